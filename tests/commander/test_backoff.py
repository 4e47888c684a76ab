from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from commander.outbox.backoff import RetryBudget, delay_after
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
    assert granted <= delay <= granted * 1.1


def test_three_retries_at_once_then_one_a_minute():
    budget = RetryBudget()
    now = START
    assert [budget.take(now) for _ in range(3)] == [timedelta()] * 3
    assert budget.take(now) == timedelta(minutes=1)
    assert budget.take(now + timedelta(seconds=30)) == timedelta(seconds=30)
    assert budget.take(now + timedelta(seconds=60)) == timedelta()
    assert budget.take(now + timedelta(seconds=60)) == timedelta(minutes=1)


@given(steps=st.lists(st.timedeltas(timedelta(seconds=-60), timedelta(minutes=3)), min_size=1, max_size=60))
def test_however_often_it_is_asked_an_hour_costs_little(steps):
    budget = RetryBudget()
    now, latest, taken = START, START, 0
    for step in steps:
        now += step
        latest = max(latest, now)
        taken += budget.take(now) == timedelta()
    forward = sum((max(step, timedelta()) for step in steps), timedelta())
    assert taken <= 3 + forward / timedelta(minutes=1) + 1
