"""Measures and paints one row of the timeline. Knows nothing of scrolling."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from ui.models.timeline import Line, TimelineModel
from ui.theme import BASE_PX, SMALL_PX, Tone, font, tokens, tone_hex
from ui.widgets.chip import Shape, chip_font, chip_size, paint_chip, paint_mark
from ui.widgets.plain_label import harmless
from ui.widgets.row_files import file_places, paint_file, shown_files
from ui.widgets.row_signs import (
    UNREAD_HEIGHT,
    milestone_places,
    paint_milestone,
    paint_unread_dot,
    paint_unread_line,
)
from ui.widgets.text_layout import Laid, Run, lay_out

_LEFT: Final = 14
_RIGHT: Final = 12
_MARK_X: Final = 74
_TEXT_X: Final = 106
_MARK_SIZE: Final = 20
_TOP: Final = 6
_BOTTOM: Final = 7
_META_HEIGHT: Final = 17
_DAY_HEIGHT: Final = 26
_CHIP_GAP: Final = 6
_CHIP_LINE: Final = 22
_CHIP_HEIGHT: Final = 18
_META_LIMIT: Final = 300
_KEPT_LAYOUTS: Final = 400
_LEFT_MIDDLE: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
# The first sentence of a decision is what was decided; what follows is why.
_SENTENCE_END: Final = re.compile(r"。|\.(?=\s)|\n")
_SENTENCE_LIMIT: Final = 400

ESTIMATED_HEIGHT: Final = 49


@dataclass(frozen=True, slots=True)
class _Shape:
    """A measured row: where its parts stand below the row's top."""

    line: Line
    day: str | None
    unread: str | None
    width: int
    text: Laid
    text_top: int
    chip: QRectF | None
    milestones: tuple[QRectF, ...]
    files: tuple[QRectF, ...]
    meta: str  # as much of it as fits
    meta_top: float
    height: int


