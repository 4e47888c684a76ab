"""Files on entries: taken in or said no to, kept once under their hash, known by their record, gone when erased."""

import io
import os
import shutil
import socket
import stat
import struct
import zlib
from datetime import UTC
from pathlib import Path

import pytest

from commander.attachments.pictures import Tells, told_by, without_tales
from commander.attachments.sniffing import decoded, media_of
from commander.attachments.store import Lies, Store, TooLarge, Unsound
from commander.attachments.taking import Untaken, Why, take_bytes, take_file
from commander.board.attachment_rules import AttachmentRules
from commander.board.attachments import AttachFiles, AttachmentAdded, Media, StoredFile
from commander.board.board import fold
from commander.board.erasing import EraseEntry
from commander.board.file_names import distinct_names, harmless_name
from commander.board.organisation import PolicyFile
from commander.board.policy import Policy
from commander.board.policy_import import ImportPolicy
from commander.board.refusal import Because, Refused
from commander.board.timeline import CorrectEntry, EntryAdded
from commander.cli import run
from commander.journal.backup import back_up, restore
from commander.journal.flaws import Flaw
from commander.journal.verify import verify
from commander.reading import Reading
from commander.reports.exporting import Form, export
from commander.reports.handout import Choice
from commander.reports.importing import import_records
from commander.wording.language import Language
from commander.wording.lines import line
from tests.commander.console import Console

LIMIT = 25 * 1024 * 1024
LOG = b"22:31 pool exhausted\n"


def png(width=2, height=2, *extra):
    """The smallest picture that a reader takes, with chunks of whoever asks."""

    def chunk(name, content):
        body = name + content
        return struct.pack(">L", len(content)) + body + struct.pack(">L", zlib.crc32(body))

    head = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x10\x80\xf0" * width for _ in range(height)))
    middle = b"".join(chunk(*one) for one in extra)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + middle + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        yield console


@pytest.fixture
def incident(console):
    return console.declare()


@pytest.fixture
def store(console):
    return Store(console.home)


def attach(console, incident, *files, **more):
    more.setdefault("text", "" if "entry" in more else "グラフ")
    return console.desk.submit(AttachFiles(incident=incident, files=files, **more))


def files_in(home):
    return [path for path in (home / "attachments").rglob("*") if path.is_file()]


def why(call, *arguments, **more):
    with pytest.raises(Untaken) as untaken:
        call(*arguments, **more)
    return untaken.value.why


def because(call, *arguments, **more):
    with pytest.raises(Refused) as refused:
        call(*arguments, **more)
    return refused.value.because


def test_a_file_makes_an_entry_and_lies_beside_the_journal_under_its_hash(console, incident, store):
    file = take_bytes(store, png(), "グラフ.png", LIMIT)
    entry, added = attach(console, incident, file)
    assert isinstance(entry.event, EntryAdded)
    assert (added.event.entry, added.event.name, added.event.media) == (entry.id, "グラフ.png", "image/png")
    assert [path.name for path in files_in(console.home)] == [file.sha256]
    assert stat.S_IMODE(files_in(console.home)[0].stat().st_mode) == 0o600
    (shown,) = console.desk.board(incident).attachments.of(entry.id)
    assert (shown.kind, shown.size, shown.author) == (Media.PNG, len(png()), added.author)


def test_the_body_is_in_the_store_alone_and_never_in_the_journal(console, incident, store):
    secret = b"the very words of a log that nobody puts into a journal\n"
    attach(console, incident, take_bytes(store, secret, "a.log", LIMIT))
    assert secret.strip() not in (console.home / "journal.db").read_bytes()


def test_the_same_file_on_two_entries_lies_there_once(console, incident, store):
    one = take_bytes(store, LOG, "a.log", LIMIT)
    attach(console, incident, one)
    attach(console, incident, take_bytes(store, LOG, "b.log", LIMIT))
    assert len(files_in(console.home)) == 1
    assert len(console.desk.board(incident).attachments.all()) == 2


