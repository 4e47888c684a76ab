"""Files on the scribe's pane by hand: pasted, dropped, seen, saved, erased; the window stays alive and asks little."""

import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from commander.attachments.store import Store
from commander.board.attachments import Attachment
from commander.board.timeline import EntryAdded
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import CTRL, Hands
from ui.panes.attachments_page import AttachmentsPage
from ui.panes.timeline_pane import TimelinePane
from ui.scribe_window import ScribeWindow
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel

LOG = "22:31 pool exhausted <b>bold</b>\n"


@pytest.fixture
def pane(desk_window: DeskWindow, hands: Hands) -> TimelinePane:
    made = TimelinePane(desk_window.model, desk_window.words)
    desk_window.declare()
    desk_window.settle()
    hands.show(made)
    made.compose()
    return made


@pytest.fixture
def page(desk_window: DeskWindow, hands: Hands) -> AttachmentsPage:
    made = AttachmentsPage(desk_window.model, desk_window.words)
    desk_window.declare()
    desk_window.settle()
    hands.show(made)
    made.open()
    return made


def attached(window: DeskWindow) -> list[Attachment]:
    return window.board().attachments.all()


def entries(window: DeskWindow) -> list[str]:
    records = window.records(EntryAdded.KIND)
    return [one.event.text for one in records if isinstance(one.event, EntryAdded)]


