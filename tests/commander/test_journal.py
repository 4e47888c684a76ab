"""The journal on real files with the product's own settings."""

import contextlib
import json
import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from commander.board.incident import Declare, SetSeverity
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER, AssignRole
from commander.board.signals import JudgeSignal, RaiseSignal, SignalJudged, Verdict
from commander.board.timeline import AddEntry
from commander.clock import new_id
from commander.journal import installation, schema
from commander.journal import journal as journal_module
from commander.journal.codec import Body, Header, header_bytes, header_hash
from commander.journal.connection import connect
from commander.journal.drafts import draft, save_draft
from commander.journal.faults import JournalFault, Wrong
from commander.journal.installation import load_installation
from commander.journal.journal import HEAD_FILE, JOURNAL_FILE, Journal
from commander.journal.schema import migrate, sealed_version, stored_version
from commander.journal.verify import verify
from commander.reading import Reading
from tests.commander.console import Console, raw
from tests.commander.story import A
from tests.fakes.fake_clock import FakeClock

ROOT = Path(__file__).parents[2]
NOW = schema.SCHEMA_VERSION


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        yield console


def texts(home, incident):
    with Reading(home) as reading:
        return [getattr(row.record.event, "text", "") for row in reading.timeline(incident)]


def child(code, *arguments, **more):
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, **more)


def test_what_was_written_is_there_after_a_restart(console):
    incident = console.declare()
    record = console.write(incident, "DB の CPU 100%")
    console.restart()
    (first, second) = console.journal.records_after(0)
    assert second == record
    assert (first.seq, second.seq, second.epoch, second.prev != "") == (1, 2, 1, True)
    assert console.desk.board(incident).incident.title == "決済が失敗する"


@pytest.mark.parametrize("act", ["UPDATE record SET kind = 'x'", "DELETE FROM record"])
def test_records_are_append_only(console, act):
    console.declare()
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        console.journal.db.execute(act)


def test_a_refused_command_writes_nothing(console):
    incident = console.declare()
    before = console.journal.newest_position()
    console.heard.clear()
    with pytest.raises(Refused):
        console.write(incident, " ")
    assert console.journal.newest_position() == before
    assert console.heard == []


def test_a_debt_that_cannot_be_written_takes_its_record_back(console):
    incident = console.declare()
    before = console.journal.newest_position()
    console.journal.db.execute(
        "CREATE TEMP TRIGGER no_debts BEFORE INSERT ON debt BEGIN SELECT RAISE(ABORT, 'no debts'); END"
    )
    with pytest.raises(sqlite3.IntegrityError):
        console.broadcast(incident)
    assert console.journal.newest_position() == before
    assert console.desk.board(incident).messages.deliveries == {}
    console.journal.db.execute("DROP TRIGGER no_debts")
    console.broadcast(incident)
    assert console.told_states(incident) == console.states() == {"page": "queued"}
    assert verify(console.home).ok


def test_what_is_taken_back_is_forgotten_by_the_desk(console):
    # The declaration of the new incident is folded before the verdict is written; then the verdict fails.
    incident = console.declare()
    console.desk.submit(RaiseSignal(incident=incident, text="別の警報"))
    signal = next(iter(console.desk.board(incident).signals.by_id))
    console.journal.db.execute(
        "CREATE TEMP TRIGGER no_verdict BEFORE INSERT ON record WHEN new.kind = 'signal-judged' "
        "BEGIN SELECT RAISE(ABORT, 'no verdict'); END"
    )
    judge = JudgeSignal(incident=incident, signal=signal, verdict=Verdict.NEW, reason="別の DB")
    with pytest.raises(sqlite3.IntegrityError):
        console.desk.submit(judge)
    console.journal.db.execute("DROP TRIGGER no_verdict")
    declared, *told = console.desk.submit(judge)
    (judged,) = [one for one in told if isinstance(one.event, SignalJudged)]
    board = console.desk.board(declared.stream)
    assert (board.incident.title, board.incident.previous) == ("別の警報", incident)
    assert judged.event.incident == declared.stream
    assert len(console.journal.records_after(0)) == 2 + 1 + len(told)


WRITER = """
import sys
from pathlib import Path
from commander.board.timeline import AddEntry
from commander.desk.desk import Desk
from commander.journal.journal import Journal
home, incident, name = sys.argv[1:]
desk = Desk(Journal(Path(home)), person=name, zone="Asia/Tokyo")
desk.journal.db.execute("PRAGMA busy_timeout = 600000")  # on a busy machine the other one may stand still for long
print("ready", flush=True)
for number in range(200):
    desk.submit(AddEntry(incident=incident, text=f"{name} {number}"))
"""


def test_two_processes_write_beside_each_other(tmp_path):
    home = tmp_path / "home"
    with Console(home, clock=None) as console:
        incident = console.declare()
    writers = [child(WRITER, home, incident, name) for name in ("B", "C")]
    outputs = [writer.communicate(timeout=600)[0] for writer in writers]
    assert outputs == ["ready\n"] * 2
    assert [writer.returncode for writer in writers] == [0, 0]
    written = texts(home, incident)
    for name in ("B", "C"):
        assert [text for text in written if text.startswith(name)] == [
            f"{name} {number}" for number in range(200)
        ]
    verdict = verify(home)
    assert verdict.ok
    assert verdict.records == 401


def test_what_another_process_wrote_is_heard_and_sorts_before_what_follows(tmp_path):
    # The other process's clock is an hour ahead; what answers it must not sort before it.
    behind, ahead = FakeClock(), FakeClock()
    ahead.advance(hours=1)
    with Console(tmp_path, behind) as console, Console(tmp_path, ahead) as other:
        incident = console.declare()
        other.desk.submit(SetSeverity(incident=incident, severity=3))
        console.heard.clear()
        (answer,) = console.desk.submit(SetSeverity(incident=incident, severity=1))
        board = console.desk.board(incident)
        assert board.incident.severity == 1
        assert board.contested == []
        assert [record.event.severity for record in console.heard[0]] == [3, 1]
        assert answer.at > console.heard[0][0].at
        assert other.desk.board(incident) == board
        other.desk.catch_up()
        assert other.heard[-1] == (answer,)


def test_while_another_process_holds_the_file_a_command_is_refused(console, monkeypatch):
    incident = console.declare()
    console.journal.db.execute("PRAGMA busy_timeout = 10")
    other = raw(console.home)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Refused) as refused:
        console.write(incident)
    assert refused.value.because is Because.JOURNAL_BUSY
    other.execute("ROLLBACK")
    other.close()
    assert console.write(incident)


def write_until_refused(console, incident, text):
    """How many entries were taken, and the refusal of the next."""
    for number in range(100):
        try:
            console.write(incident, f"{number} {text}")
        except Refused as refused:
            return number, refused
    return pytest.fail("never refused")


def fill(ballast):
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
        while file.write(b"x" * 4096):
            pass


def test_a_commit_that_a_reader_holds_up_is_taken_back(console):
    incident = console.declare()
    console.journal.db.execute("PRAGMA busy_timeout = 10")
    reader = sqlite3.connect(console.journal.path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM record").fetchone()
    with pytest.raises(Refused) as refused:
        console.write(incident)
    assert refused.value.because is Because.JOURNAL_BUSY
    reader.close()
    assert console.write(incident).seq == 2
    assert verify(console.home).ok


def test_a_commit_that_fails_for_a_reason_of_ours_is_no_refusal(console):
    incident = console.declare()
    for statement in (
        "PRAGMA foreign_keys = ON",
        "CREATE TEMP TABLE parent (id INTEGER PRIMARY KEY)",
        "CREATE TEMP TABLE child (parent REFERENCES parent DEFERRABLE INITIALLY DEFERRED)",
        "CREATE TEMP TRIGGER orphan AFTER INSERT ON record BEGIN INSERT INTO child VALUES (1); END",
    ):
        console.journal.db.execute(statement)
    with pytest.raises(sqlite3.IntegrityError):
        console.write(incident)
    console.restart()
    assert console.write(incident).seq == 2


def test_a_full_disk_refuses_and_recovers_by_itself(console):
    incident = console.declare()
    pages = console.journal.db.execute("PRAGMA page_count").fetchone()[0]
    console.journal.db.execute(f"PRAGMA max_page_count = {pages}")
    _, refused = write_until_refused(console, incident, "あ" * 19_000)
    assert refused.because is Because.DISK_FULL
    assert console.desk.board(incident).incident.title == "決済が失敗する"
    console.journal.db.execute("PRAGMA max_page_count = 1073741823")
    console.write(incident, "戻った")
    console.restart()
    assert texts(console.home, incident)[-1] == "戻った"
    assert verify(console.home).ok


@pytest.fixture
def small_disk(tmp_path):
    """A disk of its own of one megabyte; only where this account may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("needs root to mount a small disk")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], check=False).returncode:
        pytest.skip("may not mount here")
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)


def test_a_disk_that_is_really_full_loses_nothing_and_recovers(small_disk):
    with Console(small_disk / "home") as console:
        incident = console.declare()
        ballast = small_disk / "ballast"
        fill(ballast)
        kept, refused = write_until_refused(console, incident, "あ" * 500)
        assert refused.because in (Because.DISK_FULL, Because.DISK_FAILED)
        ballast.unlink()
        console.write(incident, "戻った")
        console.restart()
        written = texts(console.home, incident)
        assert [text.split()[0] for text in written[1:]] == [*map(str, range(kept)), "戻った"]
        assert verify(console.home).ok


def test_on_a_medium_that_cannot_be_written_everything_can_be_read(small_disk):
    home = small_disk / "home"
    with Console(home) as console:
        incident = console.declare()
        console.write(incident, "読める")
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with Console(home) as console:
        assert console.journal.read_only
        assert texts(home, incident) == ["", "読める"]
        assert verify(home).ok
        with pytest.raises(Refused) as refused:
            console.write(incident)
        assert refused.value.because is Because.JOURNAL_READ_ONLY
        with pytest.raises(Refused) as refused:
            save_draft(console.journal, "composer", "x", datetime.now(UTC))
        assert refused.value.because is Because.JOURNAL_READ_ONLY


def test_an_empty_file_on_such_a_medium_is_named(small_disk):
    home = small_disk / "home"
    home.mkdir(mode=0o700)
    (home / JOURNAL_FILE).touch()
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(JournalFault) as fault:
        Journal(home)
    assert fault.value.wrong is Wrong.UNREACHABLE


def test_everything_is_closed_to_others_whatever_the_umask(tmp_path):
    before = os.umask(0)
    try:
        with Console(tmp_path / "home") as console:
            console.write(console.declare())
            console.journal.db.execute("BEGIN IMMEDIATE")
            console.journal.db.execute("INSERT INTO draft VALUES ('a', 'b', 'c')")
            assert {path.name for path in console.home.iterdir()} >= {
                JOURNAL_FILE,
                HEAD_FILE,
                f"{JOURNAL_FILE}-journal",
            }
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in console.home.rglob("*")}
            console.journal.db.execute("ROLLBACK")
    finally:
        os.umask(before)
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(console.home.stat().st_mode) == 0o700


def test_a_folder_open_to_others_is_closed(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(0o755)
    Journal(home).close()
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def newer(home):
    """The file as a program two versions ahead would leave it, with a kind of record that we don't know."""
    db = raw(home)
    db.execute("UPDATE meta SET value = ? WHERE key = 'schema'", [sealed_version(schema.SCHEMA_VERSION + 2)])
    db.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION + 2}")
    db.close()


def arrive(
    home, *, stream, kind, content, at="1775062800000.0000", writer="other", seq=1, version=1, bases=()
):
    """A record of another desk, as a later program will bring it in."""
    body = Body(salt=b"s" * 32, content=content)
    instant = datetime(2026, 4, 1, 17, 0, tzinfo=UTC)
    header = Header(
        id=new_id(),
        stream=stream,
        writer=writer,
        epoch=1,
        seq=seq,
        prev="",
        seen={},
        at=at,
        recorded=instant,
        occurred={"instant": instant, "zone": "Asia/Tokyo", "approximate": False},
        author="担当B",
        on_behalf_of=None,
        kind=kind,
        version=version,
        about="",
        bases=bases,
        body_commit=body.commit(),
    )
    bytes_ = header_bytes(header)
    db = sqlite3.connect(home / JOURNAL_FILE, isolation_level=None)
    position = db.execute(
        "INSERT INTO record (id, stream, writer, epoch, seq, at, kind, header, hash) "
        "VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?)",
        [header.id, stream, writer, seq, at, kind, bytes_, header_hash(bytes_)],
    ).lastrowid
    db.execute("INSERT INTO body VALUES (?, ?, ?)", [position, body.salt, body.content])
    db.execute(
        "INSERT INTO timeline VALUES (?, '2026-04-01T17:00:00.000000Z', ?, ?, ?)",
        [stream, at, position, kind],
    )
    db.close()
    return header.id


def test_a_newer_file_is_read_and_not_written(tmp_path):
    with Console(tmp_path) as console:
        incident = console.declare()
        console.write(incident)
    newer(tmp_path)
    before = (tmp_path / JOURNAL_FILE).read_bytes()
    with Console(tmp_path) as console:
        assert console.journal.read_only
        assert console.desk.board(incident).incident.title == "決済が失敗する"
        for command in (Declare(title="x"), AddEntry(incident=incident, text="x")):
            with pytest.raises(Refused) as refused:
                console.desk.submit(command)
            assert refused.value.because is Because.JOURNAL_READ_ONLY
    assert (tmp_path / JOURNAL_FILE).read_bytes() == before


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE incident RENAME COLUMN title TO name",
        "ALTER TABLE record RENAME COLUMN header TO head",
        "ALTER TABLE timeline RENAME COLUMN kind TO sort",
    ],
)
def test_what_cannot_be_read_of_a_newer_file_is_not_called_damaged(tmp_path, change):
    with Console(tmp_path) as console:
        incident = console.declare()
    newer(tmp_path)
    db = raw(tmp_path)
    db.execute(change)
    db.close()

    def read():
        with Reading(tmp_path) as reading:
            reading.board(incident)
            reading.timeline(incident)
            reading.timeline_kinds(incident)
            reading.incidents()

    with pytest.raises(JournalFault) as fault:
        read()
    assert fault.value.wrong is Wrong.NEWER
    with pytest.raises(JournalFault) as fault:
        verify(tmp_path)
    assert fault.value.wrong is Wrong.NEWER


def test_a_kind_that_we_do_not_know_is_kept_and_shown_as_such(console):
    incident = console.declare()
    console.desk.board(incident)
    arrive(console.home, stream=incident, kind="mood-noted", content=b'{"mood":"tense"}')
    arrive(console.home, stream=incident, kind="severity-set", version=2, seq=2, content=b'{"level":"one"}')
    console.heard.clear()
    console.desk.catch_up()
    assert [(record.kind, record.event.KIND) for record in console.heard[0]] == [
        ("mood-noted", "unknown"),
        ("severity-set", "unknown"),
    ]
    with Reading(console.home) as reading:
        assert [row.record.kind for row in reading.timeline(incident)] == [
            "incident-declared",
            "mood-noted",
            "severity-set",
        ]
    assert console.desk.board(incident).incident.severity is None


def test_a_record_that_lands_out_of_order_is_folded_where_it_belongs(console):
    incident = console.declare()
    console.clock.advance(minutes=10)
    console.desk.submit(SetSeverity(incident=incident, severity=3))
    console.desk.board(incident)
    between = f"{int((console.clock.now - timedelta(minutes=5)).timestamp() * 1000)}.0000"
    arrive(console.home, stream=incident, kind="severity-set", content=b'{"severity":4}', at=between)
    board = console.desk.board(incident)
    assert [head.value for head in board.incident.severity_field.heads] == [4, 3]
    with Reading(console.home) as reading:
        assert reading.board(incident) == board


def test_what_we_write_says_what_we_have_seen_of_others(console):
    incident = console.declare()
    arrive(console.home, stream=incident, kind="mood-noted", content=b"{}", writer="zzz", seq=1)
    arrive(console.home, stream=incident, kind="mood-noted", content=b"{}", writer="000", seq=1)
    arrive(console.home, stream=incident, kind="mood-noted", content=b"{}", writer="000", seq=2)
    assert console.write(incident).seen == {"zzz": 1, "000": 2}


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"<html><body>404</body></html>" * 100, Wrong.NOT_A_JOURNAL),
        (b"x", Wrong.NOT_A_JOURNAL),
        (os.urandom(8192), Wrong.NOT_A_JOURNAL),
        (b"\0" * 4096, Wrong.NOT_A_JOURNAL),
    ],
)
def test_what_is_no_journal_is_named_and_left_alone(tmp_path, content, wrong):
    (tmp_path / JOURNAL_FILE).write_bytes(content)
    with pytest.raises(JournalFault) as fault:
        Journal(tmp_path)
    assert fault.value.wrong is wrong
    assert fault.value.path == tmp_path / JOURNAL_FILE
    assert (tmp_path / JOURNAL_FILE).read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path):
    db = sqlite3.connect(tmp_path / JOURNAL_FILE)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("CREATE TABLE bookmark (url TEXT)")
    db.commit()
    db.close()
    before = (tmp_path / JOURNAL_FILE).read_bytes()
    with pytest.raises(JournalFault) as fault:
        Journal(tmp_path)
    assert fault.value.wrong is Wrong.NOT_A_JOURNAL
    assert (tmp_path / JOURNAL_FILE).read_bytes() == before


def test_a_file_of_no_length_is_a_new_journal(tmp_path):
    (tmp_path / JOURNAL_FILE).touch()
    with Console(tmp_path) as console:
        assert not console.journal.set_back
        console.declare()


def test_a_file_cut_to_no_length_is_noticed(tmp_path):
    with Console(tmp_path) as console:
        console.declare()
    (tmp_path / JOURNAL_FILE).write_bytes(b"")
    with pytest.raises(JournalFault) as fault:
        Journal(tmp_path)
    assert fault.value.wrong is Wrong.MISSING
    assert (tmp_path / JOURNAL_FILE).read_bytes() == b""


@pytest.mark.parametrize("keep", [100, 512, 4096, 10_000])
def test_a_file_cut_short_is_named(tmp_path, keep):
    with Console(tmp_path) as console:
        console.write(console.declare())
    cut = (tmp_path / JOURNAL_FILE).read_bytes()[:keep]
    (tmp_path / JOURNAL_FILE).write_bytes(cut)
    with pytest.raises(JournalFault) as fault:
        Journal(tmp_path)
    assert fault.value.wrong in (Wrong.DAMAGED, Wrong.NOT_A_JOURNAL)
    assert (tmp_path / JOURNAL_FILE).read_bytes() == cut


def test_a_folder_in_the_place_of_the_journal_is_named(tmp_path):
    (tmp_path / JOURNAL_FILE).mkdir()
    with pytest.raises(JournalFault) as fault:
        Journal(tmp_path)
    assert fault.value.wrong is Wrong.UNREACHABLE


@pytest.mark.parametrize("version", [0, NOW + 1, 2**31 - 1])
def test_a_version_that_contradicts_its_seal_stops_everything(tmp_path, version):
    with Console(tmp_path) as console:
        console.declare()
    db = raw(tmp_path)
    db.execute(f"PRAGMA user_version = {version}")
    db.close()
    with pytest.raises(JournalFault) as fault:
        Journal(tmp_path)
    assert fault.value.wrong is Wrong.VERSION_CONTRADICTORY


def test_a_record_whose_header_is_damaged_is_a_sentence_for_everybody_who_meets_it(console):
    incident = console.declare()
    db = raw(console.home)
    db.execute("UPDATE record SET header = substr(header, 2)")
    db.close()
    console.restart()
    for read in (
        lambda: console.journal.records_after(0),
        lambda: console.desk.board(incident),
        lambda: console.desk.submit(SetSeverity(incident=incident, severity=1)),
    ):
        with pytest.raises(JournalFault) as fault:
            read()
        assert (fault.value.wrong, fault.value.path) == (Wrong.DAMAGED, console.journal.path)


