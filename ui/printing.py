"""A handout as PDF, printed by Qt: its page's head with both zones and the drill mark, page numbers. Any one thread."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFile, QFileDevice, QIODevice, QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from commander.reports.handout import Head, Row, both_clocks, day, notes
from commander.wording.labels import Mark, label
from ui.print_letters import name_letters
from ui.print_text import Face, Typesetter

_DPI: Final = 300
_MARGIN_MM: Final = 14.0
_MM: Final = _DPI / 25.4
_GAP_MM: Final = 1.6
_APART_MM: Final = 3.0  # between columns
# As wide as a time of either zone ever is: on another day, in a zone whose name is a number.
_WIDEST_TIMES: Final = ("00:00:00", "c. 00:00", "約00:00")
_WIDEST_READERS: Final = "00-00 00:00 +0000"
_INK, _DIM, _RULE, _DRILL = QColor("#111318"), QColor("#565c66"), QColor("#c9cdd3"), QColor("#7a3e9d")
_WHITE: Final = QColor("white")


class CannotPrint(OSError):
    """The PDF can't be written where it was to be."""


def print_alone(path: Path, head: Head, rows: Iterator[Row]) -> None:
    """Print where there is no window: fonts need an application, though no screen. Main thread."""
    # Kept in a name until the page is drawn: Qt's fonts go with it.
    app = QGuiApplication.instance() or QGuiApplication(["commander", "-platform", "offscreen"])
    if app is not None:
        print_handout(path, head, rows)


def print_handout(path: Path, head: Head, rows: Iterator[Row]) -> None:
    """Print a handout into a file, a page at a time; what the rows raise ends it. Raises CannotPrint."""
    file = QFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise _fault(file)
    writer = _writer(file, head)
    painter = QPainter()
    if not painter.begin(writer):
        raise CannotPrint(errno.EIO, "a PDF can't be begun there", str(path))
    try:
        pages = _Pages(writer, painter, head, file)
        pages.begin()
        for row in rows:
            pages.add_row(row)
        pages.end()
    finally:
        painter.end()
    _check(file)
    if not file.flush():
        raise _fault(file)
    file.close()
    name_letters(path, pages.letters)


def _writer(file: QFile, head: Head) -> QPdfWriter:
    writer = QPdfWriter(file)
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(*[_MARGIN_MM] * 4), QPageLayout.Unit.Millimeter)
    mark = f"【{head.mark}】" if head.mark else ""
    writer.setTitle(f"{mark}{head.short_id} {head.title}")
    writer.setCreator("Commander")
    return writer


def _check(file: QFile) -> None:
    """Qt's writer goes on in silence where nothing can be written any more."""
    if file.error() is not QFileDevice.FileError.NoError:
        raise _fault(file)


def _fault(file: QFile) -> CannotPrint:
    full = file.error() in (QFileDevice.FileError.ResourceError, QFileDevice.FileError.WriteError)
    number = errno.ENOSPC if full else errno.EIO
    return CannotPrint(number, os.strerror(number) if full else file.errorString(), file.fileName())


