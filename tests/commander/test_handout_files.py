"""A timeline handed out with its attached files: named in every format, beside it in an archive, taken in again."""

import csv
import io
import zipfile
from datetime import timedelta

import pytest

from commander.attachments.store import Store
from commander.attachments.taking import take_bytes
from commander.board.attachments import AttachFiles
from commander.board.organisation import Person, PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.cli import run
from commander.files import PlantedLink
from commander.journal.verify import verify
from commander.reading import Reading
from commander.reports.attached import archive_beside
from commander.reports.exporting import Form, NotVeiled, Stopped, export, pieces
from commander.reports.handout import Choice
from commander.reports.importing import import_records
from commander.wording.language import Language
from tests.commander.console import Console
from tests.commander.test_attachments import LIMIT, png

TALKING = png(2, 2, (b"tEXt", b"Author\0somebody"))


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        person = Person(key="p-x", name="架空 花子")
        console.desk.submit(ImportPolicy(policy=PolicyFile(person=(person,))))
        yield console


@pytest.fixture
def incident(console):
    incident = console.declare()
    attach(console, incident, TALKING, "架空花子の画面.png")
    console.clock.advance(seconds=7200)
    attach(console, incident, b"22:31 pool\n", "=cmd.log")
    return incident


def attach(console, incident, content, name):
    file = take_bytes(Store(console.home), content, name, LIMIT)
    console.desk.submit(AttachFiles(incident=incident, files=(file,), text="グラフ"))


def handed(console, path, form, choice, **more):
    with Reading(console.home) as reading:
        return export(reading, form, choice, console.clock(), path, **more)


def said(console, form, choice):
    with Reading(console.home) as reading:
        return b"".join(pieces(reading, form, choice, console.clock())).decode()


@pytest.mark.parametrize("form", [Form.MARKDOWN, Form.HTML, Form.CSV])
def test_every_format_names_the_files_of_a_row(console, incident, form):
    text = said(console, form, Choice(stream=incident, language=Language.JA))
    assert "架空花子の画面.png" in text.replace("\\", "")
    assert "cmd.log 11 B" in text


def test_names_of_people_in_names_of_files_are_veiled(console, incident):
    for form in (Form.MARKDOWN, Form.HTML, Form.CSV):
        text = said(console, form, Choice(stream=incident, redact=True))
        assert "花子" not in text
        assert "の画面.png" in text


def test_a_name_of_a_file_is_no_formula(console, incident):
    rows = list(csv.reader(io.StringIO(said(console, Form.CSV, Choice(stream=incident)))))
    assert rows[0][-1] == "添付ファイル"
    assert rows[-1][-1] == "'=cmd.log 11 B"


def test_the_files_stand_beside_it_by_name_and_without_what_pictures_tell(console, incident, tmp_path):
    path = tmp_path / "timeline.md"
    exported = handed(console, path, Form.MARKDOWN, Choice(stream=incident), attachments=True)
    assert (exported.archive, exported.files, exported.unsound) == (archive_beside(path), 2, 0)
    with zipfile.ZipFile(archive_beside(path)) as archive:
        assert archive.namelist() == ["架空花子の画面.png", "=cmd.log"]
        assert archive.read("架空花子の画面.png") == png()
    assert archive_beside(path).stat().st_mode & 0o777 == 0o600


def test_only_the_files_of_rows_that_are_handed_out_are_in_it(console, incident, tmp_path):
    since = console.clock() - timedelta(minutes=5)
    path = tmp_path / "timeline.csv"
    handed(console, path, Form.CSV, Choice(stream=incident, since=since), attachments=True)
    with zipfile.ZipFile(archive_beside(path)) as archive:
        assert archive.namelist() == ["=cmd.log"]


def test_files_and_veiled_names_do_not_go_together(console, incident, tmp_path):
    with pytest.raises(NotVeiled):
        handed(
            console, tmp_path / "a.md", Form.MARKDOWN, Choice(stream=incident, redact=True), attachments=True
        )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home"]


def test_record_lines_with_their_files_are_taken_in_again_unchanged(console, incident, tmp_path):
    path = tmp_path / "records.jsonl"
    handed(console, path, Form.JSON_LINES, Choice(stream=incident), attachments=True)
    with Console(tmp_path / "other") as other:
        taken = import_records(other.desk, path)
        assert (taken.files, taken.missing) == (2, 0)
        assert verify(other.home).ok
        assert verify(other.home).attachments == 2
        attached = other.desk.board(incident).attachments.all()
        assert Store(other.home).read(attached[0].sha256, attached[0].size) == TALKING


def test_an_archive_that_came_late_or_was_changed_is_no_harm(console, incident, tmp_path):
    path = tmp_path / "records.jsonl"
    handed(console, path, Form.JSON_LINES, Choice(stream=incident), attachments=True)
    kept = archive_beside(path).read_bytes()
    with zipfile.ZipFile(archive_beside(path)) as archive:
        names = archive.namelist()
    with zipfile.ZipFile(archive_beside(path), "w") as changed:
        changed.writestr(names[0], b"something else")
        changed.writestr("../../evil", b"x")
    with Console(tmp_path / "other") as other:
        taken = import_records(other.desk, path)
        assert (taken.files, taken.missing) == (0, 2)
        assert not (tmp_path / "evil").exists()
        archive_beside(path).write_bytes(kept)
        again = import_records(other.desk, path)
        assert (again.records, again.files, again.missing) == (0, 2, 0)


def test_what_is_missing_is_left_out_and_counted(console, incident, tmp_path):
    file = console.desk.board(incident).attachments.all()[0]
    Store(console.home).path_of(file.sha256).unlink()
    exported = handed(console, tmp_path / "a.md", Form.MARKDOWN, Choice(stream=incident), attachments=True)
    assert (exported.files, exported.unsound) == (1, 1)


def test_stopped_between_its_files_nothing_is_left(console, incident, tmp_path):
    calls = []

    def told(done, of):
        calls.append((done, of))
        return of != 2

    with pytest.raises(Stopped):
        handed(
            console, tmp_path / "a.md", Form.MARKDOWN, Choice(stream=incident), told=told, attachments=True
        )
    assert (0, 2) in calls
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home"]


def test_an_archive_that_is_there_or_a_link_is_not_written_over(console, incident, tmp_path):
    path = tmp_path / "a.md"
    archive_beside(path).write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        handed(console, path, Form.MARKDOWN, Choice(stream=incident), attachments=True)
    assert not path.exists()
    archive_beside(path).unlink()
    archive_beside(path).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PlantedLink):
        handed(console, path, Form.MARKDOWN, Choice(stream=incident), attachments=True, over=True)
    assert not path.exists()


def test_the_command_line_says_where_the_files_are(console, incident, tmp_path, capsys):
    console.close()
    home, path = str(tmp_path / "home"), tmp_path / "r.jsonl"
    with Reading(tmp_path / "home") as reading:
        short = reading.incident(incident).short_id
    assert run(["--home", home, "--lang", "en", "export", short, "--to", str(path)]) == 0
    assert "Its 2 attached files are in" in capsys.readouterr().out
    assert run(["--home", str(tmp_path / "b"), "--lang", "en", "import", str(path)]) == 0
    assert "With it 2 attached files." in capsys.readouterr().out
    refused = run(["--home", home, "--lang", "en", "export", short, "--to", str(tmp_path / "x.md"), "--redact",
                   "--attachments"])  # fmt: skip
    assert refused == 2
    assert "Nobody can take names out of attached files" in capsys.readouterr().err
    console.open()
