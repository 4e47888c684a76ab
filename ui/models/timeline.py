"""The rows of the timeline: every key of the incident, and the lines of the pages looked at. Reads no disk."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from typing_extensions import override

from ui.models.timeline_places import Key, Places
from ui.theme import Tone

PAGE_ROWS: Final = 200
# 20,000 lines are some 20 MB; older pages are asked for again when they are looked at again.
KEPT_LINES: Final = 20_000
_STRETCHES: Final = 20
_NOWHERE: Final = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row as it is shown. `day` is shown where the row above has another; `kind` is the mark in a word."""

    position: int
    when: str
    text: str
    day: str | None = None
    mark: str = ""
    kind: str = ""
    tone: Tone = Tone.NEUTRAL
    bold: bool = False
    meta: str = ""
    chip: tuple[str, Tone] | None = None
    files: tuple[str, ...] = ()
    struck: bool = False
    late: bool = False
    milestones: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """The row in one breath, for a screen reader and for the clipboard."""
        chips = [self.chip[0]] if self.chip else []
        said = " ".join(f"[{chip}]" for chip in (*self.milestones, *chips, *self.files))
        meta = f"({self.meta})" if self.meta else ""
        return " ".join(part for part in (self.when, self.kind or self.mark, self.text, said, meta) if part)