def test_an_old_copy_put_back_is_noticed_and_its_numbers_are_not_used_again(tmp_path):
    home = tmp_path / "home"
    with Console(home) as console:
        incident = console.declare()
        copy = (home / JOURNAL_FILE).read_bytes()
        lost = console.write(incident, "失われる")
    (home / JOURNAL_FILE).write_bytes(copy)
    with Console(home) as console:
        assert console.journal.set_back
        again = console.write(incident, "続き")
        assert (lost.epoch, lost.seq, again.epoch, again.seq) == (1, 2, 2, 1)
        assert again.prev == lost.prev
        console.restart()
        assert not console.journal.set_back
        assert console.write(incident).seq == 2
    assert verify(home).ok


def test_a_copied_home_folder_writes_as_somebody_new(tmp_path):
    with Console(tmp_path / "one") as console:
        incident = console.declare()
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    with Console(tmp_path / "one") as one, Console(tmp_path / "two") as two:
        first, second = one.write(incident), two.write(incident)
        assert first.writer != second.writer
        assert (first.seq, second.seq, second.seen) == (2, 1, {first.writer: 1})
        two.restart()
        assert two.write(incident).writer == second.writer


def test_processes_that_start_at_once_in_a_new_home_folder_write_as_one(tmp_path, monkeypatch):
    # The other one's file appears after we saw that there was none.
    first = load_installation(tmp_path)
    path = tmp_path / "installation.json"
    written = path.read_bytes()
    path.unlink()
    write = installation.write_once

    def overtaken(where, content):
        path.write_bytes(written)
        write(where, content)

    monkeypatch.setattr(installation, "write_once", overtaken)
    assert load_installation(tmp_path) == first
    assert path.read_bytes() == written
    assert [each.name for each in tmp_path.iterdir()] == ["installation.json"]


def test_a_damaged_installation_file_makes_a_new_writer(tmp_path):
    Journal(tmp_path).close()
    (tmp_path / "installation.json").write_text("{")
    with Console(tmp_path) as console:
        assert console.journal.installation.epoch == 1
    assert (
        json.loads((tmp_path / "installation.json").read_bytes())["writer"]
        == console.journal.installation.writer
    )


def test_what_is_committed_is_recorded_even_if_the_heads_outside_cannot_be_written(console):
    incident = console.declare()
    heads = console.home / HEAD_FILE
    kept = heads.read_bytes()
    heads.unlink()
    heads.mkdir()
    console.write(incident, "一")
    other = console.declare("二")
    heads.rmdir()
    heads.write_bytes(kept + b'["half a li')
    console.write(other, "三")
    assert sorted(json.loads(line)[3] for line in heads.read_bytes().split(b"\n") if line.endswith(b"]")) == [
        1,
        2,
        2,
    ]
    assert verify(console.home).ok
    console.restart()
    assert not console.journal.set_back


def test_heads_that_somebody_removed_begin_anew(console):
    incident = console.declare()
    (console.home / HEAD_FILE).unlink()
    console.write(incident)
    assert [json.loads(line)[3] for line in (console.home / HEAD_FILE).read_bytes().split()] == [2]


def test_heads_go_on_into_the_new_file_when_another_process_started_it_anew(console):
    incident = console.declare()
    with Console(console.home) as other:
        other.journal.new_epoch()
        console.write(incident)
    lines = (console.home / HEAD_FILE).read_bytes().split()
    assert [json.loads(line)[3] for line in lines] == [1, 2]


def test_the_heads_outside_are_kept_to_a_line_a_chain_once_they_have_grown(console, monkeypatch):
    incident = console.declare()
    for number in range(5):
        console.write(incident, str(number))
    monkeypatch.setattr("commander.journal.head_file._COMPACT_ABOVE", 10)
    console.restart()
    assert len((console.home / HEAD_FILE).read_bytes().split()) == 1
    assert not console.journal.set_back


