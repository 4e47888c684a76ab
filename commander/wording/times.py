"""Pure: a time as people type it (22:31, -3m, 25:10, 昨日 23:50, full-width too) as an instant, or why it is none."""

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo

import msgspec

from commander.board.record import Occurred
from commander.wording.language import Bilingual, Language
from commander.wording.sentences import shown

_LONGEST = 80
_FIRST_YEAR, _LAST_YEAR = 2000, 2200
# Somebody's clock may be a little ahead of ours: 22:31 typed at 22:30 is now, not yesterday.
_AHEAD_GRACE = timedelta(minutes=5)
_LAST_HOUR = 35  # 25:10 is ten past one at night; beyond the next noon nobody counts on

_DASHES = str.maketrans(dict.fromkeys("ー−–—‐‑‒―", "-"))
_ABOUT_BEFORE = re.compile(r"^(?:約|およそ|だいたい|about\s|approx\.?\s|ca\.?\s|~)\s*", re.IGNORECASE)
_ABOUT_AFTER = re.compile(r"\s*(?:頃|ごろ|ころ|くらい|ぐらい)$")
_DAY_WORDS = {
    "一昨日": -2, "おととい": -2, "昨日": -1, "きのう": -1, "yesterday": -1, "今日": 0, "きょう": 0, "本日": 0,
    "today": 0, "明日": 1, "あした": 1, "翌日": 1, "tomorrow": 1,
}  # fmt: skip
_CLOCK = (
    r"(?:(?P<hour>\d{1,2}):(?P<minute>\d{1,2})(?::(?P<second>\d{1,2}))?"
    r"|(?P<kanji_hour>\d{1,2})時(?:(?P<kanji_minute>\d{1,2})分|(?P<half>半))?)"
)
_CLOCK_ONLY = re.compile(_CLOCK)
_DAY_AND_CLOCK = re.compile(rf"(?P<word>{'|'.join(_DAY_WORDS)})\s*の?\s*{_CLOCK}", re.IGNORECASE)
_DATE_AND_CLOCK = re.compile(
    r"(?:(?P<year>\d{4})[-/.年])?(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?(?:\s*T\s*|\s+|(?<=日))"
    + _CLOCK,
    re.IGNORECASE,
)
_SPAN = r"(?:(?P<hours>\d{1,5})\s*(?:h|hours?|hrs?|時間))?\s*(?:(?P<minutes>\d{1,6})\s*(?:m|min|mins|minutes?|分)?)?"
_SIGNED = re.compile(rf"(?P<sign>[+-])\s*{_SPAN}", re.IGNORECASE)
_SPOKEN = re.compile(rf"{_SPAN}\s*(?P<way>前|後|ago)", re.IGNORECASE)
_NOW = frozenset({"now", "今", "いま", "現在"})


class TimeReason(StrEnum):
    """Why a text is no time."""

    EMPTY = "empty"
    NOT_A_TIME = "not-a-time"
    IMPOSSIBLE = "impossible"


_SENTENCES = {
    TimeReason.EMPTY: Bilingual(
        "時刻が空です。22:31、-3m、+10m、昨日 23:50 のように書いてください。",
        "The time is empty: write it like 22:31, -3m, +10m or yesterday 23:50.",
    ),
    TimeReason.NOT_A_TIME: Bilingual(
        "「{text}」は時刻として読めません。22:31、-3m、+10m、昨日 23:50 か ISO 8601 で書いてください。",
        '"{text}" is not a time: write it like 22:31, -3m, +10m, yesterday 23:50 or in ISO 8601.',
    ),
    TimeReason.IMPOSSIBLE: Bilingual(
        "「{text}」という時刻はありません。日付と時刻を確かめてください。",
        'There is no such time as "{text}": check the date and the hour.',
    ),
}


class TimeFault(msgspec.Struct, frozen=True, kw_only=True):
    """A text that is no time, and why."""

    reason: TimeReason
    text: str

    def sentence(self, language: Language) -> str:
        """What is wrong and how to write a time, as one line of text."""
        return _SENTENCES[self.reason].said_in(language).format(text=shown(self.text))


