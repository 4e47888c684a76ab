"""Writes an incident's timeline into one file: whole or not at all, page by page, with progress, to be stopped."""

import contextlib
import os
from collections.abc import Callable, Iterator
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Protocol

import msgspec

from commander.attachments.store import Store
from commander.board.attachments import Attachment
from commander.board.board import fold
from commander.board.timeline import EntryAdded
from commander.figures.milestone_rows import milestones
from commander.files import put_in_place, temporary_beside
from commander.journal.arrival import SealedRecord
from commander.journal.timeline_rows import sortable
from commander.reading import Reading, TimelineRow
from commander.reports import record_lines
from commander.reports.attached import (
    Exported,
    archive_beside,
    check_place,
    said_of,
    with_files,
    written_archive,
)
from commander.reports.handout import Choice, Head, Row, is_wanted, rows_of
from commander.reports.handout_head import Source, head_of
from commander.reports.html import html
from commander.reports.markdown import markdown
from commander.reports.record_lines import FirstLine
from commander.reports.table import BOM, table
from commander.reports.veil import Veil, veil_for
from commander.unfinished import noted

_PAGE = 500
_ASKED_EVERY = 20
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class Form(StrEnum):
    """What a timeline is handed out as; the value ends the file's name."""

    MARKDOWN = "md"
    HTML = "html"
    CSV = "csv"
    JSON_LINES = "jsonl"
    PDF = "pdf"


class Stopped(Exception):
    """A person stopped it; nothing was left behind."""


class NotWhole(Exception):
    """Records can't be handed out in part or without names: the hashes are over all that they say."""


class NotVeiled(Exception):
    """Attached files can't be handed out without names: nobody can take them out of a picture or a log."""


class Printer(Protocol):
    """Makes a PDF of a handout at a path where nothing is yet (ui/printing.py). Any thread."""

    def __call__(self, path: Path, head: Head, rows: Iterator[Row]) -> None:
        """Print it; what the rows raise ends it."""


