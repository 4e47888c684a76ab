"""One key: the marked row of the timeline, or the line just typed, goes live into the summary's thread in Slack."""

from PySide6.QtCore import QObject

from commander.board.record import Record
from commander.board.summary import OrderLiveLine
from commander.reading import Reading, TimelineRow
from commander.wording.summary import live_text
from ui.models.board import BoardModel
from ui.models.timeline_feed import TimelineFeed
from ui.panes.composer import Composer
from ui.widgets.timeline_view import TimelineView
from ui.words import Words


class LiveLine(QObject):
    """Sends rows live, each once; what keeps one from going is said below the composer. Window thread."""

    def __init__(
        self,
        model: BoardModel,
        words: Words,
        feed: TimelineFeed,
        view: TimelineView,
        composer: Composer,
    ) -> None:
        super().__init__(view)
        self._model, self._words = model, words
        self._feed, self._view, self._composer = feed, view, composer
        composer.live_wanted.connect(self._send_recorded)

    def go(self) -> None:
        """What is typed, when the keyboard is there: recorded and live in one; else the rows that are marked."""
        if self._composer.is_typing:
            self._composer.send(live=True)
            return
        rows = sorted(index.row() for index in self._view.selectionModel().selectedRows())
        positions = [self._feed.record_at(row) for row in rows]
        if not positions:
            self._composer.say(self.tr("Choose a row of the timeline first, or type one here."))
            return

        def question(reading: Reading) -> list[TimelineRow]:
            return reading.timeline_rows(positions)

        self._model.bridge.read(question, self._send_rows)

    def _send_rows(self, rows: list[TimelineRow]) -> None:
        for row in rows:
            # A correction stands for what it corrects, and is sent live as the row it belongs to.
            self._send(row.record, row.correction or row.record)

    def _send_recorded(self, records: tuple[Record, ...]) -> None:
        for record in records[:1]:
            self._send(record, record)

    def _send(self, row: Record, said: Record) -> None:
        text = live_text(self._words.line(said, self._model.policy))
        command = OrderLiveLine(incident=row.stream, text=text, entry=row.id)
        self._model.bridge.submit(
            command,
            done=lambda _: self._composer.say(""),
            refused=lambda refused: self._composer.say(self._words.sentence(refused)),
        )
