"""A field of one line above a list: arrows, pages, Enter and Esc are the list's; the rest is typed."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PAGES: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class TypedLine(QLineEdit):
    """What is typed, with what an input method has not committed yet: the list follows both."""

    typed = Signal()
    moved = Signal(int)
    paged = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget, *, limit: int) -> None:
        super().__init__(parent)
        self._preedit = ""
        self.setMaxLength(limit)
        self.textChanged.connect(lambda _: self.typed.emit())

    @property
    def sought(self) -> str:
        """The text as it will be once the conversion is over."""
        place = self.cursorPosition()
        return self.text()[:place] + self._preedit + self.text()[place:]

    @override
    def inputMethodEvent(self, event: QInputMethodEvent, /) -> None:
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)
        self.typed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key = Qt.Key(event.key())
        ours = key in _STEPS or key in _PAGES or key in _ENTER or key == Qt.Key.Key_Escape
        if ours and self._preedit:
            return  # the conversion's own; some input methods pass the key on as well
        if key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key in _PAGES:
            self.paged.emit(_PAGES[key])
        elif key in _ENTER:
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
