"""One key: the marked rows of the timeline, or the line just typed, go live into the summary's thread in Slack."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QObject
from shiboken6 import isValid

from commander.board.record import Record
from commander.board.refusal import Refused
from commander.board.summary import OrderLiveLine
from commander.reading import Reading, TimelineRow
from commander.wording.summary import live_text
from ui.models.board import BoardModel
from ui.models.timeline_feed import TimelineFeed
from ui.panes.composer import Composer
from ui.widgets.timeline_view import TimelineView
from ui.words import Words

# More at once would bury the thread that people read along.
_AT_ONCE: Final = 20


class LiveLine(QObject):
    """Sends rows live, each once; what keeps one from going is said below the composer. Window thread.

    undo: how long they can be taken back.
    """

    def __init__(
        self,
        model: BoardModel,
        words: Words,
        feed: TimelineFeed,
        view: TimelineView,
        composer: Composer,
        undo: timedelta,
    ) -> None:
        super().__init__(view)
        self._model, self._words, self.undo = model, words, undo
        self._feed, self._view, self._composer = feed, view, composer
        composer.live_wanted.connect(self._send_recorded)

    def go(self) -> None:
        """What is typed, when the keyboard is there: recorded and live in one; else the rows that are marked."""
        if self._composer.is_typing:
            self._composer.send(live=True)
            return
        marked = self._view.selectionModel().selection()
        ranges = [marked.at(place) for place in range(marked.count())]
        if sum(one.height() for one in ranges) > _AT_ONCE:
            self._composer.say(
                lambda: self.tr("At most {limit} rows go live at once: mark fewer.").format(limit=_AT_ONCE)
            )
            return
        rows = sorted(row for one in ranges for row in range(one.top(), one.bottom() + 1))
        positions = [self._feed.record_at(row) for row in rows]
        if not positions:
            self._composer.say(lambda: self.tr("Choose a row of the timeline first, or type one here."))
            return

        def question(reading: Reading) -> list[TimelineRow]:
            return reading.timeline_rows(positions)

        self._model.bridge.read(question, partial(self._send_rows, positions))

    def _send_rows(self, positions: Sequence[int], rows: list[TimelineRow]) -> None:
        # Read in the order recorded; told in the order in which they stand on the page.
        found = sorted(rows, key=lambda row: positions.index(row.record.position))
        # A correction stands for what it corrects, and is sent live as the row it belongs to.
        self._send([(row.record, row.correction or row.record) for row in found])

    def _send_recorded(self, records: tuple[Record, ...]) -> None:
        self._send([(record, record) for record in records[:1]])

    def _send(self, rows: Sequence[tuple[Record, Record]]) -> None:
        answers: list[Refused | None] = []

        def answered(refused: Refused | None) -> None:
            answers.append(refused)
            if len(answers) == len(rows) and isValid(self._composer):  # its window may have gone meanwhile
                self._composer.say(lambda: self._said(answers))

        for row, said in rows:
            text = live_text(self._words.line(said, self._model.policy))
            command = OrderLiveLine(
                incident=row.stream, text=text, entry=row.id, undo=self.undo * self._model.pace
            )
            self._model.bridge.submit(command, done=lambda _: answered(None), refused=answered)

    def _said(self, answers: Sequence[Refused | None]) -> str:
        """Why some didn't go, once for all that have the same reason."""
        whys = [self._words.sentence(one) for one in answers if one is not None]
        said = "\n".join(dict.fromkeys(whys))
        if whys and len(answers) > 1:
            count = self.tr("%n row(s) not sent live: ", "rows of the timeline", len(whys))
            said = f"{count}{said}"
        return said
