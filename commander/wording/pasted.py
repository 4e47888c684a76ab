"""Pure: what was pasted as entries of their own: chat transcripts, logs and lists, with the times they carry (4-05)."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from commander.board.record import Occurred
from commander.board.timeline import EntryKind
from commander.wording.said import kind_at_start

LINES_AT_ONCE: Final = 2_000

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE: Final = (
    r"(?:(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"
    r"|(?P<short_month>\d{1,2})(?:/|月)(?P<short_day>\d{1,2})日?"
    rf"|(?P<named_month>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?\s{{1,2}}(?P<named_day>\d{{1,2}})(?:st|nd|rd|th)?"
    r"(?:,?\s(?P<named_year>\d{4}))?)"
)
_CLOCK: Final = (
    r"(?:(?P<before>午前|午後)\s?)?(?P<hour>\d{1,2})(?::|時)(?P<minute>\d{2})分?"
    r"(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?(?:\s?(?P<after>[ap]\.?m\.?))?"
)
_ZONE: Final = r"(?P<zone>\s?(?:Z|UTC|GMT|JST)(?![A-Za-z])|\s?[+-]\d{2}:?\d{2}(?!\d))?"
_WEEKDAY: Final = r"(?:\s?[((][日月火水木金土][))])?"
# A line that begins with its time: "22:31 DB が遅い", "[2026-11-22T22:31:02Z] …", "Nov 22 22:31:02 host app: …".
_TIMED: Final = re.compile(
    rf"\s{{0,3}}[\[(]?(?:{_DATE}{_WEEKDAY}[T\s]\s?)?{_CLOCK}{_ZONE}[\])]?(?:\s?[-–|:>・、]\s?|\s+)(?P<text>\S.*)",
    re.IGNORECASE,
)
# A line that says who speaks and when, as chats are copied: "担当A  10:31 AM", "担当A [22:31]".
_SPEAKER: Final = re.compile(
    rf"(?P<name>[^\s\d\[(][^\n]{{0,60}}?)\s{{1,4}}[\[(]?(?:{_DATE}{_WEEKDAY}\s)?{_CLOCK}{_ZONE}[\])]?\s*",
    re.IGNORECASE,
)
_CLOCK_ALONE: Final = re.compile(rf"(?P<space>\s*)[\[(]?{_CLOCK}[\])]?\s*", re.IGNORECASE)
_DAY_ALONE: Final = re.compile(
    rf"[-—―\s]{{0,8}}(?:[a-z]{{6,9}},\s)?{_DATE}{_WEEKDAY}[-—―\s]{{0,8}}", re.IGNORECASE
)
_NAME_LIMIT: Final = 40
_AHEAD_GRACE: Final = timedelta(minutes=5)
_HALF_DAY: Final = timedelta(hours=12)


class Pasted(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of what was pasted. occurred None: it carries no time; author: who spoke, as it was written."""

    text: str
    occurred: Occurred | None = None
    author: str = ""
    kind: EntryKind = EntryKind.FACT


@dataclass
class _Found:
    """An entry while its lines are gathered."""

    clock: timedelta | None = None
    day: date | None = None
    zone: tzinfo | None = None
    author: str = ""
    lines: list[str] = field(default_factory=list)


def split(text: str, now: datetime, zone: str) -> tuple[Pasted, ...]:
    """The entries of a pasted text: one for each time that begins a line, else one for each line.

    Times without a day are the last such times before now, in order; so a list that crosses midnight keeps its order.
    """
    lines = [line.rstrip() for line in text.splitlines()]
    found = [one for one in _gathered(lines, now.astimezone(_zone(zone)).year) if one.clock or one.lines]
    if not any(one.clock is not None for one in found):
        return tuple(_plain(line) for line in map(str.strip, lines) if line)
    instants = _instants(found, now, _zone(zone))
    return tuple(
        _entry(one, instant, zone) for one, instant in zip(found, instants, strict=True) if any(one.lines)
    )


def _plain(line: str) -> Pasted:
    kind, text = kind_at_start(line)
    return Pasted(text=text, kind=kind or EntryKind.FACT)


def _entry(one: _Found, instant: datetime | None, zone: str) -> Pasted:
    kind, text = kind_at_start("\n".join(one.lines).strip())
    occurred = None
    if instant is not None:
        said_in = zone if one.zone is None else instant.isoformat()[-6:]
        occurred = Occurred(instant=instant, zone=said_in)
    return Pasted(text=text, occurred=occurred, author=one.author, kind=kind or EntryKind.FACT)


def _gathered(lines: Sequence[str], year: int) -> Iterator[_Found]:
    """The entries in order; what stands before the first time is one of its own."""
    current, day, author = _Found(), None, ""
    for line in lines:
        plain = _narrow(line)
        if (alone := _DAY_ALONE.fullmatch(plain)) and (named := _day(alone, year)):
            day = named
            continue
        if (alone := _CLOCK_ALONE.fullmatch(plain)) and (clock := _since_midnight(alone)) is not None:
            if alone["space"] and current.lines and 0 < len(current.lines[-1].strip()) <= _NAME_LIMIT:
                author = current.lines.pop().strip()
            yield current
            current = _Found(clock=clock, day=day, author=author)
        elif (timed := _TIMED.fullmatch(plain)) and (clock := _since_midnight(timed)) is not None:
            yield current
            said = line[timed.start("text") :]
            current = _Found(clock=clock, day=_day(timed, year) or day, zone=_offset(timed), lines=[said])
        elif (speaker := _SPEAKER.fullmatch(plain)) and (clock := _since_midnight(speaker)) is not None:
            yield current
            author = line[: speaker.end("name")]
            current = _Found(
                clock=clock, day=_day(speaker, year) or day, zone=_offset(speaker), author=author
            )
        elif line.strip() or current.lines:
            current.lines.append(line)
    yield current


def _narrow(line: str) -> str:
    """Full-width figures and signs as half-width ones, one for one, so that places stay true."""
    return (
        "".join(
            plain if len(plain := unicodedata.normalize("NFKC", one)) == 1 else one for one in line[:2_000]
        )
        + line[2_000:]
    )


def _day(found: re.Match[str], year: int) -> date | None:
    try:
        if found["year"]:
            return date(int(found["year"]), int(found["month"]), int(found["day"]))
        if found["short_month"]:
            return date(year, int(found["short_month"]), int(found["short_day"]))
        if found["named_month"]:
            month = _MONTHS.index(found["named_month"].lower()) + 1
            return date(int(found["named_year"] or year), month, int(found["named_day"]))
    except ValueError:
        return None
    return None


def _since_midnight(found: re.Match[str]) -> timedelta | None:
    hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    half = (found["before"] or found["after"] or "").lower().replace(".", "")
    if half and not 0 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half in {"午後", "pm"} else 0)
    if hour > 29 or minute > 59 or second > 59:
        return None
    return timedelta(hours=hour, minutes=minute, seconds=second)


def _offset(found: re.Match[str]) -> tzinfo | None:
    said = (found["zone"] or "").strip().upper()
    if not said:
        return None
    if said == "JST":
        return timezone(timedelta(hours=9))
    if said[0] not in "+-":
        return UTC
    digits = said[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 14 or minutes > 59:
        return None
    span = timedelta(hours=hours, minutes=minutes)
    return timezone(span if said[0] == "+" else -span)


def _instants(found: Sequence[_Found], now: datetime, here: tzinfo) -> list[datetime | None]:
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
