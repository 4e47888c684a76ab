"""The bottom bar: the one next step, the one broadcast button, and the three acts that change the incident."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from commander.board.audiences_told import matrix
from commander.board.business_days import Calendar
from commander.board.commands import Command
from commander.board.incident import DeclareRestored, IncidentKind, Reopen
from commander.board.promises import SnoozePromise
from commander.board.refusal import Refused
from commander.board.roles import COMMANDER, AssignRole
from commander.board.signals import RaiseSignal
from commander.board.watch_rules import watched_until
from commander.next_step import NextStep, Step, next_step
from commander.wording.times import TimeFault, parse
from ui.action_words import label
from ui.bridge import Turn
from ui.models.board import BoardModel
from ui.panes.gate_words import three_ways_hint
from ui.panes.inquiries_faces import recovery_hint
from ui.panes.step_words import step_action, step_key, step_sentence
from ui.panes.watch_matters import typed_time
from ui.shortcuts import Action, shortcut
from ui.theme import Tone
from ui.widgets.ask import Ask, Blank
from ui.widgets.button import Button, ButtonKind, KeyHint
from ui.widgets.plain_label import PlainLabel, set_plain_tooltip
from ui.widgets.room import share_room
from ui.widgets.strip import Bar
from ui.words import Words

if TYPE_CHECKING:
    from commander.reading import Reading

_NAME_WIDTH: Final = 170
_TIME_WIDTH: Final = 110
_ROOMY: Final = 1360
# Below this, whom the broadcast reaches stands in its sheet alone.
_CRAMPED: Final = 1100
# The next step is what this bar is for: it keeps this much when a language needs long words.
# By then the incident that was opened stands on the screen; nobody has declared its recovery so soon.
_CALENDAR_MS: Final = 1_500
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
        self._calendar = Calendar()  # the holidays of the country follow once an incident is open
        self._waits = False  # the next step is being done: pressed again, it is done once
        self._wanted_on = False  # pressed again meanwhile: the person goes on to the step after it
        self._ask = Ask(self)
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
        self._restore.clicked.connect(self.ask_recovery)
        self._hand_over.clicked.connect(lambda: self.asked_for.emit(Action.HAND_OVER))
        self._signal.clicked.connect(self.ask_signal)
        self._all.clicked.connect(lambda: self.asked_for.emit(Action.PALETTE))
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
            self.ask_recovery()
        elif step_action(step) is Action.ATTENTION:
            self.matter_wanted.emit(self._step)
        elif step_action(step) is not Action.NEXT_STEP:
            self.asked_for.emit(step_action(step))

    def leave_room(self, leaves: bool) -> None:
        """Only its questions stand here while a text is written on a low screen; every key goes on working."""
        self._bar.setVisible(not leaves)

    def ask_recovery(self) -> None:
        """Ask who watches until when; restored already: why it is not over."""
        model, words = self._model, self._words
        incident = model.board.incident
        if incident.watch is not None or incident.closed:
            self._ask_for(
                "reopen",
                self.tr("Reopen the incident"),
                [Blank(name="reason", label=self.tr("Reason"))],
                lambda said: Reopen(incident=model.stream, reason=said["reason"]),
            )
            return
        owner = model.policy.person_name(model.board.roles.commander or model.person)
        rule = model.policy.watch.rule(incident.severity)
        until = watched_until(rule, model.now, self._calendar, words.zone_info)
        duty = model.policy.watch.duty
        usual = words.either(
            duty.recurrence_ja or duty.recurrence_en, duty.recurrence_en or duty.recurrence_ja
        )
        people = tuple(dict.fromkeys([owner, *(person.name for person in model.policy.persons())]))
        self._ask_for(
            "recovery",
            self.tr("Declare recovery: numbers, inquiries and a hands-on try agree?"),
            [
                Blank(
                    name="owner", label=self.tr("Watched by"), text=owner, choices=people, width=_NAME_WIDTH
                ),
                Blank(
                    name="until",
                    label=self.tr("until"),
                    text=typed_time(words.local(until)),
                    width=_TIME_WIDTH,
                ),
                Blank(
                    name="recurrence",
                    label=self.tr("The same again is"),
                    text=usual,
                    hint=self.tr("The same error, more than 1% failing"),
                ),
            ],
            self._recovery,
        )
        self._ask.note("\n".join(filter(None, (three_ways_hint(model, words), recovery_hint(model, words)))))

    def ask_signal(self) -> None:
        """Ask for a new symptom or alert."""
        self._ask_for(
            "signal",
            self.tr("New signal"),
            [
                Blank(
                    name="text", label=self.tr("What"), hint=self.tr("The alert or symptom, as it was seen")
                ),
                Blank(name="source", label=self.tr("Seen by"), width=_NAME_WIDTH),
            ],
            lambda said: RaiseSignal(incident=self._model.stream, text=said["text"], source=said["source"]),
        )

    def ask_snooze(self) -> None:
        """Ask until when nobody is to be warned of the next update, and why; customers are owed it all the same."""
        self._ask_for(
            "snooze",
            self.tr("Put the warning off (customers still expect the update)"),
            [
                Blank(name="until", label=self.tr("until"), text="+10m", width=_TIME_WIDTH),
                Blank(
                    name="reason", label=self.tr("Reason"), hint=self.tr("Why the update can't go out now")
                ),
            ],
            self._snooze,
        )

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
        asking.addWidget(self._ask)
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

    def _recovery(self, said: Mapping[str, str]) -> Command | str:
        until = parse(said["until"], self._model.now, self._words.zone, ahead=True)
        if isinstance(until, TimeFault):
            return until.sentence(self._words.language)
        return DeclareRestored(
            incident=self._model.stream,
            watch_owner=self._person_key(said["owner"]),
            watch_until=until.instant,
            recurrence=said["recurrence"],
        )

    def _snooze(self, said: Mapping[str, str]) -> Command | str:
        until = parse(said["until"], self._model.now, self._words.zone, ahead=True)
        if isinstance(until, TimeFault):
            return until.sentence(self._words.language)
        return SnoozePromise(incident=self._model.stream, until=until.instant, reason=said["reason"])

    def _ask_for(
        self,
        key: str,
        question: str,
        blanks: list[Blank],
        command: Callable[[Mapping[str, str]], Command | str],
    ) -> None:
        def answer(said: Mapping[str, str]) -> None:
            wanted = command(said)
            if isinstance(wanted, str):
                self._ask.refuse(wanted)
                return
            self._model.bridge.submit(
                wanted,
                done=lambda records: self._ask.close_answered(),
                refused=lambda refused: self._ask.refuse(self._words.sentence(refused)),
            )

        self._why.hide()
        self._ask.ask(
            f"{self._model.stream}:{key}",
            question,
            blanks,
            confirm=self.tr("Record"),
            cancel=self.tr("Not now"),
            answer=answer,
        )

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

    def _read_calendar(self) -> None:
        """The library of holidays takes a quarter of a second to load: on the reading thread, when it is at rest."""
        model = self._model

        def read(reading: "Reading") -> Calendar:
            from commander.working_days import calendar_of

            return calendar_of(reading.policy(), model.now.date())

        def take(calendar: Calendar) -> None:
            self._calendar = calendar

        model.bridge.read(read, take, turn=Turn.LATER)

    def _on_opened(self) -> None:
        if self._model.stream:
            QTimer.singleShot(_CALENDAR_MS, self, self._read_calendar)
        self._wanted_on = False
        self._ask.put_away()
        self._why.hide()

    def _person_key(self, name: str) -> str:
        typed = name.strip()
        found = next((one.key for one in self._model.policy.persons() if one.name == typed), None)
        return found or typed
