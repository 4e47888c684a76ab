"""A handout as one page of HTML that needs nothing else; every word of it is escaped by the template."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from commander.reports.handout import Head, Row, both_clocks, day, notes

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).resolve().parents[2] / "resources" / "reports"


class _Shown(msgspec.Struct, frozen=True, kw_only=True):
    """One row with what the template shows of it; `day` where the row above has another."""

    said: Row
    day: str
    home: str
    reader: str
    notes: str


def html(head: Head, rows: Iterable[Row]) -> Iterator[str]:
    """The whole page, piece by piece: a hundred thousand rows are never held at once."""
    own = style()
    digest = base64.b64encode(hashlib.sha256(own.encode()).digest()).decode()
    template = environment().get_template("timeline.html.j2")
    yield from template.generate(
        head=head, rows=_shown(head, rows), style=trusted(own), style_hash=f"sha256-{digest}"
    )


def _shown(head: Head, rows: Iterable[Row]) -> Iterator[_Shown]:
    last = ""
    for row in rows:
        today = day(row.instant, head.homes[0], head.language)
        home, reader = both_clocks(row, head)
        yield _Shown(
            said=row,
            day=today if today != last else "",
            home=home,
            reader=reader,
            notes=notes(row, head),
        )
        last = today


@cache
def style() -> str:
    """The one style sheet of every handout."""
    return (TEMPLATES / "timeline.css").read_text("utf-8")


def trusted(own: str) -> str:
    """A text of our own, which the template need not escape."""
    from markupsafe import Markup

    return Markup(own)


@cache
def environment() -> "Environment":
    """What fills the templates; everything is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
