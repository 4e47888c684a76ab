"""A short scripted incident, played off-screen through the real desk, sender and window, with pictures of it."""

import os
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from commander.board.actions import StartAction
from commander.board.deliveries import SETTLED, DeliveryState
from commander.board.impact import Aspect, Certainty, StateImpact
from commander.board.incident import Declare, EnterPhase, IncidentKind, Phase, SetSeverity
from commander.board.messages import OrderBroadcast
from commander.board.record import Record
from commander.board.refusal import Refused
from commander.board.roles import COMMANDER, SCRIBE, AssignRole
from commander.board.timeline import AddEntry, EntryKind
from commander.clock import new_id
from commander.wording.language import Bilingual, Language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from commander.desk import DeskCommand
    from ui.program import Program

Tell = Callable[[str], None]

SIZE: Final = (1440, 900)
_PATIENCE_S: Final = 30.0
_CHECK_IN: Final = timedelta(minutes=15)
_TITLE: Final = Bilingual("決済 API で 5xx が多発", "Checkout API returns 5xx")
_IMPACT: Final = (
    (Aspect.WHO, Bilingual("カード決済を使う加盟店", "Shops that take card payments"), Certainty.ESTIMATED),
    (Aspect.WHAT, Bilingual("決済が失敗する", "Payments fail"), Certainty.CONFIRMED),
    (Aspect.SYSTEM, Bilingual("5xx 3,812 件 / 10分", "3,812 5xx in 10 min"), Certainty.CONFIRMED),
)
_ENTRIES: Final = (
    (
        EntryKind.FACT,
        Bilingual("v412 のデプロイ完了と 5xx の立ち上がりが一致", "5xx began as v412 was deployed"),
    ),
    (
        EntryKind.QUESTION,
        Bilingual("二重に課金された注文はあるか → 担当C", "Was any order charged twice? → person C"),
    ),
    (
        EntryKind.DECISION,
        Bilingual(
            "v411 へロールバックする。強い反対なし。", "Roll back to v411. No strong objection was raised."
        ),
    ),
)
_ACTION: Final = Bilingual("決済 API を v411 へロールバック", "Roll the checkout API back to v411")
_EXPECTED: Final = Bilingual("5xx が 0.5% 未満", "5xx below 0.5%")
_LEAD: Final = Bilingual("担当A", "person A")
_SCRIBE: Final = Bilingual("担当B", "person B")
_OWNER: Final = Bilingual("担当C", "person C")


class NotDone(RuntimeError):
    """A step of the demonstration did not come to its end."""


