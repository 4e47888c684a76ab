"""Pure: the lines of what was pasted, gathered into what was said at one time; no instant yet."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, timedelta, timezone, tzinfo
from typing import Final

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
_WEEKDAY: Final = r"(?:\s?[((][日月火水木金土][))]|\s[日月火水木金土]曜日?)?"
# A line that begins with its time: "22:31 DB が遅い", "[2026-11-22T22:31:02Z] …", "Nov 22 22:31:02 host app: …".
_TIMED: Final = re.compile(
    rf"\s{{0,3}}(?P<open>[\[(])?(?:{_DATE}{_WEEKDAY}[T\s]\s?)?{_CLOCK}{_ZONE}[\])]?"
    r"(?:\s?[-–|:>・、]\s?|(?P<tab>\t)|\s+)(?P<text>\S.*)",
    re.IGNORECASE,
)
# A line that says who speaks and when, as chats are copied: "担当A  10:31 AM", "担当A [22:31]".
_SPEAKER: Final = re.compile(
    rf"(?P<name>[^\s\d\[(@#][^\n。、,!?!?]{{0,39}}?)(?P<gap>\s{{1,4}})(?P<open>[\[(])?(?:{_DATE}{_WEEKDAY}\s)?{_CLOCK}{_ZONE}[\])]?\s*",
    re.IGNORECASE,
)
_CLOCK_ALONE: Final = re.compile(rf"(?P<space>\s*)[\[(]?{_CLOCK}[\])]?\s*", re.IGNORECASE)
_DAY_ALONE: Final = re.compile(
    rf"[-—―\s]{{0,8}}(?:[a-z]{{6,9}},\s)?{_DATE}{_WEEKDAY}[-—―\s]{{0,8}}", re.IGNORECASE
)
# Between the days of a chat: counted from the day it was copied.
_DAY_WORDS: Final = {
    "今日": 0, "本日": 0, "today": 0, "昨日": -1, "yesterday": -1, "一昨日": -2, "おととい": -2,
}  # fmt: skip
# Behind a name in a chat: an app's mark, a status.
_BESIDE_A_NAME: Final = re.compile(r"APP|アプリ|BOT|:[a-z0-9_+'-]{1,40}:", re.IGNORECASE)
_NAME_LIMIT: Final = 40
_NARROWED: Final = 2_000


@dataclass
class Found:
    """An entry while its lines are gathered. impossible: it begins with a time that there is none of."""

    clock: timedelta | None = None
    day: date | None = None
    zone: tzinfo | None = None
    author: str = ""
    lines: list[str] = field(default_factory=list)
    is_header: bool = False  # its time stands in brackets, and a name may stand behind it
    is_tabbed: bool = False  # its parts stand in columns
    impossible: bool = False


def gathered(lines: Sequence[str], today: date) -> Iterator[Found]:
    """The entries in order; what stands before the first time is one of its own."""
    current, day, author, before = Found(), None, "", ""
    narrow = [_narrow(line) for line in lines]
    speaking = _speaking(narrow)
    for line, narrowed in zip(lines, narrow, strict=True):
        named = _day_alone(narrowed, before, today)
        before = narrowed
        if named is not None:
            day = named
            continue
        if (alone := _CLOCK_ALONE.fullmatch(narrowed)) and (clock := _since_midnight(alone)) is not None:
            if alone["space"] and current.lines and 0 < len(current.lines[-1].strip()) <= _NAME_LIMIT:
                author = _name_above(current.lines)
            yield current
            current = Found(clock=clock, day=day, author=author)
        elif (timed := _TIMED.fullmatch(narrowed)) and (clock := _since_midnight(timed)) is not None:
            yield current
            current = _timed(timed, line, clock, day, today.year)
        elif (
            (speaker := _SPEAKER.fullmatch(narrowed))
            and speaker["name"] in speaking
            and (clock := _since_midnight(speaker)) is not None
        ):
            yield current
            author = line[: speaker.end("name")]
            its_day = _day(speaker, today.year) or day
            current = Found(clock=clock, day=its_day, zone=_offset(speaker), author=author)
        elif line.strip() or current.lines:
            current.lines.append(line)
    yield current


def _speaking(lines: Sequence[str]) -> set[str]:
    """Whose names stand before a time on lines of their own.

    "It fell over at 22:50" is nobody's name: what a single blank parts from its time counts where it comes again.
    """
    found = [speaker for line in lines if (speaker := _SPEAKER.fullmatch(line))]
    apart = {one["name"] for one in found if len(one["gap"]) > 1 or one["gap"] == "\t" or one["open"]}
    often = Counter(one["name"] for one in found)
    return apart | {name for name, count in often.items() if count > 1}


def _timed(found: re.Match[str], line: str, clock: timedelta, day: date | None, year: int) -> Found:
    """A line that begins with its time. A day that there is none of makes no other time of it."""
    its_day = _day(found, year)
    if its_day is None and _names_day(found):
        return Found(lines=[line.strip()], impossible=True)
    return Found(
        clock=clock,
        day=its_day or day,
        zone=_offset(found),
        lines=[line[found.start("text") :]],
        is_header=bool(found["open"]),
        is_tabbed=bool(found["tab"]),
    )


def _name_above(lines: list[str]) -> str:
    """The name on the line above a time, without what a chat puts beside it."""
    name = lines.pop().strip()
    while lines and _BESIDE_A_NAME.fullmatch(name) and 0 < len(lines[-1].strip()) <= _NAME_LIMIT:
        name = lines.pop().strip()
    return name


def _day_alone(line: str, before: str, today: date) -> date | None:
    """The day that a line names and nothing else; a bare word only where an entry can't go on."""
    word = line.strip(" -—―").lower()
    if word in _DAY_WORDS and (not before.strip() or word != line.strip().lower()):
        return today + timedelta(days=_DAY_WORDS[word])
    alone = _DAY_ALONE.fullmatch(line)
    return _day(alone, today.year) if alone else None


def _narrow(line: str) -> str:
    """Full-width figures and signs as half-width ones, one for one, so that places stay true."""
    if line.isascii():
        return line
    head, tail = line[:_NARROWED], line[_NARROWED:]
    return "".join(_half(one) for one in head) + tail


def _half(letter: str) -> str:
    if letter.isascii():
        return letter
    narrowed = unicodedata.normalize("NFKC", letter)
    return narrowed if len(narrowed) == 1 else letter


def _names_day(found: re.Match[str]) -> bool:
    return any(found[name] for name in ("year", "short_month", "named_month"))


def _day(found: re.Match[str], year: int) -> date | None:
    try:
        if found["year"]:
            return date(int(found["year"]), int(found["month"]), int(found["day"]))
        if found["short_month"]:
            return _in_year(year, int(found["short_month"]), int(found["short_day"]))
        if found["named_month"]:
            month = _MONTHS.index(found["named_month"].lower()) + 1
            named, day = found["named_year"], int(found["named_day"])
            return date(int(named), month, day) if named else _in_year(year, month, day)
    except ValueError:
        return None
    return None


def _in_year(year: int, month: int, day: int) -> date:
    """A day without its year; the 29th of February said in January is last year's, if there was one."""
    try:
        return date(year, month, day)
    except ValueError:
        return date(year - 1, month, day)


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