def test_the_same_file_is_on_one_entry_once(console, incident, store):
    file = take_bytes(store, LOG, "a.log", LIMIT)
    entry, _ = attach(console, incident, file)
    assert because(attach, console, incident, file, entry=entry.id) is Because.ATTACHED_ALREADY


def test_a_file_that_is_not_stored_makes_no_record(console, incident):
    ghost = StoredFile(sha256="0" * 64, name="a", size=3, media=Media.TEXT)
    assert because(attach, console, incident, ghost) is Because.ATTACHMENT_NOT_KEPT
    assert console.desk.board(incident).attachments.count == 0
    with Reading(console.home) as reading:
        assert [row.record.kind for row in reading.timeline(incident)] == ["incident-declared"]


def test_files_hang_only_on_entries_that_are_there(console, incident, store):
    file = take_bytes(store, LOG, "a.log", LIMIT)
    declared = console.journal.records_after(0)[0].id
    for entry in ("nowhere", declared):
        assert because(attach, console, incident, file, entry=entry) is Because.ATTACH_ENTRY_UNKNOWN
    assert because(attach, console, "nowhere", file) is Because.NO_SUCH_INCIDENT
    written = console.write(incident)
    console.desk.submit(EraseEntry(incident=incident, entry=written.id, reason="x"))
    assert because(attach, console, incident, file, entry=written.id) is Because.ATTACH_ENTRY_ERASED


def test_the_policy_says_how_much_is_kept(console, incident, store):
    rules = AttachmentRules(file_mb=1, incident_mb=2)
    console.desk.submit(ImportPolicy(policy=PolicyFile(attachments=rules)))
    large = [take_bytes(store, bytes([65 + n]) * 1_000_000, f"{n}.txt", LIMIT, anyway=True) for n in range(3)]
    assert because(attach, console, incident, *large) is Because.ATTACHMENTS_FULL
    attach(console, incident, *large[:2])
    huge = take_bytes(store, b"x" * 1_100_000, "huge.txt", LIMIT, anyway=True)
    assert because(attach, console, incident, huge) is Because.ATTACHMENT_TOO_LARGE
    assert because(attach, console, incident) is Because.ATTACH_NOTHING


def test_an_incident_that_has_ended_still_takes_files(console, store):
    incident = console.declare(incident_kind="test")
    entry = console.write(incident)
    attach(console, incident, take_bytes(store, LOG, "a.log", LIMIT), entry=entry.id)
    assert console.desk.board(incident).attachments.count == 1


def test_a_struck_entry_keeps_its_files_beside_it(console, incident, store):
    entry, _ = attach(console, incident, take_bytes(store, LOG, "a.log", LIMIT))
    console.desk.submit(CorrectEntry(incident=incident, entry=entry.id, text=""))
    assert len(console.desk.board(incident).attachments.of(entry.id)) == 1


def test_an_erased_entry_takes_its_files_along(console, incident, store):
    entry, added = attach(console, incident, take_bytes(store, LOG, "a.log", LIMIT))
    (erased,) = console.desk.submit(EraseEntry(incident=incident, entry=entry.id, reason="誤り"))
    assert set(erased.event.bodies) == {entry.id, added.id}
    assert files_in(console.home) == []
    assert console.desk.board(incident).attachments.count == 0
    assert added.event.sha256.encode() not in (console.home / "journal.db").read_bytes()
    assert verify(console.home).ok


def test_one_file_is_erased_and_its_entry_stays(console, incident, store):
    kept, gone = take_bytes(store, LOG, "a.log", LIMIT), take_bytes(store, png(), "b.png", LIMIT)
    entry, _, added = attach(console, incident, kept, gone)
    console.desk.submit(EraseEntry(incident=incident, entry=added.id, reason="誤り"))
    assert [one.name for one in console.desk.board(incident).attachments.of(entry.id)] == ["a.log"]
    assert [path.name for path in files_in(console.home)] == [kept.sha256]
    with Reading(console.home) as reading:
        assert reading.board(incident).attachments == console.desk.board(incident).attachments
        erased = reading.timeline(incident)[-1].record.event
    assert line(erased, Policy(), Language.EN, UTC) == "An attached file was erased (誤り)"
    assert verify(console.home).ok


