"""One key and one letter: a row of the timeline, or the line being typed, becomes a message, task, question, decision.

What is made names the entry it was made from, and happened when the entry did.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, Signal

from commander.board.actions import StartAction
from commander.board.commands import Command
from commander.board.decisions import MakeDecision
from commander.board.questions import AskQuestion
from commander.board.record import Occurred
from commander.board.timeline import EntryAdded, EntryCorrected
from commander.reading import Reading, TimelineRow
from commander.wording.said import Said as Line
from commander.wording.said import bare_words, read
from commander.wording.times import local
from commander.wording.turning import KIND_OF, Turn, turn_word
from ui.models.board import BoardModel
from ui.models.timeline_feed import TimelineFeed
from ui.panes.composer import Composer
from ui.panes.turn_strip import TurnStrip
from ui.panes.work_form import Part, PartKind, Said, Way, WorkForm
from ui.widgets.timeline_view import TimelineView
from ui.words import Words

_UNTIL: Final = "+15m"
# The fields of what is asked: what, who, until when.
_FIELDS: Final = {
    Turn.TASK: ("task", "owner", "check_at"),
    Turn.ASK: ("question", "asked_to", "answer_by"),
    Turn.DECIDE: ("decision", "executor", "review"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What a line says of what it becomes."""

    text: str
    person: str  # a key, a name typed by hand, or nobody
    due: datetime | None
    entry: str = ""
    occurred: Occurred | None = None


