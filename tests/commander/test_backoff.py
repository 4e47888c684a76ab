from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from commander.outbox.backoff import Circuit, blind_for, delay_after
from tests.fakes.fake_clock import START

chances = st.floats(0, 1, exclude_max=True)
spans = st.timedeltas(timedelta(days=-1), timedelta(days=1))


@given(attempt=st.integers(1, 1000), chance=chances)
def test_without_a_wish_the_delay_grows_to_two_minutes_with_full_jitter(attempt, chance):
    delay = delay_after(attempt, None, lambda: chance)
    assert timedelta(seconds=1) <= delay <= timedelta(seconds=min(120, 2 * 2 ** min(attempt, 10)))


def test_full_jitter_reaches_from_the_floor_to_the_ceiling():
    assert delay_after(3, None, lambda: 0.0) == timedelta(seconds=1)
    assert delay_after(3, None, lambda: 0.5) == timedelta(seconds=8)
    assert delay_after(99, None, lambda: 0.999999) > timedelta(seconds=119)


@given(wish=spans, chance=chances)
def test_their_wish_is_followed_within_reason_and_never_early(wish, chance):
    delay = delay_after(1, wish, lambda: chance)
    granted = min(max(wish, timedelta(seconds=1)), timedelta(minutes=15))
    assert granted <= delay <= granted + max(granted * 0.1, timedelta(seconds=4))


def test_nobody_comes_back_on_the_second_that_everybody_was_told():
    wish = timedelta(seconds=30)
    assert delay_after(6, wish, lambda: 0.0) == wish
    assert delay_after(6, wish, lambda: 0.5) == timedelta(seconds=90)


@given(since=spans, chance=chances)
def test_looks_that_see_nothing_grow_rarer(since, chance):
    first = timedelta(seconds=30)
    assert first <= blind_for(since, first, lambda: chance) <= max(first, min(since, timedelta(minutes=2)))


def test_while_a_target_is_down_only_what_was_never_tried_gets_a_try_of_its_own():
    circuit = Circuit()
    assert not circuit.is_open
    assert not circuit.must_wait(START, is_fresh=False)
    circuit.fail(START, None, lambda: 0.5)
    assert circuit.is_open
    assert circuit.must_wait(START + timedelta(seconds=1), is_fresh=False)
    assert not circuit.must_wait(START + timedelta(seconds=1), is_fresh=True)
    assert not circuit.must_wait(START + timedelta(seconds=2), is_fresh=False)
    circuit.close()
    assert not circuit.must_wait(START, is_fresh=False)


def test_who_asks_for_quiet_gets_it_from_everybody():
    circuit = Circuit()
    circuit.fail(START, timedelta(minutes=10), lambda: 0.0)
    assert circuit.must_wait(START + timedelta(minutes=9), is_fresh=True)
    assert not circuit.must_wait(START + timedelta(minutes=10), is_fresh=True)


@given(steps=st.lists(st.timedeltas(timedelta(), timedelta(minutes=3)), min_size=1, max_size=200))
def test_however_often_it_is_asked_an_hour_costs_little(steps):
    circuit, now, asked = Circuit(), START, 0
    for step in steps:
        now += step
        if not circuit.must_wait(now, is_fresh=False):
            asked += 1
            circuit.fail(now, None, lambda: 0.5)
    assert asked <= 6 + sum(steps, timedelta()) / timedelta(minutes=1)


def test_who_asked_for_quiet_has_it_though_another_request_was_answered():
    circuit, now = Circuit(), START
    circuit.fail(now, timedelta(seconds=30), lambda: 0.0)
    circuit.close()
    assert circuit.must_wait(now + timedelta(seconds=29), is_fresh=True)
    assert not circuit.must_wait(now + timedelta(seconds=30), is_fresh=True)
