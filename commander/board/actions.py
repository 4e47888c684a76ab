"""Pure: actions, each with one owner, a time-box and what it should do; reports and results (1-08, 3-07, 3-08).

How an action is taken on, placed, proved and lifted is in action_course.py.
"""

from datetime import datetime
from functools import cached_property
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.action_state import WORKED, Action, Ending, Ownership, Placement, Result, Taking
from commander.board.heads import Field
from commander.board.lanes import Lane, Nature
from commander.board.moment import Moment, ahead, happened
from commander.board.record import Event, Fact, Instant, Occurred, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, optional, required

__all__ = [
    "WORKED",
    "Action",
    "ActionCommand",
    "ActionExtended",
    "ActionFinished",
    "ActionReported",
    "ActionStarted",
    "Actions",
    "ExtendAction",
    "FinishAction",
    "ReportAction",
    "Result",
    "StartAction",
    "decide",
    "evolve",
    "still_running",
]


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
    entry: str = ""  # the entry that it was made from


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
    entry: str = ""
    occurred: Occurred | None = None  # when it began; None: now


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
                entry=command.entry,
            )
            began = happened(command.occurred, moment)
            return [Fact(event=event, about=f"action:{event.action}", occurred=began)]
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
