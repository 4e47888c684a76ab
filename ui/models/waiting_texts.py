"""The texts that wait because nothing gets through, read again after records have arrived."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from commander.board.deliveries import DeliveryAttempted, DeliveryDecided, DeliverySettled
from commander.board.message import BroadcastOrdered
from commander.board.record import Record
from commander.board.waiting import Waiting, WaitingText
from ui.bridge import Bridge

if TYPE_CHECKING:
    from commander.reading import Reading

_MOVING: Final = (BroadcastOrdered, DeliveryAttempted, DeliverySettled, DeliveryDecided)


class WaitingTexts(QObject):
    """Window thread. Bursts of records are answered by two looks at most.

    changed: something else waits, or nothing any more.
    """

    changed = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now = Waiting()
        self._bridge = bridge
        self._is_asked = self._is_behind = False
        bridge.recorded.connect(self._note)

    def of(self, incident: str) -> tuple[WaitingText, ...]:
        """The texts of one incident that wait; none while nothing is in the way."""
        return self.now.of(incident) if self.now.since is not None else ()

    def read(self) -> None:
        """Look now; what is asked meanwhile is asked once more after the answer."""
        self._is_behind = self._is_asked
        if not self._is_asked:
            self._is_asked = True
            self._bridge.read(_waiting, self._take)

    def _note(self, records: tuple[Record, ...]) -> None:
        if any(isinstance(record.event, _MOVING) for record in records):
            self.read()

    def _take(self, waiting: Waiting) -> None:
        self._is_asked = False
        if waiting != self.now:
            self.now = waiting
            self.changed.emit()
        if self._is_behind:
            self.read()


def _waiting(reading: "Reading") -> Waiting:
    return reading.waiting()
