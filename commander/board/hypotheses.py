"""Pure: hypotheses about the cause, each with an owner and a time; one ruled out is struck, never deleted (0-02)."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.moment import Moment, ahead
from commander.board.record import Event, Fact, Instant, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, optional, required


class HypothesisState(StrEnum):
    """Where a hypothesis stands (practice §1.4, type H)."""

    OPEN = "open"
    SUPPORTED = "supported"
    RULED_OUT = "ruled-out"


class HypothesisStated(Event, frozen=True, kw_only=True):
    """Somebody named a possible cause."""

    KIND: ClassVar[str] = "hypothesis-stated"
    hypothesis: str
    text: str
    owner: str = ""
    check_at: Instant | None = None


class HypothesisAssigned(Event, frozen=True, kw_only=True):
    """One person looks into it, until a time."""

    KIND: ClassVar[str] = "hypothesis-assigned"
    hypothesis: str
    owner: str
    check_at: Instant | None = None


class HypothesisSupported(Event, frozen=True, kw_only=True):
    """Something speaks for it."""

    KIND: ClassVar[str] = "hypothesis-supported"
    hypothesis: str
    basis: str


class HypothesisRuledOut(Event, frozen=True, kw_only=True):
    """It is not the cause, and why."""

    KIND: ClassVar[str] = "hypothesis-ruled-out"
    hypothesis: str
    reason: str


class StateHypothesis(msgspec.Struct, frozen=True, kw_only=True):
    """Name a possible cause, with who looks into it and until when if that is known."""

    incident: str
    text: str
    owner: str = ""
    check_at: datetime | None = None


class AssignHypothesis(msgspec.Struct, frozen=True, kw_only=True):
    """Give a hypothesis an owner."""

    incident: str
    hypothesis: str
    owner: str
    check_at: datetime | None = None


class SupportHypothesis(msgspec.Struct, frozen=True, kw_only=True):
    """Say what speaks for it."""

    incident: str
    hypothesis: str
    basis: str


class RuleOutHypothesis(msgspec.Struct, frozen=True, kw_only=True):
    """Say why it is not the cause."""

    incident: str
    hypothesis: str
    reason: str


HypothesisCommand = StateHypothesis | AssignHypothesis | SupportHypothesis | RuleOutHypothesis


class Inquiry(msgspec.Struct, frozen=True, kw_only=True):
    """Who looks into it, and until when."""

    owner: str
    check_at: datetime | None


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What was found out."""

    state: HypothesisState
    text: str
    found_at: datetime


class Hypothesis(msgspec.Struct, frozen=True, kw_only=True):
    """One hypothesis as it stands."""

    hypothesis: str
    text: str
    inquiry_field: Field[Inquiry]
    finding_field: Field[Finding] = Field()

    @property
    def inquiry(self) -> Inquiry:
        """Who looks into it; the newest word while contested."""
        return self.inquiry_field.latest() or Inquiry(owner="", check_at=None)

    @property
    def finding(self) -> Finding | None:
        """What was found. Contested: not struck, for a cause struck by mistake is looked into by nobody."""
        return self.finding_field.gravest(lambda finding: finding.state is not HypothesisState.RULED_OUT)

    @property
    def state(self) -> HypothesisState:
        """Open until something was found."""
        return self.finding.state if self.finding else HypothesisState.OPEN

    @property
    def inquiry_contested(self) -> bool:
        """Two desks gave it to different people or times; moot once it is struck."""
        return self.inquiry_field.contested and self.state is not HypothesisState.RULED_OUT

    @property
    def finding_contested(self) -> bool:
        """Two desks found different things out, or the same for different reasons."""
        heads = self.finding_field.heads
        return len(heads) > 1 and len({(head.value.state, head.value.text) for head in heads}) > 1


class Hypotheses(msgspec.Struct, frozen=True, kw_only=True):
    """The hypotheses' slice of the board, in the order in which they were named."""

    by_id: dict[str, Hypothesis] = {}


def decide(hypotheses: Hypotheses, command: HypothesisCommand, moment: Moment) -> list[Fact]:
    """What follows from a command, or Refused."""
    if isinstance(command, StateHypothesis):
        event = HypothesisStated(
            hypothesis=moment.fresh(),
            text=required(command.text, limit=LINE_LIMIT, field="hypothesis"),
            owner=optional(command.owner, limit=LINE_LIMIT, field="owner"),
            check_at=ahead(command.check_at, moment) if command.check_at else None,
        )
        return [Fact(event=event, about=f"hypothesis:{event.hypothesis}")]
    found = hypotheses.by_id.get(command.hypothesis)
    if found is None:
        raise Refused(Because.HYPOTHESIS_UNKNOWN)
    return [_decide_on(found, command, moment)]


def _decide_on(
    found: Hypothesis, command: AssignHypothesis | SupportHypothesis | RuleOutHypothesis, moment: Moment
) -> Fact:
    key = found.hypothesis
    struck = found.state is HypothesisState.RULED_OUT
    settles = isinstance(command, RuleOutHypothesis) and found.finding_contested
    if struck and not settles and not isinstance(command, SupportHypothesis):
        raise Refused(Because.HYPOTHESIS_RULED_OUT, hypothesis=found.text)
    match command:
        case AssignHypothesis():
            assigned = HypothesisAssigned(
                hypothesis=key,
                owner=required(command.owner, limit=LINE_LIMIT, field="owner"),
                check_at=_until(found, command.check_at, moment),
            )
            return Fact(event=assigned, about=f"hypothesis:{key}:inquiry", bases=found.inquiry_field.bases)
        case SupportHypothesis():
            basis = required(command.basis, limit=LINE_LIMIT, field="basis")
            return _found_out(found, HypothesisSupported(hypothesis=key, basis=basis))
        case RuleOutHypothesis():
            reason = required(command.reason, limit=LINE_LIMIT, field="reason")
            return _found_out(found, HypothesisRuledOut(hypothesis=key, reason=reason))


def _until(found: Hypothesis, check_at: datetime | None, moment: Moment) -> datetime | None:
    """A time ahead. One of two that stand against each other can be chosen when it has passed, too."""
    standing = (
        {head.value.check_at for head in found.inquiry_field.heads} if found.inquiry_contested else set()
    )
    return check_at if check_at is None or check_at in standing else ahead(check_at, moment)


def _found_out(found: Hypothesis, event: Event) -> Fact:
    return Fact(event=event, about=f"hypothesis:{found.hypothesis}:finding", bases=found.finding_field.bases)


def evolve(hypotheses: Hypotheses, record: Record) -> Hypotheses:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case HypothesisStated():
            inquiry = Inquiry(owner=event.owner, check_at=event.check_at)
            found = Hypothesis(
                hypothesis=event.hypothesis,
                text=event.text,
                inquiry_field=Field[Inquiry]().put(record, inquiry),
            )
        case HypothesisAssigned() if event.hypothesis in hypotheses.by_id:
            found = hypotheses.by_id[event.hypothesis]
            inquiry = Inquiry(owner=event.owner, check_at=event.check_at)
            found = replace(found, inquiry_field=found.inquiry_field.put(record, inquiry))
        case HypothesisSupported() if event.hypothesis in hypotheses.by_id:
            found = _with_finding(
                hypotheses, event.hypothesis, HypothesisState.SUPPORTED, event.basis, record
            )
        case HypothesisRuledOut() if event.hypothesis in hypotheses.by_id:
            found = _with_finding(
                hypotheses, event.hypothesis, HypothesisState.RULED_OUT, event.reason, record
            )
        case _:
            return hypotheses
    return replace(hypotheses, by_id={**hypotheses.by_id, event.hypothesis: found})


def _with_finding(
    hypotheses: Hypotheses, hypothesis: str, state: HypothesisState, text: str, record: Record
) -> Hypothesis:
    found = hypotheses.by_id[hypothesis]
    finding = Finding(state=state, text=text, found_at=record.occurred.instant)
    return replace(found, finding_field=found.finding_field.put(record, finding))
