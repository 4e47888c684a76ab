"""Files of the restricted track: in a folder of their own, by right alone, in no list, search or export, erasable."""

import os
import random
from pathlib import Path

import pytest

from commander.attachments.giving import content_of
from commander.attachments.store import FOLDER, RESTRICTED_FOLDER, Lies, Store
from commander.attachments.taking import take_bytes
from commander.board.attachment_rules import AttachmentRules
from commander.board.attachments import AttachFiles
from commander.board.erasing import EraseEntry
from commander.board.organisation import PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.board.privacy_files import KeepPrivacyFiles
from commander.board.privacy_records import RaisePrivacyConcern
from commander.board.privacy_track import fold_track
from commander.board.refusal import Because, Refused
from commander.board.restricted import restricted_of
from commander.board.roles import COMMANDER, AssignRole
from commander.journal.backup import back_up, restore
from commander.journal.rows import state_records
from commander.journal.verify import verify
from commander.reading import Reading
from commander.reports.exporting import Form, export
from commander.reports.handout import Choice
from commander.search.said import document_of
from tests.commander.console import Console
from tests.commander.story import A, B

LOG = b"22:31 orders of another shop were shown\n"


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        yield console


@pytest.fixture
def incident(console):
    stream = console.declare()
    console.desk.submit(AssignRole(incident=stream, role=COMMANDER, person=A))
    console.desk.submit(RaisePrivacyConcern(incident=stream))
    return stream


@pytest.fixture
def store(console):
    return Store(console.home, RESTRICTED_FOLDER)


def kept(console, incident, store, content=LOG, name="orders.log", **more):
    file = take_bytes(store, content, name, 1 << 20)
    return console.desk.submit(KeepPrivacyFiles(incident=incident, files=(file,), **more))


def track(console, incident, person=A):
    with Reading(console.home) as reading:
        return reading.track(incident, person)[0]


def test_a_file_is_kept_in_the_track_and_in_no_list_search_or_export(console, incident, store, tmp_path):
    (record,) = kept(console, incident, store, text="他社の注文が見える")
    assert record.stream == restricted_of(incident)
    (file,) = track(console, incident).files
    assert content_of(store, file) == LOG
    assert not (console.home / FOLDER).exists()
    assert store.folder.stat().st_mode & 0o077 == 0
    assert console.desk.board(incident).attachments.count == 0
    with Reading(console.home) as reading:
        assert document_of(record, reading.policy(), console.clock().tzinfo) is None
        for form in (Form.JSON_LINES, Form.MARKDOWN, Form.HTML, Form.CSV):
            out = tmp_path / f"out.{form.value}"
            export(reading, form, Choice(stream=incident), console.clock(), out)
            assert b"orders.log" not in out.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [
        f"out.{form}" for form in ("csv", "html", "jsonl", "md")
    ]


def test_without_the_right_nothing_is_kept_nor_read(console, incident, store):
    file = take_bytes(store, LOG, "x.log", 1 << 20)
    with pytest.raises(Refused) as caught:
        console.desk.submit(KeepPrivacyFiles(incident=incident, files=(file,)), person=B)
    assert caught.value.because is Because.PRIVACY_NO_RIGHT
    console.desk.restricted_files.let_go([file.sha256])
    assert store.lies(file.sha256, file.size) is Lies.MISSING
    kept(console, incident, store)
    with pytest.raises(Refused):
        track(console, incident, B)


def test_an_erased_file_is_gone_from_disk_and_its_line_says_so(console, incident, store):
    (record,) = kept(console, incident, store, text="秘密")
    (file,) = track(console, incident).files
    console.desk.submit(EraseEntry(incident=incident, entry=record.id, reason="別人の写真"))
    assert track(console, incident).files == ()
    assert store.lies(file.sha256, file.size) is Lies.MISSING
    assert "秘密".encode() not in (console.home / "journal.db").read_bytes()
    assert not verify(console.home).findings


def test_limits_doubles_and_what_is_not_on_disk_are_refused(console, incident, store):
    console.desk.submit(
        ImportPolicy(policy=PolicyFile(attachments=AttachmentRules(file_mb=1, incident_mb=1)))
    )
    kept(console, incident, store)
    file = take_bytes(store, LOG, "again.log", 1 << 20)
    big = take_bytes(store, b"x" * ((1 << 20) - 10), "big.log", 1 << 20)
    lost = take_bytes(store, b"lost words\n", "lost.log", 1 << 20)
    store.remove(lost.sha256)
    for one, because in (
        (file, Because.ATTACHED_ALREADY),
        (big, Because.ATTACHMENTS_FULL),
        (lost, Because.ATTACHMENT_NOT_KEPT),
    ):
        with pytest.raises(Refused) as caught:
            console.desk.submit(KeepPrivacyFiles(incident=incident, files=(one,)))
        assert caught.value.because is because
    with pytest.raises(Refused) as caught:
        console.desk.submit(KeepPrivacyFiles(incident=incident, files=()))
    assert caught.value.because is Because.ATTACH_NOTHING


