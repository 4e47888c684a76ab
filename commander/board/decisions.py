"""Pure: decisions and the poll before them: proposal, strong objections by name or none, decided (practice §1.1)."""

from datetime import datetime
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from commander.board.decision_records import (
    Alternative,
    DecisionCommand,
    DecisionDropped,
    DecisionMade,
    DecisionObjected,
    DecisionProposed,
    DecisionReviewed,
    DropDecision,
    MakeDecision,
    ObjectToDecision,
    ProposeDecision,
    ReviewDecision,
)
from commander.board.heads import Field
from commander.board.moment import Moment, ahead, happened
from commander.board.one_person import check_one_person
from commander.board.policy import Policy
from commander.board.record import Fact, Occurred, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, optional, required

__all__ = [
    "Alternative",
    "Decision",
    "DecisionCommand",
    "DecisionDropped",
    "DecisionMade",
    "DecisionObjected",
    "DecisionProposed",
    "DecisionReviewed",
    "DecisionState",
    "Decisions",
    "DropDecision",
    "MakeDecision",
    "ObjectToDecision",
    "Objection",
    "Outcome",
    "ProposeDecision",
    "Review",
    "ReviewDecision",
    "decide",
    "evolve",
]

ALTERNATIVE_LIMIT = 20


class DecisionState(StrEnum):
    """Where a decision stands."""

    POLLED = "polled"  # proposed; "strong objections?" was asked
    MADE = "made"
    DROPPED = "dropped"
    OVERTURNED = "overturned"  # looked at again, and it stands no longer


class Objection(msgspec.Struct, frozen=True, kw_only=True):
    """Who objects strongly, and why."""

    person: str
    text: str


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of it, as one person said it: made, or dropped with the reason."""

    made: DecisionMade | None
    reason: str = ""
    at: datetime


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """Whether it still stands, as somebody judged it."""

    stands: bool
    reason: str
    review_at: datetime | None
    at: datetime


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One decision as it stands. Others refer to it by `decision`, its id; `text` is what was decided."""

    decision: str
    proposed: DecisionProposed | None = None
    proposed_at: datetime | None = None
    objections: tuple[Objection, ...] = ()
    outcome_field: Field[Outcome] = Field()
    review_field: Field[Review] = Field()

    @property
    def outcome(self) -> Outcome | None:
        """What became of it; made outweighs dropped, for somebody acts on it."""
        return self.outcome_field.gravest(lambda outcome: outcome.made is not None)

    @property
    def made(self) -> DecisionMade | None:
        """The decision itself; None while polled, or dropped."""
        return self.outcome.made if self.outcome else None

    @property
    def review(self) -> Review | None:
        """The newest look at it; contested: that it stands no longer."""
        return self.review_field.gravest(lambda review: not review.stands)

    @property
    def state(self) -> DecisionState:
        """Where it stands."""
        if self.outcome is None:
            return DecisionState.POLLED
        if self.made is None:
            return DecisionState.DROPPED
        overturned = self.review is not None and not self.review.stands
        return DecisionState.OVERTURNED if overturned else DecisionState.MADE

    @property
    def text(self) -> str:
        """What was decided, or would be."""
        said = self.made or self.proposed
        return said.text if said else ""

    @property
    def basis(self) -> str:
        """What it rests on."""
        said = self.made or self.proposed
        return said.basis if said else ""

    @property
    def executor(self) -> str:
        """Who carries it out."""
        said = self.made or self.proposed
        return said.executor if said else ""

    @property
    def rejected(self) -> tuple[Alternative, ...]:
        """What was not chosen."""
        said = self.made or self.proposed
        return said.rejected if said else ()

    @property
    def decider(self) -> str:
        """Who decided; nobody while polled."""
        return self.made.decider if self.made else ""

    @property
    def decided_at(self) -> datetime | None:
        """When it was decided; None while polled, or dropped."""
        return self.outcome.at if self.outcome and self.made else None

    @property
    def review_at(self) -> datetime | None:
        """When to look at it again; None: no time was given, or it stands no longer."""
        if self.state is not DecisionState.MADE or self.made is None:
            return None
        return self.review.review_at if self.review else self.made.review_at

    @property
    def contested(self) -> bool:
        """Two desks decided it differently, or judged it differently."""
        return self.outcome_field.contested or self.review_field.contested


