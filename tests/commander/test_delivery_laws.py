"""What holds of every delivery, whatever people, networks and crashes do: an outbox played through at random.

The other side is a table of what really arrived and when; looks tell the truth about it or can't tell.
"""

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from commander.board.deliveries import SETTLED, Choice, DeliveryState
from commander.board.refusal import Refused
from commander.outbox.debt import Mode
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
from tests.commander.console import Console

FINAL = (DeliveryState.DELIVERED, DeliveryState.CANCELLED)
CERTAIN = "certainly not there"
DOUBT = "perhaps there"
ALLOWED = "a person said so, or it was twice not there"


class Deliveries(RuleBasedStateMachine):
    @initialize()
    def start(self):
        self.folder = Path(tempfile.mkdtemp())
        self.console = Console(self.folder / "home")
        self.console.list_audiences()
        self.incidents = [self.console.declare("一"), self.console.declare("二")]
        self.in_flight = {}
        self.answered = []
        self.arrivals = {}  # key -> when each of its posts arrives there
        self.after = {}  # key -> what is known of its last attempt
        self.absent = {}  # key -> looks in a row that did not find it
        self.by_hand = {}  # key -> how often a person let it go again
        self.ended = {}
        self.once_settled = set()

    def teardown(self):
        if hasattr(self, "console"):
            self.heal()
            self.console.close()
            shutil.rmtree(self.folder)

    @property
    def deliveries(self):
        return self.console.deliveries

    def debts(self):
        return self.console.outbox.all_debts()

    @rule(
        which=st.integers(0, 1),
        audience=st.sampled_from(["staff", "public"]),
        undo=st.sampled_from([0, 8]),
    )
    def order(self, which, audience, undo):
        if len(self.debts()) < 12:
            self.console.tell(self.incidents[which], audience, undo=timedelta(seconds=undo))

    @rule(seconds=st.sampled_from([1, 8, 30, 61, 600, 2_000]))
    def time_passes(self, seconds):
        self.console.clock.advance(seconds=seconds)

    @rule(
        pick=st.integers(0, 99),
        fate=st.sampled_from(["delivered", "written", "later", "refused", "failed", "unsure", "lost"]),
        arrives=st.booleans(),
        delay=st.integers(0, 59),
    )
    def attempt(self, pick, fate, arrives, delay):
        workable = [debt for debt in self.deliveries.workable() if debt.state is DeliveryState.QUEUED]
        if not workable:
            return
        debt = workable[pick % len(workable)]
        earlier = [
            other
            for other in self.debts()
            if (other.incident, other.target) == (debt.incident, debt.target) and other.ordinal < debt.ordinal
        ]
        errand = self.deliveries.begin(debt.key)
        if errand is None:
            return
        in_flight = [one for one in earlier if one.state in (DeliveryState.SENDING, DeliveryState.UNKNOWN)]
        assert in_flight == []
        later = [
            one
            for one in self.debts()
            if (one.incident, one.target) == (debt.incident, debt.target) and one.ordinal > debt.ordinal
        ]
        assert not [one for one in later if self.arrivals.get(one.key)]
        if debt.mode is Mode.ONCE:
            assert self.after.get(debt.key, CERTAIN) in (CERTAIN, ALLOWED)
        assert debt.key not in self.ended
        self.after[debt.key] = DOUBT
        self.absent[debt.key] = 0
        outcome = {
            "delivered": Delivered(ref="r"),
            "written": Written(ref="r", read_back=True) if debt.mode is Mode.CONVERGE else Delivered(ref="r"),
            "later": TryLater(detail="503"),
            "refused": Rejected(cause=RejectionCause.TOKEN, detail="x"),
            "failed": Rejected(cause=RejectionCause.TARGET, detail="x"),
            "unsure": Unsure(detail="time-out"),
            "lost": Unsure(detail="lost"),
        }[fate]
        if isinstance(outcome, Delivered | Written) or (isinstance(outcome, Unsure) and arrives):
            at = self.console.clock() + timedelta(seconds=delay if isinstance(outcome, Unsure) else 0)
            self.arrivals.setdefault(debt.key, []).append(at)
        self.in_flight[debt.key] = (errand.attempt, outcome)

    @precondition(lambda self: self.in_flight)
    @rule(pick=st.integers(0, 99))
    def answer(self, pick):
        key = sorted(self.in_flight)[pick % len(self.in_flight)]
        attempt, outcome = self.in_flight.pop(key)
        self.deliveries.settle(key, attempt, outcome)
        self.answered.append((key, attempt, outcome))
        if isinstance(outcome, TryLater | Rejected):
            self.after[key] = CERTAIN

    @precondition(lambda self: self.answered)
    @rule(pick=st.integers(0, 99))
    def an_answer_comes_twice(self, pick):
        key, attempt, outcome = self.answered[pick % len(self.answered)]
        if key not in self.in_flight:
            self.deliveries.settle(key, attempt, outcome)

    @rule(pick=st.integers(0, 99), can_tell=st.booleans())
    def look(self, pick, can_tell):
        due = [debt for debt in self.deliveries.workable() if debt.state is not DeliveryState.QUEUED]
        if not due:
            return
        debt = due[pick % len(due)]
        there = any(at <= self.console.clock() for at in self.arrivals.get(debt.key, []))
        truth = Seen(ref="r") if there else NotThere()
        sight = truth if can_tell else CannotTell(detail="503")
        self.absent[debt.key] = self.absent.get(debt.key, 0) + 1 if sight == NotThere() else 0
        self.deliveries.sighted(debt.key, debt.attempt, sight)
        if self.absent[debt.key] >= 2:
            self.after[debt.key] = ALLOWED

    @rule(pick=st.integers(0, 99), choice=st.sampled_from(list(Choice)))
    def a_person_decides(self, pick, choice):
        debts = self.debts()
        if not debts:
            return
        debt = debts[pick % len(debts)]
        try:
            self.console.decide(debt.key, choice)
        except Refused:
            return
        assert debt.state is not DeliveryState.SENDING
        assert debt.key not in self.ended
        if choice in (Choice.RELEASE, Choice.RESEND):
            self.after[debt.key] = ALLOWED
            self.by_hand[debt.key] = self.by_hand.get(debt.key, 0) + 1

    @rule()
    def crash(self):
        self.in_flight.clear()
        self.console.restart()
        self.deliveries.recover()
        assert all(debt.state is not DeliveryState.SENDING for debt in self.debts())

    @invariant()
    def rows_say_what_the_records_say(self):
        if hasattr(self, "console"):
            assert self.console.rows_contradicting_records() == []

    @invariant()
    def nothing_is_in_limbo_and_what_is_over_stays_over(self):
        if not hasattr(self, "console"):
            return
        for debt in self.debts():
            if debt.state is DeliveryState.SENDING:
                assert debt.key in self.in_flight
            if debt.key in self.ended:
                assert debt.state is self.ended[debt.key]
            elif debt.state in FINAL:
                self.ended[debt.key] = debt.state
            if debt.state in SETTLED:
                self.once_settled.add(debt.key)

    @invariant()
    def nothing_arrives_twice_unless_a_person_let_it_go_again(self):
        if not hasattr(self, "console"):
            return
        once = {debt.key for debt in self.debts() if debt.mode is Mode.ONCE}
        for key in once & set(self.arrivals):
            assert len(self.arrivals[key]) <= 1 + self.by_hand.get(key, 0)

    def heal(self):
        """From now on everybody answers truly: everything settles, or waits for a person."""
        for _ in range(80):
            for key, (attempt, outcome) in list(self.in_flight.items()):
                self.deliveries.settle(key, attempt, outcome)
            self.in_flight.clear()
            for debt in self.deliveries.workable():
                if debt.state is DeliveryState.QUEUED:
                    errand = self.deliveries.begin(debt.key)
                    if errand is not None:
                        self.deliveries.settle(errand.key, errand.attempt, Delivered(ref="r"))
                else:
                    there = any(at <= self.console.clock() for at in self.arrivals.get(debt.key, []))
                    self.deliveries.sighted(debt.key, debt.attempt, Seen(ref="r") if there else NotThere())
            if self.deliveries.open_count() == 0:
                break
            self.console.clock.advance(seconds=61)
        assert self.deliveries.open_count() == 0
        # What did not settle waits for a person, or stands in a lane with a text that does: an older one is never
        # fired because a newer one could not go.
        persons = (DeliveryState.HELD, DeliveryState.FAILED)
        waiting = {(debt.incident, debt.target) for debt in self.debts() if debt.state in persons}
        for debt in self.debts():
            assert debt.state in SETTLED or (debt.incident, debt.target) in waiting
        assert self.console.rows_contradicting_records() == []


quick = settings(
    max_examples=30,
    stateful_step_count=30,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
TestDeliveries = Deliveries.TestCase
TestDeliveries.settings = quick
