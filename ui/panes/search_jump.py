"""To a row of the timeline, whichever incident it stands in: opened first, if it is another one."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView

from commander.board.feeds import FEEDS
from ui.models.board import BoardModel
from ui.models.timeline_feed import TimelineFeed
from ui.widgets.timeline_view import TimelineView


class TimelineJump(QObject):
    """Goes there once the row has been read. Window thread.

    elsewhere: the row stands in this other incident, which is to be opened. unfiltered: it is not among the rows
    that a filter shows.
    """

    elsewhere = Signal(str)
    unfiltered = Signal()

    def __init__(self, model: BoardModel, feed: TimelineFeed, view: TimelineView) -> None:
        super().__init__(view)
        self._model, self._feed, self._view = model, feed, view
        self._wanted: tuple[str, int] | None = None
        # After the view's own slots: they put the page at the tail.
        feed.model.modelReset.connect(self._arrive)
        feed.model.rowsInserted.connect(self._arrive)

    def go(self, stream: str, position: int) -> None:
        """To this row of this incident. A signal that belongs to none is a line of the attention strip, and no row."""
        if stream == FEEDS:
            return
        self._wanted = stream, position
        if stream != self._model.stream:
            self.elsewhere.emit(stream)
            return
        self._arrive()
        if self._wanted is not None:
            self.unfiltered.emit()

    def _arrive(self) -> None:
        if self._wanted is None or self._wanted[0] != self._model.stream:
            return
        row = self._feed.model.row_of(self._wanted[1])
        if row is None:
            return
        self._wanted = None
        index = self._feed.model.index(row, 0)
        self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._view.setCurrentIndex(index)
        self._view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
