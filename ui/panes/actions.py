"""The actions pane: what runs, whose it is and until when; what ended and how; one line to start another."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commander.board.actions import Action, Result
from commander.deadlines import WARN_BEFORE
from ui.models.board import BoardModel
from ui.panes.action_editor import FinishEditor, StartForm
from ui.panes.editor import Editor
from ui.panes.slot import Face
from ui.panes.slots import SlotPane
from ui.shortcuts import Action as Key
from ui.shortcuts import shortcut
from ui.theme import Tone
from ui.widgets.text_layout import Run
from ui.words import Words

RESULT_TONES = {
    Result.WORKED: Tone.OK,
    Result.NO_EFFECT: Tone.PAST,
    Result.FAILED: Tone.PAST,
    Result.DROPPED: Tone.PAST,
}


class ActionsPane(SlotPane):
    """Running ones first, the one due next on top. Enter on one says how it ended or gives it more time."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self._start = StartForm(model, words, self)
        self._start.form.setContentsMargins(14, 6, 14, 10)
        self._outer.addWidget(self._start)
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
        self._start.setVisible(bool(self.model.stream) and not self.model.board.incident.closed)

    @override
    def faces(self) -> list[Face]:
        actions = self.model.board.actions
        running = [self._running(action) for action in actions.running()]
        return [*running, *(self._finished(action) for action in actions.finished())]

    @override
    def make_editor(self, key: str) -> Editor | None:
        action = self.model.board.actions.by_id.get(key)
        return (
            None
            if action is None or action.result is not None
            else FinishEditor(self.model, self.words, action)
        )

    @override
    def focus_without_rows(self) -> None:
        self._start.take_focus()

    def _running(self, action: Action) -> Face:
        now = self.model.now
        left = action.check_at - now
        is_due = left.total_seconds() <= 0
        tone = Tone.BAD if is_due else Tone.WARN if left <= WARN_BEFORE else Tone.ACCENT
        word = self.tr("check now") if is_due else self.tr("running")
        expected = self.tr("expect: {effect}").format(effect=action.expected) if action.expected else ""
        check = self.tr("check {time}").format(time=self.words.time(action.check_at, now))
        return Face(
            key=action.action,
            value=(Run(action.text),),
            chip=(word, tone),
            detail=_joined(self.model.policy.person_name(action.owner), expected, check),
            note=self.words.countdown(action.check_at, now),
            is_item=True,
        )

    def _finished(self, action: Action) -> Face:
        result = action.result or Result.DROPPED
        ended = self.words.time(action.finished_at, self.model.now) if action.finished_at else ""
        return Face(
            key=action.action,
            value=(Run(action.text, Tone.PAST, struck=result is Result.DROPPED),),
            chip=(self.words.label(result), RESULT_TONES[result]),
            detail=_joined(self.model.policy.person_name(action.owner), action.note),
            note=ended,
            is_item=True,
            is_fixed=True,
        )


def _joined(*parts: str) -> str:
    return " ・ ".join(part for part in parts if part)
