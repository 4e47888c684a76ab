"""Pure: a day as people type it (11/28, 2026-11-28, 11月28日, 28 Nov, +5d, 明日) as its end, or why it is none."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from enum import StrEnum

import msgspec

from commander.wording.language import Bilingual, Language
from commander.wording.sentences import shown
from commander.wording.times import local

_LONGEST = 40
_FARTHEST = timedelta(days=366)
_WORDS = {"今日": 0, "本日": 0, "today": 0, "明日": 1, "あした": 1, "tomorrow": 1, "明後日": 2, "あさって": 2}
_AFTER = re.compile(r"\+?\s*(\d{1,3})\s*(?:d|days?|日後?)", re.IGNORECASE)
_DATE = re.compile(r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = re.compile(r"(\d{1,2}) ([a-z]{3,9})(?: (\d{4}))?", re.IGNORECASE)


class DayReason(StrEnum):
    """Why a text is no day."""

    NOT_A_DAY = "not-a-day"
    PAST = "past"
    TOO_FAR = "too-far"


_SENTENCES = {
    DayReason.NOT_A_DAY: Bilingual(
        "「{text}」は日付として読めません。11/28、2026-11-28、+5d のように書いてください。",
        '"{text}" is not a day: write it like 11/28, 2026-11-28 or +5d.',
    ),
    DayReason.PAST: Bilingual(
        "「{text}」は過ぎた日です。これからの日にしてください。",
        '"{text}" is a day that has passed: give one that is still to come.',
    ),
    DayReason.TOO_FAR: Bilingual(
        "「{text}」は 1 年より先です。日付を確かめてください。",
        '"{text}" is more than a year away: check the day.',
    ),
}


class DayFault(msgspec.Struct, frozen=True, kw_only=True):
    """A text that is no day to promise by, and why."""

    reason: DayReason
    text: str

    def sentence(self, language: Language) -> str:
        """What is wrong and how to write a day, as one line of text."""
        return _SENTENCES[self.reason].said_in(language).format(text=shown(self.text))


def parse_day(text: str, now: datetime, zone: str) -> datetime | DayFault:
    """The last minute of the typed day in a zone; a day without a year is the next such day. now is aware."""
    here = local(now, zone)
    clean = " ".join(unicodedata.normalize("NFKC", text).split())
    try:
        day = _day(clean, here.date()) if len(text) <= _LONGEST else None
    except (ValueError, OverflowError):
        day = None
    if day is None:
        return DayFault(reason=DayReason.NOT_A_DAY, text=text)
    if day < here.date():
        return DayFault(reason=DayReason.PAST, text=text)
    if day - here.date() > _FARTHEST:
        return DayFault(reason=DayReason.TOO_FAR, text=text)
    return datetime.combine(day, time(23, 59), here.tzinfo)


def day_typed(end: datetime, zone: str) -> str:
    """A day as the field shows it, and as it can be typed again."""
    return f"{local(end, zone):%Y-%m-%d}"


def _day(text: str, today: date) -> date | None:
    if text.lower() in _WORDS:
        return today + timedelta(days=_WORDS[text.lower()])
    if found := _AFTER.fullmatch(text):
        return today + timedelta(days=int(found[1]))
    if found := _DATE.fullmatch(text):
        return _next(found[1], int(found[2]), int(found[3]), today)
    found = _ENGLISH.fullmatch(text)
    if found is None or found[2][:3].lower() not in _MONTHS:
        return None
    return _next(found[3], _MONTHS.index(found[2][:3].lower()) + 1, int(found[1]), today)


def _next(year: str | None, month: int, day: int, today: date) -> date:
    if year is not None:
        return date(int(year), month, day)
    this = date(today.year, month, day)
    return this if this >= today else date(today.year + 1, month, day)
