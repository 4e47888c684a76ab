"""Pure: what was pasted as entries of their own: chat transcripts, logs and lists, with the times they carry (4-05)."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from commander.board.record import Occurred
from commander.board.timeline import EntryKind
from commander.wording.pasted_lines import Found, gathered
from commander.wording.pasted_speakers import with_speakers
from commander.wording.said import kind_at_start
from commander.wording.slack_export import exported, looks_exported

LINES_AT_ONCE: Final = 2_000
ENTRIES_AT_ONCE: Final = 2_000
_AHEAD_GRACE: Final = timedelta(minutes=5)
_HALF_DAY: Final = timedelta(hours=12)


class Pasted(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of what was pasted. occurred None: it carries no time; author: who spoke, as it was written.

    impossible: it began with a time that there is none of (2/29, most years), which stands in its words.
    """

    text: str
    occurred: Occurred | None = None
    author: str = ""
    kind: EntryKind = EntryKind.FACT
    impossible: bool = False


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """Whom the desk knows: names by how people are called, and by their ids in Slack."""

    names: Mapping[str, str] = {}
    slack: Mapping[str, str] = {}


def split(text: str, now: datetime, zone: str, known: Known | None = None) -> tuple[Pasted, ...]:
    """The entries of a pasted text: one for each message or time that begins a line, else one for each line.

    Times without a day are the last such times before now, in order; so a list that crosses midnight keeps its order.
    """
    known = known or Known()
    if looks_exported(text) and (messages := exported(text, known.slack)):
        return tuple(
            _entry(one.text, one.at.astimezone(_zone(zone)), zone, one.author, about_people=one.about_people)
            for one in messages
        )
    lines = [line.rstrip() for line in text.splitlines()]
    found = [
        one
        for one in gathered(lines, now.astimezone(_zone(zone)).date())
        if one.clock is not None or one.lines
    ]
    if not any(one.clock is not None or one.impossible for one in found):
        return tuple(_entry(line, None, zone) for line in map(str.strip, lines) if line)
    with_speakers(found, known.names)
    instants = _instants(found, now, _zone(zone))
    return tuple(
        _entry(
            "\n".join(one.lines),
            instant,
            zone if one.zone is None or instant is None else instant.isoformat()[-6:],
            one.author,
            impossible=one.impossible,
        )
        for one, instant in zip(found, instants, strict=True)
        if any(one.lines)
    )


def _entry(
    words: str,
    instant: datetime | None,
    said_in: str,
    author: str = "",
    *,
    about_people: bool = False,
    impossible: bool = False,
) -> Pasted:
    kind, text = kind_at_start(words.strip())
    return Pasted(
        text=text,
        occurred=None if instant is None else Occurred(instant=instant, zone=said_in),
        author=author,
        kind=EntryKind.PEOPLE if about_people else kind or EntryKind.FACT,
        impossible=impossible,
    )


def _instants(found: Sequence[Found], now: datetime, here: tzinfo) -> list[datetime | None]:
    """Their instants, from the last to the first: each lies before the one that follows it, and none lies ahead."""
    instants: list[datetime | None] = []
    after = now + _AHEAD_GRACE
    for one in reversed(found):
        instant = None
        if one.clock is not None:
            there = one.zone or here
            if one.day is not None:
                instant = _at(one.day, one.clock, there)
                if instant > now + _HALF_DAY * 2:
                    # A day without its year is in the last one that it can be.
                    instant = _at(_year_before(one.day), one.clock, there)
            else:
                instant = _at(after.astimezone(there).date(), one.clock, there)
                # A little out of order is no other day: chats are sorted, hands are not.
                if instant > after + (_HALF_DAY if instants else timedelta()):
                    instant = _at(after.astimezone(there).date() - timedelta(days=1), one.clock, there)
            after = min(after, instant) if instants else instant
        instants.append(instant)
    return instants[::-1]


def _at(day: date, clock: timedelta, zone: tzinfo) -> datetime:
    """The wall clock's reading; one that a change of clocks skips becomes one that exists."""
    reading = datetime.combine(day, time(), tzinfo=UTC) + clock
    return reading.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC
