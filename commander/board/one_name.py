"""Pure: one person is one person, whether the records call them by name or by the key that the policy gave later."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field, Head
from commander.board.policy import Policy
from commander.board.presence import Presences
from commander.board.roles import Holding, Roles
from commander.board.teams import Teams

if TYPE_CHECKING:
    from commander.board.board import Board

T = TypeVar("T")
C = TypeVar("C", bound=msgspec.Struct)
# The fields of commands that name one person.
_NAMING: Final = (
    *("person", "owner", "watch_owner", "to", "worker", "caller", "by"),
    *("decider", "judge", "executor", "asked_to", "decision_maker"),
)


def as_listed(board: "Board", policy: Policy) -> "Board":
    """The board with everybody who was typed by name before they were listed under their key.

    Only for deciding and showing: records and their fold stay as they are. The very same board when nobody was.
    """
    keys = _keys_by_name(policy)
    roles = _roles(board.roles, keys)
    presences = _merged(board.presences.fields, keys)
    members = _merged(board.teams.members, keys)
    if (roles, presences, members) == (None, None, None):
        return board
    return replace(
        board,
        roles=roles or board.roles,
        presences=Presences(fields=presences) if presences is not None else board.presences,
        teams=Teams(members=members, waits=board.teams.waits) if members is not None else board.teams,
    )


def _keys_by_name(policy: Policy) -> dict[str, str]:
    """The keys of people by their names. What two are called, or what is itself a key, is nobody's name."""
    people = policy.persons()
    called, keys = Counter(one.name for one in people), {one.key for one in people}
    return {one.name: one.key for one in people if called[one.name] == 1 and one.name not in keys}


def _roles(roles: Roles, keys: Mapping[str, str]) -> Roles | None:
    named = {one.value.person for field in roles.fields.values() for one in field.heads}
    named |= {one.to for one in roles.offers.values()} | {one.by for one in roles.offers.values()}
    if keys.keys().isdisjoint(one for one in named if one):
        return None
    offers = {
        role: replace(one, to=keys.get(one.to, one.to), by=keys.get(one.by, one.by))
        for role, one in roles.offers.items()
    }
    fields = {
        role: Field(heads=tuple(_renamed(head, keys) for head in field.heads))
        for role, field in roles.fields.items()
    }
    return replace(roles, fields=fields, offers=offers)


def _renamed(head: Head[Holding], keys: Mapping[str, str]) -> Head[Holding]:
    """The head and what it replaced: the common base of two desks is found among these."""
    line = []
    one: Head[Holding] | None = head
    while one is not None:
        line.append(one)
        one = one.before
    before: Head[Holding] | None = None
    for old in reversed(line):
        person = old.value.person
        value = replace(old.value, person=keys.get(person, person) if person else person)
        before = replace(old, value=value, before=before)
    return before or head


def _merged(fields: Mapping[str, Field[T]], keys: Mapping[str, str]) -> dict[str, Field[T]] | None:
    """What was said of a name and of its key is said of one person; None: nobody is called by a name."""
    if keys.keys().isdisjoint(fields):
        return None
    found: dict[str, Field[T]] = {}
    for name, field in fields.items():
        key = keys.get(name, name)
        found[key] = Field(heads=(*found.get(key, Field[T]()).heads, *field.heads))
    return found


def by_key(command: C, policy: Policy) -> C:
    """The command with everybody whom it calls by a listed name under their key; what two share stays a name."""
    known = _keys_by_name(policy)
    said = {
        field: known[value]
        for field in _NAMING
        if isinstance(value := getattr(command, field, None), str) and (value := value.strip()) in known
    }
    return replace(command, **said) if said else command
