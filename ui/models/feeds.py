"""The signals that belong to no incident, and how the feeds stand at this desk, as the window shows them."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from commander.board.feeds import FEEDS
from commander.board.record import Record
from commander.board.signals import Signal as BoardSignal
from commander.intake.pulse import FeedStanding
from ui.bridge import Bridge, Turn

if TYPE_CHECKING:
    from commander.reading import Reading

_Waiting = tuple[BoardSignal, ...]
_ALERTS: Final = "alertmanager"
_DROPPED: Final = "drop-folder"


class FeedsModel(QObject):
    """Window thread. A burst of records is answered by two looks at most.

    changed: other signals wait, or a feed stands otherwise.
    """

    changed = Signal()
    # The key of a dropped file that was not read, and that somebody has seen.
    put_away = Signal(str)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.waiting: _Waiting = ()  # that nobody has judged, the most urgent first
        self.standings: dict[str, FeedStanding] = {}
        self._bridge = bridge
        self._is_asked = self._is_behind = False
        bridge.recorded.connect(self._note)

    def read(self) -> None:
        """Look now; what is asked meanwhile is asked once more after the answer."""
        self._is_behind = self._is_asked
        if not self._is_asked:
            self._is_asked = True
            self._bridge.read(_waiting, self._take, turn=Turn.LATER)

    def take_standing(self, standing: FeedStanding) -> None:
        """A feed stands so now. That it answered once more is no change anybody must see."""
        before = self.standings.get(standing.name)
        self.standings[standing.name] = standing
        if before is None or _face(before) != _face(standing):
            self.changed.emit()

    @property
    def dropped(self) -> FeedStanding | None:
        """How the drop folder stands; None: nobody has looked into it yet."""
        return self.standings.get(_DROPPED)

    @property
    def is_calm(self) -> bool:
        """Whether nothing waits for a person: no signal, no dropped file that was not read."""
        return not self.waiting and not (self.dropped and self.dropped.left)

    @property
    def alerts(self) -> FeedStanding | None:
        """How the Alertmanager stands; None: there is none, or it was not asked yet."""
        return self.standings.get(_ALERTS)

    def _note(self, records: tuple[Record, ...]) -> None:
        if any(record.stream == FEEDS for record in records):
            self.read()

    def _take(self, waiting: _Waiting) -> None:
        self._is_asked = False
        if waiting != self.waiting:
            self.waiting = waiting
            self.changed.emit()
        if self._is_behind:
            self.read()


def _face(standing: FeedStanding) -> tuple[object, ...]:
    return (
        standing.trouble,
        standing.silent_since,
        standing.firing,
        standing.silenced,
        standing.inhibited,
        standing.was_asked,
        standing.left,
        standing.newest_left,
    )


def _waiting(reading: "Reading") -> _Waiting:
    return tuple(reading.feeds().signals.untriaged())
