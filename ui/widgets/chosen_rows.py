"""Rows that are gone through by arrows while somebody types in the line above them."""

from collections.abc import Callable, Sequence
from typing import Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from ui.theme import tokens

_NOWHERE: Final = QModelIndex()


class SpokenRow(Protocol):
    """A row as values."""

    @property
    def spoken(self) -> str:
        """The row in one breath, for a screen reader."""


Row = TypeVar("Row", bound=SpokenRow)


class RowsModel(QAbstractListModel, Generic[Row]):
    """Rows as values, all shown anew at once. shown: a row's words without the rest."""

    def __init__(self, shown: Callable[[Row], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole, /
    ) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(self.rows[index.row()])
        return self.rows[index.row()].spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class ChosenRows(QListView, Generic[Row]):
    """Never has the focus itself: the line above keeps it, and the row chosen is told to a screen reader."""

    def __init__(self, shown: Callable[[Row], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: RowsModel[Row] = RowsModel(shown, self)
        self.setModel(self.rows)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def current(self) -> Row | None:
        """The row chosen."""
        index = self.currentIndex()
        return self.rows.rows[index.row()] if index.isValid() else None

    def step(self, by: int) -> None:
        """Choose another row; beyond the ends: the end."""
        self.choose(self.currentIndex().row() + by)

    def step_by_page(self, direction: int) -> None:
        """Choose the row one page on or back."""
        index = self.currentIndex()
        tall = self.visualRect(index).height() if index.isValid() else 0
        self.step(direction * max(1, self.viewport().height() // max(1, tall) - 1))

    def choose(self, row: int) -> None:
        """Choose a row; beyond the ends: the end."""
        last = self.rows.rowCount() - 1
        if last < 0:
            return
        row = max(0, min(row, last))
        self.setCurrentIndex(self.rows.index(row, 0))
        if QAccessible.isActive():
            told = QAccessibleEvent(self, QAccessible.Event.Focus)
            told.setChild(row)
            QAccessible.updateAccessibility(told)


def paint_chosen(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """The ground of the row that is chosen; of any other nothing."""
    if option.state & QStyle.StateFlag.State_Selected:
        where = option.rect
        painter.fillRect(where, QColor(tokens().raised))
        painter.fillRect(QRect(where.left(), where.top(), 3, where.height()), QColor(tokens().accent))
