"""What stands beside the entries is found too: signals with their source, and files by their names."""

import pytest

from commander.attachments.store import Store
from commander.attachments.taking import take_bytes
from commander.board.attachments import AttachFiles
from commander.board.erasing import EraseEntry
from commander.board.feeds import FEEDS
from commander.board.organisation import Person, PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.board.signals import RaiseSignal
from commander.clock import utc_now
from commander.intake.hearing import Said, hear
from commander.search.query import query_of
from commander.search.search import Search
from tests.commander.console import Console


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        yield console


def found(console, words, stream=""):
    with Search(console.home) as search:
        while search.follow():
            pass
        return search.find(query_of(words, search.policy(), utc_now(), "Asia/Tokyo", stream=stream)).found


@pytest.mark.parametrize("words", ["cron", "ディスク", "残り5", "kind:signal ﾃﾞｨｽｸ", "でぃすく"])
def test_a_signal_is_found_by_its_words_and_by_where_it_is_from(console, words):
    incident = console.declare()
    console.desk.submit(RaiseSignal(incident=incident, text="ディスク残り5%", source="cron"))
    (one,) = found(console, words)
    assert (one.incident.stream, one.row.record.kind) == (incident, "signal-raised")


def test_a_signal_that_belongs_to_no_incident_is_found_and_says_so(console):
    hear(console.desk, Said(text="Queue full", source="mail", key="q", feed="alertmanager"))
    console.declare()
    (one,) = found(console, "queue alertmanager")
    assert (one.incident.stream, one.incident.short_id) == (FEEDS, "–")


def test_a_file_is_found_by_its_name_on_the_row_of_its_entry_until_that_is_erased(console):
    incident = console.declare()
    file = take_bytes(Store(console.home), b"22:31 pool exhausted\n", "heap_障害.log", 1_000_000)
    entry, _ = console.desk.submit(AttachFiles(incident=incident, files=(file,), text="採取した"))
    (one,) = found(console, "HEAP_障害")
    assert (one.row.record.id, one.file, one.incident.stream) == (entry.id, "heap_障害.log", incident)
    console.desk.submit(EraseEntry(incident=incident, entry=entry.id, reason="誤り"))
    assert found(console, "heap_障害") == ()


def test_a_file_hung_later_on_an_entry_that_is_there_is_found_by_its_name(console):
    incident = console.declare()
    entry = console.write(incident, "採取する")
    assert found(console, "heap_障害") == ()
    file = take_bytes(Store(console.home), b"22:31 pool exhausted\n", "heap_障害.log", 1_000_000)
    console.desk.submit(AttachFiles(incident=incident, files=(file,), entry=entry.id))
    (one,) = found(console, "heap_障害")
    assert (one.row.record.id, one.file) == (entry.id, "heap_障害.log")


@pytest.mark.parametrize("words", ['@"Person B" disk', 'disk @"person b', 'disk ＠"Person B"'])
def test_a_name_with_a_space_is_typed_in_quotes(console, words):
    console.desk.submit(ImportPolicy(policy=PolicyFile(person=(Person(key="b", name="Person B"),))))
    query = query_of(words, console.desk.policy(), utc_now(), "Asia/Tokyo")
    assert (query.words, query.among.people) == (("disk",), ("b",))
    assert query_of('@""', console.desk.policy(), utc_now(), "Asia/Tokyo").is_empty
