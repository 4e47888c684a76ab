"""Pure: what the journal knows of lists of affected customers: counts and versions, never a customer (2-16)."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace
from typing_extensions import override

from commander.board import impact
from commander.board.customer_policy import CUSTOMER_COLUMNS, LONGEST_KEPT, CustomerPolicy, CustomerRules
from commander.board.impact import Amount, Aspect, Certainty, Impact, StateImpact
from commander.board.moment import Moment
from commander.board.record import Event, Fact, Instant, Record
from commander.board.refusal import Because, Refused
from commander.board.roles import Roles
from commander.board.text import LINE_LIMIT, optional, required

_ID = frozenset("0123456789abcdef")
_MOST = 1_000_000_000


class ListAct(StrEnum):
    """What made a version of a list."""

    IMPORTED = "imported"
    DECIDED = "decided"
    TAKEN_BACK = "taken-back"


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

    @property
    @override
    def in_timeline(self) -> bool:
        return self.act is ListAct.IMPORTED  # hundreds of doubles are judged in a row


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


class CustomerLists(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board."""

    by_id: dict[str, CustomerList] = {}

    def standing(self) -> list[CustomerList]:
        """The lists that are not deleted."""
        return [one for one in self.by_id.values() if one.deleted_at is None and one.newest is not None]


def may_open(roles: Roles, rules: CustomerRules, person: str) -> bool:
    """Whether a person leads one of the roles that the policy names. Others see only that there is a list."""
    return any(roles.holder(role) == person for role in rules.roles)


def decide(
    lists: CustomerLists,
    known: tuple[Roles, Impact, CustomerPolicy],
    command: CustomerCommand,
    moment: Moment,
) -> list[Fact]:
    """What follows from a command, or Refused."""
    roles, impact_now, rules = known
    if not may_open(roles, rules.rules, moment.author):
        raise Refused(Because.CUSTOMERS_NOT_YOURS, roles=", ".join(rules.rules.roles))
    about = f"customers:{command.list}"
    match command:
        case CountCustomers():
            event = _counted(lists, rules.rules, command, moment)
            # Told twice, by a window that looked before it had heard: once is enough.
            return [] if _is_known(lists, command) else [Fact(event=event, about=about)]
        case RecordExport():
            return [Fact(event=_exported(lists, rules, command), about=about)]
        case UseCount():
            return _used(lists, impact_now, command, moment)
        case KeepCustomers():
            _known(lists, command.list)
            if not moment.now < command.until <= moment.now + timedelta(days=LONGEST_KEPT):
                raise Refused(Because.CUSTOMERS_DAY_IMPOSSIBLE, days=f"{LONGEST_KEPT:,}")
            reason = required(command.reason, limit=LINE_LIMIT, field="reason")
            kept = CustomersKept(list=command.list, delete_at=command.until, reason=reason)
            return [Fact(event=kept, about=about)]
        case RecordDeletion():
            version = _newest(_known(lists, command.list)).version
            reason = optional(command.reason, limit=LINE_LIMIT, field="reason")
            return [
                Fact(event=CustomersDeleted(list=command.list, version=version, reason=reason), about=about)
            ]


def _counted(
    lists: CustomerLists, rules: CustomerRules, command: CountCustomers, moment: Moment
) -> CustomersCounted:
    standing = lists.by_id.get(command.list)
    if standing is not None and standing.deleted_at is not None:
        raise Refused(Because.CUSTOMERS_DELETED, list=command.list)
    numbers = (command.rows, command.rejected, command.left_out, command.unique, command.waiting)
    sound = 0 < len(command.list) <= 32 and _ID.issuperset(command.list) and _is_digest(command.digest)
    if not sound or command.version < 1 or not all(0 <= one <= _MOST for one in numbers):
        raise Refused(Because.CUSTOMERS_IMPOSSIBLE)
    kept = standing.delete_at if standing is not None else None
    return CustomersCounted(
        list=command.list,
        version=command.version,
        act=command.act,
        rows=command.rows,
        rejected=command.rejected,
        left_out=command.left_out,
        unique=command.unique,
        waiting=command.waiting,
        digest=command.digest,
        delete_at=kept or command.delete_at or moment.now + rules.kept_for,
    )


def _is_known(lists: CustomerLists, command: CountCustomers) -> bool:
    standing = lists.by_id.get(command.list)
    newest = standing.newest if standing is not None else None
    return newest is not None and (newest.version, newest.digest) == (command.version, command.digest)


def _exported(lists: CustomerLists, rules: CustomerPolicy, command: RecordExport) -> CustomersExported:
    _known(lists, command.list)
    team = rules.team(command.team)
    if team is None:
        known = ", ".join(one.key for one in rules.teams())
        raise Refused(Because.CUSTOMER_TEAM_UNKNOWN, team=command.team, known=known)
    if not set(command.columns) <= set(team.columns) & set(CUSTOMER_COLUMNS) or not command.columns:
        raise Refused(Because.CUSTOMER_COLUMNS_TOO_MANY, team=team.key, columns=", ".join(team.columns))
    if not 0 <= command.rows <= _MOST or not _is_digest(command.digest):
        raise Refused(Because.CUSTOMERS_IMPOSSIBLE)
    return CustomersExported(
        list=command.list,
        version=command.version,
        team=team.key,
        team_ja=team.name_ja,
        team_en=team.name_en,
        columns=command.columns,
        rows=command.rows,
        digest=command.digest,
    )


def _used(lists: CustomerLists, impact_now: Impact, command: UseCount, moment: Moment) -> list[Fact]:
    standing = _known(lists, command.list)
    newest = _newest(standing)
    if newest.unique == 0:
        raise Refused(Because.CUSTOMERS_NONE, list=command.list)
    before = impact_now.row(Aspect.HOW_MANY)
    count = newest.unique
    # Doubles that nobody judged yet may lower the number: it is sure once none waits.
    low = max(count - newest.waiting, 1)
    statement = StateImpact(
        incident=command.incident,
        aspect=Aspect.HOW_MANY,
        row=before.row if before is not None else None,
        text=command.text,
        certainty=Certainty.CONFIRMED if low == count else Certainty.ESTIMATED,
        amount=Amount(low=low, likely=count, high=count, unit=command.unit),
    )
    facts = impact.decide(impact_now, statement, moment)
    stated = next(fact.event for fact in facts if isinstance(fact.event, impact.ImpactStated))
    used = CustomersUsed(list=command.list, version=newest.version, unique=count, row=stated.row)
    return [*facts, Fact(event=used, about=f"customers:{command.list}")]


def _known(lists: CustomerLists, key: str) -> CustomerList:
    standing = lists.by_id.get(key)
    if standing is None or standing.newest is None:
        raise Refused(Because.CUSTOMERS_UNKNOWN, list=key[:32])
    if standing.deleted_at is not None:
        raise Refused(Because.CUSTOMERS_DELETED, list=key)
    return standing


def _newest(standing: CustomerList) -> Counted:
    if standing.newest is None:
        raise Refused(Because.CUSTOMERS_UNKNOWN, list=standing.list)
    return standing.newest


def _is_digest(text: str) -> bool:
    return len(text) == 64 and _ID.issuperset(text)


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
