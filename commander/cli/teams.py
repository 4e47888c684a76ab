"""Commands about who works together and who is here: team, presence, directory."""

import click

from commander.board.board import Board
from commander.board.directory import people, people_found, teams_found
from commander.board.presence import Presence, SetPresence
from commander.board.report_back import AcknowledgeReport
from commander.board.roles import TEAM_LEADS
from commander.board.teams import EndWait, JoinTeam, StateWait, TeamView, hub_view, standoffs
from commander.cli.entries import typed
from commander.cli.place import Place, clock, pass_place, zone_of
from commander.cli.shapes import Shape, instant
from commander.clock import utc_now
from commander.wording.checks import outgoing_title
from commander.wording.directory import team_lines, team_name
from commander.wording.handing_over import Phrasing
from commander.wording.labels import label
from commander.wording.role_names import role_name

_SHORT = {lead.removeprefix("lead_"): lead for lead in TEAM_LEADS}


def team_key(name: str) -> str:
    """A team as people call it on a command line: a, b, alpha."""
    return _SHORT.get(name.lower(), name)


@click.group()
def team() -> None:
    """Teams of an incident: a, b, alpha, bravo, charlie, delta, echo. Each has one leader (`role assign lead_a`)."""


@team.command("show")
@click.argument("incident")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_place
def team_show(place: Place, incident: str, as_json: bool) -> None:
    """Print what the hub sees: each team's leader, task, last word, and what it waits for."""
    with place.reading() as reading:
        board, policy = reading.board(reading.incident(incident).stream), reading.policy()
    views = hub_view(board.roles, board.reports, board.teams)
    if as_json:
        place.tell_json([_shape(view) for view in views])
        return
    phrasing = Phrasing(policy, place.language, zone_of(policy), utc_now())
    for view in views:
        members = ", ".join(outgoing_title(policy.person_name(one)) for one in view.members)
        place.tell(phrasing.team(view) + (f" [{members}]" if members else ""))
    for first, second in standoffs(views):
        names = [role_name(one, policy, place.language) for one in (first, second)]
        place.tell(
            place.said(
                f"{names[0]}と{names[1]}が互いに待っています。どちらかが先に動いてください。",
                f"{names[0]} and {names[1]} wait for each other: one of them must move first.",
            )
        )


@team.command("join")
@click.argument("incident")
@click.argument("person")
@click.argument("team")
@pass_place
def team_join(place: Place, incident: str, person: str, team: str) -> None:
    """Put somebody into a team."""
    _join(place, incident, person, team_key(team))


@team.command("leave")
@click.argument("incident")
@click.argument("person")
@pass_place
def team_leave(place: Place, incident: str, person: str) -> None:
    """Take somebody out of the team they are in."""
    _join(place, incident, person, "")


@team.command("takes")
@click.argument("incident")
@click.argument("team")
@pass_place
def team_takes(place: Place, incident: str, team: str) -> None:
    """Say that a team has taken its task on."""
    place.submit(incident, lambda stream: AcknowledgeReport(incident=stream, role=team_key(team)))


@team.command("waits")
@click.argument("incident")
@click.argument("team")
@click.argument("on")
@click.argument("what")
@pass_place
def team_waits(place: Place, incident: str, team: str, on: str, what: str) -> None:
    """Say what a team waits for from another, ON."""
    place.submit(
        incident,
        lambda stream: StateWait(incident=stream, team=team_key(team), on=team_key(on), what=typed(what)),
    )


@team.command("has-it")
@click.argument("incident")
@click.argument("team")
@pass_place
def team_has_it(place: Place, incident: str, team: str) -> None:
    """Say that a team waits no more."""
    place.submit(incident, lambda stream: EndWait(incident=stream, team=team_key(team)))


@click.group()
def presence() -> None:
    """Who is here, watches, or has left; nobody is ever guessed."""


@presence.command("set")
@click.argument("incident")
@click.argument("presence", type=click.Choice([str(one) for one in Presence]))
@click.argument("persons", nargs=-1, metavar="[PERSON]...")
@click.option("--guest", "guests", is_flag=True, help="They are in no directory: people from outside.")
@pass_place
def presence_set(
    place: Place, *, incident: str, presence: str, persons: tuple[str, ...], guests: bool
) -> None:
    """Say of people how they take part; of yourself when nobody is named."""
    with place.incident(incident) as (desk, stream):
        named = persons or (desk.person,)
        desk.submit(SetPresence(incident=stream, persons=named, presence=presence, guests=guests))


@presence.command("show")
@click.argument("incident")
@click.argument("words", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_place
def presence_show(place: Place, incident: str, words: tuple[str, ...], as_json: bool) -> None:
    """Print the roster; WORDS look for a name, a role, a team, what a team owns."""
    with place.reading() as reading:
        board, policy = reading.board(reading.incident(incident).stream), reading.policy()
    rows = people_found(people(board, policy), " ".join(words))
    if as_json:
        place.tell_json(
            [
                {
                    "person": row.person,
                    "name": row.name,
                    "presence": row.presence,
                    "since": instant(row.sighting.at if row.sighting else None),
                    "roles": list(row.roles),
                    "team": row.team or None,
                    "contact": row.contact,
                }
                for row in rows
            ]
        )
        return
    zone, unsaid = zone_of(policy), place.said("未確認", "nobody said")
    for row in rows:
        said = (
            f"{label(row.presence, place.language)} {clock(row.sighting.at, zone)}"
            if row.sighting and row.presence
            else unsaid
        )
        roles = ", ".join(role_name(role, policy, place.language) for role in row.roles)
        parts = [outgoing_title(row.name), said, roles, outgoing_title(row.contact)]
        place.tell("  ".join(part for part in parts if part))


@click.command()
@click.argument("words", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_place
def directory(place: Place, words: tuple[str, ...], as_json: bool) -> None:
    """Print which team owns what, who is on it and how to reach it; `contacts --html` prints it on paper."""
    with place.reading() as reading:
        policy = reading.policy()
    said = " ".join(words)
    found = teams_found(policy, said)
    if as_json:
        place.tell_json(
            [
                {
                    "team": one.key,
                    "name_ja": one.name_ja,
                    "name_en": one.name_en,
                    "owns": list(one.owns),
                    "lead": one.lead or None,
                    "members": list(one.members),
                    "contact": one.contact,
                }
                for one in found
            ]
        )
        return
    for one in found:
        place.tell("\n".join(team_lines(one, policy, place.language)))
    # Whoever is on no list of teams is still found by name.
    for row in people_found(people(Board(stream=""), policy), said) if said else ():
        teams = ", ".join(team_name(one, place.language) for one in row.belongs)
        parts = [outgoing_title(row.name), teams, outgoing_title(row.contact)]
        place.tell("  ".join(part for part in parts if part))


def _join(place: Place, incident: str, person: str, team: str) -> None:
    with place.incident(incident) as (desk, stream):
        key = {one.name: one.key for one in desk.policy().persons()}.get(person, person)
        desk.submit(JoinTeam(incident=stream, person=key, team=team))


def _shape(view: TeamView) -> Shape:
    return {
        "team": view.team,
        "leader": view.leader,
        "members": list(view.members),
        "task": view.task.task if view.task else None,
        "box": instant(view.task.box if view.task else None),
        "report_at": instant(view.task.report_at if view.task else None),
        "acknowledged": view.is_acknowledged,
        "said": {"text": view.said.text, "at": instant(view.said.at)} if view.said else None,
        "waits": {"for": view.wait.on, "what": view.wait.what, "since": instant(view.wait.since)}
        if view.wait
        else None,
    }


COMMANDS = (team, presence, directory)
