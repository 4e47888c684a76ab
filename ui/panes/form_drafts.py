"""What was typed in the forms of one pane and is not recorded: kept by itself a moment after each key, found again."""

from collections.abc import Iterable, Mapping
from functools import partial

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from ui.bridge import Bridge

# Well within the half second after which typed text must survive anything.
_AFTER_MS = 250


class FormDrafts(QObject):
    """The drafts of one pane, a key for each incident and row. Window thread; the disk is the journal thread's.

    found: what was left in the rows of the incident that is shown has been read.
    """

    found = Signal()

    def __init__(self, bridge: Bridge, pane: str, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._pane = bridge, pane
        self._stream = ""
        self._left: dict[tuple[str, str], dict[str, str]] = {}
        self._waiting: dict[str, dict[str, str]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save_now)

    def find(self, stream: str, rows: Iterable[str]) -> None:
        """Read what was left in these rows; `found` follows. Until then nothing is left in any."""
        self.save_now()
        self._stream = stream
        self._left.clear()
        keys = {row: self._key(stream, row) for row in rows}
        if keys:
            self._bridge.read(
                lambda reading: {row: reading.draft(key) for row, key in keys.items()},
                partial(self._take, stream),
            )

    def left(self, stream: str, row: str) -> Mapping[str, str]:
        """What was typed in a row, by field; empty: nothing is left."""
        return self._left.get((stream, row), {})

    def keep(self, stream: str, row: str, fields: Mapping[str, str]) -> None:
        """Keep what stands in the fields soon; none: nothing is left. What is kept last wins."""
        self._left[stream, row] = dict(fields)
        self._waiting[self._key(stream, row)] = dict(fields)
        self._timer.start(_AFTER_MS)

    def forget(self, stream: str, row: str) -> None:
        """It was recorded or given up: nothing is left to find."""
        self._left.pop((stream, row), None)
        self._waiting.pop(self._key(stream, row), None)
        self._bridge.save_draft(self._key(stream, row), "")

    def save_now(self) -> None:
        """Keep what waits to be kept."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, {}
        for key, fields in waiting.items():
            self._bridge.save_draft(key, msgspec.json.encode(fields).decode() if fields else "")

    def _take(self, stream: str, kept: dict[str, str]) -> None:
        if self._stream == stream:
            for row, text in kept.items():
                if fields := _fields(text):
                    # What was typed while the disk was asked is newer.
                    self._left.setdefault((stream, row), fields)
            self.found.emit()

    def _key(self, stream: str, row: str) -> str:
        return f"form:{stream}:{self._pane}:{row}"


def _fields(text: str) -> dict[str, str]:
    try:
        return msgspec.json.decode(text, type=dict[str, str]) if text else {}
    except msgspec.MsgspecError:
        return {}  # another version kept it in another shape
