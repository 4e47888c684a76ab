"""The actions pane: what turns back, what runs by lane, what ended, what could be done, what may be the cause."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commander.board.actions import Action, Result
from commander.board.hypotheses import Hypothesis, HypothesisState
from commander.board.lanes import Lane
from commander.board.options import Option, is_underway
from commander.deadlines import Urgency, silence
from ui.models.board import BoardModel
from ui.one_line import one_line
from ui.panes.action_course_faces import (
    WORK_ROW,
    course_detail,
    ended_detail,
    ended_runs,
    lane_face,
    taking_runs,
    work_faces,
)
from ui.panes.action_editor import ActionEditor
from ui.panes.add_form import AddForm
from ui.panes.editor import Editor
from ui.panes.hypothesis_editor import HypothesisEditor
from ui.panes.option_editor import OptionEditor
from ui.panes.option_faces import option_face
from ui.panes.slot import Face
from ui.panes.slots import SlotPane
from ui.panes.work_left_forms import LeftForms
from ui.shortcuts import Action as Key
from ui.shortcuts import shortcut
from ui.theme import Tone
from ui.widgets.text_layout import Run
from ui.words import Words

RESULT_TONES: Final[Mapping[Result, Tone]] = {
    Result.WORKED: Tone.OK,
    Result.PARTLY: Tone.NEUTRAL,
    Result.NO_EFFECT: Tone.PAST,
    Result.WORSE: Tone.WARN,
    Result.FAILED: Tone.PAST,
    Result.DROPPED: Tone.PAST,
}
_SILENCE_TONES: Final = {Urgency.SOON: Tone.WARN, Urgency.DUE: Tone.BAD}
# A time-box is short: amber for five minutes of ten would be amber for nothing.
_CHECK_SOON: Final = timedelta(minutes=2)
_HOUR: Final = timedelta(hours=1)
# A long night's results must not push the options out of sight; older ones stand below everything.
_NEWEST_RESULTS: Final = 3
_REPORT_SHOWN: Final = 80


class ActionsPane(SlotPane):
    """Running ones first, the one due next on top; then results, options, hypotheses. Enter opens a row's form."""

    work_wanted = Signal()

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self._forms = LeftForms(model, words)
        self._details: dict[str, str] = {}
        self._detailed = model.board, model.policy, (words.language, words.zone, 0)
        self._add = AddForm(model, words, self)
        self._add.form.setContentsMargins(14, 6, 14, 10)
        self._outer.addWidget(self._add)
        self.adopt("add", self._add)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.set_words(
            title=self.tr("Actions"),
            hint=shortcut(Key.ACTIONS).shown,
            empty=self.tr("What is being tried, by whom, until when. Write it below and press Enter."),
        )
        self.refresh()

    @override
    def refresh(self) -> None:
        super().refresh()
        self._add.setVisible(bool(self.model.stream) and not self.model.board.incident.closed)

    @override
    def faces(self) -> list[Face]:
        board = self.model.board
        options = board.options.open()
        finished = [self._finished(action) for action in board.actions.finished()]
        return [
            # Turning back comes before anything else (0-03).
            *(self._option(one) for one in options if one.restore_first),
            *self._lanes(),
            *finished[:_NEWEST_RESULTS],
            *(self._option(one) for one in options if not one.restore_first),
            *map(self._option, board.options.decided()),
            *map(self._hypothesis, board.hypotheses.by_id.values()),
            *work_faces(self.model),
            *finished[_NEWEST_RESULTS:],
        ]

    def _option(self, option: Option) -> Face:
        return option_face(option, self.model, self.words)

    def _lanes(self) -> Iterator[Face]:
        """What runs; as soon as anything runs off the system, each lane under its name and whom to ask (2-07)."""
        running = self.model.board.actions.running()
        lanes = [lane for lane in Lane if any(one.place.lane is lane for one in running)]
        for lane in lanes:
            if lanes != [Lane.SYSTEM]:
                yield lane_face(lane, self.model, self.words)
            yield from (self._running(one) for one in running if one.place.lane is lane)

    @override
    def make_editor(self, key: str) -> Editor | None:
        board = self.model.board
        if key == WORK_ROW:
            self.work_wanted.emit()
            return None
        action = board.actions.by_id.get(key)
        if action is not None:
            if action.result is not None:
                return self._forms.ended_action(action)
            return ActionEditor(self.model, self.words, action)
        option = board.options.by_id.get(key)
        if option is not None:
            is_done = is_underway(option, board.actions)
            return None if is_done else OptionEditor(self.model, self.words, option)
        hypothesis = board.hypotheses.by_id.get(key)
        return HypothesisEditor(self.model, self.words, hypothesis) if hypothesis else None

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """On a row, what is typed or pasted begins another action: letters do nothing else there."""
        pasted = QGuiApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
        typed = " ".join(pasted.split()) or event.text().strip()
        others = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if typed and typed.isprintable() and (pasted or not others) and self._add.isVisibleTo(self):
            self._add.go_on_with(typed)
        else:
            super().keyPressEvent(event)

    @override
    def focus_without_rows(self) -> None:
        self._add.take_focus()

    def _running(self, action: Action) -> Face:
        now = self.model.now
        left = action.check_at - now
        if left <= timedelta():
            chip = self.tr("check"), Tone.BAD
        elif left <= _CHECK_SOON:
            chip = self.tr("soon"), Tone.WARN
        else:
            chip = self.tr("running"), Tone.ACCENT
        return Face(
            key=action.action,
            value=(Run(action.text), *taking_runs(action, self.model, self.words), *self._silence(action)),
            chip=chip,
            detail=self._running_detail(action),
            note=self._countdown(action),
            tip=action.report,
            is_item=True,
        )

    def _running_detail(self, action: Action) -> str:
        """Worked out once a minute for a board, which is what the date in it goes by; the rows count each second."""
        model, words, now = self.model, self.words, self.model.now
        said_at = words.language, words.zone, int(now.timestamp()) // 60
        board, policy, before = self._detailed
        if board is not model.board or policy is not model.policy or said_at != before:
            self._details, self._detailed = {}, (model.board, model.policy, said_at)
        if action.action not in self._details:
            expected = self.tr("expect: {effect}").format(effect=action.expected) if action.expected else ""
            check = self.tr("check {time}").format(time=words.time(action.check_at, now))
            report = (
                self.tr("report: {text}").format(text=one_line(action.report, _REPORT_SHOWN))
                if action.report
                else ""
            )
            runs = model.board.work.runs.of_action(action.action)
            course = course_detail(action, runs, words, now)
            self._details[action.action] = _joined(
                self._person(action.owner), expected, check, report, course
            )
        return self._details[action.action]

    def _silence(self, action: Action) -> tuple[Run, ...]:
        tone = _SILENCE_TONES.get(silence(action, self.model.now))
        if tone is None:
            return ()
        span = self.words.age(action.heard_at, self.model.now)
        return (Run("  " + self.tr("no word for {span}").format(span=span), tone),)

    def _countdown(self, action: Action) -> str:
        """To the second within its hour; further off, seconds say nothing."""
        now, check_at = self.model.now, action.check_at
        if check_at - now >= _HOUR:
            return self.words.age(now, check_at)
        return self.words.countdown(check_at, now)

    def _finished(self, action: Action) -> Face:
        result = action.result or Result.DROPPED
        ended = self.words.time(action.finished_at, self.model.now) if action.finished_at else ""
        is_dropped = result is Result.DROPPED
        worked = result is Result.WORKED
        word = self.tr("done") if worked else self.words.label(result)
        measured = self.tr("measured: {effect}").format(effect=action.measured) if action.measured else ""
        expected = self.tr("expected: {effect}").format(effect=action.expected) if action.expected else ""
        return Face(
            key=action.action,
            value=(
                Run(action.text, Tone.PAST if is_dropped else None, struck=is_dropped),
                *ended_runs(action),
            ),
            chip=(word, RESULT_TONES[result]),
            detail=_joined(
                self._person(action.owner),
                self.words.label(result) if worked else "",
                measured,
                expected if measured else "",
                action.note,
                ended_detail(action),
            ),
            note=ended,
            is_item=True,
            is_fixed=not (action.is_unproved or action.is_in_place),
        )

    def _hypothesis(self, hypothesis: Hypothesis) -> Face:
        struck = hypothesis.state is HypothesisState.RULED_OUT
        return Face(
            key=hypothesis.hypothesis,
            value=(Run(hypothesis.text, struck=struck), Run(" "), *self._standing(hypothesis)),
            chip=(self.tr("cause?"), Tone.NEUTRAL),
            is_item=True,
        )

    def _standing(self, hypothesis: Hypothesis) -> tuple[Run, ...]:
        """What was found and when; else who looks into it, until when."""
        now, state, finding = self.model.now, self.words.label(hypothesis.state), hypothesis.finding
        if finding is not None:
            found = _joined(f"{state} {self.words.time(finding.found_at, now)}", finding.text)
            return (Run(found, Tone.NEUTRAL),)
        owner, check_at = hypothesis.inquiry.owner, hypothesis.inquiry.check_at
        if not owner:
            return (Run(self.tr("nobody looks into it"), Tone.WARN),)
        looked_into = Run(f"{state} {self._person(owner)}", Tone.NEUTRAL)
        if check_at is None:
            return (looked_into,)
        is_over = check_at <= now
        until = self.tr("overdue since {time}") if is_over else self.tr("until {time}")
        time = until.format(time=self.words.time(check_at, now))
        return looked_into, Run(f" ・ {time}", Tone.WARN if is_over else Tone.NEUTRAL)

    def _person(self, person: str) -> str:
        return self.model.policy.person_name(person)


def _joined(*parts: str) -> str:
    return " ・ ".join(part for part in parts if part)
