"""What was written in the sheet and not sent: kept by itself a moment after each change, and found again."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, QTimer

from ui.bridge import Bridge
from ui.panes.sheet_composition import Composition

# Well within the half second after which typed text must survive anything.
_AFTER_MS = 250


class SheetDraft(QObject):
    """The draft of one incident at a time. Window thread; the disk is the journal thread's business."""

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._waiting: tuple[str, Composition] | None = None
        # What was handed to the disk last: opened again at once, a sheet would be sooner than the disk.
        self._handed: tuple[str, Composition] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save_now)

    def keep(self, stream: str, composition: Composition) -> None:
        """Keep it soon; what is kept last wins."""
        self._waiting = stream, composition
        self._timer.start(_AFTER_MS)

    def save_now(self) -> None:
        """Keep what waits to be kept."""
        self._timer.stop()
        if self._waiting is not None:
            stream, composition = self._waiting
            self._waiting, self._handed = None, self._waiting
            self._bridge.save_draft(_key(stream), msgspec.json.encode(composition).decode())

    def forget(self, stream: str) -> None:
        """It was sent: nothing is left to find."""
        self._timer.stop()
        self._waiting = self._handed = None
        self._bridge.save_draft(_key(stream), "")

    def find(self, stream: str, found: Callable[[Composition], None]) -> None:
        """Answer with what was left; never, when nothing was or when another version kept it."""

        def decode(text: str) -> None:
            try:
                left = msgspec.json.decode(text, type=Composition)
            except msgspec.MsgspecError:
                return  # what follows from the board stands
            found(left)

        if self._handed is not None and self._handed[0] == stream:
            kept = self._handed[1]
            self._bridge.push(lambda: found(kept))
            return
        self._bridge.read(lambda reading: reading.draft(_key(stream)), decode)


def _key(stream: str) -> str:
    return f"sheet:{stream}"
