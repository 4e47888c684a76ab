"""The forms of statutory clocks: a judgement, a start or its correction, a report that was filed (2-10)."""

from datetime import datetime
from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commander.board.record import Occurred
from commander.board.statutory import Clause, Trigger
from commander.board.statutory_clocks import Clock
from commander.board.statutory_records import CorrectStart, FileReport, JudgeClause, LogStart
from commander.wording.privacy import APPLIES
from commander.wording.privacy_said import clause_name
from commander.wording.privacy_state import clock_name, rule_words, shelf_words, source_words
from ui.models.board import BoardModel
from ui.panes.choice_chips import ChoiceChips
from ui.panes.privacy_forms import TrackForm, name_again
from ui.theme import SMALL_PX, Tone
from ui.widgets.pick_box import PickBox
from ui.widgets.plain_label import PlainLabel, set_plain_tooltip
from ui.words import Words

_TIME_WIDTH: Final = 140
_PERSON_WIDTH: Final = 140
_TRIGGERS: Final = tuple(Trigger)
_VERDICTS: Final = (True, False)


class JudgeForm(TrackForm):
    """Which duty, whether it applies, when its trigger happened, on what basis. The tool proposes nothing."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self._duties: tuple[Clause, ...] = ()
        self._clause = PickBox(self)
        self._about = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, wraps=True, parent=self)
        self._verdict = ChoiceChips(_VERDICTS, True, self)
        self.in_a_row(self._clause, self._verdict)
        self.add(self._about)
        self.in_a_row(
            self.line("basis"),
            self.line("started", _TIME_WIDTH),
            self.line("department", _PERSON_WIDTH),
            self.person("person"),
            self.line("target", _TIME_WIDTH),
        )
        self.keep()
        self.watch(self._clause)
        self.choose_by_number(self._verdict)
        self._clause.currentIndexChanged.connect(self._tell_about)

    def offer(self, duties: tuple[Clause, ...]) -> None:
        """The duties on the shelf."""
        self._duties = duties
        self.retranslate()

    @override
    def retranslate(self) -> None:
        language = self.words.language
        name_again(self._clause, [clause_name(one, language) for one in self._duties], self.tr("Which duty"))
        self._verdict.name([APPLIES[verdict].said_in(language) for verdict in _VERDICTS])
        self.name(
            {
                "basis": self.tr("Basis of the judgement"),
                "started": self.tr("Trigger at (22:31)"),
                "department": self.tr("Department that knew"),
                "person": self.tr("Who knew"),
                "target": self.tr("Target, if no number"),
            }
        )
        self._tell_about()

    @override
    def confirm(self) -> None:
        if self._duties:
            self.time(
                "started", lambda at: self.time("target", lambda until: self._judge(at, until), ahead=True)
            )

    def _judge(self, started: datetime | None, target: datetime | None) -> None:
        said = Occurred(instant=started, zone=self.words.zone) if started is not None else None
        self.submit(
            JudgeClause(
                incident=self.stream,
                clause=self._duties[self._clause.currentIndex()].id,
                applies=self._verdict.chosen,
                basis=self.said("basis"),
                started=said,
                department=self.said("department"),
                person=self.said("person"),
                target=target,
            )
        )

    def _tell_about(self) -> None:
        """What the duty asks, from where it is known, and whether it can be judged here."""
        place = self._clause.currentIndex()
        if not 0 <= place < len(self._duties):
            self._about.setText("")
            return
        clause, language = self._duties[place], self.words.language
        when = self.words.either(clause.when_ja, clause.when_en)
        to = self.words.either(clause.authority_ja, clause.authority_en)
        shelf = shelf_words(clause, self.model.policy.privacy, language)
        self._about.setText(f"{when}\n{to}\n{shelf}")
        note = self.words.either(clause.note_ja, clause.note_en)
        rules = [rule_words(one, language) for one in clause.report]
        more = (when, *rules, note, source_words(clause, language))
        set_plain_tooltip(self._about, "\n".join(line for line in more if line))
        self._clause.setAccessibleDescription(f"{when} {to} {shelf}")


class StartForm(TrackForm):
    """When a trigger happened; one that is logged is corrected, with the reason."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self._trigger = PickBox(self)
        self.in_a_row(
            self._trigger,
            self.line("at", _TIME_WIDTH),
            self.line("department", _PERSON_WIDTH),
            self.person("person"),
            self.line("evidence"),
        )
        self.in_a_row(self.line("reason"))
        self.keep()
        self.watch(self._trigger)

    @override
    def retranslate(self) -> None:
        names = [self.words.label(trigger) for trigger in _TRIGGERS]
        name_again(self._trigger, names, self.tr("What happened"))
        self.name(
            {
                "at": self.tr("When (22:31)"),
                "department": self.tr("Department"),
                "person": self.tr("Who knew"),
                "evidence": self.tr("What shows it"),
                "reason": self.tr("To correct one that is logged: the reason"),
            }
        )

    @override
    def confirm(self) -> None:
        self.time("at", self._log)

    def _log(self, at: datetime | None) -> None:
        if at is None:
            self.say(self.tr("Say when it happened."))
            return
        when = Occurred(instant=at, zone=self.words.zone)
        trigger = _TRIGGERS[self._trigger.currentIndex()]
        if self.said("reason").strip():
            self.submit(
                CorrectStart(incident=self.stream, trigger=trigger, at=when, reason=self.said("reason"))
            )
            return
        self.submit(
            LogStart(
                incident=self.stream,
                trigger=trigger,
                at=when,
                department=self.said("department"),
                person=self.said("person"),
                evidence=self.said("evidence"),
            )
        )


class FiledForm(TrackForm):
    """A report that was filed: which, when, by whom, under which number."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self._clocks: tuple[Clock, ...] = ()
        self._clock = PickBox(self)
        self.in_a_row(self._clock, self.line("number"), self.line("at", _TIME_WIDTH), self.person("by"))
        self.keep()
        self.watch(self._clock)

    def offer(self, clocks: tuple[Clock, ...]) -> None:
        """The reports that are owed."""
        if [one.key for one in clocks] != [one.key for one in self._clocks]:
            self._clocks = clocks
            self.retranslate()

    @override
    def retranslate(self) -> None:
        names = [clock_name(one, self.words.language) for one in self._clocks]
        name_again(self._clock, names, self.tr("Which report"))
        self.name(
            {
                "number": self.tr("Number they gave"),
                "at": self.tr("When (now)"),
                "by": self.tr("By whom (you)"),
            }
        )

    @override
    def confirm(self) -> None:
        if self._clocks:
            self.time("at", self._file)
        else:
            self.say(self.tr("No report is owed: judge a duty first."))

    def _file(self, at: datetime | None) -> None:
        clock = self._clocks[self._clock.currentIndex()]
        self.submit(
            FileReport(
                incident=self.stream,
                clause=clock.clause.id,
                report=clock.report.key,
                at=Occurred(instant=at, zone=self.words.zone) if at is not None else None,
                by=self.said("by"),
                number=self.said("number"),
            )
        )
