"""What the journal knows of lists of affected customers: counts and versions, rights, the day of deletion (2-16)."""

from datetime import timedelta

import msgspec
import pytest

from commander.board.board import fold
from commander.board.customer_lists import (
    CountCustomers,
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
)
from commander.board.customer_policy import CustomerRules, CustomerRulesSet, CustomerTeam
from commander.board.impact import Amount, Aspect, Certainty, ImpactStated
from commander.board.impact_policy import Denominator, DenominatorListed
from commander.board.incident import IncidentClosed, IncidentDeclared
from commander.board.organisation import Person
from commander.board.policy import PersonListed
from commander.board.policy_import import ImportPolicy, decide
from commander.board.posts_owed import Why
from commander.board.record import Event
from commander.board.refusal import Because, Refused
from commander.board.roles import RoleAssigned
from commander.deadlines import DeadlineKind, deadlines
from tests.commander.story import STREAM, A, B, Story, at, given, t
from tests.commander.test_promises import COMMANDED, posted, why
from tests.commander.test_promises import said as read

DIGEST, OTHER = "a" * 64, "b" * 64
LED = given(IncidentDeclared(title="決済", short_id="INC-7K3Q"), RoleAssigned(role="cl", person=A))
COUNT = CountCustomers(
    incident=STREAM,
    list="7b9915e1",
    version=1,
    act=ListAct.IMPORTED,
    rows=10,
    rejected=1,
    left_out=1,
    unique=8,
    waiting=2,
    digest=DIGEST,
)


def counted(version: int = 1, unique: int = 8, digest: str = DIGEST, waiting: int = 2) -> CustomersCounted:
    return CustomersCounted(
        list="7b9915e1",
        version=version,
        act=ListAct.IMPORTED,
        rows=10,
        rejected=1,
        left_out=1,
        unique=unique,
        waiting=waiting,
        digest=digest,
        delete_at=t("03:00") + timedelta(days=90),
    )


def test_a_version_is_recorded_once_with_the_day_of_deletion_that_the_policy_says():
    story = LED.when(COUNT).then(counted())
    assert story.when(COUNT).events == []
    (due,) = [one for one in deadlines(story.board, story.policy) if one.kind is DeadlineKind.CUSTOMER_LIST]
    assert due.due == t("03:00") + timedelta(days=90)
    shorter = LED.and_then(CustomerRulesSet(rules=CustomerRules(keep_days=7)))
    assert shorter.when(COUNT).event.delete_at == t("03:00") + timedelta(days=7)


@pytest.mark.parametrize(
    "command",
    [
        COUNT,
        RecordExport(
            incident=STREAM,
            list="7b9915e1",
            version=1,
            team="data",
            columns=("account",),
            rows=8,
            digest=OTHER,
        ),
        UseCount(incident=STREAM, list="7b9915e1", text="x"),
        KeepCustomers(incident=STREAM, list="7b9915e1", until=t("03:00") + timedelta(days=5), reason="x"),
        RecordDeletion(incident=STREAM, list="7b9915e1"),
    ],
)
def test_only_who_leads_a_role_that_the_policy_names_works_with_lists(command):
    story = LED.and_then(counted())
    story.when(command, by=B).then(Refused(Because.CUSTOMERS_NOT_YOURS))
    story.and_then(CustomerRulesSet(rules=CustomerRules(roles=("legal",)))).when(command).then(
        Refused(Because.CUSTOMERS_NOT_YOURS)
    )
    assert story.and_then(IncidentClosed(reason="over")).when(command).refused is None


def test_whoever_took_the_role_before_the_policy_knew_them_by_a_key_still_may():
    story = LED.and_then(counted(), PersonListed(person=Person(key="p-a", name=A, contact="")))
    command = RecordDeletion(incident=STREAM, list="7b9915e1")
    assert story.when(command, by="p-a").refused is None
    story.when(command, by="p-b").then(Refused(Because.CUSTOMERS_NOT_YOURS))


