"""Pure: how far the trouble asks to be told, by rule: wide notice, named customers or internal only (4-11)."""

import re
import unicodedata
from enum import StrEnum

import msgspec

from commander.board.impact import Aspect, Concern, Impact
from commander.board.incident import Incident
from commander.board.organisation import SEVERITY_WHILE_UNKNOWN

_GRAVE = 2
_SLIGHT = 4
_WIDE_SHARE = 100  # of a thousand: from one in ten on nobody can be told one by one
_MANY = 50  # more customers than this nobody calls in time
_EVERYBODY = re.compile(
    r"全(?:て|員|体|ユーザ|利用者|顧客|お客|会員|加盟店|店)|すべて|あらゆる|\b(?:all|every|everyone|everybody|entire)\b"
)
_OUR_OWN = re.compile(
    r"社内|従業員|社員|管理画面のみ|バックオフィス|経理|社の業務|\b(?:internal|staff|employees?|back ?office)\b"
)
_OUTSIDE = re.compile(
    r"顧客|客様|利用者|ユーザ|会員|店舗|加盟店|取引先|提携先|\b(?:customers?|users?|shops?|merchants?|clients?|partners?|members?)\b"
)


class Reach(StrEnum):
    """How far an incident is told."""

    WIDE = "wide"  # a notice that everybody can read
    NAMED = "named"  # those concerned, each by name
    INTERNAL = "internal"


REACHES = tuple(Reach)  # the widest first


class Rule(StrEnum):
    """What the hint follows from; the sentence is the wording's business."""

    PERSONAL_DATA = "personal-data"
    EVERYBODY = "everybody"
    LARGE_SHARE = "large-share"
    MANY = "many"
    OUR_OWN = "our-own"
    GRAVE = "grave"
    SOME_CUSTOMERS = "some-customers"
    SLIGHT = "slight"
    NOT_KNOWN = "not-known"


class Hint(msgspec.Struct, frozen=True, kw_only=True):
    """What is proposed and why; severity None: nobody has judged it yet."""

    reach: Reach
    rule: Rule
    severity: int | None = None
    who: str = ""


def reach_hint(incident: Incident, impact: Impact) -> Hint:
    """The first rule that holds. In doubt it is told wider: nobody was ever blamed for a notice too many."""
    row = impact.row(Aspect.WHO)
    who = row.text if row else ""
    reach, rule = _ruled(incident.severity or SEVERITY_WHILE_UNKNOWN, impact, who)
    if rule is Rule.GRAVE and incident.severity is None:
        rule = Rule.NOT_KNOWN
    return Hint(reach=reach, rule=rule, severity=incident.severity, who=who)


def _ruled(severity: int, impact: Impact, who: str) -> tuple[Reach, Rule]:
    plain = unicodedata.normalize("NFKC", who).casefold()
    many = impact.row(Aspect.HOW_MANY)
    amount = many.amount if many else None
    if _EVERYBODY.search(plain) and not _is_our_own(plain):
        return Reach.WIDE, Rule.EVERYBODY
    if amount is not None and (amount.per_mille or 0) >= _WIDE_SHARE and not _is_our_own(plain):
        return Reach.WIDE, Rule.LARGE_SHARE
    if severity == 1 and not _is_our_own(plain):
        return Reach.WIDE, Rule.GRAVE
    data = impact.row(Aspect.PERSONAL_DATA)
    if data is not None and data.concern in (Concern.POSSIBLE, Concern.CONFIRMED):
        return Reach.NAMED, Rule.PERSONAL_DATA
    if _is_our_own(plain):
        return Reach.INTERNAL, Rule.OUR_OWN
    if amount is not None and amount.high > _MANY:
        return Reach.WIDE, Rule.MANY
    if plain and (amount is not None or severity > _GRAVE):
        return Reach.NAMED, Rule.SOME_CUSTOMERS
    if severity >= _SLIGHT:
        return Reach.INTERNAL, Rule.SLIGHT
    return (Reach.WIDE, Rule.GRAVE) if severity <= _GRAVE else (Reach.NAMED, Rule.SOME_CUSTOMERS)


def _is_our_own(plain: str) -> bool:
    """Only our own people are named, and nobody outside."""
    return _OUR_OWN.search(plain) is not None and _OUTSIDE.search(plain) is None
