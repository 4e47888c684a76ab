"""The desk as the sender sees it. After each act the rows are what the records tell."""

from datetime import timedelta

import pytest

from commander.board.deliveries import Choice
from commander.board.refusal import Refused
from commander.outbox.publisher import (
    CannotTell,
    Delivered,
    NotThere,
    Rejected,
    RejectionCause,
    Seen,
    TryLater,
    Unsure,
    Written,
)
from tests.commander.console import Console, raw
from tests.fakes.fake_clock import FakeClock


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        console.list_audiences()
        console.incident = console.declare()
        yield console
        assert console.rows_contradicting_records() == []


def slack(console):
    return console.debts()["slack:#incidents"]


def begin(console):
    debt = slack(console)
    console.deliveries.workable()
    return console.deliveries.begin(debt.key)


def workable(console):
    return [debt.target for debt in console.deliveries.workable()]


def test_nothing_goes_out_inside_its_undo_window(console):
    console.tell(console.incident, "staff", undo=timedelta(seconds=8))
    assert workable(console) == []
    assert console.deliveries.begin(slack(console).key) is None
    assert console.deliveries.next_due(console.clock()) == console.clock() + timedelta(seconds=8)
    console.clock.advance(seconds=8)
    assert workable(console) == ["slack:#incidents", "slack:#support"]


def test_an_attempt_is_a_record_before_the_socket_is_touched(console):
    console.tell(console.incident, "staff")
    console.heard.clear()
    errand = begin(console)
    assert (errand.target, errand.attempt, errand.earlier_ref) == ("slack:#incidents", 1, None)
    assert errand.first_tried_at == console.clock().isoformat()
    assert [record.kind for record in console.heard[-1]] == ["delivery-attempted"]
    console.restart()
    assert slack(console).state == "sending"
    assert console.deliveries.errand(slack(console).key) == errand
    with pytest.raises(KeyError):
        console.deliveries.errand("nobody's")


def test_what_a_person_cancelled_is_not_begun(console):
    console.tell(console.incident, "staff")
    waiting = console.deliveries.workable()
    console.decide(slack(console).key, Choice.CANCEL)
    assert [console.deliveries.begin(debt.key) is None for debt in waiting] == [True, False]
    assert console.deliveries.begin("nobody's") is None


@pytest.mark.parametrize("choice", [Choice.CONFIRM, Choice.CANCEL])
def test_after_a_restore_the_next_post_looks_for_what_may_be_there(console, choice):
    console.tell(console.incident, "staff")
    console.deliveries.hold_after_restore()
    for debt in console.outbox.open_debts():
        console.decide(debt.key, choice)
    console.tell(console.incident, "staff")
    console.deliveries.workable()
    errand = console.deliveries.begin(slack(console).key)
    assert (errand.earlier_ref, errand.tried_before) == (None, True)


def test_what_was_told_after_a_backup_is_looked_for_though_nothing_here_speaks_of_it(console):
    console.journal.new_epoch()
    console.tell(console.incident, "staff")
    assert begin(console).tried_before
    fresh = console.declare("別件")
    console.tell(fresh, "staff")
    debts = {debt.target: debt for debt in console.outbox.of_incident(fresh)}
    console.deliveries.workable()
    assert not console.deliveries.begin(debts["slack:#support"].key).tried_before


def test_what_is_on_its_way_cannot_be_taken_back(console):
    console.tell(console.incident, "staff")
    errand = begin(console)
    with pytest.raises(Refused):
        console.decide(errand.key, Choice.CANCEL)


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Delivered(ref="r-1"), "delivered"),
        (TryLater(detail="503"), "queued"),
        (Rejected(cause=RejectionCause.TOKEN, detail="token_revoked"), "held"),
        (Rejected(cause=RejectionCause.TARGET, detail="is_archived"), "failed"),
        (Unsure(detail="time-out"), "unknown"),
        (Written(ref="a.html", read_back=True), "written"),
    ],
)
def test_every_answer_is_a_record_and_a_row(console, outcome, state):
    console.tell(console.incident, "staff")
    errand = begin(console)
    console.deliveries.settle(errand.key, errand.attempt, outcome)
    assert slack(console).state == state


def test_an_answer_to_an_older_attempt_is_dropped(console):
    console.tell(console.incident, "staff")
    errand = begin(console)
    console.deliveries.settle(errand.key, 1, TryLater(detail="503"))
    console.clock.advance(minutes=5)
    begin(console)
    console.deliveries.settle(errand.key, 1, Delivered(ref="stale"))
    assert (slack(console).state, slack(console).ref) == ("sending", None)
    console.deliveries.settle("nobody's", 1, Delivered(ref="stale"))


def test_a_look_that_comes_after_a_persons_word_is_dropped(console):
    console.tell(console.incident, "staff")
    errand = begin(console)
    console.deliveries.settle(errand.key, 1, Unsure(detail="time-out"))
    console.decide(errand.key, Choice.CONFIRM, ref="seen-by-eye")
    console.deliveries.sighted(errand.key, 1, NotThere())
    assert (slack(console).state, slack(console).ref) == ("delivered", "seen-by-eye")


