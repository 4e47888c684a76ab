"""Keys as a person presses them: wherever the focus is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk_window import DeskWindow

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Hands:
    """Types into the window and waits for what follows in the journal."""

    def __init__(self, qtbot: QtBot, window: DeskWindow) -> None:
        self._qtbot, self._window = qtbot, window
        self._shown: list[QWidget] = []  # qtbot alone would let it be collected

    def show(self, widget: QWidget) -> None:
        self._qtbot.addWidget(widget)
        self._shown.append(widget)
        widget.resize(920, 640)
        with self._qtbot.waitActive(widget):
            widget.show()
        widget.setFocus()

    def write(self, text: str) -> None:
        """Letters by key; anything else arrives as an input method commits it."""
        if text.isascii():
            self._qtbot.keyClicks(self.focus, text)
        else:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(self.focus, event)

    @property
    def text(self) -> str:
        """What the field with the focus holds."""
        focus = self.focus
        return focus.currentText() if isinstance(focus, QComboBox) else focus.text()

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
        if QApplication.focusWidget() is None:
            # A pane that stands alone and hid itself has the keyboard a moment after it is shown again.
            for shown in QApplication.topLevelWidgets():
                if shown.isVisible():
                    shown.activateWindow()
            self._qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus
