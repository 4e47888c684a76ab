"""kill -9 at any moment while the pinned summary is posted and edited: it stands once, and says what the board says."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from commander.board.deliveries import DeliveryState, Operation
from commander.reading import Reading
from tests.fakes.fake_slack import Post, posts_by_key

ROOT = Path(__file__).parents[2]
SEED = 20260402
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


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


def test_a_summary_and_its_lines_outlive_kills_and_none_is_doubled(tmp_path, slack):
    base_url, state = slack
    home = tmp_path / "home"
    command = [sys.executable, "-m", "tests.faults.killing_summaries", str(home), "5", str(SEED), base_url]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["idle"]
    posts = [Post(**json.loads(line)) for line in state.read_text("utf-8").splitlines()]
    with Reading(home) as reading:
        debts = reading.debts(100_000)
        boards = [reading.board(incident) for incident in told["incidents"]]
    assert len(boards) > 1
    for board in boards:
        ours = [post for post in posts if post.metadata["event_payload"]["incident"] == board.stream]
        assert len([post for post in ours if post.thread_ts is None]) == 1
    lines = {debt.key: debt for debt in debts if debt.operation is Operation.LINE}
    assert {debt.state for debt in lines.values()} == {DeliveryState.DELIVERED}
    times = posts_by_key(state)
    assert {times[key] for key in lines} == {1}
