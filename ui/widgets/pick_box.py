"""A field that one of several things is picked in, with the arrow that says so."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyleOptionComboBox, QWidget
from typing_extensions import override

from ui.theme import tokens
from ui.widgets.plain_label import set_plain_tooltip

_SHORTEST = 6
# What stands around the words: padding, border and arrow of the stylesheet.
_AROUND = 40
# Advances are whole pixels and what is elided is measured exactly.
_ROUNDING = 2


class PickBox(QComboBox):
    """As wide as what is picked, or as narrow as its place needs; the list below is as wide as its longest line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_SHORTEST)
        self.currentTextChanged.connect(self._on_picked)

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self.isEditable():
            return hint  # it must not grow and shrink under somebody who types
        return QSize(max(hint.width(), self._width_of_words()), hint.height())

    @override
    def initStyleOption(self, option: QStyleOptionComboBox, /) -> None:
        super().initStyleOption(option)
        room = self.width() - _AROUND + _ROUNDING
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room
        )

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    @override
    def wheelEvent(self, event: QWheelEvent, /) -> None:
        # A page that is scrolled past must not change what is picked in it; keys and the list do.
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = tokens().dim if self.isEnabled() else tokens().line
        painter.setPen(QPen(QColor(colour), 1.5))
        x, y = self.width() - 14.0, self.height() / 2
        painter.drawPolyline(QPolygonF([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)]))

    def _width_of_words(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.currentText()) + _AROUND

    def _on_picked(self) -> None:
        self._tell_whole()
        self.updateGeometry()

    def _tell_whole(self) -> None:
        set_plain_tooltip(self, self.currentText() if self.width() < self._width_of_words() else "")
