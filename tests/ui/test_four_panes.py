"""The four panes share the room there is, whatever comes into one of them while they are laid out."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from commander.board.actions import StartAction
from commander.board.incident import SetSeverity
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import CTRL, Hands
from ui.panes.broadcast_sheet import BroadcastSheet
from ui.panes.four_panes import FourPanes
from ui.theme import ThemeChoice
from ui.widgets.chip import Chip
from ui.window import MainWindow

SIZES = [(1280, 720), (1366, 768), (1440, 900), (1920, 1080)]


@pytest.fixture
def window(qapp: QApplication, desk_window: DeskWindow, hands: Hands) -> Iterator[MainWindow]:
    made = MainWindow(
        qapp, desk_window.model, desk_window.words, theme=ThemeChoice.LIGHT, undo=timedelta(seconds=8)
    )
    hands.show(made)
    yield made
    made.close()


def columns_are_alike(window: MainWindow) -> bool:
    panes = window.page.findChild(FourPanes)
    roles, impact, messages, actions = panes.slot_panes()
    return (
        abs(roles.width() - impact.width()) <= 1
        and (messages.width(), actions.width()) == (roles.width(), impact.width())
        and (messages.x(), actions.x()) == (roles.x(), impact.x())
        and impact.x() + impact.width() == panes.width()
    )


def vacancy_in_head(window: MainWindow) -> bool:
    panes = window.page.findChild(FourPanes)
    return any(chip.isVisible() and "vacant" in chip.text for chip in panes.roles.findChildren(Chip))


@pytest.mark.parametrize("size", SIZES)
def test_the_columns_are_alike_whatever_the_window_and_whatever_stood_in_their_place(
    window: MainWindow, desk_window: DeskWindow, hands: Hands, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window.resize(*size)
    stream = desk_window.declare()
    desk_window.submit(SetSeverity(incident=stream, severity=1))
    due = desk_window.now() + timedelta(minutes=10)
    for number in range(4):
        desk_window.submit(StartAction(incident=stream, text=f"action {number}", owner="p-b", check_at=due))
    desk_window.now.move(timedelta(minutes=5))
    desk_window.settle()
    qtbot.waitUntil(lambda: columns_are_alike(window))
    hands.press(Qt.Key.Key_B, CTRL)
    qtbot.waitUntil(lambda: window.page.findChild(BroadcastSheet) is not None)
    qtbot.waitUntil(window.page.findChild(BroadcastSheet).isVisible)
    hands.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(window.page.findChild(FourPanes).isVisible)
    qtbot.waitUntil(lambda: columns_are_alike(window))


def test_a_vacancy_told_in_a_low_head_leaves_the_columns_alike(
    window: MainWindow, desk_window: DeskWindow, hands: Hands, qtbot: QtBot
) -> None:
    """Given a vacant command in high panes / when they become low / then the head tells it and nothing is cut."""
    window.resize(1280, 1400)
    desk_window.declare()
    desk_window.now.move(timedelta(minutes=5))
    desk_window.settle()
    assert not vacancy_in_head(window)
    for size in SIZES:
        window.resize(*size)
        qtbot.waitUntil(lambda: columns_are_alike(window))
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: vacancy_in_head(window))
    qtbot.waitUntil(lambda: columns_are_alike(window))
