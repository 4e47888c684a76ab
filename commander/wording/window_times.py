"""Pure: a time as people type it for a plan: also one that a change of clocks skips or has twice is said so."""

from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo

import msgspec

from commander.board.record import Occurred
from commander.wording.language import Bilingual, Language
from commander.wording.sentences import shown
from commander.wording.times import TimeFault, parse

_MINUTE = timedelta(minutes=1)
_FAR = timedelta(days=300)


class ClockReason(StrEnum):
    """What a change of clocks makes of a reading."""

    TWICE = "twice"
    NEVER = "never"


_SENTENCES = {
    ClockReason.TWICE: Bilingual(
        "「{text}」は {zone} で時計が戻るため 2 回あります。{first} か {second} と書いてください。",
        '"{text}" comes twice in {zone}, where the clocks go back: write {first} or {second}.',
    ),
    ClockReason.NEVER: Bilingual(
        "「{text}」は {zone} で時計が進むため存在しません。{first} などと書いてください。",
        '"{text}" does not exist in {zone}, where the clocks go forward: write {first}, for example.',
    ),
}


class ClockFault(msgspec.Struct, frozen=True, kw_only=True):
    """A reading of the clock that means two instants or none."""

    reason: ClockReason
    text: str
    zone: str
    first: str
    second: str

    def sentence(self, language: Language) -> str:
        """What is wrong and how to write it, as one line of text."""
        said = _SENTENCES[self.reason].said_in(language)
        return said.format(text=shown(self.text), zone=shown(self.zone), first=self.first, second=self.second)


def planned_time(text: str, now: datetime, zone: str) -> Occurred | TimeFault | ClockFault:
    """The instant that a typed time of a plan means, in a zone that this machine knows; never a guess between two.

    A time without a date is the next one after now.
    """
    found = parse(text, now, zone, ahead=True)
    if isinstance(found, TimeFault) or found.zone != zone or _is_relative(text, now, zone, found.instant):
        return found
    there = ZoneInfo(zone)
    # What stands on the wall clock, read as if no clock were ever changed.
    reading = parse(text, now.astimezone(there).replace(tzinfo=UTC), "UTC", ahead=True)
    if isinstance(reading, TimeFault):
        return reading
    return _unequivocal(text, reading.instant.replace(tzinfo=None), zone, there) or found


def planned_end(text: str, starts: datetime, now: datetime, zone: str) -> Occurred | TimeFault | ClockFault:
    """The end of a window: 05:00 and +2h count from its start, a date before it is what was meant, not next year's."""
    found = planned_time(text, starts, zone)
    if isinstance(found, Occurred) and found.instant - starts > _FAR:
        meant = planned_time(text, now, zone)
        if isinstance(meant, Occurred) and meant.instant <= starts:
            return meant
    return found


def _unequivocal(text: str, wall: datetime, zone: str, there: tzinfo) -> ClockFault | None:
    first, second = wall.replace(tzinfo=there), wall.replace(tzinfo=there, fold=1)
    if first.utcoffset() == second.utcoffset():
        return None
    exists = first.astimezone(UTC).astimezone(there).replace(tzinfo=None) == wall
    if not exists:
        # The reading as if the clocks had not gone forward: it exists, an hour on.
        first = second = first.astimezone(UTC).astimezone(there)
    return ClockFault(
        reason=ClockReason.TWICE if exists else ClockReason.NEVER,
        text=text,
        zone=zone,
        first=_iso(first),
        second=_iso(second),
    )


def _is_relative(text: str, now: datetime, zone: str, instant: datetime) -> bool:
    """Whether the text counts from now (+2h): then it names an instant, whatever the clocks do."""
    later = parse(text, now + _MINUTE, zone, ahead=True)
    return isinstance(later, Occurred) and later.instant - instant == _MINUTE


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")