class Handout(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be written: the head is known, the rows are read as they are asked for, once."""

    head: Head
    rows: Iterator[Row]
    files: list[Attachment] = []  # what hangs on the rows that were read so far


def go_on(_done: int, _of: int) -> bool:
    """Progress that nobody watches and nobody stops."""
    return True


def handout(
    reading: Reading, choice: Choice, now: datetime, told: Callable[[int, int], bool] = go_on
) -> Handout:
    """A timeline ready to be written. told hears how far it is and answers whether to go on; else Stopped."""
    source = _source(reading, choice.stream)
    state = reading.state_records(choice.stream)
    board, policy = fold(choice.stream, state), reading.policy()
    everything = reading.timeline_keys(choice.stream)
    veil: Veil | None = None
    if choice.redact:
        authors = reading.authors([key[2] for key in everything])
        heard = _heard(reading, [key[2] for key in everything], told)
        veil = veil_for(policy, state, authors, choice.language, heard)
    since, until = (sortable(time) if time else None for time in (choice.since, choice.until))
    positions = [
        key[2]
        for key in everything
        if (since is None or key[0] >= since) and (until is None or key[0] <= until)
    ]
    if choice.positions:
        chosen = frozenset(choice.positions)
        positions = [position for position in positions if position in chosen]
    if choice.kinds:
        positions = _of_kinds(reading, positions, choice, told)
    head = head_of(board, policy, choice, now, len(positions), veil, source)
    found = _read(reading, positions, told)
    files: list[Attachment] = []
    rows = rows_of(found, policy, choice, head, veil, milestones(board, policy), board.signals)
    return Handout(head=head, rows=with_files(rows, board.attachments, veil, files), files=files)


def pieces(
    reading: Reading,
    form: Form,
    choice: Choice,
    now: datetime,
    *,
    bom: bool = False,
    told: Callable[[int, int], bool] = go_on,
) -> Iterator[bytes]:
    """The bytes of a handout, piece by piece; a PDF has only those of its file, so it is no form here.

    Raises NotWhole, Stopped.
    """
    if form is Form.JSON_LINES:
        if not choice.is_whole:
            raise NotWhole
        yield from _record_lines(reading, choice.stream, now, told)
        return
    yield from _said(handout(reading, choice, now, told), form, bom=bom)


def _said(found: Handout, form: Form, *, bom: bool) -> Iterator[bytes]:
    if form is Form.CSV and bom:
        yield BOM.encode()
    writers = {Form.MARKDOWN: markdown, Form.HTML: html, Form.CSV: table}
    for piece in writers[form](found.head, found.rows):
        yield piece.encode()


def export(
    reading: Reading,
    form: Form,
    choice: Choice,
    now: datetime,
    path: Path,
    *,
    over: bool = False,
    bom: bool = False,
    told: Callable[[int, int], bool] = go_on,
    printer: Printer | None = None,
    attachments: bool = False,
) -> Exported:
    """Write a handout into a file for its owner alone; when this returns, all of it is on disk.

    attachments: the files that hang on its rows too, in an archive beside it, which stands first. Raises
    FileExistsError without over, PlantedLink or another OSError, Stopped, NotWhole, NotVeiled; then nothing is left.
    """
    if attachments and choice.redact:
        raise NotVeiled
    check_place(path, over=over)
    if attachments:
        check_place(archive_beside(path), over=over)
    part, beside = temporary_beside(path), temporary_beside(archive_beside(path))
    with contextlib.ExitStack() as held:
        about_to_place = held.enter_context(noted(reading.home, (part, beside)))
        held.callback(_remove, part)
        files = _write(reading, form, choice, now, (part, path), bom=bom, told=told, printer=printer)
        exported = Exported()
        if attachments and files:
            as_is, store = form is Form.JSON_LINES, Store(reading.home)
            archive = written_archive(path, beside, store, files, _unless_stopped(told), as_is=as_is)
            put = held.enter_context(archive)
            about_to_place(beside, archive_beside(path))
            exported = put(over)
        with _or_neither(exported):
            put_in_place(part, path, over=over)
        return exported


def _remove(part: Path) -> None:
    with contextlib.suppress(OSError):
        part.unlink(missing_ok=True)


def _write(
    reading: Reading,
    form: Form,
    choice: Choice,
    now: datetime,
    places: tuple[Path, Path],
    *,
    bom: bool,
    told: Callable[[int, int], bool],
    printer: Printer | None,
) -> list[Attachment]:
    """Write the file itself under another name; the files that hang on what it shows."""
    part, path = places
    if form is Form.JSON_LINES:
        with _private_file(part, path) as file:
            for piece in pieces(reading, form, choice, now, told=told):
                file.write(piece)
        return reading.board(choice.stream).attachments.all()
    found = handout(reading, choice, now, told)
    if form is Form.PDF:
        if printer is None:
            raise ValueError(form)
        with _private_file(part, path):
            pass
        with said_of(part, path):
            printer(part, found.head, found.rows)
    else:
        with _private_file(part, path) as file:
            for piece in _said(found, form, bom=bom):
                file.write(piece)
    return found.files


@contextlib.contextmanager
def _or_neither(exported: Exported) -> Iterator[None]:
    """The archive never stands alone: without its handout nobody knows what the files are."""
    try:
        yield
    except BaseException:
        if exported.archive is not None:
            exported.archive.unlink(missing_ok=True)
        raise


def _unless_stopped(told: Callable[[int, int], bool]) -> Callable[[int, int], None]:
    def tell(done: int, of: int) -> None:
        if not told(done, of):
            raise Stopped

    return tell


@contextlib.contextmanager
def _private_file(part: Path, named: Path) -> Iterator[BinaryIO]:
    """A new file that nobody else can read."""
    with said_of(part, named):
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            yield file


def _source(reading: Reading, stream: str) -> Source:
    """What the handout is made from, to be found again in JSON Lines of the same journal."""
    count, _, last = reading.extent(stream)
    newest = reading.sealed_records(stream, last - 1, last)
    return Source(records=count, newest=newest[0].hash if newest else "")


def _of_kinds(
    reading: Reading, positions: list[int], choice: Choice, told: Callable[[int, int], bool]
) -> list[int]:
    """The rows of the kinds asked for, in the order they are shown."""
    return [
        row.record.position
        for row in _read(reading, positions, _beforehand(told))
        if is_wanted(row.record.event, choice.kinds)
    ]


def _heard(reading: Reading, positions: list[int], told: Callable[[int, int], bool]) -> dict[str, str]:
    """Who said in Slack what stands in the timeline: their names, with their ids there."""
    found: dict[str, str] = {}
    for row in _read(reading, positions, _beforehand(told)):
        event = row.record.event
        if isinstance(event, EntryAdded) and event.heard is not None and event.heard.by:
            found.setdefault(event.heard.by, event.heard.user)
    return found


def _beforehand(told: Callable[[int, int], bool]) -> Callable[[int, int], bool]:
    """What is only looked through can be stopped too, and counts as none of the rows."""
    return lambda _done, of: told(0, of)


def _read(reading: Reading, positions: list[int], told: Callable[[int, int], bool]) -> Iterator[TimelineRow]:
    """The rows at some positions in that order, a page at a time; one that was erased meanwhile is passed over.

    told is asked every few rows: a page of a PDF takes long beside a window that is busy.
    """
    for start in range(0, len(positions), _PAGE):
        page = positions[start : start + _PAGE]
        if not told(start, len(positions)):
            raise Stopped
        rows = {row.record.position: row for row in reading.timeline_rows(page)}
        for number, position in enumerate(page):
            if number and number % _ASKED_EVERY == 0 and not told(start + number, len(positions)):
                raise Stopped
            if position in rows:
                yield rows[position]
    told(len(positions), len(positions))


def _record_lines(
    reading: Reading, stream: str, now: datetime, told: Callable[[int, int], bool]
) -> Iterator[bytes]:
    count, first, last = reading.extent(stream)
    incident = fold(stream, reading.state_records(stream)).incident
    about = FirstLine(
        format=record_lines.FORMAT,
        version=record_lines.VERSION,
        incident=stream,
        id=incident.short_id,
        title=incident.title,
        kind=incident.kind,
        records=count,
        exported_at=now,
    )

    def records() -> Iterator[SealedRecord]:
        done = 0
        for start in range(first - 1, last, _PAGE):
            if not told(done, count):
                raise Stopped
            page = reading.sealed_records(stream, start, min(start + _PAGE, last))
            done += len(page)
            yield from page
        told(done, count)

    return record_lines.written(about, records())
