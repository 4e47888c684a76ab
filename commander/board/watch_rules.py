"""Pure: the watch after recovery as policy: how long, by when a signal is seen and judged, who else is told.

Practice §9 rules 1, 3 and 6; the defaults are its own.
"""

from datetime import datetime, timedelta, tzinfo
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.business_days import Calendar
from commander.board.heads import Field
from commander.board.record import Event, Fact, Record

LONGEST = 7 * 24 * 60  # minutes; a record may hold any number
LONGEST_CHASE = 24 * 60


class WatchRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One severity: minutes of watch, minutes until somebody looks at a signal, minutes until it is judged."""

    severity: int
    watch: int
    acknowledge: int
    judge: int

    @property
    def watched_for(self) -> timedelta:
        """How long somebody watches after recovery."""
        return _minutes(self.watch)

    @property
    def seen_within(self) -> timedelta:
        """How soon a signal has somebody who looks at it."""
        return min(_minutes(self.acknowledge), self.judged_within)

    @property
    def judged_within(self) -> timedelta:
        """How soon a signal is judged; after that it is a new incident."""
        return _minutes(self.judge)


class WatchParty(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who only watches alerts or answers customers: told of each recovery, and must say that they heard."""

    key: str
    name_ja: str
    name_en: str
    contact: str = ""


class WatchDuty(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Who is asked when nobody else looks at a signal, and what counts as the same trouble again."""

    on_call: str = ""  # a person: the on-call manager
    recurrence_ja: str = ""
    recurrence_en: str = ""
    chase: int = 15  # minutes until a party that said nothing is called


class WatchRuleSet(Event, frozen=True, kw_only=True):
    """How long one severity is watched, and its limits, were set."""

    KIND: ClassVar[str] = "watch-rule-set"
    rule: WatchRule


class WatchPartyListed(Event, frozen=True, kw_only=True):
    """Somebody who must hear of each recovery was listed or changed."""

    KIND: ClassVar[str] = "watch-party-listed"
    party: WatchParty


class WatchPartyRemoved(Event, frozen=True, kw_only=True):
    """Somebody left that list."""

    KIND: ClassVar[str] = "watch-party-removed"
    key: str


class WatchDutySet(Event, frozen=True, kw_only=True):
    """Who is asked last, and what counts as the same again, was set."""

    KIND: ClassVar[str] = "watch-duty-set"
    duty: WatchDuty


DEFAULT_RULES = (
    WatchRule(severity=1, watch=240, acknowledge=5, judge=10),
    WatchRule(severity=2, watch=120, acknowledge=5, judge=10),
    WatchRule(severity=3, watch=60, acknowledge=10, judge=20),
    WatchRule(severity=4, watch=60, acknowledge=10, judge=20),
    WatchRule(severity=5, watch=60, acknowledge=10, judge=20),
)
_STANDARD = {rule.severity: rule for rule in DEFAULT_RULES}
# While nobody has judged the severity, a signal gets as long as that of a small one.
_WHILE_UNKNOWN = 3


class WatchPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """The policy's slice: the watch after recovery."""

    rule_fields: dict[int, Field[WatchRule]] = {}
    party_fields: dict[str, Field[WatchParty | None]] = {}
    duty_field: Field[WatchDuty] = Field()

    def rule(self, severity: int | None) -> WatchRule:
        """The rule of a severity."""
        wanted = severity if severity in _STANDARD else _WHILE_UNKNOWN
        field = self.rule_fields.get(wanted or _WHILE_UNKNOWN)
        return (field.latest() if field else None) or _STANDARD[wanted or _WHILE_UNKNOWN]

    def rules(self) -> list[WatchRule]:
        """The rules of all severities."""
        return [self.rule(severity) for severity in _STANDARD]

    def parties(self) -> list[WatchParty]:
        """Who else must hear of each recovery."""
        return [party for field in self.party_fields.values() if (party := field.latest())]

    @property
    def duty(self) -> WatchDuty:
        """Who is asked last, and what counts as the same again."""
        return self.duty_field.latest() or WatchDuty()


def decide_watch(
    policy: WatchPolicy, rules: tuple[WatchRule, ...], parties: tuple[WatchParty, ...], duty: WatchDuty
) -> list[Fact]:
    """Only what differs becomes facts; a severity that is left out goes back to its default."""
    facts = []
    for rule in (_STANDARD | {rule.severity: rule for rule in rules}).values():
        if rule != policy.rule(rule.severity):
            field = policy.rule_fields.get(rule.severity)
            bases = field.bases if field else ()
            facts.append(
                Fact(event=WatchRuleSet(rule=rule), about=f"watch-rule:{rule.severity}", bases=bases)
            )
    left = {one.key: one for one in policy.parties()}
    for party in parties:
        if left.pop(party.key, None) != party:
            facts.append(_party_fact(policy, party.key, WatchPartyListed(party=party)))
    facts += [_party_fact(policy, key, WatchPartyRemoved(key=key)) for key in left]
    if duty != policy.duty:
        facts.append(Fact(event=WatchDutySet(duty=duty), about="watch-duty", bases=policy.duty_field.bases))
    return facts


def evolve_watch(policy: WatchPolicy, record: Record) -> WatchPolicy:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case WatchRuleSet():
            severity = event.rule.severity
            rule = policy.rule_fields.get(severity, Field[WatchRule]()).put(record, event.rule)
            return replace(policy, rule_fields={**policy.rule_fields, severity: rule})
        case WatchPartyListed():
            return _with_party(policy, record, event.party.key, event.party)
        case WatchPartyRemoved():
            return _with_party(policy, record, event.key, None)
        case WatchDutySet():
            return replace(policy, duty_field=policy.duty_field.put(record, event.duty))
        case _:
            return policy


def _with_party(policy: WatchPolicy, record: Record, key: str, party: WatchParty | None) -> WatchPolicy:
    field = policy.party_fields.get(key, Field[WatchParty | None]()).put(record, party)
    return replace(policy, party_fields={**policy.party_fields, key: field})


def _party_fact(policy: WatchPolicy, key: str, event: Event) -> Fact:
    field = policy.party_fields.get(key)
    return Fact(event=event, about=f"watch-party:{key}", bases=field.bases if field else ())


def _minutes(count: int) -> timedelta:
    return timedelta(minutes=min(max(count, 1), LONGEST))


def watched_until(rule: WatchRule, restored_at: datetime, calendar: Calendar, zone: tzinfo) -> datetime:
    """When the watch ends unless somebody says otherwise: off hours, the next business morning (practice §9 rule 6)."""
    until = restored_at + rule.watched_for
    return until if calendar.is_office_hours(until, zone) else calendar.next_morning(until, zone)
