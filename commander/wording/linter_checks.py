"""Pure: the checks for wording that no pattern can do: they need the board, the policy or the other language."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import cache

import msgspec

from commander.board.bulletin import Wording
from commander.board.house_wording import HouseWording, TextKind
from commander.board.impact import Amount
from commander.board.text import unfilled
from commander.wording.estimates import estimates_in, unmarked_estimates
from commander.wording.language import Bilingual, Language
from commander.wording.linter_rules import BoardSays, CheckName
from commander.wording.sensitive import found_in

Span = tuple[int, int]

# Full-width letters, digits and marks as half-width ones, one for one, so that places stay where they are.
_FOLDING = {0xFF01 + step: 0x21 + step for step in range(94)} | {0x3000: 0x20}
# Times, and numbers that somebody counted: small ones are words in one language and figures in the other.
_FIGURES = re.compile(r"\d{1,2}:\d{2}(?![\d:])|\d{1,3}(?:,\d{3}){1,6}|\d{3,18}")
_CLOCK = re.compile(r"(?<!\d)(?<!\d:)\d{1,2}:\d{2}(?![\d:])|(?<!\d)\d{1,2}時(?:\d{1,2}分|半)?(?!間)")
_ZONE = re.compile(
    r"(?<![A-Za-z])(?:[A-Z]{1,4}T|UTC|GMT)(?![A-Za-z])|日本(?:標準)?時間|現地時間|[+-]\d{2}:?\d{2}(?!\d)|\((?:[A-Z]{2,5})\)"
)
_DATED = re.compile(
    r"(?:翌日?|明日|明朝|\d{1,2}日|\d{1,2}/\d{1,2}|tomorrow|\d{1,2}\s[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\s\d{1,2},?)[^\d\n。]{0,8}$"
)
_DATED_AFTER = re.compile(r"^[^\d\n。]{0,12}(?:tomorrow|\d{1,2}\s[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\s\d{1,2})")
_BREAKS = re.compile(r"[。!?\n]|\.(?=\s|$)")
_LETTER = re.compile(r"[^\W\d_]|\d")


class Circumstances(msgspec.Struct, frozen=True, kw_only=True):
    """What a text is judged against: whom it is for, what the board and the policy say, what the other says."""

    kind: TextKind
    today: date | None = None  # in the service's own zone
    promise: datetime | None = None  # the next update, in the service's own zone
    board_says: frozenset[BoardSays] = frozenset()
    amount: Amount | None = None
    is_estimate: bool = False
    channels: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    components: tuple[Bilingual, ...] = ()
    services: tuple[Bilingual, ...] = ()  # names that may hold a component's, and are no mention of it
    house: tuple[HouseWording, ...] = ()
    other: Wording | None = None  # the same text in the other language


def folded(text: str) -> str:
    """The text with half-width letters, digits and marks for full-width ones; as long as before."""
    return text.translate(_FOLDING)


def without(text: str, names: Sequence[Bilingual], language: Language) -> str:
    """The text, folded, with blanks where these names stand; as long as before."""
    spoken = word_pattern(tuple(name.said_in(language) for name in names))
    return spoken.sub(lambda found: " " * len(found[0]), folded(text))


def figures(text: str) -> set[str]:
    """The times and counted numbers of a text, full-width ones as half-width."""
    return set(_FIGURES.findall(folded(text)))


def check(name: CheckName, text: str, language: Language, about: Circumstances, limit: int) -> Iterator[Span]:
    """The places that a named check finds. The text is folded; every check takes time in step with its length."""
    match name:
        case CheckName.OWN_CHANNELS:
            return _words_in(text, (f"#{channel.lstrip('#')}" for channel in about.channels))
        case CheckName.OWN_PEOPLE:
            # A name of one character is too often a part of some other word.
            return _words_in(text, (name for name in about.people if len(name.strip()) > 1))
        case CheckName.ZONE:
            return _without_zone(text)
        case CheckName.MIDNIGHT:
            return _over_midnight(text, about)
        case CheckName.ESTIMATES:
            return _bare_estimates(text, about)
        case CheckName.NUMBERS:
            return _other_numbers(text, about)
        case CheckName.LANGUAGES:
            return _languages_differ(text, language, about)
        case CheckName.SENTENCES:
            return _long_sentences(text, limit)
        case CheckName.SENSITIVE:
            return ((one.start, one.end) for one in found_in(text))


@cache
def word_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these words, whole where they are made of letters with spaces between."""
    ordered = sorted(set(filter(None, map(_as_written, words))), key=len, reverse=True)
    return re.compile("|".join(map(_whole, ordered)) or r"(?!)", re.IGNORECASE)


