"""What the top bar and the welcome page show beside the open incident: other incidents, and what waits to go out."""

from collections import Counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from commander.board.deliveries import DeliveryState
from ui.models.board import BoardModel

if TYPE_CHECKING:
    from commander.reading import IncidentSummary, Reading

# Records come in bursts; one look after a burst is enough for a list.
_REST_MS: Final = 150
_SHOWN: Final = 12
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
        self.waiting: Counter[str] = Counter()  # scheme -> deliveries that are queued or under way
        self._board = board
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.read)
        board.bridge.recorded.connect(self._on_recorded)

    @property
    def others(self) -> "list[IncidentSummary]":
        """Open incidents but the one shown."""
        return [one for one in self.open if one.stream != self._board.stream]

    def read(self) -> None:
        """Ask the read side now."""
        self._board.bridge.read(_answer, self._take)

    def _on_recorded(self) -> None:
        if not self._rest.isActive():
            self._rest.start()

    def _take(self, answer: "tuple[list[IncidentSummary], list[IncidentSummary], Counter[str]]") -> None:
        self.recent, self.open, self.waiting = answer
        self.changed.emit()


def _answer(reading: "Reading") -> "tuple[list[IncidentSummary], list[IncidentSummary], Counter[str]]":
    waiting = Counter(
        debt.target.partition(":")[0] for debt in reading.open_debts() if debt.state in _WAITING
    )
    return reading.incidents(limit=_SHOWN), reading.incidents(closed=False), waiting
