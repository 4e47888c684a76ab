"""The read side: what the window and the command line are given."""

from datetime import UTC, datetime, timedelta

import pytest

from commander.board.deliveries import Choice
from commander.board.incident import Close, SetSeverity
from commander.board.record import Occurred
from commander.board.refusal import Because, Refused
from commander.board.timeline import AddEntry, CorrectEntry, EntryAdded, decide
from commander.journal.drafts import save_draft
from commander.journal.faults import JournalFault, Wrong
from commander.journal.journal import JOURNAL_FILE
from commander.reading import Reading, timeline_key, timeline_kind
from tests.commander.console import Console, raw


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        yield console


@pytest.fixture
def reading(console):
    with Reading(console.home) as reading:
        yield reading


def test_incidents_the_newest_first_open_or_closed(console, reading):
    names = []
    for number in range(3):
        names.append(console.declare(str(number)))
        console.clock.advance(minutes=1)
    console.desk.submit(Close(incident=names[1], reason="済"))
    assert [one.title for one in reading.incidents()] == ["2", "1", "0"]
    assert [one.title for one in reading.incidents(closed=True)] == ["1"]
    assert [one.title for one in reading.incidents(closed=False, limit=1)] == ["2"]


def test_an_incident_is_found_by_whatever_name_a_person_gives_it(console, reading):
    stream = console.declare()
    found = reading.incident(stream)
    for name in (found.short_id, found.short_id.lower(), f" {found.short_id[4:]} ", f" {stream}\n"):
        assert reading.incident(name) == found
    for name in ("INC-ZZZZ", "", "\udcff", "' OR 1=1 --", "x" * 100_000):
        with pytest.raises(Refused) as refused:
            reading.incident(name)
        assert refused.value.because is Because.NO_SUCH_INCIDENT


def test_what_is_read_follows_what_is_written(console, reading):
    incident = console.declare()
    assert reading.board(incident).incident.severity is None
    console.desk.submit(SetSeverity(incident=incident, severity=2))
    assert reading.board(incident) == console.desk.board(incident)
    console.list_audiences()
    assert reading.policy() == console.desk.policy()


def test_a_timeline_is_in_the_order_of_what_happened(console, reading):
    incident = console.declare()
    earlier = Occurred(instant=console.clock() - timedelta(minutes=10), zone="Asia/Tokyo")
    console.desk.submit(AddEntry(incident=incident, text="はじまり", occurred=earlier))
    late = console.desk.submit(AddEntry(incident=incident, text="いま"))[0]
    assert [row.record.kind for row in reading.timeline(incident)] == [
        "entry-added",
        "incident-declared",
        "entry-added",
    ]
    keys = reading.timeline_keys(incident)
    assert keys[-1] == timeline_key(late)
    assert timeline_kind(late) == "fact"


def test_a_timeline_can_be_asked_for_some_kinds_only(console, reading):
    incident = console.declare()
    console.desk.submit(AddEntry(incident=incident, text="x", entry_kind="decision"))
    console.write(incident)
    assert len(reading.timeline_keys(incident)) == 3
    assert len(reading.timeline_keys(incident, ["decision", "fact"])) == 2
    assert len(reading.timeline_keys(incident, ["incident-declared"])) == 1
    assert reading.timeline_keys("nowhere") == []


def test_a_correction_stands_beside_its_entry_the_newest_one(console, reading):
    incident = console.declare()
    entry = console.write(incident, "100%")
    for text in ("95%", "90%"):
        console.desk.submit(CorrectEntry(incident=incident, entry=entry.id, text=text))
    (row,) = (row for row in reading.timeline(incident) if isinstance(row.record.event, EntryAdded))
    assert row.correction.event.text == "90%"
    assert reading.timeline_rows([]) == []


def test_a_long_timeline_is_read_in_pages_and_whole(console, reading):
    incident = console.declare()
    moment = console.desk.moment()
    with console.journal.write():
        for number in range(1_200):
            console.journal.append(
                incident, decide(AddEntry(incident=incident, text=str(number)), moment), moment
            )
    rows = reading.timeline(incident)
    assert [row.record.event.text for row in rows[1:]] == [str(number) for number in range(1_200)]


def test_debts_and_drafts_can_be_read(console, reading):
    incident = console.declare()
    console.tell(incident, "public")
    (debt,) = reading.open_debts()
    assert reading.debt(debt.key[:8]) == debt
    console.decide(debt.key, Choice.CANCEL)
    assert reading.open_debts() == []
    assert [one.state.value for one in reading.debts()] == ["cancelled"]
    save_draft(console.journal, "composer", "書きかけ", datetime.now(UTC))
    assert (reading.draft("composer"), reading.draft("sheet")) == ("書きかけ", "")


def test_a_reader_never_writes(console, reading):
    with pytest.raises(Exception, match="readonly"):
        reading._db.execute("DELETE FROM draft")


def test_a_row_that_leads_nowhere_is_a_damaged_file(console, reading):
    incident = console.declare()
    db = raw(console.home)
    db.execute("INSERT INTO timeline VALUES (?, '2026', '0', 99, 'fact')", [incident])
    db.close()
    with pytest.raises(JournalFault) as fault:
        reading.timeline(incident)
    assert (fault.value.wrong, fault.value.path) == (Wrong.DAMAGED, console.home / JOURNAL_FILE)


def test_a_list_that_cannot_be_read_is_a_damaged_file(console, reading):
    console.declare()
    db = raw(console.home)
    db.execute("UPDATE incident SET title = NULL")
    db.close()
    with pytest.raises(JournalFault):
        reading.incidents()


def test_a_journal_that_is_not_there_is_named(tmp_path):
    with pytest.raises(JournalFault) as fault:
        Reading(tmp_path)
    assert fault.value.wrong is Wrong.UNREACHABLE
    (tmp_path / JOURNAL_FILE).write_text("<html>" * 1000)
    with Reading(tmp_path) as reading, pytest.raises(JournalFault) as fault:
        reading.incidents()
    assert fault.value.wrong is Wrong.NOT_A_JOURNAL
