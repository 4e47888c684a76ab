"""Read-back in a running window: the lookout's thread, what wakes it, and its readings for the panes."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from commander.board.deliveries import DeliverySettled
from commander.board.record import Record
from commander.clock import utc_now
from commander.outbox.glances import Glance
from ui.bridge import Bridge
from ui.lookout import LookoutThread
from ui.models.board import BoardModel
from ui.models.last_read import LastRead

if TYPE_CHECKING:
    from commander.reading import Reading


class ReadBack(QObject):
    """Window thread. Begins with the sender, for whoever sends is also who looks; ends before the journal does."""

    def __init__(
        self,
        home: Path,
        bridge: Bridge,
        model: BoardModel,
        readers: Mapping[str, object],
        open_reading: "Callable[[], Reading]",
        now: Callable[[], datetime] = utc_now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._home, self._bridge, self._model = home, bridge, model
        self._readers, self._open_reading, self._now = readers, open_reading, now
        self._thread: LookoutThread | None = None
        model.opened.connect(self._on_opened)
        model.last_reads.wanted.connect(self._look)
        bridge.recorded.connect(self._on_recorded)

    def begin(self) -> None:
        """Read from now on."""
        if self._thread is not None:
            return
        self._thread = LookoutThread(
            self._bridge, self._home, self._readers, self._open_reading, self._told, self._now
        )
        self._thread.start()
        self._on_opened()

    def end(self) -> None:
        """Read no more; waits for the thread."""
        if self._thread is not None:
            self._thread.stop()

    def _on_opened(self) -> None:
        stream = self._model.stream
        if self._thread is None or not stream:
            return
        known = self._thread.glances.of(stream).values()
        self._model.last_reads.take(tuple(map(_last_read, known)))
        self._thread.opened(stream)

    def _look(self, incident: str) -> None:
        if self._thread is not None:
            self._thread.look_at(incident)

    def _on_recorded(self, records: tuple[Record, ...]) -> None:
        if self._thread is not None and any(isinstance(one.event, DeliverySettled) for one in records):
            self._thread.wake()

    def _told(self, glance: Glance) -> None:
        """On the lookout's thread."""
        self._bridge.push(lambda: self._model.last_reads.take((_last_read(glance),)))


def _last_read(glance: Glance) -> LastRead:
    return LastRead(
        incident=glance.incident,
        target=glance.target,
        key=glance.key,
        read_at=glance.read_at,
        detail=glance.detail,
    )
