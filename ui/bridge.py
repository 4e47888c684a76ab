"""The only place where threads meet the window: commands and questions go out, records and answers come back."""

import itertools
import logging
import queue
from collections import deque
from collections.abc import Callable
from enum import IntEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from commander.board.record import Record
from commander.board.refusal import Refused
from commander.board.restricted import is_restricted
from ui.off_thread import is_there
from ui.sliced_read import SlicedRead

if TYPE_CHECKING:
    # What opens the journal costs 100 ms to import: the first paint must not wait for it.
    from commander.desk.deliveries import DeliveryDesk
    from commander.desk.desk import Desk, DeskCommand
    from commander.reading import Reading
    from commander.search.search import Search
    from ui.sliced_read import Steps

_Place = TypeVar("_Place")
_Answer = TypeVar("_Answer")
_log = logging.getLogger(__name__)


class Turn(IntEnum):
    """Who goes first on a thread."""

    PERSON = 0
    SENDER = 1
    LATER = 2
    CLOSING = 9


class TaskQueue(Generic[_Place]):
    """Work for one thread, people's first, else in order. Any thread puts, one takes."""

    def __init__(self) -> None:
        self._queue: queue.PriorityQueue[tuple[int, int, Callable[[_Place], None] | None]] = (
            queue.PriorityQueue()
        )
        self._count = itertools.count()

    def put(self, turn: Turn, task: Callable[[_Place], None] | None) -> None:
        """Add a task; None ends the thread after what was put before."""
        self._queue.put((turn, next(self._count), task))

    def take(self, timeout_s: float) -> Callable[[_Place], None] | None:
        """The next task, or None to end; raises queue.Empty after a time without any."""
        return self._queue.get(timeout=timeout_s)[2]


class JournalPlace:
    """What the journal thread's tasks work on."""

    def __init__(self, desk: "Desk", deliveries: "DeliveryDesk") -> None:
        self.desk = desk
        self.deliveries = deliveries


class Bridge(QObject):
    """Lives in the window thread. submit() and read() return at once; answers arrive as calls in this thread."""

    restricted = Signal(tuple)  # Record, … of restricted streams: heard by those alone who know that they may
    recorded = Signal(tuple)  # Record, …: in order of arrival, after they are durable
    hindered = Signal(Refused)  # what nobody asked for by hand could not be written: a draft on a full disk
    followed = Signal(object)  # Standing: how far the search has come
    failed = Signal(str)  # a fault of ours, already in the log; the text names it
    _wake = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.journal_tasks: TaskQueue[JournalPlace] = TaskQueue()
        self.reading_tasks: TaskQueue[Reading] = TaskQueue()
        self.search_tasks: TaskQueue[Search] = TaskQueue()
        self._arrived: deque[Callable[[], None]] = deque()
        self._awake = False
        self._closed = False
        # What wakes the window is coalesced: a burst of a thousand records costs a few turns of the event loop.
        self._wake.connect(self._drain, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        command: "DeskCommand",
        *,
        done: Callable[[tuple[Record, ...]], None] = lambda records: None,
        refused: Callable[[Refused], None] = lambda refused: None,
        person: str | None = None,
    ) -> None:
        """Send a person's command. Exactly one of done and refused is called later, in the window thread.

        person: who speaks when it isn't who sits here; the cast of a drill does.
        """

        def task(place: JournalPlace) -> None:
            try:
                records = place.desk.submit(command, person=person)
            except Refused as refusal:
                answer = refusal  # the name of an except clause is gone when the lambda runs
                self.push(lambda: refused(answer))
            else:
                self.push(lambda: done(records))

        self.journal_tasks.put(Turn.PERSON, task)

    def read(
        self,
        question: "Callable[[Reading], _Answer]",
        done: Callable[[_Answer], None],
        *,
        turn: Turn = Turn.PERSON,
    ) -> None:
        """Ask the read side; done is called with the answer in the window thread. turn: LATER lets others pass.

        An answer to a widget or model that is gone by then is dropped: give its own method, not a closure.
        """

        def task(reading: "Reading") -> None:
            answer = question(reading)
            self.push(lambda: done(answer) if is_there(done) else None)

        self.reading_tasks.put(turn, task)

    def read_in_slices(
        self,
        question: "Callable[[Reading], Steps[_Answer]]",
        done: Callable[[_Answer], None],
        *,
        turn: Turn = Turn.PERSON,
    ) -> None:
        """The same for a long read, which yields often and returns its answer: other reads pass in between."""

        def answered(answer: _Answer) -> None:
            self.push(lambda: done(answer) if is_there(done) else None)

        self.reading_tasks.put(
            turn, SlicedRead(question, answered, lambda again: self.reading_tasks.put(turn, again))
        )

    def search(self, question: "Callable[[Search], _Answer]", done: Callable[[_Answer], None]) -> None:
        """Ask the search; done is called with the answer in the window thread."""

        def task(search: "Search") -> None:
            answer = question(search)
            self.push(lambda: done(answer))

        self.search_tasks.put(Turn.PERSON, task)

    def save_draft(self, key: str, content: str) -> None:
        """Keep what is typed and not recorded, so that it survives kill -9."""

        def task(place: JournalPlace) -> None:
            from commander.journal.drafts import save_draft

            save_draft(place.desk.journal, key, content, place.desk.moment().now)

        self.journal_tasks.put(Turn.PERSON, task)

    def let_go(self, digests: tuple[str, ...], *, restricted: bool = False) -> None:
        """Files that were kept for an order that came to nothing go, unless a record names them."""

        def task(place: JournalPlace) -> None:
            (place.desk.restricted_files if restricted else place.desk.files).let_go(digests)

        self.journal_tasks.put(Turn.LATER, task)

    def push(self, arrival: Callable[[], None]) -> None:
        """Have something called in the window thread. Any thread."""
        if self._closed:
            return
        self._arrived.append(arrival)
        if not self._awake:
            self._awake = True
            self._wake.emit()

    def close(self) -> None:
        """The threads have ended and the window goes: what still arrives is called by nobody."""
        self._closed = True
        self._arrived.clear()

    def tell(self, records: tuple[Record, ...]) -> None:
        """Hand over records that have become durable; the restricted ones apart. Journal thread."""
        secret = tuple(record for record in records if is_restricted(record.stream))
        if secret:
            records = tuple(record for record in records if not is_restricted(record.stream))
            self.push(lambda: self.restricted.emit(secret))
        if records:
            self.push(lambda: self.recorded.emit(records))

    def report(self, error: BaseException) -> None:
        """A fault of ours on some thread: logged, and said in the window. Any thread."""
        if isinstance(error, Refused):
            refusal = error
            _log.warning("refused: %s", refusal)
            self.push(lambda: self.hindered.emit(refusal))
            return
        _log.error("a task failed", exc_info=error)
        text = f"{type(error).__name__}: {error}"
        self.push(lambda: self.failed.emit(text))

    def _drain(self) -> None:
        # Cleared before popping: what arrives meanwhile wakes us again instead of waiting.
        self._awake = False
        while self._arrived:
            try:
                self._arrived.popleft()()
            except Exception as error:
                # What follows it must arrive all the same.
                self.report(error)
