"""What the first release wrote is read whole by every later one; what a later one wrote passes through an older."""

import json
from pathlib import Path

import msgspec
import pytest

from commander.board import event_kinds
from commander.board.board import fold
from commander.board.event_kinds import EVENTS, is_folded, read_event
from commander.board.record import Unknown
from commander.board.summons import CallAnswered
from commander.journal.codec import body_of, header_bytes, record_from
from tests.commander.story import STREAM, declared, given
from tests.commander.test_codec import HEADER

# One line a kind, with every field that it had when it was first released. Lines are added, never changed: a new
# kind gets its line with it.
_WRITTEN = Path(__file__).with_name("snapshots") / "first_release.jsonl"
LINES = [json.loads(line) for line in _WRITTEN.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("written", LINES, ids=lambda written: written["kind"])
def test_an_old_record_is_read_with_all_that_it_said(written):
    body = json.dumps(written["body"]).encode()
    event = read_event(written["kind"], written["version"], body)
    assert not isinstance(event, Unknown)
    assert holds(json.loads(msgspec.json.encode(event)), written["body"])


def test_every_kind_has_its_line():
    assert {(written["kind"], written["version"]) for written in LINES} == set(EVENTS)


def holds(found, expected):
    """Whether everything that was written is there; newer fields stand beside it."""
    if isinstance(expected, dict):
        return all(key in found and holds(found[key], value) for key, value in expected.items())
    if isinstance(expected, list):
        return len(found) == len(expected) and all(map(holds, found, expected))
    return found == expected


def test_an_older_program_keeps_a_kind_that_it_does_not_know(monkeypatch):
    answered = CallAnswered(role="scribe", person="x", answer="coming")
    raw = header_bytes(msgspec.structs.replace(HEADER, stream=STREAM, kind=CallAnswered.KIND))
    content = body_of(answered).content
    monkeypatch.delitem(event_kinds._DECODERS, (CallAnswered.KIND, CallAnswered.VERSION))
    record = record_from(1, raw, content)
    assert (record.kind, record.event) == (CallAnswered.KIND, Unknown())
    assert is_folded(record)
    before = given(declared())
    after = fold(STREAM, [*before.records, record])
    assert msgspec.structs.replace(after, newest=before.board.newest) == before.board
