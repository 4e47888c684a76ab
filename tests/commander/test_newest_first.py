"""What waited while nothing got through: the newest text goes first, and what it replaces never follows it."""

import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from commander.board.deliveries import Choice, DeliveryState
from commander.board.organisation import Audience
from commander.board.refusal import Because, Refused
from commander.outbox.debt import Held
from commander.outbox.newest_first import replaced_by, waits_for
from commander.outbox.publisher import Delivered, NotThere, Rejected, RejectionCause, Seen, TryLater, Unsure
from tests.commander.console import Console

CHANNEL = "slack:#incidents"
STAFF = Audience(key="staff", name_ja="", name_en="", targets=(CHANNEL,))
BOSSES = Audience(key="bosses", name_ja="", name_en="", targets=(CHANNEL,))
OFFLINE = TryLater(detail="unreachable")


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        console.list_audiences(STAFF, BOSSES)
        console.incident = console.declare()
        yield console
        assert console.rows_contradicting_records() == []


def tell(console, name, *, to="staff", undo=timedelta()):
    """Order a text of that name; a second passes, as between any two acts of a person."""
    console.tell(console.incident, to, undo=undo, message=name)
    console.clock.advance(seconds=1)


def attempt(console, outcome):
    """One pass of a sender: the texts that were tried, in order."""
    tried = []
    for debt in console.deliveries.workable():
        if debt.state is DeliveryState.QUEUED and (errand := console.deliveries.begin(debt.key)):
            console.deliveries.settle(errand.key, errand.attempt, outcome)
            tried.append(errand.bulletin.message)
    return tried


def online(console):
    """Everything that moves by itself; what arrived, in order."""
    arrived = []
    while texts := attempt(console, Delivered(ref="r")):
        arrived += texts
        console.clock.advance(seconds=1)
    return arrived


def of(console, name):
    return next(debt for debt in console.outbox.all_debts() if debt.bulletin.message == name)


def standing(console):
    return {debt.bulletin.message: (debt.state.value, debt.reason) for debt in console.outbox.all_debts()}


def test_on_return_only_the_newest_text_goes_and_the_records_say_what_replaced_the_others(console):
    for name in ("first", "second", "third"):
        tell(console, name)
        attempt(console, OFFLINE)
        console.clock.advance(minutes=5)
    assert online(console) == ["third"]
    assert standing(console) == {
        "first": ("cancelled", "overtaken"),
        "second": ("cancelled", "overtaken"),
        "third": ("delivered", ""),
    }
    told = console.desk.board(console.incident).messages.deliveries
    assert {told[of(console, name).key].replaced_by for name in ("first", "second")} == {
        of(console, "third").key
    }


def test_a_stale_text_is_held_and_does_not_keep_the_newer_one_from_going(console):
    tell(console, "old")
    attempt(console, OFFLINE)
    console.clock.advance(minutes=31)
    attempt(console, OFFLINE)
    assert standing(console)["old"] == ("held", "stale")
    tell(console, "new")
    assert online(console) == ["new"]
    assert standing(console)["old"] == ("cancelled", "overtaken")


def test_the_newest_cancelled_the_one_before_it_goes(console):
    tell(console, "first")
    tell(console, "second")
    attempt(console, OFFLINE)
    console.decide(of(console, "second").key, Choice.CANCEL)
    console.clock.advance(minutes=3)
    assert online(console) == ["first"]


def test_what_a_person_holds_back_waits_and_nothing_older_goes_in_its_stead(console):
    tell(console, "first")
    tell(console, "second")
    console.decide(of(console, "second").key, Choice.HOLD)
    assert standing(console)["second"] == ("held", "by-hand")
    assert console.deliveries.open_count() == 0
    assert online(console) == []
    console.decide(of(console, "second").key, Choice.RELEASE)
    assert online(console) == ["second"]


def test_a_newer_text_that_was_refused_lets_no_older_one_out(console):
    tell(console, "first")
    tell(console, "second")
    attempt(console, Rejected(cause=RejectionCause.CONTENT, detail="too long"))
    assert online(console) == []
    console.decide(of(console, "second").key, Choice.CANCEL)
    assert online(console) == ["first"]


def test_a_newer_text_that_can_still_be_taken_back_decides_nothing(console):
    tell(console, "first")
    tell(console, "second", undo=timedelta(seconds=8))
    assert attempt(console, Delivered(ref="r")) == ["first"]
    console.clock.advance(seconds=8)
    assert online(console) == ["second"]


def test_what_may_have_arrived_is_looked_for_before_anything_newer_goes(console):
    tell(console, "first")
    attempt(console, Unsure(detail="cut"))
    tell(console, "second")
    assert online(console) == []
    console.clock.advance(minutes=2)
    console.deliveries.sighted(of(console, "first").key, 1, NotThere())
    console.deliveries.sighted(of(console, "first").key, 1, NotThere())
    assert online(console) == ["second"]


def test_texts_for_other_readers_stand_beside_each_other(console):
    tell(console, "for staff")
    tell(console, "for bosses", to="bosses")
    assert online(console) == ["for staff", "for bosses"]


def test_seen_there_by_a_person_it_replaces_the_older_ones_too(console):
    tell(console, "first")
    tell(console, "second")
    attempt(console, Unsure(detail="cut"))
    console.decide(of(console, "second").key, Choice.CONFIRM)
    assert standing(console)["first"] == ("cancelled", "overtaken")


