"""The timeline on the screen: wrapped rows of any height, 100,000 of them, that never move under the reader."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from ui.models.timeline import Line, TimelineModel
from ui.models.timeline_places import Key
from ui.theme import themed
from ui.widgets.timeline_rows import ESTIMATED_HEIGHT, TimelineRows

# Rows measured beyond the page's edge, so that a small step meets known heights.
_MARGIN_PX: Final = 120
_PASSES: Final = 3
_TAIL_PX: Final = 2
COPY_LIMIT: Final = 2_000
_COPY_MARKDOWN: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_BY_TAB: Final = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_WHOLE_ROW: Final = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
_CursorAction = QAbstractItemView.CursorAction
_ScrollHint = QAbstractItemView.ScrollHint


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The row that stays where it is: named by its key, so that rows landing anywhere don't matter."""

    key: Key
    y: int


class TimelineView(QTableView):
    """Heights are measured only for rows that come into view; all others count with an estimate.

    At the tail it follows new rows; anywhere else the row being read keeps its place, whatever lands,
    loads or wraps anew. Measured rows are remembered by position, which no insertion shifts.
    """

    copy_refused = Signal(int)
    copied = Signal(int)  # how many rows are on the clipboard now
    lengthened = Signal(int)  # how high all rows together are now
    unseen_counted = Signal(int)  # rows that have come below the page since its end was left

    def __init__(self, model: TimelineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline = model
        self._rows = TimelineRows(model, self)
        self._known: set[int] = set()
        self._busy = False
        self._width = 0
        self._length = 0
        self._at_tail = True
        self._unseen = 0
        self._upwards = False
        self._before: _Anchor | None = None
        self._copy_waits: bool | None = None  # as Markdown or not, once the rows are loaded
        self._written: Callable[[list[Line], bool], str] = _spoken
        self._dress()
        # Before the base class's own slots see the rows: the anchor is taken from the page as it was.
        model.rowsAboutToBeInserted.connect(self._remember)
        model.modelAboutToBeReset.connect(self._remember)
        self.setModel(model)
        model.rowsInserted.connect(self._on_rows_inserted)
        model.modelReset.connect(self._on_model_reset)
        model.dataChanged.connect(self._on_data_changed)
        self.horizontalHeader().sectionResized.connect(self._on_width_changed)
        themed.changed.connect(self.viewport().update)

    def follow_tail(self) -> None:
        """Go to the newest row and stay there as rows come."""
        self._at_tail = True
        self._settle(None)

    @property
    def at_tail(self) -> bool:
        """Whether new rows will be followed."""
        return self._at_tail

    def copy_as(self, written: Callable[[list[Line], bool], str]) -> None:
        """How rows are written for the clipboard; the flag asks for Markdown."""
        self._written = written

    def copy_selected(self, *, markdown: bool = False) -> None:
        """Put the selected rows on the clipboard as text; rows not loaded yet are waited for."""
        # By stretches: asked for one by one, a hundred thousand rows would stop the window.
        marked = self.selectionModel().selection()
        ranges = [marked.at(place) for place in range(marked.count())]
        stretches = sorted((one.top(), one.bottom()) for one in ranges)
        count = sum(bottom - top + 1 for top, bottom in stretches)
        self._copy_waits = None
        if count > COPY_LIMIT:
            self.copy_refused.emit(COPY_LIMIT)
            return
        rows = [row for top, bottom in stretches for row in range(top, bottom + 1)]
        lines = [self._timeline.line(row) for row in rows]
        loaded = [line for line in lines if line is not None]
        if len(loaded) < len(lines):
            self._copy_waits = markdown
        elif loaded:
            QGuiApplication.clipboard().setText(self._written(loaded, markdown))
            self.copied.emit(len(loaded))

    @override
    def scrollContentsBy(self, dx: int, dy: int, /) -> None:
        super().scrollContentsBy(dx, dy)
        if self._busy or not self._timeline.rowCount():
            return
        bar = self.verticalScrollBar()
        self._at_tail = bar.value() >= bar.maximum() - _TAIL_PX
        self._upwards = dy > 0
        self._settle(self._anchor())

    @override
    def scrollTo(
        self, index: QModelIndex | QPersistentModelIndex, hint: _ScrollHint = _ScrollHint.EnsureVisible, /
    ) -> None:
        # Each scroll measures what comes into view, which may push the row out again.
        for _ in range(_PASSES):
            before = self.verticalScrollBar().value()
            super().scrollTo(index, hint)
            if self.verticalScrollBar().value() == before:
                return

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        anchor = self._anchor()
        was_busy, self._busy = self._busy, True
        super().resizeEvent(event)
        self._busy = was_busy
        self._settle(anchor)

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        chosen = self.selectionModel()
        if event.reason() in _BY_TAB and self.currentIndex().isValid() and not chosen.hasSelection():
            # The frame stands around this row: what is pressed next is meant for it.
            chosen.select(self.currentIndex(), _WHOLE_ROW)

    @override
    def moveCursor(self, action: _CursorAction, modifiers: Qt.KeyboardModifier, /) -> QModelIndex:
        last = self._timeline.rowCount() - 1
        if last < 0:
            return QModelIndex()
        if action is _CursorAction.MoveHome:
            return self._timeline.index(0, 0)
        if action is _CursorAction.MoveEnd:
            return self._timeline.index(last, 0)
        if not self.currentIndex().isValid():
            # Coming in by Tab: start with the lowest row in sight, not with the first of 100,000.
            lowest = self.rowAt(self.viewport().height() - 1)
            return self._timeline.index(lowest if lowest >= 0 else last, 0)
        return super().moveCursor(action, modifiers)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selected()
            return
        if event.key() == Qt.Key.Key_C and event.modifiers() == _COPY_MARKDOWN:
            self.copy_selected(markdown=True)
            return
        super().keyPressEvent(event)

    def _dress(self) -> None:
        self.setItemDelegate(self._rows)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that comes and goes would change the width, and with it every height.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(20)
        # Grey, it draws no handle: a bar as long as the page says nothing.
        self.verticalScrollBar().rangeChanged.connect(
            lambda first, last: self.verticalScrollBar().setEnabled(last > first)
        )
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        header = self.verticalHeader()
        header.hide()
        header.setMinimumSectionSize(10)
        header.setDefaultSectionSize(ESTIMATED_HEIGHT)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _remember(self) -> None:
        self._before = self._anchor()

    def _on_width_changed(self) -> None:
        self._settle(self._anchor())

    def _on_rows_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        if not self._at_tail and first > self.rowAt(self.viewport().height() - 1) >= 0:
            self._count_unseen(self._unseen + last + 1 - first)
        if last + 1 < self._timeline.rowCount():
            # The row after them may have lost its date line.
            self._known.discard(self._timeline.key(last + 1)[2])
        self._settle(self._before)

    def _count_unseen(self, count: int) -> None:
        if count != self._unseen:
            self._unseen = count
            self.unseen_counted.emit(count)

    def _on_model_reset(self) -> None:
        self._known.clear()
        self._count_unseen(0)
        self._copy_waits = None
        self._settle(self._before)

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        anchor = self._anchor()
        if last.row() - first.row() > len(self._known):
            self._known.clear()
        else:
            self._known.difference_update(
                self._timeline.key(row)[2] for row in range(first.row(), last.row() + 1)
            )
        self._settle(anchor)
        if self._copy_waits is not None:
            self.copy_selected(markdown=self._copy_waits)

    def _anchor(self) -> _Anchor | None:
        """The row to hold still: the outermost measured one in view, else the outermost; None at the tail.

        Looked for from the top, but from the bottom while a page reached upwards is still loading: its
        lowest rows join what was just read.
        """
        count = self._timeline.rowCount()
        if self._at_tail or not count:
            return None
        bar = self.verticalScrollBar()
        if self._upwards and bar.value() == bar.minimum():
            # Home must land on row 0: holding a lower row still would leave the first ones out of sight.
            return _Anchor(self._timeline.key(0), 0)
        header = self.verticalHeader()
        bottom = self.viewport().height() - 1
        row = header.visualIndexAt(bottom if self._upwards else 0)
        if row < 0:
            row = count - 1 if self._upwards else 0
        outermost, step = row, -1 if self._upwards else 1
        y = header.sectionViewportPosition(row)
        while 0 <= row < count and y <= bottom and y + header.sectionSize(row) > 0:
            if self._timeline.key(row)[2] in self._known:
                return _Anchor(self._timeline.key(row), y)
            row += step
            y = header.sectionViewportPosition(row)
        return _Anchor(self._timeline.key(outermost), header.sectionViewportPosition(outermost))

    def _settle(self, anchor: _Anchor | None) -> None:
        """Measure what is in view and put the page where it belongs: at the tail, or with the anchor in place."""
        if self._busy or not self._timeline.rowCount():
            return
        self._busy = True
        if self._width != self.columnWidth(0):
            # Not the viewport's width: the column follows it a moment later, and rows are painted in the column.
            self._width = self.columnWidth(0)
            self._known.clear()
        bar = self.verticalScrollBar()
        for _ in range(_PASSES):
            if anchor is None:
                self._measure_from(self._timeline.rowCount() - 1, self.viewport().height(), upwards_only=True)
                self.updateGeometries()
                bar.setValue(bar.maximum())
                break
            row = self._timeline.row_at(anchor.key)
            loaded = self._measure_from(row, anchor.y)
            self.updateGeometries()
            wish = self.verticalHeader().sectionPosition(row) - anchor.y
            bar.setValue(wish)
            if bar.value() == wish:
                self._upwards = self._upwards and not loaded
                break
            # An end of the list stopped the bar: other rows came into view than were measured.
            anchor = _Anchor(anchor.key, self.verticalHeader().sectionViewportPosition(row))
        self._busy = False
        self.viewport().update()
        if self._at_tail:
            self._count_unseen(0)
        if self._length != self.verticalHeader().length():
            self._length = self.verticalHeader().length()
            self.lengthened.emit(self._length)

    def _measure_from(self, row: int, y: int, *, upwards_only: bool = False) -> bool:
        """Measure from a row whose top is at y to both edges of the page; true if all of them are loaded."""
        changed: list[tuple[int, int]] = []
        unknown = 0
        top, above = y, row if upwards_only else row - 1
        while above >= 0 and top > -_MARGIN_PX:
            top -= self._height(above, changed)
            unknown += self._timeline.key(above)[2] not in self._known
            above -= 1
        bottom, below = y, row
        limit = self.viewport().height() + _MARGIN_PX
        while not upwards_only and below < self._timeline.rowCount() and bottom < limit:
            bottom += self._height(below, changed)
            unknown += self._timeline.key(below)[2] not in self._known
            below += 1
        if changed:
            header = self.verticalHeader()
            # Signals and repaints once for all sections: one by one they cost twice the frame.
            header.setUpdatesEnabled(False)
            header.blockSignals(True)
            for section, height in changed:
                header.resizeSection(section, height)
            header.blockSignals(False)
            header.setUpdatesEnabled(True)
        return not unknown

    def _height(self, row: int, changed: list[tuple[int, int]]) -> int:
        position = self._timeline.key(row)[2]
        standing = self.verticalHeader().sectionSize(row)
        if position in self._known:
            return standing
        height = self._rows.height_for(row, self._width)
        if height is None:
            return standing
        self._known.add(position)
        if height != standing:
            changed.append((row, height))
        return height


def _spoken(lines: list[Line], _markdown: bool) -> str:
    return "\n".join(line.spoken for line in lines)
