"""When each target was last read back, for the panes to show. Local to this machine; told by the lookout."""

from datetime import datetime

import msgspec
from PySide6.QtCore import QObject, Signal


class LastRead(msgspec.Struct, frozen=True, kw_only=True):
    """The last reading of one target."""

    incident: str
    target: str
    key: str  # of the delivery that was looked for
    read_at: datetime | None  # when it could last be read
    detail: str  # why it could not be read the last time; empty: it could


class LastReads(QObject):
    """Window thread. changed: one more reading. wanted: a person wants an incident read now."""

    changed = Signal()
    wanted = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: dict[tuple[str, str], LastRead] = {}

    def take(self, reads: tuple[LastRead, ...]) -> None:
        """What was read; the newest counts."""
        self._known |= {(one.incident, one.target): one for one in reads}
        self.changed.emit()

    def of(self, incident: str, target: str, key: str) -> LastRead | None:
        """The last reading of one delivery at its target; None: it was not looked for yet."""
        found = self._known.get((incident, target))
        return found if found is not None and found.key == key else None

    def look(self, incident: str) -> None:
        """Ask for a reading now."""
        if incident:
            self.wanted.emit(incident)