def test_a_newer_text_whose_undo_a_crash_cut_short_decides_nothing(console):
    tell(console, "first")
    attempt(console, OFFLINE)
    tell(console, "second", undo=timedelta(seconds=60))
    console.restart()
    console.deliveries.recover()
    assert standing(console)["second"] == ("held", "undo-crash")
    console.clock.advance(minutes=5)
    assert online(console) == ["first"]


def test_what_got_through_nowhere_is_not_tried_again_before_its_time(console):
    tell(console, "first")
    attempt(console, TryLater(detail="busy", after=timedelta(minutes=2)))
    console.clock.advance(seconds=119)
    assert attempt(console, Delivered(ref="r")) == []
    console.clock.advance(minutes=1)
    assert attempt(console, Delivered(ref="r")) == ["first"]


@pytest.mark.parametrize("reason", [Held.RESTORED, Held.CHANGED])
def test_what_a_person_must_decide_is_not_settled_by_a_newer_text(console, reason):
    for name in ("first", "second"):
        tell(console, name)
    first, second = (of(console, name) for name in ("first", "second"))
    left = replace(first, state=DeliveryState.HELD, reason=reason)
    arrived = replace(second, state=DeliveryState.DELIVERED)
    assert replaced_by(arrived, [left, arrived]) == []
    assert replaced_by(arrived, [replace(left, reason=Held.TOKEN), arrived]) != []


@pytest.mark.parametrize(("reason", "keeps_waiting"), [(Held.BY_HAND, 0), (Held.STALE, 0), (Held.TOKEN, 1)])
def test_what_is_set_aside_keeps_no_text_for_other_readers_waiting(console, reason, keeps_waiting):
    tell(console, "for the staff")
    tell(console, "for the bosses", to="bosses")
    older, newer = (of(console, name) for name in ("for the staff", "for the bosses"))
    held = replace(older, state=DeliveryState.HELD, reason=reason)
    assert (waits_for(newer, [held, newer]) is not None) == bool(keeps_waiting)


def test_only_what_is_queued_and_a_text_can_be_held_back(console):
    tell(console, "first")
    online(console)
    with pytest.raises(Refused) as refused:
        console.decide(of(console, "first").key, Choice.HOLD)
    assert refused.value.because is Because.DELIVERY_SETTLED


act = st.one_of(
    st.tuples(st.just("order"), st.sampled_from([0, 8])),
    st.tuples(st.just("wait"), st.sampled_from([1, 9, 130, 900, 2000])),
    st.tuples(st.just("send"), st.sampled_from(["arrives", "offline", "cut before", "cut after"])),
    st.tuples(st.sampled_from(["cancel", "hold", "release"]), st.integers(0, 5)),
    st.tuples(st.just("crash"), st.just(0)),
)


class _Played:
    """One desk, one channel, and what really stands there."""

    def __init__(self, console):
        self.console, self.ordered, self.there = console, 0, []

    def order(self, undo):
        if self.ordered < 6:
            tell(self.console, f"{self.ordered}", undo=timedelta(seconds=undo))
            self.ordered += 1

    def wait(self, seconds):
        self.console.clock.advance(seconds=seconds)

    def send(self, fate):
        for debt in self.console.deliveries.workable():
            if debt.state is not DeliveryState.QUEUED:
                seen = Seen(ref="r") if debt.bulletin.message in self.there else NotThere()
                self.console.deliveries.sighted(debt.key, debt.attempt, seen)
            elif errand := self.console.deliveries.begin(debt.key):
                if fate in ("arrives", "cut after"):
                    self.there.append(errand.bulletin.message)
                outcome = {"arrives": Delivered(ref="r"), "offline": OFFLINE}.get(fate, Unsure(detail="cut"))
                self.console.deliveries.settle(errand.key, errand.attempt, outcome)

    def decide(self, choice, number):
        texts = self.console.outbox.all_debts()
        if number < len(texts):
            try:
                self.console.decide(texts[number].key, choice)
            except Refused:
                return

    def crash(self, _):
        self.console.restart()
        self.console.deliveries.recover()

    def back_for_good(self):
        """The network stays; a person releases the newest text that still waits for one."""
        for _ in range(12):
            self.console.clock.advance(seconds=130)
            self.send("arrives")
            held = [one for one in self.console.outbox.open_debts() if one.state is DeliveryState.HELD]
            if held and held[-1] == self.console.outbox.open_debts()[-1]:
                self.decide(Choice.RELEASE, self.console.outbox.all_debts().index(held[-1]))

    def play(self, name, value):
        if name in ("cancel", "hold", "release"):
            self.decide(Choice(name), value)
        else:
            getattr(self, name)(value)


@settings(
    max_examples=40,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(acts=st.lists(act, min_size=3, max_size=25))
def test_whatever_happens_the_newest_text_that_was_not_cancelled_stands_last_and_none_twice(acts):
    with tempfile.TemporaryDirectory() as folder, Console(Path(folder) / "home") as console:
        console.list_audiences(STAFF)
        console.incident = console.declare()
        played = _Played(console)
        for name, value in acts:
            played.play(name, value)
            numbers = [int(text) for text in played.there]
            assert numbers == sorted(set(numbers))  # nothing after a newer one, and nothing twice
        played.back_for_good()
        numbers = [int(text) for text in played.there]
        assert numbers == sorted(set(numbers))
        wanted = [
            int(text)
            for text, (state, reason) in standing(console).items()
            if state != "cancelled" or reason == "overtaken"
        ]
        assert not wanted or max(wanted) == numbers[-1], standing(console)
        assert console.rows_contradicting_records() == []
