"""Taking an entry's text out for good: asked under the rows, with a reason; then what copies stay is said there."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from commander.board.erasing import EraseEntry
from commander.board.erasure import EntryErased
from commander.board.questions import QuestionAsked
from commander.board.record import Record
from commander.board.signals import SignalRaised
from commander.board.timeline import EntryAdded
from commander.reading import Reading, TimelineRow
from commander.wording.erased import copies_left, told_from_erased
from ui.models.board import BoardModel
from ui.models.timeline_feed import TimelineFeed
from ui.panes.under_rows import UnderRows
from ui.theme import Tone
from ui.widgets.ask import Blank
from ui.widgets.timeline_view import TimelineView
from ui.words import Words

_QUOTED = 60


def _words_of(record: Record) -> str:
    """What is erased: the words of an entry, of a signal, or of a question from Slack."""
    match record.event:
        case EntryAdded(text=text) | SignalRaised(text=text):
            return text
        case QuestionAsked(text=text, heard=heard) if heard is not None:
            return text
        case _:
            return ""


class EraseLine(UnderRows):
    """Nothing is erased without a reason; Esc leaves everything as it is. Window thread."""

    def __init__(
        self,
        model: BoardModel,
        words: Words,
        feed: TimelineFeed,
        view: TimelineView,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, words, feed, view, parent)
        view.selectionModel().selectionChanged.connect(self.said.hide)

    def go(self) -> None:
        """Ask why the chosen row is erased; where no row is chosen, say so."""
        index = self._view.currentIndex()
        if not index.isValid():
            self.say(
                lambda: self.tr("Choose the row first: Shift+Tab goes from the composer to the rows."),
                Tone.WARN,
            )
            return
        position = self._feed.record_at(index.row())

        def question(reading: Reading) -> list[TimelineRow]:
            return reading.timeline_rows([position])

        self._model.bridge.read(question, self._ask)

    def _ask(self, rows: list[TimelineRow]) -> None:
        for row in rows:
            entry = row.record
            text = _words_of(entry)
            self.said.hide()
            self.ask.ask(
                f"erase:{entry.id}",
                self.tr("Erase for good"),
                [
                    Blank(
                        name="reason",
                        label=self.tr("Why"),
                        hint=self.tr("it stays: say nothing of what was there"),
                    )
                ],
                confirm=self.tr("Erase"),
                cancel=self.tr("Leave it"),
                answer=partial(self._erase, entry),
            )
            if text:
                shown = text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
                self.ask.note(
                    self.tr(
                        "“{text}” can't be brought back; that it was there, when and by whom, stays."
                    ).format(text=" ".join(shown.split()))
                    + self._along(entry)
                    + self._files_of(entry)
                )

    def _files_of(self, entry: Record) -> str:
        """The files that hang on it go too."""
        count = len(self._model.board.attachments.of(entry.id))
        return " " + self.tr("Its %n attached file(s) go too.", "files", count) if count else ""

    def _along(self, entry: Record) -> str:
        """What was made of it says its words again, and goes with it."""
        made = self._model.board.turned.records(entry.id)
        return " " + self.tr("The task, question or decision made of it goes too.") if made else ""

    def _erase(self, entry: Record, answers: Mapping[str, str]) -> None:
        command = EraseEntry(incident=entry.stream, entry=entry.id, reason=answers["reason"])

        def done(records: tuple[Record, ...]) -> None:
            self.ask.close_answered()
            events = [one.event for one in records if isinstance(one.event, EntryErased)]
            told = told_from_erased(self._model.board.messages, events)
            self.say(lambda: "\n".join(copies_left(events, told=told, language=self._words.language)))

        self._model.bridge.submit(
            command, done=done, refused=lambda refused: self.ask.refuse(self._words.sentence(refused))
        )
