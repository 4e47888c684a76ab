"""Pure: what each severity means and what makes one graver, kept as policy; defaults of practice §7.1."""

import re
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum
from typing import ClassVar

import msgspec

from commander.board.heads import Field
from commander.board.record import Event, Fact, Record


class Modifier(StrEnum):
    """What makes it graver than it looks; a judgement names those that its author had before them."""

    PERSONAL_DATA = "personal-data"  # nobody could say that none is hurt: SEV2 at least
    GROWING = "growing"
    FLAPPING = "flapping"
    PEAK = "peak"
    PAYDAY = "payday"


class SeverityLevel(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One severity: its name, what makes it so (any one is enough), and what it asks for."""

    severity: int
    name_ja: str
    name_en: str
    criteria_ja: tuple[str, ...] = ()
    criteria_en: tuple[str, ...] = ()
    response_ja: str = ""
    response_en: str = ""


class SeverityRules(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """When the tool proposes a graver one, and how often "negligible" is asked again."""

    peaks: tuple[str, ...] = ()  # "weekdays 07:00-10:00", "daily 18:00-21:00", "mon 09:00-10:00"
    paydays: tuple[int, ...] = ()  # days of the month; 31 is the last one
    personal_data_minutes: int = 5  # from the declaration; nobody answered until then: unknown
    growing_minutes: int = 30  # for so long a rise counts as growing
    recheck: dict[str, int] = {}  # minutes by severity; what is left out keeps its default

    def recheck_after(self, severity: int | None) -> timedelta:
        """After how long a finding that it is negligible is asked again."""
        key = str(severity or len(_RECHECKS))
        return _span(self.recheck.get(key, _RECHECKS.get(key, _RECHECK_LONGEST)))

    @property
    def growing_for(self) -> timedelta:
        """For how long a rise counts as growing."""
        return _span(self.growing_minutes)

    @property
    def answer_within(self) -> timedelta:
        """How long after the declaration personal data is not yet called unknown."""
        return _span(self.personal_data_minutes)

    def peak_at(self, local: datetime) -> tuple[datetime, datetime] | None:
        """The peak that a moment lies in, from when until when; None: there is none."""
        found = (stretch for peak in self.peaks if (stretch := _stretch(peak, local)))
        return next((one for one in found if one[0] <= local < one[1]), None)

    def payday_at(self, local: datetime) -> datetime | None:
        """The beginning of a payday that a moment lies in."""
        is_last = (local + timedelta(days=1)).month != local.month
        hit = local.day in self.paydays or (is_last and any(day > local.day for day in self.paydays))
        return local.replace(hour=0, minute=0, second=0, microsecond=0) if hit else None


class SeverityDescribed(Event, frozen=True, kw_only=True):
    """What one severity means was set."""

    KIND: ClassVar[str] = "severity-described"
    level: SeverityLevel


class SeverityRulesSet(Event, frozen=True, kw_only=True):
    """What makes a severity graver was set."""

    KIND: ClassVar[str] = "severity-rules-set"
    rules: SeverityRules


_RECHECKS = {"1": 30, "2": 30, "3": 60, "4": 120, "5": 240}
_RECHECK_LONGEST = 240
_LONGEST_MINUTES = 7 * 24 * 60
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_GROUPS = {"daily": range(7), "weekdays": range(5), "weekends": range(5, 7)}
_PEAK = re.compile(
    r"(daily|weekdays|weekends|mon|tue|wed|thu|fri|sat|sun) ([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)"
)

# Practice §7.1, [D]: to be made specific by each company.
DEFAULT_LEVELS = (
    SeverityLevel(
        severity=1,
        name_ja="重大",
        name_en="Critical",
        criteria_ja=(
            "中核の機能を、ほとんどのお客様が使えない",
            "個人情報が漏れた、または外部から見られた可能性がある",
            "誤った金額や二重請求が、広い範囲で起きている",
            "人の安全にかかわる",
        ),
        criteria_en=(
            "a core function is down for most customers",
            "personal data leaked, or somebody outside may have seen it",
            "money moves wrongly for many customers",
            "people's safety is at stake",
        ),
        response_ja="全役割・意思決定者・経営を呼ぶ。公開のお知らせ。24時間体制",
        response_en="all roles, the decision-maker, executives; a public post; work around the clock",
    ),
    SeverityLevel(
        severity=2,
        name_ja="大",
        name_en="Major",
        criteria_ja=(
            "中核の機能が、多くのお客様で失敗する",
            "重要な機能を、一部のお客様が使えない",
            "SLA などの契約があるお客様に影響している",
            "データが遅れていて、失われるおそれがある",
        ),
        criteria_en=(
            "a core function fails for many customers",
            "a key function is down for some customers",
            "customers with a contract (SLA) are hurt",
            "data is late and may be lost",
        ),
        response_ja="指揮・書記・顧客対応・社内連絡。公開のお知らせ",
        response_en="commander, scribe, customer and internal liaison; a public post",
    ),
    SeverityLevel(
        severity=3,
        name_ja="中",
        name_en="Moderate",
        criteria_ja=(
            "一部だけに影響し、回避方法がある",
            "影響は取引先 1 社だけ",
            "社内の重要な業務が止まっている",
        ),
        criteria_en=(
            "only a part is hurt and there is a workaround",
            "a single partner is hurt",
            "a critical process of our own stands still",
        ),
        response_ja="指揮と書記。お知らせは判断による。残りは営業時間に",
        response_en="commander and scribe; a post by judgement; leftovers in business hours",
    ),
    SeverityLevel(
        severity=4,
        name_ja="小",
        name_en="Minor",
        criteria_ja=("軽い不具合が、少数のお客様に起きている", "様子を見れば足りる"),
        criteria_en=("something slight, for a few customers", "watching it is enough"),
        response_ja="チケットで対応。指揮は任意",
        response_en="a ticket; a commander is optional",
    ),
    SeverityLevel(
        severity=5,
        name_ja="情報",
        name_en="For information",
        criteria_ja=("影響はなかった(ヒヤリハット)",),
        criteria_en=("nobody was hurt: a near miss",),
        response_ja="記録だけ残す",
        response_en="write it down",
    ),
)
_STANDARD = {level.severity: level for level in DEFAULT_LEVELS}


class Matrix(msgspec.Struct, frozen=True, kw_only=True):
    """The organisation's slice: the levels and the rules as they hold."""

    level_fields: dict[int, Field[SeverityLevel]] = {}
    rules_field: Field[SeverityRules] = Field()

    def level(self, severity: int) -> SeverityLevel:
        """What a severity means; raises KeyError beyond 1 to 5."""
        field = self.level_fields.get(severity)
        return (field.latest() if field else None) or _STANDARD[severity]

    def levels(self) -> list[SeverityLevel]:
        """All five, the gravest first."""
        return [self.level(severity) for severity in _STANDARD]

    @property
    def rules(self) -> SeverityRules:
        """What makes a severity graver."""
        return self.rules_field.latest() or SeverityRules()


def is_peak(text: str) -> bool:
    """Whether a text names a peak: its days, and from when until when."""
    found = _PEAK.fullmatch(text)
    return found is not None and _minutes(found[2], found[3]) < _minutes(found[4], found[5]) <= 24 * 60


def decide_matrix(matrix: Matrix, levels: tuple[SeverityLevel, ...], rules: SeverityRules) -> list[Fact]:
    """Only what differs becomes facts; a severity that is left out goes back to the default."""
    facts: list[Fact] = []
    for level in (_STANDARD | {level.severity: level for level in levels}).values():
        if level != matrix.level(level.severity):
            field = matrix.level_fields.get(level.severity)
            about = f"severity-level:{level.severity}"
            bases = field.bases if field else ()
            facts.append(Fact(event=SeverityDescribed(level=level), about=about, bases=bases))
    if rules != matrix.rules:
        bases = matrix.rules_field.bases
        facts.append(Fact(event=SeverityRulesSet(rules=rules), about="severity-rules", bases=bases))
    return facts


def evolve_matrix(matrix: Matrix, record: Record) -> Matrix:
    """The slice after a record. Total: a level beyond 1 to 5 is kept and never asked for."""
    event = record.event
    match event:
        case SeverityDescribed():
            severity = event.level.severity
            field = matrix.level_fields.get(severity, Field[SeverityLevel]()).put(record, event.level)
            return Matrix(
                level_fields={**matrix.level_fields, severity: field}, rules_field=matrix.rules_field
            )
        case SeverityRulesSet():
            rules = matrix.rules_field.put(record, event.rules)
            return Matrix(level_fields=matrix.level_fields, rules_field=rules)
        case _:
            return matrix


def local_to(now: datetime, zone: tzinfo) -> datetime:
    """The wall clock that peaks and paydays go by."""
    return now.astimezone(zone)


def _stretch(peak: str, local: datetime) -> tuple[datetime, datetime] | None:
    found = _PEAK.fullmatch(peak)
    if found is None or not is_peak(peak):
        return None
    day = found[1]
    days = _GROUPS[day] if day in _GROUPS else (_DAYS.index(day),)
    if local.weekday() not in days:
        return None
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    begin, end = _minutes(found[2], found[3]), _minutes(found[4], found[5])
    return midnight + timedelta(minutes=begin), midnight + timedelta(minutes=end)


def _span(minutes: int) -> timedelta:
    """So many minutes; a record may hold any number, and none of it may stop a clock."""
    return timedelta(minutes=min(max(minutes, 1), _LONGEST_MINUTES))


def _minutes(hours: str, minutes: str) -> int:
    return int(hours) * 60 + int(minutes)