def test_in_doubt_it_is_looked_for_after_the_grace_twice_and_only_then_sent_again(console):
    console.tell(console.incident, "staff")
    errand = begin(console)
    console.deliveries.settle(errand.key, 1, Unsure(detail="time-out"))
    assert "slack:#incidents" not in workable(console)
    console.clock.advance(seconds=60)
    assert "slack:#incidents" in workable(console)
    position = console.journal.newest_position()
    console.deliveries.sighted(errand.key, 1, NotThere())
    # A look that found nothing new is no fact.
    assert console.journal.newest_position() == position
    assert "slack:#incidents" not in workable(console)
    console.clock.advance(seconds=5)
    console.deliveries.sighted(errand.key, 1, NotThere())
    assert slack(console).state == "queued"
    assert begin(console).attempt == 2


def test_what_keeps_a_look_from_telling_is_recorded_once(console):
    console.tell(console.incident, "staff")
    errand = begin(console)
    console.deliveries.settle(errand.key, 1, Unsure(detail="time-out"))
    for expected in (1, 0, 0):
        position = console.journal.newest_position()
        console.clock.advance(minutes=2)
        console.deliveries.sighted(errand.key, 1, CannotTell(detail="missing_scope"))
        assert console.journal.newest_position() - position == expected
    assert slack(console).detail == "missing_scope"


def test_seen_is_delivered_and_the_next_goes_on_from_it(console):
    console.tell(console.incident, "staff")
    errand = begin(console)
    console.deliveries.settle(errand.key, 1, Unsure(detail="time-out"))
    console.deliveries.sighted(errand.key, 1, Seen(ref="r-1", url="https://x.example/1"))
    assert (slack(console).state, slack(console).url) == ("delivered", "https://x.example/1")
    console.tell(console.incident, "staff")
    follower = console.outbox.open_debts()[-2]
    console.deliveries.workable()
    assert console.deliveries.begin(follower.key).earlier_ref == "r-1"


def test_a_text_that_would_say_what_is_no_longer_so_is_held_and_may_be_released(console):
    console.tell(console.incident, "staff")
    console.clock.advance(minutes=30)
    assert begin(console) is None
    assert (slack(console).state, slack(console).reason) == ("held", "stale")
    console.decide(slack(console).key, Choice.RELEASE)
    assert begin(console).attempt == 1


def test_a_row_changed_from_outside_is_held_and_cannot_be_released_into_the_world(console):
    console.tell(console.incident, "staff")
    db = raw(console.home)
    db.execute("UPDATE debt SET payload = CAST(replace(payload, 'fail', 'work') AS BLOB)")
    db.close()
    for _ in range(2):
        assert begin(console) is None
        assert (slack(console).state, slack(console).reason) == ("held", "changed-outside")
        console.decide(slack(console).key, Choice.RELEASE)


def test_a_crash_inside_the_undo_window_holds_and_asks(console):
    console.tell(console.incident, "staff", undo=timedelta(seconds=8))
    console.restart()
    console.clock.advance(minutes=1)
    console.deliveries.recover()
    assert console.states() == {"slack:#incidents": "held", "slack:#support": "held"}
    assert slack(console).reason == "undo-crash"


def test_a_crash_after_it_sends(console):
    console.tell(console.incident, "staff", undo=timedelta(seconds=8))
    console.clock.advance(seconds=8)
    console.deliveries.workable()
    console.restart()
    assert console.deliveries.recover() == ()
    assert workable(console) == ["slack:#incidents", "slack:#support"]


def test_what_was_ordered_without_an_undo_window_is_sent_by_whoever_starts_next(console):
    console.tell(console.incident, "staff")
    console.restart()
    assert console.deliveries.recover() == ()
    assert workable(console) == ["slack:#incidents", "slack:#support"]


def test_a_crash_while_sending_is_a_doubt(console):
    console.tell(console.incident, "staff", "public")
    begin(console)
    page = console.debts()["page"].key
    console.deliveries.begin(page)
    console.restart()
    (doubted, again) = console.deliveries.recover()
    assert (doubted.event.state, doubted.event.detail) == ("unknown", "interrupted")
    assert again.event.state == "queued"
    assert console.deliveries.recover() == ()
    assert "slack:#incidents" not in workable(console)
    console.clock.advance(seconds=60)
    assert "slack:#incidents" in workable(console)


def test_after_a_restore_a_person_decides_about_everything(console):
    console.tell(console.incident, "staff")
    begin(console)
    records = console.deliveries.hold_after_restore()
    assert {record.event.reason for record in records} == {"restored"}
    assert set(console.states().values()) == {"held"}


def test_what_moves_by_itself_is_counted_and_what_waits_for_a_person_is_not(console):
    assert console.deliveries.open_count() == 0
    for _ in range(3):
        console.tell(console.incident, "staff")
    assert console.deliveries.open_count() == 6
    first = next(debt for debt in console.deliveries.workable() if debt.target == "slack:#incidents")
    errand = console.deliveries.begin(first.key)
    console.deliveries.settle(errand.key, 1, Rejected(cause=RejectionCause.TOKEN, detail="x"))
    # The two behind it wait for whoever decides about it.
    assert console.deliveries.open_count() == 3
    console.decide(errand.key, Choice.CANCEL)
    assert console.deliveries.open_count() == 5


def test_it_is_the_program_that_speaks_of_deliveries(console):
    console.tell(console.incident, "staff")
    begin(console)
    record = console.journal.records_after(0)[-1]
    assert (record.author, record.about) == ("commander", f"delivery:{slack(console).key}")
    assert isinstance(console.clock, FakeClock)
