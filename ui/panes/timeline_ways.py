"""Ways through the timeline by one key: to a time, from milestone to milestone, to what is unread; the other order."""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from commander.narrowing import MILESTONES, Narrowing, wanted
from commander.reading import Reading, TimelineKey
from commander.wording.times import TimeFault, parse
from ui.models.board import BoardModel
from ui.models.timeline_feed import TimelineFeed
from ui.panes.under_rows import UnderRows
from ui.theme import Tone
from ui.widgets.ask import Blank
from ui.widgets.timeline_view import TimelineView
from ui.words import Words

_TIME_WIDTH: Final = 150
_SAID_MS: Final = 6_000
# What was written half a day ago is looked through, not written on: times are then counted from its end.
_OVER_AFTER: Final = timedelta(hours=12)
_NEAR: Final = timedelta(minutes=1)


class TimelineWays(UnderRows):
    """Asks under the rows, and says there where it went. Window thread."""

    def __init__(
        self,
        model: BoardModel,
        words: Words,
        feed: TimelineFeed,
        view: TimelineView,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, words, feed, view, parent)
        self._ends = QTimer(self)
        self._ends.setSingleShot(True)
        self._ends.setInterval(_SAID_MS)
        self._ends.timeout.connect(self.said.hide)

    def ask_time(self) -> None:
        """One line for a time; the row nearest to it is shown."""
        if not self._model.stream:
            return
        self.ask.ask(
            "time",
            self.tr("To a time"),
            [
                Blank(
                    name="time",
                    label="",
                    hint=self.tr("22:31, yesterday 23:50, -10m, 25:10"),
                    width=_TIME_WIDTH,
                )
            ],
            confirm=self.tr("Go there"),
            cancel=self.tr("Stay here"),
            answer=self._go_to_time,
        )

    def step_milestone(self, by: int) -> None:
        """To the next milestone below the row chosen (1), or the one above it (-1)."""
        board, policy = self._model.board, self._model.policy
        found = wanted(Narrowing(conditions=(MILESTONES,)), board, policy)

        def question(reading: Reading) -> list[TimelineKey]:
            return reading.narrowed_keys(board.stream, found, board)

        if board.stream:
            self._model.bridge.read(question, partial(self._take_milestones, board.stream, by))

    def go_to_unread(self) -> None:
        """To the first row that nobody has looked at; from there to the next stretch of them."""
        rows = self._feed.model.unread_rows()
        if not rows:
            self.say(lambda: self.tr("Nothing is unread."))
            return
        starts = [rows[0], *(after for before, after in pairwise(rows) if after > before + 1)]
        here = self._view.currentIndex().row()
        here = here if here in rows else -1  # from anywhere else to the first of them
        self._show_row(next((row for row in starts if row > here), starts[0]), at_top=True)

    def turn_order(self) -> None:
        """By when rows were recorded, or again by when things happened; the row chosen stays in sight."""
        kept = self._view.currentIndex()
        position = self._feed.record_at(kept.row()) if kept.isValid() else None
        self._feed.order_by_recorded(by_recorded=not self._feed.by_recorded)
        if position is not None:
            self._feed.refilled.connect(
                lambda: self._stay_at(position), Qt.ConnectionType.SingleShotConnection
            )

    @override
    def say(self, said: Callable[[], str], tone: Tone = Tone.NEUTRAL) -> None:
        """A sentence under the rows, for a while, in whatever language is spoken."""
        super().say(said, tone)
        self._ends.start()

    def _go_to_time(self, answers: Mapping[str, str]) -> None:
        model = self._feed.model
        last = model.rowCount() - 1
        if last < 0:
            self.ask.refuse(self.tr("There is no row to go to."))
            return
        now = self._model.now
        times = [_instant(model.key(row), self._feed) for row in (0, last)]
        if now - max(times) > _OVER_AFTER:
            now = max(times)
        found = parse(answers["time"], now, self._words.zone)
        if isinstance(found, TimeFault):
            self.ask.refuse(found.sentence(self._words.language))
            return
        row = self._nearest(found.instant)
        at = _instant(model.key(row), self._feed)
        self.ask.close_answered()
        self._show_row(row)
        if abs(at - found.instant) >= _NEAR:
            wanted_at = found.instant
            self.say(
                lambda: self.tr("No row at {time}: this is the nearest one, of {nearest}.").format(
                    time=self._time(wanted_at, at), nearest=self._time(at, wanted_at)
                ),
                Tone.WARN,
            )

    def _nearest(self, instant: datetime) -> int:
        """The row nearest to a time; of several within its minute the first."""
        model, feed = self._feed.model, self._feed
        rows = range(model.rowCount())
        after = bisect_left(rows, instant, key=lambda row: _instant(model.key(row), feed))
        near = [row for row in (after - 1, after) if row in rows]
        return min(near, key=lambda row: (abs(_instant(model.key(row), feed) - instant), -row))

    def _time(self, instant: datetime, other: datetime) -> str:
        """With its date where the two are of different days."""
        local, there = self._words.local(instant), self._words.local(other)
        is_plain = local.date() == there.date() == self._words.local(self._model.now).date()
        return f"{local:%H:%M}" if is_plain else f"{self._words.day(instant)} {local:%H:%M}"

    def _take_milestones(self, stream: str, by: int, keys: list[TimelineKey]) -> None:
        if stream == self._model.stream:
            self._step(sorted(self._feed.key_of(key) for key in keys), by)

    def _step(self, keys: list[TimelineKey], by: int) -> None:
        model = self._feed.model
        shown = [row for key in keys if (row := model.row_of(key[2])) is not None]
        if not shown:
            if keys:
                self.say(lambda: self.tr("None of the milestones is among the rows shown."), Tone.WARN)
            else:
                self.say(lambda: self.tr("There is no milestone yet."), Tone.WARN)
            return
        index = self._view.currentIndex()
        here = index.row() if index.isValid() else model.rowCount()
        beyond = [row for row in shown if (row > here if by > 0 else row < here)]
        if not beyond:
            if by > 0:
                self.say(lambda: self.tr("That was the last milestone."))
            else:
                self.say(lambda: self.tr("That was the first milestone."))
            return
        self._show_row(beyond[0] if by > 0 else beyond[-1])

    def _show_row(self, row: int, *, at_top: bool = False) -> None:
        index = self._feed.model.index(row, 0)
        self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._view.setCurrentIndex(index)
        hint = QAbstractItemView.ScrollHint
        self._view.scrollTo(index, hint.PositionAtTop if at_top else hint.PositionAtCenter)

    def _stay_at(self, position: int) -> None:
        row = self._feed.model.row_of(position)
        if row is not None:
            self._show_row(row)


def _instant(key: TimelineKey, feed: TimelineFeed) -> datetime:
    """When the row of a key happened, or was recorded, as the rows are ordered now."""
    if feed.by_recorded:
        return datetime.fromtimestamp(int(key[0].partition(".")[0]) / 1000, UTC)
    return datetime.fromisoformat(key[0])
