"""The small button that takes a pane out as a window of its own."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import themed, tokens
from ui.widgets.plain_label import harmless, set_plain_tooltip


class ApartButton(QAbstractButton):
    """Two sheets, one in front of the other. Its word is its tooltip and its accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themed.changed.connect(self.update)

    def show_words(self, text: str, key: str) -> None:
        """What it does, and its key."""
        self.setAccessibleName(harmless(text))
        self.setAccessibleDescription(key)
        set_plain_tooltip(self, f"{text} ({key})")

    @override
    def sizeHint(self) -> QSize:
        return QSize(22, 20)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        shown = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_lit = self.underMouse() or self.hasFocus()
        if self.hasFocus():
            painter.setPen(QPen(QColor(shown.accent), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.setPen(QPen(QColor(shown.ink if is_lit else shown.dim), 1.2))
        x, y = self.width() / 2 - 6, self.height() / 2 - 5
        painter.drawRoundedRect(QRectF(x, y + 3, 8, 7), 1.5, 1.5)
        painter.setBrush(QColor(shown.surface))
        painter.drawRoundedRect(QRectF(x + 4, y, 8, 7), 1.5, 1.5)
