import os
import shutil
import sqlite3
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from commander.board.deliveries import Choice
from commander.journal import backup
from commander.journal.backup import back_up, begin_anew, keep_aside, restore
from commander.journal.drafts import draft, save_draft
from commander.journal.faults import JournalFault, Wrong
from commander.journal.journal import HEAD_FILE, INCOMING_FILE, JOURNAL_FILE, Journal
from commander.journal.verify import verify
from commander.reading import Reading
from tests.commander.console import Console, raw
from tests.commander.test_journal import newer, small_disk, texts
from tests.fakes.scripted_publisher import ScriptedPublisher

__all__ = ["small_disk"]


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        console.list_audiences()
        yield console


def test_a_backup_is_whole_private_and_without_drafts(console, tmp_path):
    incident = console.declare()
    save_draft(console.journal, "composer", "まだ言わないこと", datetime.now(UTC))
    copy = tmp_path / "copy.db"
    before = os.umask(0)
    try:
        back_up(console.home, copy)
    finally:
        os.umask(before)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert "まだ言わないこと".encode() not in copy.read_bytes()
    db = sqlite3.connect(copy)
    assert db.execute("SELECT stream FROM incident").fetchall() == [(incident,)]
    db.close()
    assert draft(console.journal, "composer") == "まだ言わないこと"
    assert {path.name for path in tmp_path.iterdir()} == {"home", "copy.db"}


def test_a_backup_never_writes_over_anything(console, tmp_path):
    copy = tmp_path / "copy.db"
    copy.write_text("大事なもの")
    with pytest.raises(FileExistsError):
        back_up(console.home, copy)
    assert copy.read_text() == "大事なもの"
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="link"):
        back_up(console.home, link)
    assert not (tmp_path / "elsewhere").exists()
    with pytest.raises(FileNotFoundError):
        back_up(console.home, tmp_path / "nowhere" / "copy.db")


def test_a_backup_that_does_not_fit_leaves_nothing_behind(tmp_path, small_disk):
    with Console(tmp_path / "home") as console:
        incident = console.declare()
        for _ in range(40):
            console.write(incident, "あ" * 20_000)
    with pytest.raises(JournalFault) as fault:
        back_up(tmp_path / "home", small_disk / "copy.db")
    assert fault.value.wrong is Wrong.UNREACHABLE
    assert list(small_disk.iterdir()) == []


def test_a_damaged_journal_gives_no_backup(console, tmp_path):
    console.write(console.declare())
    db = raw(console.home)
    db.execute("PRAGMA writable_schema = ON")
    db.execute(
        "UPDATE sqlite_schema SET sql = replace(sql, 'entry-added', 'severity-set') WHERE name = 'record_state'"
    )
    db.close()
    with pytest.raises(JournalFault) as fault:
        back_up(console.home, tmp_path / "copy.db")
    assert fault.value.wrong is Wrong.DAMAGED
    assert not (tmp_path / "copy.db").exists()


def test_a_journal_that_is_not_there_gives_no_backup(tmp_path):
    with pytest.raises(JournalFault) as fault:
        back_up(tmp_path, tmp_path / "copy.db")
    assert fault.value.wrong is Wrong.UNREACHABLE


def put_back(console, copy: Path):
    console.close()
    aside = restore(console.home, copy)
    console.open()
    return aside


def test_a_backup_put_back_is_the_journal_again_and_writes_on_as_a_new_epoch(console, tmp_path):
    incident = console.declare()
    copy = tmp_path / "copy.db"
    back_up(console.home, copy)
    lost = console.write(incident, "控えのあと")
    aside = put_back(console, copy)
    assert texts(console.home, incident) == [""]
    again = console.write(incident, "戻したあと")
    assert (lost.epoch, lost.seq) == (1, 2)
    assert (again.epoch, again.seq) == (2, 1)
    assert verify(console.home).ok
    # The journal that was there lies aside, readable.
    assert aside.parent == console.home / "quarantine"
    assert {path.name for path in aside.iterdir()} >= {JOURNAL_FILE, HEAD_FILE}
    assert texts(aside, incident) == ["", "控えのあと"]
    assert stat.S_IMODE(aside.stat().st_mode) == 0o700


def test_a_backup_of_the_same_moment_is_a_new_epoch_too(console, tmp_path):
    incident = console.declare()
    back_up(console.home, tmp_path / "copy.db")
    put_back(console, tmp_path / "copy.db")
    assert console.write(incident).epoch == 2


