"""A home of an older release stays sound, and its closed incidents owe again what they promised."""

from datetime import timedelta

import pytest

from commander.board.incident import Close
from commander.journal import outdated
from commander.journal.flaws import Flaw
from commander.journal.journal import Journal
from commander.journal.outdated import bring_up
from commander.journal.verify import verify
from commander.outbox.publisher import Delivered
from commander.reading import Reading
from tests.commander.console import Console, raw
from tests.commander.older_home import make_older


@pytest.fixture
def older(tmp_path):
    """Two closed incidents that promised an update, one that promised nothing, and an open one."""
    with Console(tmp_path / "home") as console:
        console.list_audiences()
        for title in ("first", "second"):
            incident = console.declare(title)
            console.tell(incident, "public")
            for debt in console.deliveries.workable():
                errand = console.deliveries.begin(debt.key)
                console.deliveries.settle(debt.key, errand.attempt, Delivered(ref="1", url=None))
            console.desk.submit(Close(incident=incident, reason="over"))
        console.desk.submit(Close(incident=console.declare("third"), reason="over"))
        console.declare("fourth")
    make_older(console.home)
    return console


def promising(console):
    with Reading(console.home) as reading:
        return sorted(one.title for one in reading.left_over(console.clock() + timedelta(hours=1)))


def test_it_is_sound_before_this_release_has_opened_it_and_as_soon_as_it_has(older):
    assert verify(older.home).ok
    older.open()
    assert verify(older.home).ok
    assert promising(older) == []
    older.close()


def test_every_row_is_written_anew_once_and_other_boards_see_what_is_owed(older):
    older.open()
    assert bring_up(older.journal) == 3
    assert bring_up(older.journal) == 0
    assert promising(older) == ["first", "second"]
    assert verify(older.home).ok
    older.restart()
    assert bring_up(older.journal) == 0
    older.close()


def test_a_slice_takes_the_newest_first_and_the_next_goes_on_after_a_crash(older, monkeypatch):
    ticks = iter(range(9))
    monkeypatch.setattr(outdated, "monotonic", lambda: next(ticks) * 0.03)
    older.open()
    assert bring_up(older.journal) == 1
    older.restart()
    assert bring_up(older.journal) == 1
    assert promising(older) == ["second"]
    assert verify(older.home).ok
    older.close()


@pytest.mark.parametrize("column", ["title = 'x'", "closed = 0", "declared_at = ''"])
def test_whatever_else_such_a_row_says_wrongly_is_found(older, column):
    older.open()
    older.close()
    db = raw(older.home)
    db.execute(f"UPDATE incident SET {column} WHERE title = 'first'")
    db.close()
    assert [finding.flaw for finding in verify(older.home).findings] == [Flaw.ROW_WRONG]


def test_a_row_that_has_been_written_anew_must_say_what_is_owed(older):
    older.open()
    bring_up(older.journal)
    older.close()
    db = raw(older.home)
    db.execute("UPDATE incident SET promise = NULL WHERE title = 'first'")
    db.close()
    assert [finding.flaw for finding in verify(older.home).findings] == [Flaw.ROW_WRONG]


@pytest.mark.expected_logs
def test_an_incident_that_can_not_be_read_keeps_its_row_and_hinders_no_other(older, caplog):
    older.open()
    older.close()
    db = raw(older.home)
    db.execute(
        "UPDATE record SET header = substr(header, 2) WHERE kind != 'entry-added' "
        "AND stream = (SELECT stream FROM incident WHERE title = 'second')"
    )
    db.close()
    journal = Journal(older.home)
    assert bring_up(journal) == 3
    journal.close()
    assert promising(older) == ["first"]
    assert "a row of the list stays as it is" in caplog.text


def test_a_journal_that_is_only_read_is_left_as_it_is(older):
    older.open()
    older.journal.read_only = True
    assert bring_up(older.journal) == 0
    older.close()
    assert promising(older) == []