class _Pages:
    """Where the next line goes. Text is laid out as plain text: nothing typed is markup here."""

    def __init__(self, writer: QPdfWriter, painter: QPainter, head: Head, file: QFile) -> None:
        self._writer, self._painter, self._head, self._file = writer, painter, head, file
        self._size = QSizeF(writer.width(), writer.height())
        self._set = Typesetter(writer, painter)
        self._heights = self._set.heights
        self._rule_pen = QPen(_RULE, 1.5)
        self._kind_x = self._column(
            [(one, Face.TEXT) for one in _WIDEST_TIMES] + [(_WIDEST_READERS, Face.SMALL)]
        )
        self._text_x = self._kind_x + self._column([(label(mark, head.language), Face.TEXT) for mark in Mark])
        self._bottom = self._size.height() - self._heights[Face.SMALL] * 2
        self._number = 0
        self._y = 0.0
        self._day = ""
        self._time = ""  # of the row that is being set: it stands again where that goes on on another page

    @property
    def letters(self) -> set[str]:
        """Every letter that was set."""
        return self._set.letters

    def begin(self) -> None:
        """The first page, with what stands above the rows."""
        self._new_page()
        head = self._head
        self._paragraph(f"{head.short_id} {head.title}", Face.TITLE, _INK)
        for fact in (*head.facts, head.zones):
            self._paragraph(fact, Face.SMALL, _DIM)

    def add_row(self, row: Row) -> None:
        """One row, below its date where that is another; a text longer than the page goes on on the next."""
        head, heights = self._head, self._heights
        today = day(row.instant, head.homes[0], head.language)
        if today != self._day:
            self._add_day(today)
        face = Face.STRUCK if row.is_struck else Face.DECIDED if row.decided else Face.TEXT
        # A short row stands whole: who wrote it, and what became of it, are never on another page.
        if self._y + heights[face] + heights[Face.SMALL] * (2 if row.state else 1) > self._bottom:
            self._new_page()
        home, reader = both_clocks(row, head)
        top, number, self._time = self._y, self._number, home
        self._set.draw_once(home, Face.TEXT, 0.0, top, _INK)
        self._set.draw(reader, Face.SMALL, 0.0, top + heights[Face.TEXT], _DIM)
        self._set.draw(row.kind, Face.TEXT, self._kind_x, top, _DIM)
        self._paragraph(row.text, face, _INK, self._text_x)
        if row.state:
            self._paragraph(f"→ {row.state}", Face.SMALL, _INK, self._text_x)
        self._paragraph(notes(row, head), Face.SMALL, _DIM, self._text_x)
        self._time = ""
        if self._number == number:
            self._y = max(self._y, top + heights[Face.TEXT] + heights[Face.SMALL])
        self._y += _GAP_MM * _MM / 2
        self._rule()

    def end(self) -> None:
        """What says that nothing is missing behind, and what it was made from."""
        head = self._head
        self._y += self._heights[Face.TEXT]
        pages = head.word("end_pages").format(rows=f"{head.rows:,}", pages=f"{self._number:,}")
        for said in (pages, *head.ends[1:]):
            self._paragraph(said, Face.SMALL, _DIM)

    def _add_day(self, today: str) -> None:
        """The date above the rows of a day; never alone at the foot of a page."""
        self._day = ""
        if self._y + self._heights[Face.TEXT] * 4 > self._bottom:
            self._new_page()
        self._day = today
        self._y += self._heights[Face.TEXT] * 0.6
        self._paragraph(f"{today} {self._head.zone_names[0]}", Face.DECIDED, _INK)
        self._rule()

    def _new_page(self) -> None:
        """A page with its head and foot; what is in the middle of a day says which day."""
        _check(self._file)
        if self._number:
            self._writer.newPage()
        self._number += 1
        head, typeset, width = self._head, self._set, self._size.width()
        self._y = 0.0
        x = self._badge(head.mark) + 2 * _MM if head.mark else 0.0
        zones = " / ".join(head.zone_names)
        aside = f"{self._day}  {zones}" if self._day else zones
        room = width - x - typeset.width(aside, Face.SMALL) - 4 * _MM
        title = typeset.cut(f"{head.short_id} {head.title}", Face.SMALL, room)
        typeset.draw(title, Face.SMALL, x, 0.0, _DIM)
        self._aside(aside, 0.0)
        foot = self._size.height() - self._heights[Face.SMALL]
        page = head.word("page").format(number=f"{self._number:,}")
        room = width - typeset.width(page, Face.SMALL) - 4 * _MM
        typeset.draw(typeset.cut(head.made, Face.SMALL, room), Face.SMALL, 0.0, foot, _DIM)
        self._aside(page, foot)
        self._y = self._heights[Face.SMALL] * 1.4
        self._rule()
        if self._time:
            typeset.draw_once(self._time, Face.SMALL, 0.0, self._y, _DIM)
            typeset.draw(head.word("goes_on"), Face.SMALL, self._kind_x, self._y, _DIM)

    def _column(self, words: list[tuple[str, Face]]) -> float:
        """How wide a column must be for what may stand in it."""
        return max(self._set.width(text, face) for text, face in words) + _APART_MM * _MM

    def _badge(self, text: str) -> float:
        width = self._set.width(text, Face.SMALL) + 3 * _MM
        self._painter.fillRect(QRectF(0.0, 0.0, width, self._heights[Face.SMALL]), _DRILL)
        self._set.draw(text, Face.SMALL, 1.5 * _MM, 0.0, _WHITE)
        return width

    def _aside(self, text: str, y: float) -> None:
        x = self._size.width() - self._set.width(text, Face.SMALL)
        self._set.draw(text, Face.SMALL, x, y, _DIM)

    def _paragraph(self, text: str, face: Face, ink: QColor, x: float = 0.0) -> None:
        """A text over as many lines, and pages, as it takes."""
        height, width = self._heights[face], self._size.width() - x
        if face is Face.SMALL and self._set.width(text, face) <= width and "\n" not in text:
            if self._y + height > self._bottom:
                self._new_page()
            self._set.draw(text, face, x, self._y, ink)
            self._y += height
            return
        # The layout is kept in a name while its lines are drawn.
        layout, lines = self._set.lines(text, face, width)
        painter = self._painter
        painter.setPen(ink)
        for line in lines:
            if self._y + height > self._bottom:
                self._new_page()
                painter.setPen(ink)
            line.draw(painter, QPointF(x, self._y))
            # A letter that our fonts don't have comes from another, which may be taller.
            self._y += max(height, line.height())
        layout.clearLayout()

    def _rule(self) -> None:
        self._painter.setPen(self._rule_pen)
        self._painter.drawLine(QPointF(0.0, self._y), QPointF(self._size.width(), self._y))
        self._y += _GAP_MM * _MM / 2
