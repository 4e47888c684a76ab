"""Files of the restricted track where the right ends or another incident is shown: no name, path or word stays."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QWidget

from commander.board.privacy_records import RaisePrivacyConcern
from commander.board.roles import COMMANDER, AssignRole
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import Hands
from ui.panes.privacy_page import PrivacyPage

KEY = Qt.Key
CANARY = "kanaria"


def with_track(window: DeskWindow) -> str:
    """An incident whose commander sits here, with a track."""
    stream = window.declare()
    window.submit(AssignRole(incident=stream, role=COMMANDER, person=window.model.person))
    window.submit(RaisePrivacyConcern(incident=stream))
    window.settle()
    return stream


@pytest.fixture
def page(desk_window: DeskWindow, hands: Hands, tmp_path: Path) -> PrivacyPage:
    """A picture and a log are kept, one is looked at; a path that is none was named, another is half typed."""
    with_track(desk_window)
    page = PrivacyPage(desk_window.model, desk_window.model.restricted, desk_window.words)
    hands.show(page)
    page.open()
    desk_window.settle()
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(0)
    image.save(str(tmp_path / f"{CANARY}.png"))
    (tmp_path / f"{CANARY}.log").write_text(f"{CANARY} bought shoes\n", "utf-8")
    (tmp_path / f"{CANARY}-secret.txt").write_text(f"password: {CANARY}Xy7!kk29\n", "utf-8")
    hands.press(KEY.Key_E)
    for number, name in enumerate((f"{CANARY}.log", f"{CANARY}.png"), start=1):
        page._files.line.take_path(str(tmp_path / name), "")
        desk_window.qtbot.waitUntil(lambda wanted=number: page._files.list.count() == wanted)
    for row in (0, 1):
        page._files.list.setCurrentRow(row)
        desk_window.qtbot.waitUntil(lambda: page._files.view.loaded is not None)
    page._files.line.take_path(str(tmp_path / f"{CANARY}-secret.txt"), "")
    desk_window.qtbot.waitUntil(lambda: CANARY in page._files.line.said)
    page._files.list.setFocus()
    hands.press(KEY.Key_A)
    hands.write(f"/tmp/{CANARY}-half")
    assert sorted(places(page))
    return page


def places(page: QWidget) -> set[str]:
    """Wherever the word stands in a widget of the page, shown or not."""
    found = set()
    for one in (page, *page.findChildren(QWidget)):
        said = [one.accessibleName(), one.accessibleDescription(), one.toolTip(), one.windowTitle()]
        if isinstance(one, QLabel | QLineEdit):
            said.append(one.text())
        if isinstance(one, QPlainTextEdit):
            said.append(one.toPlainText())
        if isinstance(one, QListWidget):
            said += [one.item(row).text() for row in range(one.count())]
        if any(CANARY in words for words in said):
            found.add(f"{type(one).__name__} {one.objectName()}")
    return found


def test_when_the_right_ends_nothing_of_a_file_is_left_in_any_widget(
    page: PrivacyPage, desk_window: DeskWindow
) -> None:
    desk_window.model.sit("p-z")
    desk_window.settle()
    QApplication.sendPostedEvents(None, 52)  # what is to be deleted
    desk_window.qtbot.waitUntil(lambda: places(page) == set())
    assert not page._files.isVisible()


def test_the_reader_of_another_incident_sees_nothing_of_this_ones_files(
    page: PrivacyPage, desk_window: DeskWindow, hands: Hands
) -> None:
    with_track(desk_window)
    page.open()
    hands.press(KEY.Key_E)
    desk_window.settle()
    hands.press(KEY.Key_A)
    QApplication.sendPostedEvents(None, 52)
    desk_window.qtbot.waitUntil(lambda: places(page) == set())
    assert page._files.line.said == ""


def test_going_back_to_the_track_keeps_what_is_half_typed(
    page: PrivacyPage, desk_window: DeskWindow, hands: Hands
) -> None:
    page._files.put_away.emit()
    page.setFocus()
    hands.press(KEY.Key_E)
    hands.press(KEY.Key_A)
    assert hands.text == f"/tmp/{CANARY}-half"
    assert CANARY in page._files.line.said
