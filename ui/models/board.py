"""The board that the window shows: folded from the records that arrive, whole from the read side when need be."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from commander.board.board import Board, evolve, follows, order
from commander.board.event_kinds import is_folded
from commander.board.one_name import as_listed
from commander.board.policy import Policy
from commander.board.record import AUTOMATIC, ORGANISATION, Record
from commander.clock import utc_now
from commander.deadlines import Deadline, deadlines
from ui.bridge import Bridge
from ui.models.feeds import FeedsModel
from ui.models.last_read import LastReads
from ui.models.privacy_track import Reader, TrackModel
from ui.models.slack_hearing import SlackHearing
from ui.models.waiting_texts import WaitingTexts

if TYPE_CHECKING:
    from commander.reading import Reading

_TICK_MS = 1000


class BoardModel(QObject):
    """One incident's board and the organisation's policy, always as durable as the journal. Window thread.

    changed: the board or the policy is another. ticked: a second has passed; clocks repaint, nothing is read.
    opened: another incident is shown (or none: stream is empty). opening: it is being read; the answers to what
    is asked by then come after `opened`.
    """

    changed = Signal()
    opened = Signal()
    opening = Signal(str)
    ticked = Signal()

    def __init__(
        self,
        bridge: Bridge,
        *,
        person: str,
        zone: str,
        now: Callable[[], datetime] = utc_now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.last_reads = LastReads(self)  # of this machine; in no record
        self.slack = SlackHearing(self)  # the same
        self.feeds = FeedsModel(bridge, self)  # signals of no incident, and what brings them
        self.waiting = WaitingTexts(bridge, self)  # what can't be sent just now, of every incident
        self.person = person
        self.zone = zone
        self._folded = self.board = Board(stream="")  # as the records have it; with people by their keys
        self.policy = Policy()
        # When a person last recorded something here, entries of the timeline too, which the board doesn't fold.
        self.heard_at: datetime | None = None
        self.pace = 1.0  # how many seconds of the clock go by in one of the person's: more in a drill
        self._now = now
        # Asked by several panes each second; no deadline depends on the time.
        self._due_of = self.board, self.policy
        self._due = deadlines(self.board, self.policy)
        self._wanted = ""
        # What became durable while the read side was answering: its answer may be older than that.
        self._meanwhile: list[Record] = []
        self._asked = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.ticked)
        bridge.recorded.connect(self._follow)
        # Empty for whoever may not read it.
        self.restricted = TrackModel(bridge, lambda: Reader(self.board, self.policy, self.person), self)
        self.changed.connect(self.restricted.suit)

    @property
    def stream(self) -> str:
        """The incident shown; empty: none."""
        return self.board.stream

    @property
    def now(self) -> datetime:
        """The time that clocks show."""
        return self._now()

    def sit(self, person: str) -> None:
        """Somebody else sits at this desk from now on."""
        self.person = person
        self.changed.emit()

    def deadlines(self) -> list[Deadline]:
        """Everything that is due on this incident, the next one first; the same for the same board and policy."""
        if self._due_of[0] is not self.board or self._due_of[1] is not self.policy:
            self._due_of = self.board, self.policy
            self._due = deadlines(self.board, self.policy)
        return self._due

    def look_now(self) -> None:
        """Have what the targets of this incident show read now."""
        self.last_reads.look(self.stream)

    @property
    def is_opening(self) -> bool:
        """Whether an incident that was asked for has not been read yet."""
        return bool(self._wanted) and self._wanted != self.stream

    def open(self, stream: str) -> None:
        """Show another incident; opened and changed follow when it has been read."""
        self._wanted = stream
        self._asked += 1
        self.bridge.read(lambda reading: _whole(reading, stream), self._take)
        if stream != self.stream:
            self.opening.emit(stream)
        self.waiting.read()
        if not self._timer.isActive():
            self._timer.start()

    def close_incident(self) -> None:
        """Show none."""
        self._wanted = ""
        self._folded = self.board = Board(stream="")
        self._timer.stop()
        self.opened.emit()
        self.changed.emit()

    def load_policy(self) -> None:
        """Read the policy before any incident is open."""
        self.bridge.read(lambda reading: reading.policy(), self._take_policy)

    def _take(self, answer: tuple[Board, Policy, datetime | None]) -> None:
        board, policy, heard_at = answer
        self._asked -= 1
        meanwhile, self._meanwhile = self._meanwhile, []
        if board.stream != self._wanted:
            return  # the person has gone on to another
        is_behind = False
        for record in meanwhile:
            if follows(board, record):
                board = evolve(board, record)
            else:
                # It takes words out, and they are folded into this board.
                is_behind |= order(record) > board.newest
        self._folded, board = board, as_listed(board, policy)
        is_another = board.stream != self.board.stream
        self.heard_at = heard_at if is_another else max(filter(None, (heard_at, self.heard_at)), default=None)
        self.board, self.policy = board, policy
        if is_another:
            self.opened.emit()
        self.changed.emit()
        if is_behind:
            self._read_again()

    def _take_policy(self, policy: Policy) -> None:
        self.policy = policy
        self.changed.emit()

    def _follow(self, records: tuple[Record, ...]) -> None:
        if self._asked:
            self._meanwhile += [one for one in records if one.stream == self._wanted and is_folded(one)]
        if self._wanted != self.stream:
            return  # another incident is being read; what arrives for it waits in _meanwhile
        self._hear(records)
        ours = [record for record in records if record.stream == self.stream and is_folded(record)]
        if any(record.stream == ORGANISATION for record in records):
            self._read_again()
            return
        board = self._folded
        for record in ours:
            if not follows(board, record):
                # A record that belongs further back changes what follows from it: fold whole.
                self._read_again()
                return
            board = evolve(board, record)
        if ours:
            self._folded, self.board = board, as_listed(board, self.policy)
            self.changed.emit()

    def _hear(self, records: tuple[Record, ...]) -> None:
        if any(one.stream == self.stream and one.author != AUTOMATIC for one in records):
            # By the clock that is shown: in a drill it is another than the machine's.
            self.heard_at = self.now

    def _read_again(self) -> None:
        if self._wanted:
            self.open(self._wanted)
        else:
            self.load_policy()


def _whole(reading: "Reading", stream: str) -> tuple[Board, Policy, datetime | None]:
    _, _, last = reading.extent(stream)
    newest = [row.record for row in reading.timeline_rows([last])]
    heard = next((record.occurred.instant for record in newest if record.author != AUTOMATIC), None)
    return reading.board(stream), reading.policy(), heard
