"""The line that takes one wrong file out of a list of affected customers again."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.theme import Tone
from ui.widgets.plain_label import PlainLabel

_LONGEST_NUMBER: Final = 4


class RemovalLine(QWidget):
    """The file's number and why, then Enter. removed: the number, the reason."""

    removed = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self._why = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._why.hide()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self.line)
        inside.addWidget(self._why)
        self.line.returnPressed.connect(self._remove)
        self.retranslate()

    def begin_again(self) -> None:
        """Nothing typed."""
        self.line.clear()
        self._why.hide()

    def retranslate(self) -> None:
        """Say every word again."""
        self.line.setPlaceholderText(
            self.tr("Take a wrong file out again: its number and why (2 another client's)")
        )
        self.line.setAccessibleName(self.tr("Which file is taken out of the list, and why"))
        self._why.setText(self.tr("Write the file's number, a blank, and why, without any customer in it."))

    def _remove(self) -> None:
        number, _, reason = self.line.text().strip().partition(" ")
        is_said = number.isdecimal() and len(number) <= _LONGEST_NUMBER and bool(reason.strip())
        self._why.setVisible(not is_said)
        if is_said:
            self.removed.emit(int(number), reason.strip())
