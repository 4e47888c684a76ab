"""The timeline is written to a file from the window, by keys alone; a file that is there is asked about first."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from commander.attachments.store import Store
from commander.attachments.taking import take_bytes
from commander.board.attachments import AttachFiles
from commander.board.incident import IncidentKind
from commander.board.record import Fact
from commander.board.timeline import AddEntry, EntryAdded
from commander.reports.attached import archive_beside
from commander.wording.language import Language
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import Hands
from ui.bridge import Turn
from ui.dialogs.export import ExportDialog
from ui.widgets.plain_label import PlainLabel

SECRET = "<b>見える</b> =1+1"


class Scene:
    def __init__(
        self, desk: DeskWindow, hands: Hands, qtbot: QtBot, folder: Path, **declared: object
    ) -> None:
        self.desk, self.hands, self.qtbot, self.folder = desk, hands, qtbot, folder
        self.stream = desk.declare(**declared)
        desk.submit(AddEntry(incident=self.stream, text=SECRET))
        self.dialog = ExportDialog(desk.model, desk.words)
        hands.show(self.dialog)
        self.dialog.begin()

    def format(self, downs: int) -> None:
        self.dialog.form.first.setFocus()
        self.hands.press(Qt.Key.Key_Down, times=downs)

    def write_to(self, name: str, *, enter: bool = True) -> Path:
        path = self.folder / name
        field = next(one for one in self.dialog.findChildren(QLineEdit) if one is self.dialog.form.path)
        field.setFocus()
        field.selectAll()
        self.hands.write(str(path))
        if enter:
            self.hands.press(Qt.Key.Key_Return)
            self.settle()
        return path

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.dialog.form.stop.isVisible())

    @property
    def said(self) -> str:
        return " ".join(one.text() for one in self.dialog.findChildren(PlainLabel) if one.isVisible())


@pytest.fixture
def scene(desk_window: DeskWindow, hands: Hands, qtbot: QtBot, tmp_path: Path) -> Scene:
    return Scene(desk_window, hands, qtbot, tmp_path)


FORMATS = {"pdf": 0, "html": 1, "md": 2, "csv": 3, "jsonl": 4}


@pytest.mark.parametrize("ending", FORMATS)
def test_enter_writes_each_format_whole(scene: Scene, ending: str) -> None:
    scene.format(FORMATS[ending])
    path = scene.write_to(f"x.{ending}")
    assert path.stat().st_mode & 0o777 == 0o600
    content = path.read_bytes()
    if ending == "pdf":
        assert content.startswith(b"%PDF-")
        assert b"%%EOF" in content[-64:]
    else:
        assert "見える" in content.decode("utf-8")
    assert str(path) in scene.said
    assert [one.name for one in scene.folder.iterdir() if one.is_file()] == [path.name]


def test_a_file_that_is_there_is_replaced_by_its_own_button_alone(scene: Scene) -> None:
    scene.format(FORMATS["md"])
    (scene.folder / "x.md").write_text("mine")
    path = scene.write_to("x.md")
    scene.hands.press(Qt.Key.Key_Return)
    scene.settle()
    assert path.read_text() == "mine"
    assert scene.dialog.form.replace.isVisible()
    scene.hands.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is scene.dialog.form.replace
    scene.hands.press(Qt.Key.Key_Return)
    scene.settle()
    assert "見える" in path.read_text("utf-8")


def test_a_name_is_suggested_that_says_what_is_in_it(scene: Scene) -> None:
    short = scene.desk.board().incident.short_id
    assert scene.dialog.form.path.text().endswith(f"{short}-timeline.pdf")
    scene.format(FORMATS["csv"])
    scene.dialog.form.redact.setFocus()
    scene.hands.press(Qt.Key.Key_Space)
    assert scene.dialog.form.path.text().endswith(f"{short}-timeline-roles.csv")


def test_a_drill_s_file_is_called_one(
    desk_window: DeskWindow, hands: Hands, qtbot: QtBot, tmp_path: Path
) -> None:
    scene = Scene(desk_window, hands, qtbot, tmp_path, incident_kind=IncidentKind.DRILL)
    assert scene.dialog.form.path.text().endswith("-drill-timeline.pdf")
    scene.format(FORMATS["md"])
    assert (
        "訓練" in scene.write_to("x.md").read_text("utf-8") or "DRILL" in (scene.folder / "x.md").read_text()
    )


def test_nothing_is_remembered_that_would_hand_out_half_a_timeline(scene: Scene) -> None:
    form = scene.dialog.form
    form.since.setText("22:00")
    form.redact.setChecked(True)
    form.zone.setText("Europe/Paris")
    scene.hands.press(Qt.Key.Key_Escape)
    assert not scene.dialog.isVisible()
    scene.dialog.begin()
    assert (form.since.text(), form.redact.isChecked(), form.zone.text()) == ("", False, "UTC")


@pytest.mark.parametrize(("field", "typed"), [("zone", "Mars/Olympus"), ("since", "きのうの夕方")])
def test_a_slip_in_a_field_is_a_sentence_and_writes_nothing(scene: Scene, field: str, typed: str) -> None:
    getattr(scene.dialog.form, field).setText(typed)
    path = scene.write_to("x.pdf")
    assert not path.exists()
    assert typed in scene.said


def test_a_folder_that_is_missing_is_a_sentence(scene: Scene) -> None:
    path = scene.write_to("nowhere/x.pdf")
    assert str(path) in scene.said
    assert not path.exists()


def test_a_relative_path_is_no_place(scene: Scene) -> None:
    scene.dialog.form.path.setText("x.pdf")
    scene.dialog.form.write.click()
    assert not Path("x.pdf").exists()
    assert scene.dialog.form.write.isVisible()


def test_a_long_one_is_stopped_by_a_key_and_leaves_nothing(scene: Scene) -> None:
    def many(place) -> None:
        facts = [Fact(event=EntryAdded(text=f"{number}行目の記録"), about="entry") for number in range(6000)]
        with place.desk.write():
            records = place.desk.append(scene.stream, facts, place.desk.moment())
        place.desk.publish_records(records)

    scene.desk.bridge.journal_tasks.put(Turn.PERSON, many)
    scene.desk.settle()
    scene.write_to("x.pdf", enter=False)
    scene.hands.press(Qt.Key.Key_Return)
    form = scene.dialog.form
    assert QApplication.focusWidget() is form.stop
    scene.hands.press(Qt.Key.Key_Return)
    scene.settle()
    assert [one for one in scene.folder.iterdir() if one.is_file()] == []


def test_the_words_follow_the_language(scene: Scene) -> None:
    for language in (Language.EN, Language.JA):
        scene.desk.words.switch(language)
        named = [one.accessibleName() for one in (scene.dialog.form.zone, scene.dialog.form.path)]
        assert all(named)
    assert scene.dialog.form.write.text() == "ファイルに書き出す"


def test_attached_files_go_along_when_they_are_wanted(scene: Scene) -> None:
    store = Store(scene.desk.home)
    file = take_bytes(store, b"22:31 pool\n", "db.log", 10**6)
    scene.desk.submit(AttachFiles(incident=scene.stream, files=(file,), text="log"))
    scene.qtbot.waitUntil(lambda: scene.desk.model.board.attachments.count == 1)
    scene.dialog.begin()
    scene.format(2)  # Markdown
    scene.dialog.form.files.setFocus()
    scene.hands.press(Qt.Key.Key_Space)
    path = scene.write_to("with.md")
    assert "db.log 11 B" in path.read_text("utf-8")
    assert archive_beside(path).exists()
    assert "1 attached file in with.md.attachments.zip." in scene.said


def test_without_attached_files_nothing_is_asked_of_them(scene: Scene) -> None:
    assert not scene.dialog.form.files.isVisible()
    path = scene.write_to("plain.pdf")
    assert not archive_beside(path).exists()


def test_it_says_who_wrote_it(scene: Scene) -> None:
    scene.format(FORMATS["md"])
    said = scene.write_to("x.md").read_text("utf-8")
    person = scene.desk.model.policy.person_name(scene.desk.model.person)
    assert f"{person}が書き出し" in said or f"by {person}" in said
