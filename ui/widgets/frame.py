"""The rounded outline of tiles and chips, drawn once for each size and colour."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

# Some eighty stand on a busy board; a switch of theme and of language each bring as many others.
_MOST_KEPT: Final = 400


def paint_frame(
    painter: QPainter, where: QRectF, radius: float, *, line: str, fill: str = "", dashed: bool = False
) -> None:
    """An outline of one pixel in the colour of `line`; `fill`: the ground inside it, empty: none."""
    ratio = painter.device().devicePixelRatio()
    if not (where.x().is_integer() and where.y().is_integer() and ratio.is_integer()):
        _draw(painter, where, radius, line, fill, dashed=dashed)  # a picture between the pixels would blur
        return
    size = int(where.width()), int(where.height())
    painter.drawImage(where.topLeft(), _drawn(*size, ratio, radius, line, fill, dashed=dashed))


@lru_cache(maxsize=_MOST_KEPT)
def _drawn(
    width: int, height: int, ratio: float, radius: float, line: str, fill: str, *, dashed: bool
) -> QImage:
    # Rounding its corners costs ten times as much as copying it.
    image = QImage(int(width * ratio), int(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    _draw(painter, QRectF(0, 0, width, height), radius, line, fill, dashed=dashed)
    painter.end()
    return image


def _draw(painter: QPainter, where: QRectF, radius: float, line: str, fill: str, *, dashed: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(line), 1.0)
    if dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(where.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
