"""The work list in a real file: lanes, what is due, what was changed behind our back."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from commander.board.deliveries import Choice, DeliveryState, Operation
from commander.board.organisation import PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.board.slack_rules import SlackRules
from commander.board.summary import OrderLiveLine
from commander.journal.faults import JournalFault, Wrong
from commander.outbox.outbox import Outbox
from commander.reading import Reading
from tests.commander.console import CUSTOMERS, STAFF, Console, raw
from tests.commander.story import TOKYO

UTC_HOUR = timedelta(hours=1)


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        console.list_audiences()
        yield console


def lane(console, incident):
    """Three messages to one audience: three debts in each of its lanes."""
    for _ in range(3):
        console.tell(incident, "staff")
    return [debt for debt in console.outbox.all_debts() if debt.target == "slack:#incidents"]


def settle(console, debt, state):
    with console.journal.write():
        console.outbox.save(replace(console.outbox.debt(debt.key), state=state))


def due(console):
    return [(debt.target, debt.ordinal) for debt in console.outbox.workable(console.clock())]


def test_a_debt_is_read_back_as_it_was_owed(console):
    incident = console.declare()
    console.tell(incident, "public")
    debts = console.outbox.open_debts()
    assert [debt.target for debt in debts] == ["statuspage", "page"]
    assert all(debt.intact and debt.state is DeliveryState.QUEUED for debt in debts)
    with Reading(console.home) as reading:
        assert reading.open_debts() == reading.debts() == debts


def test_each_debt_waits_for_the_one_before_it_in_its_lane_and_no_other(console):
    incident, other = console.declare(), console.declare("別件")
    first, second, third = lane(console, incident)
    console.tell(other, "staff")
    lanes = {(debt.incident, debt.target) for debt in console.outbox.workable(console.clock())}
    assert lanes == {
        (one, target) for one in (incident, other) for target in ("slack:#incidents", "slack:#support")
    }
    settle(console, first, DeliveryState.DELIVERED)
    assert second.ordinal in [ordinal for _, ordinal in due(console)]
    assert third.ordinal not in [ordinal for _, ordinal in due(console)]


@pytest.mark.parametrize("state", [DeliveryState.HELD, DeliveryState.UNKNOWN, DeliveryState.SENDING])
def test_whatever_is_open_keeps_the_lane_shut(console, state):
    first, second, _ = lane(console, console.declare())
    settle(console, first, state)
    assert ("slack:#incidents", second.ordinal) not in due(console)


def test_cancelling_one_lets_none_overtake(console):
    first, second, third = lane(console, console.declare())
    console.decide(second.key, Choice.CANCEL)
    assert ("slack:#incidents", third.ordinal) not in due(console)
    settle(console, first, DeliveryState.FAILED)
    assert ("slack:#incidents", third.ordinal) in due(console)
    assert console.outbox.debt(third.key).intact


def test_a_live_line_that_was_cancelled_lets_none_overtake_the_one_before_it(console):
    rules = SlackRules(summary=("#incidents",))
    console.desk.submit(ImportPolicy(policy=PolicyFile(audience=(STAFF, CUSTOMERS), slack=rules)))
    incident = console.declare()
    for text in ("一", "二", "三"):
        console.desk.submit(OrderLiveLine(incident=incident, text=text))
    summary, first, second, third = console.outbox.all_debts()
    assert summary.operation is Operation.SUMMARY
    settle(console, summary, DeliveryState.DELIVERED)
    console.decide(second.key, Choice.CANCEL)
    assert console.outbox.debt(third.key).depends_on == first.key
    settle(console, first, DeliveryState.UNKNOWN)
    assert (third.target, third.ordinal) not in due(console)
    settle(console, first, DeliveryState.DELIVERED)
    assert (third.target, third.ordinal) in due(console)


def test_undo_is_not_before_and_ripe_when_it_has_passed(console):
    console.tell(console.declare(), "public", undo=timedelta(seconds=8))
    assert console.outbox.unarmed(console.clock()) == []
    console.clock.advance(seconds=8)
    assert len(console.outbox.unarmed(console.clock())) == 2
    assert due(console) == []


def test_a_post_that_was_put_off_is_not_due_before_its_time(console):
    console.tell(console.declare(), "staff")
    debt = console.outbox.open_debts()[0]
    later = replace(debt, not_before=console.clock() + timedelta(seconds=60))
    with console.journal.write():
        console.outbox.save(later)
    assert (debt.target, debt.ordinal) not in due(console)
    console.clock.advance(seconds=60)
    assert (debt.target, debt.ordinal) in due(console)


def test_the_next_time_that_something_is_due(console):
    now = console.clock()
    assert console.outbox.next_due(now) is None
    console.tell(console.declare(), "public", undo=timedelta(seconds=8))
    assert console.outbox.next_due(now) == now + timedelta(seconds=8)
    assert console.outbox.next_due(now + timedelta(seconds=8)) is None


def test_a_debt_is_named_by_the_beginning_of_its_key_if_that_fits_only_one(console):
    console.tell(console.declare(), "public")
    first, second = console.outbox.open_debts()
    assert console.outbox.debt(first.key) == first
    assert console.outbox.debt(first.key[:12]) == first
    for nothing in ("", "%", "_" * 32, "x", first.key + "x", first.key.upper(), "\udcff"):
        assert console.outbox.debt(nothing) is None
    common = first.key[: next(i for i in range(33) if first.key[i] != second.key[i])]
    assert console.outbox.debt(common) is None


def test_the_only_debt_is_named_by_no_wildcard(tmp_path):
    with Console(tmp_path) as console:
        console.tell(console.declare(), "public")
        assert console.outbox.debt("%") is None
        assert console.outbox.debt("") is None


def test_the_last_thing_that_arrived_there_is_what_the_next_one_goes_on_from(console):
    first, second, third = lane(console, console.declare())
    assert console.outbox.earlier_ref(third) is None
    with console.journal.write():
        console.outbox.save(replace(first, state=DeliveryState.DELIVERED, ref="r-1"))
        console.outbox.save(replace(second, state=DeliveryState.FAILED, ref="r-2"))
    assert console.outbox.earlier_ref(third) == "r-1"
    assert console.outbox.earlier_ref(first) is None


def test_what_readers_of_the_page_can_see(console):
    since = console.clock()
    console.tell(console.declare(), "public")
    page = console.debts()["page"]
    with Reading(console.home) as reading:
        assert reading.shown_on("page", since) == []
        settle(console, page, DeliveryState.WRITTEN)
        assert [debt.key for debt in reading.shown_on("page", since)] == [page.key]
        tokyo = console.debts()["page"].changed_at.astimezone(TOKYO)
        assert [debt.key for debt in reading.shown_on("page", tokyo)] == [page.key]
        assert reading.shown_on("page", since + UTC_HOUR) == []


def test_the_newest_debts_are_listed_oldest_first(console):
    lane(console, console.declare())
    assert [debt.ordinal for debt in console.outbox.all_debts(2)] == [5, 6]


@pytest.mark.parametrize(
    "change",
    [
        "target = 'slack:#everyone'",
        "via = 'practice'",
        "mode = 'converge'",
        "armed = 2",
        "looks = 1",
        "not_before = '2020-01-01T00:00:00+00:00'",
        "payload = CAST(replace(payload, 'fail', 'work') AS BLOB)",
        "seal = ''",
    ],
)
def test_a_row_that_was_changed_from_outside_is_known_and_stays_known(console, change):
    console.tell(console.declare(), "staff")
    db = raw(console.home)
    db.execute(f"UPDATE debt SET {change}")
    db.close()
    debt = console.outbox.open_debts()[0]
    assert not debt.intact
    settle(console, debt, DeliveryState.HELD)
    assert not console.outbox.debt(debt.key).intact


@pytest.mark.parametrize("change", ["payload = x'7b'", "state = 'sung'"])
def test_a_row_that_cannot_be_read_is_a_damaged_file(console, change):
    console.tell(console.declare(), "staff")
    db = raw(console.home)
    db.execute(f"UPDATE debt SET {change}")
    db.close()
    with pytest.raises(JournalFault) as fault:
        Outbox(console.journal.db).all_debts()
    assert fault.value.wrong is Wrong.DAMAGED
