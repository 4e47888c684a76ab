"""Pure: a handout as CSV that no spreadsheet takes for a formula."""

from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo
from typing import Final

from commander.reports.handout import Head, Row, listed

# What a spreadsheet reads as a formula, or skips before one; and our own guard, so that it can be taken off again.
_DANGEROUS: Final = frozenset("=+-@\t\r\n＝＋－＠'")
GUARD: Final = "'"
BOM: Final = "\ufeff"
_QUOTE, _TWO_QUOTES = '"', '""'


def table(head: Head, rows: Iterable[Row]) -> Iterator[str]:
    """The whole file, piece by piece; the zones stand in the names of the columns."""
    yield line(_columns(head))
    home, reader = head.homes
    for row in rows:
        cells = (
            stamp(row.instant, home),
            stamp(row.instant, reader),
            head.word("approximate") if row.approximate else "",
            row.kind,
            row.text,
            row.state,
            row.author,
            row.source,
            stamp(row.recorded, home),
            f"{head.mark} {head.short_id}".strip(),
            row.record,
            row.milestones,
            listed(row.files, head.language),
        )
        yield line(cells)


def line(cells: Iterable[str]) -> str:
    """One line as RFC 4180 has it, every cell in quotes: what is in it ends no cell and no line."""
    return ",".join([f'"{guarded(cell).replace(_QUOTE, _TWO_QUOTES)}"' for cell in cells]) + "\r\n"


def guarded(cell: str) -> str:
    """A cell that is text whatever it begins with."""
    return GUARD + cell if cell[:1] in _DANGEROUS and cell else cell


def stamp(instant: datetime, zone: tzinfo) -> str:
    """2026-11-22 17:24:05+09:00: sorts as text within a zone, and says which."""
    return instant.astimezone(zone).isoformat(sep=" ", timespec="seconds")


def _columns(head: Head) -> list[str]:
    home, reader = head.zone_names
    when, word = head.word("when"), head.word
    return [
        f"{when} ({home})",
        f"{when} ({reader})",
        word("approximate"),
        word("kind"),
        word("text"),
        word("state"),
        word("author"),
        word("source"),
        f"{word('recorded')} ({home})",
        "ID",
        word("record"),
        word("milestone"),
        word("files"),
    ]