class Turning(QObject):
    """Turns rows and lines; what it can't do is said below the composer. Window thread.

    post_wanted: positions of the rows that go into a draft.
    """

    post_wanted = Signal(list)

    def __init__(
        self,
        model: BoardModel,
        words: Words,
        feed: TimelineFeed,
        view: TimelineView,
        composer: Composer,
        strip: TurnStrip,
    ) -> None:
        super().__init__(view)
        self._model, self._words = model, words
        self._feed, self._view, self._composer, self._strip = feed, view, composer, strip
        self._refused = ""
        view.selectionModel().selectionChanged.connect(lambda *_: self._take_refusal_back())
        composer.turn_wanted.connect(self._turn_line)
        composer.post_wanted.connect(lambda records: self.post_wanted.emit([one.position for one in records]))

    def go(self) -> None:
        """Ask what becomes of the line, when one is being typed; else of the rows that are marked."""
        if not self._model.stream:
            return
        if self._composer.is_typing:
            typed = self._composer.text.toPlainText()
            self._strip.offer(typed, self._lead)
            return
        rows = sorted(index.row() for index in self._view.selectionModel().selectedRows())
        positions = [self._feed.record_at(row) for row in rows]
        if not positions:
            self._refuse(lambda: self.tr("Choose a row of the timeline first, or type one here."))
            return

        def question(reading: Reading) -> list[TimelineRow]:
            return reading.timeline_rows(positions)

        self._model.bridge.read(question, self._offer_rows)

    def _refuse(self, said: Callable[[], str]) -> None:
        self._composer.say(said)
        self._refused = self._composer.refusal

    def _take_refusal_back(self) -> None:
        """Other rows are chosen: what was said of those before would be read as said of these."""
        if self._refused and self._composer.refusal == self._refused:
            self._composer.say(str)
        self._refused = ""

    def _lead(self, turn: Turn) -> None:
        """The line says itself what it becomes; Enter does it."""
        self._composer.lead_with(turn_word(turn, self._words.language))

    def _offer_rows(self, rows: list[TimelineRow]) -> None:
        rows = [row for row in rows if row.record.stream == self._model.stream and _words_of(row)]
        if not rows:
            self._refuse(lambda: self.tr("This row has no words of its own to make something of."))
            return
        self._composer.say(str)
        self._strip.offer(_words_of(rows[0]), lambda turn: self._turn_rows(turn, rows))

    def _turn_rows(self, turn: Turn, rows: list[TimelineRow]) -> None:
        if turn is Turn.POST:
            self.post_wanted.emit([row.record.position for row in rows])
            return
        if len(rows) > 1:
            self._refuse(lambda: self.tr("A task, question or decision is made of one row: choose one."))
            self._strip.put_away()
            return
        record, text = rows[0].record, _words_of(rows[0])
        known = self._composer.known
        line = read(
            text,
            record.occurred.instant,
            self._words.zone,
            kind=KIND_OF[turn],
            people=known.people,
            language=self._words.language,
        )
        due = line.due.instant if line.due else None
        made = _Made(
            text=bare_words(text, line),
            person=known.keys.get(line.person, line.person),
            due=due if due and due > self._model.now else None,
            entry=record.id,
            occurred=record.occurred,
        )
        self._ask(turn, made, f"{turn}:{record.id}")

    def _turn_line(self, line: Line, typed: str) -> None:
        """The typed line: it stays in the composer until what it becomes is recorded."""
        turn = line.turn
        if turn is None:
            return
        known = self._composer.known
        made = _Made(
            text=bare_words(typed, line),
            person=known.keys.get(line.person, line.person),
            due=line.due.instant if line.due else None,
            occurred=line.occurred if isinstance(line.occurred, Occurred) else None,
        )
        form = self._ask(turn, made, f"{turn}:line")
        form.done.connect(lambda: self._composer.turned(typed))

    def _ask(self, turn: Turn, made: _Made, row: str) -> WorkForm:
        form = self._form(turn, made)
        needs = turn is not Turn.DECIDE and not (made.person and made.due)
        self._strip.ask(form, row, at_once=not needs)
        form.begin_at(_FIELDS[turn][1])
        if not needs:
            form.confirm()
        return form

    def _form(self, turn: Turn, made: _Made) -> WorkForm:
        words, who, until = _FIELDS[turn]
        start = _shown(made.due, self._model.now, self._words.zone) if made.due else ""
        parts = [
            Part(name=words, kind=PartKind.LINE, start=" ".join(made.text.split())),
            Part(name=who, kind=PartKind.PERSON, start=made.person),
            Part(name=until, kind=PartKind.AHEAD, start=start or ("" if turn is Turn.DECIDE else _UNTIL)),
        ]

        def command(said: Said) -> Command:
            due = said.times[until]
            if due is not None and made.due is not None and said.texts[until] == start:
                due = made.due  # to the second, as it was said
            return self._command(turn, made, said.texts[words], said.texts[who], due)

        way = Way(name=str(turn), parts=(words, who, until), command=command)
        return WorkForm(self._model, self._words, parts, [way], self._strip)

    def _command(self, turn: Turn, made: _Made, text: str, person: str, due: datetime | None) -> Command:
        stream = self._model.stream
        match turn:
            case Turn.TASK:
                return StartAction(
                    incident=stream,
                    text=text,
                    owner=person,
                    check_at=due or self._model.now,
                    entry=made.entry,
                    occurred=made.occurred,
                )
            case Turn.ASK:
                return AskQuestion(
                    incident=stream,
                    text=text,
                    asked_to=person,
                    answer_by=due or self._model.now,
                    entry=made.entry,
                    occurred=made.occurred,
                )
            case _:
                return MakeDecision(
                    incident=stream,
                    text=text,
                    executor=person,
                    review_at=due,
                    entry=made.entry,
                    occurred=made.occurred,
                )


def _words_of(row: TimelineRow) -> str:
    """An entry's words as they stand: corrected, or none when it is struck."""
    event = row.record.event
    if isinstance(event, EntryAdded):
        correction = row.correction.event if row.correction else None
        return correction.text if isinstance(correction, EntryCorrected) else event.text
    text = getattr(event, "text", "")
    return text if isinstance(text, str) else ""


def _shown(due: datetime, now: datetime, zone: str) -> str:
    """A time as it is typed, with the day when it is another."""
    there, today = local(due, zone), local(now, zone).date()
    return f"{there:%H:%M}" if there.date() == today else f"{there:%Y-%m-%d %H:%M}"
