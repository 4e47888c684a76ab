import hashlib
import json
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commander.board.event_kinds import read_event
from commander.board.incident import SeveritySet
from commander.board.record import Erased, Occurred, Unknown
from commander.journal.codec import (
    Body,
    Header,
    body_of,
    header_bytes,
    header_from,
    header_hash,
    record_from,
)
from tests.commander.events import EVENT, structs

HEADER = Header(
    id="0196a000-0000-7000-8000-0000000000aa",
    stream="0196a000-0000-7000-8000-000000000001",
    writer="0196a000-0000-7000-8000-0000000000ff",
    epoch=1,
    seq=2,
    prev="ab" * 32,
    seen={"b": 2, "a": 1},
    at="1775062800000.0000",
    recorded=datetime(2026, 4, 1, 17, 0, tzinfo=UTC),
    occurred=Occurred(instant=datetime(2026, 4, 1, 16, 59, tzinfo=UTC), zone="Asia/Tokyo", approximate=True),
    author="担当A",
    on_behalf_of=None,
    kind="severity-set",
    version=1,
    about="severity",
    bases=("x",),
    body_commit="cd" * 32,
)


@given(event=EVENT)
def test_an_event_survives_its_bytes(event):
    body = body_of(event)
    header = msgspec.structs.replace(HEADER, kind=event.KIND, version=event.VERSION)
    record = record_from(7, header_bytes(header), body.content)
    expected = Unknown() if isinstance(event, Erased) else event
    assert record.event == expected
    assert record.position == 7


@given(header=structs(Header))
def test_a_header_survives_its_bytes(header):
    raw = header_bytes(header)
    assert header_from(raw) == header
    assert header_bytes(header_from(raw)) == raw


def test_the_bytes_of_a_header_are_json_with_sorted_keys():
    raw = header_bytes(HEADER)
    assert list(json.loads(raw)) == sorted(json.loads(raw))
    assert raw.startswith(b'{"about":"severity","at":"1775062800000.0000","author":"')


def test_a_hash_is_of_the_whole_header_in_a_domain_of_its_own():
    raw = header_bytes(HEADER)
    assert header_hash(raw) == hashlib.sha256(b"commander/record/1\0" + raw).hexdigest()


def test_a_body_is_committed_to_under_a_salt():
    body = Body(salt=b"s" * 32, content=b"{}")
    assert body.commit() == hashlib.sha256(b"commander/body/1\0" + b"s" * 32 + b"{}").hexdigest()


def test_the_same_event_never_gives_the_same_commitment_twice():
    event = SeveritySet(severity=1)
    first, second = body_of(event), body_of(event)
    assert first.content == second.content
    assert first.commit() != second.commit()
    assert len(first.salt) == 32


@pytest.mark.parametrize(
    "instant", ["9999-12-31T23:59:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:00-12:00"]
)
@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("action-extended", {"action": "a1", "check_at": "?", "reason": "x"}),
        ("impact-start-set", {"started": {"instant": "?", "zone": "Asia/Tokyo"}}),
    ],
)
def test_a_time_that_no_other_zone_can_show_is_no_event_of_ours(kind, body, instant):
    written = json.dumps(body).replace("?", instant).encode()
    assert isinstance(read_event(kind, 1, written), Unknown)
    sound = json.dumps(body).replace("?", "2199-12-31T23:59:00Z").encode()
    assert not isinstance(read_event(kind, 1, sound), Unknown)


def test_an_erased_body_leaves_the_header():
    record = record_from(1, header_bytes(HEADER), None)
    assert isinstance(record.event, Erased)
    assert (record.kind, record.author, record.seen) == ("severity-set", "担当A", {"a": 1, "b": 2})


@pytest.mark.parametrize("raw", [b"", b"{}", b"null", b"\xff", b'{"id":1}', header_bytes(HEADER)[:-1]])
def test_bytes_that_are_no_header_are_an_error(raw):
    with pytest.raises(msgspec.MsgspecError):
        header_from(raw)


@given(raw=st.binary(max_size=200))
def test_no_bytes_make_another_kind_of_error(raw):
    try:
        header_from(raw)
    except msgspec.MsgspecError:
        return