class TimelineModel(QAbstractTableModel):
    """One column, a row an entry. Window thread only; whoever hears `wanted` answers with `fill`.

    at_hand: makes the line of a position without reading; None where it can't.
    """

    wanted = Signal(tuple)

    def __init__(
        self, parent: QObject | None = None, *, at_hand: Callable[[int], Line | None] = lambda position: None
    ) -> None:
        super().__init__(parent)
        self._at_hand = at_hand
        self._keys: list[Key] = []
        self._key_of: dict[int, Key] = {}
        self._lines: dict[int, Line] = {}
        self._asked: set[int] = set()
        self._missing: set[int] = set()
        self._unread: set[int] = set()
        self._first_unread: int | None = None
        self._unread_words = ("", "")
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._ask)

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self._keys)

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE, /) -> int:
        return 0 if parent.isValid() else 1

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole, /
    ) -> object:
        if (
            role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            or not index.isValid()
        ):
            return None
        line = self.line(index.row())
        if line is None:
            return ""
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        return f"{self._unread_words[1]} {line.spoken}" if line.position in self._unread else line.spoken

    def key(self, row: int) -> Key:
        """The key of a row."""
        return self._keys[row]

    def row_at(self, key: Key) -> int:
        """The row of a key, or of the next later one when it isn't here; never beyond the last row."""
        return min(bisect_left(self._keys, key), max(0, len(self._keys) - 1))

    def row_of(self, position: int) -> int | None:
        """The row of a position, if it is shown."""
        key = self._key_of.get(position)
        return None if key is None else bisect_left(self._keys, key)

    def line(self, row: int) -> Line | None:
        """The line of a row; not loaded: None, and it will be asked for at the end of this event-loop turn."""
        position = self._keys[row][2]
        found = self._loaded(position)
        if found is None and position not in self._asked:
            self._missing.add(position)
            if not self._turn.isActive():
                self._turn.start()
        return found

    def day_above(self, row: int) -> str | None:
        """The date to show above a row: its own where the row before has another or isn't loaded."""
        line = self._loaded(self._keys[row][2])
        if line is None or line.day is None or row == 0:
            return line.day if line else None
        before = self._loaded(self._keys[row - 1][2])
        return None if before is not None and before.day == line.day else line.day

    def is_unread(self, row: int) -> bool:
        """Whether a row arrived since somebody last looked."""
        return self._keys[row][2] in self._unread

    def unread_above(self, row: int) -> str | None:
        """What stands above the first row that arrived since somebody last looked."""
        return self._unread_words[0] if self._keys[row][2] == self._first_unread else None

    def unread_rows(self) -> list[int]:
        """Those of them that are shown, from the top down."""
        return sorted(row for row in map(self.row_of, self._unread) if row is not None)

    def first_unread_row(self) -> int | None:
        """The highest of them, if any is shown."""
        return None if self._first_unread is None else self.row_of(self._first_unread)

    def show_unread(self, positions: Set[int], words: tuple[str, str]) -> None:
        """The rows that arrived since somebody last looked; in words: above the first, and before each of them."""
        touched = self._unread | positions
        self._unread, self._unread_words = set(positions), words
        self._find_first_unread()
        self._repaint(touched)

    def add_unread(self, positions: Set[int], words: tuple[str, str]) -> None:
        """A few more of them."""
        first = self._first_unread
        self._unread |= positions
        self._unread_words = words
        places = [key for one in (*positions, first) if one is not None and (key := self._key_of.get(one))]
        self._first_unread = min(places)[2] if places else None
        self._repaint({*positions, *(one for one in (first, self._first_unread) if one is not None)})

    def _find_first_unread(self) -> None:
        places = [key for one in self._unread if (key := self._key_of.get(one))]
        self._first_unread = min(places)[2] if places else None

    def _repaint(self, positions: Iterable[int]) -> None:
        rows = sorted(row for row in map(self.row_of, positions) if row is not None)
        stretches = _stretches(rows)
        if len(stretches) > _STRETCHES:
            stretches = [(rows[0], rows[-1])]  # each by itself would be measured by itself
        for first, last in stretches:
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    def reset(self, keys: Iterable[Key]) -> None:
        """Show these few rows instead."""
        self.show(Places.of(keys))

    def show(self, places: Places) -> None:
        """Show these rows, the model's own from now on: another incident or filter. Lines already loaded stay.

        Where only the earlier rows were missing, or none, what is marked and looked at stays too.
        """
        if self._keys and places.keys == self._keys:
            self._asked.clear()
            self._missing.clear()
            return
        if earlier := self._earlier_in(places):
            self.beginInsertRows(_NOWHERE, 0, earlier - 1)
            self._keys, self._key_of = places.keys, places.key_of
            self._find_first_unread()
            self.endInsertRows()
            return
        self.beginResetModel()
        self._keys, self._key_of = places.keys, places.key_of
        self._asked.clear()
        self._missing.clear()
        self._find_first_unread()
        self.endResetModel()

    def _earlier_in(self, places: Places) -> int:
        """How many rows stand there above those that are shown; 0: others differ too."""
        earlier = len(places.keys) - len(self._keys)
        return earlier if self._keys and earlier > 0 and places.keys[earlier:] == self._keys else 0

    def insert(self, keys: Iterable[Key]) -> None:
        """Add a few rows, each where it belongs; rows already here are left alone."""
        new = sorted({key for key in keys if key[2] not in self._key_of})
        runs: list[tuple[int, list[Key]]] = []
        for key in new:
            row = bisect_left(self._keys, key)
            if runs and runs[-1][0] == row:
                runs[-1][1].append(key)
            else:
                runs.append((row, [key]))
        # From the bottom up, so that the rows found above stay true.
        for row, run in reversed(runs):
            self.beginInsertRows(_NOWHERE, row, row + len(run) - 1)
            self._keys[row:row] = run
            self._key_of.update((key[2], key) for key in run)
            self.endInsertRows()

    def fill(self, lines: Sequence[Line]) -> None:
        """Show these lines; those of rows not shown now are kept for when they are."""
        rows: list[int] = []
        for line in lines:
            self._lines.pop(line.position, None)
            self._lines[line.position] = line
            self._asked.discard(line.position)
            self._missing.discard(line.position)
            row = self.row_of(line.position)
            if row is not None:
                rows.append(row)
        self._drop_oldest()
        # The row below a filled one may lose or gain its date.
        touched = sorted({near for row in rows for near in (row, row + 1) if near < len(self._keys)})
        for first, last in _stretches(touched):
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    def forget(self) -> None:
        """Drop every line, for words of another language; visible rows are made anew, or asked for again."""
        self._lines.clear()
        self._asked.clear()
        self._missing.clear()
        if self._keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._keys) - 1, 0))

    def _loaded(self, position: int) -> Line | None:
        found = self._lines.get(position)
        if found is None and (found := self._at_hand(position)) is not None:
            self._lines[position] = found
        return found

    def _drop_oldest(self) -> None:
        while len(self._lines) > KEPT_LINES:
            del self._lines[next(iter(self._lines))]

    def _ask(self) -> None:
        """One page a turn: the rows missed, and their neighbours up to the page's size."""
        rows = sorted(row for row in map(self.row_of, self._missing) if row is not None)
        self._missing.clear()
        if not rows:
            return
        page = [row for row in rows if row - rows[0] < PAGE_ROWS]
        later = rows[len(page) :]
        spare = PAGE_ROWS - (page[-1] - page[0] + 1)
        first = max(0, page[0] - spare // 2)
        last = min(len(self._keys), first + PAGE_ROWS)
        around = (self._keys[row][2] for row in range(first, last))
        asked = tuple(p for p in around if p not in self._lines and p not in self._asked)
        self._asked.update(asked)
        if later:
            self._missing.update(self._keys[row][2] for row in later)
            self._turn.start()
        if asked:
            self.wanted.emit(asked)


def _stretches(rows: Sequence[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
