"""What the bottom bar asks for before it records: recovery or its end, a new signal, a warning put off."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from commander.board.business_days import Calendar
from commander.board.commands import Command
from commander.board.incident import DeclareRestored, Reopen
from commander.board.promises import SnoozePromise
from commander.board.signals import RaiseSignal
from commander.board.watch_rules import watched_until
from commander.wording.times import TimeFault, parse
from ui.bridge import Turn
from ui.models.board import BoardModel
from ui.panes.gate_words import three_ways_hint
from ui.panes.inquiries_faces import recovery_hint
from ui.panes.name_check import unknown_name
from ui.panes.watch_end import typed_time
from ui.widgets.ask import Ask, Blank
from ui.words import Words

if TYPE_CHECKING:
    from commander.reading import Reading

_NAME_WIDTH: Final = 170
_TIME_WIDTH: Final = 110
# By then the incident that was opened stands on the screen; nobody has declared its recovery so soon.
_CALENDAR_MS: Final = 1_500


class BarQuestions(QObject):
    """One question at a time, in the line above the bar. asked: one is open now."""

    asked = Signal()

    def __init__(self, model: BoardModel, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._words = model, words
        self._calendar = Calendar()  # the holidays of the country follow once an incident is open
        self.line = Ask(parent)
        model.opened.connect(self._on_opened)

    def ask_recovery(self) -> None:
        """Ask who watches until when; restored already: why it is not over."""
        incident = self._model.board.incident
        if incident.watch is not None or incident.closed:
            self._ask_for(
                "reopen",
                self.tr("Reopen the incident"),
                [Blank(name="reason", label=self.tr("Reason"))],
                lambda said: Reopen(incident=self._model.stream, reason=said["reason"]),
            )
        else:
            self._ask_for(
                "recovery",
                self.tr("Declare recovery: numbers, inquiries and a hands-on try agree?"),
                self._recovery_blanks(),
                self._recovery,
            )
            hints = (three_ways_hint(self._model, self._words), recovery_hint(self._model, self._words))
            self.line.note("\n".join(filter(None, hints)))

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

    def _recovery_blanks(self) -> list[Blank]:
        model, words = self._model, self._words
        owner = model.policy.person_name(model.board.roles.commander or model.person)
        people = tuple(dict.fromkeys([owner, *(person.name for person in model.policy.persons())]))
        rule = model.policy.watch.rule(model.board.incident.severity)
        until = typed_time(words.local(watched_until(rule, model.now, self._calendar, words.zone_info)))
        duty = model.policy.watch.duty
        usual = words.either(
            duty.recurrence_ja or duty.recurrence_en, duty.recurrence_en or duty.recurrence_ja
        )
        return [
            Blank(
                name="owner",
                label=self.tr("Watched by"),
                text=owner,
                choices=people,
                width=_NAME_WIDTH,
                doubt=unknown_name(model, words),
            ),
            Blank(name="until", label=self.tr("until"), text=until, width=_TIME_WIDTH),
            Blank(
                name="recurrence",
                label=self.tr("The same again is"),
                text=usual,
                hint=self.tr("The same error, more than 1% failing"),
            ),
        ]

    def _recovery(self, said: Mapping[str, str]) -> Command | str:
        until = parse(said["until"], self._model.now, self._words.zone, ahead=True)
        if isinstance(until, TimeFault):
            return until.sentence(self._words.language)
        return DeclareRestored(
            incident=self._model.stream,
            watch_owner=self._model.policy.person_key(said["owner"]),
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
                self.line.refuse(wanted)
                return
            self._model.bridge.submit(
                wanted,
                done=lambda records: self.line.close_answered(),
                refused=lambda refused: self.line.refuse(self._words.sentence(refused)),
            )

        self.asked.emit()
        self.line.ask(
            f"{self._model.stream}:{key}",
            question,
            blanks,
            confirm=self.tr("Record"),
            cancel=self.tr("Not now"),
            answer=answer,
        )

    def _on_opened(self) -> None:
        if self._model.stream:
            QTimer.singleShot(_CALENDAR_MS, self, self._read_calendar)
        self.line.put_away()

    def _read_calendar(self) -> None:
        """The library of holidays takes a quarter of a second to load: on the reading thread, when it is at rest."""
        model = self._model

        def read(reading: "Reading") -> Calendar:
            from commander.working_days import calendar_of

            return calendar_of(reading.policy(), model.now.date())

        def take(calendar: Calendar) -> None:
            self._calendar = calendar

        model.bridge.read(read, take, turn=Turn.LATER)
