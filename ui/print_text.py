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
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from ui.theme import FAMILIES

# Of these each letter is one glyph whatever stands beside it. Set so they take a third of the time, and they can be
# searched for and copied out of the file: a glyph that shaping chose in the place of a figure has no name there.
_ALONE: Final = (
    "\u2028 -~\u00a1-\u024f\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u23cf"
    "\u2460-\u25ff\u3001-\u3029\u3030-\u3096\u309b-\u30ff\u3200-\u9fff\uff01-\uffee"
)
_MARKS: Final = "\u0300-\u036f\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe00-\ufe0f"
_SHAPED: Final = re.compile(f"(?:[{_ALONE}](?=[{_MARKS}]))?[^{_ALONE}]+")
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
        self._fonts = {face: _font(face) for face in Face}
        self._formats = {face: _shaped(font) for face, font in self._fonts.items()}
        self._metrics = {face: QFontMetricsF(font, writer) for face, font in self._fonts.items()}
        self._wrapping = QTextOption()
        self._wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.heights = {face: metrics.lineSpacing() for face, metrics in self._metrics.items()}
        self.letters: set[str] = set()  # every one that was set so far
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
        """One short line of plain letters that never comes back."""
        self._painter.setPen(ink)
        self._painter.setFont(self._fonts[face])
        self._painter.drawText(QPointF(x, y + self._metrics[face].ascent()), text)
        self.letters.update(text)

    def lines(self, text: str, face: Face, width: float) -> tuple[QTextLayout, list[QTextLine]]:
        """A text over as many lines as it takes; they are drawn each at a place of its own, while the first is kept."""
        text = text.replace("\n", "\u2028")
        self.letters.update(text)
        layout = QTextLayout(text, self._fonts[face], self._writer)
        layout.setTextOption(self._wrapping)
        if _SHAPED.search(text) is not None:
            layout.setFormats(self._shaped_ranges(text, face))
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

    def _shaped_ranges(self, text: str, face: Face) -> list[QTextLayout.FormatRange]:
        ranges = []
        for found in _SHAPED.finditer(text):
            one = QTextLayout.FormatRange()
            # Qt counts in UTF-16.
            one.start = len(text[: found.start()].encode("utf-16-le")) // 2
            one.length = len(found[0].encode("utf-16-le")) // 2
            one.format = self._formats[face]
            ranges.append(one)
        return ranges


def families() -> list[str]:
    """The families of ours that this system has."""
    return [family for family in FAMILIES if QFontDatabase.hasFamily(family)]


def _font(face: Face) -> QFont:
    points, bold, struck = _CUT[face]
    font = QFont()
    if found := families():
        font.setFamilies(found)
    font.setPointSizeF(points)
    font.setBold(bold)
    font.setStrikeOut(struck)
    font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    return font


def _shaped(font: QFont) -> QTextCharFormat:
    """The same letters where what stands beside one changes it: Arabic, Thai, emoji made of several."""
    shaped = QFont(font)
    shaped.setStyleStrategy(QFont.StyleStrategy.PreferDefault)
    said = QTextCharFormat()
    said.setFont(shaped)
    return said
