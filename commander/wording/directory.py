"""Pure: the directory of teams as plain text and as tables of the page to print (2-29)."""

from collections.abc import Iterable

from commander.board.directory import owned
from commander.board.duty_roster import OwnerTeam
from commander.board.policy import Policy
from commander.wording.checks import outgoing_title
from commander.wording.language import Bilingual, Language

TEAMS = Bilingual("担当チーム", "Teams")
COLUMNS = (
    Bilingual("チーム", "Team"),
    Bilingual("担当するもの", "Owns"),
    Bilingual("人", "People"),
    Bilingual("連絡先", "Contact"),
)
_LEAD = Bilingual("{name}(代表)", "{name} (lead)")
_NOTHING = "–"


def team_name(team: OwnerTeam, language: Language) -> str:
    """What a team is called."""
    return outgoing_title(team.name_ja if language is Language.JA else team.name_en)


def owned_words(team: OwnerTeam, policy: Policy, language: Language) -> str:
    """What it owns, by the names of the components."""
    names = (ja if language is Language.JA else en for ja, en in owned(team, policy))
    return _joined(names, language)


def people_words(team: OwnerTeam, policy: Policy, language: Language) -> str:
    """Who is on it, whoever leads it first, each with how to reach them."""
    contacts = {person.key: person.contact for person in policy.persons()}
    said = []
    for person in dict.fromkeys(filter(None, (team.lead, *team.members))):
        name, contact = policy.person_name(person), contacts.get(person, "")
        shown = _LEAD.said_in(language).format(name=name) if person == team.lead else name
        said.append(f"{shown} {contact}".strip())
    return _joined(said, language)


def team_cells(team: OwnerTeam, policy: Policy, language: Language) -> tuple[str, ...]:
    """One team as a row of the table, in the order of the columns."""
    cells = (
        team_name(team, language),
        owned_words(team, policy, language),
        people_words(team, policy, language),
        outgoing_title(team.contact),
    )
    return tuple(cell or _NOTHING for cell in cells)


def team_lines(team: OwnerTeam, policy: Policy, language: Language) -> list[str]:
    """One team as a terminal shows it."""
    name, owns, people, contact = team_cells(team, policy, language)
    heads = [column.said_in(language) for column in COLUMNS[1:]]
    said = zip(heads, (owns, people, contact), strict=True)
    return [name, *(f"  {head}: {value}" for head, value in said)]


def _joined(parts: Iterable[str], language: Language) -> str:
    return ("、" if language is Language.JA else ", ").join(map(outgoing_title, parts))
