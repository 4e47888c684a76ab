"""Pure: figures as people type them in one go: an amount with its range and share, a count, tries, as of when."""

import re

import msgspec

from commander.board.impact import Amount, Aspect, Count, Trial

# What is longer was pasted, is no figure, and would hold the window up: it is read at each key.
_LONGEST = 300
_LARGEST_DIGITS = 15
# Full-width marks one for one; nothing else, or 10² would be read as 102.
_PLAIN = (
    {0xFF01 + step: 0x21 + step for step in range(94)}
    | {0x3000: 0x20}
    | dict.fromkeys(map(ord, "–—−‐‑‒―〜"), 0x2D)
)
_ABOUT = r"(?:約|およそ|about|approx(?:imately)?\.?|around|ca?\.|~)?\s*"
_NUMBER = r"[0-9]+(?:,[0-9]{3})+(?![0-9])|[0-9]+"
# A word or two of letters: 店, shops, small shops. A figure never begins one.
_LETTER = r"(?![\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209f\u2150-\u218f\u2460-\u24ff])[^\W\d_]"
_UNIT = rf"{_LETTER}[^\s,、;:()/%\d~-]*(?:\s{_LETTER}[^\s,、;:()/%\d~-]*)?"
_AMOUNT = re.compile(
    rf"(?:全体の|全体比)?{_ABOUT}(?P<whole>\d{{1,3}})(?:\.(?P<tenth>\d))?\s*%(?:\s*of\s+(?:all|them|\w+))?"
    rf"|{_ABOUT}(?P<low>{_NUMBER})\s*(?P<low_unit>{_UNIT})?\s*(?:[-~]|から|\bto\b)\s*(?P<high>{_NUMBER})\s*(?P<high_unit>{_UNIT})?"
    rf"|{_ABOUT}(?P<likely>{_NUMBER})\s*(?P<unit>{_UNIT})?"
    r"|[\s,、;()・]+",
    re.IGNORECASE,
)
# Not 3回目, 2回線, 5件目: those count nothing.
_COUNTERS = (
    r"件(?![目名数])|通(?![目話知信])|回(?![目線路転復答避収])"
    r"|(?:errors?|inquir(?:y|ies)|tickets?|calls?|contacts?|mails?|reports?)\b"
)
_ALONE = r"(?<![\w.,:~-])"
_COUNTED = re.compile(rf"{_ALONE}(?P<count>{_NUMBER})\s*(?:{_COUNTERS})", re.IGNORECASE)
_LEADING = re.compile(rf"\s*{_ABOUT}(?P<count>{_NUMBER})(?![\w.:%/-]|,[0-9])", re.IGNORECASE)
# A figure ends here: no 平常 0.2%, no 14:00, no 14/分 taken for 14.
_ENDS = r"(?=[\s,、;。・)]|$)(?!,[0-9])"
_USUAL = re.compile(
    rf"[\s,、;(]*(?:平常時?|通常|普段|いつも|usual(?:ly)?|normally|baseline|against)\s*(?:は|:)?\s*(?P<usual>{_NUMBER})\s*"
    rf"(?:{_COUNTERS})?{_ENDS}(?:\s*\))?",
    re.IGNORECASE,
)
_WELL = frozenset(
    {
        "成功",
        "正常",
        "ok",
        "通った",
        "通る",
        "できた",
        "できる",
        "worked",
        "works",
        "work",
        "succeeded",
        "passed",
        "fine",
    }
)
_END = (
    rf"(?:\s*\(?\s*(?P<end>{'|'.join(sorted(_WELL, reverse=True))}|失敗|エラー|ng|failed|fails?)(?![A-Za-z]))"
)
_TRIED = (
    re.compile(
        rf"[\s,、;(]*(?<![0-9A-Za-z.,:~-])(?P<tries>{_NUMBER})\s*回中\s*(?P<hits>{_NUMBER})\s*回(?:は|が)?{_END}?\s*\)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"[\s,、;(]*{_ALONE}(?<!/)(?P<hits>{_NUMBER})\s*(?:out\s+)?of\s*(?P<tries>{_NUMBER})(?![\w.:/])"
        rf"(?:\s*(?:tries|times))?{_END}?\s*\)?",
        re.IGNORECASE,
    ),
    # 4/5 alone or with what came of it; elsewhere 11/22 is a day.
    re.compile(
        rf"[\s,、;(]*{_ALONE}(?<!/)(?P<hits>{_NUMBER})\s*/\s*(?P<tries>{_NUMBER})"
        rf"(?:\s*(?:tries|times))?{_END}\s*\)?",
        re.IGNORECASE,
    ),
    re.compile(rf"^\s*(?P<hits>{_NUMBER})\s*/\s*(?P<tries>{_NUMBER})(?P<end>)\s*$"),
)
# A clock's reading or minutes ago at the very end, never a name after an @.
_DAY = r"(?:(?:\d{4}[-/])?\d{1,2}[-/]\d{1,2}\s+|(?:一昨日|昨日|今日|本日|yesterday|today)\s*の?\s*)"
_CLOCK = rf"{_DAY}?\d{{1,2}}:\d{{2}}|-\d{{1,4}}\s*(?:m|min|分|h|時間)"
_AS_OF = re.compile(
    rf"[\s,、;(]*(?:(?:@|\bas of\s+)\s*(?P<after>{_CLOCK})"
    rf"|(?<![\d.:/-])(?<!午前)(?<!午後)(?P<before>{_CLOCK})\s*時点)\s*\)?$",
    re.IGNORECASE,
)


_GOES_ON = re.compile(r"\s*[\w(]")


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What a line of evidence holds besides its words, and the words without it."""

    words: str
    count: Count | None = None
    trial: Trial | None = None


def amount_said(text: str) -> Amount | None:
    """800-1900 店, 約1240 or 1,240 shops (800–1,900) 6% as an amount; None when anything in it is no such figure.

    Of a range alone the middle is the likely one; a blank end is the likely one.
    """
    if len(text) > _LONGEST:
        return None
    clean = _narrow(text)
    numbers: dict[str, int] = {}
    unit, place = "", 0
    while place < len(clean):
        found = _AMOUNT.match(clean, place)
        if found is None or found.end() == place:
            return None
        place = found.end()
        for name in ("low", "high", "likely"):
            if found[name] is not None:
                if name in numbers:
                    return None
                numbers[name] = _number(found[name])
        unit = unit or (found["unit"] or found["high_unit"] or found["low_unit"] or "").strip()
        if found["whole"] is not None:
            numbers["share"] = int(found["whole"]) * 10 + int(found["tenth"] or 0)
    if not numbers.keys() & {"likely", "low"} or any(one >= 10**_LARGEST_DIGITS for one in numbers.values()):
        return None
    likely = numbers.get("likely")
    if likely is None:
        likely = (numbers["low"] + numbers["high"]) // 2
    return Amount(
        low=numbers.get("low", likely),
        likely=likely,
        high=numbers.get("high", likely),
        unit=unit,
        per_mille=numbers.get("share"),
    )


def figures_said(aspect: str, text: str) -> Figures:
    """The count (86 件 平常14) or the tries (5回中4回, 4 of 5) in a line of evidence; other lines have none."""
    if len(text) > _LONGEST:
        return Figures(words=text)
    if aspect == Aspect.HANDS_ON:
        return _trial_said(text)
    if aspect in {Aspect.SYSTEM, Aspect.INQUIRIES}:
        return _count_said(text, leads=aspect == Aspect.INQUIRIES)
    return Figures(words=text)


def as_of_said(text: str) -> tuple[str, str]:
    """A line without the time at its end (@22:41, 22:41時点, as of 22:41), and that time; empty when there is none."""
    found = _AS_OF.search(_narrow(text).rstrip()) if len(text) <= _LONGEST else None
    if found is None:
        return text, ""
    return text[: found.start()].rstrip(), found["after"] or found["before"]


def _count_said(text: str, *, leads: bool) -> Figures:
    usual = _USUAL.search(_narrow(text))
    rest = _without(text, usual) if usual else text
    found = _COUNTED.search(_narrow(rest)) or (_LEADING.match(_narrow(rest)) if leads or usual else None)
    if found is None or _is_huge(found["count"]) or (usual and _is_huge(usual["usual"])):
        return Figures(words=text)
    count = Count(count=_number(found["count"]), usual=_number(usual["usual"]) if usual else None)
    return Figures(words=rest if usual else text, count=count)


def _trial_said(text: str) -> Figures:
    for pattern in _TRIED:
        found = pattern.search(_narrow(text))
        if found is None or _is_huge(found["tries"]) or _is_huge(found["hits"]):
            continue
        if not found["end"] and _GOES_ON.match(_narrow(text), found.end()):
            continue  # what came of them is said in other words: 4 of 5 did what?
        tries, hits = _number(found["tries"]), _number(found["hits"])
        if hits <= tries and tries > 0:
            fails = tries - hits if (found["end"] or "").lower() in _WELL else hits
            return Figures(words=_without(text, found), trial=Trial(tries=tries, fails=fails))
    return Figures(words=text)


def _narrow(text: str) -> str:
    """Full-width figures and marks as narrow ones, of the same length: what is cut out is cut where it was typed."""
    return text.translate(_PLAIN)


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}".strip()


def _number(digits: str) -> int:
    return int(digits.replace(",", "")[: _LARGEST_DIGITS + 1])


def _is_huge(digits: str) -> bool:
    return len(digits.replace(",", "")) > _LARGEST_DIGITS
