"""kill -9 while a timeline is handed out, and a full disk: no half file, and nothing hidden after the next start."""

import os
import signal
from pathlib import Path

import pytest

from commander.attachments.store import Store
from commander.attachments.taking import take_bytes
from commander.board.attachments import AttachFiles
from commander.board.timeline import AddEntry
from commander.clock import utc_now
from commander.connections.desk_opening import open_desk
from commander.reading import Reading
from commander.reports.exporting import Form, export
from commander.reports.handout import Choice
from commander.settings.settings import Settings
from commander.unfinished import clear_unfinished, noted
from tests.commander.console import Console
from tests.e2e.program import Program

resource = pytest.importorskip("resource")
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
ROWS = 60


@pytest.fixture
def incident(tmp_path):
    with Console(tmp_path / "home") as console:
        stream = console.declare()
        for number in range(ROWS):
            console.desk.submit(AddEntry(incident=stream, text=f"{number}行目 {'あ' * 500}"))
        for name in ("a.log", "b.log"):
            file = take_bytes(Store(console.home), f"{name}\n".encode() * 3000, name, 10**6)
            console.desk.submit(AttachFiles(incident=stream, files=(file,), text=name))
    return stream


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "documents"
    folder.mkdir()
    return folder


def killed_in_the_middle(home, stream, form, path, at):
    """Killed when it is asked for the at-th time whether to go on."""
    asked = []

    def told(done, of):
        asked.append(done)
        if len(asked) == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return True

    child = os.fork()
    if child == 0:
        try:
            with Reading(home) as reading:
                export(reading, form, Choice(stream=stream), utc_now(), path, told=told, attachments=True)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), status
    assert os.WTERMSIG(status) == signal.SIGKILL


@pytest.mark.parametrize("form", [Form.MARKDOWN, Form.HTML, Form.CSV, Form.JSON_LINES])
def test_what_a_killed_export_left_is_gone_after_the_next_start(tmp_path, incident, folder, form):
    home, met = tmp_path / "home", set()
    for at in (1, 2, 3, 4, 5):
        path = folder / f"{at}.{form.value}"
        try:
            killed_in_the_middle(home, incident, form, path, at)
        except AssertionError:
            assert at > 2  # it was done before it was asked so often
            break
        assert not path.exists()
        met |= {one.name.split(".")[-3] for one in folder.glob(".*.part")}
    assert met
    open_desk(home, Settings(), "担当A").journal.close()
    assert list(folder.glob(".*")) == []
    assert not (home / "unfinished").exists()


def killed_between_the_renames(home, stream, path, monkeypatch):
    """The archive has its name, the handout hasn't."""

    def die(*_, **__):
        os.kill(os.getpid(), signal.SIGKILL)

    child = os.fork()
    if child == 0:
        try:
            monkeypatch.setattr("commander.reports.exporting.put_in_place", die)
            with Reading(home) as reading:
                export(
                    reading, Form.HTML, Choice(stream=stream), utc_now(), path, attachments=True, over=True
                )
        finally:
            os._exit(1)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])


def test_killed_between_its_names_no_archive_stands_without_its_handout(
    tmp_path, incident, folder, monkeypatch
):
    path, archive = folder / "x.html", folder / "x.html.attachments.zip"
    killed_between_the_renames(tmp_path / "home", incident, path, monkeypatch)
    assert archive.exists()
    clear_unfinished(tmp_path / "home")
    assert list(folder.iterdir()) == []
    killed_between_the_renames(tmp_path / "home", incident, path, monkeypatch)
    (folder / "mine").write_bytes(b"mine")
    (folder / "mine").replace(archive)  # somebody's own lies there by now
    clear_unfinished(tmp_path / "home")
    assert archive.read_bytes() == b"mine"
    assert not (tmp_path / "home" / "unfinished").exists()


def test_hostile_notes_are_passed_over(tmp_path, folder):
    mine = folder / "mine.zip"
    mine.write_text("mine")
    found = mine.lstat()
    notes = tmp_path / "home" / "unfinished"
    notes.mkdir(parents=True, mode=0o700)
    placed = b"%d:%d:" % (found.st_dev, found.st_ino) + os.fsencode(mine)
    (notes / "placed").write_bytes(placed)  # nothing was cut short
    part = folder / f".x.md.{'0' * 16}.part"
    part.write_bytes(b"half")
    (notes / "large").write_bytes(b"9" * 10_000 + b":1:/x\0:::\0\xff:1:\0" + os.fsencode(part))
    os.mkfifo(notes / "pipe")
    (notes / "link").symlink_to(mine)
    (notes / "folder").mkdir()
    clear_unfinished(tmp_path / "home")
    assert mine.read_text() == "mine"
    assert not part.exists()


def test_what_is_being_written_is_left_alone(tmp_path, folder):
    part = folder / f".x.md.{'0' * 16}.part"
    with noted(tmp_path / "home", (part,)):
        part.write_bytes(b"half")
        clear_unfinished(tmp_path / "home")
        assert part.exists()
    assert list((tmp_path / "home").iterdir()) == []


def test_a_changed_note_takes_nobodys_file_away(tmp_path, folder):
    mine = folder / "mine.txt"
    mine.write_text("mine")
    notes = tmp_path / "home" / "unfinished"
    notes.mkdir(parents=True, mode=0o700)
    (notes / "0123").write_bytes(os.fsencode(mine) + b"\0relative.part\0\0" + b"\xff")
    clear_unfinished(tmp_path / "home")
    assert mine.read_text() == "mine"
    assert not notes.exists()


@pytest.mark.parametrize("ending", ["md", "pdf"])
def test_a_full_disk_is_one_sentence_and_leaves_nothing(tmp_path, incident, folder, ending):
    def full():
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    program = Program(tmp_path / "home")
    path = folder / f"x.{ending}"
    short = program.ok("incidents", "--json").json()[0]["id"]
    done = program.run("export", short, "--to", str(path), before=full)
    assert done.code != 0
    assert str(path) in done.sentence
    assert ".part" not in done.sentence
    assert list(folder.iterdir()) == []


def test_nothing_is_noted_where_the_home_can_t_be_written_and_it_goes_on(tmp_path, folder):
    (tmp_path / "home").write_text("no folder")
    with noted(tmp_path / "home", (Path(folder / "x"),)):
        (folder / "y").write_text("written")
    clear_unfinished(tmp_path / "home")
    assert (folder / "y").exists()
