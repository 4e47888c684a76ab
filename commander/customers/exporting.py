"""A list handed to a team: the fewest columns, one row a customer, no cell that a spreadsheet takes for a formula."""

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from commander.customers.candidates import Rows
from commander.customers.faults import CustomerFault, Why
from commander.customers.history import standing, versions
from commander.customers.list_file import ListFile
from commander.customers.standing import Standing
from commander.files import put_in_place, temporary_beside
from commander.reports.table import BOM, line

_WRITTEN_AT_ONCE: Final = 2000
_UNNAMED: Final[int] = getattr(os, "O_TMPFILE", 0)


class Export(msgspec.Struct, frozen=True, kw_only=True):
    """What was written, as the journal keeps it."""

    version: int
    columns: tuple[str, ...]
    rows: int
    digest: str


def export(file: ListFile, columns: tuple[str, ...], headings: tuple[str, ...], to: Path) -> Export:
    """Write a new private file for a team, whole or not at all: columns that the list has, under their headings.

    Raises CustomerFault; a file that is there already is never written over.
    """
    now = standing(file)
    had = [
        (column, heading)
        for column, heading in zip(columns, headings, strict=True)
        if any(column in source.columns for source in now.sources)
    ]
    if not had:
        raise CustomerFault(Why.NOTHING_TO_EXPORT, value=", ".join(headings))
    wanted = tuple(column for column, _ in had)
    digest, rows = hashlib.sha256(), 0
    try:
        with _new_file(to) as out:
            for text, count in _lines(file, now, wanted, [heading for _, heading in had]):
                piece = text.encode()
                digest.update(piece)
                out.write(piece)
                rows += count
    except FileExistsError:
        raise CustomerFault(Why.EXPORT_EXISTS, file=to.name) from None
    except OSError as fault:
        raise CustomerFault(Why.EXPORT_UNWRITABLE, file=to.name, value=fault.strerror or "") from None
    return Export(version=versions(file)[-1].number, columns=wanted, rows=rows, digest=digest.hexdigest())


@contextlib.contextmanager
def _new_file(to: Path) -> Iterator[BinaryIO]:
    """A private file that has its name once it is whole; where the system can, it has none before.

    A hidden half of a list must not stay behind when somebody kills the program.
    """
    if to.exists():
        raise FileExistsError
    part = temporary_beside(to)
    try:
        descriptor = os.open(to.parent, _UNNAMED | os.O_WRONLY, 0o600) if _UNNAMED else -1
    except OSError:
        descriptor = -1  # the file system knows no unnamed files
    named = descriptor < 0
    if named:
        descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
            if not named:
                # With a folder's descriptor Python asks for the call that follows /proc to the file itself.
                os.link(f"/proc/self/fd/{out.fileno()}", to, src_dir_fd=out.fileno(), follow_symlinks=True)
        if named:
            put_in_place(part, to)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _lines(
    file: ListFile, now: Standing, columns: tuple[str, ...], headings: Iterable[str]
) -> Iterator[tuple[str, int]]:
    """The file in pieces, each with how many customers are in it."""
    yield BOM + line(headings), 0
    held: list[str] = []
    for cells in _customers(file, now, columns):
        held.append(line(cells))
        if len(held) == _WRITTEN_AT_ONCE:
            yield "".join(held), len(held)
            held = []
    yield "".join(held), len(held)


def _customers(file: ListFile, now: Standing, columns: tuple[str, ...]) -> Iterator[list[str]]:
    """One row a customer: the first of its rows; what is blank there comes from the others."""
    waiting: dict[int, list[str]] = {}
    rows, row = Rows(file, now.sources), -1
    several = _several(now)
    for source in now.sources:
        places = [source.columns.get(column) for column in columns]
        for _, cells in rows.whole(source):
            row += 1
            root = now.root(row)
            values = [cells[place].strip() if place is not None else "" for place in places]
            if root != row:
                if (found := waiting.get(root)) is not None:
                    waiting[root] = [one or other for one, other in zip(found, values, strict=True)]
            elif not now.is_left_out(now.mask(root)):
                if several[row] and not all(values):
                    waiting[root] = values
                else:
                    yield values
    yield from waiting.values()


def _several(now: Standing) -> bytearray:
    """Which customers stand in several rows."""
    found = bytearray(len(now.groups.roots))
    for row, root in enumerate(now.groups.roots):
        if row != root:
            found[now.root(root)] = 1
    for root in now.members:
        found[root] = 1
    return found