def test_a_count_that_the_impact_says_names_its_version_and_a_later_one_supersedes_it():
    story = LED.and_then(counted())
    use = UseCount(incident=STREAM, list="7b9915e1", text="リスト 7b9915e1 第1版", unit="名")
    stated, used = story.when(use).events
    assert isinstance(stated, ImpactStated)
    assert (stated.aspect, stated.certainty) == (Aspect.HOW_MANY, Certainty.ESTIMATED)
    assert stated.amount == Amount(low=6, likely=8, high=8, unit="名")
    assert used == CustomersUsed(list="7b9915e1", version=1, unique=8, row=stated.row)
    story = story.and_then(stated, used, counted(2, 8, OTHER))
    assert not story.board.customers.by_id["7b9915e1"].is_superseded
    story = story.and_then(counted(3, 9, "c" * 64, waiting=0))
    assert story.board.customers.by_id["7b9915e1"].is_superseded
    again, used = story.when(use).events
    assert (again.row, again.certainty, used.version) == (stated.row, Certainty.CONFIRMED, 3)
    assert not story.and_then(again, used).board.customers.by_id["7b9915e1"].is_superseded
    LED.and_then(counted(unique=0, waiting=0)).when(use).then(Refused(Because.CUSTOMERS_NONE))


def test_the_count_of_a_list_is_of_how_many_in_all_as_a_typed_number_is():
    all_customers = Denominator(key="accounts", unit_ja="名", unit_en="customers", whole=1_000)
    story = LED.and_then(counted(), DenominatorListed(denominator=all_customers))
    for unit in ("名", "customers"):
        stated, used = story.when(UseCount(incident=STREAM, list="7b9915e1", text="x", unit=unit)).events
        assert (stated.amount.whole, stated.amount.per_mille) == (1_000, 8)
    said = story.and_then(stated, used, counted(2, 9, OTHER, waiting=0)).board
    listed = said.customers.by_id["7b9915e1"]
    assert listed.is_said(said.impact.row(Aspect.HOW_MANY))
    # A person typed another number since: the impact says the list's no longer.
    typed = msgspec.structs.replace(stated, amount=Amount(low=20, likely=30, high=40, unit="名"))
    now = story.and_then(stated, used, typed).board
    assert not listed.is_said(now.impact.row(Aspect.HOW_MANY))


def test_an_export_has_no_column_beyond_the_teams():
    story = LED.and_then(counted())
    export = RecordExport(
        incident=STREAM, list="7b9915e1", version=1, team="data", columns=("account",), rows=8, digest=OTHER
    )
    story = story.when(export).then(
        CustomersExported(
            list="7b9915e1",
            version=1,
            team="data",
            team_ja="データ修正・返金",
            team_en="Data fix and refund",
            columns=("account",),
            rows=8,
            digest=OTHER,
        )
    )
    assert story.board.customers.by_id["7b9915e1"].exports[0].by == A
    more = msgspec.structs.replace(export, columns=("account", "mail"))
    story.when(more).then(Refused(Because.CUSTOMER_COLUMNS_TOO_MANY))
    nobody = msgspec.structs.replace(export, team="press")
    story.when(nobody).then(Refused(Because.CUSTOMER_TEAM_UNKNOWN))


def test_a_deleted_list_takes_nothing_more_and_is_not_chased():
    story = LED.and_then(counted())
    until = t("03:00") + timedelta(days=200)
    keep = KeepCustomers(incident=STREAM, list="7b9915e1", until=until, reason="返金")
    story = story.when(keep).then(CustomersKept(list="7b9915e1", delete_at=until, reason="返金"))
    assert story.board.customers.by_id["7b9915e1"].delete_at == until
    late = msgspec.structs.replace(keep, until=t("03:00") + timedelta(days=2000))
    story.when(late).then(Refused(Because.CUSTOMERS_DAY_IMPOSSIBLE))
    gone = CustomersDeleted(list="7b9915e1", version=1, reason="over")
    story = story.when(RecordDeletion(incident=STREAM, list="7b9915e1", reason="over")).then(gone)
    assert story.board.customers.standing() == []
    assert not [one for one in deadlines(story.board, story.policy) if one.kind is DeadlineKind.CUSTOMER_LIST]
    story.when(COUNT).then(Refused(Because.CUSTOMERS_DELETED))
    LED.when(keep).then(Refused(Because.CUSTOMERS_UNKNOWN))


