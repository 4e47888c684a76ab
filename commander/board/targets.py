"""Pure: how soon the cause should be known and the trouble mitigated, and by how much that is past (3-04)."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

import msgspec

from commander.board.heads import Field
from commander.board.record import Event, Fact, Record

LONGEST_TARGET = 7 * 24 * 60  # minutes
_SEVERITY_WHILE_UNKNOWN = 2


class Goal(StrEnum):
    """What is to be reached."""

    DIAGNOSIS = "diagnosis"
    MITIGATION = "mitigation"


class Target(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Minutes from the declaration to each goal, for one severity; 0: nobody set a time."""

    severity: int
    diagnosis: int = 0
    mitigation: int = 0

    def within(self, goal: Goal) -> timedelta | None:
        """How soon a goal should be reached. A record may say any number: beyond a week it is no target."""
        minutes = self.diagnosis if goal is Goal.DIAGNOSIS else self.mitigation
        return timedelta(minutes=minutes) if 0 < minutes <= LONGEST_TARGET else None


# [D]: defaults to be configured; a SEV4 or 5 has no clock of this kind.
DEFAULT_TARGETS = (
    Target(severity=1, diagnosis=30, mitigation=60),
    Target(severity=2, diagnosis=60, mitigation=120),
    Target(severity=3, diagnosis=120, mitigation=480),
    Target(severity=4),
    Target(severity=5),
)


class TargetSet(Event, frozen=True, kw_only=True):
    """The target times of one severity were set."""

    KIND: ClassVar[str] = "target-set"
    target: Target


TargetFields = dict[int, Field[Target]]


def target_of(fields: TargetFields, severity: int | None) -> Target:
    """The target times of a severity; sharp ones while it is unknown."""
    wanted = severity or _SEVERITY_WHILE_UNKNOWN
    field = fields.get(wanted)
    default = next((one for one in DEFAULT_TARGETS if one.severity == wanted), DEFAULT_TARGETS[-1])
    return (field.latest() if field else None) or default


def standing_targets(fields: TargetFields) -> list[Target]:
    """What was set, as a policy file holds it."""
    return [target for _, field in sorted(fields.items()) if (target := field.latest())]


def decide_targets(fields: TargetFields, wanted: tuple[Target, ...]) -> list[Fact]:
    """Only what differs becomes facts; a severity that the file leaves out goes back to its default."""
    by_severity = {one.severity: one for one in (*DEFAULT_TARGETS, *wanted)}
    facts = []
    for severity, target in by_severity.items():
        if target != target_of(fields, severity):
            field = fields.get(severity)
            bases = field.bases if field else ()
            facts.append(Fact(event=TargetSet(target=target), about=f"target:{severity}", bases=bases))
    return facts


def evolve_targets(fields: TargetFields, record: Record) -> TargetFields:
    """The targets after a record. Total."""
    event = record.event
    if not isinstance(event, TargetSet):
        return fields
    severity = event.target.severity
    field = fields.get(severity, Field[Target]()).put(record, event.target)
    return {**fields, severity: field}


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """One goal: until when, and when it was reached."""

    goal: Goal
    due: datetime
    reached_at: datetime | None

    def overrun(self, now: datetime) -> timedelta | None:
        """By how much it is, or was, past; None: in time so far."""
        late = (self.reached_at or now) - self.due
        return late if late > timedelta() else None
