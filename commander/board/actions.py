"""Pure: actions, each with one owner, a time-box and what it should do; reports and results (1-08, 3-07, 3-08).

How an action is taken on, placed, proved and lifted is in action_course.py.
"""

from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.action_state import Lifting, Ownership, Placement, Proof, Taking
from commander.board.heads import Field
from commander.board.lanes import Lane, Nature
from commander.board.moment import Moment, ahead
from commander.board.record import Event, Fact, Instant, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, optional, required


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


class ActionStarted(Event, frozen=True, kw_only=True):
    """One person began to do something, until a time."""

    KIND: ClassVar[str] = "action-started"
    action: str
    text: str
    owner: str
    check_at: Instant
    expected: str = ""
    option: str = ""  # the option that it carries out
    lane: Lane = Lane.SYSTEM
    nature: Nature = Nature.OPEN
    fallback: str = ""  # what is done if it has no effect
    is_asked: bool = False  # its owner has not said yes yet


class ActionExtended(Event, frozen=True, kw_only=True):
    """The time-box was moved."""

    KIND: ClassVar[str] = "action-extended"
    action: str
    check_at: Instant
    reason: str


class ActionReported(Event, frozen=True, kw_only=True):
    """The owner was heard: how it goes."""

    KIND: ClassVar[str] = "action-reported"
    action: str
    text: str


class ActionFinished(Event, frozen=True, kw_only=True):
    """The action ended with a result."""

    KIND: ClassVar[str] = "action-finished"
    action: str
    result: Result
    note: str = ""
    measured: str = ""  # against what was expected


class StartAction(msgspec.Struct, frozen=True, kw_only=True):
    """Start an action: a single named owner, never a team (2-21)."""

    incident: str
    text: str
    owner: str
    check_at: datetime
    expected: str = ""
    option: str = ""
    lane: Lane = Lane.SYSTEM
    nature: Nature = Nature.OPEN
    fallback: str = ""
    is_asked: bool = False


class ExtendAction(msgspec.Struct, frozen=True, kw_only=True):
    """Give an action more time, with the reason."""

    incident: str
    action: str
    check_at: datetime
    reason: str


class ReportAction(msgspec.Struct, frozen=True, kw_only=True):
    """Write down what the owner says of an action that goes on."""

    incident: str
    action: str
    text: str


class FinishAction(msgspec.Struct, frozen=True, kw_only=True):
    """Say how an action ended, and what was measured."""

    incident: str
    action: str
    result: Result
    note: str = ""
    measured: str = ""


ActionCommand = StartAction | ExtendAction | ReportAction | FinishAction


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


class Actions(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """The actions' slice of the board. What is asked of it each second is worked out once."""

    by_id: dict[str, Action] = {}

    def running(self) -> list[Action]:
        """Running actions, the one due first first."""
        return list(self._running)

    def finished(self) -> list[Action]:
        """Finished actions, newest first."""
        return list(self._finished)

    def in_place(self) -> list[Action]:
        """Temporary measures that still stand, the oldest first."""
        standing = [one for one in self._finished if one.is_in_place]
        return standing[::-1]

    @cached_property
    def _running(self) -> list[Action]:
        return sorted(
            (one for one in self.by_id.values() if one.result is None), key=lambda one: one.check_at
        )

    @cached_property
    def _finished(self) -> list[Action]:
        ended = [one for one in self.by_id.values() if one.finished_at is not None]
        return sorted(ended, key=lambda one: one.finished_at or one.started_at, reverse=True)


def decide(actions: Actions, command: ActionCommand, moment: Moment) -> list[Fact]:
    """What follows from a command, or Refused."""
    match command:
        case StartAction():
            event = ActionStarted(
                action=moment.fresh(),
                text=required(command.text, limit=LINE_LIMIT, field="action"),
                owner=required(command.owner, limit=LINE_LIMIT, field="owner"),
                check_at=ahead(command.check_at, moment),
                expected=optional(command.expected, limit=LINE_LIMIT, field="expected"),
                option=command.option,
                lane=command.lane,
                nature=command.nature,
                fallback=optional(command.fallback, limit=LINE_LIMIT, field="fallback"),
                is_asked=command.is_asked,
            )
            return [Fact(event=event, about=f"action:{event.action}")]
        case ExtendAction():
            action = still_running(actions, command.action)
            extended = ActionExtended(
                action=action.action,
                check_at=ahead(command.check_at, moment),
                reason=required(command.reason, limit=LINE_LIMIT, field="reason"),
            )
            about = f"action:{action.action}:check"
            return [Fact(event=extended, about=about, bases=action.check_field.bases)]
        case ReportAction():
            action = still_running(actions, command.action)
            text = required(command.text, limit=LINE_LIMIT, field="report")
            reported = ActionReported(action=action.action, text=text)
            return [Fact(event=reported, about=f"action:{action.action}:report")]
        case FinishAction():
            action = _open_ended(actions, command.action)
            finished = ActionFinished(
                action=action.action,
                result=command.result,
                note=optional(command.note, limit=LINE_LIMIT, field="note"),
                measured=optional(command.measured, limit=LINE_LIMIT, field="measured"),
            )
            about = f"action:{action.action}:result"
            return [Fact(event=finished, about=about, bases=action.ending_field.bases)]


def still_running(actions: Actions, action: str) -> Action:
    """The action, if it has not ended; else Refused."""
    found = _open_ended(actions, action)
    if found.result is not None:
        raise Refused(Because.ACTION_FINISHED, action=found.text)
    return found


def _open_ended(actions: Actions, action: str) -> Action:
    """An action that has not ended, or of which nobody knows yet how."""
    found = actions.by_id.get(action)
    if found is None:
        raise Refused(Because.ACTION_UNKNOWN)
    if found.result is not None and not found.contested:
        raise Refused(Because.ACTION_FINISHED, action=found.text)
    return found


def evolve(actions: Actions, record: Record) -> Actions:
    """The slice after a record. Total."""
    event, when = record.event, record.occurred.instant
    match event:
        case ActionStarted():
            action = Action(
                action=event.action,
                text=event.text,
                started_at=when,
                heard_at=when,
                expected=event.expected,
                option=event.option,
                fallback=event.fallback,
                owner_field=Field[Ownership]().put(
                    record,
                    Ownership(
                        person=event.owner,
                        taking=Taking.ASKED if event.is_asked else Taking.TAKEN,
                        since=when,
                    ),
                ),
                place_field=Field[Placement]().put(record, Placement(lane=event.lane, nature=event.nature)),
                check_field=Field[datetime]().put(record, event.check_at),
            )
        case ActionExtended() if event.action in actions.by_id:
            action = actions.by_id[event.action]
            field = action.check_field.put(record, event.check_at)
            action = replace(action, check_field=field, heard_at=max(when, action.heard_at))
        case ActionReported() if event.action in actions.by_id:
            action = actions.by_id[event.action]
            action = replace(action, report=event.text, heard_at=max(when, action.heard_at))
        case ActionFinished() if event.action in actions.by_id:
            action = actions.by_id[event.action]
            ending = Ending(result=event.result, note=event.note, measured=event.measured, finished_at=when)
            action = replace(action, ending_field=action.ending_field.put(record, ending))
        case _:
            return actions
    return replace(actions, by_id={**actions.by_id, event.action: action})