class _Wrong(Exception):
    def __init__(self, reason: TimeReason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def parse(text: str, now: datetime, zone: str, *, ahead: bool = False) -> Occurred | TimeFault:
    """The instant that a typed time means, in the zone it was said in.

    now is aware; zone is the IANA name that bare times are said in. A time without a date is the last such
    time (up to five minutes from now), or the next one with ahead.
    """
    if len(text) > _LONGEST:
        return TimeFault(reason=TimeReason.NOT_A_TIME, text=text)
    clean = " ".join(unicodedata.normalize("NFKC", text).translate(_DASHES).split())
    bare = _ABOUT_AFTER.sub("", _ABOUT_BEFORE.sub("", clean))
    if not bare:
        return TimeFault(reason=TimeReason.EMPTY, text=text)
    try:
        instant, said_in = _instant(bare, now, zone, ahead=ahead)
    except _Wrong as wrong:
        return TimeFault(reason=wrong.reason, text=text)
    except (OverflowError, ValueError):
        return TimeFault(reason=TimeReason.IMPOSSIBLE, text=text)
    if not _FIRST_YEAR <= instant.year <= _LAST_YEAR:
        return TimeFault(reason=TimeReason.IMPOSSIBLE, text=text)
    return Occurred(instant=instant, zone=said_in, approximate=bare != clean)


def local(instant: datetime, zone: str) -> datetime:
    """An instant on the wall clock of a zone; UTC where this machine doesn't know the zone."""
    return instant.astimezone(_zone(zone))


def _instant(text: str, now: datetime, zone: str, *, ahead: bool) -> tuple[datetime, str]:
    there = _zone(zone)
    if text.lower() in _NOW:
        return now.astimezone(there), zone
    for pattern, read in _RELATIVE:
        if found := pattern.fullmatch(text):
            return (now + read(found)).astimezone(there), zone
    today = now.astimezone(there).date()
    if found := _CLOCK_ONLY.fullmatch(text):
        return _nearest(today, _since_midnight(found), there, now, ahead=ahead), zone
    if found := _DAY_AND_CLOCK.fullmatch(text):
        day = today + timedelta(days=_DAY_WORDS[found["word"].lower()])
        return _at(day, _since_midnight(found), there), zone
    if found := _DATE_AND_CLOCK.fullmatch(text):
        return _on_date(found, today, there, now, ahead=ahead), zone
    return _iso(text, there, zone)


def _signed(found: re.Match[str]) -> timedelta:
    span = _span(found)
    return span if found["sign"] == "+" else -span


def _spoken(found: re.Match[str]) -> timedelta:
    span = _span(found)
    return span if found["way"] == "後" else -span


_RELATIVE: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], timedelta]], ...] = (
    (_SIGNED, _signed),
    (_SPOKEN, _spoken),
)


def _span(found: re.Match[str]) -> timedelta:
    hours, minutes = found["hours"], found["minutes"]
    if hours is None and minutes is None:
        raise _Wrong(TimeReason.NOT_A_TIME)
    return timedelta(hours=int(hours or 0), minutes=int(minutes or 0))


def _since_midnight(found: re.Match[str]) -> timedelta:
    hour = int(found["hour"] or found["kanji_hour"])
    minute = 30 if found["half"] else int(found["minute"] or found["kanji_minute"] or 0)
    second = int(found["second"] or 0)
    if hour > _LAST_HOUR or minute > 59 or second > 59:
        raise _Wrong(TimeReason.IMPOSSIBLE)
    return timedelta(hours=hour, minutes=minute, seconds=second)


def _at(day: date, since_midnight: timedelta, zone: tzinfo) -> datetime:
    """The wall clock's reading on a day, and past its end: 25:10 is the next day's 01:10."""
    reading = datetime(day.year, day.month, day.day, tzinfo=UTC) + since_midnight
    # Through UTC, so that a reading that a change of clocks skips becomes one that exists.
    return reading.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)


def _nearest(today: date, since_midnight: timedelta, zone: tzinfo, now: datetime, *, ahead: bool) -> datetime:
    candidates = [_at(today + timedelta(days=offset), since_midnight, zone) for offset in range(-3, 3)]
    if ahead:
        return min(one for one in candidates if one > now)
    return max(one for one in candidates if one <= now + _AHEAD_GRACE)


def _on_date(found: re.Match[str], today: date, zone: tzinfo, now: datetime, *, ahead: bool) -> datetime:
    month, day, since = int(found["month"]), int(found["day"]), _since_midnight(found)
    if found["year"]:
        return _at(date(int(found["year"]), month, day), since, zone)
    # 12/31 typed on New Year's Day is yesterday; 1/1 promised on New Year's Eve is tomorrow.
    instant = _at(date(today.year, month, day), since, zone)
    if ahead and instant <= now:
        return _at(date(today.year + 1, month, day), since, zone)
    if not ahead and instant > now + timedelta(days=1):
        return _at(date(today.year - 1, month, day), since, zone)
    return instant


def _iso(text: str, zone: tzinfo, zone_name: str) -> tuple[datetime, str]:
    if not re.match(r"\d{4}-?\d{2}-?\d{2}[T ]\d{2}", text, re.IGNORECASE):
        raise _Wrong(TimeReason.NOT_A_TIME)
    moment = datetime.fromisoformat(text.upper())
    if moment.utcoffset() is None:
        return moment.replace(tzinfo=zone).astimezone(UTC).astimezone(zone), zone_name
    return moment, moment.isoformat()[-6:]


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC
