"""Pure: running actions, each with one owner, a time-box and what it should do (1-08, 3-07, 3-08)."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.moment import Moment, ahead
from commander.board.record import Event, Fact, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, optional, required


class Result(StrEnum):
    """How an action ended. Applied is not worked."""

    WORKED = "worked"
    NO_EFFECT = "no-effect"
    FAILED = "failed"
    DROPPED = "dropped"


class ActionStarted(Event, frozen=True, kw_only=True):
    """One person began to do something, until a time."""

    KIND: ClassVar[str] = "action-started"
    action: str
    text: str
    owner: str
    check_at: datetime
    expected: str = ""


class ActionExtended(Event, frozen=True, kw_only=True):
    """The time-box was moved."""

    KIND: ClassVar[str] = "action-extended"
    action: str
    check_at: datetime
    reason: str


class ActionFinished(Event, frozen=True, kw_only=True):
    """The action ended with a result."""

    KIND: ClassVar[str] = "action-finished"
    action: str
    result: Result
    note: str = ""


class StartAction(msgspec.Struct, frozen=True, kw_only=True):
    """Start an action: a single named owner, never a team (2-21)."""

    incident: str
    text: str
    owner: str
    check_at: datetime
    expected: str = ""


class ExtendAction(msgspec.Struct, frozen=True, kw_only=True):
    """Give an action more time, with the reason."""

    incident: str
    action: str
    check_at: datetime
    reason: str


class FinishAction(msgspec.Struct, frozen=True, kw_only=True):
    """Say how an action ended."""

    incident: str
    action: str
    result: Result
    note: str = ""


ActionCommand = StartAction | ExtendAction | FinishAction


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """One action as it stands."""

    action: str
    text: str
    owner: str
    started_at: datetime
    expected: str
    check_field: Field[datetime] = Field()
    result_field: Field[Result] = Field()
    note: str = ""
    finished_at: datetime | None = None

    @property
    def check_at(self) -> datetime:
        """When the effect is checked; the earlier one while contested."""
        return self.check_field.gravest(lambda check_at: -check_at.timestamp()) or self.started_at

    @property
    def result(self) -> Result | None:
        """How it ended; None while running. Contested: the worse one."""
        return self.result_field.gravest(lambda result: list(Result).index(result))


class Actions(msgspec.Struct, frozen=True, kw_only=True):
    """The actions' slice of the board."""

    by_id: dict[str, Action] = {}

    def running(self) -> list[Action]:
        """Running actions, the one due first first."""
        return sorted(
            (one for one in self.by_id.values() if one.result is None), key=lambda one: one.check_at
        )

    def finished(self) -> list[Action]:
        """Finished actions, newest first."""
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
            )
            return [Fact(event=event, about=f"action:{event.action}")]
        case ExtendAction():
            action = _running(actions, command.action)
            extended = ActionExtended(
                action=action.action,
                check_at=ahead(command.check_at, moment),
                reason=required(command.reason, limit=LINE_LIMIT, field="reason"),
            )
            about = f"action:{action.action}:check"
            return [Fact(event=extended, about=about, bases=action.check_field.bases)]
        case FinishAction():
            action = _running(actions, command.action)
            note = optional(command.note, limit=LINE_LIMIT, field="note")
            finished = ActionFinished(action=action.action, result=command.result, note=note)
            about = f"action:{action.action}:result"
            return [Fact(event=finished, about=about, bases=action.result_field.bases)]


def _running(actions: Actions, action: str) -> Action:
    found = actions.by_id.get(action)
    if found is None:
        raise Refused(Because.ACTION_UNKNOWN)
    if found.result is not None:
        raise Refused(Because.ACTION_FINISHED, action=found.text)
    return found


def evolve(actions: Actions, record: Record) -> Actions:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case ActionStarted():
            action = Action(
                action=event.action,
                text=event.text,
                owner=event.owner,
                started_at=record.occurred.instant,
                expected=event.expected,
                check_field=Field[datetime]().put(record, event.check_at),
            )
            return replace(actions, by_id={**actions.by_id, event.action: action})
        case ActionExtended() if event.action in actions.by_id:
            action = actions.by_id[event.action]
            action = replace(action, check_field=action.check_field.put(record, event.check_at))
            return replace(actions, by_id={**actions.by_id, event.action: action})
        case ActionFinished() if event.action in actions.by_id:
            action = actions.by_id[event.action]
            field = action.result_field.put(record, event.result)
            action = replace(action, result_field=field, note=event.note, finished_at=record.occurred.instant)
            return replace(actions, by_id={**actions.by_id, event.action: action})
        case _:
            return actions