HALF_WRITTEN = """
import os, signal, sys, sqlite3
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA journal_mode = TRUNCATE")
db.execute("PRAGMA cache_size = 1")
db.execute("BEGIN IMMEDIATE")
for number in range(2000):
    db.execute("INSERT INTO draft VALUES (?, ?, '')", [str(number), "x" * 1000])
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_commit_cut_short_by_a_crash_is_taken_back_by_whoever_reads_first(console):
    incident = console.declare()
    console.write(incident, "あった")
    console.close()
    killed = child(HALF_WRITTEN, console.home / JOURNAL_FILE)
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL
    assert (console.home / f"{JOURNAL_FILE}-journal").stat().st_size > 0
    assert texts(console.home, incident) == ["", "あった"]
    assert verify(console.home).ok
    console.open()
    assert draft(console.journal, "1") == ""


def test_drafts_are_kept_overwritten_and_forgotten_and_are_no_records(console):
    at = datetime(2026, 4, 1, tzinfo=UTC)
    save_draft(console.journal, "composer", "書きかけ \udcff", at)
    console.restart()
    assert draft(console.journal, "composer") == "書きかけ ?"
    save_draft(console.journal, "composer", "", at)
    assert draft(console.journal, "composer") == ""
    assert console.journal.newest_position() == 0


def test_an_older_file_is_backed_up_before_it_is_brought_up(tmp_path, monkeypatch):
    with Console(tmp_path) as console:
        incident = console.declare()

    def second_tables(db):
        db.execute("CREATE TABLE mood (name TEXT)")

    plant(monkeypatch, second_tables)
    with Console(tmp_path) as console:
        assert stored_version(console.journal.db) == NOW + 1
        console.write(incident)
    (backup,) = (tmp_path / "backups").iterdir()
    assert backup.name.startswith(f"before-schema-{NOW + 1}-")
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    old = connect(backup, writable=False)
    assert (stored_version(old), old.table("mood").exists()) == (NOW, False)
    old.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    with Console(tmp_path) as console:
        incident = console.declare()

    def broken(db):
        db.execute("CREATE TABLE mood (name TEXT)")
        db.execute("CREATE TABLE mood (name TEXT)")

    with monkeypatch.context() as patch:
        plant(patch, broken)
        with pytest.raises(JournalFault):
            Journal(tmp_path)
    with Console(tmp_path) as console:
        assert stored_version(console.journal.db) == NOW
        assert not console.journal.db.table("mood").exists()
        console.write(incident)


def plant(monkeypatch, migration):
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, migration))
    for module in (schema, journal_module):
        monkeypatch.setattr(module, "SCHEMA_VERSION", NOW + 1)


def test_two_processes_that_start_a_new_journal_at_once_make_one(tmp_path):
    path = tmp_path / JOURNAL_FILE
    path.touch()
    first, second = connect(path, writable=True), connect(path, writable=True)
    assert (stored_version(first), stored_version(second)) == (0, 0)
    migrate(first, 0)
    migrate(second, 0)
    assert stored_version(second) == schema.SCHEMA_VERSION
    assert isinstance(second, Database)
    first.close()
    second.close()


def test_short_ids_grow_on_a_clash(console):
    taken = console.declare()
    with Reading(console.home) as reading:
        short = reading.incident(taken).short_id
    assert len(short) == len("INC-") + 4
    db = raw(console.home)
    stream = "0196a000-0000-7000-8000-" + "0" * 12
    db.execute("UPDATE incident SET short_id = 'INC-0000' WHERE stream = ?", [taken])
    db.close()
    fresh = iter([stream, *(new_id() for _ in range(9))])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("commander.desk.declaring.new_id", lambda: next(fresh))
        assert console.desk.board(console.declare("次")).incident.short_id == "INC-00000"


def test_a_command_of_one_person_is_theirs(console):
    incident = console.declare()
    (record,) = console.desk.submit(AssignRole(incident=incident, role=COMMANDER, person=A))
    assert (record.author, record.occurred.zone, record.on_behalf_of) == (A, "Asia/Tokyo", None)
