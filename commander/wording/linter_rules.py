"""Pure: the rules for wording as data: how resources/lint/*.toml is written, decoded strictly. Reads no file."""

import re
import tomllib
from enum import StrEnum
from functools import cached_property

import msgspec

from commander.board.house_wording import Severity, TextKind
from commander.wording.language import Bilingual

_ID = re.compile(r"[a-z][a-z0-9-]{0,39}")


class LintBroken(ValueError):
    """A file of rules can't be used; the message names the file and the rule."""

    def __init__(self, source: str, rule: str, reason: str) -> None:
        super().__init__(f"{source}, {rule}: {reason}" if rule else f"{source}: {reason}")


class CheckName(StrEnum):
    """What no pattern can find: it depends on the board, the policy or the other language."""

    OWN_CHANNELS = "own-channels"
    OWN_PEOPLE = "own-people"
    ZONE = "times-without-zone"
    MIDNIGHT = "date-over-midnight"
    ESTIMATES = "bare-estimates"
    NUMBERS = "other-numbers"
    LANGUAGES = "languages-differ"
    SENTENCES = "long-sentences"
    SENSITIVE = "looks-like-a-secret"


class BoardSays(StrEnum):
    """What the board can say that makes a sentence true."""

    NOTHING_HURT = "nothing-hurt"  # nobody is affected, confirmed, with its evidence
    DATA_CHECKED = "data-checked"  # personal data is not touched, confirmed, with its basis
    FEW_HURT = "few-hurt"  # a known share, half or less
    ALL_HURT = "all-hurt"  # everybody, or a component that is down altogether
    ETA_APPROVED = "eta-approved"  # the commander lets customers read this very time of recovery


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """One rule: where it looks, what it looks for, why, and what to write instead."""

    id: str
    kinds: tuple[TextKind, ...]
    severity: Severity
    why_ja: str
    why_en: str
    instead_ja: str
    instead_en: str
    source: str
    pattern: str = ""
    check: CheckName | None = None
    unless: str = ""  # passes when this is in the same sentence
    unless_text: str = ""  # passes when this is anywhere in the text
    unless_board: BoardSays | None = None
    legal: bool = False  # it blocks until somebody in legal is named
    limit: int = 0  # of a check that has one
    ignore_case: bool = True

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """What it looks for; compiled when it is needed first."""
        return self._compiled(self.pattern)

    @cached_property
    def excuse(self) -> re.Pattern[str]:
        """What makes it pass in the same sentence."""
        return self._compiled(self.unless)

    @cached_property
    def excuse_anywhere(self) -> re.Pattern[str]:
        """What makes it pass anywhere in the text."""
        return self._compiled(self.unless_text)

    @property
    def why(self) -> Bilingual:
        """Why it is found."""
        return Bilingual(self.why_ja, self.why_en)

    @property
    def instead(self) -> Bilingual:
        """What to write instead."""
        return Bilingual(self.instead_ja, self.instead_en)

    def _compiled(self, pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE if self.ignore_case else re.NOFLAG)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rule: tuple[dict[str, object], ...]


def parse_rules(text: str, source: str) -> tuple[Rule, ...]:
    """The rules of one language. Raises LintBroken, naming the source and the rule that is wrong."""
    try:
        rows = msgspec.convert(tomllib.loads(text), _File).rule
    except tomllib.TOMLDecodeError as error:
        raise LintBroken(source, "", str(error)) from None
    except msgspec.ValidationError as error:
        raise LintBroken(source, "", f"expected only [[rule]] tables: {error}") from None
    rules = [_rule(row, source, number) for number, row in enumerate(rows, start=1)]
    for rule in rules:
        if sum(one.id == rule.id for one in rules) > 1:
            raise LintBroken(source, rule.id, "this id stands twice")
    return tuple(rules)


def _rule(row: dict[str, object], source: str, number: int) -> Rule:
    name = str(row.get("id", f"rule {number}"))[:80]
    try:
        rule = msgspec.convert(row, Rule)
    except msgspec.ValidationError as error:
        raise LintBroken(source, name, str(error)) from None
    if not _ID.fullmatch(rule.id):
        raise LintBroken(source, name, "an id is small letters, digits and hyphens, at most 40")
    if not rule.kinds:
        raise LintBroken(source, name, "kinds is empty: it would never be looked for")
    if bool(rule.pattern) == (rule.check is not None):
        raise LintBroken(source, name, "expected either pattern or check")
    if (rule.check is CheckName.SENTENCES) != (rule.limit > 0):
        raise LintBroken(source, name, "limit belongs to long-sentences, and is more than 0")
    if rule.legal and rule.severity is not Severity.BLOCKS:
        raise LintBroken(source, name, "legal is for what blocks")
    if not (rule.why_ja and rule.why_en and rule.instead_ja and rule.instead_en and rule.source):
        raise LintBroken(source, name, "why, instead and source are needed in both languages")
    _try_patterns(rule, source)
    return rule


def _try_patterns(rule: Rule, source: str) -> None:
    for name, compiled in (("pattern", "regex"), ("unless", "excuse"), ("unless_text", "excuse_anywhere")):
        if not getattr(rule, name):
            continue
        try:
            found = getattr(rule, compiled).search("")
        except re.error as error:
            raise LintBroken(source, rule.id, f"{name} is no pattern: {error}") from None
        if found:
            raise LintBroken(source, rule.id, f"{name} finds nothing at all everywhere")
