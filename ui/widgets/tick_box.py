"""A box that is ticked: a filled square with a tick, or a hollow one, beside its words."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import font, themed, tokens
from ui.widgets.plain_label import harmless

_BOX = 16
_GAP = 8
_WORDS_LIMIT = 120
_TALLEST = 1_000


class TickBox(QAbstractButton):
    """Told apart by the tick and not by colour alone; long words go on below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A layout asks for the height at several widths each time anything near it changes.
        self._heights: dict[int, int] = {}
        self.setCheckable(True)
        self.setFont(font())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        themed.changed.connect(self.update)

    def name(self, words: str) -> None:
        """Say what is ticked."""
        self.setText(harmless(words, _WORDS_LIMIT))
        self.setAccessibleName(self.text())
        self._heights.clear()
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(
            _BOX + _GAP + metrics.horizontalAdvance(self.text()) + 2, max(_BOX + 4, metrics.height())
        )

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_BOX + _GAP + 60, self.sizeHint().height())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        if width not in self._heights:
            room = QRect(0, 0, width - _BOX - _GAP, _TALLEST)
            words = QFontMetrics(self.font()).boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())
            self._heights[width] = max(_BOX + 4, words.height())
        return self._heights[width]

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        shown = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first_line = max(_BOX + 4, painter.fontMetrics().height())
        box = QRectF(1.5, (first_line - _BOX) / 2 + 0.5, _BOX - 2, _BOX - 2)
        ticked = self.isChecked()
        edge = shown.accent if ticked or self.hasFocus() else shown.faint
        painter.setPen(
            QPen(QColor(edge if self.isEnabled() else shown.line), 2.0 if self.hasFocus() else 1.2)
        )
        painter.setBrush(QColor(shown.accent if ticked else shown.background))
        painter.drawRoundedRect(box, 4, 4)
        if ticked:
            painter.setPen(QPen(QColor(shown.accent_ink), 1.8))
            x, y = box.left(), box.top()
            tick = [QPointF(x + 3.4, y + 7.2), QPointF(x + 6, y + 9.8), QPointF(x + 10.8, y + 4.6)]
            painter.drawPolyline(QPolygonF(tick))
        words = QRect(_BOX + _GAP, 0, self.width() - _BOX - _GAP, self.height())
        painter.setPen(QColor(shown.ink if self.isEnabled() else shown.faint))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, self.text())
        if self.hasFocus():
            painter.setPen(QPen(QColor(shown.accent), 1.0, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
