"""Pure: what nobody took on in time and so goes up to the leader, and whom to call next (1-13, 4-21)."""

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from commander.board.duty_roster import DutyRoster
from commander.board.incident import IncidentKind
from commander.board.presence import Presence
from commander.board.roles import COMMANDER, SCRIBE, TEAM_LEADS
from commander.board.seats import DEPUTY
from commander.board.summons import CallState

if TYPE_CHECKING:
    from commander.board.board import Board

# Nobody is asked to hand over at a shift's edge who has only just sat down.
_EDGE_WITHIN = timedelta(minutes=30)
_FRESH = timedelta(minutes=60)


class Kind(StrEnum):
    """What nobody took on."""

    WANTED = "wanted"  # somebody is wanted in a role, and nobody calls
    OFFER = "offer"  # a handover that is neither accepted nor declined
    TASK = "task"  # a task that its team has not said yes to
    REPORT = "report"  # a report that is overdue


class Unanswered(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that waits, since when, and to whom it goes up now."""

    kind: Kind
    role: str
    person: str  # who should have
    since: datetime
    leader: str  # who must act now; empty: nobody leads


def unanswered(board: "Board", roster: DutyRoster, now: datetime) -> list[Unanswered]:
    """Everything that has waited longer than it may, the longest first."""
    if not _is_run(board):
        return []
    limit, down = roster.staffing.take_on_within, board.gates.stood_down
    late = [one for one in _waiting(board) if now - one.since >= limit]
    if down is not None:
        # Who was wanted, and what a team owed, went with the team; what came after is asked of somebody again.
        late = [one for one in late if one.kind is Kind.OFFER or one.since > down.at]
    return sorted(late, key=lambda one: one.since)


def _is_run(board: "Board") -> bool:
    """Whether people lead it now: an outage that is not over. Planned work has no roles."""
    incident = board.incident
    return (
        incident.declared_at is not None
        and not incident.closed
        and incident.kind is not IncidentKind.MAINTENANCE
    )


def _waiting(board: "Board") -> Iterator[Unanswered]:
    for role, summons in board.calls.by_role.items():
        if summons.state is CallState.ASKED:
            yield _up(board, Kind.WANTED, role, summons.caller, summons.since)
    for role, offer in board.roles.offers.items():
        yield _up(board, Kind.OFFER, role, offer.to, offer.at)
    for role in board.reports.fields:
        owed = board.reports.owed(role)
        if owed is None:
            continue
        person = board.roles.holder(role) or ""
        asked_at = board.reports.asked_at(role)
        if role in TEAM_LEADS and asked_at is not None and not board.reports.is_acknowledged(role):
            yield _up(board, Kind.TASK, role, person, asked_at)
        yield _up(board, Kind.REPORT, role, person, owed.report_at)


def _up(board: "Board", kind: Kind, role: str, person: str, since: datetime) -> Unanswered:
    return Unanswered(kind=kind, role=role, person=person, since=since, leader=leader_over(board, person))


def leader_over(board: "Board", person: str) -> str:
    """Who leads somebody: their team's leader, else the commander; over the commander the deputy; empty: nobody."""
    team_leader = board.roles.holder(board.teams.team_of(person)) if person else None
    above = (team_leader, board.roles.commander, board.roles.holder(DEPUTY))
    return next((one for one in above if one and one != person), "")


def next_to_call(board: "Board", roster: DutyRoster, role: str) -> tuple[str, ...]:
    """Whom to call for a role, in the policy's order, without who was called in vain, has left, or leads it already."""
    summons = board.calls.by_role.get(role)
    not_again = {*(summons.tried if summons else ()), board.roles.holder(role), board.roles.commander}
    return tuple(
        person
        for person in roster.to_call(role)
        if person not in not_again
        and not ((sighting := board.presences.of(person)) and sighting.presence is Presence.LEFT)
    )


class Relief(msgspec.Struct, frozen=True, kw_only=True):
    """Why somebody fresh should be asked into a role now."""

    role: str
    person: str
    since: datetime
    edge: datetime | None = None  # the shift's edge that is near; none: the hours in the chair alone
    has_left: bool = False  # they are gone, and the role is still theirs


def reliefs(board: "Board", roster: DutyRoster, now: datetime, zone: tzinfo) -> list[Relief]:
    """Whose relief is due: hours in the chair, a shift's edge, or they have left (practice §1.3). None once offered."""
    if not _is_run(board) or board.incident.watch is not None:
        return []
    staffing, found = roster.staffing, []
    for role in board.roles.fields:
        holding = board.roles.holding(role)
        if holding is None or holding.person is None or role in board.roles.offers:
            continue
        sighting = board.presences.of(holding.person)
        has_left = (
            sighting is not None and sighting.presence is Presence.LEFT and sighting.at >= holding.since
        )
        held = now - holding.since
        sits = role in (COMMANDER, SCRIBE)
        near = staffing.edge_near(now, zone, within=_EDGE_WITHIN) if sits and held >= _FRESH else None
        if has_left or near is not None or (sits and held >= staffing.relief_after):
            found.append(
                Relief(role=role, person=holding.person, since=holding.since, edge=near, has_left=has_left)
            )
    return sorted(found, key=lambda one: (not one.has_left, one.since))
