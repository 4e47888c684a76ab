"""What the top bar and the welcome page show beside the open incident: other incidents, and what waits to go out."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from commander.board.deliveries import DeliveryState
from commander.board.record import ORGANISATION, Record
from commander.deadlines import deadlines
from ui.models.board import BoardModel

if TYPE_CHECKING:
    from commander.drill.shelf import FinishedDrill
    from commander.reading import IncidentSummary, Reading

_Dues = dict[str, datetime | None]
_Answer = tuple["list[IncidentSummary]", "list[IncidentSummary]", "list[FinishedDrill]", Counter[str], _Dues]
# Records come in bursts; one look after a burst is enough for a list.
_REST_MS: Final = 150
_SHOWN: Final = 12
_OPEN: Final = 200
# More open incidents than people look after at once; each is folded again only after its own records.
_FOLDED: Final = 20
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
        self.drills: list[FinishedDrill] = []
        self.waiting: Counter[str] = Counter()  # scheme -> deliveries that are queued or under way
        self._finished_drills: Callable[[], list[FinishedDrill]] = list
        self._dues: _Dues = {}
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
        """Open incidents but the one shown."""
        return [one for one in self.open if one.stream != self._board.stream]

    def due_of(self, one: "IncidentSummary") -> datetime | None:
        """When the first thing of an incident is due: a post, a question, an effect check, the end of the watch."""
        if one.stream in self._dues:
            return self._dues[one.stream]
        clocks = [datetime.fromisoformat(text) for text in (one.promise, one.watch_until) if text]
        return min(clocks, default=None)

    def read(self) -> None:
        """Ask the read side now; changed follows in any case."""
        self._ask(self._take)

    def read_soon(self) -> None:
        """Something was recorded, nobody says where: look once after the burst; it is said if the lists are others."""
        self._touched.update(self._dues)
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
        known: _Dues = {} if ORGANISATION in self._touched else dict(self._dues)
        for stream in self._touched:
            known.pop(stream, None)
        self._touched.clear()
        self._board.bridge.read(lambda reading: _answer(reading, drills, known), take)

    def _take_if_new(self, answer: "_Answer") -> None:
        # Twenty entries a second change no list: whoever shows them must not paint them anew each time.
        if answer != (self.recent, self.open, self.drills, self.waiting, self._dues):
            self._take(answer)

    def _take(self, answer: "_Answer") -> None:
        self.recent, self.open, self.drills, self.waiting, self._dues = answer
        self.changed.emit()


def _answer(
    reading: "Reading", finished_drills: "Callable[[], list[FinishedDrill]]", known: _Dues
) -> "_Answer":
    waiting = Counter(
        debt.target.partition(":")[0] for debt in reading.open_debts() if debt.state in _WAITING
    )
    open_ones = reading.incidents(closed=False, limit=_OPEN)
    dues = _dues(reading, [one.stream for one in open_ones[:_FOLDED]], known)
    return reading.incidents(limit=_SHOWN), open_ones, finished_drills()[:_SHOWN], waiting, dues


def _dues(reading: "Reading", streams: list[str], known: _Dues) -> _Dues:
    policy = reading.policy() if any(stream not in known for stream in streams) else None
    return {
        stream: known[stream]
        if stream in known or policy is None
        else min((one.due for one in deadlines(reading.board(stream), policy)), default=None)
        for stream in streams
    }
