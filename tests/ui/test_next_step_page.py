"""Alt+N on the whole page: the key reaches the line of the attention strip where the next step is done."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from commander.board.deliveries import DeliveryState
from commander.board.incident import DeclareRestored, SetSeverity
from commander.board.message import OrderBroadcast
from commander.board.roles import COMMANDER, AssignRole
from commander.board.signals import RaiseSignal
from commander.drafting.drafting import draft_message
from commander.wording.templates import TemplateId
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import ALT, Hands
from ui.panes.attention_strip import AttentionStrip
from ui.theme import ThemeChoice
from ui.widgets.strip import Strip
from ui.window import MainWindow

KEY = Qt.Key


@pytest.fixture
def window(qapp: QApplication, desk_window: DeskWindow, hands: Hands) -> Iterator[MainWindow]:
    made = MainWindow(
        qapp, desk_window.model, desk_window.words, theme=ThemeChoice.LIGHT, undo=timedelta(seconds=8)
    )
    hands.show(made)
    made.resize(1280, 720)
    yield made
    made.close()


@pytest.fixture
def watched(window: MainWindow, desk_window: DeskWindow) -> DeskWindow:
    """Restored a moment ago and watched: every signal is to be judged."""
    stream = desk_window.declare()
    desk_window.submit(SetSeverity(incident=stream, severity=2))
    desk_window.submit(AssignRole(incident=stream, role=COMMANDER, person="p-a"))
    until = desk_window.now() + timedelta(hours=2)
    desk_window.submit(DeclareRestored(incident=stream, watch_owner="p-b", watch_until=until))
    desk_window.settle()
    return desk_window


def focused_line(window: MainWindow) -> str:
    """The line of the strip that has the focus, as a screen reader says it; empty anywhere else."""
    focus = QApplication.focusWidget()
    lines = window.page.findChild(AttentionStrip).findChildren(Strip)
    return next((one.accessibleName() for one in lines if focus is not None and one.isAncestorOf(focus)), "")


def test_it_goes_from_anywhere_to_the_signal_that_is_to_be_judged(
    window: MainWindow, watched: DeskWindow, hands: Hands, qtbot: QtBot
) -> None:
    for number in range(5):
        watched.submit(RaiseSignal(incident=watched.model.stream, text=f"alert {number}"))
        watched.now.move(timedelta(seconds=20))
    qtbot.waitUntil(lambda: "alert 0" in window.page.bottom_bar.next_text)
    for away in (KEY.Key_3, KEY.Key_2):
        hands.press(away, ALT)
        assert "alert 0" not in focused_line(window)
        hands.press(KEY.Key_N, ALT)
        assert "alert 0" in focused_line(window)
    window.page.timeline.compose()
    assert focused_line(window) == ""
    hands.press(KEY.Key_N, ALT)
    assert "alert 0" in focused_line(window)


def test_it_goes_to_the_text_that_could_not_go_out(
    window: MainWindow, desk_window: DeskWindow, hands: Hands, qtbot: QtBot
) -> None:
    desk = desk_window
    stream = desk.declare()
    desk.submit(AssignRole(incident=stream, role=COMMANDER, person="p-a"))
    desk.submit(SetSeverity(incident=stream, severity=2))
    post = draft_message(desk.model.board, desk.model.policy, TemplateId.T01, ["public"], desk.now(), {}, "m")
    desk.submit(OrderBroadcast(incident=stream, messages=(post,), undo=timedelta(seconds=8)))
    desk.deliver("statuspage", DeliveryState.HELD)
    qtbot.waitUntil(lambda: "status page" in window.page.bottom_bar.next_text)
    assert focused_line(window) == ""
    hands.press(KEY.Key_N, ALT)
    assert focused_line(window).startswith("the status page: held")