def test_a_file_that_another_incident_names_outlives_an_erasure(console, incident, store):
    other = console.declare(title="別の障害")
    file = take_bytes(store, LOG, "a.log", LIMIT)
    attach(console, other, file)
    entry, _ = attach(console, incident, file)
    console.desk.submit(EraseEntry(incident=incident, entry=entry.id, reason="誤り"))
    assert [path.name for path in files_in(console.home)] == [file.sha256]


def test_verify_tells_of_a_file_that_is_missing_or_altered(console, incident, store):
    files = [take_bytes(store, LOG * n, f"{n}.log", LIMIT) for n in (1, 2, 3)]
    records = attach(console, incident, *files)[1:]
    store.path_of(files[0].sha256).unlink()
    path = store.path_of(files[1].sha256)
    path.write_bytes(b"x" * files[1].size)
    verdict = verify(console.home)
    assert verdict.attachments == 3
    assert [(one.flaw, one.record) for one in verdict.findings] == [
        (Flaw.ATTACHMENT_MISSING, records[0].id),
        (Flaw.ATTACHMENT_ALTERED, records[1].id),
    ]
    with pytest.raises(Unsound) as unsound:
        store.read(files[1].sha256, files[1].size)
    assert unsound.value.lies is Lies.ALTERED


def test_a_link_planted_in_a_files_place_is_not_followed(console, incident, store, tmp_path):
    file = take_bytes(store, LOG, "a.log", LIMIT)
    attach(console, incident, file)
    other = tmp_path / "passwd"
    other.write_bytes(LOG)
    store.path_of(file.sha256).unlink()
    store.path_of(file.sha256).symlink_to(other)
    assert store.lies(file.sha256, file.size) is Lies.ALTERED


def test_what_was_altered_is_whole_again_when_it_is_attached_anew(console, incident, store):
    file = take_bytes(store, LOG, "a.log", LIMIT)
    attach(console, incident, file)
    store.path_of(file.sha256).write_bytes(b"?")
    take_bytes(store, LOG, "a.log", LIMIT)
    assert store.lies(file.sha256, file.size) is Lies.SOUND


def test_a_backup_has_the_files_beside_it_and_brings_them_back(console, incident, store, tmp_path):
    attach(console, incident, take_bytes(store, LOG, "a.log", LIMIT))
    backup = tmp_path / "backup.db"
    assert back_up(console.home, backup).files == 1
    console.close()
    shutil.rmtree(console.home / "attachments")
    assert not verify(console.home).ok
    restore(console.home, backup)
    assert verify(console.home).ok
    console.open()


def test_a_backup_that_comes_to_nothing_leaves_no_files(console, incident, store, tmp_path):
    attach(console, incident, take_bytes(store, LOG, "a.log", LIMIT))
    backup = tmp_path / "backup.db"
    (tmp_path / "backup.db.attachments").mkdir()
    with pytest.raises(FileExistsError):
        back_up(console.home, backup)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.db.attachments", "home"]


def test_every_order_of_records_gives_the_same_files(console, incident, store):
    entry, _ = attach(console, incident, take_bytes(store, LOG, "a.log", LIMIT))
    _, added = attach(console, incident, take_bytes(store, png(), "b.png", LIMIT))
    console.desk.submit(EraseEntry(incident=incident, entry=added.id, reason="x"))
    with Reading(console.home) as reading:
        records = reading.state_records(incident)
    boards = [fold(incident, order) for order in (records, records[::-1], records[1:] + records[:1])]
    assert all(board.attachments == console.desk.board(incident).attachments for board in boards)
    assert [one.entry for one in boards[0].attachments.all()] == [entry.id]


