"""A table of words: a row each component, a column each symptom. Knows words and tones, no board."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor
from typing_extensions import override

from ui.theme import Tone, themed, tone_hex

_NOWHERE: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Square:
    """One cell: its words, how they are coloured, and the whole of it for a screen reader."""

    text: str
    tone: Tone = Tone.INK
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One component: its key, and a cell each column, the first of which is its name."""

    key: str
    squares: tuple[Square, ...]


class SymptomTable(QAbstractTableModel):
    """Window thread. What did not change is not told to the view: the place of the keyboard stays."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads: tuple[str, ...] = ()
        self._lines: tuple[Line, ...] = ()
        themed.changed.connect(self._recolour)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    def show(self, heads: Sequence[str], lines: Sequence[Line]) -> None:
        """Show other words. heads: one a column."""
        same = [line.key for line in lines] == [line.key for line in self._lines]
        if same and len(heads) == len(self._heads):
            if tuple(heads) != self._heads:
                self._heads = tuple(heads)
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(heads) - 1)
            before, self._lines = self._lines, tuple(lines)
            for row, (old, new) in enumerate(zip(before, self._lines, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(row, 0), self.index(row, len(self._heads) - 1))
            return
        self.beginResetModel()
        self._heads, self._lines = tuple(heads), tuple(lines)
        self.endResetModel()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self._heads)

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole, /
    ) -> object:
        if not index.isValid():
            return None
        square = self._lines[index.row()].squares[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return square.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return square.spoken or square.text
            case Qt.ItemDataRole.ForegroundRole:
                return QBrush(QColor(tone_hex(square.tone)))
            case _:
                return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole, /
    ) -> object:
        is_head = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._heads[section] if is_head and section < len(self._heads) else None

    def _recolour(self) -> None:
        if self._lines:
            last = self.index(len(self._lines) - 1, len(self._heads) - 1)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.ForegroundRole])
