"""Pure: what is recorded of a decision, and what a person may say: proposal, objection, the word, a second look."""

from datetime import datetime
from typing import ClassVar

import msgspec

from commander.board.record import Event, Instant, Occurred


class Alternative(msgspec.Struct, frozen=True, kw_only=True):
    """What was not chosen, and why."""

    text: str
    why_not: str = ""


class DecisionProposed(Event, frozen=True, kw_only=True):
    """Somebody said what we would do, and asked for strong objections."""

    KIND: ClassVar[str] = "decision-proposed"
    decision: str
    text: str
    basis: str = ""
    executor: str = ""
    review_at: Instant | None = None
    rejected: tuple[Alternative, ...] = ()


class DecisionObjected(Event, frozen=True, kw_only=True):
    """A strong objection, by name."""

    KIND: ClassVar[str] = "decision-objected"
    decision: str
    person: str
    objection: str


class DecisionMade(Event, frozen=True, kw_only=True):
    """It is decided; the record says everything itself, also where nothing was proposed before."""

    KIND: ClassVar[str] = "decision-made"
    decision: str
    text: str
    decider: str
    basis: str = ""
    executor: str = ""
    review_at: Instant | None = None
    rejected: tuple[Alternative, ...] = ()
    polled: bool = False
    objected: tuple[str, ...] = ()  # who objected strongly and was heard; none: nobody did
    entry: str = ""  # the entry that it was made from


class DecisionDropped(Event, frozen=True, kw_only=True):
    """The proposal is not taken, and why."""

    KIND: ClassVar[str] = "decision-dropped"
    decision: str
    reason: str


class DecisionReviewed(Event, frozen=True, kw_only=True):
    """It was looked at again: it stands, until another time perhaps, or it doesn't."""

    KIND: ClassVar[str] = "decision-reviewed"
    decision: str
    stands: bool
    reason: str
    review_at: Instant | None = None


class ProposeDecision(msgspec.Struct, frozen=True, kw_only=True):
    """Say what we would do, and ask for strong objections."""

    incident: str
    text: str
    basis: str = ""
    executor: str = ""
    review_at: datetime | None = None
    rejected: tuple[Alternative, ...] = ()


class ObjectToDecision(msgspec.Struct, frozen=True, kw_only=True):
    """Write down who objects strongly, and why."""

    incident: str
    decision: str
    person: str
    objection: str


class MakeDecision(msgspec.Struct, frozen=True, kw_only=True):
    """Decide what was proposed, or (decision: "") outright. What is left empty stays as it was proposed."""

    incident: str
    decision: str = ""
    text: str = ""
    decider: str = ""  # "": who records it
    basis: str = ""
    executor: str = ""
    review_at: datetime | None = None
    rejected: tuple[Alternative, ...] = ()
    entry: str = ""
    occurred: Occurred | None = None  # when it was decided; None: now


class DropDecision(msgspec.Struct, frozen=True, kw_only=True):
    """Say why a proposal is not taken."""

    incident: str
    decision: str
    reason: str


class ReviewDecision(msgspec.Struct, frozen=True, kw_only=True):
    """Say whether a decision still stands, why, and when to look again."""

    incident: str
    decision: str
    stands: bool
    reason: str
    review_at: datetime | None = None


DecisionCommand = ProposeDecision | ObjectToDecision | MakeDecision | DropDecision | ReviewDecision
