"""The threads beside the window: journal, reading, sender. Each owns its connection; they meet only in the bridge."""

import queue
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QThread
from typing_extensions import override

from commander.clock import utc_now
from commander.outbox.debt import Debt
from commander.outbox.publisher import Errand, Outcome, Publisher, Sight
from commander.outbox.sender import Sender
from ui.bridge import Bridge, JournalPlace, Turn

if TYPE_CHECKING:
    from commander.reading import Reading

_Answer = TypeVar("_Answer")
# How often the journal thread looks whether another process wrote, when nothing pokes it.
_LOOK_S = 1.0
_PATIENCE_S = 30.0
_SENDER_PAUSE_S = 2.0
# A read that met another process's commit is asked again; each try has waited two seconds by itself already.
_BUSY_TRIES = 5
_BUSY_PAUSE_S = 0.1


class JournalThread(QThread):
    """Owns the only writing connection; carries out tasks, people's first. `unopened` is called on this thread."""

    def __init__(
        self,
        bridge: Bridge,
        open_place: Callable[[], JournalPlace],
        unopened: Callable[[Exception], None] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("journal")
        self._bridge = bridge
        self._open_place = open_place
        self._unopened = unopened or bridge.report

    @override
    def run(self) -> None:
        """Until the end is asked for. What fails is said; the thread goes on."""
        try:
            place = self._open_place()
        except Exception as error:
            self._unopened(error)
            return
        place.desk.others_wrote()
        while True:
            try:
                task = self._bridge.journal_tasks.take(_LOOK_S)
            except queue.Empty:
                if not place.desk.others_wrote():
                    continue
                task = _catch_up
            if task is None:
                break
            try:
                task(place)
            except Exception as error:
                self._bridge.report(error)
        place.desk.journal.close()

    def stop(self) -> None:
        """End after what was asked before, and wait for it. Window thread."""
        self._bridge.journal_tasks.put(Turn.CLOSING, None)
        self.wait()

    def catch_up(self) -> None:
        """Look now whether another process wrote. Any thread."""
        self._bridge.journal_tasks.put(Turn.PERSON, _catch_up)


class ReadingThread(QThread):
    """Owns the window's read connection."""

    def __init__(self, bridge: Bridge, open_reading: "Callable[[], Reading]") -> None:
        super().__init__()
        self.setObjectName("reading")
        self._bridge = bridge
        self._open_reading = open_reading
        self._ended = threading.Event()

    @override
    def run(self) -> None:
        """Until the end is asked for."""
        try:
            reading = self._open_reading()
        except Exception as error:
            self._bridge.report(error)
            return
        with reading:
            while True:
                try:
                    task = self._bridge.reading_tasks.take(_PATIENCE_S)
                except queue.Empty:
                    continue
                if task is None:
                    return
                self._carry_out(task, reading)

    def _carry_out(self, task: "Callable[[Reading], None]", reading: "Reading") -> None:
        from commander.journal.faults import is_busy

        for tries_left in reversed(range(_BUSY_TRIES)):
            try:
                task(reading)
            except Exception as error:
                if not (tries_left and is_busy(error)) or self._ended.wait(_BUSY_PAUSE_S):
                    self._bridge.report(error)
                    return
            else:
                return

    def stop(self) -> None:
        """End after what was asked before, and wait for it. Window thread."""
        self._ended.set()
        self._bridge.reading_tasks.put(Turn.CLOSING, None)
        self.wait()


class SenderThread(QThread):
    """Pays what is owed. Publishers are made here, so that their libraries load after the first paint."""

    def __init__(
        self,
        bridge: Bridge,
        open_publishers: Callable[[], Mapping[str, Publisher]],
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__()
        self.setObjectName("sender")
        self._bridge = bridge
        self._open_publishers = open_publishers
        self._now = now
        self._sender: Sender | None = None
        self._ended = threading.Event()

    @override
    def run(self) -> None:
        """Recover what a crash left, then pay until stopped."""
        desk = _DistantDesk(self._bridge)
        while not self._ended.is_set():
            try:
                publishers = self._open_publishers()
                desk.recover()
                self._sender = Sender(desk, publishers, self._now)
                if not self._ended.is_set():
                    self._sender.run()
            except Exception as error:
                # Nobody else may send while we hold the lock: said, and begun anew, never silently over.
                self._bridge.report(error)
                self._ended.wait(_SENDER_PAUSE_S)

    def wake(self) -> None:
        """Something was queued, released or cancelled. Any thread."""
        if self._sender is not None:
            self._sender.wake()

    def stop(self) -> None:
        """End after what is in flight has answered, and wait for it. Window thread."""
        self._ended.set()
        if self._sender is not None:
            self._sender.stop()
        self.wait()


class _DistantDesk:
    """The sender's desk, over on the journal thread: each call waits for its turn there. Sender thread."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge

    def recover(self) -> None:
        self._ask(lambda place: place.deliveries.recover())

    def workable(self) -> list[Debt]:
        return self._ask(lambda place: place.deliveries.workable())

    def begin(self, key: str) -> Errand | None:
        return self._ask(lambda place: place.deliveries.begin(key))

    def settle(self, key: str, attempt: int, outcome: Outcome) -> None:
        self._ask(lambda place: place.deliveries.settle(key, attempt, outcome))

    def sighted(self, key: str, attempt: int, sight: Sight) -> None:
        self._ask(lambda place: place.deliveries.sighted(key, attempt, sight))

    def errand(self, key: str) -> Errand:
        return self._ask(lambda place: place.deliveries.errand(key))

    def open_count(self) -> int:
        return self._ask(lambda place: place.deliveries.open_count())

    def next_due(self, after: datetime) -> datetime | None:
        return self._ask(lambda place: place.deliveries.next_due(after))

    def _ask(self, question: Callable[[JournalPlace], _Answer]) -> _Answer:
        answer: Future[_Answer] = Future()

        def task(place: JournalPlace) -> None:
            try:
                answer.set_result(question(place))
            except BaseException as error:
                answer.set_exception(error)

        self._bridge.journal_tasks.put(Turn.SENDER, task)
        return answer.result()


def _catch_up(place: JournalPlace) -> None:
    place.desk.catch_up()
