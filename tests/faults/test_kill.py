"""kill -9 at any moment: what was acknowledged is there, what was owed is sent once."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from commander.board.deliveries import DeliveryState
from commander.journal.verify import verify
from commander.outbox.debt import Held
from commander.reading import Reading
from tests.fakes.fake_slack import posts_by_key
from tests.faults.killing import CHANNELS, start

ROOT = Path(__file__).parents[2]
SEED = 20260402
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def killing(*arguments, timeout):
    command = [sys.executable, "-m", "tests.faults.killing", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=timeout, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def entries(home, incident):
    with Reading(home) as reading:
        rows = reading.timeline(incident)
    return [row.record.event.text for row in rows if row.record.kind == "entry-added"]


def note_and_kill(home, kills):
    told = killing("noting", home, kills, SEED, timeout=600)
    written = entries(home, told["incident"])
    assert len(told["acknowledged"]) > kills
    assert [text for text in told["acknowledged"] if text not in set(written)] == []
    assert [text for text, times in Counter(written).items() if times > 1] == []
    # At most the last entry of each life was written and not yet acknowledged.
    assert len(written) - len(told["acknowledged"]) <= kills
    assert verify(home).ok


def test_every_acknowledged_entry_outlives_a_hundred_kills(tmp_path):
    note_and_kill(tmp_path / "home", 100)


@pytest.mark.soak
def test_every_acknowledged_entry_outlives_a_thousand_kills(tmp_path):
    note_and_kill(tmp_path / "home", 1_000)


@pytest.fixture
def slack(tmp_path):
    """A Slack of its own process, so that it outlives whoever posts; each answer comes a moment after the post."""
    state = tmp_path / "posts.jsonl"
    state.touch()
    command = [sys.executable, "-m", "tests.fakes.fake_slack", "--state", str(state), "--hold-s", "0.03"]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    port = server.stdout.readline().strip()
    yield f"http://127.0.0.1:{port}/api/", state
    server.terminate()
    server.wait(60)
    server.stdout.close()


def broadcast_and_kill(home, slack, kills):
    base_url, state = slack
    told = killing("broadcast", home, kills, SEED, base_url, timeout=3_600)
    posts = posts_by_key(state)
    with Reading(home) as reading:
        debts = reading.debts(1_000_000)
        board = reading.board(told["incident"])
    states = Counter(debt.state for debt in debts)
    lost = [debt.key for debt in debts if debt.state is DeliveryState.DELIVERED and posts[debt.key] == 0]
    doubled = [key for key, times in posts.items() if times > 1]
    assert told["idle"]
    assert (lost, doubled) == ([], [])
    assert set(posts) <= {debt.key for debt in debts}
    # A text that was overtaken while it waited was never posted, and what each place shows last is the newest.
    replaced = [debt for debt in debts if debt.state is DeliveryState.CANCELLED]
    assert {debt.reason for debt in replaced} <= {Held.OVERTAKEN}
    assert [debt.key for debt in replaced if posts[debt.key]] == []
    assert states[DeliveryState.DELIVERED] + len(replaced) == len(debts)
    newest = {debt.target: debt for debt in sorted(debts, key=lambda one: one.ordinal)}
    assert {debt.state for debt in newest.values()} == {DeliveryState.DELIVERED}
    assert len(debts) >= len(CHANNELS) * len(told["acknowledged"]) > 0
    assert {key: delivery.state for key, delivery in board.messages.deliveries.items()} == {
        debt.key: debt.state for debt in debts
    }
    assert verify(home).ok
    attempts = Counter(debt.attempt for debt in debts)
    sys.stdout.write(f"kills {kills}, posts {sum(posts.values())}, lost 0, doubled 0, held {states['held']}, "
                     f"overtaken {len(replaced)}, "
                     f"unknown {states['unknown']}, attempts {dict(attempts)}\n")  # fmt: skip


def test_a_broadcast_outlives_forty_kills_with_nothing_lost_and_nothing_doubled(tmp_path, slack):
    broadcast_and_kill(tmp_path / "home", slack, 40)


@pytest.mark.soak
def test_a_broadcast_outlives_a_thousand_kills_with_nothing_lost_and_nothing_doubled(tmp_path, slack):
    broadcast_and_kill(tmp_path / "home", slack, 1_000)


def strace(home, injection, text):
    if shutil.which("strace") is None:
        pytest.skip("needs strace")
    command = ["strace", "-f", "-o", os.devnull, "-e", f"inject={injection}"]
    done = subprocess.run(
        [*command, sys.executable, "-m", "tests.faults.killing", "note", str(home), text],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    if "PTRACE" in done.stderr or re.search(r"strace: .*(permitted|invalid)", done.stderr):
        pytest.skip("may not trace here")
    return done


@pytest.mark.soak
def test_killed_at_any_system_call_of_a_commit_the_old_or_the_new_state_is_there(tmp_path):
    home = tmp_path / "home"
    incident = start(home)
    written = 0
    for number in range(1, 100):
        done = strace(
            home, f"pwrite64,write,fsync,fdatasync,ftruncate:signal=KILL:when={number}", str(number)
        )
        found = entries(home, incident)
        assert len(found) in (written, written + 1)
        assert verify(home).ok
        written = len(found)
        if done.returncode == 0:
            assert found[-1] == str(number)
            break
        assert -done.returncode in (signal.SIGKILL, -(128 + signal.SIGKILL))
    assert number > 5


@pytest.mark.soak
def test_a_disk_that_fails_at_any_sync_is_never_believed(tmp_path):
    home = tmp_path / "home"
    incident = start(home)
    outcomes = Counter()
    for number in range(1, 9):
        before = entries(home, incident)
        done = strace(home, f"fsync,fdatasync:error=EIO:when={number}", str(number))
        assert done.returncode == 0, done.stderr
        told = json.loads(done.stdout)
        found = entries(home, incident)
        outcomes[tuple(told)] += 1
        assert (found == [*before, str(number)]) == ("acknowledged" in told), (number, told)
        assert verify(home).ok
    assert set(outcomes) == {("refused",), ("acknowledged",)}
