"""In a low pane the composer's text gives way to what stands under it; nothing lies over anything."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk_window import DeskWindow
from tests.ui.keys import CTRL, Hands
from ui.panes.timeline_pane import TimelinePane

_LOW = 330  # what three lines above the board leave of a screen of 720
_CHAT = "\n".join(f"Person A  22:{minute}\nthe pool is full again" for minute in range(31, 51))


def pasted_into(hands: Hands, window: DeskWindow, height: int) -> TimelinePane:
    pane = TimelinePane(window.model, window.words)
    window.declare()
    hands.show(pane)
    pane.resize(434, height)
    pane.compose()
    QGuiApplication.clipboard().setText(_CHAT)
    hands.press(Qt.Key.Key_V, CTRL)
    window.qtbot.waitUntil(pane.composer.paste.isVisible)
    window.settle()
    return pane


def test_a_paste_s_question_stands_below_the_text_in_a_low_pane(
    desk_window: DeskWindow, hands: Hands, qtbot: QtBot
) -> None:
    composer = pasted_into(hands, desk_window, _LOW).composer
    qtbot.waitUntil(lambda: composer.text.geometry().bottom() < composer.paste.geometry().top())
    assert composer.text.height() > 2 * composer.text.fontMetrics().lineSpacing()
    assert composer.paste.geometry().bottom() <= composer.rect().bottom()
    assert composer.paste.height() >= composer.paste.minimumSizeHint().height()


def test_the_text_has_its_lines_back_where_there_is_room(
    desk_window: DeskWindow, hands: Hands, qtbot: QtBot
) -> None:
    pane = pasted_into(hands, desk_window, _LOW)
    text = pane.composer.text
    line = text.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: text.height() < 6 * line)
    pane.resize(434, 700)
    qtbot.waitUntil(lambda: text.height() >= 6 * line)
