"""Pure: what kind of cause it is, our own or from outside, and how sure; never asked for to go on (2-31)."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

import msgspec

from commander.board.heads import Field
from commander.board.record import Event, Fact, Record
from commander.board.text import LINE_LIMIT, optional


class Category(StrEnum):
    """Where it came from."""

    CHANGE = "change"  # a release, a setting, maintenance of ours
    DEFECT = "defect"  # a fault that slept in the code
    CAPACITY = "capacity"
    INFRASTRUCTURE = "infrastructure"
    DATA = "data"
    OPERATION = "operation"  # a step done by hand
    PROVIDER = "provider"  # a cloud, a payment company, a network
    PARTNER = "partner"
    ATTACK = "attack"
    DISASTER = "disaster"
    UNKNOWN = "unknown"

    @property
    def is_external(self) -> bool:
        """Whether it came from outside."""
        return self in (Category.PROVIDER, Category.PARTNER, Category.ATTACK, Category.DISASTER)


class CauseJudged(Event, frozen=True, kw_only=True):
    """Somebody said what kind of cause it is, on which basis."""

    KIND: ClassVar[str] = "cause-judged"
    category: Category
    basis: str = ""
    is_confirmed: bool = False


class JudgeCause(msgspec.Struct, frozen=True, kw_only=True):
    """Say what kind of cause it is; a guess is a guess until it is confirmed."""

    incident: str
    category: Category
    basis: str = ""
    is_confirmed: bool = False


class Cause(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board."""

    field: Field[CauseJudged] = Field()
    judged_at: datetime | None = None  # when it was first judged to be anything but unknown

    @property
    def judged(self) -> CauseJudged | None:
        """As it was judged last."""
        return self.field.latest()


def decide(cause: Cause, command: JudgeCause) -> list[Fact]:
    """What follows from the command, or Refused."""
    judged = CauseJudged(
        category=command.category,
        basis=optional(command.basis, limit=LINE_LIMIT, field="basis"),
        is_confirmed=command.is_confirmed,
    )
    return [Fact(event=judged, about="cause", bases=cause.field.bases)]


def evolve(cause: Cause, record: Record) -> Cause:
    """The slice after a record. Total."""
    event = record.event
    if not isinstance(event, CauseJudged):
        return cause
    is_known = event.category is not Category.UNKNOWN
    judged_at = cause.judged_at or (record.occurred.instant if is_known else None)
    return Cause(field=cause.field.put(record, event), judged_at=judged_at)
