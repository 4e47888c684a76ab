"""The phases in a line: done, current, to come. Told apart by tick, filled number and hollow number."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import SMALL_PX, font, themed, tokens
from ui.widgets.plain_label import harmless, set_plain_tooltip

_CIRCLE: Final = 18
_GAP: Final = 7
_LINK: Final = 24
_NAME_LIMIT: Final = 40


class Stepper(QWidget):
    """Phases 0 to n. In a narrow place the current one and those nearest keep their names.

    chosen: somebody clicked a phase, or went to it with the arrow keys and pressed Enter or Space.
    opened: the same on the current one, to see what is left there.
    """

    chosen = Signal(int)
    opened = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._left = ""  # how much is left at the current one
        self._current = 0
        self._pointed = 0
        # Where each phase ends, as it was painted last: what a click on it means.
        self._ends: list[float] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        themed.changed.connect(self.update)

    def show_phases(self, names: Sequence[str], current: int, left: str = "") -> None:
        """The phases' names in the language in force, which one we are in, and what is left there in a word or two."""
        self._names = tuple(harmless(name, _NAME_LIMIT) for name in names)
        self._left = left
        self._current = current
        self._pointed = current
        self.retranslate()
        self.updateGeometry()
        self.update()

    def retranslate(self) -> None:
        """Say again where we are; the owner calls it when the language changed."""
        if 0 <= self._current < len(self._names):
            sentence = self.tr("Phase {number} of {last}: {name}")
            name = self._names[self._current]
            spoken = sentence.format(number=self._current, last=len(self._names) - 1, name=name)
            self.setAccessibleName(f"{spoken} {self._left}".strip())
            set_plain_tooltip(self, " → ".join(self._names))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width(set(range(len(self._names)))), _CIRCLE + 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._width({self._current}), _CIRCLE + 4)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        place = event.position().x()
        for index, end in enumerate(self._ends):
            if place <= end:
                self._choose(index)
                return

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        match event.key():
            case Qt.Key.Key_Left:
                self._point_at(self._pointed - 1)
            case Qt.Key.Key_Right:
                self._point_at(self._pointed + 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self._choose(self._pointed)
            case _:
                super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        self._pointed = self._current
        super().focusOutEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        self._ends = []
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        named = self._named(self.width())
        link = _LINK if len(named) == len(self._names) else _LINK // 2
        x = 0.0
        top = (self.height() - _CIRCLE) / 2
        for index, name in enumerate(self._names):
            if index:
                painter.setPen(QPen(QColor(tokens().line), 1.0))
                y = self.height() / 2
                painter.drawLine(QPointF(x + link / 4, y), QPointF(x + link * 3 / 4, y))
                x += link
            circle = QRectF(x, top, _CIRCLE, _CIRCLE)
            self._paint_circle(painter, circle, index)
            if self.hasFocus() and index == self._pointed:
                painter.setPen(QPen(QColor(tokens().accent), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(circle.adjusted(-1.2, -1.2, 1.2, 1.2))
            x += _CIRCLE
            if index in named:
                look = _name_font(index == self._current)
                painter.setFont(look)
                painter.setPen(QColor(tokens().ink if index == self._current else tokens().dim))
                width = QFontMetrics(look).horizontalAdvance(name)
                where = QRectF(x + _GAP, 0, width + 1, self.height())
                painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
                x += _GAP + width
            if index == self._current and self._left:
                x = self._paint_left(painter, x)
            self._ends.append(x)

    def _choose(self, index: int) -> None:
        if index != self._current:
            self.chosen.emit(index)
        else:
            self.opened.emit()

    def _paint_left(self, painter: QPainter, x: float) -> float:
        """What is left, behind the name; where it ends."""
        look = font(SMALL_PX, weight=QFont.Weight.DemiBold)
        painter.setFont(look)
        painter.setPen(QColor(tokens().warn))
        width = QFontMetrics(look).horizontalAdvance(self._left)
        where = QRectF(x + _GAP, 0, width + 1, self.height())
        painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._left)
        return x + _GAP + width

    def _point_at(self, index: int) -> None:
        self._pointed = max(0, min(index, len(self._names) - 1))
        self.setAccessibleDescription(self._names[self._pointed] if self._names else "")
        self.update()

    def _paint_circle(self, painter: QPainter, where: QRectF, index: int) -> None:
        shown = tokens()
        if index > self._current:
            painter.setPen(QPen(QColor(shown.line), 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(where.adjusted(0.5, 0.5, -0.5, -0.5))
            ink = shown.dim
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shown.ok if index < self._current else shown.accent))
            painter.drawEllipse(where)
            ink = shown.background if index < self._current else shown.accent_ink
        painter.setPen(QColor(ink))
        if index < self._current:
            painter.setPen(QPen(QColor(ink), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            x, y = where.center().x(), where.center().y()
            tick = [QPointF(x - 3.5, y + 0.2), QPointF(x - 1, y + 2.7), QPointF(x + 3.7, y - 2.6)]
            painter.drawPolyline(QPolygonF(tick))
            return
        painter.setFont(font(SMALL_PX, weight=QFont.Weight.DemiBold))
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, str(index))

    def _named(self, width: int) -> set[int]:
        """The phases whose names fit: the current one, then those nearest to it."""
        named = {self._current}
        for index in sorted(range(len(self._names)), key=lambda phase: abs(phase - self._current)):
            if self._width(named | {index}) > width:
                break
            named.add(index)
        return named

    def _width(self, named: set[int]) -> int:
        link = _LINK if len(named) == len(self._names) else _LINK // 2
        width = len(self._names) * _CIRCLE + max(0, len(self._names) - 1) * link
        for index, name in enumerate(self._names):
            if index in named:
                width += _GAP + QFontMetrics(_name_font(index == self._current)).horizontalAdvance(name)
        if self._left:
            look = font(SMALL_PX, weight=QFont.Weight.DemiBold)
            width += _GAP + QFontMetrics(look).horizontalAdvance(self._left)
        return width + 2


def _name_font(current: bool) -> QFont:
    return font(weight=QFont.Weight.DemiBold if current else QFont.Weight.Normal)
