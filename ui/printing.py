"""A handout as PDF, printed by Qt: its page's head with both zones and the drill mark, page numbers. Any one thread."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from commander.reports.handout import Head, Row, both_clocks, day, notes
from commander.wording.labels import Mark, label
from ui.theme import FAMILIES

_DPI: Final = 300
_MARGIN_MM: Final = 14.0
_MM: Final = _DPI / 25.4
_TIME_MM, _GAP_MM = 23.0, 1.6
_KIND_APART_MM: Final = 3.0
_TEXT_PT, _SMALL_PT, _TITLE_PT = 9.5, 7.5, 14.0
_INK, _DIM, _RULE, _DRILL = QColor("#111318"), QColor("#565c66"), QColor("#c9cdd3"), QColor("#7a3e9d")


class CannotPrint(OSError):
    """The PDF can't be begun where it was to be."""


def print_alone(path: Path, head: Head, rows: Iterator[Row]) -> None:
    """Print where there is no window: fonts need an application, though no screen. Main thread."""
    # Kept in a name until the page is drawn: Qt's fonts go with it.
    app = QGuiApplication.instance() or QGuiApplication(["commander", "-platform", "offscreen"])
    if app is not None:
        print_handout(path, head, rows)


def print_handout(path: Path, head: Head, rows: Iterator[Row]) -> None:
    """Print a handout into a file, a page at a time; what the rows raise ends it. Raises CannotPrint."""
    writer = QPdfWriter(str(path))
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(*[_MARGIN_MM] * 4), QPageLayout.Unit.Millimeter)
    mark = f"【{head.mark}】" if head.mark else ""
    writer.setTitle(f"{mark}{head.short_id} {head.title}")
    writer.setCreator("Commander")
    painter = QPainter()
    if not painter.begin(writer):
        raise CannotPrint(5, "a PDF can't be written there", str(path))
    try:
        pages = _Pages(writer, painter, head)
        pages.begin()
        last = ""
        for row in rows:
            today = day(row.instant, head.homes[0], head.language)
            if today != last:
                pages.add_day(f"{today} {head.zone_names[0]}")
                last = today
            pages.add_row(row)
        pages.end()
    finally:
        painter.end()


