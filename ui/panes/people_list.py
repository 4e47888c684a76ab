"""The rows of the people page: a team with what it owns, or a person with how they take part. Hundreds cost nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QFont, QFontMetrics, QPainter
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

from ui.theme import SMALL_PX, Tone, font, themed, tokens, tone_hex
from ui.widgets.plain_label import harmless

_HEIGHT: Final = 30
_INSET: Final = 12
_GAP: Final = 10
_SHOWN: Final = 240
_SHARES: Final = (0.26, 0.16, 0.30)  # name, how they take part, roles; the rest is how to reach them
_NOWHERE: Final = QModelIndex()
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonItem:
    """One row as values. A team has no person, and how to reach it in `contact`."""

    person: str
    name: str
    state: str
    tone: Tone
    roles: str
    contact: str
    is_team: bool = False

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return " ・ ".join(part for part in (self.name, self.state, self.roles, self.contact) if part)


class PeopleModel(QAbstractListModel):
    """Those that fit what is typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[PersonItem, ...] = ()

    def show_items(self, items: Sequence[PersonItem]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._items = tuple(items)
        self.endResetModel()

    @property
    def items(self) -> tuple[PersonItem, ...]:
        """The rows, in order."""
        return self._items

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self._items)

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole, /
    ) -> object:
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.name
        return item.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class _Rows(QStyledItemDelegate):
    """Four columns on one line; a team's name stands bold."""

    def __init__(self, model: PeopleModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /) -> QSize:
        return QSize(_INSET, _HEIGHT)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> None:
        item, where = self._model.items[index.row()], option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(where, QColor(tokens().raised))
            painter.fillRect(QRect(where.left(), where.top(), 3, where.height()), QColor(tokens().accent))
        inside = where.adjusted(_INSET, 0, -_INSET, 0)
        cells = (
            (item.name, Tone.INK),
            (item.state, item.tone),
            (item.roles, Tone.INK if not item.is_team else Tone.NEUTRAL),
            (item.contact, Tone.NEUTRAL),
        )
        left = inside.left()
        for place, (text, tone) in enumerate(cells):
            is_last = place == len(_SHARES)
            width = inside.right() - left if is_last else int(inside.width() * _SHARES[place])
            _write(painter, QRect(left, inside.top(), width - _GAP, inside.height()), text, tone, item, place)
            left += width
        painter.restore()


def _write(painter: QPainter, where: QRect, text: str, tone: Tone, item: PersonItem, place: int) -> None:
    if not text or where.width() < _INSET:
        return
    is_head = item.is_team and place == 0
    look = (
        font(weight=QFont.Weight.DemiBold)
        if is_head
        else font()
        if place == 0
        else font(SMALL_PX, tabular=True)
    )
    metrics = QFontMetrics(look)
    painter.setFont(look)
    painter.setPen(QColor(tone_hex(tone)))
    shown = metrics.elidedText(harmless(text, _SHOWN), Qt.TextElideMode.ElideRight, where.width())
    painter.drawText(where, _MIDDLE, shown)


class PeopleList(QListView):
    """Never has the focus itself: the line above keeps it, and the row chosen is told to a screen reader."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = PeopleModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Rows(self.rows, self))
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        themed.changed.connect(self.viewport().update)

    @property
    def current(self) -> PersonItem | None:
        """The row chosen."""
        index = self.currentIndex()
        return self.rows.items[index.row()] if index.isValid() else None

    def show_items(self, items: Sequence[PersonItem]) -> None:
        """Show these; whoever was chosen stays chosen, else the first one is."""
        before = self.current
        if tuple(items) == self.rows.items:
            return
        self.rows.show_items(items)
        kept = next((row for row, item in enumerate(items) if before and _same(item, before)), 0)
        self._choose(kept)

    def step(self, by: int) -> None:
        """Choose another row; beyond the ends: the end."""
        self._choose(self.currentIndex().row() + by)

    def step_by_page(self, direction: int) -> None:
        """Choose the row one page on or back."""
        self.step(direction * max(1, self.viewport().height() // _HEIGHT - 1))

    def _choose(self, row: int) -> None:
        last = self.rows.rowCount() - 1
        if last < 0:
            return
        row = max(0, min(row, last))
        self.setCurrentIndex(self.rows.index(row, 0))
        if QAccessible.isActive():
            told = QAccessibleEvent(self, QAccessible.Event.Focus)
            told.setChild(row)
            QAccessible.updateAccessibility(told)


def _same(one: PersonItem, other: PersonItem) -> bool:
    return (one.is_team, one.person) == (other.is_team, other.person)
