"""The palette's lines: the model, how a line is painted, and the list that is gone through by arrows."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from ui.panes.palette_item import Item
from ui.theme import SMALL_PX, Tone, font, themed, tokens, tone_hex
from ui.widgets.plain_label import harmless

ROW_HEIGHT: Final = 32
_LINES_SHOWN: Final = 10
_INSET: Final = 12
_KEY_PADDING: Final = 6
_GAP: Final = 10
_GROUP_WIDTH: Final = 104
_SHOWN: Final = 160
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter
_NOWHERE: Final = QModelIndex()


class PaletteModel(QAbstractListModel):
    """The items that fit what is typed, the best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[Item, ...] = ()

    def show_items(self, items: Sequence[Item]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._items = tuple(items)
        self.endResetModel()

    def item(self, row: int) -> Item:
        """The item of a row."""
        return self._items[row]

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self._items)

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole, /
    ) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._items[index.row()].words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._items[index.row()].spoken
        return None


class _Lines(QStyledItemDelegate):
    """Words, what they mean now, the group, the key in its box. Greyed: it can't be done now."""

    def __init__(self, model: PaletteModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /) -> QSize:
        return QSize(_INSET, ROW_HEIGHT)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> None:
        item, where = self._model.item(index.row()), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(where, QColor(tokens().raised))
            painter.fillRect(QRect(where.left(), where.top(), 3, where.height()), QColor(tokens().accent))
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


class PaletteList(QListView):
    """Never has the focus itself: the line above keeps it, and the row chosen is told to a screen reader."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.items = PaletteModel(self)
        self.setModel(self.items)
        self.setItemDelegate(_Lines(self.items, self))
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        themed.changed.connect(self.viewport().update)

    @property
    def current(self) -> Item | None:
        """The item chosen."""
        index = self.currentIndex()
        return self.items.item(index.row()) if index.isValid() else None

    def show_items(self, items: Sequence[Item]) -> None:
        """Show these, the first one chosen."""
        self.items.show_items(items)
        self._choose(0)

    def step(self, by: int) -> None:
        """Choose another row; beyond the ends: the end."""
        self._choose(self.currentIndex().row() + by)

    def step_by_page(self, direction: int) -> None:
        """Choose the row one page on or back."""
        self.step(direction * max(1, self.viewport().height() // ROW_HEIGHT - 1))

    @property
    def height_wanted(self) -> int:
        """As many lines as there are, up to ten."""
        return ROW_HEIGHT * min(_LINES_SHOWN, max(1, self.items.rowCount()))

    def _choose(self, row: int) -> None:
        last = self.items.rowCount() - 1
        if last < 0:
            return
        row = max(0, min(row, last))
        self.setCurrentIndex(self.items.index(row, 0))
        if QAccessible.isActive():
            told = QAccessibleEvent(self, QAccessible.Event.Focus)
            told.setChild(row)
            QAccessible.updateAccessibility(told)
