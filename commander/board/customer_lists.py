"""Pure: what the journal knows of lists of affected customers: counts and versions, never a customer (2-16)."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace
from typing_extensions import override

from commander.board.impact import Row
from commander.board.policy import Policy
from commander.board.record import Event, Instant, Record
from commander.board.roles import Roles


class ListAct(StrEnum):
    """What made a version of a list."""

    IMPORTED = "imported"
    DECIDED = "decided"
    TAKEN_BACK = "taken-back"
    REMOVED = "removed"  # a file was taken out again


class CustomersCounted(Event, frozen=True, kw_only=True):
    """A list has a new version: numbers only, and the digest that binds it to the file."""

    KIND: ClassVar[str] = "customers-counted"
    list: str
    version: int
    act: ListAct
    rows: int
    rejected: int
    left_out: int
    unique: int
    waiting: int
    digest: str
    delete_at: Instant
    reason: str = ""  # why a file was taken out

    @property
    @override
    def in_timeline(self) -> bool:
        return self.act in (ListAct.IMPORTED, ListAct.REMOVED)  # hundreds of doubles are judged in a row


class CustomersExported(Event, frozen=True, kw_only=True):
    """A list was handed out: to whom, which columns, how many rows, and the digest of the file."""

    KIND: ClassVar[str] = "customers-exported"
    list: str
    version: int
    team: str
    team_ja: str
    team_en: str
    columns: tuple[str, ...]
    rows: int
    digest: str


class CustomersUsed(Event, frozen=True, kw_only=True):
    """The count of a list's version became the impact's number."""

    KIND: ClassVar[str] = "customers-used"
    list: str
    version: int
    unique: int
    row: str


class CustomersKept(Event, frozen=True, kw_only=True):
    """Another day was set on which the list is to be deleted."""

    KIND: ClassVar[str] = "customers-kept"
    list: str
    delete_at: Instant
    reason: str


class CustomersDeleted(Event, frozen=True, kw_only=True):
    """The list's key was destroyed and its file removed."""

    KIND: ClassVar[str] = "customers-deleted"
    list: str
    version: int
    reason: str = ""


class CountCustomers(msgspec.Struct, frozen=True, kw_only=True):
    """Record a version of a list. delete_at None: as it stands, or what the policy says of a new list."""

    incident: str
    list: str
    version: int
    act: ListAct
    rows: int
    rejected: int
    left_out: int
    unique: int
    waiting: int
    digest: str
    delete_at: datetime | None = None
    reason: str = ""


class RecordExport(msgspec.Struct, frozen=True, kw_only=True):
    """Record that a list was handed to a team of the policy."""

    incident: str
    list: str
    version: int
    team: str
    columns: tuple[str, ...]
    rows: int
    digest: str


class UseCount(msgspec.Struct, frozen=True, kw_only=True):
    """Make the newest count of a list the impact's number; text says which list and version."""

    incident: str
    list: str
    text: str
    unit: str = ""


class KeepCustomers(msgspec.Struct, frozen=True, kw_only=True):
    """Set another day of deletion, with a reason."""

    incident: str
    list: str
    until: datetime
    reason: str


class RecordDeletion(msgspec.Struct, frozen=True, kw_only=True):
    """Record that a list is gone."""

    incident: str
    list: str
    reason: str = ""


CustomerCommand = CountCustomers | RecordExport | UseCount | KeepCustomers | RecordDeletion


