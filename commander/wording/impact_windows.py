"""Pure: windows of impact in words: the times of each and how long in all, in both languages (0-18, 3-16)."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import msgspec

from commander.wording.language import Bilingual, Language

_ABOUT = {Language.JA: "約", Language.EN: "about "}
_OPEN = Bilingual("継続中", "now")
_UNKNOWN = Bilingual("開始時刻は未確認", "start not confirmed")
_BETWEEN = Bilingual("〜", "–")
_COMMA = {Language.JA: "、", Language.EN: ", "}
_UNITS = {Language.JA: ("日", "時間", "分"), Language.EN: (" d", " h", " min")}
_UNDER = Bilingual("1分未満", "under 1 min")


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """One window of impact as plain times: an end of None goes on, a start of None is not known."""

    started: datetime | None
    ended: datetime | None
    approximate: bool = False


def stretch_text(one: Stretch, clock: Callable[[datetime], str], language: Language) -> str:
    """The times of one window: 22:41〜23:10. An estimate says so."""
    about = _ABOUT[language] if one.approximate else ""
    started = clock(one.started) if one.started else _UNKNOWN.said_in(language)
    ended = clock(one.ended) if one.ended else _OPEN.said_in(language)
    return f"{about}{started}{_BETWEEN.said_in(language)}{ended}"


def stretches_text(stretches: Sequence[Stretch], clock: Callable[[datetime], str], language: Language) -> str:
    """The times of every window, in one line."""
    return _COMMA[language].join(stretch_text(one, clock, language) for one in stretches)


def span_text(span: timedelta, language: Language) -> str:
    """Whole minutes, in the largest units; empty when the end lies before the beginning."""
    if span < timedelta(0):
        return ""
    hours, minutes = divmod(span // timedelta(minutes=1), 60)
    days, hours = divmod(hours, 24)
    told = [
        f"{value}{unit}"
        for value, unit in zip((days, hours, minutes), _UNITS[language], strict=True)
        if value
    ]
    return ("" if language is Language.JA else " ").join(told) or _UNDER.said_in(language)
