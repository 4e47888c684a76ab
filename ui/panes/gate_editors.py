"""The forms of checks: one answered, the next phase entered, the review planned, the incident closed."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commander.board.gate_checks import GateCheck
from commander.board.gate_rows import left_at_the_end, left_behind
from commander.board.gates import (
    Answer,
    CheckCommand,
    OpenCheck,
    PlanReview,
    PutOffCheck,
    TickCheck,
    WaiveCheck,
)
from commander.board.incident import Close, EndedAs, EnterPhase, Excuse, Phase
from commander.wording.times import TimeFault, parse
from ui.models.board import BoardModel
from ui.panes.check_field import CheckField
from ui.panes.choice_chips import ChoiceChips
from ui.panes.editor import Editor
from ui.panes.gate_words import check_text
from ui.panes.person_box import PersonBox
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

_ANSWERS = (Answer.TICKED, Answer.WAIVED, Answer.LATER)
_LATER = "20"


class CheckEditor(Editor):
    """Alt+1 it is so, Alt+2 go without it and why, Alt+3 decide it later; Enter records. Alt+4 takes it back."""

    def __init__(
        self, model: BoardModel, words: Words, check: GateCheck, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, words, parent)
        self._check = check
        is_answered = model.board.gates.answered(check.key) is not None
        answers = (*_ANSWERS, Answer.OPEN) if is_answered else _ANSWERS
        self._answer = ChoiceChips[Answer](answers, answers[0], self)
        self._said = QLineEdit(self)
        self._until = CheckField(_LATER, self)
        self._record = Button(kind=ButtonKind.PRIMARY, parent=self)
        self._record.clicked.connect(self.confirm)
        self.add(self._answer)
        self.add(_line(self, self._said, self._until, self._record))
        self.watch(self._said, self._until, self._record)
        self.choose_by_number(self._answer)
        self.remember(answer=self._answer, said=self._said, until=self._until)
        self._answer.group.buttonToggled.connect(lambda *_: self._suit())
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self._answer.name([self.words.label(one) for one in self._answer.choices])
        self._record.setText(self.tr("Record"))
        self._until.setAccessibleName(self.tr("In how many minutes, or when"))
        self._suit()

    @override
    def confirm(self) -> None:
        command = self._command()
        if isinstance(command, TimeFault):
            self.say(command.sentence(self.words.language))
        else:
            self.submit(command)

    def _command(self) -> CheckCommand | TimeFault:
        key, said = self._check.key, self._said.text()
        match self._answer.chosen:
            case Answer.TICKED:
                return TickCheck(incident=self.stream, check=key, note=said)
            case Answer.WAIVED:
                return WaiveCheck(incident=self.stream, check=key, reason=said)
            case Answer.OPEN:
                return OpenCheck(incident=self.stream, check=key, reason=said)
            case Answer.LATER:
                until = self._until.instant(self.model.now, self.words)
                if isinstance(until, TimeFault):
                    return until
                return PutOffCheck(incident=self.stream, check=key, until=until, reason=said)

    def _suit(self) -> None:
        hints = {
            Answer.TICKED: self.tr("What was looked at (may stay empty)"),
            Answer.WAIVED: self.tr("Why it is gone without"),
            Answer.LATER: self.tr("Why not now (may stay empty)"),
            Answer.OPEN: self.tr("Why it is not so after all (may stay empty)"),
        }
        hint = hints[self._answer.chosen]
        self._said.setPlaceholderText(hint)
        self._said.setAccessibleName(hint)
        self._until.setVisible(self._answer.chosen is Answer.LATER)


class GoOnEditor(Editor):
    """Every check that is left, each with a line for why it is gone without; one line and one time for all others."""

    def __init__(self, model: BoardModel, words: Words, phase: Phase, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self.phase = phase
        self._left = [row.check for row in left_behind(model.board, model.policy, phase, model.now)]
        self._lines = {check.key: QLineEdit(self) for check in self._left}
        self._reason = QLineEdit(self)
        self._until = CheckField("", self)
        self._record = Button(kind=ButtonKind.PRIMARY, elides=True, parent=self)
        self._record.clicked.connect(self.confirm)
        for line in self._lines.values():
            self.add(line)
        self.add(_line(self, self._reason, self._until, self._record))
        for part in (self._reason, self._until):
            part.setVisible(bool(self._left))
        self.watch(*self._lines.values(), self._reason, self._until, self._record)
        kept = {f"why-{key}": line for key, line in self._lines.items()}
        self.remember(**kept, reason=self._reason, until=self._until)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        why = self.tr("{check}: why it is gone without")
        for check in self._left:
            hint = why.format(check=check_text(check, self.words))
            self._lines[check.key].setPlaceholderText(hint)
            self._lines[check.key].setAccessibleName(hint)
        rest = self.tr("All the others: why, or decide later in … min")
        self._reason.setPlaceholderText(rest)
        self._reason.setAccessibleName(rest)
        self._until.setPlaceholderText(self.tr("min"))
        self._until.setAccessibleName(self.tr("All the others: decide later, in how many minutes"))
        self._record.setText(self.tr("Go on to {phase}").format(phase=self.words.label(self.phase)))

    @override
    def confirm(self) -> None:
        until = None if self._until.is_blank else self._until.instant(self.model.now, self.words)
        if isinstance(until, TimeFault):
            self.say(until.sentence(self.words.language))
            return
        excuses = tuple(
            Excuse(check=key, reason=line.text()) for key, line in self._lines.items() if line.text().strip()
        )
        self.submit(
            EnterPhase(
                incident=self.stream,
                phase=int(self.phase),
                excuses=excuses,
                reason=self._reason.text(),
                until=until,
            )
        )


class ReviewEditor(Editor):
    """Who owns the review, and its day; Enter records."""

    def __init__(self, model: BoardModel, words: Words, day: str, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        review = model.board.gates.review
        self._owner = PersonBox(model.policy, self)
        self._owner.setEditText(model.policy.person_name(review.owner if review else model.person))
        self._on = QLineEdit(words.typed_time(review.on, model.now) if review else day, self)
        self._record = Button(kind=ButtonKind.PRIMARY, parent=self)
        self._record.clicked.connect(self.confirm)
        self.add(_line(self, self._owner, self._on, self._record))
        self.watch(self._owner, self._on, self._record)
        self.remember(owner=self._owner, on=self._on)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self._owner.setAccessibleName(self.tr("Whose the review is"))
        self._owner.show_hint(self.tr("Whose the review is"))
        self._on.setAccessibleName(self.tr("When it is held"))
        self._on.setPlaceholderText(self.tr("When it is held: 05/07 10:00"))
        self._record.setText(self.tr("Record"))

    @override
    def confirm(self) -> None:
        on = parse(self._on.text(), self.model.now, self.words.zone, ahead=True)
        if isinstance(on, TimeFault):
            self.say(on.sentence(self.words.language))
            return
        self.submit(PlanReview(incident=self.stream, owner=self._owner.person, on=on.instant))


class CloseEditor(Editor):
    """What closing leaves undone, how it ended, and the reason that stands for all of it; Enter closes."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self._left = PlainLabel(tone=Tone.WARN, wraps=True, parent=self)
        self._ended = ChoiceChips[EndedAs](tuple(EndedAs), EndedAs.DONE, self)
        self._reason = QLineEdit(self)
        self._into = QLineEdit(self)
        self._record = Button(kind=ButtonKind.PRIMARY, parent=self)
        self._record.clicked.connect(self.confirm)
        self.add(self._left)
        self.add(self._ended)
        self.add(_line(self, self._reason, self._into, self._record))
        self.watch(self._reason, self._into, self._record)
        self.choose_by_number(self._ended)
        self.remember(ended=self._ended, reason=self._reason, into=self._into)
        self._ended.group.buttonToggled.connect(lambda *_: self._suit())
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self._ended.name([self.words.label(one) for one in self._ended.choices])
        self._reason.setPlaceholderText(self.tr("Why it is over, and why what is left may be left"))
        self._reason.setAccessibleName(self.tr("Why it is over, and why what is left may be left"))
        self._into.setPlaceholderText(self.tr("Into which incident: INC-…"))
        self._into.setAccessibleName(self.tr("Into which incident"))
        self._record.setText(self.tr("Close the incident"))
        self.refresh()
        self._suit()

    @override
    def refresh(self) -> None:
        if self.model.stream != self.stream:
            return
        left = left_at_the_end(self.model.board, self.model.policy, self.model.now)
        names = self.words.either("、", ", ").join(check_text(row.check, self.words) for row in left)
        is_left = bool(left) and self._ended.chosen is EndedAs.DONE
        promise = self.model.board.messages.promise
        lines = [self.tr("Still left: {checks}").format(checks=names)] if is_left else []
        if promise is not None:
            stands = self.tr(
                "Customers were promised an update by {time}: that stays owed until they read the end."
            )
            lines.append(stands.format(time=self.words.time(promise, self.model.now)))
        self._left.setText("\n".join(lines))
        self._left.setVisible(bool(lines))

    @override
    def confirm(self) -> None:
        self.submit(
            Close(
                incident=self.stream,
                reason=self._reason.text(),
                ended_as=self._ended.chosen,
                merged_into=self._into.text(),
            )
        )

    def _suit(self) -> None:
        self._into.setVisible(self._ended.chosen is EndedAs.MERGED)
        self.refresh()


def _line(parent: QWidget, *parts: QWidget) -> QWidget:
    line = QWidget(parent)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for part in parts:
        row.addWidget(part, 1 if isinstance(part, QLineEdit) and not isinstance(part, CheckField) else 0)
    return line
