"""The four panes share the room there is, whatever comes into one of them while they are laid out."""

from datetime import timedelta

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk_window import DeskWindow
from ui.panes.four_panes import FourPanes
from ui.widgets.chip import Chip

_SIZE_1280 = (807, 450)  # with the strip for taking back below


def test_a_vacancy_told_in_a_low_head_leaves_the_columns_alike(qtbot: QtBot, desk_window: DeskWindow) -> None:
    """Given a vacant command in high panes / when they become low / then the head tells it and nothing is cut."""
    desk_window.declare()
    desk_window.settle()
    desk_window.now.move(timedelta(minutes=5))
    board, other = QStackedWidget(), QWidget()
    panes = FourPanes(desk_window.model, desk_window.words)
    board.addWidget(panes)
    board.addWidget(other)
    outer = QWidget()
    QHBoxLayout(outer).addWidget(board)
    qtbot.addWidget(outer)
    outer.resize(807, 1200)
    outer.show()
    qtbot.waitExposed(outer)
    panes.roles.refresh()
    assert not any(chip.isVisible() and "vacant" in chip.text for chip in panes.roles.findChildren(Chip))
    board.setCurrentWidget(other)
    outer.resize(*_SIZE_1280)
    board.setCurrentWidget(panes)
    qtbot.waitUntil(
        lambda: any(chip.isVisible() and "vacant" in chip.text for chip in panes.roles.findChildren(Chip))
    )
    for pane in (panes.roles, panes.impact, panes.messages, panes.action_rows):
        assert pane.x() + pane.width() <= panes.width()
    assert abs(panes.roles.width() - panes.impact.width()) <= 1
