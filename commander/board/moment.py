"""Pure: what a decision may know of the world besides the board: who, when, and fresh ids."""

from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec

from commander.board.record import Occurred
from commander.board.refusal import Because, Refused

# A clock a little ahead of ours is no reason to refuse somebody's entry.
_FUTURE_GRACE = timedelta(minutes=5)
_EARLIEST_YEAR = 2000


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """When a command is decided, by whom, and a supply of ids."""

    now: datetime
    author: str
    zone: str
    fresh: Callable[[], str]
    on_behalf_of: str | None = None


def happened(occurred: Occurred | None, moment: Moment) -> Occurred:
    """When it happened: as said, if that is possible, else now."""
    if occurred is None:
        return Occurred(instant=moment.now, zone=moment.zone)
    if occurred.instant > moment.now + _FUTURE_GRACE:
        raise Refused(Because.TIME_IN_FUTURE, time=occurred.instant.isoformat(timespec="minutes"))
    if occurred.instant.year < _EARLIEST_YEAR:
        raise Refused(Because.TIME_IMPOSSIBLE, time=occurred.instant.isoformat(timespec="minutes"))
    return occurred


def ahead(due: datetime, moment: Moment) -> datetime:
    """A time that must lie in the future (a time-box, a promise)."""
    if due <= moment.now:
        raise Refused(Because.TIME_IN_PAST, time=due.isoformat(timespec="minutes"))
    return due
