"""Pure: who leads what since when (practice §2): the records of roles, their commands, and how they fold."""

from collections.abc import Collection, Mapping
from datetime import datetime
from functools import cached_property
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.brief import BriefItem
from commander.board.heads import Field
from commander.board.record import Event, Record

COMMANDER = "ic"
SCRIBE = "scribe"
# A team's leader speaks for it: A and B, and more by fixed names, never colours (practice §1.1).
TEAM_LEADS = ("lead_a", "lead_b", "lead_alpha", "lead_bravo", "lead_charlie", "lead_delta", "lead_echo")
# The catalogue of practice §2; labels are the wording's business, and the policy's.
ROLES = (
    COMMANDER,
    "deputy",
    SCRIBE,
    "sme",
    *TEAM_LEADS,
    "hub",
    "cl",
    "il",
    "pr",
    "legal",
    "privacy",
    "extrel",
    "sec",
    "sales",
    "biz",
    "exec",
    "vendor",
    "observer",
)


class RoleAssigned(Event, frozen=True, kw_only=True):
    """A person leads this from now: took it, or was named to it."""

    KIND: ClassVar[str] = "role-assigned"
    role: str
    person: str


class RoleOffered(Event, frozen=True, kw_only=True):
    """The holder offers the role with what must be known; nothing changes until it is accepted."""

    KIND: ClassVar[str] = "role-offered"
    role: str
    to: str
    brief: tuple[BriefItem, ...] = ()


class RoleAccepted(Event, frozen=True, kw_only=True):
    """The offer was accepted: the role changes hands at this instant."""

    KIND: ClassVar[str] = "role-accepted"
    role: str
    person: str
    offer: str  # id of the offer's record
    giver: str = ""  # who led it until then
    read_back: tuple[str, ...] = ()  # the points of the brief that were read back, one by one


class RoleOfferEnded(Event, frozen=True, kw_only=True):
    """Nothing came of the offer: taken back, or declined. Whoever held the role goes on."""

    KIND: ClassVar[str] = "role-offer-ended"
    role: str
    to: str
    offer: str
    reason: str = ""


class RoleReleased(Event, frozen=True, kw_only=True):
    """The role is vacant from now."""

    KIND: ClassVar[str] = "role-released"
    role: str
    person: str


class AssignRole(msgspec.Struct, frozen=True, kw_only=True):
    """Take a role, or name somebody to it."""

    incident: str
    role: str
    person: str


class OfferRole(msgspec.Struct, frozen=True, kw_only=True):
    """Offer a held role to somebody; the brief is what they read back before they have it."""

    incident: str
    role: str
    to: str
    brief: tuple[BriefItem, ...] = ()


class AcceptRole(msgspec.Struct, frozen=True, kw_only=True):
    """Accept the standing offer of a role, every point of its brief read back."""

    incident: str
    role: str
    person: str
    read_back: tuple[str, ...] = ()


class EndOffer(msgspec.Struct, frozen=True, kw_only=True):
    """Take an offer back, or decline it."""

    incident: str
    role: str
    reason: str = ""


class ReleaseRole(msgspec.Struct, frozen=True, kw_only=True):
    """Leave a role vacant."""

    incident: str
    role: str


RoleCommand = AssignRole | OfferRole | AcceptRole | EndOffer | ReleaseRole
# Which roles one person can't hold together, by the policy; that the commander holds no other is no setting.
Apart = Mapping[str, Collection[str]]


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """Who holds a role since when; nobody is a vacancy with its own clock."""

    person: str | None
    since: datetime


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """A handover on its way."""

    record: str
    to: str
    by: str
    at: datetime
    brief: tuple[BriefItem, ...] = ()


