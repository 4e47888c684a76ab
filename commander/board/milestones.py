"""Pure: the timestamps of practice §7.2, filled by the board and corrected by people, the first one never lost."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.impact import Aspect, Certainty, ImpactStated
from commander.board.incident import IncidentClosed, IncidentReopened, Phase, PhaseEntered
from commander.board.message import BroadcastOrdered
from commander.board.moment import Moment, happened
from commander.board.record import AUTOMATIC, Event, Fact, Instant, Occurred, Record
from commander.board.refusal import Because, Refused
from commander.board.summary import LiveLineOrdered, SummaryDrawn
from commander.board.text import LINE_LIMIT, optional, required

# Who and what: without both nobody knows the scope (practice §4).
_SCOPE = frozenset({Aspect.WHO, Aspect.WHAT})


class Milestone(StrEnum):
    """The timestamps of an incident, in the order in which they usually come."""

    START = "t_start"
    DETECT = "t_detect"
    ACKNOWLEDGE = "t_ack"
    DECLARE = "t_declare"
    COMMAND = "t_ic"
    FIRST_INTERNAL = "t_first_int"
    FIRST_PUBLIC = "t_first_pub"
    SCOPE = "t_scope"
    GATE_2 = "t_gate2"
    MITIGATED = "t_mit"
    RESTORED = "t_restored"
    RESOLVED = "t_resolved"
    CLOSED = "t_close"
    REVIEWED = "t_pm"


class MilestoneCorrected(Event, frozen=True, kw_only=True):
    """A person knew a time better than the board; None: as the board has it after all."""

    KIND: ClassVar[str] = "milestone-corrected"
    milestone: Milestone
    happened: Occurred | None
    reason: str
    entry: str = ""  # the row of the timeline that it was set from


class CorrectMilestone(msgspec.Struct, frozen=True, kw_only=True):
    """Correct a timestamp, with the reason or the row that shows it; no time: the board's own stands again."""

    incident: str
    milestone: str
    happened: Occurred | None
    reason: str
    entry: str = ""


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """What a person said of a timestamp."""

    happened: Occurred | None
    reason: str
    by: str
    at: Instant
    entry: str = ""


class Marks(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board: what happened first, as far as no other area keeps it, and what people corrected."""

    first_human: datetime | None = None
    told_at: dict[
        str, datetime
    ] = {}  # when each audience was first told; the first word to the team under ""
    scoped_at: datetime | None = None
    known: frozenset[Aspect] = frozenset()  # of the scope, as long as it is not whole
    gate_2_at: datetime | None = None
    closed_at: datetime | None = None
    fields: dict[Milestone, Field[Correction]] = {}

    def corrected(self, milestone: Milestone) -> Correction | None:
        """What people said of a timestamp; contested, the newest; None: nothing, or it was taken back."""
        field = self.fields.get(milestone)
        found = field.latest() if field else None
        return found if found is not None and found.happened is not None else None

    def history(self, milestone: Milestone) -> list[Correction]:
        """Every correction of a timestamp that led to the standing one, oldest first."""
        field = self.fields.get(milestone)
        return field.history() if field else []


def decide(marks: Marks, command: CorrectMilestone, moment: Moment) -> list[Fact]:
    """What follows from a command, or Refused."""
    if command.milestone not in tuple(Milestone):
        raise Refused(Because.MILESTONE_UNKNOWN, milestone=command.milestone, milestones=", ".join(Milestone))
    milestone = Milestone(command.milestone)
    if milestone is Milestone.START:
        # One truth: when the impact began is the incident's own field, asked and corrected there.
        raise Refused(Because.MILESTONE_ELSEWHERE)
    field = marks.fields.get(milestone)
    if command.happened is None and marks.corrected(milestone) is None:
        raise Refused(Because.MILESTONE_NOT_CORRECTED)
    event = MilestoneCorrected(
        milestone=milestone,
        happened=happened(command.happened, moment) if command.happened is not None else None,
        # A row says itself why: whoever marks it need not say it again.
        reason=(optional if command.entry else required)(command.reason, limit=LINE_LIMIT, field="reason"),
        entry=optional(command.entry, limit=LINE_LIMIT, field="entry"),
    )
    return [Fact(event=event, about=f"milestone:{milestone}", bases=field.bases if field else ())]


def evolve(marks: Marks, record: Record) -> Marks:
    """The slice after a record. Total."""
    event, at = record.event, record.occurred.instant
    if marks.first_human is None and record.author != AUTOMATIC:
        marks = replace(marks, first_human=at)
    match event:
        case BroadcastOrdered() if not event.repairs:
            told = {telling.audience: at for telling in event.tellings}
            return replace(marks, told_at=told | marks.told_at)
        case SummaryDrawn() | LiveLineOrdered() if "" not in marks.told_at:
            return replace(marks, told_at={**marks.told_at, "": at})
        case ImpactStated() if event.aspect in _SCOPE and marks.scoped_at is None:
            return _scoped(marks, event, at)
        case PhaseEntered() if event.phase >= Phase.RESPONSE and marks.gate_2_at is None:
            return replace(marks, gate_2_at=at)
        case IncidentReopened():
            return replace(marks, closed_at=None)
        case IncidentClosed():
            return replace(marks, closed_at=at)
        case MilestoneCorrected():
            correction = Correction(
                happened=event.happened, reason=event.reason, by=record.author, at=at, entry=event.entry
            )
            field = marks.fields.get(event.milestone, Field[Correction]()).put(record, correction)
            return replace(marks, fields={**marks.fields, event.milestone: field})
        case _:
            return marks


def _scoped(marks: Marks, event: ImpactStated, at: datetime) -> Marks:
    if event.certainty is Certainty.UNCONFIRMED:
        return marks
    known = marks.known | {event.aspect}
    return replace(marks, known=known, scoped_at=at if known >= _SCOPE else None)
