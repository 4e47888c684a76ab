"""Rows of the timeline are marked by keys and copied as text or Markdown, with the zone said once."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from commander.board.record import Fact, Occurred
from commander.board.timeline import AddEntry, EntryAdded, EntryKind
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import CTRL, Hands
from ui.bridge import Turn
from ui.panes.copy_line import CopyLine
from ui.panes.timeline_pane import TimelinePane

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def pane(desk_window: DeskWindow, hands: Hands, qtbot: QtBot) -> TimelinePane:
    pane = TimelinePane(desk_window.model, desk_window.words)
    hands.show(pane)
    stream = desk_window.declare("決済 *API* が失敗")
    now = desk_window.now()
    for hours, text, kind in (
        (30, "前日の *兆し*", EntryKind.FACT),
        (2, "切り戻す\n# 2行目", EntryKind.DECISION),
        (1, "エラー率 1% に下がった", EntryKind.FACT),
    ):
        occurred = Occurred(instant=now - timedelta(hours=hours), zone="Asia/Tokyo")
        desk_window.submit(AddEntry(incident=stream, text=text, entry_kind=kind, occurred=occurred))
    desk_window.settle()
    qtbot.waitUntil(lambda: pane.feed.model.rowCount() == 4)
    pane.view.setFocus()
    return pane


def copied(qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() != "before")
    return QGuiApplication.clipboard().text()


def test_shift_and_arrows_mark_rows_and_ctrl_c_copies_them(
    pane: TimelinePane, hands: Hands, qtbot: QtBot, desk_window: DeskWindow
) -> None:
    QGuiApplication.clipboard().setText("before")
    hands.press(Qt.Key.Key_Home)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Down, SHIFT)
    hands.press(Qt.Key.Key_C, CTRL)
    said = copied(qtbot)
    short = desk_window.board().incident.short_id
    assert said.splitlines()[0] == f"{short} 決済 *API* が失敗 (Asia/Tokyo)"
    assert said.count("Asia/Tokyo") == 1
    assert "切り戻す\n# 2行目" in said
    assert "エラー率 1%" in said
    assert "兆し" not in said
    assert pane.findChild(CopyLine).isVisible()


def test_ctrl_a_and_ctrl_shift_c_copy_all_as_a_markdown_list(
    pane: TimelinePane, hands: Hands, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("before")
    hands.press(Qt.Key.Key_A, CTRL)
    hands.press(Qt.Key.Key_C, CTRL | SHIFT)
    said = copied(qtbot)
    assert said.count("Asia/Tokyo") == 1
    items = [line for line in said.splitlines() if line.startswith("- **")]
    assert len(items) == 4
    assert r"前日の \*兆し\*" in items[0]
    assert "\n  **\\# 2行目**" in said
    days = [line for line in said.splitlines() if line.startswith("**")]
    assert len(days) == 3  # the title and two days


def test_shift_click_marks_a_stretch(pane: TimelinePane, qtbot: QtBot) -> None:
    view = pane.view
    for row, modifier in ((1, Qt.KeyboardModifier.NoModifier), (3, SHIFT)):
        middle = view.visualRect(view.model().index(row, 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, middle)
    assert [index.row() for index in view.selectionModel().selectedRows()] == [1, 2, 3]


def test_too_many_rows_are_refused_with_another_way(
    pane: TimelinePane, hands: Hands, qtbot: QtBot, desk_window: DeskWindow
) -> None:
    def many(place) -> None:
        facts = [Fact(event=EntryAdded(text=f"{number}"), about="entry") for number in range(2100)]
        with place.desk.write():
            records = place.desk.append(desk_window.model.stream, facts, place.desk.moment())
        place.desk.publish_records(records)

    desk_window.bridge.journal_tasks.put(Turn.PERSON, many)
    qtbot.waitUntil(lambda: pane.feed.model.rowCount() > 2_050)
    QGuiApplication.clipboard().setText("before")
    hands.press(Qt.Key.Key_A, CTRL)
    hands.press(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "before"
    line = pane.findChild(CopyLine)
    assert line.isVisible()
    assert "2,000" in line.text()
    assert "Ctrl+Shift+S" in line.text()
