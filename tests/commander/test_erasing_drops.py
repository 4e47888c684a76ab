"""Erased words stay erased whatever the feeds do: told again, dropped again, or called by what they group by."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from commander.board.feeds import FEEDS
from commander.board.signals import JudgeSignal, Verdict
from commander.intake.drop_folder import DropFolder
from commander.journal.verify import verify
from tests.commander.console import Console
from tests.commander.test_erasing_signals import SECRET, erase, holds_secret


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        yield console


@pytest.fixture
def drops(console):
    folder = DropFolder(console.home / "intake", lambda task: task(console.desk), ours=True)
    folder.make()
    return folder


def look(drops):
    return drops.look(datetime.now(UTC) + timedelta(days=1))


def webhook(*names, status="firing"):
    """What an Alertmanager hands over, grouped by a label that is a customer's name."""
    return json.dumps(
        {
            "version": "4",
            "groupKey": f'{{}}:{{customer="{SECRET}"}}',
            "receiver": "team",
            "groupLabels": {"customer": SECRET},
            "alerts": [
                {
                    "status": status,
                    "labels": {"alertname": name, "customer": SECRET},
                    "annotations": {},
                    "startsAt": "2026-07-01T00:00:00Z",
                    "fingerprint": name,
                }
                for name in names
            ],
        }
    )


def signals(console):
    return console.desk.unplaced().signals.by_id


def test_a_group_called_by_the_words_is_known_still_and_says_them_no_more(console, drops):
    (drops.folder / "a.json").write_text(webhook("a"), "utf-8")
    assert look(drops).taken == 1
    (signal,) = signals(console)
    erase(console, FEEDS, signal)
    assert holds_secret(console) == []
    for again, names in enumerate((("a",), ("a", "b"), ("b",))):
        (drops.folder / f"{again}.json").write_text(webhook(*names), "utf-8")
        assert look(drops).taken == 1
        assert list(signals(console)) == [signal]
        assert holds_secret(console) == []
    (drops.folder / "over.json").write_text(webhook("a", "b", status="resolved"), "utf-8")
    look(drops)
    assert signals(console)[signal].firing == 0
    assert holds_secret(console) == []
    assert verify(console.home).ok


def test_a_file_of_two_signals_goes_with_either(console, drops):
    (drops.folder / "a.json").write_text(webhook("a"), "utf-8")
    look(drops)
    (first,) = signals(console)
    console.desk.submit(JudgeSignal(incident=FEEDS, signal=first, verdict=Verdict.NOISE, reason="いつもの"))
    (drops.folder / f"{'長' * 60}.json").write_text(webhook("a", "b"), "utf-8")
    look(drops)
    (second,) = set(signals(console)) - {first}
    (order,) = erase(console, FEEDS, second)
    assert order.event.dropped == 1
    assert [path.name.partition(".")[0] for path in (drops.folder / "done").iterdir()] == ["a"]
    erase(console, FEEDS, first)
    assert holds_secret(console) == []


def test_a_file_found_again_after_its_signal_was_erased_leaves_no_copy(console, drops):
    body = json.dumps({"text": SECRET, "key": "1"})
    (drops.folder / "a.json").write_text(body, "utf-8")
    look(drops)
    (signal,) = signals(console)
    erase(console, FEEDS, signal)
    # As a kill between the record and the move leaves it, or whoever dropped it does it again.
    (drops.folder / "a.json").write_text(body, "utf-8")
    assert look(drops).taken == 1
    assert list(signals(console)) == [signal]
    assert holds_secret(console) == []