class _Pages:
    """Where the next line goes. Text is laid out as plain text: nothing typed is markup here."""

    def __init__(self, writer: QPdfWriter, painter: QPainter, head: Head) -> None:
        self._writer, self._painter, self._head = writer, painter, head
        self._size = QSizeF(writer.width(), writer.height())
        self._fonts = {
            "text": _font(_TEXT_PT),
            "decided": _font(_TEXT_PT, bold=True),
            "struck": _font(_TEXT_PT, struck=True),
            "small": _font(_SMALL_PT),
            "title": _font(_TITLE_PT, bold=True),
        }
        self._heights = {
            name: QFontMetricsF(font, writer).lineSpacing() for name, font in self._fonts.items()
        }
        kinds = QFontMetricsF(self._fonts["text"], writer)
        widest = max(kinds.horizontalAdvance(label(mark, head.language)) for mark in Mark)
        self._kind_mm = widest / _MM + _KIND_APART_MM
        self._bottom = self._size.height() - self._heights["small"] * 2
        self._number = 0
        self._y = 0.0

    def begin(self) -> None:
        """The first page, with what stands above the rows."""
        self._new_page()
        head = self._head
        self._paragraph(f"{head.short_id} {head.title}", "title", _INK)
        for fact in (*head.facts, head.zones):
            self._paragraph(fact, "small", _DIM)

    def add_day(self, text: str) -> None:
        """The date above the rows of a day; never alone at the foot of a page."""
        if self._y + self._heights["text"] * 4 > self._bottom:
            self._new_page()
        self._y += self._heights["text"] * 0.6
        self._paragraph(text, "decided", _INK)
        self._rule()

    def add_row(self, row: Row) -> None:
        """One row; a text longer than the page goes on on the next."""
        head = self._head
        home, reader = both_clocks(row, head)
        left = (_TIME_MM + self._kind_mm) * _MM
        style = "struck" if row.is_struck else "decided" if row.decided else "text"
        parts = [(row.text, style, _INK)]
        if row.state:
            parts.append((f"→ {row.state}", "small", _INK))
        parts.append((" ・ ".join(notes(row, head)), "small", _DIM))
        if self._y + self._heights["text"] + self._heights["small"] > self._bottom:
            self._new_page()
        top = self._y
        self._cell(home, "text", 0.0, top, _INK)
        self._cell(reader, "small", 0.0, top + self._heights["text"], _DIM, _TIME_MM - 1)
        self._cell(row.kind, "text", _TIME_MM * _MM, top, _DIM, self._kind_mm - 1)
        page = self._number
        for text, name, ink in parts:
            self._paragraph(text, name, ink, left)
        if self._number == page:
            self._y = max(self._y, top + self._heights["text"] + self._heights["small"])
        self._y += _GAP_MM * _MM / 2
        self._rule()

    def end(self) -> None:
        """What says that nothing is missing behind."""
        head = self._head
        self._y += self._heights["text"]
        self._paragraph(head.word("end").format(rows=f"{head.rows:,}"), "small", _DIM)

    def _new_page(self) -> None:
        if self._number:
            self._writer.newPage()
        self._number += 1
        head, small = self._head, self._heights["small"]
        self._y = 0.0
        x = 0.0
        if head.mark:
            x = self._badge(head.mark) + 2 * _MM
        zones = " / ".join(head.zone_names)
        width = self._size.width()
        taken = QFontMetricsF(self._fonts["small"], self._writer).horizontalAdvance(zones) + 4 * _MM
        self._cell(f"{head.short_id} {head.title}", "small", x, 0.0, _DIM, (width - x - taken) / _MM)
        self._aside(zones, 0.0)
        foot = self._size.height() - small
        self._cell(head.facts[1], "small", 0.0, foot, _DIM)
        self._aside(head.word("page").format(number=f"{self._number:,}"), foot)
        self._y = small * 1.4
        self._rule()

    def _badge(self, text: str) -> float:
        painter, font = self._painter, self._fonts["small"]
        width = QFontMetricsF(font, self._writer).horizontalAdvance(text) + 3 * _MM
        box = QRectF(0.0, 0.0, width, self._heights["small"])
        painter.fillRect(box, _DRILL)
        painter.setFont(font)
        painter.setPen(QColor("white"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return width

    def _aside(self, text: str, y: float) -> None:
        box = QRectF(0.0, y, self._size.width(), self._heights["small"])
        self._painter.setFont(self._fonts["small"])
        self._painter.setPen(_DIM)
        self._painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _cell(
        self, text: str, name: str, x: float, y: float, ink: QColor, width_mm: float | None = None
    ) -> None:
        """One line of text; what doesn't fit ends in an ellipsis."""
        font = self._fonts[name]
        metrics = QFontMetricsF(font, self._writer)
        if width_mm is not None:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width_mm * _MM)
        self._painter.setFont(font)
        self._painter.setPen(ink)
        self._painter.drawText(QPointF(x, y + metrics.ascent()), text)

    def _paragraph(self, text: str, name: str, ink: QColor, x: float = 0.0) -> None:
        """A text over as many lines, and pages, as it takes."""
        layout = QTextLayout(text.replace("\n", "\u2028"), self._fonts[name], self._writer)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        lines: list[QTextLine] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._size.width() - x)
            lines.append(line)
        layout.endLayout()
        height = self._heights[name]
        for line in lines:
            if self._y + height > self._bottom:
                self._new_page()
            # Set for every line: a new page has drawn its head with a pen of its own.
            self._painter.setPen(ink)
            line.draw(self._painter, QPointF(x, self._y) - line.position())
            self._y += height

    def _rule(self) -> None:
        self._painter.setPen(QPen(_RULE, 1.5))
        self._painter.drawLine(QPointF(0.0, self._y), QPointF(self._size.width(), self._y))
        self._y += _GAP_MM * _MM / 2


def _font(points: float, *, bold: bool = False, struck: bool = False) -> QFont:
    font = QFont()
    families = [family for family in FAMILIES if QFontDatabase.hasFamily(family)]
    if families:
        font.setFamilies(families)
    font.setPointSizeF(points)
    font.setBold(bold)
    font.setStrikeOut(struck)
    return font
