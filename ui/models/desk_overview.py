"""What the top bar and the welcome page show beside the open incident: other incidents, and what waits to go out."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from commander.board.deliveries import DeliveryState
from commander.board.record import ORGANISATION, Record
from commander.deadlines import deadlines
from ui.models.board import BoardModel
from ui.models.outlook import Outlook, outlook_of

if TYPE_CHECKING:
    from commander.drill.shelf import FinishedDrill
    from commander.reading import IncidentSummary, Reading

_Outlooks = dict[str, Outlook]
_Answer = tuple[
    "list[IncidentSummary]",
    "list[IncidentSummary]",
    "list[FinishedDrill]",
    Counter[str],
    _Outlooks,
    "list[IncidentSummary]",
]
# Records come in bursts; one look after a burst is enough for a list.
_REST_MS: Final = 150
_SHOWN: Final = 12
_OPEN: Final = 200
# More open incidents than people look after at once; each is folded again only after its own records.
_FOLDED: Final = 20
# What is left over until this morning stands there from the evening before.
_LEFT_OVER_WITHIN: Final = timedelta(hours=12)
_WAITING: Final = (DeliveryState.QUEUED, DeliveryState.SENDING)


class DeskOverview(QObject):
    """Read again after records have arrived. Window thread.

    changed: another list or other counts.
    """

    changed = Signal()

    def __init__(self, board: BoardModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.recent: list[IncidentSummary] = []
        self.open: list[IncidentSummary] = []
        self.left_over: list[IncidentSummary] = []  # closed, with something that is due today (4-14)
        self.drills: list[FinishedDrill] = []
        self.waiting: Counter[str] = Counter()  # scheme -> deliveries that are queued or under way
        self._finished_drills: Callable[[], list[FinishedDrill]] = list
        self._outlooks: _Outlooks = {}
        self._touched: set[str] = set()  # streams with records since the last look
        self._board = board
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._look)
        board.bridge.recorded.connect(self._note)

    def drills_read_by(self, finished_drills: "Callable[[], list[FinishedDrill]]") -> None:
        """What reads the drills that were played from this home, the newest first; called on the reading thread."""
        self._finished_drills = finished_drills

    @property
    def others(self) -> "list[IncidentSummary]":
        """Open incidents but the one shown, and closed ones of which something left over is due."""
        return [one for one in (*self.open, *self.left_over) if one.stream != self._board.stream]

    def due_of(self, one: "IncidentSummary") -> datetime | None:
        """When the first thing of an incident is due: a post, a question, an effect check, the end of the watch."""
        outlook = self.outlook(one.stream)
        if outlook is not None:
            return outlook.first_due
        clocks = [datetime.fromisoformat(text) for text in (one.promise, one.watch_until) if text]
        return min(clocks, default=None)

    def outlook(self, stream: str) -> Outlook | None:
        """What an open incident waits for; None: more are open than are folded, or it was not read yet."""
        return self._outlooks.get(stream)

    def read(self) -> None:
        """Ask the read side now; changed follows in any case."""
        self._ask(self._take)

    def read_soon(self) -> None:
        """Something was recorded, nobody says where: look once after the burst; it is said if the lists are others."""
        self._touched.update(self._outlooks)
        self._wait()

    def _note(self, records: tuple[Record, ...]) -> None:
        self._touched.update(record.stream for record in records)
        self._wait()

    def _wait(self) -> None:
        if not self._rest.isActive():
            self._rest.start()

    def _look(self) -> None:
        self._ask(self._take_if_new)

    def _ask(self, take: "Callable[[_Answer], None]") -> None:
        drills = self._finished_drills
        # Another policy is another cadence: every first post is due at another time.
        known: _Outlooks = {} if ORGANISATION in self._touched else dict(self._outlooks)
        for stream in self._touched:
            known.pop(stream, None)
        self._touched.clear()
        soon = self._board.now + _LEFT_OVER_WITHIN
        self._board.bridge.read(lambda reading: _answer(reading, drills, known, soon), take)

    def _take_if_new(self, answer: "_Answer") -> None:
        # Twenty entries a second change no list: whoever shows them must not paint them anew each time.
        shown = (self.recent, self.open, self.drills, self.waiting, self._outlooks, self.left_over)
        if answer != shown:
            self._take(answer)

    def _take(self, answer: "_Answer") -> None:
        self.recent, self.open, self.drills, self.waiting, self._outlooks, self.left_over = answer
        self.changed.emit()


def _answer(
    reading: "Reading",
    finished_drills: "Callable[[], list[FinishedDrill]]",
    known: _Outlooks,
    soon: datetime,
) -> "_Answer":
    waiting = Counter(
        debt.target.partition(":")[0] for debt in reading.open_debts() if debt.state in _WAITING
    )
    open_ones = reading.incidents(closed=False, limit=_OPEN)
    left_over = reading.left_over(soon)
    outlooks = _outlooks(reading, [one.stream for one in (*open_ones[:_FOLDED], *left_over)], known)
    recent = reading.incidents(limit=_SHOWN)
    return recent, open_ones, finished_drills()[:_SHOWN], waiting, outlooks, left_over


def _outlooks(reading: "Reading", streams: list[str], known: _Outlooks) -> _Outlooks:
    policy = reading.policy() if any(stream not in known for stream in streams) else None
    found: _Outlooks = {}
    for stream in streams:
        if stream in known:
            found[stream] = known[stream]
        elif policy is not None:
            board = reading.board(stream)
            found[stream] = outlook_of(board, deadlines(board, policy))
    return found
