"""kill -9 at any moment while the search follows: afterwards every entry is found, and found once."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from commander.clock import utc_now
from commander.journal.verify import verify
from commander.search.query import query_of
from commander.search.search import Search

ROOT = Path(__file__).parents[2]
SEED = 20260402
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def test_a_search_killed_while_it_follows_finds_every_entry_once(tmp_path):
    home = tmp_path / "home"
    command = [sys.executable, "-m", "tests.faults.killing_search", str(home), "8", str(SEED)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)["acknowledged"]
    assert told
    with Search(home) as search:
        while search.follow():
            pass
        found: list[str] = []
        for typed in ("死活", "前から"):
            query, below = query_of(typed, search.policy(), utc_now(), "Asia/Tokyo"), None
            while True:
                answer = search.find(query, 400, below)
                found += [one.row.record.event.text for one in answer.found]
                if not answer.more:
                    break
                below = answer.found[-1].row.record.position
        missed = [
            text
            for text in told
            if not search.find(query_of(f'"{text}"', search.policy(), utc_now(), "")).found
        ]
    assert [text for text, times in Counter(found).items() if times > 1] == []
    assert (set(told) - set(found), missed) == (set(), [])
    assert len([text for text in found if text.startswith("前から")]) == 60
    assert verify(home).ok
