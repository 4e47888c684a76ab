"""The sender over a real desk and journal; only the other side is played."""

import threading
from contextlib import contextmanager
from datetime import timedelta

import pytest

from commander.board.deliveries import Choice, Operation
from commander.board.organisation import Audience
from commander.board.refusal import Because, Refused
from commander.desk.deliveries import DeliveryDesk
from commander.outbox.debt import Delays
from commander.outbox.publisher import (
    Delivered,
    NotThere,
    Rejected,
    RejectionCause,
    Seen,
    TryLater,
    Unsure,
    Written,
)
from commander.outbox.sender import Sender
from commander.reading import Reading
from tests.commander.console import Console
from tests.commander.messages_said import message
from tests.fakes.scripted_publisher import HeldUp, ScriptedPublisher

AT_ONCE = Delays(grace=timedelta(), between_looks=timedelta(), after_blind_look=timedelta())
SOON_S = 60
ONE_CHANNEL = Audience(key="staff", name_ja="", name_en="", targets=("slack:#incidents",))


class WatchedDesk(DeliveryDesk):
    """The real desk; tells how often the sender came to ask for work."""

    def __init__(self, console: Console) -> None:
        super().__init__(console.desk, delays=console.delays, chance=lambda: 0.0)
        self.asked = threading.Semaphore(0)
        self.times = 0

    def workable(self):
        debts = super().workable()
        self.times += 1
        self.asked.release()
        return debts

    def wait_for_turns(self, turns=1) -> None:
        for _ in range(turns):
            assert self.asked.acquire(timeout=SOON_S)

    def wait_until(self, reached, meanwhile=None) -> None:
        """meanwhile: makes a turn come, and waits for it."""
        for _ in range(100):
            if reached():
                return
            (meanwhile or self.wait_for_turns)()
        pytest.fail("it never came to that")


@contextmanager
def running(sender):
    thread = threading.Thread(target=sender.run, name="the sender")
    thread.start()
    try:
        yield thread
    finally:
        sender.stop()
        thread.join(SOON_S)
        assert not thread.is_alive()


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home", delays=AT_ONCE) as console:
        console.list_audiences()
        console.incident = console.declare()
        yield console
        assert console.rows_contradicting_records() == []


def pay(console, **publishers):
    """Everything that moves by itself; the clock stands, so what must wait for a time does not move."""
    return console.sender(**publishers).run_until_idle(console.clock() + timedelta(seconds=1))


def everywhere(publisher):
    return dict.fromkeys(("slack", "statuspage", "page", "practice"), publisher)


def test_everything_that_is_owed_is_paid(console):
    publisher = ScriptedPublisher()
    console.tell(console.incident, "staff", "public")
    assert pay(console, **everywhere(publisher))
    assert set(console.states().values()) == {"delivered"}
    assert sorted(errand.target for errand in publisher.errands) == [
        "page",
        "slack:#incidents",
        "slack:#support",
        "statuspage",
    ]
    assert {errand.attempt for errand in publisher.errands} == {1}


def test_with_nothing_owed_there_is_nothing_to_do(console):
    assert pay(console)


def test_each_publisher_gets_its_own_and_a_drill_goes_to_practice_alone(console):
    slack, practice = ScriptedPublisher(), ScriptedPublisher()
    drill = console.declare("訓練", incident_kind="drill")
    console.tell(drill, "staff")
    assert pay(console, slack=slack, practice=practice)
    assert slack.errands == []
    assert len(practice.errands) == 2


def test_what_a_publisher_cannot_do_is_never_asked_of_it(console):
    slack = ScriptedPublisher()
    slack.can = frozenset(
        {Operation.EDIT}
    )  # a change asked of one that only posts would stand there as a new post
    console.tell(console.incident, "staff")
    assert pay(console, slack=slack)
    assert slack.errands == []
    debt = console.debts()["slack:#incidents"]
    assert (debt.state, debt.reason) == ("failed", "content")


def test_what_is_not_connected_is_held_and_the_rest_is_paid(console):
    console.tell(console.incident, "staff", "public")
    assert pay(console, slack=ScriptedPublisher())
    debt = console.debts()["statuspage"]
    assert (debt.state, debt.reason, debt.detail) == ("held", "settings", "statuspage: not connected")
    assert console.states()["slack:#support"] == "delivered"


def test_no_target_waits_for_another(console):
    slow = HeldUp(Delivered(ref="at last"))
    page, statuspage = ScriptedPublisher(), ScriptedPublisher([slow])
    console.tell(console.incident, "staff", "public")
    desk = WatchedDesk(console)
    sender = Sender(
        desk, {"slack": ScriptedPublisher(), "statuspage": statuspage, "page": page}, console.clock
    )
    with running(sender):
        assert slow.begun.wait(SOON_S)
        desk.wait_until(lambda: set(console_states(console).values()) == {"delivered", "sending"})
        assert console_states(console)["statuspage"] == "sending"
        slow.let_go.set()
        desk.wait_until(lambda: set(console_states(console).values()) == {"delivered"})


