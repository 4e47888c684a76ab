"""Pure: an action asked of somebody, accepted or declined, given on, placed, proved, and a temporary one lifted."""

from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.action_state import Lifting, Ownership, Placement, Proof, Taking
from commander.board.actions import WORKED, Action, Actions, still_running
from commander.board.lanes import Lane, Nature
from commander.board.one_person import check_one_person
from commander.board.policy import Policy
from commander.board.record import Event, Fact, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, optional, required


class ActionAnswered(Event, frozen=True, kw_only=True):
    """Whoever was asked said yes or no."""

    KIND: ClassVar[str] = "action-answered"
    action: str
    person: str
    is_accepted: bool
    reason: str = ""


class ActionAssigned(Event, frozen=True, kw_only=True):
    """It was given to another person, who may still have to say yes."""

    KIND: ClassVar[str] = "action-assigned"
    action: str
    owner: str
    is_asked: bool = False
    reason: str = ""


class ActionPlaced(Event, frozen=True, kw_only=True):
    """Its lane and nature were said, or put right."""

    KIND: ClassVar[str] = "action-placed"
    action: str
    lane: Lane
    nature: Nature


class ActionProved(Event, frozen=True, kw_only=True):
    """Somebody verified its effect: it holds, or it doesn't."""

    KIND: ClassVar[str] = "action-proved"
    action: str
    holds: bool
    evidence: str


class TemporaryLifted(Event, frozen=True, kw_only=True):
    """A temporary measure was taken away, or made permanent."""

    KIND: ClassVar[str] = "temporary-lifted"
    action: str
    reason: str


class AnswerAction(msgspec.Struct, frozen=True, kw_only=True):
    """Say that whoever was asked accepts, or declines and why."""

    incident: str
    action: str
    is_accepted: bool
    reason: str = ""


class AssignAction(msgspec.Struct, frozen=True, kw_only=True):
    """Give it to one other person."""

    incident: str
    action: str
    owner: str
    is_asked: bool = False
    reason: str = ""


class PlaceAction(msgspec.Struct, frozen=True, kw_only=True):
    """Say in which lane it runs, and whether it is temporary or permanent; None: as it was."""

    incident: str
    action: str
    lane: Lane | None = None
    nature: Nature | None = None


class ProveAction(msgspec.Struct, frozen=True, kw_only=True):
    """Say what shows that its effect holds, or that it doesn't."""

    incident: str
    action: str
    holds: bool
    evidence: str


class LiftTemporary(msgspec.Struct, frozen=True, kw_only=True):
    """Say how a temporary measure ended: taken away, or replaced by the permanent one."""

    incident: str
    action: str
    reason: str


CourseCommand = AnswerAction | AssignAction | PlaceAction | ProveAction | LiftTemporary


def decide(actions: Actions, policy: Policy, command: CourseCommand) -> list[Fact]:
    """What follows from a command, or Refused."""
    key = command.action
    match command:
        case AnswerAction():
            action = still_running(actions, key)
            asked = _asked(action)
            if asked is None:
                raise Refused(Because.ACTION_NOT_ASKED, action=action.text)
            # No without a reason leaves the commander with nothing to go on.
            said = optional if command.is_accepted else required
            answered = ActionAnswered(
                action=key,
                person=asked.person,
                is_accepted=command.is_accepted,
                reason=said(command.reason, limit=LINE_LIMIT, field="reason"),
            )
            return [Fact(event=answered, about=f"action:{key}:owner", bases=action.owner_field.bases)]
        case AssignAction():
            action = still_running(actions, key)
            check_one_person(policy, command.owner)
            assigned = ActionAssigned(
                action=key,
                owner=required(command.owner, limit=LINE_LIMIT, field="owner"),
                is_asked=command.is_asked,
                reason=optional(command.reason, limit=LINE_LIMIT, field="reason"),
            )
            return [Fact(event=assigned, about=f"action:{key}:owner", bases=action.owner_field.bases)]
        case PlaceAction():
            action = _known(actions, key)
            lane, nature = command.lane or action.place.lane, command.nature or action.place.nature
            placed = ActionPlaced(action=key, lane=lane, nature=nature)
            return [Fact(event=placed, about=f"action:{key}:place", bases=action.place_field.bases)]
        case ProveAction():
            action = _known(actions, key)
            if action.result not in WORKED:
                raise Refused(Because.NOTHING_TO_PROVE, action=action.text)
            evidence = required(command.evidence, limit=LINE_LIMIT, field="evidence")
            proved = ActionProved(action=key, holds=command.holds, evidence=evidence)
            return [Fact(event=proved, about=f"action:{key}:proof", bases=action.proof_field.bases)]
        case LiftTemporary():
            action = _known(actions, key)
            if not action.is_in_place:
                raise Refused(Because.NOT_IN_PLACE, action=action.text)
            reason = required(command.reason, limit=LINE_LIMIT, field="reason")
            return [Fact(event=TemporaryLifted(action=key, reason=reason), about=f"action:{key}:lifting")]


def _asked(action: Action) -> Ownership | None:
    """Whoever is to answer. That one of two desks heard a no can be chosen while the other named somebody else."""
    if action.is_asked:
        return action.ownership
    heads = [head.value for head in action.owner_field.heads] if action.owner_contested else []
    return next((one for one in heads if one.taking in (Taking.ASKED, Taking.DECLINED)), None)


def _known(actions: Actions, action: str) -> Action:
    found = actions.by_id.get(action)
    if found is None:
        raise Refused(Because.ACTION_UNKNOWN)
    return found


COURSE_EVENTS: tuple[type[Event], ...] = (
    ActionAnswered,
    ActionAssigned,
    ActionPlaced,
    ActionProved,
    TemporaryLifted,
)
_COURSE = (ActionAnswered, ActionAssigned, ActionPlaced, ActionProved, TemporaryLifted)


def evolve(actions: Actions, record: Record) -> Actions:
    """The slice after a record. Total."""
    event, when = record.event, record.occurred.instant
    if not isinstance(event, _COURSE) or event.action not in actions.by_id:
        return actions
    action = actions.by_id[event.action]
    match event:
        case ActionAnswered():
            taking = Taking.ACCEPTED if event.is_accepted else Taking.DECLINED
            owned = Ownership(person=event.person, taking=taking, since=when, reason=event.reason)
            action = _owned(action, record, owned)
        case ActionAssigned():
            taking = Taking.ASKED if event.is_asked else Taking.TAKEN
            action = _owned(action, record, Ownership(person=event.owner, taking=taking, since=when))
        case ActionPlaced():
            place = Placement(lane=event.lane, nature=event.nature)
            action = replace(action, place_field=action.place_field.put(record, place))
        case ActionProved():
            proof = Proof(holds=event.holds, evidence=event.evidence, by=record.author, at=when)
            action = replace(action, proof_field=action.proof_field.put(record, proof))
        case TemporaryLifted():
            action = replace(action, lifting=Lifting(note=event.reason, by=record.author, at=when))
    return replace(actions, by_id={**actions.by_id, event.action: action})


def _owned(action: Action, record: Record, owned: Ownership) -> Action:
    heard = max(record.occurred.instant, action.heard_at)
    return replace(action, owner_field=action.owner_field.put(record, owned), heard_at=heard)