def button(widget: TimelinePane | AttachmentsPage, text: str) -> Button:
    return next(one for one in widget.findChildren(Button) if one.text() == text and one.isVisible())


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def log(folder: Path, name: str = "db.log", text: str = LOG) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def drop(pane: QWidget, mime: QMimeData) -> QDropEvent:
    """As a file manager does it: Qt gives the drop to whoever took what was dragged in."""
    entering = QDragEnterEvent(
        pane.rect().center(),
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(pane, entering)
    event = QDropEvent(
        QPointF(pane.rect().center()),
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.setDropAction(Qt.DropAction.MoveAction)  # as the other program proposes it
    QApplication.sendEvent(pane, event)
    return event


def picture() -> QImage:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#3366cc"))
    return image


def test_a_picture_on_the_clipboard_is_attached_by_one_key(
    qtbot: QtBot, desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    QGuiApplication.clipboard().setImage(picture())
    hands.press(Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: bool(attached(desk_window)))
    (file,) = attached(desk_window)
    assert (file.name, file.media) == ("picture 2026-11-21 224712.png", "image/png")
    assert entries(desk_window) == ["Attached: picture 2026-11-21 224712.png"]
    assert Store(desk_window.home).has(file.sha256, file.size)
    assert pane.composer.text.toPlainText() == ""
    qtbot.waitUntil(lambda: pane.attach.said == "1 file attached")


def test_words_beside_a_picture_are_pasted_as_words(
    qtbot: QtBot, desk_window: DeskWindow, hands: Hands, pane: TimelinePane
) -> None:
    mime = QMimeData()
    mime.setImageData(picture())
    mime.setText("cells of a spreadsheet")
    QGuiApplication.clipboard().setMimeData(mime)
    hands.press(Qt.Key.Key_V, CTRL)
    assert pane.composer.text.toPlainText() == "cells of a spreadsheet"
    desk_window.settle()
    assert attached(desk_window) == []


def test_files_that_are_dropped_make_one_entry_and_stay_where_they_were(
    qtbot: QtBot, desk_window: DeskWindow, pane: TimelinePane, tmp_path: Path
) -> None:
    event = drop(pane, files(log(tmp_path), log(tmp_path, "app.log", "other")))
    assert event.dropAction() is Qt.DropAction.CopyAction
    qtbot.waitUntil(lambda: len(attached(desk_window)) == 2)
    assert entries(desk_window) == ["Attached: db.log, app.log"]
    assert (tmp_path / "db.log").exists()

    def row_shows_them() -> bool:
        rows = (pane.feed.model.line(row) for row in range(pane.feed.model.rowCount()))
        return any(line is not None and line.files == ("db.log 33 B", "app.log 5 B") for line in rows)

    qtbot.waitUntil(row_shows_them)


def test_dropped_on_the_composer_a_file_is_copied_and_never_moved(
    qtbot: QtBot, desk_window: DeskWindow, pane: TimelinePane, tmp_path: Path
) -> None:
    event = drop(pane.composer.text.viewport(), files(log(tmp_path)))
    assert event.dropAction() is Qt.DropAction.CopyAction
    qtbot.waitUntil(lambda: len(attached(desk_window)) == 1)
    assert pane.composer.text.toPlainText() == ""


def test_what_is_dropped_and_not_taken_is_said_and_the_rest_is_attached(
    qtbot: QtBot, desk_window: DeskWindow, pane: TimelinePane, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    drop(pane, files(tmp_path / "folder", log(tmp_path), tmp_path / "gone.log"))
    qtbot.waitUntil(lambda: "1 file attached" in pane.attach.said)
    assert '"folder" is a folder: choose the files in it.' in pane.attach.said
    assert '"gone.log" is not there' in pane.attach.said
    button(pane, "Dismiss").click()
    assert pane.attach.said == ""


def test_a_log_with_a_secret_waits_for_a_persons_word(
    qtbot: QtBot, desk_window: DeskWindow, pane: TimelinePane, tmp_path: Path
) -> None:
    drop(pane, files(log(tmp_path, text="password: hunter22xx")))
    qtbot.waitUntil(lambda: "looks as if it held a password or token" in pane.attach.said)
    assert attached(desk_window) == []
    assert not (desk_window.home / "attachments").exists()
    button(pane, "Attach it all the same").click()
    qtbot.waitUntil(lambda: len(attached(desk_window)) == 1)


def test_pasted_onto_a_row_it_hangs_on_that_entry(
    qtbot: QtBot, desk_window: DeskWindow, hands: Hands, pane: TimelinePane, tmp_path: Path
) -> None:
    hands.write("DB CPU 100%")
    hands.enter()
    qtbot.waitUntil(lambda: pane.feed.model.rowCount() == 2)
    pane.view.setFocus()
    pane.view.setCurrentIndex(pane.feed.model.index(1, 0))
    QGuiApplication.clipboard().setMimeData(files(log(tmp_path)))
    hands.press(Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: bool(attached(desk_window)))
    assert entries(desk_window) == ["DB CPU 100%"]
    qtbot.waitUntil(lambda: (line := pane.feed.model.line(1)) is not None and bool(line.files))


def test_pasted_onto_a_row_that_nobody_wrote_it_makes_an_entry(
    qtbot: QtBot, desk_window: DeskWindow, hands: Hands, pane: TimelinePane, tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: pane.feed.model.rowCount() == 1)
    pane.view.setFocus()
    pane.view.setCurrentIndex(pane.feed.model.index(0, 0))
    QGuiApplication.clipboard().setMimeData(files(log(tmp_path)))
    hands.press(Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: entries(desk_window) == ["Attached: db.log"])


def test_more_files_than_are_taken_at_once_are_said_no_to_before_any_is_copied(
    desk_window: DeskWindow, pane: TimelinePane, tmp_path: Path
) -> None:
    drop(pane, files(*(tmp_path / f"{number}.log" for number in range(60))))
    assert "At most 50 files are attached at once" in pane.attach.said
    assert not (desk_window.home / "attachments").exists()


def test_words_of_a_file_are_shown_as_they_are_and_never_as_markup(
    qtbot: QtBot, desk_window: DeskWindow, page: AttachmentsPage, tmp_path: Path
) -> None:
    page.line.take_path(str(log(tmp_path, "page.html", "<script>alert(1)</script>")), "")
    qtbot.waitUntil(lambda: page.file is not None)
    shown = page.view.findChild(QPlainTextEdit)
    assert shown is not None
    qtbot.waitUntil(lambda: shown.toPlainText() == "<script>alert(1)</script>")
    assert shown.isReadOnly()


def test_a_line_without_an_end_is_shown_in_pieces_and_a_long_file_by_its_beginning(
    qtbot: QtBot, desk_window: DeskWindow, page: AttachmentsPage, tmp_path: Path
) -> None:
    page.line.take_path(str(log(tmp_path, "one.json", "障" * 300_000)), "")
    qtbot.waitUntil(lambda: page.view.loaded is not None)
    assert page.view.loaded is not None
    words = page.view.loaded.words or ""
    assert max(map(len, words.split("\n"))) == 2_000
    assert len(words.replace("\n", "")) == 200_000
    assert any("Only its beginning is shown" in one.text() for one in page.view.findChildren(PlainLabel))


def test_a_picture_is_seen_and_a_bomb_is_not(
    qtbot: QtBot, desk_window: DeskWindow, page: AttachmentsPage, tmp_path: Path
) -> None:
    good, bomb = tmp_path / "a.png", tmp_path / "b.png"
    assert picture().save(str(good))
    content = bytearray(good.read_bytes())
    content[16:24] = (60_000).to_bytes(4, "big") * 2
    content[29:33] = zlib.crc32(content[12:29]).to_bytes(4, "big")
    bomb.write_bytes(content)
    page.line.take_path(str(good), "")
    qtbot.waitUntil(lambda: page.view.loaded is not None and page.view.loaded.picture is not None)
    page.line.take_path(str(bomb), "")
    qtbot.waitUntil(lambda: len(attached(desk_window)) == 2)
    qtbot.waitUntil(lambda: page.list.count() == 2)
    page.list.setCurrentRow(1)
    texts = page.view.findChildren(PlainLabel)
    qtbot.waitUntil(lambda: any("too large to be shown (60,000 × 60,000" in one.text() for one in texts))


def test_a_file_that_was_altered_is_not_shown(
    qtbot: QtBot, desk_window: DeskWindow, page: AttachmentsPage, tmp_path: Path
) -> None:
    page.line.take_path(str(log(tmp_path)), "")
    qtbot.waitUntil(lambda: page.view.loaded is not None)
    file = attached(desk_window)[0]
    Store(desk_window.home).path_of(file.sha256).write_bytes(b"?" * file.size)
    page.view.forget()
    page.view.show_file(page.file)
    texts = page.view.findChildren(PlainLabel)
    qtbot.waitUntil(lambda: any("changed after it was attached" in one.text() for one in texts))


def test_a_copy_is_saved_and_a_file_erased_by_keys(
    qtbot: QtBot, desk_window: DeskWindow, hands: Hands, page: AttachmentsPage, tmp_path: Path
) -> None:
    page.line.take_path(str(log(tmp_path)), "")
    qtbot.waitUntil(lambda: page.file is not None)
    page.list.setFocus()
    hands.press(Qt.Key.Key_S)
    hands.press(Qt.Key.Key_A, CTRL)
    hands.write(str(tmp_path / "copy.log"))
    hands.enter()
    qtbot.waitUntil((tmp_path / "copy.log").exists)
    assert (tmp_path / "copy.log").read_text("utf-8") == LOG
    qtbot.waitUntil(lambda: page.ask.asked == "")
    page.list.setFocus()
    hands.press(Qt.Key.Key_Delete)
    hands.write("wrong file")
    hands.enter()
    qtbot.waitUntil(lambda: page.file is None)
    assert not any(path.is_file() for path in (desk_window.home / "attachments").rglob("*"))


def test_what_would_write_over_a_file_is_refused_and_the_path_stays(
    qtbot: QtBot, desk_window: DeskWindow, hands: Hands, page: AttachmentsPage, tmp_path: Path
) -> None:
    path = log(tmp_path)
    page.line.take_path(str(path), "")
    qtbot.waitUntil(lambda: page.file is not None)
    page.list.setFocus()
    hands.press(Qt.Key.Key_S)
    hands.press(Qt.Key.Key_A, CTRL)
    hands.write(str(path))
    hands.enter()
    qtbot.waitUntil(lambda: any("exists already" in one.text() for one in page.ask.findChildren(PlainLabel)))
    assert hands.text == str(path)


def test_dragging_text_over_the_pane_is_none_of_its_business(
    desk_window: DeskWindow, pane: TimelinePane
) -> None:
    mime = QMimeData()
    mime.setText("only words")
    drop(pane, mime)
    desk_window.settle()
    assert attached(desk_window) == []


def test_the_scribes_own_window_shows_the_files_and_goes_back_by_escape(
    qtbot: QtBot, desk_window: DeskWindow, hands: Hands, tmp_path: Path
) -> None:
    window = ScribeWindow(desk_window.model, desk_window.words)
    desk_window.declare()
    desk_window.settle()
    hands.show(window)
    window.timeline.attach.take_path(str(log(tmp_path)), "")
    qtbot.waitUntil(lambda: len(attached(desk_window)) == 1)
    hands.press(Qt.Key.Key_O, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window.findChild(AttachmentsPage) is not None)
    page = window.findChild(AttachmentsPage)
    assert isinstance(page, AttachmentsPage)
    qtbot.waitUntil(lambda: page.isVisible() and page.view.loaded is not None)
    hands.press(Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert window.timeline.composer.text.hasFocus()
    window.close()


def test_whoever_came_from_the_rows_goes_back_there_and_sees_the_same_file_again(
    qtbot: QtBot, desk_window: DeskWindow, hands: Hands, tmp_path: Path
) -> None:
    window = ScribeWindow(desk_window.model, desk_window.words)
    desk_window.declare()
    desk_window.settle()
    hands.show(window)
    window.timeline.attach.take_path(str(log(tmp_path)), "")
    qtbot.waitUntil(lambda: window.timeline.feed.model.rowCount() == 2)
    window.timeline.view.setFocus()
    window.timeline.view.setCurrentIndex(window.timeline.feed.model.index(1, 0))
    for _ in range(2):
        hands.press(Qt.Key.Key_O, CTRL | Qt.KeyboardModifier.ShiftModifier)
        qtbot.waitUntil(lambda: window.findChild(AttachmentsPage) is not None)
        page = window.findChild(AttachmentsPage)
        assert isinstance(page, AttachmentsPage)
        shown = page.view.findChild(QPlainTextEdit)
        assert shown is not None
        qtbot.waitUntil(lambda page=page, shown=shown: page.isVisible() and shown.toPlainText() == LOG)
        hands.press(Qt.Key.Key_Escape)
        assert window.timeline.view.hasFocus()
    window.close()


def test_erasing_an_entry_says_that_its_files_go_too(
    qtbot: QtBot, desk_window: DeskWindow, hands: Hands, pane: TimelinePane, tmp_path: Path
) -> None:
    drop(pane, files(log(tmp_path)))
    qtbot.waitUntil(
        lambda: pane.feed.model.rowCount() == 2 and len(desk_window.model.board.attachments.all()) == 1
    )
    pane.view.setCurrentIndex(pane.feed.model.index(1, 0))
    pane.erase.go()
    qtbot.waitUntil(lambda: pane.erase.ask.asked != "")
    said = "\n".join(one.text() for one in pane.erase.ask.findChildren(PlainLabel))
    assert "Its 1 attached file goes too." in said
    hands.write("wrong")
    hands.enter()
    qtbot.waitUntil(lambda: attached(desk_window) == [])
    assert not any(path.is_file() for path in (desk_window.home / "attachments").rglob("*"))
