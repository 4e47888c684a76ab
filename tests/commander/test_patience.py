import threading

import pytest

from commander.patience import Overdue, within


def test_an_answer_in_time_is_handed_over():
    assert within(5, lambda: 3) == 3


def test_what_the_work_raises_is_raised_here():
    def work():
        raise KeyError("x")

    with pytest.raises(KeyError):
        within(5, work)


def test_a_time_out_inside_the_work_is_not_taken_for_ours():
    def work():
        raise TimeoutError("theirs")

    with pytest.raises(TimeoutError, match="theirs"):
        within(5, work)


def test_work_that_hangs_is_given_up():
    hang = threading.Event()
    with pytest.raises(Overdue):
        within(0.05, hang.wait)
    hang.set()
