"""Text on printed pages: fonts, lines, and what is said again and again laid out once. Nothing typed is markup."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGlyphRun,
    QPainter,
    QPdfWriter,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from ui.theme import FAMILIES

# Kana, kanji and plain Latin: each is one glyph whatever stands beside it, and setting them so takes a third of the
# time. English alone is shaped, for the sake of its kerning, as is whatever else people write.
_EACH_ALONE: Final = re.compile(
    "[\u2028 -~\u3001-\u3029\u3030-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60]*+"
)
_ENDLESS: Final = 1e6
_SAID_AGAIN: Final = 4_000  # names, kinds and minutes come back on every page


class Face(StrEnum):
    """How a text is set."""

    TEXT = "text"
    DECIDED = "decided"
    STRUCK = "struck"
    SMALL = "small"
    TITLE = "title"


# Its size in points, whether it is heavy, and whether it is struck through.
_CUT: Final[Mapping[Face, tuple[float, bool, bool]]] = {
    Face.TEXT: (9.5, False, False),
    Face.DECIDED: (9.5, True, False),
    Face.STRUCK: (9.5, False, True),
    Face.SMALL: (7.5, False, False),
    Face.TITLE: (14.0, True, False),
}


class Typesetter:
    """Lays lines out and draws them. Belongs to the thread that paints."""

    def __init__(self, writer: QPdfWriter, painter: QPainter) -> None:
        self._writer, self._painter = writer, painter
        self._fonts = {face: (_font(face, shaped=False), _font(face, shaped=True)) for face in Face}
        self._metrics = {face: QFontMetricsF(fonts[1], writer) for face, fonts in self._fonts.items()}
        self._wrapping = QTextOption()
        self._wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.heights = {face: metrics.lineSpacing() for face, metrics in self._metrics.items()}
        self._again = lru_cache(_SAID_AGAIN)(self._runs)

    def width(self, text: str, face: Face) -> float:
        """How wide a line of what comes back often is."""
        return self._again(text, face)[1]

    def cut(self, text: str, face: Face, width: float) -> str:
        """As much of a line as there is room for; what was left out shows as an ellipsis."""
        return self._metrics[face].elidedText(text, Qt.TextElideMode.ElideRight, width)

    def draw(self, text: str, face: Face, x: float, y: float, ink: QColor) -> None:
        """One line that comes back often. Nothing breaks it."""
        self._painter.setPen(ink)
        place = QPointF(x, y)
        for run in self._again(text, face)[0]:
            self._painter.drawGlyphRun(place, run)

    def draw_once(self, text: str, face: Face, x: float, y: float, ink: QColor) -> None:
        """One short line that never comes back."""
        self._painter.setPen(ink)
        self._painter.setFont(self._fonts[face][0])
        self._painter.drawText(QPointF(x, y + self._metrics[face].ascent()), text)

    def lines(self, text: str, face: Face, width: float) -> tuple[QTextLayout, list[QTextLine]]:
        """A text over as many lines as it takes; they are drawn each at a place of its own, while the first is kept."""
        text = text.replace("\n", "\u2028")
        is_shaped = text.isascii() or _EACH_ALONE.fullmatch(text) is None
        layout = QTextLayout(text, self._fonts[face][is_shaped], self._writer)
        layout.setTextOption(self._wrapping)
        layout.beginLayout()
        lines: list[QTextLine] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            lines.append(line)
        layout.endLayout()
        return layout, lines

    def _runs(self, text: str, face: Face) -> tuple[list[QGlyphRun], float]:
        layout, lines = self.lines(text, face, _ENDLESS)
        return layout.glyphRuns(), max((line.naturalTextWidth() for line in lines), default=0.0)


def _font(face: Face, *, shaped: bool) -> QFont:
    points, bold, struck = _CUT[face]
    font = QFont()
    families = [family for family in FAMILIES if QFontDatabase.hasFamily(family)]
    if families:
        font.setFamilies(families)
    font.setPointSizeF(points)
    font.setBold(bold)
    font.setStrikeOut(struck)
    if not shaped:
        font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    return font
