"""What a person does with a maintenance: the next step in one key, a moved end, a cancellation, trouble in it."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commander.board.impact import Phrase
from commander.board.incident import Close
from commander.board.maintenance import MaintenanceState
from commander.board.maintenance_records import (
    CancelMaintenance,
    CompleteMaintenance,
    DeclareTrouble,
    ExtendMaintenance,
    StartMaintenance,
    VerifyMaintenance,
)
from commander.board.record import Occurred, Record
from commander.board.refusal import Refused
from commander.wording.window_times import planned_time
from ui.models.board import BoardModel
from ui.shortcuts import Action
from ui.theme import Tone
from ui.widgets.ask import Ask, Blank
from ui.widgets.button import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

_TIME_WIDTH: Final = 150
_Command = (
    StartMaintenance
    | VerifyMaintenance
    | CompleteMaintenance
    | ExtendMaintenance
    | CancelMaintenance
    | DeclareTrouble
    | Close
)


class MaintenanceActs(QWidget):
    """Each act is recorded first; its text is then drafted. Questions open in a line, never over the timeline.

    told_next: it is recorded, and customers are to read of it. incident_chosen: the incident that arose in it.
    """

    told_next = Signal()
    incident_chosen = Signal(str)

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._words = model, words
        self._waits = False
        self._row = QWidget(self)
        flow = FlowLayout(self._row, gap=8, line_gap=6)
        # The one primary button of the window is the broadcast.
        self._forward = Button(elides=True, parent=self)
        self._extend = Button(elides=True, parent=self)
        self._cancel = Button(elides=True, parent=self)
        self._trouble = Button(elides=True, parent=self)
        for button in (self._forward, self._extend, self._cancel, self._trouble):
            flow.addWidget(button)
        self._ask = Ask(self)
        self._why = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._why.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 12)
        column.setSpacing(6)
        for part in (self._row, self._ask, self._why):
            column.addWidget(part)
        self._forward.clicked.connect(self.go_forward)
        self._extend.clicked.connect(self.ask_extension)
        self._cancel.clicked.connect(self.ask_cancellation)
        self._trouble.clicked.connect(self.ask_trouble)
        model.changed.connect(self.refresh)
        model.opened.connect(self._on_opened)
        words.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what can be done now."""
        maintenance = self._model.board.maintenance
        words = {
            MaintenanceState.SCHEDULED: self.tr("Start, and draft its text"),
            MaintenanceState.IN_PROGRESS: self.tr("Work done: verify, and draft its text"),
            MaintenanceState.VERIFYING: self.tr("Complete, and draft its text"),
        }
        self._forward.setText(words.get(maintenance.state, self.tr("Close it")))
        self._forward.setVisible(not self._model.board.incident.closed)
        self._extend.setText(self.tr("Move the end…"))
        self._cancel.setText(self.tr("Call it off…"))
        self._trouble.setText(self.tr("Declare an incident from it…"))
        for button in (self._extend, self._cancel):
            button.setVisible(not maintenance.is_over)

    def go_forward(self) -> None:
        """Start, verify, complete or close: the one thing that comes next."""
        state = self._model.board.maintenance.state
        match state:
            case MaintenanceState.SCHEDULED:
                self.perform(Action.MAINTENANCE_START)
            case MaintenanceState.IN_PROGRESS:
                self.perform(Action.MAINTENANCE_VERIFY)
            case MaintenanceState.VERIFYING:
                self.perform(Action.MAINTENANCE_COMPLETE)
            case _:
                self.perform(Action.MAINTENANCE_CLOSE)

    def perform(self, action: Action) -> None:
        """Record a step and go on to its text; the board's rules say whether it may be."""
        stream = self._model.stream
        steps: Mapping[Action, _Command] = {
            Action.MAINTENANCE_START: StartMaintenance(incident=stream),
            Action.MAINTENANCE_VERIFY: VerifyMaintenance(incident=stream),
            Action.MAINTENANCE_COMPLETE: CompleteMaintenance(incident=stream),
        }
        if action in steps:
            self._submit(steps[action], lambda records: self.told_next.emit())
        elif action is Action.MAINTENANCE_CLOSE:
            reason = self._words.label(self._model.board.maintenance.state)
            self._submit(Close(incident=stream, reason=reason), lambda records: None)

    def ask_extension(self) -> None:
        """Ask for the new end, and why, in both languages."""
        plan, now = self._model.board.maintenance.plan, self._model.now
        end = self._words.time(plan.ends_at, now) if plan is not None else ""
        blanks = [
            Blank(name="until", label=self.tr("new end"), text=end, hint="+1h", width=_TIME_WIDTH),
            *self._reasons(),
        ]
        self._ask_for("extend", self.tr("Move the end"), blanks, self._extension, told=True)

    def ask_cancellation(self) -> None:
        """Ask why it is called off, in both languages."""
        self._ask_for(
            "cancel",
            self.tr("Call the maintenance off"),
            self._reasons(),
            lambda said: CancelMaintenance(incident=self._model.stream, reason=_reason(said)),
            told=True,
        )

    def ask_trouble(self) -> None:
        """Ask for the title of an incident that arose in it; both go on, linked."""
        self._ask_for(
            "trouble",
            self.tr("Declare an incident"),
            [Blank(name="title", label=self.tr("What is failing"), hint=self.tr("In the customer's words"))],
            lambda said: DeclareTrouble(incident=self._model.stream, title=said["title"]),
            told=False,
        )

    def _reasons(self) -> list[Blank]:
        hint = self.tr("As customers read it")
        return [
            Blank(name="ja", label=self.tr("why, in Japanese"), hint=hint),
            Blank(name="en", label=self.tr("why, in English"), hint=hint),
        ]

    def _extension(self, said: Mapping[str, str]) -> _Command | str:
        plan = self._model.board.maintenance.plan
        zone = plan.zone if plan is not None else self._words.zone
        until = planned_time(said["until"], self._model.now, zone)
        if not isinstance(until, Occurred):
            return until.sentence(self._words.language)
        return ExtendMaintenance(incident=self._model.stream, ends_at=until.instant, reason=_reason(said))

    def _ask_for(
        self,
        key: str,
        question: str,
        blanks: list[Blank],
        command: Callable[[Mapping[str, str]], _Command | str],
        *,
        told: bool,
    ) -> None:
        def answer(said: Mapping[str, str]) -> None:
            wanted = command(said)
            if isinstance(wanted, str):
                self._ask.refuse(wanted)
                return
            self._model.bridge.submit(
                wanted,
                done=lambda records: self._answered(records, told=told),
                refused=lambda refused: self._ask.refuse(self._words.sentence(refused)),
            )

        self._say(None)
        self._ask.ask(
            f"{self._model.stream}:{key}",
            question,
            blanks,
            confirm=self.tr("Record"),
            cancel=self.tr("Not now"),
            answer=answer,
        )

    def _answered(self, records: tuple[Record, ...], *, told: bool) -> None:
        self._ask.close_answered()
        if told:
            self.told_next.emit()
        else:
            self.incident_chosen.emit(records[0].stream)

    def _submit(self, command: _Command, done: Callable[[tuple[Record, ...]], None]) -> None:
        """Send a command once; why it was refused stands below."""

        def carried_out(records: tuple[Record, ...]) -> None:
            self._waits = False
            self._say(None)
            done(records)

        if not self._waits:
            self._waits = True
            self._model.bridge.submit(command, done=carried_out, refused=self._say)

    def _say(self, refused: Refused | None) -> None:
        self._waits = False
        self._why.setText(self._words.sentence(refused) if refused else "")
        self._why.setVisible(refused is not None)

    def _on_opened(self) -> None:
        self._ask.put_away()
        self._say(None)


def _reason(said: Mapping[str, str]) -> Phrase:
    return Phrase(ja=said["ja"], en=said["en"])
