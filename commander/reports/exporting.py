"""Writes an incident's timeline into one file: whole or not at all, page by page, with progress, to be stopped."""

import contextlib
import os
from collections.abc import Callable, Iterator
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Protocol

import msgspec

from commander.board.board import fold
from commander.files import PlantedLink, put_in_place, temporary_beside
from commander.journal.arrival import SealedRecord
from commander.journal.timeline_rows import sortable
from commander.milestone_rows import milestones
from commander.reading import Reading, TimelineRow
from commander.reports import record_lines
from commander.reports.handout import Choice, Head, Row, head_of, is_wanted, rows_of
from commander.reports.html import html
from commander.reports.markdown import markdown
from commander.reports.record_lines import FirstLine
from commander.reports.table import BOM, table
from commander.reports.veil import Veil, veil_for

_PAGE = 500
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


class Printer(Protocol):
    """Makes a PDF of a handout at a path where nothing is yet (ui/printing.py). Any thread."""

    def __call__(self, path: Path, head: Head, rows: Iterator[Row]) -> None:
        """Print it; what the rows raise ends it."""


class Handout(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be written: the head is known, the rows are read as they are asked for, once."""

    head: Head
    rows: Iterator[Row]


def go_on(_done: int, _of: int) -> bool:
    """Progress that nobody watches and nobody stops."""
    return True


def handout(
    reading: Reading, choice: Choice, now: datetime, told: Callable[[int, int], bool] = go_on
) -> Handout:
    """A timeline ready to be written. told hears how far it is and answers whether to go on; else Stopped."""
    state = reading.state_records(choice.stream)
    board, policy = fold(choice.stream, state), reading.policy()
    everything = reading.timeline_keys(choice.stream)
    veil: Veil | None = None
    if choice.redact:
        authors = reading.authors([key[2] for key in everything])
        veil = veil_for(policy, state, authors, choice.language)
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
        positions = _of_kinds(reading, positions, choice)
    head = head_of(board, policy, choice, now, len(positions), veil)
    found = _read(reading, positions, told)
    return Handout(head=head, rows=rows_of(found, policy, choice, head, veil, milestones(board, policy)))


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
    found = handout(reading, choice, now, told)
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
) -> None:
    """Write a handout into a file for its owner alone; when this returns, all of it is on disk.

    Raises FileExistsError without over, PlantedLink or another OSError, Stopped, NotWhole; then nothing is left.
    """
    if path.is_symlink():
        raise PlantedLink(path)
    if path.exists() and not (over and path.is_file()):
        raise FileExistsError(17, "something is there already", str(path))
    part = temporary_beside(path)
    try:
        if form is Form.PDF:
            if printer is None:
                raise ValueError(form)
            found = handout(reading, choice, now, told)
            with _private_file(part, path):
                pass
            printer(part, found.head, found.rows)
        else:
            with _private_file(part, path) as file:
                for piece in pieces(reading, form, choice, now, bom=bom, told=told):
                    file.write(piece)
        put_in_place(part, path, over=over)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


@contextlib.contextmanager
def _private_file(part: Path, named: Path) -> Iterator[BinaryIO]:
    """A new file that nobody else can read; faults speak of the file that was asked for."""
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW, 0o600), "wb") as file:
            yield file
    except OSError as error:
        if error.filename not in (None, str(part)):
            raise
        raise type(error)(error.errno, error.strerror, str(named)) from error


def _of_kinds(reading: Reading, positions: list[int], choice: Choice) -> list[int]:
    """The rows of the kinds asked for, in the order they are shown."""
    return [
        row.record.position
        for row in _read(reading, positions, go_on)
        if is_wanted(row.record.event, choice.kinds)
    ]


def _read(reading: Reading, positions: list[int], told: Callable[[int, int], bool]) -> Iterator[TimelineRow]:
    """The rows at some positions in that order, a page at a time; one that was erased meanwhile is passed over."""
    for start in range(0, len(positions), _PAGE):
        if not told(start, len(positions)):
            raise Stopped
        page = positions[start : start + _PAGE]
        rows = {row.record.position: row for row in reading.timeline_rows(page)}
        yield from (rows[position] for position in page if position in rows)
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
