"""Hand-overs, set-back clocks, damaged rows, long lanes, hanging looks: what is owed still goes out once, in time."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from commander.board.deliveries import Choice
from commander.board.organisation import Audience
from commander.board.refusal import Because, Refused
from commander.journal.journal import JOURNAL_FILE
from commander.outbox.publisher import (
    CannotTell,
    Delivered,
    Rejected,
    RejectionCause,
    Written,
)
from commander.outbox.sender import Sender
from tests.commander.console import Console
from tests.fakes.scripted_publisher import ScriptedPublisher

UNDO = timedelta(seconds=8)
ONE = Audience(key="staff", name_ja="", name_en="", targets=("slack:#incidents",))
PAGE = Audience(key="public", name_ja="", name_en="", targets=("page",), public=True)


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        console.list_audiences(ONE)
        console.incident = console.declare()
        yield console


def states(console):
    return [debt.state.value for debt in console.outbox.all_debts()]


def test_a_sender_that_takes_over_leaves_what_this_process_just_ordered_in_its_undo_window(console):
    console.tell(console.incident, "staff", undo=UNDO)
    console.deliveries.recover()
    assert states(console) == ["queued"]


def test_a_sender_beside_an_open_window_leaves_its_undo_window_alone(console):
    console.tell(console.incident, "staff", undo=UNDO)
    console.restart()
    console.deliveries.recover(others_live=True)
    assert states(console) == ["queued"]
    console.deliveries.recover()
    assert states(console) == ["held"]


def test_a_clock_set_back_an_hour_makes_nothing_wait_an_hour(console):
    console.tell(console.incident, "staff", undo=UNDO)
    console.clock.advance(hours=-1)
    assert console.deliveries.workable() == []
    console.clock.advance(seconds=9)
    assert [debt.target for debt in console.deliveries.workable()] == ["slack:#incidents"]


@pytest.mark.expected_logs
def test_one_damaged_row_does_not_silence_the_others(console, caplog):
    console.tell(console.incident, "staff")
    other = console.declare("別件")
    console.tell(other, "staff")
    with closing(sqlite3.connect(console.home / JOURNAL_FILE)) as file, file:
        file.execute("UPDATE debt SET payload = x'7b' WHERE incident = ?", [console.incident])
    assert [debt.incident for debt in console.deliveries.workable()] == [other]
    assert "can't be read" in caplog.text


def test_a_lane_of_forty_is_counted_at_once(console):
    for _ in range(40):
        console.tell(console.incident, "staff")
    assert console.deliveries.open_count() == 40
    first = console.outbox.all_debts()[0]
    errand = console.deliveries.begin((console.deliveries.workable()[0]).key)
    console.deliveries.settle(
        errand.key, errand.attempt, Rejected(cause=RejectionCause.TOKEN, detail="token_revoked")
    )
    assert (errand.key, console.deliveries.open_count()) == (first.key, 0)


def test_an_older_text_is_not_released_once_a_newer_one_stands_there(console):
    console.tell(console.incident, "staff")
    failed = Rejected(cause=RejectionCause.TARGET, detail="is_archived")
    errand = console.deliveries.begin(console.deliveries.workable()[0].key)
    console.deliveries.settle(errand.key, 1, failed)
    console.tell(console.incident, "staff")
    newer = console.deliveries.begin(console.deliveries.workable()[0].key)
    assert (newer.tried_before, newer.earlier_ref) == (True, None)
    console.deliveries.settle(newer.key, 1, Delivered(ref="2"))
    with pytest.raises(Refused) as refused:
        console.decide(errand.key, Choice.RELEASE)
    assert refused.value.because is Because.DELIVERY_OVERTAKEN


def test_a_page_nobody_sees_yet_is_looked_at_ever_more_rarely_and_after_a_day_no_more(tmp_path):
    with Console(tmp_path / "home") as console:
        console.list_audiences(PAGE)
        console.tell(console.declare(), "public", next_update_at=console.clock() + timedelta(days=9))
        errand = console.deliveries.begin(console.deliveries.workable()[0].key)
        console.deliveries.settle(errand.key, 1, Written(ref="page", read_back=True))
        looks = 0
        for _ in range(3 * 24 * 60):
            console.clock.advance(minutes=1)
            for debt in console.deliveries.workable():
                looks += 1
                console.deliveries.sighted(debt.key, 1, CannotTell(detail="time-out"))
        assert 90 < looks < 130
        assert states(console) == ["written"]


@pytest.mark.expected_logs
def test_a_journal_that_another_process_holds_makes_the_sender_wait_and_not_end(tmp_path, caplog):
    with Console(tmp_path / "home") as console:
        console.list_audiences(ONE)
        console.tell(console.declare(), "staff")
        slack = ScriptedPublisher([Delivered(ref="1")])
        sender = Sender(console.deliveries, {"slack": slack}, console.clock)
        with closing(sqlite3.connect(console.home / JOURNAL_FILE, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            assert not sender.run_until_idle(console.clock())
            other.execute("ROLLBACK")
        assert sender.run_until_idle(console.clock() + timedelta(minutes=1))
        assert states(console) == ["delivered"]
        assert "the sender waits" in caplog.text
