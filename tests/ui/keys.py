"""Keys as a person presses them: wherever the focus is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import DeskWindow

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Hands:
    """Types into the window and waits for what follows in the journal."""

    def __init__(self, qtbot: QtBot, window: DeskWindow) -> None:
        self._qtbot, self._window = qtbot, window

    def show(self, widget: QWidget) -> None:
        self._qtbot.addWidget(widget)
        widget.resize(920, 640)
        with self._qtbot.waitActive(widget):
            widget.show()
        widget.setFocus()

    def write(self, text: str) -> None:
        self._qtbot.keyClicks(self.focus, text)

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1
    ) -> None:
        for _ in range(times):
            self._qtbot.keyClick(self.focus, key, modifiers)

    def enter(self) -> None:
        """Enter, and what follows from it is durable and shown."""
        self.press(Qt.Key.Key_Return)
        self._window.settle()

    @property
    def focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus
