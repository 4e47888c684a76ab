"""Pure: when recovery is expected, for one's own people; customers read it only if the commander approves (§5.3)."""

from datetime import datetime
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.impact import Certainty
from commander.board.incident import IncidentReopened
from commander.board.message import OrderBroadcast
from commander.board.moment import Moment, happened
from commander.board.record import Event, Fact, Instant, Occurred, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, optional, required


class RecoveryEstimated(Event, frozen=True, kw_only=True):
    """Somebody says when recovery is expected, how sure that is, from what, and as of when."""

    KIND: ClassVar[str] = "recovery-estimated"
    eta: Instant
    certainty: Certainty
    source: str
    as_of: Instant


class EstimateWithdrawn(Event, frozen=True, kw_only=True):
    """Nobody knows when recovery is to be expected any more, and why."""

    KIND: ClassVar[str] = "estimate-withdrawn"
    reason: str


class EstimateApproved(Event, frozen=True, kw_only=True):
    """Exactly this time may be told to customers, as an expectation."""

    KIND: ClassVar[str] = "estimate-approved"
    eta: Instant


class EstimateRecovery(msgspec.Struct, frozen=True, kw_only=True):
    """Say when recovery is expected."""

    incident: str
    eta: datetime
    certainty: Certainty
    source: str = ""
    as_of: Occurred | None = None


class WithdrawEstimate(msgspec.Struct, frozen=True, kw_only=True):
    """Take the estimate back."""

    incident: str
    reason: str


class ApproveEstimate(msgspec.Struct, frozen=True, kw_only=True):
    """Let customers read the estimate as it stands."""

    incident: str


EstimateCommand = EstimateRecovery | WithdrawEstimate | ApproveEstimate


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """When recovery is expected, as somebody said it; eta None: taken back."""

    eta: datetime | None
    certainty: Certainty
    source: str
    as_of: datetime
    by: str


class Approval(msgspec.Struct, frozen=True, kw_only=True):
    """Who let customers read which time."""

    eta: datetime
    by: str


class Estimates(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board."""

    field: Field[Estimate] = Field()
    approval: Approval | None = None

    @property
    def current(self) -> Estimate | None:
        """What stands; while contested the graver: taken back, else the latest time. None: nobody knows."""
        found = self.field.gravest(_gravity)
        return found if found is not None and found.eta is not None else None

    @property
    def approved(self) -> Approval | None:
        """The approval of exactly what stands; another time needs another one."""
        current = self.current
        if current is None or self.approval is None or self.field.contested:
            return None
        return self.approval if self.approval.eta == current.eta else None

    def public_at(self, now: datetime) -> datetime | None:
        """The time that customers may read now: approved, and still to come."""
        approved = self.approved
        return approved.eta if approved is not None and approved.eta > now else None


def decide(
    estimates: Estimates, commander: str | None, command: EstimateCommand, moment: Moment
) -> list[Fact]:
    """What follows from a command, or Refused."""
    match command:
        case EstimateRecovery():
            if command.eta <= moment.now:
                raise Refused(Because.TIME_IN_PAST, time=f"{command.eta:%H:%M}")
            event = RecoveryEstimated(
                eta=command.eta,
                certainty=command.certainty,
                source=optional(command.source, limit=LINE_LIMIT, field="source"),
                as_of=happened(command.as_of, moment).instant,
            )
            return [Fact(event=event, about="estimate", bases=estimates.field.bases)]
        case WithdrawEstimate():
            if estimates.current is None and not estimates.field.contested:
                raise Refused(Because.NO_ESTIMATE)
            reason = required(command.reason, limit=LINE_LIMIT, field="reason")
            withdrawn = EstimateWithdrawn(reason=reason)
            return [Fact(event=withdrawn, about="estimate", bases=estimates.field.bases)]
        case ApproveEstimate():
            return [Fact(event=_approved(estimates, commander, moment), about="estimate-approval")]


def _approved(estimates: Estimates, commander: str | None, moment: Moment) -> EstimateApproved:
    current = estimates.current
    if current is None or current.eta is None:
        raise Refused(Because.NO_ESTIMATE)
    if commander not in {None, moment.author}:
        raise Refused(Because.ESTIMATE_OF_COMMANDER, person=commander or "")
    if current.certainty is Certainty.UNCONFIRMED or estimates.field.contested:
        raise Refused(Because.ESTIMATE_UNSURE)
    if current.eta <= moment.now:
        raise Refused(Because.TIME_IN_PAST, time=f"{current.eta:%H:%M}")
    return EstimateApproved(eta=current.eta)


def check_order(estimates: Estimates, command: OrderBroadcast, moment: Moment) -> None:
    """A text that tells when recovery is expected tells what the commander approved, else Refused."""
    public = estimates.public_at(moment.now)
    if any(content.eta is not None and content.eta != public for content in command.messages):
        raise Refused(Because.ESTIMATE_NOT_APPROVED)


def evolve(estimates: Estimates, record: Record) -> Estimates:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case RecoveryEstimated():
            said = Estimate(
                eta=event.eta,
                certainty=event.certainty,
                source=event.source,
                as_of=event.as_of,
                by=record.author,
            )
            return replace(estimates, field=estimates.field.put(record, said))
        case EstimateWithdrawn():
            gone = Estimate(
                eta=None,
                certainty=Certainty.UNCONFIRMED,
                source=event.reason,
                as_of=record.occurred.instant,
                by=record.author,
            )
            return replace(estimates, field=estimates.field.put(record, gone))
        case EstimateApproved():
            return replace(estimates, approval=Approval(eta=event.eta, by=record.author))
        case IncidentReopened():
            # It was said of the trouble that was over: for customers somebody has to stand by it anew.
            return replace(estimates, approval=None)
        case _:
            return estimates


def _gravity(estimate: Estimate) -> float:
    return float("inf") if estimate.eta is None else estimate.eta.timestamp()
