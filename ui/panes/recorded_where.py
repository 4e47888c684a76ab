"""Where a recorded line went that is not in sight: to an earlier time, or behind a filter. Else it is typed again."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer

from commander.board.record import Record
from commander.board.timeline import EntryAdded
from ui.models.board import BoardModel
from ui.models.timeline_feed import TimelineFeed
from ui.widgets.timeline_view import TimelineView
from ui.words import Words


class RecordedWhere(QObject):
    """Says it below the rows. Window thread."""

    def __init__(
        self,
        model: BoardModel,
        words: Words,
        feed: TimelineFeed,
        view: TimelineView,
        say: Callable[[Callable[[], str]], None],
    ) -> None:
        super().__init__(view)
        self._model, self._words, self._feed, self._view = model, words, feed, view
        self._tell = say

    def look(self, records: tuple[Record, ...]) -> None:
        """An entry was written: the rows take it up in this turn of the loop."""
        for record in records[:1]:
            if isinstance(record.event, EntryAdded):
                QTimer.singleShot(0, self, partial(self._look, record))

    def count(self, records: tuple[Record, ...]) -> None:
        """What was pasted is recorded entry by entry: how many, of when, and the key that takes them back."""
        times = [one.occurred.instant for one in records if isinstance(one.event, EntryAdded)]
        if times:
            self._tell(partial(self._counted, len(times), min(times), max(times)))

    def _counted(self, count: int, first: datetime, last: datetime) -> str:
        now = self._model.now
        said = self.tr("Recorded %n entries, {first} to {last}. Ctrl+Z strikes them.", "", count)
        return said.format(first=self._words.time(first, now), last=self._words.time(last, now))

    def _look(self, record: Record) -> None:
        if record.stream != self._model.stream:
            return
        row = self._feed.model.row_of(record.position)
        if row is None:
            if not self._feed.narrowing.is_everything:
                self._tell(lambda: self.tr("Recorded; the filter above hides it."))
            return
        # What lands below is counted by the button that goes there.
        if self._view.rowViewportPosition(row) + self._view.rowHeight(row) <= 0:
            at = record.occurred.instant
            self._tell(
                lambda: self.tr("Recorded further up, at {time}.").format(
                    time=self._words.time(at, self._model.now)
                )
            )
