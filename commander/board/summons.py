"""Pure: who is called to a role, by whom, how often, and what they answered (practice §1.2, 4-21). Arriving ends it."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.record import Event, Fact, Record
from commander.board.refusal import Because, Refused
from commander.board.roles import ROLES, RoleAccepted, RoleAssigned, Roles
from commander.board.text import LINE_LIMIT, optional, required

# An unanswered call is made again, or the deputy is called, after this.
ANSWER_WITHIN = timedelta(minutes=5)
# Whoever said that they come and is still not there is asked again.
ARRIVE_WITHIN = timedelta(minutes=15)
MOST_STEPS = 40  # shown again is what happened of late


class Answer(StrEnum):
    """What came of a call."""

    COMING = "coming"
    DECLINED = "declined"
    NO_ANSWER = "no-answer"


class CallState(StrEnum):
    """Where a summons stands."""

    ASKED = "asked"  # somebody is wanted; nobody has called yet
    CALLED = "called"
    COMING = "coming"
    DECLINED = "declined"
    NO_ANSWER = "no-answer"
    ARRIVED = "arrived"  # leads the role now: nobody need be called


class RoleSummoned(Event, frozen=True, kw_only=True):
    """Somebody is wanted in a role, and the caller calls them; empty: nobody said who, nobody took the call."""

    KIND: ClassVar[str] = "role-summoned"
    role: str
    person: str = ""
    caller: str = ""


class RoleCalled(Event, frozen=True, kw_only=True):
    """One call was made."""

    KIND: ClassVar[str] = "role-called"
    role: str
    person: str


class CallAnswered(Event, frozen=True, kw_only=True):
    """What came of the calls."""

    KIND: ClassVar[str] = "call-answered"
    role: str
    person: str
    answer: Answer


class SummonsEnded(Event, frozen=True, kw_only=True):
    """Nobody is wanted in the role any more, and nobody need be called."""

    KIND: ClassVar[str] = "summons-ended"
    role: str


class SummonRole(msgspec.Struct, frozen=True, kw_only=True):
    """Ask for somebody in a role, or take the calling on: the caller is who does it."""

    incident: str
    role: str
    person: str = ""
    caller: str = ""


class CallRole(msgspec.Struct, frozen=True, kw_only=True):
    """Say that a call was made. Without a person it is whoever is being called already."""

    incident: str
    role: str
    person: str = ""


class AnswerCall(msgspec.Struct, frozen=True, kw_only=True):
    """Say what came of the calls to a role."""

    incident: str
    role: str
    answer: str
    person: str = ""  # who answered, where it is known: refused when somebody else is called by now


class EndSummons(msgspec.Struct, frozen=True, kw_only=True):
    """Call it off: nobody is wanted in the role any more."""

    incident: str
    role: str


SummonsCommand = SummonRole | CallRole | AnswerCall | EndSummons


class CallStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a summons: who, when, and who said so."""

    state: CallState
    person: str
    at: datetime
    by: str


class Summons(msgspec.Struct, frozen=True, kw_only=True):
    """One summons as it stands."""

    person: str
    caller: str
    state: CallState
    since: datetime  # when it came to stand there; for a call, when the last one was made
    calls: int = 0
    steps: tuple[CallStep, ...] = ()  # the latest, oldest first

    @property
    def tried(self) -> tuple[str, ...]:
        """Who was called in vain: they are not whom to call next."""
        vain = (CallState.DECLINED, CallState.NO_ANSWER)
        return tuple(dict.fromkeys(step.person for step in self.steps if step.state in vain))

    def is_overdue(self, now: datetime) -> bool:
        """Whether a person must act: call, call again, or call somebody else."""
        waited = now - self.since
        match self.state:
            case CallState.ASKED | CallState.CALLED:
                return waited >= ANSWER_WITHIN
            case CallState.COMING:
                return waited >= ARRIVE_WITHIN
            case CallState.DECLINED | CallState.NO_ANSWER:
                return True
            case CallState.ARRIVED:
                return False


class Calls(msgspec.Struct, frozen=True, kw_only=True):
    """The summonses' slice of the board: one a role while it lasts."""

    by_role: dict[str, Summons] = {}
    ended: dict[str, Summons] = {}  # by role: the last one that is over, with every step and its time

    def overdue(self, now: datetime) -> list[tuple[str, Summons]]:
        """The summonses that a person must act on, the longest waiting first."""
        late = [(role, one) for role, one in self.by_role.items() if one.is_overdue(now)]
        return sorted(late, key=lambda pair: pair[1].since)


