"""The restricted stream of the incident shown, for whoever sits here and may read it; for others it stays empty."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from commander.board.board import Board
from commander.board.erasure import EntryErased
from commander.board.policy import Policy
from commander.board.privacy_rights import may_read
from commander.board.privacy_track import Track, evolve, follows_track
from commander.board.record import Record
from commander.board.refusal import Refused
from commander.board.restricted import restricted_of
from commander.board.statutory_clocks import Clock, ClockState
from ui.bridge import Bridge

if TYPE_CHECKING:
    from commander.reading import Reading

_Read = tuple[Track, list[Record]]


@dataclass(frozen=True, slots=True)
class Reader:
    """Who would read, of which incident, and by whose rules."""

    board: Board
    policy: Policy
    person: str


class TrackModel(QObject):
    """Window thread. Reads nothing before there is a track and a right to it; forgets all when the right ends.

    reader: who sits here now, and what is shown. changed: the track, or the right to it, is another.
    """

    changed = Signal()

    def __init__(self, bridge: Bridge, reader: Callable[[], Reader], parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._reader = bridge, reader
        self.track = Track()
        self.records: tuple[Record, ...] = ()  # oldest first
        self._running: tuple[Clock, ...] = ()
        self._stream = ""  # the incident whose track is held; empty: none
        self._asked = 0
        # What became durable while the read side was answering: its answer may be older than that.
        self._meanwhile: list[Record] = []
        bridge.restricted.connect(self._follow)

    @property
    def is_open(self) -> bool:
        """Whether whoever sits here may read it."""
        reader = self._reader()
        return bool(reader.board.stream) and may_read(reader.board, reader.policy, reader.person)

    def clocks(self) -> list[Clock]:
        """The clocks that run, the next due first; worked out once for a track, and asked each second."""
        return list(self._running) if self.is_open else []

    def due(self) -> list[tuple[Clock, datetime]]:
        """The same with the instant by which each is late."""
        return [(one, one.due.at) for one in self.clocks() if one.due is not None]

    def suit(self) -> None:
        """Another board: perhaps another incident, perhaps another right."""
        board = self._reader().board
        wanted = board.stream if board.privacy.has_track and self.is_open else ""
        if wanted == self._stream:
            return
        self._hold(wanted, Track(), ())
        if wanted:
            self._read(wanted)

    def _read(self, stream: str) -> None:
        person = self._reader().person
        self._asked += 1

        def take(answer: _Read | None) -> None:
            self._asked -= 1
            meanwhile = list(self._meanwhile)
            if not self._asked:
                self._meanwhile.clear()
            if self._stream == stream and answer is not None:
                self._take(stream, answer, meanwhile)

        self._bridge.read(lambda reading: _read(reading, stream, person), take)

    def _take(self, stream: str, answer: _Read, meanwhile: list[Record]) -> None:
        track, records = answer
        is_behind = False
        for record in meanwhile:
            if record.stream == restricted_of(stream) and follows_track(track, record):
                track = evolve(track, record)
                records.append(record)
                # It takes words out, and they are in this answer still.
                is_behind |= isinstance(record.event, EntryErased)
        self._hold(stream, track, tuple(records))
        if is_behind:
            self._read(stream)

    def _follow(self, records: tuple[Record, ...]) -> None:
        ours = [one for one in records if self._stream and one.stream == restricted_of(self._stream)]
        if self._asked:
            self._meanwhile += ours
            return
        track = self.track
        for record in ours:
            # What was erased is in here with its words still: they go from memory, too.
            if isinstance(record.event, EntryErased) or not follows_track(track, record):
                self._read(self._stream)  # or it belongs further back: folded whole
                return
            track = evolve(track, record)
        if ours:
            self._hold(self._stream, track, (*self.records, *ours))

    def _hold(self, stream: str, track: Track, records: tuple[Record, ...]) -> None:
        self._stream, self.track, self.records = stream, track, records
        clocks = track.statutory.clocks()
        self._running = tuple(one for one in clocks if one.state is ClockState.RUNNING)
        self.changed.emit()


def _read(reading: "Reading", stream: str, person: str) -> _Read | None:
    try:
        return reading.track(stream, person)
    except Refused:
        return None  # the right ended while it was asked for