def test_after_a_restore_every_unfinished_debt_is_held_until_a_person_has_looked(console, tmp_path):
    incident = console.declare()
    console.tell(incident, "staff", "public")
    console.deliveries.workable()
    console.deliveries.begin(console.debts()["slack:#support"].key)
    copy = tmp_path / "copy.db"
    back_up(console.home, copy)
    slack, page = ScriptedPublisher(), ScriptedPublisher()
    console.sender(slack=slack, page=page, statuspage=page).run_until_idle(console.clock())
    put_back(console, copy)
    console.deliveries.recover()
    assert set(console.states().values()) == {"held"}
    assert {debt.reason for debt in console.debts().values()} == {"restored"}
    assert console.told_states(incident) == console.states()
    assert console.deliveries.workable() == []
    sent = len(slack.errands)
    assert console.sender(slack=slack, page=page).run_until_idle(console.clock())
    assert len(slack.errands) == sent
    # What a person releases goes; the rest is not held a second time for the same reason.
    console.decide(console.debts()["page"].key, Choice.RELEASE)
    console.restart()
    console.deliveries.recover()
    assert console.states()["page"] == "queued"


def test_a_copied_home_folder_sends_nothing_of_the_one_it_was_copied_from(tmp_path):
    with Console(tmp_path / "one") as console:
        console.tell(console.declare(), "public")
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    with Console(tmp_path / "two") as console:
        console.deliveries.recover()
        assert console.states() == {"page": "held"}
    with Console(tmp_path / "one") as console:
        console.deliveries.recover()
        assert console.states() == {"page": "queued"}


def html(path):
    path.write_text("<html>")


def foreign(path):
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE bookmark (url TEXT)")
    db.close()


def empty(path):
    path.touch()


@pytest.mark.parametrize(
    ("make", "wrong"),
    [
        (html, Wrong.NOT_A_JOURNAL),
        (foreign, Wrong.NOT_A_JOURNAL),
        (empty, Wrong.NOT_A_JOURNAL),
        (lambda path: None, Wrong.UNREACHABLE),
        (lambda path: path.mkdir(), Wrong.UNREACHABLE),
    ],
)
def test_what_is_no_backup_is_refused_and_nothing_has_changed(console, tmp_path, make, wrong):
    incident = console.declare()
    make(tmp_path / "copy.db")
    console.close()
    before = (console.home / JOURNAL_FILE).read_bytes()
    with pytest.raises(JournalFault) as fault:
        restore(console.home, tmp_path / "copy.db")
    assert fault.value.wrong is wrong
    assert (console.home / JOURNAL_FILE).read_bytes() == before
    assert not (console.home / "quarantine").exists()
    console.open()
    assert console.write(incident).epoch == 1


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ("PRAGMA user_version = 7", Wrong.VERSION_CONTRADICTORY),
        (None, Wrong.BACKUP_REFUSED),
        ("DROP INDEX record_state", Wrong.BACKUP_UNSOUND),
        ("DROP TABLE draft", Wrong.BACKUP_UNSOUND),
        ("ALTER TABLE debt ADD COLUMN extra TEXT", Wrong.BACKUP_UNSOUND),
        (
            "CREATE TRIGGER spy AFTER INSERT ON record BEGIN UPDATE debt SET state = 'queued'; END",
            Wrong.BACKUP_UNSOUND,
        ),
        ("CREATE VIEW spy AS SELECT * FROM draft", Wrong.BACKUP_UNSOUND),
        ("UPDATE record SET hash = '0' || hash", Wrong.BACKUP_UNSOUND),
        ("UPDATE body SET content = x'7b7d'", Wrong.BACKUP_UNSOUND),
        ("DELETE FROM record WHERE position = 1", Wrong.BACKUP_UNSOUND),
        ("UPDATE incident SET title = 'x'", None),
    ],
)
def test_a_backup_is_looked_at_before_it_is_put_back(console, tmp_path, change, wrong):
    console.declare()
    (tmp_path / "backup").mkdir()
    back_up(console.home, tmp_path / "backup" / JOURNAL_FILE)
    if change is None:
        newer(tmp_path / "backup")
    else:
        db = sqlite3.connect(tmp_path / "backup" / JOURNAL_FILE, isolation_level=None)
        triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            db.execute(f"DROP TRIGGER {name}")
        db.execute(change)
        for _, made in triggers:
            db.execute(made)
        db.close()
    console.close()
    if wrong is None:
        assert restore(console.home, tmp_path / "backup" / JOURNAL_FILE)
    else:
        with pytest.raises(JournalFault) as fault:
            restore(console.home, tmp_path / "backup" / JOURNAL_FILE)
        assert fault.value.wrong is wrong
        assert fault.value.path == tmp_path / "backup" / JOURNAL_FILE
        assert not list(console.home.glob("*incoming*")) + list(console.home.glob("quarantine"))
    console.open()


def test_a_backup_starts_a_home_folder_that_had_no_journal(console, tmp_path):
    incident = console.declare()
    back_up(console.home, tmp_path / "copy.db")
    home = tmp_path / "elsewhere"
    assert restore(home, tmp_path / "copy.db") is None
    with Reading(home) as reading:
        assert reading.incident(incident).title == "決済が失敗する"
    with Console(home) as other:
        assert (other.write(incident).epoch, other.journal.set_back) == (2, False)


