"""What a person says of one row of the timeline, under the rows: that it is a milestone, or the answer to it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from commander.board.commands import Command
from commander.board.incident import SetImpactStart
from commander.board.milestones import CorrectMilestone, Milestone
from commander.board.questions import AnswerQuestion, QuestionAsked
from commander.board.record import Record
from commander.board.timeline import EntryAdded, EntryKind
from commander.figures.milestone_rows import milestones, milestones_of
from commander.reading import Reading, TimelineRow
from ui.models.board import BoardModel
from ui.models.timeline_feed import TimelineFeed
from ui.panes.palette_search import Phrases, normalised, score
from ui.panes.timeline_ways import TimelineWays
from ui.theme import Tone
from ui.widgets.ask import Ask, Blank
from ui.widgets.timeline_view import TimelineView
from ui.words import Words

_NAME_WIDTH: Final = 190
_QUOTED: Final = 80


class RowLine(QWidget):
    """Asks about the row chosen; why it can't is said where the other ways say it. Window thread."""

    def __init__(
        self,
        model: BoardModel,
        words: Words,
        feed: TimelineFeed,
        view: TimelineView,
        ways: TimelineWays,
    ) -> None:
        super().__init__(ways.parentWidget())
        self._model, self._words, self._feed, self._view, self._ways = model, words, feed, view, ways
        self.ask = Ask(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.ask)
        model.opened.connect(self.ask.put_away)

    def mark(self) -> None:
        """Which milestone the row chosen is; one that a person set on it is taken away again."""
        self._with_row(self._ask_milestone)

    def answer(self) -> None:
        """What the answer to the question in the row chosen is."""
        self._with_row(self._ask_answer)

    def _with_row(self, ask: Callable[[TimelineRow], None]) -> None:
        index = self._view.currentIndex()
        if not index.isValid():
            self._ways.say(
                lambda: self.tr("Choose the row first: Shift+Tab goes from the composer to the rows."),
                Tone.WARN,
            )
            return
        position = self._feed.record_at(index.row())

        def question(reading: Reading) -> list[TimelineRow]:
            return reading.timeline_rows([position])

        self._model.bridge.read(question, partial(self._take_row, ask))

    def _take_row(self, ask: Callable[[TimelineRow], None], rows: list[TimelineRow]) -> None:
        for row in rows:
            if row.record.stream == self._model.stream:
                ask(row)

    def _ask_milestone(self, row: TimelineRow) -> None:
        there = milestones_of(row.record, milestones(self._model.board, self._model.policy))
        names = {self._words.label(one): one for one in Milestone}
        taken = self.tr("{name} (take it away)")
        for one in there:
            if self._is_set_here(one, row.record):
                names = {taken.format(name=self._words.label(one)): one, **names}
        self.ask.ask(
            f"milestone:{row.record.id}",
            self.tr("Milestone"),
            [
                Blank(
                    name="milestone",
                    label="",
                    hint=self.tr("↓ or a few letters"),
                    choices=tuple(names),
                    width=_NAME_WIDTH,
                )
            ],
            confirm=self.tr("Mark it"),
            cancel=self.tr("Leave it"),
            answer=partial(self._mark, row.record, names),
        )
        local = self._words.local(row.record.occurred.instant)
        self.ask.note(self.tr("Its time, {time}, becomes the timestamp.").format(time=f"{local:%H:%M}"))

    def _mark(self, record: Record, names: Mapping[str, Milestone], answers: Mapping[str, str]) -> None:
        typed = answers["milestone"]
        milestone = names.get(typed) or _meant(typed, names)
        if milestone is None:
            self.ask.refuse(
                self.tr('No milestone is called "{name}": choose one of the list.').format(name=typed)
            )
            return
        command: Command
        if milestone is Milestone.START:
            # One truth: when the impact began is the incident's own field.
            command = SetImpactStart(incident=record.stream, started=record.occurred)
        else:
            is_taken = self._is_set_here(milestone, record)
            happened = None if is_taken else record.occurred
            command = CorrectMilestone(
                incident=record.stream, milestone=milestone, happened=happened, reason="", entry=record.id
            )
        self._submit(command)

    def _ask_answer(self, row: TimelineRow) -> None:
        event = row.record.event
        if isinstance(event, QuestionAsked):
            question = event.question
        elif isinstance(event, EntryAdded) and event.entry_kind is EntryKind.QUESTION:
            question = row.record.id
        else:
            self._ways.say(lambda: self.tr("Only a question takes an answer: choose its row."), Tone.WARN)
            return
        self.ask.ask(
            f"answer:{question}",
            self.tr("The answer"),
            [Blank(name="answer", label="", hint=self.tr("what was answered"))],
            confirm=self.tr("Record it"),
            cancel=self.tr("Not now"),
            answer=lambda answers: self._submit(
                AnswerQuestion(incident=row.record.stream, question=question, answer=answers["answer"])
            ),
        )
        self.ask.note(" ".join(event.text[:_QUOTED].split()))

    def _is_set_here(self, milestone: Milestone, record: Record) -> bool:
        correction = self._model.board.marks.corrected(milestone)
        return correction is not None and correction.entry == record.id

    def _submit(self, command: Command) -> None:
        self._model.bridge.submit(
            command,
            done=lambda _: self.ask.close_answered(),
            refused=lambda refused: self.ask.refuse(self._words.sentence(refused)),
        )


def _meant(typed: str, names: Mapping[str, Milestone]) -> Milestone | None:
    """The one milestone whose name fits what was typed."""
    sought = normalised(typed)
    fits = {one for name, one in names.items() if sought and score(sought, Phrases.of((name, one.value)))}
    return fits.pop() if len(fits) == 1 else None