class Roles(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """The roles' slice of the board. Who holds what is asked often and worked out once."""

    fields: dict[str, Field[Holding]] = {}
    offers: dict[str, Offer] = {}
    ended: dict[
        str, Offer
    ] = {}  # by record: taken back or declined, unless a desk that had not heard accepted
    discounted: frozenset[str] = frozenset()  # records that don't count: an acceptance of no offer

    def holding(self, role: str) -> Holding | None:
        """The holding of a role; None when it never mattered. Contested: the one of the common base stays."""
        return self._holdings.get(role)

    @cached_property
    def _holdings(self) -> dict[str, Holding | None]:
        found = {role: field.settled() for role, field in self.fields.items()}
        command = found.get(COMMANDER)
        for role, holding in found.items():
            if role != COMMANDER and command and holding and _is_same(command, holding):
                # Two desks gave one person command and something else: command stands, the other is vacant.
                found[role] = Holding(person=None, since=max(command.since, holding.since))
        return found

    @property
    def given_beside(self) -> list[str]:
        """The roles that another desk gave to whoever commands: vacant, until somebody is named."""
        command = self.holding(COMMANDER)
        settled = ((role, field.settled()) for role, field in self.fields.items() if role != COMMANDER)
        return [role for role, holding in settled if _is_same(command, holding)]

    def holder(self, role: str) -> str | None:
        """Who holds a role now."""
        holding = self.holding(role)
        return holding.person if holding else None

    @property
    def commander(self) -> str | None:
        """Exactly one, or nobody."""
        return self.holder(COMMANDER)

    def first_held(self, role: str) -> datetime | None:
        """When somebody first led it; None while nobody ever did."""
        holdings = self.fields.get(role, Field[Holding]()).history()
        return min((one.since for one in holdings if one.person), default=None)

    def is_choice(self, role: str, person: str) -> bool:
        """Whether naming this person settles who holds a contested role: one of those that the desks named."""
        field = self.fields.get(role)
        return (
            field is not None and field.contested and any(head.value.person == person for head in field.heads)
        )

    def held_by(self, person: str) -> list[str]:
        """The roles that a person holds now."""
        return [role for role in self.fields if self.holder(role) == person]

    def bases(self, role: str) -> tuple[str, ...]:
        """What the next record about the role names."""
        field = self.fields.get(role)
        return field.bases if field else ()


def evolve(roles: Roles, record: Record) -> Roles:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case RoleAssigned() if event.role in ROLES:
            # An offer of the one who held it before must not take it over the head of the one who holds it now.
            return replace(
                _put(roles, record, event.role, event.person), offers=_without(roles.offers, event.role)
            )
        case RoleOffered():
            offer = Offer(
                record=record.id,
                to=event.to,
                by=record.author,
                at=record.occurred.instant,
                brief=event.brief,
            )
            return replace(roles, offers={**roles.offers, event.role: offer})
        case RoleOfferEnded():
            standing = roles.offers.get(event.role)
            if standing is None or standing.record != event.offer:
                return roles
            ended = {**roles.ended, standing.record: standing}
            return replace(roles, offers=_without(roles.offers, event.role), ended=ended)
        case RoleAccepted():
            offered = roles.offers.get(event.role)
            if event.offer not in roles.ended and (offered is None or offered.record != event.offer):
                # Whether an acceptance counts depends only on the offer that it names.
                return replace(roles, discounted=roles.discounted | {record.id})
            ended = {key: one for key, one in roles.ended.items() if key != event.offer}
            left = _without(roles.offers, event.role)
            return replace(_put(roles, record, event.role, event.person), offers=left, ended=ended)
        case RoleReleased():
            return _put(roles, record, event.role, None)
        case _:
            return roles


def _is_same(command: Holding | None, other: Holding | None) -> bool:
    """Whether whoever commands is named there, too."""
    return bool(command and other and command.person and command.person == other.person)


def _without(offers: dict[str, Offer], role: str) -> dict[str, Offer]:
    return {other: offer for other, offer in offers.items() if other != role}


def _put(roles: Roles, record: Record, role: str, person: str | None) -> Roles:
    field = roles.fields.get(role, Field[Holding]())
    # Somebody named twice, or a vacancy said twice, is as old as the first time: no clock begins anew.
    same = [head.value for head in field.heads if head.record in record.bases and head.value.person == person]
    since = min([record.occurred.instant, *(one.since for one in same)])
    holding = Holding(person=person, since=since)
    return replace(roles, fields={**roles.fields, role: field.put(record, holding)})
