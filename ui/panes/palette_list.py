"""The palette's lines: how each is painted, and the list of them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from ui.panes.palette_item import Item
from ui.theme import SMALL_PX, Tone, font, themed, tokens, tone_hex
from ui.widgets.chosen_rows import ChosenRows, RowsModel, paint_chosen
from ui.widgets.plain_label import harmless

ROW_HEIGHT: Final = 32
_LINES_SHOWN: Final = 10
_INSET: Final = 12
_KEY_PADDING: Final = 6
_GAP: Final = 10
_GROUP_WIDTH: Final = 104
_SHOWN: Final = 160
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter


class _Lines(QStyledItemDelegate):
    """Words, what they mean now, the group, the key in its box. Greyed: it can't be done now."""

    def __init__(self, model: RowsModel[Item], parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /) -> QSize:
        return QSize(_INSET, ROW_HEIGHT)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> None:
        item, where = self._model.rows[index.row()], option.rect
        painter.save()
        paint_chosen(painter, option)
        inside = where.adjusted(_INSET, 0, -_INSET, 0)
        inside.setRight(self._paint_key(painter, inside, item.keys))
        group = QRect(inside.right() - _GROUP_WIDTH, inside.top(), _GROUP_WIDTH, inside.height())
        _write(painter, group, item.group, Tone.PAST, small=True, right=True)
        inside.setRight(group.left() - _GAP)
        _paint_words(painter, inside, item)
        painter.restore()

    def _paint_key(self, painter: QPainter, inside: QRect, keys: str) -> int:
        """The key at the right; where the rest of the line ends."""
        if not keys:
            return inside.right()
        painter.setFont(font(SMALL_PX))
        metrics = QFontMetrics(font(SMALL_PX))
        width = metrics.horizontalAdvance(keys) + 2 * _KEY_PADDING
        box = QRectF(inside.right() - width, inside.center().y() - 8.5, width, 18)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens().line), 1.0))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(tone_hex(Tone.NEUTRAL)))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, keys)
        return inside.right() - width - _GAP


def _paint_words(painter: QPainter, inside: QRect, item: Item) -> None:
    end = _write(painter, inside, item.words, Tone.PAST if item.why_not else Tone.INK)
    rest = QRect(inside)
    rest.setLeft(end + _GAP)
    if item.why_not:
        _write(painter, rest, item.why_not, Tone.PAST, small=True)
    else:
        _write(painter, rest, item.note, item.tone, small=True)


def _write(
    painter: QPainter, where: QRect, text: str, tone: Tone, *, small: bool = False, right: bool = False
) -> int:
    """One line, elided to its place; where it ends."""
    if where.width() < _INSET or not text:
        return where.left()
    look = font(SMALL_PX, tabular=True) if small else font()
    metrics = QFontMetrics(look)
    shown = metrics.elidedText(harmless(text, _SHOWN), Qt.TextElideMode.ElideRight, where.width())
    painter.setFont(look)
    painter.setPen(QColor(tone_hex(tone)))
    painter.drawText(
        where, _MIDDLE | (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft), shown
    )
    return where.left() + metrics.horizontalAdvance(shown)


class PaletteList(ChosenRows[Item]):
    """The items that fit what is typed, the best first and chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(lambda item: item.words, parent)
        self.setItemDelegate(_Lines(self.rows, self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        themed.changed.connect(self.viewport().update)

    def show_items(self, items: Sequence[Item]) -> None:
        """Show these, the first one chosen."""
        self.rows.show_rows(items)
        self.choose(0)

    @property
    def height_wanted(self) -> int:
        """As many lines as there are, up to ten."""
        return ROW_HEIGHT * min(_LINES_SHOWN, max(1, self.rows.rowCount()))
