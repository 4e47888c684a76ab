"""Pure: looks over a finished text by the rules for wording (practice §5.3). Explains and points; changes nothing."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from commander.board.bulletin import Wording
from commander.board.house_wording import HouseWording, Severity
from commander.board.text import BODY_LIMIT, TITLE_LIMIT
from commander.wording.language import Bilingual, Language
from commander.wording.linter_checks import Circumstances, check, folded, word_pattern
from commander.wording.linter_rules import Rule
from commander.wording.template_files import load_rules

__all__ = ["Circumstances", "Finding", "Part", "lint"]

_BLANK = re.compile(r"\{\{[^{}\n]{0,80}\}\}")
_SENTENCE_ENDS = re.compile(r"[。\n]|[.!?](?=\s)")
_PER_RULE = 5  # places named of one rule in one text: a person mends the first and looks again
_HOUSE_WHY = Bilingual("組織の言葉の一覧にあります。", "It is on the organisation's list of words.")
_HOUSE_INSTEAD = Bilingual("別の言葉にします。", "Use another word.")


class Part(msgspec.Struct, frozen=True):
    """A place in a text: in its title or in its body, from a character to the one after the last."""

    in_title: bool
    start: int
    end: int


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One place that a rule speaks of."""

    rule: str
    language: Language
    severity: Severity
    legal: bool  # somebody in legal can open it
    part: Part
    words: str
    why: Bilingual
    instead: Bilingual
    source: str


@lru_cache(maxsize=512)
def lint(wording: Wording, language: Language, about: Circumstances) -> tuple[Finding, ...]:
    """Everything the rules find in one language of a text, in reading order, what blocks first where both stand.

    A text over the desk's limits can't leave anyhow: only as much as they allow is looked at.
    """
    title, body = wording.title[:TITLE_LIMIT], wording.body[:BODY_LIMIT]
    whole = f"{title}\n{body}"
    # One character for one: what is found there is found here. An open blank is somebody else's to refuse.
    text = folded(_BLANK.sub(lambda blank: " " * len(blank[0]), whole))
    findings: list[Finding] = []
    for rule in load_rules(language):
        if about.kind in rule.kinds and rule.unless_board not in about.board_says:
            spans = _passing(rule, text, _spans(rule, text, language, about))
            findings += _findings(_of_rule(rule), spans, title, body, language)
    for house in about.house:
        if about.kind in house.kinds:
            found = (match.span() for match in word_pattern(house.words).finditer(text))
            findings += _findings(_of_house(house), found, title, body, language)
    return tuple(sorted(findings, key=_order))


def _order(finding: Finding) -> tuple[bool, int, bool]:
    return not finding.part.in_title, finding.part.start, finding.severity is Severity.WARNS


def _spans(rule: Rule, text: str, language: Language, about: Circumstances) -> Iterator[tuple[int, int]]:
    if rule.check is not None:
        yield from check(rule.check, text, language, about, rule.limit)
    else:
        yield from (match.span() for match in rule.regex.finditer(text))


def _passing(rule: Rule, text: str, spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places that nothing near them excuses."""
    if rule.unless_text and rule.excuse_anywhere.search(text):
        return
    for start, end in spans:
        if not (rule.unless and rule.excuse.search(_sentence(text, start, end))):
            yield start, end


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around a place, as far as it is worth reading."""
    first = max(0, start - 200)
    before = [found.end() for found in _SENTENCE_ENDS.finditer(text, first, start)]
    after = _SENTENCE_ENDS.search(text, end, min(len(text), end + 200))
    return text[before[-1] if before else first : after.start() if after else end + 200]


class _Said(msgspec.Struct, frozen=True, kw_only=True):
    """What every finding of a rule has in common."""

    rule: str
    severity: Severity
    legal: bool
    why: Bilingual
    instead: Bilingual
    source: str


def _of_rule(rule: Rule) -> _Said:
    return _Said(
        rule=rule.id,
        severity=rule.severity,
        legal=rule.legal,
        why=rule.why,
        instead=rule.instead,
        source=rule.source,
    )


def _of_house(house: HouseWording) -> _Said:
    return _Said(
        rule=house.key,
        severity=house.severity,
        legal=False,
        why=_or(Bilingual(house.why_ja, house.why_en), _HOUSE_WHY),
        instead=_or(Bilingual(house.instead_ja, house.instead_en), _HOUSE_INSTEAD),
        source="policy",
    )


def _or(said: Bilingual, otherwise: Bilingual) -> Bilingual:
    """What the organisation says, in the other language if it said it in one only."""
    either = said.ja or said.en
    return Bilingual(said.ja or either, said.en or either) if either else otherwise


def _findings(
    said: _Said, spans: Iterator[tuple[int, int]], title: str, body: str, language: Language
) -> Iterator[Finding]:
    number, behind = 0, len(title) + 1
    for start, end in spans:
        in_title = start < behind
        part = (
            Part(True, start, min(end, len(title))) if in_title else Part(False, start - behind, end - behind)
        )
        words = (title if in_title else body)[part.start : part.end]
        if not words.strip():
            continue
        if number == _PER_RULE:
            return
        number += 1
        yield Finding(
            rule=said.rule,
            language=language,
            severity=said.severity,
            legal=said.legal,
            part=part,
            words=words,
            why=said.why,
            instead=said.instead,
            source=said.source,
        )
