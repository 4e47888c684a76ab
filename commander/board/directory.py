"""Pure: who is who: teams with what they own, people with how they take part now, found by any word (2-05, 2-29)."""

import unicodedata
from collections.abc import Iterable, Sequence

import msgspec

from commander.board.board import Board
from commander.board.duty_roster import OwnerTeam
from commander.board.policy import Policy
from commander.board.presence import Presence, Sighting
from commander.board.staffing import ORDER

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

    @property
    def presence(self) -> Presence | None:
        """How they take part; None: nobody said."""
        return self.sighting.presence if self.sighting else None


def people(board: Board, policy: Policy) -> list[PersonRow]:
    """Everybody listed, and whoever the incident names: who leads first, then who is here."""
    roles: dict[str, list[str]] = {}
    for role in ORDER:
        holder = board.roles.holder(role)
        if holder is not None:
            roles.setdefault(holder, []).append(role)
    belongs = _belongs(policy)
    listed = {person.key: person for person in policy.persons()}
    known = dict.fromkeys([*listed, *roles, *board.presences.fields, *board.teams.members, *belongs])
    rows = [
        PersonRow(
            person=key,
            name=policy.person_name(key),
            contact=listed[key].contact if key in listed else "",
            roles=tuple(roles.get(key, ())),
            team=board.teams.team_of(key),
            sighting=board.presences.of(key),
            belongs=tuple(belongs.get(key, ())),
        )
        for key in known
    ]
    return sorted(rows, key=_rank)


def people_found(rows: Iterable[PersonRow], policy: Policy, text: str) -> list[PersonRow]:
    """Those of whom every word is true: a name, a team, what the team owns, a telephone number."""
    words = _words(text)
    return [row for row in rows if _fits(words, _said_of(row, policy))]


def teams_found(policy: Policy, text: str) -> list[OwnerTeam]:
    """The teams of which every word is true: their names, what they own, who is on them."""
    words = _words(text)
    return [team for team in policy.roster.teams() if _fits(words, team_words(team, policy))]


def owned(team: OwnerTeam, policy: Policy) -> list[tuple[str, str]]:
    """What a team owns, by its names in Japanese and English; what is no component is called as it is listed."""
    components = {component.id: component for component in policy.components()}
    return [
        (components[one].name_ja, components[one].name_en) if one in components else (one, one)
        for one in team.owns
    ]


def team_words(team: OwnerTeam, policy: Policy) -> list[str]:
    """Everything that may be said of a team when somebody looks for it."""
    names = [policy.person_name(person) for person in (team.lead, *team.members) if person]
    owns = [name for pair in owned(team, policy) for name in pair]
    return [team.key, team.name_ja, team.name_en, team.contact, *team.owns, *owns, *names]


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


def _said_of(row: PersonRow, policy: Policy) -> list[str]:
    teams = [word for team in row.belongs for word in (team.key, team.name_ja, team.name_en, *team.owns)]
    teams += [name for team in row.belongs for pair in owned(team, policy) for name in pair]
    return [row.person, row.name, row.contact, *row.roles, *teams]


def _words(text: str) -> list[str]:
    return _folded(text).split()


def _fits(words: Sequence[str], said: Iterable[str]) -> bool:
    whole = "\n".join(map(_folded, said))
    return all(word in whole for word in words)


def _folded(text: str) -> str:
    """Width, case and kana don't matter to who is looked for."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_KATAKANA)
