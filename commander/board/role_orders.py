"""Pure: what follows from a command about a role: taking, naming, handing over, releasing (practice §2)."""

from commander.board.brief import checked, unread
from commander.board.record import Fact
from commander.board.refusal import Because, Refused
from commander.board.roles import (
    COMMANDER,
    ROLES,
    AcceptRole,
    Apart,
    AssignRole,
    EndOffer,
    OfferRole,
    ReleaseRole,
    RoleAccepted,
    RoleAssigned,
    RoleCommand,
    RoleOffered,
    RoleOfferEnded,
    RoleReleased,
    Roles,
)
from commander.board.text import LINE_LIMIT, optional, required


def decide(roles: Roles, command: RoleCommand, apart: Apart | None = None) -> list[Fact]:
    """What follows from a command, or Refused. apart: the policy's own rules on who holds what."""
    if command.role not in ROLES:
        raise Refused(Because.ROLE_UNKNOWN, role=command.role)
    match command:
        case AssignRole():
            person = required(command.person, limit=LINE_LIMIT, field="person")
            return _decide_assignment(roles, command.role, person, apart or {})
        case OfferRole():
            return [_offered(roles, command, apart or {})]
        case AcceptRole():
            return _decide_acceptance(roles, command, apart or {})
        case EndOffer():
            offer = roles.offers.get(command.role)
            if offer is None:
                raise Refused(Because.NO_OFFER, role=command.role)
            reason = optional(command.reason, limit=LINE_LIMIT, field="reason")
            event = RoleOfferEnded(role=command.role, to=offer.to, offer=offer.record, reason=reason)
            return [Fact(event=event, about=f"offer:{command.role}")]
        case ReleaseRole():
            return [_released(roles, command.role)]


def in_the_way(roles: Roles, role: str, person: str, apart: Apart) -> Refused | None:
    """Why somebody can't have this role beside what they hold already; None: they can."""
    if role == COMMANDER:
        return None  # whoever takes command leaves every other role
    if person == roles.commander:
        return Refused(Because.COMMANDER_ONE_ROLE, person=person, role=role)
    for other in roles.held_by(person):
        if other in apart.get(role, ()) or role in apart.get(other, ()):
            return Refused(Because.ROLES_APART, person=person, role=role, held=other)
    return None


def _check_apart(roles: Roles, role: str, person: str, apart: Apart) -> None:
    refused = in_the_way(roles, role, person, apart)
    if refused is not None:
        raise refused


def _decide_assignment(roles: Roles, role: str, person: str, apart: Apart) -> list[Fact]:
    holder = roles.holder(role)
    if role == COMMANDER and holder not in (None, person) and not roles.is_choice(role, person):
        # Command is never taken over somebody's head: it is offered and accepted (practice §1.3).
        raise Refused(Because.ROLE_HELD, role=role, person=holder or "")
    _check_apart(roles, role, person, apart)
    event = RoleAssigned(role=role, person=person)
    return [*_vacated(roles, role, person), Fact(event=event, about=f"role:{role}", bases=roles.bases(role))]


def _offered(roles: Roles, command: OfferRole, apart: Apart) -> Fact:
    to, holder = required(command.to, limit=LINE_LIMIT, field="person"), roles.holder(command.role)
    if holder is None:
        raise Refused(Because.ROLE_VACANT, role=command.role)
    if to == holder:
        raise Refused(Because.HOLDS_IT_ALREADY, role=command.role, person=to)
    _check_apart(roles, command.role, to, apart)
    event = RoleOffered(role=command.role, to=to, brief=checked(command.brief))
    return Fact(event=event, about=f"offer:{command.role}")


def _decide_acceptance(roles: Roles, command: AcceptRole, apart: Apart) -> list[Fact]:
    offer, person = roles.offers.get(command.role), command.person.strip()
    if offer is None:
        raise Refused(Because.NO_OFFER, role=command.role)
    if offer.to != person:
        raise Refused(Because.OFFER_FOR_ANOTHER, role=command.role, person=offer.to)
    _check_apart(roles, command.role, person, apart)
    if left := unread(offer.brief, command.read_back):
        raise Refused(
            Because.BRIEF_NOT_READ,
            role=command.role,
            point=left[0],
            count=str(len(left)),
            points=", ".join(left),
        )
    event = RoleAccepted(
        role=command.role,
        person=person,
        offer=offer.record,
        giver=roles.holder(command.role) or "",
        read_back=tuple(item.point for item in offer.brief),
    )
    about = f"role:{command.role}"
    accepted = Fact(event=event, about=about, bases=roles.bases(command.role))
    return [*_vacated(roles, command.role, person), accepted]


def _vacated(roles: Roles, role: str, person: str) -> list[Fact]:
    """Whoever takes command leaves every other role in the same instant: the commander holds no second role."""
    if role != COMMANDER:
        return []
    # What another desk had given the former commander must not come back to them unasked.
    beside = [
        Fact(
            event=RoleReleased(role=other, person=roles.commander or ""),
            about=f"role:{other}",
            bases=roles.bases(other),
        )
        for other in roles.given_beside
    ]
    return [*beside, *(_released(roles, other) for other in roles.held_by(person) if other != COMMANDER)]


def _released(roles: Roles, role: str) -> Fact:
    holder = roles.holder(role)
    field = roles.fields.get(role)
    if holder is None and field is not None and field.contested:
        # Vacant is one way to settle it; the record names somebody whom a desk had put there.
        holder = next((head.value.person for head in field.heads if head.value.person), None)
    if holder is None:
        raise Refused(Because.ROLE_VACANT, role=role)
    return Fact(event=RoleReleased(role=role, person=holder), about=f"role:{role}", bases=roles.bases(role))
