"""Pure: what a phase entered, an incident closed, a first response agreed and a team stood down bring with them."""

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from commander.board import (
    alignment,
    alignment_decision,
    audiences,
    gates,
    incident,
    incident_orders,
    role_orders,
    roles,
    stand_down,
)
from commander.board.actions import Result
from commander.board.audiences_hint import reach_hint
from commander.board.gate_rows import left_at_the_end, left_behind
from commander.board.incident import EndedAs, Phase
from commander.board.moment import Moment, ahead
from commander.board.needed_roles import DECIDER
from commander.board.one_person import check_one_person
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER, Roles
from commander.board.text import LINE_LIMIT, optional

if TYPE_CHECKING:
    from commander.board.board import Board
    from commander.board.policy import Policy
    from commander.board.record import Fact


def decide_phase(
    board: "Board", organisation: "Policy", command: incident.EnterPhase, moment: Moment
) -> "list[Fact]":
    """The phase, with an excuse for every check that going on leaves undone; without one it is refused (2-01)."""
    entered = incident_orders.decide(board.incident, command, moment)
    own = {one.check: one for one in command.excuses}
    shared = incident.Excuse(check="", reason=command.reason, until=command.until)
    excuses = []
    missing = []
    for row in left_behind(board, organisation, Phase(command.phase), moment.now):
        key = row.check.key
        excuse = _excuse(key, own.get(key, shared), moment)
        if excuse is None:
            missing.append(row.check)
        else:
            excuses.append(excuse)
    if missing:
        raise Refused(
            Because.CHECKS_UNMET,
            count=str(len(missing)),
            checks_ja="、".join(check.ja for check in missing),
            checks_en=", ".join(check.en for check in missing),
        )
    return [_excused(board, fact, tuple(excuses)) for fact in entered]


def _excuse(check: str, said: incident.Excuse, moment: Moment) -> incident.Excuse | None:
    """Why a check is gone without, or by when it is decided; None: nobody said either."""
    reason = optional(said.reason, limit=LINE_LIMIT, field="reason")
    if not reason and said.until is None:
        return None
    return incident.Excuse(
        check=check, reason=reason, until=ahead(said.until, moment) if said.until is not None else None
    )


def _excused(board: "Board", fact: "Fact", excuses: tuple[incident.Excuse, ...]) -> "Fact":
    """One record: it stands for the phase, and for the answer to each of the checks."""
    if not isinstance(fact.event, incident.PhaseEntered) or not excuses:
        return fact
    answered = (board.gates.answers.get(one.check) for one in excuses)
    bases = (base for field in answered if field for base in field.bases)
    return replace(
        fact,
        event=replace(fact.event, excuses=excuses),
        bases=tuple(dict.fromkeys((*fact.bases, *bases))),
    )


def decide_close(
    board: "Board", organisation: "Policy", command: incident.Close, moment: Moment
) -> "list[Fact]":
    """Closing with its reason, which names what it leaves undone (2-20); or one of the other ends (practice §3)."""
    if command.ended_as not in tuple(EndedAs):
        raise Refused(Because.CHOICE_UNKNOWN, choice=command.ended_as, choices=", ".join(EndedAs))
    ended_as = EndedAs(command.ended_as)
    told = board.messages.public_stage
    if ended_as is EndedAs.FALSE_ALARM and told is not None and not told.is_over:
        raise Refused(Because.FALSE_ALARM_TOLD)
    merged_into = optional(command.merged_into, limit=LINE_LIMIT, field="incident")
    if ended_as is EndedAs.MERGED and not merged_into:
        raise Refused(Because.MERGED_WHERE)
    left = left_at_the_end(board, organisation, moment.now) if ended_as is EndedAs.DONE else []
    facts = incident_orders.decide(board.incident, command, moment)
    return [_with_end(fact, ended_as, merged_into, tuple(row.check.key for row in left)) for fact in facts]


def _with_end(fact: "Fact", ended_as: EndedAs, merged_into: str, left: tuple[str, ...]) -> "Fact":
    if not isinstance(fact.event, incident.IncidentClosed):
        return fact
    return replace(fact, event=replace(fact.event, ended_as=ended_as, merged_into=merged_into, left=left))


