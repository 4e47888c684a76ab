"""Pure: one action as it stands: whose, where, until when, how it ended, proved, lifted."""

from datetime import datetime
from enum import StrEnum

import msgspec

from commander.board.heads import Field
from commander.board.lanes import Lane, Nature


class Taking(StrEnum):
    """How far its owner took it on (1-08, 2-15)."""

    TAKEN = "taken"  # said aloud, or his own
    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Ownership(msgspec.Struct, frozen=True, kw_only=True):
    """Whose it is, since when, and whether that person said yes."""

    person: str
    taking: Taking
    since: datetime
    reason: str = ""


class Placement(msgspec.Struct, frozen=True, kw_only=True):
    """Its lane, and what kind of measure it is."""

    lane: Lane
    nature: Nature


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """Whether its effect holds, and what shows it."""

    holds: bool
    evidence: str
    by: str
    at: datetime


class Lifting(msgspec.Struct, frozen=True, kw_only=True):
    """A temporary measure was taken away."""

    note: str
    by: str
    at: datetime


class Result(StrEnum):
    """How an action ended. Applied is not worked."""

    WORKED = "worked"
    PARTLY = "partly"
    NO_EFFECT = "no-effect"
    WORSE = "worse"
    FAILED = "failed"
    DROPPED = "dropped"


WORKED = (Result.WORKED, Result.PARTLY)
# Contested: the one that calls for more is the one to work with.
_GRAVITY = (Result.WORKED, Result.PARTLY, Result.DROPPED, Result.NO_EFFECT, Result.FAILED, Result.WORSE)


class Ending(msgspec.Struct, frozen=True, kw_only=True):
    """How an action ended, as one person said it."""

    result: Result
    note: str
    measured: str
    finished_at: datetime


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """One action as it stands."""

    action: str
    text: str
    started_at: datetime
    expected: str
    heard_at: datetime  # the last time that anything was heard of it: start, answer, extension, report
    option: str = ""
    fallback: str = ""
    report: str = ""  # the last one
    owner_field: Field[Ownership] = Field()
    place_field: Field[Placement] = Field()
    check_field: Field[datetime] = Field()
    ending_field: Field[Ending] = Field()
    proof_field: Field[Proof] = Field()
    lifting: Lifting | None = None

    @property
    def ownership(self) -> Ownership:
        """Whose it is; the newest word while contested."""
        return self.owner_field.latest() or Ownership(
            person="", taking=Taking.DECLINED, since=self.started_at
        )

    @property
    def owner(self) -> str:
        """The one who does it; nobody once whoever was asked has declined."""
        return "" if self.ownership.taking is Taking.DECLINED else self.ownership.person

    @property
    def owner_contested(self) -> bool:
        """Two desks gave it to different people; moot once it has ended."""
        heads = self.owner_field.heads
        return self.result is None and len(heads) > 1 and len({head.value.person for head in heads}) > 1

    @property
    def is_asked(self) -> bool:
        """Somebody was asked, and has not said yes or no."""
        return self.ownership.taking is Taking.ASKED

    @property
    def place(self) -> Placement:
        """Its lane and its nature; the newest word while contested."""
        return self.place_field.latest() or Placement(lane=Lane.SYSTEM, nature=Nature.OPEN)

    @property
    def proof(self) -> Proof | None:
        """Whether its effect was verified. Contested: that it doesn't hold."""
        return self.proof_field.gravest(lambda proof: not proof.holds)

    @property
    def has_held(self) -> bool:
        """It worked, wholly, on the system, and nobody has found since that it doesn't."""
        is_denied = self.proof is not None and not self.proof.holds
        return self.result is Result.WORKED and self.place.lane is Lane.SYSTEM and not is_denied

    @property
    def is_unproved(self) -> bool:
        """It is said to have worked, and nobody has verified it (3-08)."""
        return self.result in WORKED and self.proof is None

    @property
    def is_in_place(self) -> bool:
        """A temporary measure that works and was not taken away: it stays on the list also when all is over (3-09)."""
        is_temporary = self.place.nature is Nature.TEMPORARY
        return is_temporary and self.result in WORKED and self.lifting is None

    @property
    def extensions(self) -> int:
        """How often its time-box was moved."""
        return max(len(self.check_field.history()) - 1, 0)

    @property
    def planned_until(self) -> datetime:
        """Until when it was to have its effect at first."""
        return min(self.check_field.history()[:1], default=self.check_at)

    @property
    def check_at(self) -> datetime:
        """When the effect is checked; the earlier one while contested."""
        return self.check_field.gravest(lambda check_at: -check_at.timestamp()) or self.started_at

    @property
    def ending(self) -> Ending | None:
        """How it ended, with the words of whoever said so; None while running. Contested: the worse one."""
        return self.ending_field.gravest(lambda ending: _GRAVITY.index(ending.result))

    @property
    def result(self) -> Result | None:
        """How it ended; None while running."""
        return self.ending.result if self.ending else None

    @property
    def note(self) -> str:
        """What was seen at the end."""
        return self.ending.note if self.ending else ""

    @property
    def measured(self) -> str:
        """The effect as it was measured."""
        return self.ending.measured if self.ending else ""

    @property
    def finished_at(self) -> datetime | None:
        """When it ended; None while running."""
        return self.ending.finished_at if self.ending else None

    @property
    def contested(self) -> bool:
        """Two desks ended it with different results; one more ending settles it."""
        heads = self.ending_field.heads
        return len(heads) > 1 and len({head.value.result for head in heads}) > 1
