"""What the top bar and the welcome page show beside the open incident: other incidents, and what waits to go out."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from commander.board.deliveries import DeliveryState
from commander.board.privacy_rights import may_read
from commander.board.record import ORGANISATION, Record
from commander.board.restricted import incident_of
from commander.deadlines import DeadlineKind, deadlines
from commander.deadlines.statutory import statutory_due
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
        self.has_read = False  # until then an empty list says nothing
        self.recent: list[IncidentSummary] = []
        self.open: list[IncidentSummary] = []
        self.left_over: list[
            IncidentSummary
        ] = []  # closed, and something is due today or never went out (4-14)
        self.drills: list[FinishedDrill] = []
        self.waiting: Counter[str] = Counter()  # scheme -> deliveries that are queued or under way
        self._finished_drills: Callable[[], list[FinishedDrill]] = list
        self._outlooks: _Outlooks = {}
        self._touched: set[str] = set()  # streams with records since the last look
        self._asked: dict[int, frozenset[str]] = {}  # which of them each look under way reads anew
        self._asks = 0
        self._board = board
        self._person = board.person  # who was told what only some may know
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._look)
        board.bridge.recorded.connect(self._note)
        board.bridge.restricted.connect(self._note)
        board.changed.connect(self._suit)

    def drills_read_by(self, finished_drills: "Callable[[], list[FinishedDrill]]") -> None:
        """What reads the drills that were played from this home, the newest first; called on the reading thread."""
        self._finished_drills = finished_drills

    @property
    def others(self) -> "list[IncidentSummary]":
        """Open incidents but the one shown, and closed ones of which something left over is due."""
        return [one for one in (*self.open, *self.left_over) if one.stream != self._board.stream]

    @property
    def left_over_elsewhere(self) -> "list[IncidentSummary]":
        """Closed incidents but the one shown that still owe something."""
        return [one for one in self.left_over if one.stream != self._board.stream]

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
        self._touched.update(incident_of(record.stream) for record in records)
        self._wait()

    def _suit(self) -> None:
        """Somebody else sits here: what the one before them might know is forgotten at once."""
        if self._person != self._board.person:
            self._person, self._outlooks, self.left_over = self._board.person, {}, []
            self.changed.emit()
            self._wait()

    def _wait(self) -> None:
        if not self._rest.isActive():
            self._rest.start()

    def _look(self) -> None:
        self._ask(self._take_if_new)

    def _ask(self, take: "Callable[[_Answer], None]") -> None:
        drills = self._finished_drills
        self._asks += 1
        self._asked[self._asks] = frozenset(self._touched)
        self._touched.clear()
        # What a look before this one reads anew is not here yet: this answer must not bring the old back.
        fresh: frozenset[str] = frozenset().union(*self._asked.values())
        # Another policy is another cadence: every first post is due at another time.
        keeps = ORGANISATION not in fresh
        known = {at: one for at, one in self._outlooks.items() if keeps and at not in fresh}
        now, person = self._board.now, self._person
        ask = partial(_answer, finished_drills=drills, known=known, now=now, person=person)
        self._board.bridge.read(ask, partial(self._hear, self._asks, person, take))

    def _hear(self, ask: int, person: str, take: "Callable[[_Answer], None]", answer: "_Answer") -> None:
        self._asked = {later: streams for later, streams in self._asked.items() if later > ask}
        # What was read for somebody else is not shown to whoever sits here now.
        if person == self._person:
            take(answer)

    def _take_if_new(self, answer: "_Answer") -> None:
        # Twenty entries a second change no list: whoever shows them must not paint them anew each time.
        shown = (self.recent, self.open, self.drills, self.waiting, self._outlooks, self.left_over)
        if answer != shown:
            self._take(answer)

    def _take(self, answer: "_Answer") -> None:
        self.has_read = True
        self.recent, self.open, self.drills, self.waiting, self._outlooks, self.left_over = answer
        self.changed.emit()


def _answer(
    reading: "Reading",
    *,
    finished_drills: "Callable[[], list[FinishedDrill]]",
    known: _Outlooks,
    now: datetime,
    person: str,
) -> "_Answer":
    waiting = Counter(
        debt.target.partition(":")[0] for debt in reading.open_debts() if debt.state in _WAITING
    )
    open_ones = reading.incidents(closed=False, limit=_OPEN)
    left_over = reading.left_over(now + _LEFT_OVER_WITHIN)
    tracked = reading.closed_with_track()
    folded = dict.fromkeys(one.stream for one in (*open_ones[:_FOLDED], *left_over, *tracked))
    outlooks = _outlooks(reading, list(folded), known, person)
    listed = {one.stream for one in left_over}
    left_over += [one for one in tracked if one.stream not in listed and _is_owed(outlooks[one.stream], now)]
    recent = reading.incidents(limit=_SHOWN)
    return recent, open_ones, finished_drills()[:_SHOWN], waiting, outlooks, left_over


def _is_owed(outlook: Outlook, now: datetime) -> bool:
    """Whether a report that a law asks for is near; the outlook holds it only for those who may know."""
    return any(one.kind is DeadlineKind.STATUTORY and one.warned_at <= now for one in outlook.deadlines)


def _outlooks(reading: "Reading", streams: list[str], known: _Outlooks, person: str) -> _Outlooks:
    policy = reading.policy() if any(stream not in known for stream in streams) else None
    found: _Outlooks = {}
    for stream in streams:
        if stream in known:
            found[stream] = known[stream]
        elif policy is not None:
            board = reading.board(stream)
            knows = board.privacy.has_track and may_read(board, policy, person)
            statutory = statutory_due(reading.track(stream, person)[0].statutory.clocks()) if knows else []
            found[stream] = outlook_of(board, deadlines(board, policy), statutory)
    return found