def decide_gates(
    board: "Board", organisation: "Policy", command: gates.GateCommand, moment: Moment
) -> "list[Fact]":
    """What follows from a command about checks, the first response, standing down or the review, or Refused."""
    match command:
        case alignment.HoldAlignment():
            return _aligned(board, organisation, command, moment)
        case alignment.SkipAlignment():
            return alignment.decide(board.gates.alignment, command, moment)
        case gates.PlanReview():
            check_one_person(organisation, command.owner)
            return gates.decide_review(board.gates, command, moment)
        case gates.TickCheck() | gates.WaiveCheck() | gates.PutOffCheck() | gates.OpenCheck():
            return gates.decide_check(board.gates, organisation, command, moment)
        case stand_down.StandDown():
            check_one_person(organisation, command.watch_owner)
            facts = gates.decide_rest(board.gates, _ground(board), command, moment)
            return [*facts, *_released(board, command)]
        case _:
            if isinstance(command, stand_down.Defer | stand_down.MoveDeferral):
                check_one_person(organisation, command.owner)
            return gates.decide_rest(board.gates, _ground(board), command, moment)


def _by_whom(organisation: "Policy", command: alignment.HoldAlignment) -> str:
    there = ", ".join(organisation.person_name(one) for one in command.attendees)
    return f"{organisation.person_name(command.decision_maker)}: {there}"[:LINE_LIMIT]


def is_contained(board: "Board") -> bool:
    """Whether the impact is held: recovery is declared, or something that was done since it last began worked."""
    since = board.incident.reopened_at
    if board.incident.watch is not None:
        return True
    return any(
        one.result is Result.WORKED and _is_since(one.finished_at, since) for one in board.actions.finished()
    )


def _is_since(at: datetime | None, since: datetime | None) -> bool:
    return since is None or (at is not None and at >= since)


def _ground(board: "Board") -> stand_down.Ground:
    watch = board.incident.watch
    return stand_down.Ground(
        is_contained=is_contained(board),
        watch_owner=watch.owner if watch else "",
        watch_until=watch.until if watch else None,
    )


def _aligned(
    board: "Board", organisation: "Policy", command: alignment.HoldAlignment, moment: Moment
) -> "list[Fact]":
    """The record of what was agreed; how far it is told and who decides are then so everywhere on the board."""
    check_one_person(organisation, command.decision_maker, *(track.owner for track in command.tracks))
    held = alignment.decide(board.gates.alignment, command, moment)
    known = (board.gates.alignment, board.work.decisions, organisation)
    facts = alignment_decision.with_decision(held, known, command, moment)
    chosen = board.audiences.chosen
    if chosen is None or chosen.reach != command.customer_policy:
        hint = reach_hint(board.incident, board.impact)
        reach = audiences.ChooseCommunicationPolicy(
            incident=command.incident,
            reach=command.customer_policy,
            # Agreed aloud by everybody there: that is the reason, where nobody wrote a better one.
            reason=command.note or _by_whom(organisation, command),
        )
        facts += audiences.decide(board.audiences, organisation, hint, reach, moment)
    decider = command.decision_maker.strip()
    if board.roles.holder(DECIDER) is None and not board.roles.held_by(decider):
        assign = roles.AssignRole(incident=command.incident, role=DECIDER, person=decider)
        facts += role_orders.decide(board.roles, assign, organisation.roster.apart)
    return facts


def _released(board: "Board", command: stand_down.StandDown) -> "list[Fact]":
    """Whoever is released holds no role any longer; command stays with who has it, for somebody answers for it."""
    facts: list[Fact] = []
    for person in dict.fromkeys(name.strip() for name in command.released):
        for role in board.roles.held_by(person):
            if role != COMMANDER:
                release = roles.ReleaseRole(incident=command.incident, role=role)
                facts += role_orders.decide(board.roles, release)
    return facts


def roles_to_release(held: Roles) -> list[str]:
    """Everybody who holds a role but the commander, each once: whom standing down offers to release."""
    people = (person for role in held.fields if role != COMMANDER and (person := held.holder(role)))
    return [person for person in dict.fromkeys(people) if person != held.commander]