class Decisions(msgspec.Struct, frozen=True, kw_only=True):
    """The decisions' slice of the board."""

    by_id: dict[str, Decision] = {}

    def polled(self) -> list[Decision]:
        """Those that wait for the word, the first asked first."""
        return [one for one in self.by_id.values() if one.state is DecisionState.POLLED]

    def standing(self) -> list[Decision]:
        """What is decided and stands, newest first."""
        made = [one for one in self.by_id.values() if one.state is DecisionState.MADE]
        return sorted(made, key=lambda one: one.decided_at.timestamp() if one.decided_at else 0, reverse=True)


def decide(decisions: Decisions, policy: Policy, command: DecisionCommand, moment: Moment) -> list[Fact]:
    """What follows from a command, or Refused."""
    match command:
        case ProposeDecision():
            check_one_person(policy, command.executor)
            proposed = DecisionProposed(
                decision=moment.fresh(),
                text=required(command.text, limit=LINE_LIMIT, field="decision"),
                basis=optional(command.basis, limit=LINE_LIMIT, field="basis"),
                executor=optional(command.executor, limit=LINE_LIMIT, field="executor"),
                review_at=ahead(command.review_at, moment) if command.review_at else None,
                rejected=_alternatives(command.rejected),
            )
            return [Fact(event=proposed, about=f"decision:{proposed.decision}")]
        case ObjectToDecision():
            found = _open(decisions, command.decision)
            check_one_person(policy, command.person)
            objected = DecisionObjected(
                decision=found.decision,
                person=required(command.person, limit=LINE_LIMIT, field="objector"),
                objection=required(command.objection, limit=LINE_LIMIT, field="objection"),
            )
            return [Fact(event=objected, about=f"decision:{found.decision}:objection")]
        case MakeDecision():
            check_one_person(policy, command.executor, command.decider)
            proposal = _open(decisions, command.decision) if command.decision else None
            return [_made(proposal, command, moment)]
        case DropDecision():
            found = _open(decisions, command.decision)
            reason = required(command.reason, limit=LINE_LIMIT, field="reason")
            dropped = DecisionDropped(decision=found.decision, reason=reason)
            return [_outcome(found, dropped)]
        case ReviewDecision():
            return [_reviewed(_known(decisions, command.decision), command, moment)]


def _made(found: Decision | None, command: MakeDecision, moment: Moment) -> Fact:
    objected = tuple(dict.fromkeys(one.person for one in found.objections)) if found else ()
    if objected and not command.basis.strip():
        # Heard and overruled: why stands in the record, or the objection was not heard (practice §1.1).
        raise Refused(Because.OBJECTION_NEEDS_ANSWER, person=objected[0])
    review_at = _looked_at_again(found, command.review_at, moment)
    made = DecisionMade(
        decision=found.decision if found else moment.fresh(),
        text=required(command.text or (found.text if found else ""), limit=LINE_LIMIT, field="decision"),
        decider=optional(command.decider, limit=LINE_LIMIT, field="decider") or moment.author,
        basis=optional(command.basis, limit=LINE_LIMIT, field="basis") or (found.basis if found else ""),
        executor=optional(command.executor, limit=LINE_LIMIT, field="executor")
        or (found.executor if found else ""),
        review_at=review_at,
        rejected=_alternatives(command.rejected) or (found.rejected if found else ()),
        polled=found is not None and found.proposed is not None,
        objected=objected,
        entry=command.entry,
    )
    return _outcome(found, made, happened(command.occurred, moment))