def console_states(console):
    with Reading(console.home) as reading:
        return {debt.target: debt.state.value for debt in reading.debts()}


def test_stop_waits_for_what_is_in_flight(console):
    slow = HeldUp(Delivered(ref="at last"))
    console.tell(console.incident, "public")
    sender = console.sender(statuspage=ScriptedPublisher([slow]), page=ScriptedPublisher())
    thread = threading.Thread(target=sender.run)
    thread.start()
    assert slow.begun.wait(SOON_S)
    sender.stop()
    assert thread.is_alive()
    slow.let_go.set()
    thread.join(SOON_S)
    assert console.states()["statuspage"] == "delivered"


def test_when_the_deadline_comes_what_is_in_flight_is_still_waited_for(console):
    console.tell(console.incident, "public")
    console.clock.now = console.clock()
    sender = console.sender(statuspage=ScriptedPublisher(), page=ScriptedPublisher())
    assert sender.run_until_idle(console.clock() - timedelta(hours=1))
    assert set(console.states().values()) == {"delivered"}


def test_one_target_gets_its_messages_one_after_the_other_in_order(console):
    publisher = ScriptedPublisher()
    for number in range(3):
        console.tell(console.incident, "staff", message=f"message-{number}")
    assert pay(console, slack=publisher)
    for target in ("slack:#incidents", "slack:#support"):
        told = [errand for errand in publisher.errands if errand.target == target]
        assert [errand.bulletin.message for errand in told] == ["message-0", "message-1", "message-2"]
        assert told[0].earlier_ref is None
        assert told[1].earlier_ref is not None


def test_two_incidents_never_talk_to_one_target_at_once(console):
    slow = HeldUp(Delivered(ref="first"))
    publisher = ScriptedPublisher([slow])
    console.list_audiences(ONE_CHANNEL)
    console.tell(console.incident, "staff")
    other = console.declare("別件")
    console.tell(other, "staff")
    desk = WatchedDesk(console)
    with running(Sender(desk, {"slack": publisher}, console.clock)):
        assert slow.begun.wait(SOON_S)
        desk.wait_for_turns(1)
        assert len(publisher.errands) == 1
        slow.let_go.set()
        desk.wait_until(lambda: len(publisher.errands) == 2)


def test_a_doubt_is_looked_for_and_settled_by_what_is_seen(console):
    publisher = ScriptedPublisher([Unsure(detail="time-out")], [Seen(ref="r-1")])
    console.list_audiences(ONE_CHANNEL)
    console.tell(console.incident, "staff")
    assert pay(console, slack=publisher)
    assert (len(publisher.errands), len(publisher.looks)) == (1, 1)
    assert console.debts()["slack:#incidents"].ref == "r-1"


def test_only_what_was_twice_not_there_is_sent_again(console):
    publisher = ScriptedPublisher([Unsure(detail="reset")], [NotThere(), NotThere()])
    console.list_audiences(ONE_CHANNEL)
    console.tell(console.incident, "staff")
    assert pay(console, slack=publisher)
    assert [errand.attempt for errand in publisher.errands] == [1, 2]
    assert len(publisher.looks) == 2


def test_a_page_that_was_written_is_looked_for_where_people_read_it(console):
    publisher = ScriptedPublisher([Written(ref="a.html", read_back=True)], [NotThere(), Seen(ref="a.html")])
    console.tell(console.incident, "public")
    console.sender(page=publisher, statuspage=ScriptedPublisher()).run_until_idle(console.clock())
    desk = WatchedDesk(console)
    with running(Sender(desk, {"page": publisher}, console.clock)):
        desk.wait_until(lambda: console_states(console)["page"] == "delivered")
    assert len(publisher.looks) == 2


@pytest.mark.expected_logs
def test_a_publisher_that_breaks_down_leaves_a_doubt_and_the_rest_is_paid(console):
    broken = ScriptedPublisher([RuntimeError("our own fault")], [RuntimeError("again"), Seen(ref="r-1")])
    console.tell(console.incident, "public")
    assert pay(console, statuspage=broken, page=ScriptedPublisher())
    assert set(console.states().values()) == {"delivered"}
    assert len(broken.errands) == 1


@pytest.mark.expected_logs
def test_an_answer_that_the_disk_does_not_take_is_kept_until_it_does(console):
    slow = HeldUp(Delivered(ref="r-1"))
    console.list_audiences(ONE_CHANNEL)
    console.tell(console.incident, "staff")
    desk = WatchedDesk(console)
    sender = Sender(desk, {"slack": ScriptedPublisher([slow])}, console.clock)
    refusals = []

    def crowded(key, attempt, outcome, settle=desk.settle):
        if len(refusals) < 2:
            fill_disk(console)
        else:
            free_disk(console)
        try:
            settle(key, attempt, outcome)
        except Refused as refused:
            refusals.append(refused.because)
            raise

    desk.settle = crowded
    with running(sender):
        slow.let_go.set()

        def woken():
            sender.wake()
            desk.wait_for_turns()

        desk.wait_until(lambda: console_states(console)["slack:#incidents"] == "delivered", woken)
    assert refusals == [Because.DISK_FULL, Because.DISK_FULL]


