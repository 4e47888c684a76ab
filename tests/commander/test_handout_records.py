"""JSON Lines: every record as it is, taken in elsewhere byte for byte; a changed, cut or foreign file is refused."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commander.board.incident import Declare
from commander.board.refusal import Because, Refused
from commander.board.timeline import AddEntry, CorrectEntry
from commander.journal.arrival import sealed_records
from commander.journal.verify import verify
from commander.reading import Reading
from commander.reports.exporting import Form, export
from commander.reports.handout import Choice
from commander.reports.importing import ForeignFile, import_records
from commander.reports.record_lines import Wrong
from commander.wording.language import Language
from tests.commander.console import STAFF, Console

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def console(tmp_path: Path):
    with Console(tmp_path / "home") as console:
        yield console


@pytest.fixture
def other(tmp_path: Path):
    with Console(tmp_path / "other") as other:
        yield other


def told(console: Console, texts=("再起動した", '"引用" と\n改行 \u202e', "=1+1")) -> str:
    stream = console.desk.submit(Declare(title="決済が失敗する"))[0].stream
    entries = [console.desk.submit(AddEntry(incident=stream, text=text))[0] for text in texts]
    console.desk.submit(CorrectEntry(incident=stream, entry=entries[0].id, text="二度再起動した"))
    return stream


def written(console: Console, stream: str, path: Path) -> Path:
    with Reading(console.home) as reading:
        export(reading, Form.JSON_LINES, Choice(stream=stream), NOW, path, over=True)
    return path


def sealed(console: Console, stream: str):
    found = sealed_records(console.journal.db, stream, 0, 10_000)
    return [(one.header, one.hash, one.salt, one.content) for one in found]


def test_a_fresh_journal_has_the_same_records_bytes_and_hashes(console, other, tmp_path) -> None:
    stream = told(console)
    told(console)
    taken = import_records(other.desk, written(console, stream, tmp_path / "x.jsonl"))
    assert taken.records == len(sealed(console, stream)) == 5
    assert sealed(other, stream) == sealed(console, stream)
    assert verify(other.home).ok
    with Reading(console.home) as ours, Reading(other.home) as theirs:
        assert theirs.board(stream) == ours.board(stream)
        assert theirs.incident(taken.short_id) == ours.incident(taken.short_id)
        texts = [[row.record.event for row in reading.timeline(stream)] for reading in (ours, theirs)]
        assert texts[0] == texts[1]
        assert [row.correction is not None for row in theirs.timeline(stream)].count(True) == 1
    assert written(other, stream, tmp_path / "y.jsonl").read_bytes() == (tmp_path / "x.jsonl").read_bytes()


def test_one_goes_on_writing_behind_what_was_taken_in(console, other, tmp_path) -> None:
    stream = told(console)
    import_records(other.desk, written(console, stream, tmp_path / "x.jsonl"))
    other.desk.submit(AddEntry(incident=stream, text="続き"))
    assert verify(other.home).ok
    import_records(other.desk, tmp_path / "x.jsonl")
    other.restart()
    assert not other.journal.set_back


def test_nothing_of_what_is_taken_in_is_ever_owed(console, other, tmp_path) -> None:
    console.list_audiences(STAFF)
    stream = told(console)
    console.tell(stream, "staff")
    assert console.debts
    import_records(other.desk, written(console, stream, tmp_path / "x.jsonl"))
    assert other.outbox.open_debts() == []


def test_taken_in_twice_nothing_is_added(console, other, tmp_path) -> None:
    path = written(console, told(console), tmp_path / "x.jsonl")
    import_records(other.desk, path)
    assert import_records(other.desk, path).records == 0


def test_our_own_records_after_a_loss_begin_a_new_epoch(console, tmp_path) -> None:
    stream = told(console)
    path = written(console, stream, tmp_path / "x.jsonl")
    console.close()
    for name in ("journal.db", "heads.log"):
        (console.home / name).unlink()
    console.open()
    import_records(console.desk, path)
    assert console.journal.installation.epoch == 2
    console.desk.submit(AddEntry(incident=stream, text="続き"))
    assert verify(console.home).ok


def test_an_incident_that_differs_here_is_left_alone(console, other, tmp_path) -> None:
    stream = told(console)
    path = written(console, stream, tmp_path / "x.jsonl")
    import_records(other.desk, path)
    console.desk.submit(AddEntry(incident=stream, text="続き"))
    with pytest.raises(Refused) as refused:
        import_records(other.desk, written(console, stream, path))
    assert refused.value.because is Because.INCIDENT_HERE_ALREADY


def test_the_organisation_s_own_records_never_come_by_a_file(console, other, tmp_path) -> None:
    path = written(console, told(console), tmp_path / "x.jsonl")
    first, *rest = path.read_bytes().splitlines(keepends=True)
    head = json.loads(first) | {"incident": "organisation"}
    path.write_bytes(json.dumps(head).encode() + b"\n" + b"".join(rest))
    refuses(other, path, Wrong.STREAM, 1)


def refuses(other: Console, path: Path, wrong: Wrong, number: int) -> None:
    before = other.journal.newest_position()
    with pytest.raises(ForeignFile) as refused:
        import_records(other.desk, path)
    assert (refused.value.wrong, refused.value.line) == (wrong, number)
    for language in Language:
        sentence = refused.value.sentence(language)
        assert path.name in sentence
        assert str(number) in sentence
        assert "\n" not in sentence
    assert other.journal.newest_position() == before


CHANGES = {
    "an-empty-file": (lambda lines: [], Wrong.NOT_OURS, 1),
    "another-file": (lambda lines: [b'{"a": 1}\n'], Wrong.NOT_OURS, 1),
    "binary": (lambda lines: [b"\x00\xff\xfe\n"], Wrong.NOT_OURS, 1),
    "a-newer-version": (lambda lines: [lines[0].replace(b'"version":1', b'"version":2'), *lines[1:]], Wrong.NEWER, 1),
    "only-the-first-line": (lambda lines: lines[:1], Wrong.CUT_SHORT, 1),
    "without-its-end": (lambda lines: lines[:-1], Wrong.CUT_SHORT, 6),
    "cut-in-a-line": (lambda lines: [*lines[:3], lines[3][:40]], Wrong.CUT_SHORT, 4),
    "a-record-left-out": (lambda lines: [*lines[:3], *lines[4:]], Wrong.CHAIN, 4),
    "two-records-turned-round": (lambda lines: [*lines[:2], lines[3], lines[2], *lines[4:]], Wrong.CHAIN, 3),
    "a-record-twice": (lambda lines: [*lines[:3], lines[2], *lines[3:]], Wrong.TWICE, 4),
    "another-author": (lambda lines: changed(lines, 2, "担当A".encode(), "担当B".encode()), Wrong.HASH, 3),
    "another-text": (lambda lines: changed(lines, 2, "再起動".encode(), "再起不".encode()), Wrong.BODY, 3),
    "a-body-taken-out": (lambda lines: changed(lines, 2, b'"salt":"', b'"salt":null,"x":"'), Wrong.NOT_A_RECORD, 3),
    "another-title": (lambda lines: changed(lines, 0, "決済".encode(), "決算".encode()), Wrong.CHANGED, 7),
    "another-count": (lambda lines: changed(lines, 0, b'"records":5', b'"records":4'), Wrong.CUT_SHORT, 7),
    "lines-behind": (lambda lines: [*lines, lines[2]], Wrong.AFTER_THE_END, 8),
}  # fmt: skip


def changed(lines: list[bytes], at: int, before: bytes, after: bytes) -> list[bytes]:
    assert before in lines[at]
    return [*lines[:at], lines[at].replace(before, after), *lines[at + 1 :]]


@pytest.mark.parametrize("name", CHANGES)
def test_a_damaged_or_foreign_file_is_refused_by_file_and_line(name, console, other, tmp_path) -> None:
    change, wrong, number = CHANGES[name]
    path = written(console, told(console), tmp_path / "x.jsonl")
    path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))
    refuses(other, path, wrong, number)


def test_a_folder_or_a_pipe_is_no_file(console, tmp_path) -> None:
    with pytest.raises(OSError, match=r"directory|regular"):
        import_records(console.desk, tmp_path)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30), max_size=4))
def test_whatever_was_typed_comes_back(texts, tmp_path_factory) -> None:
    folder = tmp_path_factory.mktemp("round")
    with Console(folder / "a") as console, Console(folder / "b") as other:
        stream = told(console, [f"記録{text}" for text in ["", *texts]])
        import_records(other.desk, written(console, stream, folder / "x.jsonl"))
        assert sealed(other, stream) == sealed(console, stream)