def _looked_at_again(found: Decision | None, at: datetime | None, moment: Moment) -> datetime | None:
    """A time ahead. What was proposed, or stands against another, can be taken when it has passed, too."""
    proposed = found.proposed.review_at if found and found.proposed else None
    made = [head.value.made for head in found.outcome_field.heads] if found else []
    standing = {proposed, *(one.review_at for one in made if one)}
    if at is None:
        return proposed
    return at if at in standing else ahead(at, moment)


def _reviewed(found: Decision, command: ReviewDecision, moment: Moment) -> Fact:
    if found.made is None:
        raise Refused(Because.DECISION_NOT_MADE, decision=found.text)
    if found.state is DecisionState.OVERTURNED and not found.review_field.contested:
        raise Refused(Because.DECISION_OVERTURNED, decision=found.text)
    standing = {head.value.review_at for head in found.review_field.heads}
    review_at = command.review_at
    reviewed = DecisionReviewed(
        decision=found.decision,
        stands=command.stands,
        reason=required(command.reason, limit=LINE_LIMIT, field="reason"),
        # One of two that stand against each other can be chosen when its time has passed, too.
        review_at=review_at if review_at is None or review_at in standing else ahead(review_at, moment),
    )
    about = f"decision:{found.decision}:review"
    return Fact(event=reviewed, about=about, bases=found.review_field.bases)


def _outcome(
    found: Decision | None, event: DecisionMade | DecisionDropped, occurred: Occurred | None = None
) -> Fact:
    bases = found.outcome_field.bases if found else ()
    return Fact(event=event, about=f"decision:{event.decision}:outcome", bases=bases, occurred=occurred)


def _alternatives(rejected: tuple[Alternative, ...]) -> tuple[Alternative, ...]:
    if len(rejected) > ALTERNATIVE_LIMIT:
        raise Refused(Because.TOO_MANY_ALTERNATIVES, limit=str(ALTERNATIVE_LIMIT))
    return tuple(
        Alternative(
            text=required(one.text, limit=LINE_LIMIT, field="option"),
            why_not=optional(one.why_not, limit=LINE_LIMIT, field="reason"),
        )
        for one in rejected
    )


def _known(decisions: Decisions, decision: str) -> Decision:
    found = decisions.by_id.get(decision)
    if found is None:
        raise Refused(Because.DECISION_UNKNOWN)
    return found


def _open(decisions: Decisions, decision: str) -> Decision:
    """A decision that waits for the word, or of which two desks said different things."""
    found = _known(decisions, decision)
    if found.outcome is not None and not found.outcome_field.contested:
        raise Refused(Because.DECISION_SETTLED, decision=found.text)
    return found


def evolve(decisions: Decisions, record: Record) -> Decisions:
    """The slice after a record. Total."""
    event, when = record.event, record.occurred.instant
    if not isinstance(
        event, (DecisionProposed, DecisionObjected, DecisionMade, DecisionDropped, DecisionReviewed)
    ):
        return decisions
    known = decisions.by_id.get(event.decision)
    if known is None and not isinstance(event, DecisionProposed | DecisionMade):
        return decisions
    found = known or Decision(decision=event.decision)
    match event:
        case DecisionProposed():
            found = replace(found, proposed=event, proposed_at=when)
        case DecisionMade():
            found = replace(
                found, outcome_field=found.outcome_field.put(record, Outcome(made=event, at=when))
            )
        case DecisionObjected():
            objection = Objection(person=event.person, text=event.objection)
            found = replace(found, objections=(*found.objections, objection))
        case DecisionDropped():
            outcome = Outcome(made=None, reason=event.reason, at=when)
            found = replace(found, outcome_field=found.outcome_field.put(record, outcome))
        case DecisionReviewed():
            review = Review(stands=event.stands, reason=event.reason, review_at=event.review_at, at=when)
            found = replace(found, review_field=found.review_field.put(record, review))
    return replace(decisions, by_id={**decisions.by_id, event.decision: found})
