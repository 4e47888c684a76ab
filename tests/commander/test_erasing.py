"""An entry's text is taken out for good: of the file, the board and the search; the chain still holds."""

import re
import sqlite3

import pytest

from commander.board.deliveries import DeliveryState, Operation
from commander.board.erasing import EraseEntry
from commander.board.erasure import EntryErased
from commander.board.incident import SetSeverity
from commander.board.organisation import PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.board.record import Erased
from commander.board.refusal import Because, Refused
from commander.board.slack_rules import SlackRules
from commander.board.summary import OrderLiveLine
from commander.board.timeline import AddEntry, CorrectEntry
from commander.cli import run
from commander.journal.drafts import save_draft
from commander.journal.flaws import Flaw
from commander.journal.journal import JOURNAL_FILE
from commander.journal.verify import verify
from commander.outbox.publisher import Delivered
from commander.reading import Reading
from commander.wording.erased import copies_left
from commander.wording.language import Language
from tests.commander.console import CUSTOMERS, STAFF, Console, raw
from tests.commander.test_search import followed, found

SECRET = "hunter2-secret-of-the-database"


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        rules = SlackRules(summary=("#incidents",))
        console.desk.submit(ImportPolicy(policy=PolicyFile(audience=(STAFF, CUSTOMERS), slack=rules)))
        yield console


def erase(console, incident, entry, reason="パスワードを貼ってしまった"):
    return console.desk.submit(EraseEntry(incident=incident, entry=entry, reason=reason))


def refusal(console, incident, entry, **more):
    with pytest.raises(Refused) as refused:
        erase(console, incident, entry, **more)
    return refused.value.because


def delivered_all(console):
    """Every turn of a sender until nothing is owed."""
    for _ in range(20):
        for debt in console.deliveries.workable():
            if debt.state is DeliveryState.QUEUED:
                errand = console.deliveries.begin(debt.key)
                console.deliveries.settle(errand.key, errand.attempt, Delivered(ref=errand.at_ref or "1.1"))
        console.clock.advance(seconds=4)
        if console.deliveries.open_count() == 0:
            return


def holds_secret(console):
    """The files of the home that hold the secret in any byte."""
    return [
        path.name
        for path in console.home.rglob("*")
        if path.is_file() and re.search(SECRET.encode(), path.read_bytes())
    ]


def test_what_was_typed_and_its_corrections_are_in_no_byte_of_the_journal(console):
    incident = console.declare()
    entry = console.write(incident, f"接続できない {SECRET}")
    console.desk.submit(CorrectEntry(incident=incident, entry=entry.id, text=f"正しくは {SECRET}!"))
    assert JOURNAL_FILE in holds_secret(console)
    (order,) = erase(console, incident, entry.id)
    assert isinstance(order.event, EntryErased)
    assert len(order.event.bodies) == 2
    assert holds_secret(console) == []
    with Reading(console.home) as reading:
        shown = {row.record.id: row.record.event for row in reading.timeline(incident)}
    assert isinstance(shown[entry.id], Erased)
    assert order.id in shown


def test_the_chain_still_verifies_and_a_body_that_nobody_ordered_gone_is_found(console):
    incident = console.declare()
    first, second = console.write(incident, SECRET), console.write(incident, "別の記録")
    erase(console, incident, first.id)
    verdict = verify(console.home)
    assert (verdict.ok, verdict.erased) == (True, 1)
    db = raw(console.home)
    db.execute("DELETE FROM body WHERE position = ?", [second.position])
    db.close()
    assert [one.flaw for one in verify(console.home).findings] == [Flaw.BODY_CHANGED]


def test_the_search_forgets_it_at_once(console):
    incident = console.declare()
    entry = console.write(incident, SECRET)
    with followed(console.home) as search:
        assert found(search, "hunter2") == [SECRET]
    erase(console, incident, entry.id)
    with followed(console.home) as search:
        assert found(search, "hunter2") == []
    assert holds_secret(console) == []


def test_a_live_line_goes_with_it_and_where_it_stands_is_said(console):
    incident = console.declare()
    entry = console.write(incident, SECRET)
    delivered_all(console)
    console.desk.submit(OrderLiveLine(incident=incident, text=SECRET, entry=entry.id))
    assert refusal(console, incident, entry.id) is Because.ERASED_STILL_OWED
    delivered_all(console)
    (order,) = erase(console, incident, entry.id)
    assert order.event.left == ("slack:#incidents",)
    assert holds_secret(console) == []
    lines = [debt for debt in console.outbox.all_debts() if debt.operation is Operation.LINE]
    assert [(one.state, one.bulletin.texts["ja"].body) for one in lines if "ja" in one.bulletin.texts] in (
        [],
        [(DeliveryState.DELIVERED, "")],
    )
    # Folded on, and folded anew without the bodies: the same board.
    console.desk.submit(SetSeverity(incident=incident, severity=2))
    before = console.desk.board(incident)
    console.restart()
    assert console.desk.board(incident) == before
    assert verify(console.home).ok


def test_only_entries_are_erased_once_and_with_a_reason(console):
    incident = console.declare()
    entry = console.write(incident, SECRET)
    (severity,) = console.desk.submit(SetSeverity(incident=incident, severity=2))[:1]
    assert refusal(console, incident, severity.id) is Because.ERASED_ENTRIES_ONLY
    assert refusal(console, incident, "nothing") is Because.ENTRY_UNKNOWN
    assert refusal(console, incident, entry.id, reason=" ") is Because.TEXT_EMPTY
    erase(console, incident, entry.id)
    assert refusal(console, incident, entry.id) is Because.ERASED_ALREADY


def test_what_fails_before_the_end_erases_nothing(console):
    incident = console.declare()
    entry = console.write(incident, SECRET)
    db = raw(console.home)
    db.execute("CREATE TRIGGER stopped BEFORE DELETE ON body BEGIN SELECT RAISE(ABORT, 'no'); END")
    db.close()
    with pytest.raises(sqlite3.IntegrityError):
        erase(console, incident, entry.id)
    with Reading(console.home) as reading:
        (row,) = [one for one in reading.timeline(incident) if one.record.id == entry.id]
    assert row.record.event.text == SECRET


def test_the_command_says_which_copies_stay(console, capsys):
    incident = console.declare()
    entry = console.desk.submit(AddEntry(incident=incident, text=SECRET))[0]
    console.close()
    arguments = ["--home", str(console.home), "--lang", "en", "--as", "x", "erase", incident, entry.id]
    assert run([*arguments, "--reason", "a password"]) == 0
    said = capsys.readouterr().out
    assert "Erased from the journal" in said
    assert "backups keep it" in said
    console.open()


def test_what_is_being_typed_and_holds_the_words_is_said(console):
    incident = console.declare()
    entry = console.write(incident, f"接続できない {SECRET}")
    save_draft(console.journal, "sheet:x", f'{{"body": "今は接続できない {SECRET} です"}}', console.clock())
    save_draft(console.journal, f"composer:{incident}", "別の話", console.clock())
    (order,) = erase(console, incident, entry.id)
    assert order.event.drafts == 1
    assert any(
        "being written here" in line for line in copies_left([order.event], told=0, language=Language.EN)
    )