@pytest.mark.parametrize(
    "wrong",
    [
        {"list": "x@y"},
        {"list": ""},
        {"version": 0},
        {"unique": -1},
        {"rows": 10**12},
        {"digest": "person@example.jp"},
    ],
)
def test_no_name_of_a_customer_fits_into_a_record(wrong):
    LED.when(msgspec.structs.replace(COUNT, **wrong)).then(Refused(Because.CUSTOMERS_IMPOSSIBLE))
    texts = [
        name
        for kind in (CustomersCounted, CustomersExported, CustomersUsed)
        for name, hint in kind.__annotations__.items()
        if hint in (str, "str")
    ]
    # A reason is what a person writes, as of a day of deletion; nothing of a list is ever put into it.
    assert set(texts) <= {"list", "digest", "team", "team_ja", "team_en", "row", "reason"}


def test_records_of_two_desks_fold_to_one_board_in_any_order_of_arrival():
    events: list[Event] = [counted(), counted(3, 7, OTHER), counted(2, 6, OTHER)]
    events += [CustomersUsed(list="7b9915e1", version=2, unique=6, row="r")]
    events += [CustomersDeleted(list="7b9915e1", version=3), counted(4, 5, OTHER)]
    story = LED.and_then(*events)
    boards = [fold(STREAM, order).customers for order in (story.records, story.records[::-1])]
    assert boards[0] == boards[1]
    assert boards[0].by_id["7b9915e1"].newest.version == 4
    assert boards[0].standing() == []


def test_the_policys_teams_and_rules_change_only_where_they_differ():
    policy = Story().policy
    wanted = policy.as_file()
    audiences = {"audience": ()}
    same = msgspec.structs.replace(wanted, **audiences)
    assert [one for one in decide(policy, ImportPolicy(policy=same)) if "customer" in one.about] == []
    team = CustomerTeam(key="post", name_ja="郵送", name_en="Letters", columns=("name",))
    more = msgspec.structs.replace(same, customers=CustomerRules(keep_days=7), customer_team=(team,))
    facts = [one for one in decide(policy, ImportPolicy(policy=more)) if "customer" in one.about]
    assert [one.event.KIND for one in facts] == ["customer-rules-set", "customer-team-listed"]
    listed = given(*(one.event for one in facts)).policy
    assert (listed.customers.rules.keep_days, listed.customers.teams()) == (7, [team])
    back = [one for one in decide(listed, ImportPolicy(policy=same)) if "customer" in one.about]
    assert [one.event.KIND for one in back] == ["customer-rules-set", "customer-team-removed"]


def test_a_post_is_owed_once_a_later_version_counts_otherwise_than_customers_read():
    story = COMMANDED.and_then(RoleAssigned(role="cl", person=A), counted(unique=900, waiting=0))
    use = UseCount(incident=STREAM, list="7b9915e1", text="リスト 7b9915e1 第1版", unit="店")
    told = posted(story.and_then(*(at("02:02", one) for one in story.when(use).events)), **read("900"))
    assert why(told) == []
    later = told.and_then(at("02:09", counted(2, 1240, OTHER, waiting=0)))
    assert why(later) == []  # until a person makes it the impact's
    now = later.and_then(*(at("02:10", one) for one in later.when(use).events))
    assert why(now) == [Why.NUMBER_SUPERSEDED]
