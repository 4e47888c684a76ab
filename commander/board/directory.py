"""Pure: who is who: teams with what they own, people with how they take part now, found by any word (2-05, 2-29)."""

import unicodedata
from collections.abc import Iterable, Mapping

import msgspec

from commander.board.board import Board
from commander.board.duty_roster import OwnerTeam
from commander.board.needed_roles import ORDER
from commander.board.one_name import as_listed
from commander.board.policy import Policy
from commander.board.presence import Presence, Sighting

# Who leads comes first, then who is here; who has left comes last.
_RANKS = {Presence.HERE: 1, Presence.WATCHING: 2, None: 3, Presence.LEFT: 4}
_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


class PersonRow(msgspec.Struct, frozen=True, kw_only=True):
    """One person as the roster shows them."""

    person: str
    name: str
    contact: str = ""
    roles: tuple[str, ...] = ()
    team: str = ""  # of this incident, by its leader's role
    sighting: Sighting | None = None
    belongs: tuple[OwnerTeam, ...] = ()  # of the organisation
    said: str = ""  # all that is looked for in them: made once, read at each key

    @property
    def presence(self) -> Presence | None:
        """How they take part; None: nobody said."""
        return self.sighting.presence if self.sighting else None


def people(board: Board, policy: Policy) -> list[PersonRow]:
    """Everybody listed, and whoever the incident names: who leads first, then who is here."""
    board = as_listed(board, policy)
    roles: dict[str, list[str]] = {}
    for role in ORDER:
        holder = board.roles.holder(role)
        if holder is not None:
            roles.setdefault(holder, []).append(role)
    belongs = _belongs(policy)
    listed = {person.key: person for person in policy.persons()}
    known = dict.fromkeys([*listed, *roles, *board.presences.fields, *board.teams.members, *belongs])
    names = _component_names(policy)
    told = {team.key: " ".join(_team_says(team, names)) for team in policy.roster.teams()}
    rows = []
    for key in known:
        name, held = policy.person_name(key), tuple(roles.get(key, ()))
        contact = listed[key].contact if key in listed else ""
        teams = tuple(belongs.get(key, ()))
        row = PersonRow(
            person=key,
            name=name,
            contact=contact,
            roles=held,
            team=board.teams.team_of(key),
            sighting=board.presences.of(key),
            belongs=teams,
            said=folded("\n".join((key, name, contact, *held, *(told[team.key] for team in teams)))),
        )
        rows.append(row)
    return sorted(rows, key=_rank)


def people_found(rows: Iterable[PersonRow], text: str) -> list[PersonRow]:
    """Those of whom every word is true: a name, a team, what the team owns, a telephone number."""
    words = _words(text)
    return [row for row in rows if all(word in row.said for word in words)]


def teams_found(policy: Policy, text: str) -> list[OwnerTeam]:
    """The teams of which every word is true: their names, what they own, who is on them."""
    words, names = _words(text), _component_names(policy)
    found = []
    for team in policy.roster.teams():
        members = [policy.person_name(person) for person in (team.lead, *team.members) if person]
        said = folded("\n".join((*_team_says(team, names), team.contact, *members)))
        if all(word in said for word in words):
            found.append(team)
    return found


def owned(team: OwnerTeam, policy: Policy) -> list[tuple[str, str]]:
    """What a team owns, by its names in Japanese and English; what is no component is called as it is listed."""
    names = _component_names(policy)
    return [names.get(one, (one, one)) for one in team.owns]


def _component_names(policy: Policy) -> dict[str, tuple[str, str]]:
    return {component.id: (component.name_ja, component.name_en) for component in policy.components()}


def _team_says(team: OwnerTeam, names: Mapping[str, tuple[str, str]]) -> list[str]:
    """What a team and everybody on it is found by."""
    owns = [name for one in team.owns for name in (one, *names.get(one, ()))]
    return [team.key, team.name_ja, team.name_en, *owns]


def _belongs(policy: Policy) -> dict[str, list[OwnerTeam]]:
    found: dict[str, list[OwnerTeam]] = {}
    for team in policy.roster.teams():
        for person in dict.fromkeys(filter(None, (team.lead, *team.members))):
            found.setdefault(person, []).append(team)
    return found


def _rank(row: PersonRow) -> int:
    if row.roles:
        return 0 if row.presence is not Presence.LEFT else _RANKS[Presence.LEFT]
    return _RANKS[row.presence]


def _words(text: str) -> list[str]:
    return folded(text).split()


def folded(text: str) -> str:
    """Width, case and kana don't matter to who is looked for."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_KATAKANA)