def test_the_same_file_hung_openly_stays_when_the_restricted_one_is_erased(console, incident, store):
    open_store = Store(console.home)
    open_file = take_bytes(open_store, LOG, "orders.log", 1 << 20)
    console.desk.submit(AttachFiles(incident=incident, files=(open_file,), text="log"))
    (record,) = kept(console, incident, store)
    console.desk.submit(EraseEntry(incident=incident, entry=record.id, reason="x"))
    assert open_store.lies(open_file.sha256, open_file.size) is Lies.SOUND
    assert store.lies(open_file.sha256, open_file.size) is Lies.MISSING


def test_a_backup_has_it_in_a_folder_of_its_own_and_brings_it_back(console, incident, store, tmp_path):
    kept(console, incident, store)
    (file,) = track(console, incident).files
    told = back_up(console.home, tmp_path / "b.db")
    assert (told.files, (tmp_path / "b.db.restricted" / file.sha256).read_bytes()) == (1, LOG)
    assert not (tmp_path / "b.db.attachments").exists()
    console.close()
    store.remove(file.sha256)
    restore(console.home, tmp_path / "b.db")
    assert store.lies(file.sha256, file.size) is Lies.SOUND
    console.open()


def test_verify_tells_of_a_file_that_was_altered(console, incident, store):
    kept(console, incident, store)
    (file,) = track(console, incident).files
    store.path_of(file.sha256).write_bytes(b"another")
    assert verify(console.home).findings


def test_any_order_of_the_records_comes_to_the_same_files(console, incident, store):
    records = [kept(console, incident, store, f"{n} line\n".encode(), f"{n}.log")[0] for n in range(4)]
    console.desk.submit(EraseEntry(incident=incident, entry=records[0].id, reason="x"))
    found = state_records(console.journal.db, restricted_of(incident))
    whole = fold_track(found)
    assert [one.name for one in whole.files] == ["1.log", "2.log", "3.log"]
    for seed in range(5):
        shuffled = list(found)
        random.Random(seed).shuffle(shuffled)
        assert fold_track(shuffled) == whole


def test_a_crash_between_disk_and_record_leaves_no_file(console, incident, store, tmp_path):
    file = take_bytes(store, LOG, "x.log", 1 << 20)
    note = Path(store.folder) / "incoming" / file.sha256
    assert note.exists()
    os.utime(note, (0, 0))
    assert console.desk.restricted_files.clear_up() == 1
    assert store.lies(file.sha256, file.size) is Lies.MISSING


def test_a_backup_that_comes_to_nothing_leaves_nothing_and_takes_nothing_of_anothers(
    console, incident, store, tmp_path
):
    console.desk.submit(
        AttachFiles(
            incident=incident, files=(take_bytes(Store(console.home), LOG, "a.log", 1 << 20),), text="x"
        )
    )
    kept(console, incident, store, content=b"secret\n")
    others = tmp_path / "b.db.restricted"
    others.mkdir()
    (others / "kept").write_text("another backup's")
    with pytest.raises(FileExistsError):
        back_up(console.home, tmp_path / "b.db")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.db.restricted", "home"]
    assert (others / "kept").read_text() == "another backup's"


def test_a_backup_without_restricted_files_never_takes_away_those_of_another(console, tmp_path, monkeypatch):
    incident = console.declare()
    console.desk.submit(
        AttachFiles(
            incident=incident, files=(take_bytes(Store(console.home), LOG, "a.log", 1 << 20),), text="x"
        )
    )
    others = tmp_path / "b.db.restricted"

    def put_just_before(temporary, path, **more):
        others.mkdir()
        (others / "kept").write_text("another backup's")
        raise FileExistsError(17, "something is there already", str(path))

    monkeypatch.setattr("commander.journal.backup.put_in_place", put_just_before)
    with pytest.raises(FileExistsError):
        back_up(console.home, tmp_path / "b.db")
    assert (others / "kept").exists()
    assert not (tmp_path / "b.db.attachments").exists()
