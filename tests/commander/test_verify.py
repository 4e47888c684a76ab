"""Every change of what is shown or sent is found, or the file is refused; none passes in silence."""

import random
import sqlite3
import sys

import msgspec
import pytest

from commander.board.bulletin import Stage
from commander.board.incident import SetSeverity
from commander.board.timeline import CorrectEntry
from commander.journal import connection
from commander.journal.codec import header_hash
from commander.journal.faults import JournalFault
from commander.journal.flaws import Flaw
from commander.journal.head_file import ChainHead, HeadFile
from commander.journal.journal import HEAD_FILE, JOURNAL_FILE
from commander.journal.verify import verify
from commander.reading import Reading
from tests.commander.console import Console, raw
from tests.commander.test_journal import arrive


@pytest.fixture
def home(tmp_path):
    with Console(tmp_path / "home") as console:
        console.list_audiences()
        incident = console.declare()
        entry = console.write(incident, "DB の CPU 100%")
        console.desk.submit(CorrectEntry(incident=incident, entry=entry.id, text="90%"))
        console.desk.submit(SetSeverity(incident=incident, severity=2))
        console.tell(incident, "staff", "public", stage=Stage.IDENTIFIED)
        console.deliveries.begin(console.debts()["statuspage"].key)
    return console.home


def change(home, statement, *values):
    db = raw(home)
    assert db.execute(statement, values).rowcount > 0
    db.close()


def flaws(home):
    return [finding.flaw for finding in verify(home).findings]


def test_what_is_as_it_was_written_is_sound_and_nothing_is_left_behind(home):
    before = set(home.iterdir())
    verdict = verify(home)
    assert (verdict.ok, verdict.records, verdict.erased) == (True, 8, 0)
    assert set(home.iterdir()) == before


@pytest.mark.skipif(sys.platform == "win32", reason="an open file keeps its name there")
def test_the_copy_that_is_read_has_no_name_for_a_kill_to_leave_behind(home, monkeypatch):
    before = set(home.iterdir())
    seen = []

    def look(copy_pages):
        def looking(*arguments):
            seen.append(set(home.iterdir()))
            copy_pages(*arguments)
            seen.append(set(home.iterdir()))

        return looking

    monkeypatch.setattr(connection, "_copy_pages", look(connection._copy_pages))
    assert verify(home).ok
    assert seen == [before, before]


@pytest.mark.parametrize(
    ("statement", "flaw"),
    [
        ("UPDATE record SET header = CAST(replace(header, '担当A', 'B') AS BLOB) WHERE position = 3", Flaw.HASH_WRONG),
        ("UPDATE record SET header = x'7b7d' WHERE position = 3", Flaw.HEADER_UNREADABLE),
        ("UPDATE record SET hash = hash || '0' WHERE position = 3", Flaw.HASH_WRONG),
        ("UPDATE record SET id = 'x' WHERE position = 3", Flaw.COLUMN_WRONG),
        ("UPDATE record SET stream = 'x' WHERE position = 3", Flaw.COLUMN_WRONG),
        ("UPDATE record SET writer = 'x' WHERE position = 3", Flaw.COLUMN_WRONG),
        ("UPDATE record SET epoch = 7 WHERE position = 3", Flaw.COLUMN_WRONG),
        ("UPDATE record SET seq = 99 WHERE position = 3", Flaw.COLUMN_WRONG),
        ("UPDATE record SET at = '0' WHERE position = 3", Flaw.COLUMN_WRONG),
        ("UPDATE record SET kind = 'entry-corrected' WHERE position = 3", Flaw.COLUMN_WRONG),
        ("UPDATE body SET content = CAST(replace(content, '1', '9') AS BLOB) WHERE position = 4", Flaw.BODY_CHANGED),
        ("UPDATE body SET salt = x'00' WHERE position = 4", Flaw.BODY_CHANGED),
        ("UPDATE body SET content = NULL WHERE position = 4", Flaw.BODY_CHANGED),
        ("DELETE FROM body WHERE position = 4", Flaw.BODY_CHANGED),
        ("DELETE FROM record WHERE position = 4", Flaw.SEQUENCE_BROKEN),
        ("DELETE FROM record WHERE position = 8", Flaw.RECORD_MISSING),
        ("UPDATE timeline SET occurred = '2020' WHERE position = 4", Flaw.ROW_WRONG),
        ("UPDATE timeline SET kind = 'decision' WHERE position = 4", Flaw.ROW_WRONG),
        ("DELETE FROM timeline WHERE position = 4", Flaw.ROW_WRONG),
        ("INSERT INTO timeline SELECT stream, '2020', at, 99, kind FROM timeline LIMIT 1", Flaw.ROW_WRONG),
        ("UPDATE correction SET entry = 'x'", Flaw.ROW_WRONG),
        ("DELETE FROM correction", Flaw.ROW_WRONG),
        ("UPDATE incident SET title = '何も起きていない'", Flaw.ROW_WRONG),
        ("UPDATE incident SET closed = 1", Flaw.ROW_WRONG),
        ("DELETE FROM incident", Flaw.ROW_WRONG),
        ("UPDATE incident SET stream = 'x'", Flaw.ROW_WRONG),
        ("UPDATE debt SET target = 'slack:#everyone' WHERE target = 'slack:#incidents'", Flaw.ROW_WRONG),
        ("UPDATE debt SET payload = CAST(replace(payload, 'fail', 'work') AS BLOB)", Flaw.ROW_WRONG),
        ("UPDATE debt SET not_before = '2020-01-01T00:00:00+00:00'", Flaw.ROW_WRONG),
        ("UPDATE debt SET state = 'delivered' WHERE state = 'sending'", Flaw.ROW_WRONG),
    ],
)  # fmt: skip
def test_a_change_behind_our_back_is_found(home, statement, flaw):
    change(home, statement)
    assert flaw in flaws(home)


