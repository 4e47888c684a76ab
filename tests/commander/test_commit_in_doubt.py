"""A commit whose answer is an error: looked up in the file, so that nothing is ordered twice and nothing is lost."""

import sqlite3

import pytest

from commander.board.refusal import Because, Refused
from commander.journal.drafts import draft, save_draft
from commander.journal.head_file import HeadFile
from commander.journal.journal import HEAD_FILE
from commander.journal.verify import verify
from tests.commander.console import Console


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        console.list_audiences()
        yield console


def fail_once(console, monkeypatch, *, is_done: bool):
    """The next commit ends in an error of the disk: after it was done, or instead."""
    execute, failed = console.journal.db.execute, []

    def failing(statement, *values):
        if statement != "COMMIT" or failed:
            return execute(statement, *values)
        failed.append(statement)
        if is_done:
            execute(statement)
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error

    monkeypatch.setattr(console.journal.db, "execute", failing)


def test_an_order_that_is_in_the_file_after_all_is_taken_and_owed_once(console, monkeypatch):
    incident = console.declare()
    fail_once(console, monkeypatch, is_done=True)
    ordered = console.tell(incident, "staff")
    assert [one.id for one in console.heard[-1]] == [one.id for one in ordered]
    assert {one.stream: one.seq for one in HeadFile(console.home / HEAD_FILE).all()}[incident] == ordered[
        -1
    ].seq
    targets = [debt.target for debt in console.outbox.open_debts()]
    assert len(targets) == len(set(targets)) > 0
    console.restart()
    assert not console.journal.set_back
    assert verify(console.home).ok
    assert [debt.target for debt in console.outbox.open_debts()] == targets


def test_an_order_that_is_not_in_the_file_is_refused_and_may_be_given_again(console, monkeypatch):
    incident = console.declare()
    fail_once(console, monkeypatch, is_done=False)
    with pytest.raises(Refused) as refused:
        console.tell(incident, "staff")
    assert refused.value.because is Because.DISK_FAILED
    assert console.outbox.open_debts() == []
    console.tell(incident, "staff")
    targets = [debt.target for debt in console.outbox.open_debts()]
    assert len(targets) == len(set(targets)) > 0
    console.restart()
    assert not console.journal.set_back
    assert verify(console.home).ok


def test_what_leaves_no_record_is_not_believed_kept_because_an_older_record_is(console, monkeypatch):
    incident = console.declare()
    (console.home / HEAD_FILE).unlink()
    (console.home / HEAD_FILE).mkdir()  # no head can be written: that of the next record waits
    console.write(incident)
    fail_once(console, monkeypatch, is_done=False)
    with pytest.raises(Refused):
        save_draft(console.journal, "composer:x", "typed", console.clock())
    assert draft(console.journal, "composer:x") == ""
    save_draft(console.journal, "composer:x", "typed", console.clock())
    assert draft(console.journal, "composer:x") == "typed"


def test_what_was_taken_back_is_the_head_of_no_chain(console, monkeypatch):
    incident = console.declare()
    fail_once(console, monkeypatch, is_done=False)
    with pytest.raises(Refused):
        console.write(incident)
    console.declare("別件")  # its head is kept outside; that of what never was must not go with it
    console.restart()
    assert not console.journal.set_back
    assert verify(console.home).ok
