"""What a row of the timeline bears beside its text: the chips of milestones, and that nobody has looked at it yet."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF

from ui.theme import SMALL_PX, Tone, border_hex, font, tokens, tone_hex
from ui.widgets.chip import chip_font
from ui.widgets.plain_label import harmless

UNREAD_HEIGHT: Final = 22
_CHIP_HEIGHT: Final = 18
_CHIP_LINE: Final = 22
_GAP: Final = 6
_PADDING: Final = 8
_FLAG: Final = 11  # the flag before the word, with its gap
_DOT: Final = 3.0
_SHOWN: Final = 60
_LEFT_MIDDLE: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def milestone_places(
    names: Sequence[str], room: float, top: float, metrics: QFontMetrics
) -> tuple[QRectF, ...]:
    """Where the chips of a row's milestones stand, in lines of their own below its text."""
    places: list[QRectF] = []
    x, y = 0.0, top + 2
    for name in names:
        width = min(metrics.horizontalAdvance(harmless(name, _SHOWN)) + 2 * _PADDING + _FLAG, room)
        if x and x + width > room:
            x, y = 0.0, y + _CHIP_LINE
        places.append(QRectF(x, y, width, _CHIP_HEIGHT))
        x += width + _GAP
    return tuple(places)


def paint_milestone(painter: QPainter, where: QRectF, name: str) -> None:
    """A square chip with a flag: no other chip has either, so it is told without its colour."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(border_hex(Tone.DECISION)), 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(where.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    colour = QColor(tone_hex(Tone.DECISION))
    x, middle = where.left() + _PADDING, where.center().y()
    painter.setPen(QPen(colour, 1.3))
    painter.drawLine(QPointF(x, middle - 5), QPointF(x, middle + 5))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(x, middle - 5), QPointF(x + 7, middle - 2.5), QPointF(x, middle)]))
    painter.setFont(chip_font())
    painter.setPen(colour)
    inner = where.adjusted(_PADDING + _FLAG, 0, -_PADDING + 1, 0)
    shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(inner.width()) + 1)
    painter.drawText(inner, _LEFT_MIDDLE, shown)


def paint_unread_line(painter: QPainter, where: QRect, top: float, words: str) -> None:
    """The line above the first row that nobody has looked at."""
    look = font(SMALL_PX, weight=QFont.Weight.DemiBold)
    shown = harmless(words, _SHOWN)
    width = QFontMetrics(look).horizontalAdvance(shown)
    left, right = where.left() + 14, where.right() - 12
    middle = int(top + UNREAD_HEIGHT / 2) + 2
    painter.setFont(look)
    painter.setPen(QColor(tokens().accent))
    painter.drawText(QRectF(left, top + 2, width + 2, UNREAD_HEIGHT), _LEFT_MIDDLE, shown)
    painter.setPen(QPen(QColor(tokens().accent), 1))
    painter.drawLine(left + width + 10, middle, right, middle)


def paint_unread_dot(painter: QPainter, left: float, middle: float) -> None:
    """A dot at the edge of a row that nobody has looked at."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens().accent))
    painter.drawEllipse(QPointF(left + 7, middle), _DOT, _DOT)