def fill_disk(console):
    """From now on the file may not grow, and each record wants more room than is left."""
    console.journal.db.execute(
        "CREATE TEMP TRIGGER IF NOT EXISTS big BEFORE INSERT ON body "
        "BEGIN INSERT OR REPLACE INTO draft VALUES ('x', hex(zeroblob(200000)), ''); END"
    )
    pages = console.journal.db.execute("PRAGMA page_count").fetchone()[0]
    console.journal.db.execute(f"PRAGMA max_page_count = {pages}")


def free_disk(console):
    console.journal.db.execute("DROP TRIGGER IF EXISTS big")
    console.journal.db.execute("PRAGMA max_page_count = 1073741823")


def hour(console, **publishers):
    """An hour of the console's time, five seconds a turn; the number of turns the sender took unasked is small."""
    desk = WatchedDesk(console)
    sender = Sender(desk, publishers, console.clock)
    with running(sender):
        desk.wait_for_turns()
        for _ in range(720):
            console.clock.advance(seconds=5)
            sender.wake()
            desk.wait_for_turns()
    return desk


def quiet(console):
    """One message to one channel that promises nothing within the hour."""
    console.list_audiences(ONE_CHANNEL)
    console.tell(console.incident, "staff", next_update_at=console.clock() + timedelta(hours=5))


def test_a_target_that_is_down_for_an_hour_costs_few_requests(console):
    console.list_audiences(ONE_CHANNEL)
    for _ in range(5):
        console.broadcast(console.incident, far(console))
    publisher = ScriptedPublisher(always=TryLater(detail="503"))
    hour(console, slack=publisher)
    assert 30 <= len(publisher.errands) <= 65


def far(console):
    promised = console.clock() + timedelta(hours=5)
    return message(message=f"far-{console.told}", audiences=("staff",), next_update_at=promised)


def test_their_wish_for_quiet_speaks_of_all_that_is_owed_to_them(console):
    quiet(console)
    console.broadcast(console.declare("別件"), far(console))
    publisher = ScriptedPublisher([TryLater(detail="429", after=timedelta(minutes=10))])
    desk = WatchedDesk(console)
    sender = Sender(desk, {"slack": publisher}, console.clock)

    def minutes(number):
        for _ in range(number):
            console.clock.advance(minutes=1)
            sender.wake()
            desk.wait_for_turns()

    with running(sender):
        minutes(9)
        assert len(publisher.errands) == 1
        desk.wait_until(lambda: len(publisher.errands) == 3, lambda: minutes(1))


def test_a_lane_that_waits_for_a_person_costs_nothing(console):
    quiet(console)
    console.broadcast(console.incident, far(console))
    publisher = ScriptedPublisher([Rejected(cause=RejectionCause.TOKEN, detail="revoked")])
    assert pay(console, slack=publisher)
    desk = WatchedDesk(console)
    sender = Sender(desk, {"slack": publisher}, console.clock)
    with running(sender):
        desk.wait_for_turns()
        assert not desk.asked.acquire(timeout=0.3)
    assert len(publisher.errands) == 1


def test_a_text_that_has_grown_stale_is_held_and_not_sent(console):
    publisher = ScriptedPublisher()
    console.tell(console.incident, "staff")
    console.clock.advance(minutes=31)
    assert pay(console, slack=publisher)
    assert set(console.states().values()) == {"held"}
    assert publisher.errands == []


def test_a_doubt_stays_while_nothing_is_connected_to_look_with(console):
    console.list_audiences(ONE_CHANNEL)
    console.tell(console.incident, "staff")
    hour_ago = console.clock() - timedelta(hours=1)
    assert not console.sender(slack=ScriptedPublisher([Unsure(detail="x")])).run_until_idle(hour_ago)
    assert not console.sender().run_until_idle(hour_ago)
    debt = console.debts()["slack:#incidents"]
    assert (debt.state, debt.detail) == ("unknown", "slack:#incidents: not connected")


def test_what_a_person_releases_goes_when_the_sender_is_woken(console):
    quiet(console)
    publisher = ScriptedPublisher([Rejected(cause=RejectionCause.TOKEN, detail="revoked")])
    assert pay(console, slack=publisher)
    console.decide(console.debts()["slack:#incidents"].key, Choice.RELEASE)
    assert pay(console, slack=publisher)
    assert [errand.attempt for errand in publisher.errands] == [1, 2]
