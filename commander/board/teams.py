"""Pure: who works in which team, and what one team waits for from another (4-22, 4-28).

A team is known by its leader's role: the leader, the task with its time-box, and the report are that role's.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.record import Event, Fact, Record
from commander.board.refusal import Because, Refused
from commander.board.report_back import AskReport, Report, ReportCommand, Reports, Said
from commander.board.roles import (
    COMMANDER,
    TEAM_LEADS,
    AcceptRole,
    AssignRole,
    ReleaseRole,
    RoleCommand,
    Roles,
)
from commander.board.text import LINE_LIMIT, required


class TeamJoined(Event, frozen=True, kw_only=True):
    """Somebody works in this team from now; without a team they left the one they were in."""

    KIND: ClassVar[str] = "team-joined"
    person: str
    team: str = ""


class WaitStated(Event, frozen=True, kw_only=True):
    """A team can't go on before another has given it this."""

    KIND: ClassVar[str] = "wait-stated"
    role: str
    on: str  # the other team
    what: str


class WaitEnded(Event, frozen=True, kw_only=True):
    """The team has what it waited for, or needs it no more."""

    KIND: ClassVar[str] = "wait-ended"
    role: str
    what: str = ""


class JoinTeam(msgspec.Struct, frozen=True, kw_only=True):
    """Put somebody into a team; without a team, out of the one they are in."""

    incident: str
    person: str
    team: str = ""


class StateWait(msgspec.Struct, frozen=True, kw_only=True):
    """Say what a team waits for from another."""

    incident: str
    team: str
    on: str
    what: str


class EndWait(msgspec.Struct, frozen=True, kw_only=True):
    """Say that a team waits no more."""

    incident: str
    team: str


TeamCommand = JoinTeam | StateWait | EndWait


class Wait(msgspec.Struct, frozen=True, kw_only=True):
    """What a team waits for, from whom, since when."""

    on: str
    what: str
    since: datetime


class Teams(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board."""

    members: dict[str, Field[str]] = {}  # by person: the team
    waits: dict[str, Field[Wait | None]] = {}  # by team

    def team_of(self, person: str) -> str:
        """In which team somebody works; empty: in none."""
        field = self.members.get(person)
        return (field.latest() or "") if field else ""

    def waiting(self, team: str) -> Wait | None:
        """What a team waits for; while desks disagree, what is waited for stands."""
        field = self.waits.get(team)
        return field.gravest(_gravity) if field else None

    def in_team(self, team: str) -> list[str]:
        """Who works in it, besides its leader."""
        return [person for person in self.members if self.team_of(person) == team]


class TeamView(msgspec.Struct, frozen=True, kw_only=True):
    """One team as the hub sees it."""

    team: str
    leader: str | None
    members: tuple[str, ...]
    task: Report | None
    is_acknowledged: bool
    said: Said | None
    wait: Wait | None
    asked_by: tuple[str, ...]  # the teams that wait for this one


def hub_view(roles: Roles, reports: Reports, teams: Teams) -> list[TeamView]:
    """Every team there is, in order: who leads it, what it does until when, what it last said and waits for."""
    waits = {team: teams.waiting(team) for team in TEAM_LEADS}
    found = []
    for team in TEAM_LEADS:
        leader, members = roles.holder(team), tuple(teams.in_team(team))
        task, wait = reports.owed(team), waits[team]
        asked_by = tuple(other for other, one in waits.items() if one is not None and one.on == team)
        if not (leader or members or task or wait or asked_by):
            continue
        view = TeamView(
            team=team,
            leader=leader,
            members=tuple(person for person in members if person not in (leader, roles.commander)),
            task=task,
            is_acknowledged=reports.is_acknowledged(team),
            said=reports.said.get(team),
            wait=wait,
            asked_by=asked_by,
        )
        found.append(view)
    return found


def standoffs(views: Sequence[TeamView]) -> list[tuple[str, str]]:
    """Two teams that wait for each other: neither will move before somebody else does."""
    on = {view.team: view.wait.on for view in views if view.wait is not None}
    return [(team, other) for team, other in on.items() if on.get(other) == team and team < other]


def decide(teams: Teams, roles: Roles, command: TeamCommand) -> list[Fact]:
    """What follows from a command, or Refused."""
    match command:
        case JoinTeam():
            if command.team:
                _check_team(command.team)
            person = required(command.person, limit=LINE_LIMIT, field="person")
            if command.team and person == roles.commander:
                raise Refused(Because.COMMANDER_ONE_ROLE, person=person, role=command.team)
            field = teams.members.get(person)
            joined = TeamJoined(person=person, team=command.team)
            return [Fact(event=joined, about=f"team-of:{person}", bases=field.bases if field else ())]
        case StateWait():
            for team in (command.team, command.on):
                _check_team(team)
            if command.team == command.on:
                raise Refused(Because.TEAM_WAITS_FOR_ITSELF, team=command.team)
            what = required(command.what, limit=LINE_LIMIT, field="wait")
            stated = WaitStated(role=command.team, on=command.on, what=what)
            return [_wait_fact(teams, command.team, stated)]
        case EndWait():
            _check_team(command.team)
            standing = teams.waiting(command.team)
            if standing is None:
                raise Refused(Because.NO_WAIT, team=command.team)
            return [_wait_fact(teams, command.team, WaitEnded(role=command.team, what=standing.what))]


def check_role(roles: Roles, reports: Reports, command: RoleCommand) -> None:
    """Refused when a team with a task would be left without its one leader."""
    if isinstance(command, AssignRole | AcceptRole) and command.role == COMMANDER:
        # Whoever takes command leaves the team they lead: its task goes to somebody else first.
        left = [role for role in roles.held_by(command.person.strip()) if role in TEAM_LEADS]
    elif isinstance(command, ReleaseRole) and command.role in TEAM_LEADS:
        left = [command.role]
    else:
        return
    for team in left:
        owed = reports.owed(team)
        if owed is not None and roles.holder(team) is not None:
            raise Refused(Because.TEAM_OWES, team=team, task=owed.task or "-")


def check_report(roles: Roles, reports: Reports, command: ReportCommand) -> None:
    """Refused when a team is given a task and nobody leads it; of two versions one may always be chosen."""
    if not isinstance(command, AskReport) or command.role not in TEAM_LEADS:
        return
    field = reports.fields.get(command.role)
    if roles.holder(command.role) is None and not (field and field.contested):
        raise Refused(Because.TEAM_WITHOUT_LEADER, team=command.role)


def _check_team(team: str) -> None:
    if team not in TEAM_LEADS:
        raise Refused(Because.TEAM_UNKNOWN, name=team, teams=", ".join(TEAM_LEADS))


def _wait_fact(teams: Teams, team: str, event: Event) -> Fact:
    field = teams.waits.get(team)
    return Fact(event=event, about=f"wait:{team}", bases=field.bases if field else ())


def evolve(teams: Teams, record: Record) -> Teams:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case TeamJoined():
            member = teams.members.get(event.person, Field[str]()).put(record, event.team)
            return replace(teams, members={**teams.members, event.person: member})
        case WaitStated():
            return _put(
                teams, record, event.role, Wait(on=event.on, what=event.what, since=record.occurred.instant)
            )
        case WaitEnded():
            return _put(teams, record, event.role, None)
        case _:
            return teams


def _put(teams: Teams, record: Record, team: str, wait: Wait | None) -> Teams:
    field = teams.waits.get(team, Field[Wait | None]()).put(record, wait)
    return replace(teams, waits={**teams.waits, team: field})


def _gravity(wait: Wait | None) -> float:
    return -wait.since.timestamp() if wait else float("-inf")
