"""The bottom bar: the one next step, the one broadcast button, and the three acts that change the incident."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from commander.board.audiences_told import matrix
from commander.board.commands import Command
from commander.board.incident import IncidentKind
from commander.board.refusal import Refused
from commander.board.roles import COMMANDER, AssignRole
from commander.next_step import NextStep, Step, next_step
from ui.action_words import label
from ui.models.board import BoardModel
from ui.panes.bar_questions import BarQuestions
from ui.panes.step_words import step_action, step_key, step_sentence
from ui.shortcuts import Action, shortcut
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind, KeyHint
from ui.widgets.plain_label import PlainLabel, set_plain_tooltip
from ui.widgets.room import share_room
from ui.widgets.strip import Bar
from ui.words import Words

if TYPE_CHECKING:
    pass

_ROOMY: Final = 1360
# Below this, whom the broadcast reaches stands in its sheet alone.
_CRAMPED: Final = 1100
# The next step is what this bar is for: it keeps this much when a language needs long words.
_NEXT_WIDTH: Final = 180


class BottomBar(QWidget):
    """Nothing here changes place with state. Questions open in a line above it, never over the timeline.

    asked_for: the person wants to go where an action is done.
    """

    asked_for = Signal(Action)
    matter_wanted = Signal(object)  # the NextStep whose line of the attention strip is meant

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._words = model, words
        self._step = NextStep(step=Step.NOTHING)
        self._said = ("", "")
        self._waits = False  # the next step is being done: pressed again, it is done once
        self._wanted_on = False  # pressed again meanwhile: the person goes on to the step after it
        self.questions = BarQuestions(model, words, self)
        self._why = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._why.setContentsMargins(16, 4, 16, 4)
        self._why.hide()
        self._next_label = PlainLabel(tone=Tone.NEUTRAL, parent=self)
        self._next = PlainLabel(bold=True, elides=True, parent=self)
        self._next.setMinimumWidth(_NEXT_WIDTH)
        self._next_key = KeyHint("", parent=self)
        key = shortcut(Action.BROADCAST).shown
        self._broadcast = Button(kind=ButtonKind.PRIMARY, key=key, elides=True, parent=self)
        self._broadcast_key = KeyHint(key, parent=self)
        self._audiences = PlainLabel(tone=Tone.NEUTRAL, elides=True, parent=self)
        self._restore = Button(elides=True, parent=self)
        self._hand_over = Button(elides=True, parent=self)
        self._signal = Button(elides=True, parent=self)
        self._all = Button(shortcut(Action.PALETTE).shown, kind=ButtonKind.KEY, parent=self)
        self._lay_out()
        self._broadcast.clicked.connect(lambda: self.asked_for.emit(Action.BROADCAST))
        self._restore.clicked.connect(self.questions.ask_recovery)
        self._hand_over.clicked.connect(lambda: self.asked_for.emit(Action.HAND_OVER))
        self._signal.clicked.connect(self.questions.ask_signal)
        self._all.clicked.connect(lambda: self.asked_for.emit(Action.PALETTE))
        self.questions.asked.connect(self._why.hide)
        model.changed.connect(self.refresh)
        model.ticked.connect(self._show_next)
        model.opened.connect(self._on_opened)
        words.changed.connect(self.refresh)
        self.refresh()

    @property
    def next_text(self) -> str:
        """The next step as it is shown."""
        return self._next.text()

    def refresh(self) -> None:
        """Show what the board and the policy say now."""
        incident = self._model.board.incident
        drill = incident.kind is IncidentKind.DRILL
        self._next_label.setText(self.tr("Next"))
        self._broadcast.setText(self.tr("Practise the broadcast") if drill else self.tr("Open the broadcast"))
        restored = incident.watch is not None or incident.closed
        self._restore.setText(self.tr("Reopen…") if restored else self.tr("Declare recovery…"))
        self._hand_over.setText(self.tr("Hand over command…"))
        self._signal.setText(self.tr("New signal…"))
        plan = self._model.board.maintenance.plan
        is_planned = plan is not None
        for act in (self._restore, self._hand_over, self._signal):
            act.setVisible(not is_planned)  # a maintenance has acts of its own, in its pane
        self._all.setAccessibleName(label(Action.PALETTE))
        set_plain_tooltip(self._all, label(Action.PALETTE))
        # Whom a person calls, no broadcast reaches.
        rows = matrix(self._model.board, self._model.policy)
        audiences = [row.audience for row in rows if not row.audience.by_hand and not row.is_excused]
        if plan is not None:
            audiences = [audience for audience in audiences if audience.key in plan.audiences]
        text = self.tr("%n audience(s)", "whom we tell", len(audiences))
        # On a small screen the room belongs to the next step.
        if self.width() >= _ROOMY and any(audience.public for audience in audiences):
            text += " ・ " + self.tr("the public among them")
        self._audiences.setText(text)
        set_plain_tooltip(
            self._audiences, "\n".join(self._words.either(one.name_ja, one.name_en) for one in audiences)
        )
        self._show_next()
        self._share_room()

    def take_next_step(self) -> None:
        """Do the next step, or go where it is done."""
        step = self._step.step
        if step is Step.TAKE_COMMAND:
            self._submit(AssignRole(incident=self._model.stream, role=COMMANDER, person=self._model.person))
        elif step is Step.DECLARE_RESTORED:
            self.questions.ask_recovery()
        elif step_action(step) is Action.ATTENTION:
            self.matter_wanted.emit(self._step)
        elif step_action(step) is not Action.NEXT_STEP:
            self.asked_for.emit(step_action(step))

    def leave_room(self, leaves: bool) -> None:
        """Only its questions stand here while a text is written on a low screen; every key goes on working."""
        self._bar.setVisible(not leaves)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if (event.oldSize().width() >= _ROOMY) != (event.size().width() >= _ROOMY):
            self.refresh()
        self._share_room()

    def _lay_out(self) -> None:
        bar = self._bar = Bar(edge=Qt.Edge.TopEdge, height=60, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        asking = QHBoxLayout()
        asking.setContentsMargins(16, 0, 16, 8)
        asking.addWidget(self.questions.line)
        column.addLayout(asking)
        column.addWidget(self._why)
        column.addWidget(bar)
        bar.row.addWidget(self._next_label)
        bar.row.addWidget(self._next)
        bar.row.addWidget(self._next_key)
        bar.row.addStretch(1)
        bar.row.addWidget(self._broadcast)
        bar.row.addWidget(self._broadcast_key)
        bar.row.addWidget(self._audiences)
        bar.row.addStretch(1)
        for button in (self._restore, self._hand_over, self._signal, self._all):
            bar.row.addWidget(button)

    def _submit(self, command: Command) -> None:
        def answered(refusal: Refused | None) -> None:
            self._waits = False
            self._wanted_on &= refusal is None
            self._go_on()
            self._why.setText(self._words.sentence(refusal) if refusal else "")
            self._why.setVisible(refusal is not None)

        if not self._waits:
            self._waits = True
            self._model.bridge.submit(command, done=lambda records: answered(None), refused=answered)
        else:
            self._wanted_on = True

    def _go_on(self) -> None:
        """Go where the step after the done one is done, when it was asked for too early; nothing is submitted."""
        if self._wanted_on and not self._waits and self._step.step is not Step.TAKE_COMMAND:
            self._wanted_on = False
            self.take_next_step()

    def _show_next(self) -> None:
        model = self._model
        self._step = next_step(model.board, model.deadlines(), model.now, model.policy, model.heard_at)
        said, key = step_sentence(self._step, self._model, self._words), step_key(self._step.step)
        if (said, key) != self._said:
            self._said = said, key
            self._next.setText(said)
            self._next_key.setText(key)
            self._next_key.setVisible(bool(key))
            self._share_room()
        self._go_on()

    def _share_room(self) -> None:
        """The next step keeps its words longest, then the broadcast; whom it reaches stands in its tooltip too."""
        acts = [one for one in (self._restore, self._hand_over, self._signal) if not one.isHidden()]
        fixed = [self._next_label, self._next_key, self._broadcast_key, self._all]
        margins, row = self._bar.row.contentsMargins(), self._bar.row
        gaps = row.spacing() * (row.count() - 1) + margins.left() + margins.right()
        taken = sum(part.sizeHint().width() for part in fixed if not part.isHidden())
        self._audiences.setVisible(self.width() >= _CRAMPED)
        share_room(self.width() - gaps - taken, [self._next, self._broadcast, *acts, self._audiences])

    def _on_opened(self) -> None:
        self._wanted_on = False
        self._why.hide()