class TestTaking:
    """What somebody drops on the window."""

    def test_what_is_no_file_of_ours_is_said_no_to(self, store, tmp_path):
        (tmp_path / "folder").mkdir()
        (tmp_path / "empty.log").touch()
        (tmp_path / "real.log").write_bytes(LOG)
        (tmp_path / "link.log").symlink_to(tmp_path / "real.log")
        (tmp_path / "program").write_bytes(b"\x7fELF\x02\x01\x01" + bytes(64))
        os.mkfifo(tmp_path / "pipe")
        big = tmp_path / "big.log"
        big.touch()
        os.truncate(big, 2 * 1024**3)
        found = {
            name: why(take_file, store, tmp_path / name, LIMIT)
            for name in ("folder", "empty.log", "link.log", "program", "pipe", "big.log", "nowhere")
        }
        assert found == {
            "folder": Why.FOLDER,
            "empty.log": Why.EMPTY,
            "link.log": Why.LINK,
            "program": Why.KIND,
            "pipe": Why.DEVICE,
            "big.log": Why.TOO_LARGE,
            "nowhere": Why.MISSING,
        }
        assert why(take_file, store, Path("/dev/null"), LIMIT) is Why.DEVICE
        assert not (store.folder / "incoming").exists() or list((store.folder / "incoming").iterdir()) == []

    def test_a_socket_is_no_file(self, store, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind("s")
            assert why(take_file, store, tmp_path / "s", LIMIT) is Why.DEVICE

    @pytest.mark.skipif(os.access("/root", os.R_OK), reason="root reads everything")
    def test_what_may_not_be_read_is_said(self, store, tmp_path):
        path = tmp_path / "secret.log"
        path.write_bytes(LOG)
        path.chmod(0)
        assert why(take_file, store, path, LIMIT) is Why.UNREADABLE

    def test_a_text_with_a_secret_is_kept_only_when_somebody_says_so(self, store):
        text = "接続文字列 password: hunter22xx\n".encode("cp932")
        assert why(take_bytes, store, text, "a.log", LIMIT) is Why.SENSITIVE
        assert files_in(store.folder.parent) == []
        assert take_bytes(store, text, "a.log", LIMIT, anyway=True).media is Media.TEXT

    @pytest.mark.parametrize("before", [0, 4_000, 4_090, 8_185, 900_000])
    def test_a_secret_is_found_wherever_in_a_log_it_lies(self, store, before):
        text = (".\n" * before)[:before] + "token: hunter22xxhunter22xx\n" + ".\n" * 3_000
        assert why(take_bytes, store, text.encode(), "a.log", LIMIT) is Why.SENSITIVE

    def test_a_file_that_grows_while_it_is_read_stops_at_the_limit(self, store):
        with pytest.raises(TooLarge):
            store.keep(io.BytesIO(b"x" * 100), 99)
        assert [path.suffix for path in files_in(store.folder.parent)] == []

    @pytest.mark.parametrize(
        ("content", "name", "media"),
        [
            (png(), "a.txt", Media.PNG),
            (b"\xff\xd8\xff\xe0rest", "x", Media.JPEG),
            (b"GIF89a....", "x", Media.GIF),
            (b"RIFF\0\0\0\0WEBPVP8 ", "x", Media.WEBP),
            (b"%PDF-1.7\n", "x", Media.PDF),
            (b"<svg onload='alert(1)'/>", "x.svg", Media.TEXT),
            (b"<html><script>", "x.png", Media.TEXT),
            (b"a,b\n1,2\n", "x.CSV", Media.CSV),
            (b'{"a": 1}', "x.json", Media.JSON),
            ("障害".encode("utf-16"), "x", Media.TEXT),
            (b"MZ\x90\0\x03", "graph.png", None),
            (b"PK\x03\x04\x14\0\0\0", "a.txt", None),
        ],
    )
    def test_a_file_is_what_is_in_it_whatever_it_is_called(self, content, name, media):
        assert media_of(content, name) is media

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc-jp", "iso2022_jp"])
    def test_letters_are_read_whatever_their_encoding(self, encoding):
        assert decoded("接続プール枯渇 22:31".encode(encoding)) == "接続プール枯渇 22:31"

    def test_a_letter_that_is_cut_is_left_out(self):
        assert decoded("障害".encode()[:-1], cut=True) == "障"


class TestNames:
    """A name from outside is harmless everywhere."""

    @pytest.mark.parametrize(
        ("given", "kept"),
        [
            ("../../etc/passwd", "passwd"),
            ("..\\..\\boot.ini", "boot.ini"),
            ("CON", "_CON"),
            ("nul.txt", "_nul.txt"),
            ("COM1.log", "_COM1.log"),
            ("invoice\u202egnp.exe", "invoicegnp.exe"),
            ("a\nb\tc.log", "a b c.log"),
            ("zero\u200bwidth\x00.png", "zerowidth.png"),
            ('a<b>:"|?*.txt', "a_b______.txt"),
            ("...", "file"),
            ("   ", "file"),
            ("", "file"),
            (".", "file"),
            ("グラフ.png", "グラフ.png"),
            ("か\u3099.txt", "が.txt"),
            ("\udcff.log", "_.log"),
        ],
    )
    def test_it_is_a_plain_name(self, given, kept):
        assert harmless_name(given) == kept

    def test_three_hundred_letters_are_cut_and_the_ending_stays(self):
        assert harmless_name("a" * 300 + ".log") == "a" * 116 + ".log"
        japanese = harmless_name("障" * 300 + ".png")
        assert japanese.endswith(".png")
        assert len(japanese.encode()) <= 200

    def test_the_same_names_are_told_apart(self):
        assert distinct_names(["a.log", "A.LOG", "a.log", "b", "b"]) == [
            "a.log",
            "A (2).LOG",
            "a (3).log",
            "b",
            "b (2)",
        ]

    def test_a_record_of_another_desk_with_a_hostile_name_and_hash_harms_nothing(self, console, incident):
        entry = console.write(incident)
        event = AttachmentAdded(
            entry=entry.id, sha256="../../../x", name="../../evil\n\u202e", size=10**19, media="application/x"
        )
        from commander.board.record import Fact

        with console.desk.write():
            console.desk.append(incident, [Fact(event=event, about="x")], console.desk.moment())
        (shown,) = console.desk.board(incident).attachments.all()
        assert (shown.name, shown.kind) == ("evil", None)
        assert [one.flaw for one in verify(console.home).findings] == [Flaw.ATTACHMENT_MISSING]
        console.desk.submit(EraseEntry(incident=incident, entry=entry.id, reason="x"))
        assert not (console.home.parent / "x").exists()


class TestPictures:
    """What a picture says besides what is to be seen."""

    @staticmethod
    def jpeg(orientation=6, *, place=True):
        tags = [(0x0112, orientation)] + ([(0x010F, 1), (0x8825, 99)] if place else [])
        entries = b"".join(struct.pack(">HHLHH", tag, 3, 1, value, 0) for tag, value in tags)
        exif = b"Exif\0\0MM\0*" + struct.pack(">LH", 8, len(tags)) + entries + bytes(4)
        segment = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
        return b"\xff\xd8" + segment + b"\xff\xda\0\x02dots\xff\xd9"

    def test_the_place_is_told_and_left_out_and_the_right_way_up_stays(self):
        content = self.jpeg()
        assert told_by(content, Media.JPEG) == (Tells.PLACE, Tells.CAMERA)
        plain = without_tales(content, Media.JPEG)
        assert plain == without_tales(self.jpeg(place=False), Media.JPEG)
        assert told_by(plain, Media.JPEG) == ()
        assert plain.endswith(b"\xff\xda\0\x02dots\xff\xd9")

    def test_words_in_a_png_are_left_out(self):
        talking = png(2, 2, (b"tEXt", b"Author\0somebody"), (b"eXIf", b"MM\0*GPS"))
        assert told_by(talking, Media.PNG) == (Tells.PLACE, Tells.CAMERA)
        assert without_tales(talking, Media.PNG) == png()
        assert told_by(png(), Media.PNG) == ()

    def test_a_broken_picture_is_left_as_it_can_be(self):
        for content in (b"\xff\xd8\xff\xe1\xff", b"\x89PNG\r\n\x1a\n\0", b"RIFF", b""):
            for media in (Media.JPEG, Media.PNG, Media.WEBP, Media.GIF):
                told_by(content, media)
                without_tales(content, media)


class TestCommandLine:
    """attach, attachments."""

    @pytest.fixture
    def tell(self, tmp_path, capsys):
        def tell(*arguments):
            code = run(["--home", str(tmp_path / "home"), "--lang", "en", *map(str, arguments)])
            said = capsys.readouterr()
            return code, said.out, said.err

        return tell

    def test_files_are_attached_listed_saved_and_erased(self, tell, tmp_path):
        _, short, _ = tell("declare", "決済が失敗する")
        (tmp_path / "a.log").write_bytes(LOG)
        (tmp_path / "b.png").write_bytes(png(2, 2, (b"tEXt", b"Author\0somebody")))
        incident = short.strip()
        assert tell("attach", incident, tmp_path / "a.log", tmp_path / "b.png")[0] == 0
        _, listed, _ = tell("attachments", incident)
        assert "a.log" in listed
        code, _, warned = tell("attachments", incident, "--save", tmp_path / "out")
        assert code == 0
        assert "b.png: when and with what it was taken left out" in warned
        assert (tmp_path / "out" / "b.png").read_bytes() == png()
        record = listed.split(" ", 1)[0]
        assert tell("erase", incident, record, "--reason", "wrong")[0] == 0
        assert "a.log" not in tell("attachments", incident)[1]

    def test_what_is_not_taken_is_said_and_the_rest_is(self, tell, tmp_path):
        _, short, _ = tell("declare", "x")
        (tmp_path / "a.log").write_bytes(LOG)
        (tmp_path / "s.log").write_bytes(b"password: hunter22xx\n")
        code, told, warned = tell("attach", short.strip(), tmp_path / "a.log", tmp_path, tmp_path / "s.log")
        assert (code, told) == (1, "1 attached.\n")
        assert "is a folder" in warned
        assert '"s.log" looks as if it held a password or token' in warned
        assert "--anyway" in warned
        assert "hunter22xx" not in warned


class TestTwoDesks:
    """Two desks that hear of each other late come to the same files, whatever the order of the records."""

    @pytest.fixture
    def other(self, console, incident, tmp_path):
        console.write(incident, "DB の CPU 100%")
        with Reading(console.home) as reading:
            path = tmp_path / "records.jsonl"
            export(reading, Form.JSON_LINES, Choice(stream=incident), console.clock(), path)
        with Console(tmp_path / "other", console.clock) as other:
            import_records(other.desk, path)
            yield other

    def test_a_file_hung_on_an_entry_that_another_desk_erased_stays_in_sight(
        self, console, other, incident, store
    ):
        with Reading(console.home) as reading:
            entry = reading.timeline(incident)[-1].record.id
            shared = {record.id for record in reading.state_records(incident)}
        attach(console, incident, take_bytes(store, LOG, "a.log", LIMIT), entry=entry)
        console.desk.submit(EraseEntry(incident=incident, entry=entry, reason="x"))
        attach(other, incident, take_bytes(Store(other.home), png(), "b.png", LIMIT), entry=entry)
        found = []
        for home in (console.home, other.home):
            with Reading(home) as reading:
                found.append(reading.state_records(incident))
        here, there = found
        late = [record for record in there if record.id not in shared]
        assert len(late) == 1
        boards = [
            fold(incident, order) for order in ([*here, *late], [*late, *here], [*reversed(here), *late])
        ]
        assert all(board.attachments == boards[0].attachments for board in boards)
        assert [one.name for one in boards[0].attachments.of(entry)] == ["b.png"]


def test_a_body_that_a_flipped_bit_made_a_number_is_told_and_ends_nothing(console, incident, store):
    attach(console, incident, take_bytes(store, LOG, "a.log", LIMIT))
    console.journal.db.execute("PRAGMA writable_schema = ON")
    console.journal.db.execute(
        "UPDATE sqlite_master SET sql = replace(sql, 'STRICT', '') WHERE name = 'body'"
    )
    console.close()
    console.open()
    console.journal.db.execute(
        "UPDATE body SET content = 7 WHERE position = (SELECT position FROM record WHERE kind = 'attachment-added')"
    )
    assert Flaw.BODY_CHANGED in {one.flaw for one in verify(console.home).findings}
    assert console.desk.files.clear_up() == 0