class TimelineRows(QStyledItemDelegate):
    """Paints rows from `TimelineModel`; what is measured once is painted from the same layout."""

    def __init__(self, model: TimelineModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._shapes: dict[int, _Shape] = {}
        self._text_font = font(BASE_PX, tabular=True)
        self._small_font = font(SMALL_PX, tabular=True)
        self._day_font = font(SMALL_PX, weight=QFont.Weight.DemiBold)
        self._chip_metrics = QFontMetrics(chip_font())
        self._small_metrics = QFontMetrics(self._small_font)

    def height_for(self, row: int, width: int) -> int | None:
        """The row's height at a width; None while its line isn't loaded."""
        line = self._model.line(row)
        return None if line is None else self._shape(row, line, width).height

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /) -> QSize:
        width = option.rect.width()
        return QSize(width, self.height_for(index.row(), width) or ESTIMATED_HEIGHT)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> None:
        where = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(where, QColor(tokens().raised))
        line = self._model.line(index.row())
        painter.save()
        if line is None:
            painter.fillRect(
                QRect(where.left() + _TEXT_X, where.top() + 12, 160, 10), QColor(tokens().raised)
            )
        else:
            self._paint_line(painter, where, index.row(), line, self._shape(index.row(), line, where.width()))
        painter.restore()
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens().accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(where.adjusted(1, 0, -2, -1))

    def _paint_line(self, painter: QPainter, where: QRect, row: int, line: Line, shape: _Shape) -> None:
        x, y = where.left(), where.top() + shape.text_top
        if shape.day is not None:
            self._paint_day(painter, where, shape.day)
        if shape.unread is not None:
            paint_unread_line(painter, where, y - _TOP - UNREAD_HEIGHT, shape.unread)
        if self._model.is_unread(row):
            paint_unread_dot(painter, where.left(), y + (_MARK_SIZE / 2))
        past = line.struck
        painter.setFont(self._text_font)
        painter.setPen(QColor(tone_hex(Tone.PAST if past else Tone.NEUTRAL)))
        row_height = int(shape.text.last_line_height) or _MARK_SIZE
        painter.drawText(QRect(x + _LEFT, y, _MARK_X - _LEFT - 4, row_height), _LEFT_MIDDLE, line.when)
        if line.mark:
            mark_top = y + (row_height - _MARK_SIZE) / 2
            box = QRectF(x + _MARK_X, mark_top, _MARK_SIZE, _MARK_SIZE)
            paint_mark(painter, box, harmless(line.mark, 2), Tone.PAST if past else line.tone)
        painter.setPen(QColor(tone_hex(Tone.PAST if past else Tone.INK)))
        shape.text.layout.draw(painter, QPointF(x + _TEXT_X, y))
        if line.chip and shape.chip is not None:
            place = shape.chip.translated(x + _TEXT_X, y)
            paint_chip(painter, place, harmless(line.chip[0], 60), line.chip[1], _chip_shape(line.chip[1]))
        for name, place in zip(line.milestones, shape.milestones, strict=True):
            paint_milestone(painter, place.translated(x + _TEXT_X, y), harmless(name, 60))
        for name, place in zip(shown_files(line.files), shape.files, strict=True):
            paint_file(painter, place.translated(x + _TEXT_X, y), name, past=past)
        self._paint_meta(painter, where, line, shape)

    def _paint_meta(self, painter: QPainter, where: QRect, line: Line, shape: _Shape) -> None:
        if not shape.meta:
            return
        left = where.left() + _TEXT_X
        top = where.top() + shape.text_top + shape.meta_top
        if line.late:
            # A hollow diamond goes with the word for a late entry in the meta line.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tone_hex(Tone.WARN)), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.save()
            painter.translate(left - 8, top + _META_HEIGHT / 2)
            painter.rotate(45)
            painter.drawRect(QRectF(-2.5, -2.5, 5, 5))
            painter.restore()
        room = where.width() - _TEXT_X - _RIGHT
        painter.setFont(self._small_font)
        painter.setPen(QColor(tone_hex(Tone.PAST)))
        painter.drawText(QRectF(left, top, room, _META_HEIGHT), _LEFT_MIDDLE, shape.meta)

    def _paint_day(self, painter: QPainter, where: QRect, day: str) -> None:
        painter.setFont(self._day_font)
        painter.setPen(QColor(tone_hex(Tone.NEUTRAL)))
        place = QRect(where.left() + _LEFT, where.top() + 3, where.width() - _LEFT - _RIGHT, _DAY_HEIGHT - 6)
        shown = harmless(day, 60)
        painter.drawText(place, _LEFT_MIDDLE, shown)
        start = place.left() + QFontMetrics(self._day_font).horizontalAdvance(shown) + 10
        painter.setPen(QPen(QColor(tokens().line), 1))
        painter.drawLine(start, place.center().y() + 1, place.right(), place.center().y() + 1)

    def _shape(self, row: int, line: Line, width: int) -> _Shape:
        above = self._model.day_above(row), self._model.unread_above(row)
        found = self._shapes.get(line.position)
        is_same = found is not None and found.line is line and found.width == width
        if found is not None and is_same and (found.day, found.unread) == above:
            return found
        found = self._measured(line, above, width)
        self._shapes.pop(line.position, None)
        self._shapes[line.position] = found
        while len(self._shapes) > _KEPT_LAYOUTS:
            del self._shapes[next(iter(self._shapes))]
        return found

    def _measured(self, line: Line, above: tuple[str | None, str | None], width: int) -> _Shape:
        day, unread = above
        room = width - _TEXT_X - _RIGHT
        text = lay_out(_runs(line), room, self._text_font)
        chip: QRectF | None = None
        y = text.height
        if line.chip is not None:
            size = chip_size(harmless(line.chip[0], 60), _chip_shape(line.chip[1]), self._chip_metrics)
            chip_width = min(size.width(), room)
            if text.last_line_end + _CHIP_GAP + chip_width <= room:
                top = text.last_line_top + (text.last_line_height - _CHIP_HEIGHT) / 2
                chip = QRectF(text.last_line_end + _CHIP_GAP, top, chip_width, _CHIP_HEIGHT)
            else:
                chip = QRectF(0, y + 2, chip_width, _CHIP_HEIGHT)
                y += _CHIP_LINE
        milestones = milestone_places(line.milestones, room, y, self._chip_metrics)
        y = max((place.bottom() for place in milestones), default=y)
        files = file_places(shown_files(line.files), room, y, self._chip_metrics)
        y = max((place.bottom() for place in files), default=y)
        meta = harmless(line.meta, _META_LIMIT).replace("\n", " ")
        meta = f"…  {meta}" if text.cut else meta
        shown = self._small_metrics.elidedText(meta, Qt.TextElideMode.ElideRight, room)
        text_top = _TOP + (_DAY_HEIGHT if day is not None else 0)
        text_top += UNREAD_HEIGHT if unread is not None else 0
        has_meta = bool(line.meta) or text.cut
        height = text_top + y + (_META_HEIGHT + 1 if has_meta else 0) + _BOTTOM
        return _Shape(
            line,
            day,
            unread,
            width,
            text,
            text_top,
            chip,
            milestones,
            files,
            shown,
            y + 1,
            int(height + 0.999),
        )


def _runs(line: Line) -> Sequence[Run]:
    if not line.bold or line.struck:
        return (Run(line.text, struck=line.struck),)
    end = _first_sentence_end(line.text)
    return (Run(line.text[:end], bold=True), Run(line.text[end:]))


def _first_sentence_end(text: str) -> int:
    end = _SENTENCE_END.search(text[:_SENTENCE_LIMIT])
    return end.end() if end else len(text)


def _chip_shape(tone: Tone) -> Shape:
    return Shape.DIAMOND if tone is Tone.BAD else Shape.OUTLINED