def test_a_journal_that_cannot_be_used_is_kept_aside_with_what_belongs_to_it(console, tmp_path):
    incident = console.declare()
    back_up(console.home, tmp_path / "copy.db")
    console.write(incident, "控えのあと")
    console.close()
    (console.home / JOURNAL_FILE).write_text("<html>")
    (console.home / f"{JOURNAL_FILE}-journal").write_bytes(b"hot")
    aside = restore(console.home, tmp_path / "copy.db")
    assert {path.name for path in aside.iterdir()} == {JOURNAL_FILE, f"{JOURNAL_FILE}-journal", HEAD_FILE}
    assert (aside / JOURNAL_FILE).read_text() == "<html>"
    console.open()
    # What was known outside the file says that something is missing from the one put back.
    assert console.write(incident).epoch == 2
    assert keep_aside(tmp_path / "nowhere") is None


def test_a_journal_without_heads_outside_is_kept_aside_as_it_is(tmp_path):
    (tmp_path / JOURNAL_FILE).write_text("<html>")
    assert [path.name for path in keep_aside(tmp_path).iterdir()] == [JOURNAL_FILE]
    assert {path.name for path in tmp_path.iterdir()} == {JOURNAL_FILE, "quarantine"}


def test_where_there_are_no_links_a_copy_is_kept_aside(console, tmp_path, monkeypatch):
    incident = console.declare()
    back_up(console.home, tmp_path / "copy.db")

    def no_links(*_, **__):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    aside = put_back(console, tmp_path / "copy.db")
    assert texts(aside, incident) == [""]
    back_up(console.home, tmp_path / "second.db")
    with pytest.raises(FileExistsError):
        back_up(console.home, tmp_path / "second.db")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.db", "home", "second.db"]


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("at", ["examined", "keep_aside", "_settle_side_files", "put_in_place"])
@pytest.mark.parametrize("hot", [False, True])
def test_a_restore_cut_short_leaves_the_journal_that_was_there(console, tmp_path, monkeypatch, at, hot):
    incident = console.declare()
    back_up(console.home, tmp_path / "copy.db")
    console.write(incident, "控えのあと")
    console.close()
    if hot:
        (console.home / f"{JOURNAL_FILE}-journal").write_bytes(b"hot")
    does = getattr(backup, at)

    def killed(*arguments, **more):
        if at == "put_in_place" and not more:
            return does(*arguments)  # the copy's own; the swap is the one that counts
        raise Killed

    monkeypatch.setattr(backup, at, killed)
    with pytest.raises(Killed):
        restore(console.home, tmp_path / "copy.db")
    monkeypatch.undo()
    console.open()
    assert texts(console.home, incident) == ["", "控えのあと"]
    assert not console.journal.set_back
    assert not list(console.home.glob(".*.part*"))


def test_no_backup_has_its_name_before_it_is_finished(console, tmp_path, monkeypatch):
    console.declare()
    save_draft(console.journal, "composer", "まだ言わないこと", datetime.now(UTC))

    def killed(path):
        assert not (tmp_path / "copy.db").exists()
        assert "まだ言わないこと".encode() not in path.read_bytes()
        raise Killed

    monkeypatch.setattr(backup, "_fault_of", killed)
    with pytest.raises(Killed):
        back_up(console.home, tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


@pytest.mark.parametrize("left", [HEAD_FILE, INCOMING_FILE])
@pytest.mark.parametrize("empty", [False, True])
def test_a_journal_that_is_gone_is_never_begun_anew_in_silence(tmp_path, left, empty):
    home = tmp_path / "home"
    with Console(home) as console:
        incident = console.declare()
        back_up(home, tmp_path / "copy.db")
    (home / HEAD_FILE).rename(home / left)
    (home / JOURNAL_FILE).unlink()
    if empty:
        (home / JOURNAL_FILE).touch()
    before = {path.name for path in home.iterdir()}
    with pytest.raises(JournalFault) as fault:
        Journal(home)
    assert fault.value.wrong is Wrong.MISSING
    assert {path.name for path in home.iterdir()} == before
    restore(home, tmp_path / "copy.db")
    assert texts(home, incident) == [""]


def test_a_person_may_begin_anew_and_then_nothing_continues_the_old_numbers(console):
    console.declare()
    console.close()
    (console.home / JOURNAL_FILE).unlink()
    begin_anew(console.home)
    console.open()
    assert (console.journal.set_back, console.journal.installation.epoch) == (True, 2)
    with pytest.raises(FileExistsError):
        begin_anew(console.home)
    assert not list(console.home.glob(".*.part*"))
