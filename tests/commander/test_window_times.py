"""Times of a plan: what a change of clocks makes of them is said in one sentence, never guessed."""

from datetime import UTC, datetime

import pytest

from commander.board.record import Occurred
from commander.wording.language import Language
from commander.wording.times import TimeFault
from commander.wording.window_times import ClockFault, ClockReason, planned_end, planned_time

NOW = datetime(2026, 10, 20, 3, 0, tzinfo=UTC)
BERLIN = "Europe/Berlin"


def instant(text: str, zone: str = BERLIN, now: datetime = NOW) -> datetime:
    found = planned_time(text, now, zone)
    assert isinstance(found, Occurred), found
    return found.instant.astimezone(UTC)


def test_an_ordinary_time_is_read_as_everywhere() -> None:
    assert instant("2026-10-24 02:30") == datetime(2026, 10, 24, 0, 30, tzinfo=UTC)
    assert instant("10/21 02:30", "Asia/Tokyo") == datetime(2026, 10, 20, 17, 30, tzinfo=UTC)
    assert instant("01:00", "Asia/Tokyo") == datetime(2026, 10, 20, 16, 0, tzinfo=UTC)


def test_a_reading_that_comes_twice_is_asked_back_with_both_ways_to_write_it() -> None:
    found = planned_time("2026-10-25 02:30", NOW, BERLIN)
    assert isinstance(found, ClockFault)
    assert found.reason is ClockReason.TWICE
    assert found.sentence(Language.EN) == (
        '"2026-10-25 02:30" comes twice in Europe/Berlin, where the clocks go back: '
        "write 2026-10-25T02:30+02:00 or 2026-10-25T02:30+01:00."
    )
    assert "2 回あります" in found.sentence(Language.JA)
    for way in (found.first, found.second):
        assert isinstance(planned_time(way, NOW, BERLIN), Occurred)


def test_a_reading_that_is_skipped_is_no_time() -> None:
    found = planned_time("2027-03-28 02:30", NOW, BERLIN)
    assert isinstance(found, ClockFault)
    assert found.reason is ClockReason.NEVER
    assert "2027-03-28T03:30+02:00" in found.sentence(Language.EN)


def test_an_end_counts_from_the_start_and_one_before_it_is_not_next_years() -> None:
    starts = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
    for text, expected in (
        ("05:00", datetime(2026, 11, 24, 20, 0, tzinfo=UTC)),
        ("+2h", datetime(2026, 11, 24, 18, 0, tzinfo=UTC)),
        ("11/24 01:00", datetime(2026, 11, 23, 16, 0, tzinfo=UTC)),
    ):
        found = planned_end(text, starts, NOW, "Asia/Tokyo")
        assert isinstance(found, Occurred)
        assert found.instant.astimezone(UTC) == expected


@pytest.mark.parametrize("text", ["+2h", "+90m", "2時間後"])
def test_a_time_counted_from_now_is_never_in_doubt(text: str) -> None:
    within = datetime(2026, 10, 24, 23, 10, tzinfo=UTC)
    assert isinstance(planned_time(text, within, BERLIN), Occurred)


@pytest.mark.parametrize("text", ["", "soon", "25:99", "2026-02-30 01:00"])
def test_no_time_stays_no_time(text: str) -> None:
    assert isinstance(planned_time(text, NOW, BERLIN), TimeFault)
