"""The files that hang on a row of the timeline, as chips with a clip: name and size, in lines of their own."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen

from ui.theme import Tone, border_hex, tone_hex
from ui.widgets.chip import chip_font
from ui.widgets.plain_label import harmless

_HEIGHT: Final = 18
_LINE: Final = 22
_GAP: Final = 6
_PADDING: Final = 8
_CLIP: Final = 12  # the clip before the name, with its gap
_NAME_SHOWN: Final = 60
_WIDEST: Final = 260
# Of forty files on one entry a row names these; the page has them all.
SHOWN: Final = 6


def shown_files(files: Sequence[str]) -> tuple[str, ...]:
    """What the chips say: the first few, and how many more there are."""
    if len(files) <= SHOWN:
        return tuple(files)
    return (*files[: SHOWN - 1], f"+{len(files) - SHOWN + 1}")


def file_places(files: Sequence[str], room: float, top: float, metrics: QFontMetrics) -> tuple[QRectF, ...]:
    """Where the chips stand below a row's text."""
    places: list[QRectF] = []
    x, y = 0.0, top + 2
    for said in files:
        wanted = metrics.horizontalAdvance(harmless(said, _NAME_SHOWN)) + 2 * _PADDING + _CLIP
        width = min(wanted, _WIDEST, room)
        if x and x + width > room:
            x, y = 0.0, y + _LINE
        places.append(QRectF(x, y, width, _HEIGHT))
        x += width + _GAP
    return tuple(places)


def paint_file(painter: QPainter, where: QRectF, said: str, *, past: bool) -> None:
    """One chip; of a row that is struck, in the colour of what is past."""
    tone = Tone.PAST if past else Tone.NEUTRAL
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(border_hex(tone)), 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(where.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(QPen(QColor(tone_hex(tone)), 1.2))
    painter.drawPath(_clip(QPointF(where.left() + _PADDING, where.center().y())))
    painter.setFont(chip_font())
    inner = where.adjusted(_PADDING + _CLIP, 0, -_PADDING + 1, 0)
    shown = painter.fontMetrics().elidedText(
        harmless(said, _NAME_SHOWN), Qt.TextElideMode.ElideMiddle, int(inner.width()) + 1
    )
    painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _clip(at: QPointF) -> QPainterPath:
    """A paper clip: one wire bent three times."""
    path = QPainterPath(at + QPointF(6.5, -2.5))
    path.lineTo(at + QPointF(6.5, 2.5))
    path.arcTo(QRectF(at.x() + 0.5, at.y() - 0.5, 6, 6), 0, -180)
    path.lineTo(at + QPointF(0.5, -2.5))
    path.arcTo(QRectF(at.x() + 0.5, at.y() - 4.5, 4, 4), 180, -180)
    path.lineTo(at + QPointF(4.5, 2))
    return path
