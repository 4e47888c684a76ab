"""Where the demonstration is played: one real window off-screen, waited for, moved ahead in time, and pictured."""

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from commander.board.deliveries import SETTLED
from commander.board.record import Record
from commander.board.refusal import Refused
from commander.clock import ScaledClock
from commander.wording.language import Language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from commander.desk.desk import DeskCommand
    from ui.drill_run import DrillRun
    from ui.program import Program

Tell = Callable[[str], None]

SIZE: Final = (1440, 900)
_PATIENCE_S: Final = 30.0
_STRIDE: Final = timedelta(minutes=1)


class NotDone(RuntimeError):
    """A step of the demonstration did not come to its end."""


class Stage:
    """One real window off-screen. Every step waits for its answer, as a person would; time is moved, not waited for."""

    def __init__(
        self,
        app: "QApplication",
        program: "Program",
        language: Language,
        pictures: Path,
        tell: Tell,
        *,
        clock: ScaledClock | None = None,
        run: "DrillRun | None" = None,
    ) -> None:
        self.language = language
        self._app, self._program, self._clock, self._run = app, program, clock, run
        self._pictures, self._tell = pictures, tell
        self._failed: list[str] = []
        program.bridge.failed.connect(self._failed.append)
        program.bridge.hindered.connect(lambda refused: self._failed.append(str(refused)))
        program.bridge.recorded.connect(self._say)

    def show(self) -> None:
        """Open the window and wait for its journal."""
        self._program.window.resize(*SIZE)
        self._program.window.show()
        self.until(lambda: self._program.is_open)

    def close(self) -> None:
        """Close the window and take everything of it out of the application."""
        from PySide6.QtCore import QEvent

        self._program.window.close()
        self._program.window.deleteLater()
        self._program.deleteLater()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def open(self, stream: str) -> None:
        """Show an incident."""
        self._program.window.show_incident(stream)
        self.until(lambda: self._program.model.stream == stream)

    def submit(self, command: "DeskCommand") -> tuple[Record, ...]:
        """Carry a command out; what it became is on the board of the window when this returns."""
        answers: list[tuple[Record, ...]] = []
        refusals: list[Refused] = []
        self._program.bridge.submit(command, done=answers.append, refused=refusals.append)
        self.until(lambda: answers or refusals)
        if refusals:
            raise refusals[0]
        self.settle()
        return answers[0]

    def move_on(self) -> None:
        """To the scenario's next line, or a minute on: whatever comes first."""
        if self._clock is None or self._run is None:
            return
        now, next_at = self._clock(), self._run.next_at
        self._skip(min(max(next_at - now, timedelta()), _STRIDE) if next_at else _STRIDE)
        self._run.look()
        self.settle()

    def think(self, seconds: int) -> None:
        """A person needs a while for each move."""
        self._skip(timedelta(seconds=seconds))

    def _skip(self, span: timedelta) -> None:
        """The window sees each stride, or it would take several of them for a machine that slept."""
        if self._clock is not None:
            self._clock.skip(span)
            self._program.model.ticked.emit()

    def await_deliveries(self) -> None:
        """Until everything the incident shown owes has reached the other side, or says why not."""
        self.until(lambda: _are_settled(self._program))

    def picture(self, name: str) -> None:
        """A picture of the window as it stands."""
        # What was asked of the read side comes back through the loop, and is painted in the turn after.
        for _ in range(2):
            self.settle()
        path = self._pictures / f"{name}.png"
        if not self._program.window.grab().save(str(path)):
            raise NotDone(str(path))
        self._tell(str(path))

    def settle(self) -> None:
        """Until what both threads were asked so far has come back."""
        from ui.bridge import Turn

        bridge, written, answered = self._program.bridge, list[bool](), list[bool]()
        bridge.journal_tasks.put(Turn.PERSON, lambda place: bridge.push(lambda: written.append(True)))
        self.until(lambda: written)
        bridge.read(lambda reading: True, answered.append, turn=Turn.LATER)
        self.until(lambda: answered)

    def until(self, happened: Callable[[], object]) -> None:
        """Turn the event loop until it has happened. Raises NotDone after a fault, or after half a minute."""
        end = time.monotonic() + _PATIENCE_S
        while not happened():
            if self._failed:
                raise NotDone(self._failed[0])
            if time.monotonic() > end:
                raise NotDone("no answer")
            self._app.processEvents()
            time.sleep(0.002)

    def _say(self, records: tuple[Record, ...]) -> None:
        words, policy = self._program.words, self._program.model.policy
        for record in records:
            if record.event.in_timeline:
                at = words.local(record.occurred.instant)
                self._tell(f"{at:%H:%M:%S}  {words.line(record, policy)}")


def _are_settled(program: "Program") -> bool:
    deliveries = program.model.board.messages.deliveries.values()
    return bool(deliveries) and all(delivery.state in SETTLED for delivery in deliveries)
