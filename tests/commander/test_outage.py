"""Their outage is not our storm: what an hour costs one target, and how fifty desks come back (3-07)."""

from datetime import timedelta

import pytest

from bench.outage import ideal, peak_and_mean, requests_in_an_outage
from commander.outbox.publisher import TryLater, Unsure

HOUR = timedelta(hours=1)
ROUNDS = 4


def test_the_ideal_is_the_capped_exponential_schedule_of_one_debt_alone():
    # 2, 4, 8, 16, 32 seconds, then one a minute.
    assert ideal(timedelta(seconds=62)) == 5
    assert ideal(HOUR) == 64


@pytest.mark.parametrize(
    "answer", [TryLater(detail="503"), Unsure(detail="time-out")], ids=["refuses", "silent"]
)
def test_an_hour_in_which_a_target_is_down_costs_it_at_most_a_fifth_more_than_one_debt_alone(answer):
    assert requests_in_an_outage(answer) <= 1.2 * ideal(HOUR)


def test_fifty_desks_come_back_at_no_more_than_twice_the_mean():
    peaks, means = zip(*(peak_and_mean(seed) for seed in range(ROUNDS)), strict=True)
    assert sum(peaks) <= 2 * sum(means)
