"""Options of what may be made from an entry: a task, a question, a decision; and when it happened."""

from collections.abc import Callable
from typing import Any

import click

from commander.board.record import Occurred
from commander.cli.place import Place
from commander.desk.desk import Desk
from commander.journal.rows import records_named

_ENTRY = click.option(
    "--entry",
    default="",
    metavar="RECORD",
    help="The entry it is made from (its record is in `timeline --json`).",
)
_AT = click.option(
    "--at", metavar="TIME", help="When it happened; if left out: when the entry did, else now."
)


def made_from_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command these options."""
    return _ENTRY(_AT(command))


def made_from(place: Place, desk: Desk, stream: str, *, entry: str, at: str | None) -> dict[str, Any]:
    """What was given, as the fields of the command."""
    return {"entry": entry, "occurred": _occurred(place, desk, stream, entry, at)}


def _occurred(place: Place, desk: Desk, stream: str, entry: str, at: str | None) -> Occurred | None:
    if at is not None:
        return place.time(at, desk.zone)
    named = records_named(desk.journal.db, stream, entry) if entry else []
    return next((one.occurred for one in named if one.id == entry), None)