def decide(calls: Calls, roles: Roles, command: SummonsCommand) -> list[Fact]:
    """What follows from a command, or Refused."""
    role = command.role
    if role not in ROLES:
        raise Refused(Because.ROLE_UNKNOWN, role=role)
    standing = calls.by_role.get(role)
    about = f"summons:{role}"
    match command:
        case SummonRole():
            person = optional(command.person, limit=LINE_LIMIT, field="person")
            caller = optional(command.caller, limit=LINE_LIMIT, field="caller")
            wanted = person or (standing.person if standing else "")
            _check_is_away(roles, role, wanted)
            return [Fact(event=RoleSummoned(role=role, person=wanted, caller=caller), about=about)]
        case CallRole():
            named = command.person.strip() or (standing.person if standing else "")
            called = RoleCalled(role=role, person=required(named, limit=LINE_LIMIT, field="person"))
            _check_is_away(roles, role, called.person)
            return [Fact(event=called, about=about)]
        case AnswerCall():
            if command.answer not in tuple(Answer):
                raise Refused(Because.ANSWER_UNKNOWN, answer=command.answer, answers=", ".join(Answer))
            if standing is None or not standing.calls:
                raise Refused(Because.NOT_CALLED, role=role)
            if command.person.strip() not in ("", standing.person):
                raise Refused(Because.CALLED_ANOTHER, role=role, person=standing.person)
            answer = CallAnswered(role=role, person=standing.person, answer=Answer(command.answer))
            return [Fact(event=answer, about=about)]
        case EndSummons():
            if standing is None:
                raise Refused(Because.NOT_CALLED, role=role)
            return [Fact(event=SummonsEnded(role=role), about=about)]


def _check_is_away(roles: Roles, role: str, person: str) -> None:
    """Whoever is there already would be waited for in vain."""
    if person and person == roles.holder(role):
        raise Refused(Because.HOLDS_IT_ALREADY, role=role, person=person)


def evolve(calls: Calls, record: Record) -> Calls:
    """The slice after a record. Total."""
    event, at = record.event, record.occurred.instant
    match event:
        case RoleSummoned():
            standing = calls.by_role.get(event.role)
            is_underway = standing is not None and standing.calls > 0 and standing.person == event.person
            if standing is not None and is_underway:
                # Another caller takes it on: what was called so far still counts.
                return _put(
                    calls, event.role, replace(standing, caller=event.caller), record, CallState.ASKED
                )
            asked = Summons(
                person=event.person,
                caller=event.caller,
                state=CallState.ASKED,
                since=at,
                steps=_steps(standing),
            )
            return _put(calls, event.role, asked, record, CallState.ASKED)
        case RoleCalled():
            standing = calls.by_role.get(event.role)
            before = standing.calls if standing is not None and standing.person == event.person else 0
            caller = standing.caller if standing is not None and standing.caller else record.author
            called = Summons(
                person=event.person,
                caller=caller,
                state=CallState.CALLED,
                since=at,
                calls=before + 1,
                steps=_steps(standing),
            )
            return _put(calls, event.role, called, record, CallState.CALLED)
        case CallAnswered():
            standing = calls.by_role.get(event.role)
            if standing is None or standing.person != event.person:
                return calls
            state = CallState(event.answer.value)
            return _put(calls, event.role, replace(standing, state=state, since=at), record, state)
        case RoleAssigned() | RoleAccepted() | SummonsEnded():
            return _over(calls, record, event)
        case _:
            return calls


def _over(calls: Calls, record: Record, event: RoleAssigned | RoleAccepted | SummonsEnded) -> Calls:
    """They have arrived, somebody else has taken it, or it was called off: nobody need be called."""
    standing = calls.by_role.get(event.role)
    if standing is None:
        return calls
    left = {role: one for role, one in calls.by_role.items() if role != event.role}
    if not isinstance(event, SummonsEnded):
        at = record.occurred.instant
        here = CallStep(state=CallState.ARRIVED, person=event.person, at=at, by=record.author)
        standing = replace(standing, state=CallState.ARRIVED, since=at, steps=(*_steps(standing), here))
    return replace(calls, by_role=left, ended={**calls.ended, event.role: standing})


def _steps(standing: Summons | None) -> tuple[CallStep, ...]:
    return standing.steps[-MOST_STEPS:] if standing is not None else ()


def _put(calls: Calls, role: str, summons: Summons, record: Record, state: CallState) -> Calls:
    by = summons.caller or record.author if state is CallState.ASKED else record.author
    step = CallStep(state=state, person=summons.person, at=record.occurred.instant, by=by)
    last = summons.steps[-1] if summons.steps else None
    if last is not None and state is CallState.ASKED and last == replace(step, at=last.at):
        # Said twice by the same person it is one step, and the wait for a call is not begun anew.
        stepped = replace(summons, since=min(summons.since, last.at))
    else:
        stepped = replace(summons, steps=(*summons.steps, step))
    return replace(calls, by_role={**calls.by_role, role: stepped})
