"""A publisher that answers as it was told, remembers every errand, and can be held up."""

import threading

from commander.board.deliveries import Operation
from commander.outbox.publisher import CannotTell, Delivered, Errand, Outcome, Sight


class HeldUp:
    """An answer that comes only when the test lets it."""

    def __init__(self, answer: Outcome | Sight) -> None:
        self.answer = answer
        self.begun = threading.Event()
        self.let_go = threading.Event()


class ScriptedPublisher:
    """Answers by script, then as if all were well: delivered; a look that nobody scripted can't tell.

    An exception in the script is raised.
    """

    can = frozenset(Operation)
    timeout_s = 1.0

    def __init__(self, script=(), sights=(), always: Outcome | None = None) -> None:
        self._script = list(script)
        self._sights = list(sights)
        self._always = always
        self._lock = threading.Lock()
        self.errands: list[Errand] = []
        self.looks: list[Errand] = []

    def publish(self, errand: Errand) -> Outcome:
        with self._lock:
            self.errands.append(errand)
            usual = self._always or Delivered(ref=f"ref-{len(self.errands)}")
            answer = self._script.pop(0) if self._script else usual
        return _given(answer)

    def look(self, errand: Errand) -> Sight:
        with self._lock:
            self.looks.append(errand)
            answer = self._sights.pop(0) if self._sights else CannotTell(detail="not scripted")
        return _given(answer)


def _given(answer):
    if isinstance(answer, HeldUp):
        answer.begun.set()
        if not answer.let_go.wait(60):
            raise TimeoutError("nobody let it go")
        return answer.answer
    if isinstance(answer, Exception):
        raise answer
    return answer
