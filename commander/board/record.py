"""Pure: what a record is. Its bytes, its hash and its place in the file are the journal's business."""

from datetime import datetime
from functools import cache
from typing import Annotated, Any, ClassVar

import msgspec
import msgspec.structs

AUTOMATIC = "commander"  # the author of what no person recorded: attempts, answers of the other side
ORGANISATION = "organisation"  # the stream of organisation-wide facts; every other stream is an incident
# A time without its offset is none: whatever compared it with another would fall over.
Instant = Annotated[datetime, msgspec.Meta(tz=True)]


# What lies outside can be no time of ours, and at the calendar's ends another zone has no name for it.
_FIRST_YEAR, _LAST_YEAR = 1970, 2200


def is_in_range(said: Any) -> bool:
    """Whether every time in an event, or in what it holds, lies in the years that any zone can show."""
    if isinstance(said, datetime):
        return _FIRST_YEAR <= said.year <= _LAST_YEAR
    if isinstance(said, msgspec.Struct):
        return all(is_in_range(getattr(said, name)) for name in _timed(type(said)))
    if isinstance(said, tuple):
        return all(map(is_in_range, said))
    return True


@cache
def _timed(struct: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields that may hold a time: a timeline of a hundred thousand entries has none to look at."""
    return tuple(
        field.name
        for field in msgspec.structs.fields(struct)
        if not isinstance(field.type, type) or issubclass(field.type, (datetime, msgspec.Struct))
    )


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened, named in the past tense; stored as `kind` with its version, never renamed."""

    KIND: ClassVar[str]
    VERSION: ClassVar[int] = 1

    @property
    def in_timeline(self) -> bool:
        """False: too fine for the timeline (an attempt, a wording kept); still a record."""
        return True


class Unknown(Event, frozen=True, kw_only=True):
    """A kind or version from a newer Commander: kept, passed on and shown as such."""

    KIND: ClassVar[str] = "unknown"


class Erased(Event, frozen=True, kw_only=True):
    """A record whose body was erased; its header still stands in the chain."""

    KIND: ClassVar[str] = "body-erased"


class Occurred(msgspec.Struct, frozen=True, kw_only=True):
    """When it happened, as it was said: an instant, the zone it was said in, and whether it was 約."""

    instant: Instant  # aware
    zone: str  # "Asia/Tokyo", or an offset such as "+09:00"
    approximate: bool = False


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """What a decision adds: an event and where it belongs. The journal makes a record of it."""

    event: Event
    about: str  # entity and field: "severity", "role:scribe", "impact:<row>", "entry:<id>"
    bases: tuple[str, ...] = ()  # ids of the records it replaces
    occurred: Occurred | None = None  # None: now
    on_behalf_of: str | None = None
    stream: str | None = None  # None: the stream of the command


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A fact made durable: the header's fields, the event, and its place in this journal."""

    id: str
    stream: str
    writer: str
    epoch: int
    seq: int
    prev: str
    seen: dict[str, int]
    at: str  # hybrid time; orders the fold, everywhere the same
    recorded: datetime  # the machine's wall clock with offset, for display
    occurred: Occurred
    author: str
    on_behalf_of: str | None
    kind: str
    version: int
    about: str
    bases: tuple[str, ...]
    event: Event
    position: int  # order of arrival in this journal file; local, never synced