def play(pictures: Path, language: Language, tell: Tell) -> int:
    """Play the incident as a drill in a home of its own, and leave PNGs in the folder; the exit code."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    from ui.program import Program

    pictures.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(["commander"])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of Qt application runs already")
    app.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory(prefix="commander-drill-") as folder:
        program = Program(app, Path(folder), language=language, theme="dark", person=_LEAD.said_in(language))
        try:
            _Play(app, program, language, pictures, tell).run()
        finally:
            program.window.close()
            program.window.deleteLater()
            program.deleteLater()
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return 0


class _Play:
    """The script. Every step waits for its answer, as a person would."""

    def __init__(
        self, app: "QApplication", program: "Program", language: Language, pictures: Path, tell: Tell
    ) -> None:
        self._app, self._program, self._language = app, program, language
        self._pictures, self._tell = pictures, tell
        self._failed: list[str] = []
        program.bridge.failed.connect(self._failed.append)
        program.bridge.recorded.connect(self._say)

    def run(self) -> None:
        """From the first page to a delivered broadcast."""
        window, model = self._program.window, self._program.model
        window.resize(*SIZE)
        window.show()
        self._until(lambda: self._program.is_open)
        self._picture("1_welcome")
        title = _TITLE.said_in(self._language)
        stream = self._submit(Declare(title=title, incident_kind=IncidentKind.DRILL))[0].stream
        window.show_incident(stream)
        self._until(lambda: model.stream == stream)
        self._lead(stream)
        self._write(stream)
        self._act(stream)
        self._broadcast(stream)
        self._pictures_of_board()

    def _lead(self, stream: str) -> None:
        said = self._language
        self._submit(AssignRole(incident=stream, role=COMMANDER, person=_LEAD.said_in(said)))
        self._submit(AssignRole(incident=stream, role=SCRIBE, person=_SCRIBE.said_in(said)))
        self._submit(SetSeverity(incident=stream, severity=1))
        self._submit(EnterPhase(incident=stream, phase=Phase.INVESTIGATION))

    def _write(self, stream: str) -> None:
        for aspect, text, certainty in _IMPACT:
            self._submit(
                StateImpact(
                    incident=stream, aspect=aspect, text=text.said_in(self._language), certainty=certainty
                )
            )
        for kind, text in _ENTRIES:
            self._submit(AddEntry(incident=stream, text=text.said_in(self._language), entry_kind=kind))

    def _act(self, stream: str) -> None:
        said = self._language
        self._submit(
            StartAction(
                incident=stream,
                text=_ACTION.said_in(said),
                owner=_OWNER.said_in(said),
                check_at=self._program.model.now + _CHECK_IN,
                expected=_EXPECTED.said_in(said),
            )
        )

    def _broadcast(self, stream: str) -> None:
        from commander.drafting import draft_message, suggested_template

        model = self._program.model
        message = draft_message(
            model.board,
            model.policy,
            suggested_template(model.board),
            [audience.key for audience in model.policy.audiences()],
            model.now,
            {},
            new_id(),
        )
        self._submit(OrderBroadcast(incident=stream, messages=(message,), undo=timedelta()))
        self._until(lambda: _are_settled(self._program))
        states = {delivery.state for delivery in model.board.messages.deliveries.values()}
        if states != {DeliveryState.DELIVERED}:
            raise NotDone(", ".join(sorted(states)))

    def _pictures_of_board(self) -> None:
        from ui.shortcuts import Action
        from ui.theme import ThemeChoice

        window = self._program.window
        for language, theme in ((Language.JA, ThemeChoice.DARK), (Language.EN, ThemeChoice.LIGHT)):
            window.speak(language)
            window.wear(theme)
            window.page.go(Action.COMPOSE)
            self._picture(f"2_board_{language}_{theme}")
        window.speak(self._language)
        window.wear(ThemeChoice.DARK)
        window.page.go(Action.BROADCAST)
        self._picture("3_broadcast_sheet")

    def _submit(self, command: "DeskCommand") -> tuple[Record, ...]:
        answers: list[tuple[Record, ...]] = []
        refusals: list[Refused] = []
        self._program.bridge.submit(command, done=answers.append, refused=refusals.append)
        self._until(lambda: answers or refusals)
        if refusals:
            raise refusals[0]
        return answers[0]

    def _say(self, records: tuple[Record, ...]) -> None:
        words, policy = self._program.words, self._program.model.policy
        for record in records:
            if record.event.in_timeline:
                at = words.local(record.occurred.instant)
                self._tell(f"{at:%H:%M:%S}  {words.line(record, policy)}")

    def _picture(self, name: str) -> None:
        # What was asked of the read side comes back through the loop, and is painted in the turn after.
        self._settle()
        path = self._pictures / f"{name}.png"
        if not self._program.window.grab().save(str(path)):
            raise NotDone(str(path))
        self._tell(str(path))

    def _settle(self) -> None:
        answered: list[bool] = []
        for _ in range(3):
            answered.clear()
            self._program.bridge.read(lambda reading: True, answered.append)
            self._until(lambda: answered)

    def _until(self, happened: Callable[[], object]) -> None:
        end = time.monotonic() + _PATIENCE_S
        while not happened():
            if self._failed:
                raise NotDone(self._failed[0])
            if time.monotonic() > end:
                raise NotDone("no answer")
            self._app.processEvents()
            time.sleep(0.005)


def _are_settled(program: "Program") -> bool:
    deliveries = program.model.board.messages.deliveries.values()
    return bool(deliveries) and all(delivery.state in SETTLED for delivery in deliveries)