def test_a_record_moved_into_another_incident_is_found(home):
    db = raw(home)
    header = db.execute("SELECT header FROM record WHERE position = 4").fetchone()[0]
    other = msgspec.json.decode(header) | {"stream": "0196a000-0000-7000-8000-0000000000bb"}
    db.execute("UPDATE record SET header = ? WHERE position = 4", [msgspec.json.encode(other)])
    db.close()
    assert Flaw.HASH_WRONG in flaws(home)


def test_two_records_that_changed_places_are_found(home):
    db = raw(home)
    columns = "id, stream, writer, epoch, at, kind, header, hash"
    third, fourth = (
        db.execute(f"SELECT {columns} FROM record WHERE position = ?", [position]).fetchone()
        for position in (4, 5)
    )
    names = ", ".join(f"{name} = ?" for name in columns.split(", "))
    db.execute("UPDATE record SET id = 'aside' WHERE position = 4")
    db.execute(f"UPDATE record SET {names} WHERE position = 5", third)
    db.execute(f"UPDATE record SET {names} WHERE position = 4", fourth)
    db.close()
    assert {Flaw.COLUMN_WRONG, Flaw.SEQUENCE_BROKEN} <= set(flaws(home))


def test_a_chain_tied_anew_is_found_by_the_heads_outside(home):
    # Somebody changes the last record and its hash: inside the file nothing is wrong.
    db = raw(home)
    position, header = db.execute("SELECT max(position), header FROM record").fetchone()
    forged = header.replace("担当A".encode(), "担当Z".encode()).replace(
        b'"author":"commander"', b'"author":"somebody"'
    )
    assert forged != header
    db.execute(
        "UPDATE record SET header = ?, hash = ? WHERE position = ?", [forged, header_hash(forged), position]
    )
    db.close()
    assert flaws(home) == [Flaw.RECORD_MISSING]


def test_an_epoch_begins_its_own_numbers_and_goes_on_with_the_chain(tmp_path):
    with Console(tmp_path) as console:
        incident = console.declare()
        console.write(incident)
        console.journal.new_epoch()
        console.write(incident)
        console.write(incident)
    assert verify(tmp_path).ok


def test_a_head_of_a_chain_that_the_file_never_had_is_found(home):
    heads = HeadFile(home / HEAD_FILE)
    heads.append([ChainHead(stream="s", writer="w", epoch=1, seq=4, hash="0")])
    heads.close()
    (finding,) = verify(home).findings
    assert (finding.flaw, finding.record, finding.stream) == (Flaw.RECORD_MISSING, "w/1/4", "s")


def test_what_a_newer_program_wrote_is_shown_as_it_likes(home):
    stream = sqlite3.connect(home / JOURNAL_FILE).execute("SELECT stream FROM incident").fetchone()[0]
    arrive(home, stream=stream, kind="mood-noted", content=b"{}")
    change(home, "UPDATE timeline SET occurred = '2020' WHERE kind = 'mood-noted'")
    assert verify(home).ok


def test_at_most_so_many_findings_are_listed(home):
    change(home, "UPDATE record SET hash = '0'")
    assert len(verify(home, limit=3).findings) == 3


def test_an_index_that_leaves_a_row_out_is_found(home):
    db = raw(home)
    db.execute("PRAGMA writable_schema = ON")
    db.execute(
        "UPDATE sqlite_schema SET sql = replace(sql, 'entry-added', 'severity-set') WHERE name = 'record_state'"
    )
    db.close()
    assert Flaw.FILE_DAMAGED in flaws(home)


def shown(home):
    """Everything that a person is shown and a publisher would be given."""
    with Reading(home) as reading:
        incidents = reading.incidents()
        parts = [
            incidents,
            [reading.board(one.stream) for one in incidents],
            [reading.timeline(one.stream) for one in incidents],
            reading.policy(),
            reading.debts(),
        ]
    return msgspec.json.encode(parts)


def flip(home, path, offsets):
    """Flip one bit at each offset in turn; returns the offsets at which what is shown changed in silence."""
    sound, expected = path.read_bytes(), shown(home)
    silent = []
    bits = random.Random(7)
    for offset in offsets:
        changed = bytearray(sound)
        changed[offset] ^= 1 << bits.randrange(8)
        path.write_bytes(changed)
        try:
            if verify(home).ok and shown(home) != expected:
                silent.append(offset)
        except JournalFault:
            pass
        (home / f"{JOURNAL_FILE}-journal").unlink(missing_ok=True)
    path.write_bytes(sound)
    return silent


def test_a_flipped_bit_that_changes_what_is_shown_or_sent_is_reported_or_refused(home):
    path = home / JOURNAL_FILE
    size = path.stat().st_size
    assert flip(home, path, random.Random(3).sample(range(size), 400)) == []


def test_a_bit_flipped_in_the_heads_outside_changes_nothing_that_is_shown(home):
    path = home / HEAD_FILE
    assert flip(home, path, range(0, path.stat().st_size, 5)) == []


@pytest.mark.soak
def test_every_bit_of_a_journal_is_flipped(home):
    path = home / JOURNAL_FILE
    assert flip(home, path, range(path.stat().st_size)) == []


@pytest.mark.soak
def test_every_page_of_a_journal_is_lost(home):
    path = home / JOURNAL_FILE
    sound, expected = path.read_bytes(), shown(home)
    for start in range(0, len(sound), 4096):
        for damaged in (sound[:start], sound[:start] + bytes(4096) + sound[start + 4096 :]):
            path.write_bytes(damaged)
            try:
                assert not verify(home).ok or shown(home) == expected, start
            except JournalFault:
                continue
