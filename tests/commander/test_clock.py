from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commander.clock import (
    ClockOutOfRange,
    HybridClock,
    local_now,
    new_id,
    parse_hybrid,
    utc_now,
)
from commander.short_id import normalised, short_ids
from tests.fakes.fake_clock import START, FakeClock

FULL = "1775062800000.ffff"
walls = st.timedeltas(timedelta(), timedelta(days=2_950_000)).map(datetime(1900, 1, 1, tzinfo=UTC).__add__)
times = st.builds(
    lambda ms, counter: f"{ms:013d}.{counter:04x}", st.integers(0, 7_258_118_399_999), st.integers(0, 0xFFFF)
)


@given(walls=st.lists(walls, min_size=1, max_size=20))
def test_times_never_run_backwards_and_sort_as_text_whatever_the_wall_clock_does(walls):
    wall = FakeClock()
    clock = HybridClock(wall)
    ticked = []
    for wall.now in walls:
        ticked.append(clock.tick())
    assert ticked == sorted(set(ticked))
    assert [parse_hybrid(at) for at in ticked] == sorted(parse_hybrid(at) for at in ticked)


@given(theirs=times, wall=walls)
def test_what_is_seen_sorts_before_what_follows_however_far_ahead_it_is(theirs, wall):
    clock = HybridClock(FakeClock(wall))
    clock.see(theirs)
    assert clock.tick() > theirs


def test_seeing_an_older_time_changes_nothing():
    clock = HybridClock(FakeClock())
    first = clock.tick()
    clock.see("0000000000001.0000")
    assert clock.tick() > first


def test_a_full_counter_carries_into_the_milliseconds():
    clock = HybridClock(FakeClock(datetime(2000, 1, 1, tzinfo=UTC)), latest=FULL)
    assert clock.tick() == "1775062800001.0000"
    assert clock.tick() == "1775062800001.0001"


def test_a_later_wall_clock_starts_the_counter_anew():
    clock = HybridClock(FakeClock(START), latest="1775062799999.0007")
    assert clock.tick() == f"{int(START.timestamp() * 1000)}.0000"


def test_a_wall_clock_beyond_the_last_year_counts_as_stopped():
    # A time written from it could never be read back, and the journal would not open again.
    wall = FakeClock(datetime(2300, 1, 1, tzinfo=UTC))
    clock = HybridClock(wall, latest="1775062800000.0000")
    assert clock.tick() == "1775062800000.0001"
    wall.now = START + timedelta(days=1)
    assert parse_hybrid(clock.tick()) == (int(wall.now.timestamp() * 1000), 0)


@pytest.mark.parametrize("at", ["7258118400001.0000", "9999999999999.0000"])
def test_a_time_beyond_the_last_year_is_refused(at):
    with pytest.raises(ClockOutOfRange):
        parse_hybrid(at)
    with pytest.raises(ClockOutOfRange):
        HybridClock(FakeClock()).see(at)


@pytest.mark.parametrize(
    "at",
    [
        "",
        "1775062800000",
        "177506280000.0000",
        "1775062800000.000",
        "1775062800000.00FF",
        "1_75062800000.0000",
        "+775062800000.0000",
        "-775062800000.0000",
        " 775062800000.0000",
        "１775062800000.0000",
        FULL + "\n",
    ],
)
def test_one_time_has_one_spelling(at):
    with pytest.raises(ValueError) as caught:
        parse_hybrid(at)
    assert caught.type is ValueError


def test_the_machine_gives_aware_times_and_ids_that_grow():
    assert utc_now().tzinfo is UTC
    assert local_now().tzinfo is not None
    ids = [new_id() for _ in range(100)]
    assert len(set(ids)) == 100
    assert all(UUID(one).version == 7 for one in ids)


@given(number=st.integers(0, 2**128 - 1))
def test_a_short_id_is_found_again_however_it_is_said(number):
    candidates = list(short_ids(str(UUID(int=number))))
    assert [len(candidate) for candidate in candidates] == list(range(8, 17))
    for candidate in candidates:
        assert candidate.startswith(candidates[0])
        spoken = candidate.removeprefix("INC-")
        misheard = spoken.lower().replace("0", "o").replace("1", "l")
        for said in (candidate, spoken, f" inc{spoken} ", f"inc – {spoken}", candidate.lower(), misheard):
            assert normalised(said) == candidate
        assert not set(spoken) & set("ILOU")
