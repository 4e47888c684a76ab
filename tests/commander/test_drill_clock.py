"""The clock of a drill: as fast as asked, never backwards, never a jump where the speed changes."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commander.clock import ScaledClock
from tests.fakes.fake_clock import START, FakeClock

SPEED = st.floats(1, 60)
SPAN = st.timedeltas(timedelta(hours=-2), timedelta(hours=2))


@pytest.mark.parametrize("speed", [1, 10, 60])
def test_it_runs_so_many_times_as_fast_as_the_wall(speed):
    wall = FakeClock()
    clock = ScaledClock(speed, wall=wall)
    assert clock() == START
    wall.advance(minutes=2)
    assert clock() == START + timedelta(minutes=2 * speed)
    assert clock.speed == speed


def test_a_change_of_speed_midway_counts_from_then_on():
    wall = FakeClock()
    clock = ScaledClock(wall=wall)
    wall.advance(minutes=3)
    clock.run_at(60)
    assert clock() == START + timedelta(minutes=3)
    wall.advance(minutes=1)
    clock.run_at(2)
    wall.advance(minutes=1)
    assert clock() == START + timedelta(minutes=3 + 60 + 2)


def test_a_jump_ahead_is_added_and_a_jump_back_refused():
    clock = ScaledClock(10, wall=FakeClock())
    clock.skip(timedelta(minutes=4))
    assert clock() == START + timedelta(minutes=4)
    with pytest.raises(ValueError, match="-1 day"):
        clock.skip(timedelta(minutes=-4))


def test_it_can_begin_at_another_time_and_shows_utc():
    clock = ScaledClock(wall=FakeClock(), start=START - timedelta(days=1))
    assert clock() == START - timedelta(days=1)
    assert clock().utcoffset() == timedelta()


@pytest.mark.parametrize("speed", [0, -1, float("nan"), float("inf")])
def test_what_is_no_speed_is_refused(speed):
    with pytest.raises(ValueError, match=str(speed)):
        ScaledClock(speed)
    clock = ScaledClock(wall=FakeClock())
    with pytest.raises(ValueError, match=str(speed)):
        clock.run_at(speed)
    assert clock.speed == 1


@given(moves=st.lists(st.tuples(SPAN, SPEED), max_size=20))
def test_it_never_runs_backwards_and_never_jumps_whatever_the_wall_and_the_speed_do(moves):
    wall = FakeClock()
    clock = ScaledClock(wall=wall)
    for span, speed in moves:
        before, speed_before = clock(), clock.speed
        wall.now += span
        expected = before + max(span, timedelta()) * speed_before
        assert abs(clock() - expected) < timedelta(milliseconds=1)
        shown = clock()
        clock.run_at(speed)
        assert clock() == shown


def test_a_drill_goes_on_at_its_pace_when_the_machines_clock_is_set(monkeypatch):
    clock = ScaledClock(60)
    before = clock()
    monkeypatch.setattr("commander.clock.utc_now", lambda: before + timedelta(days=1))
    assert clock() - before < timedelta(hours=1)
