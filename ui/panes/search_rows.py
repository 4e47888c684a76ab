"""What was found, row by row: the words in it marked, and the list gone through by arrows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from commander.search.context import excerpt, places
from ui.theme import BASE_PX, SMALL_PX, Tone, font, themed, tone_hex
from ui.widgets.chip import CHIP_HEIGHT, Shape, chip_font, chip_size, paint_chip, paint_mark
from ui.widgets.chosen_rows import ChosenRows, RowsModel, paint_chosen
from ui.widgets.plain_label import harmless
from ui.widgets.text_layout import Laid, Run, lay_out

_LEFT: Final = 14
_RIGHT: Final = 12
_LEAST_WHEN: Final = 38
_WHEN_GAP: Final = 10
_TEXT_GAP: Final = 12
_MARK_SIZE: Final = 20
_TOP: Final = 6
_BOTTOM: Final = 7
_META_HEIGHT: Final = 17
_GAP: Final = 8
_SHOWN: Final = 160
_META_LIMIT: Final = 300
_LEFT_MIDDLE: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLine:
    """One row as it is shown. words: what is marked in the text (made alike)."""

    stream: str
    position: int
    when: str
    text: str
    words: tuple[str, ...]
    mark: str = ""
    kind: str = ""
    tone: Tone = Tone.NEUTRAL
    meta: str = ""
    chip: tuple[str, Tone] | None = None
    struck: bool = False

    @property
    def spoken(self) -> str:
        """The row in one breath, for a screen reader."""
        chip = f"[{self.chip[0]}]" if self.chip else ""
        return " ".join(part for part in (self.when, self.kind, self.text, chip, self.meta) if part)


class _Rows(QStyledItemDelegate):
    """When, kind, the words in what stands around them, and below where it is from."""

    def __init__(self, model: RowsModel[FoundLine], parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._laid: dict[tuple[FoundLine, int], Laid] = {}
        self._mark_x = self._text_x = 0

    def suit(self, lines: Sequence[FoundLine]) -> None:
        """Other rows: their times, with a date or without, say where the rest begins."""
        self._laid.clear()
        metrics = QFontMetrics(font(BASE_PX, tabular=True))
        when = max([_LEAST_WHEN, *(metrics.horizontalAdvance(line.when) for line in lines)])
        self._mark_x = _LEFT + when + _WHEN_GAP
        self._text_x = self._mark_x + _MARK_SIZE + _TEXT_GAP

    def forget(self) -> None:
        """Other colours."""
        self._laid.clear()

    def height_for(self, line: FoundLine, width: int) -> int:
        """How high a row of this width is."""
        return int(_TOP + self._text(line, width).height + _META_HEIGHT + _BOTTOM)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /) -> QSize:
        width = option.rect.width()
        return QSize(self._text_x, self.height_for(self._model.rows[index.row()], width))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> None:
        line, where = self._model.rows[index.row()], option.rect
        text = self._text(line, where.width())
        painter.save()
        paint_chosen(painter, option)
        past = Tone.PAST if line.struck else None
        x, y = where.left(), where.top() + _TOP
        height = int(text.last_line_height) or _MARK_SIZE
        painter.setFont(font(BASE_PX, tabular=True))
        painter.setPen(QColor(tone_hex(past or Tone.NEUTRAL)))
        painter.drawText(QRect(x + _LEFT, y, self._mark_x - _LEFT - 4, height), _LEFT_MIDDLE, line.when)
        box = QRectF(x + self._mark_x, y + (height - _MARK_SIZE) / 2, _MARK_SIZE, _MARK_SIZE)
        paint_mark(painter, box, harmless(line.mark, 2), past or line.tone)
        painter.setPen(QColor(tone_hex(past or Tone.INK)))
        text.layout.draw(painter, QPointF(x + self._text_x, y))
        self._paint_meta(painter, where, line, y + text.height)
        painter.restore()

    def _paint_meta(self, painter: QPainter, where: QRect, line: FoundLine, top: float) -> None:
        left, room = where.left() + self._text_x, where.width() - self._text_x - _RIGHT
        if line.chip is not None:
            words, tone = harmless(line.chip[0], 60), line.chip[1]
            width = min(chip_size(words, Shape.OUTLINED, QFontMetrics(chip_font())).width(), room)
            paint_chip(painter, QRectF(left, top, width, CHIP_HEIGHT - 2), words, tone, Shape.OUTLINED)
            left, room = left + width + _GAP, room - width - _GAP
        small = font(SMALL_PX, tabular=True)
        meta = harmless(line.meta, _META_LIMIT).replace("\n", " ")
        painter.setFont(small)
        painter.setPen(QColor(tone_hex(Tone.PAST)))
        shown = QFontMetrics(small).elidedText(meta, Qt.TextElideMode.ElideRight, max(0, room))
        painter.drawText(QRectF(left, top, max(0, room), _META_HEIGHT), _LEFT_MIDDLE, shown)

    def _text(self, line: FoundLine, width: int) -> Laid:
        found = self._laid.get((line, width))
        if found is None:
            runs = _runs(line)
            found = lay_out(runs, max(40, width - self._text_x - _RIGHT), font(BASE_PX, tabular=True))
            self._laid[line, width] = found
        return found


def _runs(line: FoundLine) -> list[Run]:
    """The text around what was looked for, and what was looked for in it."""
    shown = excerpt(line.text, line.words, _SHOWN)
    runs: list[Run] = []
    end = 0
    for first, last in places(shown, line.words):
        runs.append(Run(shown[end:first], struck=line.struck))
        runs.append(Run(shown[first:last], tone=Tone.ACCENT, bold=True, struck=line.struck))
        end = last
    return [*runs, Run(shown[end:], struck=line.struck)]


class FoundList(ChosenRows[FoundLine]):
    """The rows found, the newest first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(lambda line: line.text, parent)
        self._painted = _Rows(self.rows, self)
        self.setItemDelegate(self._painted)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        themed.changed.connect(self._on_themed)

    def show_lines(self, lines: Sequence[FoundLine]) -> None:
        """Show these; the row that was chosen stays so while it is among them."""
        chosen = self.current
        self._painted.suit(lines)
        self.rows.show_rows(lines)
        positions = [line.position for line in lines]
        self.choose(positions.index(chosen.position) if chosen and chosen.position in positions else 0)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _on_themed(self) -> None:
        self._painted.forget()
        self.viewport().update()
