"""Pure: "it is not so serious" as a finding, with its author and evidence, asked again at intervals (2-09, 2-23)."""

from datetime import datetime
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.impact import CONCERNS, EVIDENCE, Aspect, Concern, Impact, Row
from commander.board.incident import IncidentReopened
from commander.board.moment import Moment
from commander.board.policy import Policy
from commander.board.record import Event, Fact, Instant, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, required


class ImpactFoundNegligible(Event, frozen=True, kw_only=True):
    """Somebody looked and confirmed that it is not so serious; and when that is to be asked again."""

    KIND: ClassVar[str] = "impact-found-negligible"
    text: str
    evidence: tuple[Aspect, ...]  # the kinds that were looked at, as they stood on the board
    ask_again_at: Instant


class NegligibleWithdrawn(Event, frozen=True, kw_only=True):
    """It is more serious than was found, or nobody can say so any more."""

    KIND: ClassVar[str] = "negligible-withdrawn"
    reason: str


class ConfirmNegligible(msgspec.Struct, frozen=True, kw_only=True):
    """Say that it is not so serious, and what was looked at; said again, it is confirmed once more."""

    incident: str
    text: str


class WithdrawNegligible(msgspec.Struct, frozen=True, kw_only=True):
    """Take the finding back, and why."""

    incident: str
    reason: str


NegligibleCommand = ConfirmNegligible | WithdrawNegligible


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What was found: text empty, it was taken back."""

    text: str
    evidence: tuple[Aspect, ...]
    by: str
    found_at: datetime
    ask_again_at: datetime | None
    reason: str = ""  # why it was taken back


class Negligible(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board."""

    field: Field[Finding] = Field()
    times: int = 0  # how often somebody confirmed it

    @property
    def standing(self) -> Finding | None:
        """The finding that holds; while contested, that it was taken back is the graver. None: none holds."""
        found = self.field.gravest(lambda one: 0 if one.text else 1)
        return found if found is not None and found.text else None


def contradictions(impact: Impact, finding: Finding | None = None) -> list[Row]:
    """The claims that speak against it: evidence of trouble, a concern that is possible or confirmed.

    With a finding, those only that were said after it: the finding holds no longer by itself.
    """
    seen = [impact.row(aspect) for aspect in EVIDENCE]
    troubled = [row for row in seen if row is not None and row.finds_trouble]
    worried = [impact.row(aspect) for aspect in CONCERNS]
    concerned = [row for row in worried if row is not None and row.concern in _WORRIES]
    return [row for row in (*troubled, *concerned) if finding is None or row.as_of > finding.found_at]


def decide(
    negligible: Negligible,
    impact: Impact,
    severity: int | None,
    policy: Policy,
    command: NegligibleCommand,
    moment: Moment,
) -> list[Fact]:
    """What follows from a command, or Refused: it rests on evidence that stands, and nothing may speak against it."""
    match command:
        case WithdrawNegligible():
            if negligible.standing is None and not negligible.field.contested:
                raise Refused(Because.NEGLIGIBLE_NOT_FOUND)
            reason = required(command.reason, limit=LINE_LIMIT, field="reason")
            withdrawn = NegligibleWithdrawn(reason=reason)
            return [Fact(event=withdrawn, about="negligible", bases=negligible.field.bases)]
        case ConfirmNegligible():
            text = required(command.text, limit=LINE_LIMIT, field="evidence")
            against = contradictions(impact)
            if against:
                raise Refused(Because.NEGLIGIBLE_CONTRADICTED, aspect=against[0].aspect)
            evidence = tuple(aspect for aspect in EVIDENCE if impact.row(aspect) is not None)
            if not evidence:
                raise Refused(Because.NEGLIGIBLE_UNSEEN)
            again = moment.now + policy.matrix.rules.recheck_after(severity)
            event = ImpactFoundNegligible(text=text, evidence=evidence, ask_again_at=again)
            return [Fact(event=event, about="negligible", bases=negligible.field.bases)]


def evolve(negligible: Negligible, record: Record) -> Negligible:
    """The slice after a record. Total."""
    event, at = record.event, record.occurred.instant
    match event:
        case ImpactFoundNegligible():
            found = Finding(
                text=event.text,
                evidence=event.evidence,
                by=record.author,
                found_at=at,
                ask_again_at=event.ask_again_at,
            )
            return Negligible(field=negligible.field.put(record, found), times=negligible.times + 1)
        case NegligibleWithdrawn() | IncidentReopened():
            gone = Finding(
                text="",
                evidence=(),
                by=record.author,
                found_at=at,
                ask_again_at=None,
                reason=event.reason,
            )
            if isinstance(event, IncidentReopened) and negligible.standing is None:
                return negligible
            return replace(negligible, field=_ended(negligible, record, gone))
        case _:
            return negligible


def _ended(negligible: Negligible, record: Record, gone: Finding) -> Field[Finding]:
    if isinstance(record.event, NegligibleWithdrawn):
        return negligible.field.put(record, gone)
    # It was said of the trouble that was over: whatever two desks found of it, it holds no longer.
    return Field[Finding]().put(record, gone)


_WORRIES = (Concern.POSSIBLE, Concern.CONFIRMED)
