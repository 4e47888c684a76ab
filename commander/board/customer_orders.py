"""Pure: what follows from counting, handing out, using, keeping and deleting lists of affected customers (2-16)."""

from datetime import timedelta

from commander.board import impact, impact_orders
from commander.board.customer_lists import (
    CountCustomers,
    Counted,
    CustomerCommand,
    CustomerList,
    CustomerLists,
    CustomersCounted,
    CustomersDeleted,
    CustomersExported,
    CustomersKept,
    CustomersUsed,
    KeepCustomers,
    ListAct,
    RecordDeletion,
    RecordExport,
    UseCount,
    may_open,
)
from commander.board.customer_policy import CUSTOMER_COLUMNS, LONGEST_KEPT, CustomerPolicy, CustomerRules
from commander.board.impact import Amount, Aspect, Certainty, Impact, StateImpact
from commander.board.impact_policy import ImpactPolicy
from commander.board.impact_whole import with_whole
from commander.board.moment import Moment
from commander.board.policy import Policy
from commander.board.record import Fact
from commander.board.refusal import Because, Refused
from commander.board.roles import Roles
from commander.board.text import LINE_LIMIT, optional, required

_ID = frozenset("0123456789abcdef")
_MOST = 1_000_000_000


def decide(
    lists: CustomerLists,
    known: tuple[Roles, Impact, Policy],
    command: CustomerCommand,
    moment: Moment,
) -> list[Fact]:
    """What follows from a command, or Refused."""
    roles, impact_now, policy = known
    rules, impact_rules = policy.customers, policy.impact
    if not may_open(roles, policy, moment.author):
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
            return _used(lists, (impact_now, impact_rules), command, moment)
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
    reason = optional(command.reason, limit=LINE_LIMIT, field="reason")
    if command.act is ListAct.REMOVED and not reason:
        raise Refused(Because.REASON_NEEDED)
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
        reason=reason,
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


def _used(
    lists: CustomerLists, known: tuple[Impact, ImpactPolicy], command: UseCount, moment: Moment
) -> list[Fact]:
    impact_now, rules = known
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
    # Of how many in all, as of a number that was typed.
    facts = impact_orders.decide(impact_now, with_whole(statement, rules), moment)
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
