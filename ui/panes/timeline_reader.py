"""What helps to read a timeline: narrowing, ways through it, what is unread, and what is said of a row."""

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from commander.narrowing import MILESTONES, UNANSWERED, Narrowing
from ui.models.board import BoardModel
from ui.models.timeline_feed import TimelineFeed
from ui.models.unread import Unread
from ui.panes.narrow_bar import NarrowBar
from ui.panes.row_line import RowLine
from ui.panes.timeline_ways import TimelineWays
from ui.shortcuts import Action, shortcut
from ui.widgets.timeline_view import TimelineView
from ui.widgets.unread_rows import UnreadRows
from ui.words import Words

if TYPE_CHECKING:
    from ui.panes.narrow_pane import NarrowPane

# Single letters do something only while a row is chosen: nothing is typed there.
_ON_ROWS: Final = {
    "M": Action.MARK_ROW,
    "A": Action.ANSWER_ROW,
    "T": Action.GO_TO_TIME,
    "F": Action.NARROW,
    "N": Action.FIRST_UNREAD,
    "O": Action.RECORDED_ORDER,
    "]": Action.NEXT_MILESTONE,
    "[": Action.PREVIOUS_MILESTONE,
}


class TimelineReader(QObject):
    """Puts its own parts above and below the rows. Window thread."""

    def __init__(
        self,
        model: BoardModel,
        words: Words,
        feed: TimelineFeed,
        view: TimelineView,
        column: QVBoxLayout,
        rows: QWidget,
    ) -> None:
        body = rows.parentWidget() or rows
        super().__init__(body)
        self._model, self._words, self._feed, self._view, self._rows = model, words, feed, view, rows
        self.bar = NarrowBar(model, words, feed, body)
        self.ways = TimelineWays(model, words, feed, view, body)
        self.row = RowLine(model, words, feed, view, self.ways)
        self.unread = Unread(model, self._is_in_sight, self)
        self.chip = UnreadRows(shortcut(Action.FIRST_UNREAD).shown, rows)
        column.insertWidget(column.indexOf(rows), self.bar)
        for part in (self.ways, self.row):
            column.addWidget(part)
        self.chip.clicked.connect(self.ways.go_to_unread)
        self.bar.emptied.connect(lambda: view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.unread.changed.connect(self._show_unread)
        self.unread.added.connect(self._add_unread)
        feed.refilled.connect(self._show_chip)
        view.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        words.changed.connect(self._retranslate)
        for keys, action in (*_ON_ROWS.items(), ("Esc", None)):
            key = QShortcut(QKeySequence(keys), view)
            key.setContext(Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(self.leave if action is None else self.acts()[action])
        view.installEventFilter(self)  # whatever happens to its window is told to it, too

    def acts(self) -> Mapping[Action, Callable[[], object]]:
        """What is done for each action, in whichever window the timeline stands."""
        return {
            Action.NARROW: self.narrow,
            Action.SHOW_UNANSWERED: partial(self._feed.narrow, Narrowing(conditions=(UNANSWERED,))),
            Action.SHOW_MILESTONES: partial(self._feed.narrow, Narrowing(conditions=(MILESTONES,))),
            Action.GO_TO_TIME: self.ways.ask_time,
            Action.FIRST_UNREAD: self.ways.go_to_unread,
            Action.RECORDED_ORDER: self.ways.turn_order,
            Action.NEXT_MILESTONE: partial(self.ways.step_milestone, 1),
            Action.PREVIOUS_MILESTONE: partial(self.ways.step_milestone, -1),
            Action.MARK_ROW: self.row.mark,
            Action.ANSWER_ROW: self.row.answer,
        }

    def narrow(self) -> None:
        """The list of conditions over the rows."""
        self._narrowing.open()

    @cached_property
    def _narrowing(self) -> "NarrowPane":
        """Made when it is first asked for: what it lists is read for it alone."""
        from ui.panes.narrow_pane import NarrowPane

        return NarrowPane(self._model, self._words, self._feed, self._rows)

    def leave(self) -> None:
        """Esc among the rows: every row again; where all are shown, everything counts as read."""
        if self.bar.isHidden():
            self.unread.clear()
        else:
            self.bar.clear()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() in _TURNS:
            self._look()
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        view = self._view
        self.unread.look(view.isVisible() and view.window().isActiveWindow() and view.at_tail)

    def _on_scrolled(self) -> None:
        self._look()
        self._show_chip()

    def _is_in_sight(self, position: int) -> bool:
        row = self._feed.model.row_of(position)
        return row is not None and self._stands_on_page(row)

    def _stands_on_page(self, row: int) -> bool:
        top = self._view.rowViewportPosition(row)
        return top + self._view.rowHeight(row) > 0 and top < self._view.viewport().height()

    def _show_unread(self) -> None:
        self._feed.model.show_unread(self.unread.positions, self._unread_words())
        self._show_chip()

    def _add_unread(self, new: set[int]) -> None:
        self._feed.model.add_unread(new, self._unread_words())
        self._show_chip()

    def _unread_words(self) -> tuple[str, str]:
        count = len(self.unread.positions)
        return self.tr("%n unread from here", "rows of the timeline", count), self.tr("Unread")

    def _show_chip(self) -> None:
        """Only while the first of them is out of sight: what lies on the page needs no way to it."""
        first = self._feed.model.first_unread_row()
        is_needed = first is not None and not self._stands_on_page(first)
        self.chip.show_count(len(self.unread.positions) if is_needed else 0)

    def _retranslate(self) -> None:
        self.chip.retranslate()
        self._show_unread()


_TURNS: Final = frozenset(
    {QEvent.Type.WindowActivate, QEvent.Type.WindowDeactivate, QEvent.Type.Show, QEvent.Type.Hide}
)
