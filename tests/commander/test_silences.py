"""A feed that two desks find silent, each in its own second, is silent once."""

from datetime import timedelta
from itertools import permutations

import pytest

from commander.board.feeds import fold_feeds
from commander.board.signals import SignalHeard, SignalRaised
from commander.intake.hearing import Said, hear, hear_end
from commander.journal.heard import heard_one
from tests.commander.console import Console
from tests.commander.test_erased_laws import BEGUN, record

FEED = "alertmanager"


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path) as console:
        yield console


def silence(signal, feed=FEED):
    limit = BEGUN + timedelta(hours=1)
    return SignalRaised(
        signal=signal, text="沈黙", source="x", owner="a", judge_by=limit, feed=feed, silence=True
    )


def over(signal):
    return SignalHeard(signal=signal, over=True, silence=True)


def folded(*events):
    records = [record(number, event, is_gone=False) for number, event in enumerate(events)]
    found = [fold_feeds(order) for order in permutations(records)]
    assert all(one == found[0] for one in found)
    return found[0].signals


def test_two_desks_silences_of_one_feed_are_one_line():
    signals = folded(silence("a"), silence("b"), silence("c", feed="drop-folder"))
    assert [one.signal for one in signals.silences()] == ["a", "c"]
    assert sorted(one.signal for one in signals.untriaged()) == ["a", "c"]


@pytest.mark.parametrize("speaks", ["a", "b"])
def test_it_is_over_when_either_desk_hears_the_feed_again(speaks):
    signals = folded(silence("a"), silence("b"), over(speaks))
    assert signals.silences() == signals.untriaged() == []


def test_a_silence_that_begins_after_the_last_one_ended_is_another():
    signals = folded(silence("a"), over("a"), silence("b"))
    assert [one.signal for one in signals.silences()] == ["b"]


def test_a_desk_that_knows_of_the_silence_writes_no_second_one(console):
    first = Said(text="沈黙", source="x", key="silent:1", feed=FEED, silence=True)
    assert hear(console.desk, first)
    assert hear(console.desk, Said(text="沈黙", source="x", key="silent:2", feed=FEED, silence=True)) == ()
    known = [heard_one(console.journal.db, FEED, f"silent:{number}") for number in (1, 2)]
    assert known[0].signal == known[1].signal
    assert hear_end(console.desk, FEED, "silent:2")
    assert console.desk.unplaced().signals.silences() == []