class Handed(msgspec.Struct, frozen=True, kw_only=True):
    """One export."""

    version: int
    team: str
    team_ja: str
    team_en: str
    columns: tuple[str, ...]
    rows: int
    digest: str
    by: str
    occurred: datetime


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a list."""

    version: int
    rows: int
    rejected: int
    left_out: int
    unique: int
    waiting: int
    digest: str
    by: str
    occurred: datetime


class CustomerList(msgspec.Struct, frozen=True, kw_only=True):
    """One list as its records tell it."""

    list: str
    newest: Counted | None = None
    unique_of: dict[int, int] = {}  # customers by version: what a post said stays to be read
    delete_at: datetime | None = None
    used: int = 0  # the version whose count the impact says
    used_row: str = ""
    exports: tuple[Handed, ...] = ()
    deleted_at: datetime | None = None

    @property
    def is_superseded(self) -> bool:
        """Whether the impact says the count of an earlier version, and the newest one counts otherwise."""
        newest = self.newest
        return (
            self.deleted_at is None
            and self.used > 0
            and newest is not None
            and self.used < newest.version
            and self.unique_of.get(self.used) != newest.unique
        )

    def is_said(self, how_many: Row | None) -> bool:
        """Whether the impact's number is still this list's: a number typed since then is another's."""
        amount = how_many.amount if how_many is not None and how_many.row == self.used_row else None
        return amount is not None and amount.likely == self.unique_of.get(self.used)


class CustomerLists(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board."""

    by_id: dict[str, CustomerList] = {}

    def standing(self) -> list[CustomerList]:
        """The lists that are not deleted."""
        return [one for one in self.by_id.values() if one.deleted_at is None and one.newest is not None]


def may_open(roles: Roles, policy: Policy, person: str) -> bool:
    """Whether a person leads one of the roles that the policy names. Others see only that there is a list.

    A role may be held under a name typed before the policy knew the person, who has a key since.
    """
    held_by = {roles.holder(role) for role in policy.customers.rules.roles}
    return _known_as(policy, person) in {_known_as(policy, one) for one in held_by if one}


def _known_as(policy: Policy, person: str) -> str:
    """A person's key, by whichever of both names they are called: by the name alone a namesake would be let in."""
    return policy.person_key(person)


def evolve(lists: CustomerLists, record: Record) -> CustomerLists:
    """The slice after a record. Total; a later version wins whatever the order of arrival."""
    event = record.event
    if not isinstance(
        event, CustomersCounted | CustomersExported | CustomersUsed | CustomersKept | CustomersDeleted
    ):
        return lists
    standing = lists.by_id.get(event.list, CustomerList(list=event.list))
    return replace(lists, by_id={**lists.by_id, event.list: _after(standing, event, record)})


def _after(
    standing: CustomerList,
    event: CustomersCounted | CustomersExported | CustomersUsed | CustomersKept | CustomersDeleted,
    record: Record,
) -> CustomerList:
    match event:
        case CustomersCounted():
            newest = standing.newest
            if newest is None or event.version >= newest.version:
                newest = _as_counted(event, record)
            return replace(
                standing,
                newest=newest,
                unique_of={**standing.unique_of, event.version: event.unique},
                delete_at=standing.delete_at or event.delete_at,
            )
        case CustomersExported():
            return replace(standing, exports=(*standing.exports, _as_handed(event, record)))
        case CustomersUsed():
            unique_of = {event.version: event.unique} | standing.unique_of
            return replace(standing, used=event.version, used_row=event.row, unique_of=unique_of)
        case CustomersKept():
            return replace(standing, delete_at=event.delete_at)
        case CustomersDeleted():
            return replace(standing, deleted_at=standing.deleted_at or record.occurred.instant)


def _as_counted(event: CustomersCounted, record: Record) -> Counted:
    return Counted(
        version=event.version,
        rows=event.rows,
        rejected=event.rejected,
        left_out=event.left_out,
        unique=event.unique,
        waiting=event.waiting,
        digest=event.digest,
        by=record.author,
        occurred=record.occurred.instant,
    )


def _as_handed(event: CustomersExported, record: Record) -> Handed:
    return Handed(
        version=event.version,
        team=event.team,
        team_ja=event.team_ja,
        team_en=event.team_en,
        columns=event.columns,
        rows=event.rows,
        digest=event.digest,
        by=record.author,
        occurred=record.occurred.instant,
    )
