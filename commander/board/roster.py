"""Pure: who must hear that it is over, resolved when recovery is declared (practice §9 rule 1)."""

from collections.abc import Iterable

from msgspec.structs import replace

from commander.board.incident import IncidentRestored, RosterParty
from commander.board.policy import Policy
from commander.board.record import Fact
from commander.board.roles import Roles
from commander.board.text import LINE_LIMIT, optional
from commander.board.watch_rules import LONGEST_CHASE


def roster(policy: Policy, roles: Roles, owner: str) -> tuple[RosterParty, ...]:
    """Everybody who must hear that it is over: whoever leads a role, the watch's owner, and who only watches alerts."""
    found: dict[str, RosterParty] = {}
    holders = ((role, roles.holder(role)) for role in roles.fields)
    for role, person in (("", owner), *holders):
        if person and person not in found:
            contact = next((one.contact for one in policy.persons() if one.key == person), "")
            found[person] = RosterParty(key=person, role=role, contact=contact)
    for party in policy.watch.parties():
        found[party.key] = RosterParty(
            key=party.key, name_ja=party.name_ja, name_en=party.name_en, contact=party.contact
        )
    return tuple(found.values())


def announced(facts: list[Fact], policy: Policy, roles: Roles, recurrence: str) -> list[Fact]:
    """A restoration with all that it states: the owner's phone, what counts as the same again, and who must hear."""
    return [
        replace(fact, event=_with_roster(fact.event, policy, roles, recurrence))
        if isinstance(fact.event, IncidentRestored)
        else fact
        for fact in facts
    ]


def _with_roster(event: IncidentRestored, policy: Policy, roles: Roles, said: str) -> IncidentRestored:
    owner = event.watch_owner
    phone = next((one.contact for one in policy.persons() if one.key == owner), "")
    duty = policy.watch.duty
    standard = " / ".join(filter(None, (duty.recurrence_ja, duty.recurrence_en)))
    return replace(
        event,
        phone=phone,
        recurrence=optional(said, limit=LINE_LIMIT, field="recurrence") or standard,
        parties=roster(policy, roles, owner),
        chase_within=min(max(duty.chase, 1), LONGEST_CHASE),
    )


def names_of(parties: Iterable[RosterParty], policy: Policy) -> list[tuple[str, str]]:
    """What each is called, ja and en: a person by name, another by what the policy calls it."""
    found = []
    for party in parties:
        name = policy.person_name(party.key)
        found.append((party.name_ja or name, party.name_en or name))
    return found