def _as_written(word: str) -> str:
    return folded(word).strip()


def _whole(word: str) -> str:
    before = r"(?<![A-Za-z0-9_])" if word[0].isascii() and word[0].isalnum() else ""
    after = r"(?![A-Za-z0-9_])" if word[-1].isascii() and word[-1].isalnum() else ""
    return f"{before}{re.escape(word)}{after}"


def _words_in(text: str, words: Iterable[str]) -> Iterator[Span]:
    return (found.span() for found in word_pattern(tuple(words)).finditer(text))


def _without_zone(text: str) -> Iterator[Span]:
    if _ZONE.search(text) is None and (found := _CLOCK.search(text)):
        yield found.span()


def _over_midnight(text: str, about: Circumstances) -> Iterator[Span]:
    """The promised time where it stands without its date, and is on another day."""
    promise = about.promise
    if promise is None or about.today is None or promise.date() == about.today:
        return
    clock = rf"(?<!\d)(?<!\d:)0?{promise.hour}:{promise.minute:02}(?![\d:])"
    for found in re.finditer(clock, text):
        before, after = text[max(0, found.start() - 30) : found.start()], text[found.end() : found.end() + 30]
        if not (_DATED.search(before) or _DATED_AFTER.search(after)):
            yield found.span()


def _bare_estimates(text: str, about: Circumstances) -> Iterator[Span]:
    if not about.is_estimate:
        return
    bare = set(unmarked_estimates(text, about.amount))
    yield from (span for span in estimates_in(text, about.amount) if text[slice(*span)] in bare)


def _other_numbers(text: str, about: Circumstances) -> Iterator[Span]:
    """A number of what the board counts that is none of the board's."""
    amount = about.amount
    if amount is None or not amount.unit.strip():
        return
    known = {amount.low, amount.likely, amount.high}
    unit = re.escape(folded(amount.unit).strip())
    ends = r"(?![A-Za-z])" if unit[-1:].isascii() else ""
    for found in re.finditer(
        rf"(?<![\d/-])(?<!\d[,.:])(\d{{1,3}}(?:,\d{{3}}){{1,5}}|\d{{1,15}})\s?{unit}{ends}",
        text,
        re.IGNORECASE,
    ):
        if int(found[1].replace(",", "")) not in known:
            yield found.span()


def _languages_differ(text: str, language: Language, about: Circumstances) -> Iterator[Span]:
    """A figure or a component here that the other language doesn't have."""
    if about.other is None:
        return
    other = folded(f"{about.other.title}\n{about.other.body}")
    if not other.strip() or unfilled(other):
        return  # what is still to be filled may bring it
    theirs = figures(other)
    yield from (found.span() for found in _FIGURES.finditer(text) if found[0] not in theirs)
    there = Language.EN if language is Language.JA else Language.JA
    said = without(text, about.services, language)
    for component in about.components:
        here, beyond = (folded(component.said_in(one)) for one in (language, there))
        if here and beyond and word_pattern((beyond,)).search(other) is None:
            yield from (found.span() for found in list(word_pattern((here,)).finditer(said))[:1])


def _long_sentences(text: str, limit: int) -> Iterator[Span]:
    start = 0
    for end in [found.end() for found in _BREAKS.finditer(text)] + [len(text)]:
        said = text[start:end]
        begins = start + len(said) - len(said.lstrip())
        if len(said.strip()) > limit and _LETTER.search(said):
            yield begins, begins + len(said.strip())
        start = end
