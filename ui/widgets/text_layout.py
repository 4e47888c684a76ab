"""Wraps runs of text into lines, for labels and rows that paint themselves. Reads nothing as HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout, QTextOption

from ui.theme import Tone, tone_hex
from ui.widgets.plain_label import SHOWN_LIMIT, harmless

# A hostile text may be a thousand line breaks; a row taller than the window helps nobody.
_MOST_LINES: Final = 40
_LINE_BREAK: Final = "\u2028"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one look. No tone: the colour of the pen that paints it."""

    text: str
    tone: Tone | None = None
    bold: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Laid:
    """Wrapped lines, ready to draw at any place. `cut`: there is more text than is shown."""

    layout: QTextLayout
    height: float
    last_line_end: float
    last_line_top: float
    last_line_height: float
    cut: bool


def lay_out(runs: Sequence[Run], width: float, font: QFont) -> Laid:
    """Wrap the runs to a width, breaking inside words where nothing else helps."""
    texts = [harmless(run.text).replace("\n", _LINE_BREAK) for run in runs]
    layout = QTextLayout("".join(texts), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    # Without it every painting shapes every line anew, at twice the cost.
    layout.setCacheEnabled(True)
    formats = _formats(runs, texts)
    if formats:
        layout.setFormats(formats)
    layout.beginLayout()
    y, end, top, tall, lines = 0.0, 0.0, 0.0, 0.0, 0
    more = True
    while lines < _MOST_LINES:
        line = layout.createLine()
        if not line.isValid():
            more = False
            break
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, y))
        top, tall, end = y, line.height(), line.naturalTextWidth()
        y += tall
        lines += 1
    layout.endLayout()
    cut = more or any(len(run.text) > SHOWN_LIMIT for run in runs)
    return Laid(layout, y, end, top, tall, cut)


def _formats(runs: Sequence[Run], texts: Sequence[str]) -> list[QTextLayout.FormatRange]:
    found: list[QTextLayout.FormatRange] = []
    start = 0
    for run, text in zip(runs, texts, strict=True):
        # Qt counts UTF-16 units: an emoji is two.
        length = len(text.encode("utf-16-le", "surrogatepass")) // 2
        if run.bold or run.struck or run.tone is not None:
            look = QTextCharFormat()
            if run.bold:
                look.setFontWeight(QFont.Weight.DemiBold)
            if run.struck:
                look.setFontStrikeOut(True)
            if run.tone is not None:
                look.setForeground(QColor(tone_hex(run.tone)))
            span = QTextLayout.FormatRange()
            span.start, span.length, span.format = start, length, look
            found.append(span)
        start += length
    return found
