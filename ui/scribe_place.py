"""Where the scribe's window stands and with which incident, kept so that it is there again after kill -9."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QByteArray, QEvent, QObject, QTimer
from PySide6.QtWidgets import QMainWindow
from typing_extensions import override

from commander.board.refusal import Refused
from ui.bridge import Bridge

if TYPE_CHECKING:
    from commander.reading import Reading

_KEY: Final = "scribe-window"  # kept as a draft: local, and never in the record
_AFTER_MS: Final = 400
_MOVES: Final = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.WindowStateChange}
)


class ScribeLeft(msgspec.Struct, frozen=True, kw_only=True):
    """How the window was left. is_open: nobody closed it. in_front: it was worked in, not the board's window."""

    is_open: bool = False
    in_front: bool = False
    stream: str = ""
    geometry: str = ""  # Qt's own word for where on which screen


class ScribePlace(QObject):
    """Follows the window while it stands open. Window thread; the disk is the journal thread's.

    shown: the incident that the scribe's window shows.
    """

    def __init__(self, bridge: Bridge, board: QMainWindow, shown: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._board, self._shown = bridge, board, shown
        self._window: QMainWindow | None = None
        self._stands = self._in_front = False
        self._is_found = False  # until then nothing is kept: it would stand where it was to be found
        self._kept = ScribeLeft()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_MS)
        self._soon.timeout.connect(self.keep)
        board.installEventFilter(self)

    def follow(self, window: QMainWindow) -> None:
        """From here on what becomes of the window is kept a moment later."""
        self._window = window
        window.installEventFilter(self)

    def keep(self) -> None:
        """Keep where it stands now; one that is not shown stands nowhere."""
        self._keep(is_open=True)

    def leave(self) -> None:
        """A person closes it: it stays closed, and stands there again when it is asked for."""
        self._keep(is_open=False)
        self._stands = False

    def rest(self) -> None:
        """The program ends with the window open: it is kept as it stands, and followed no more."""
        self.keep()
        self._stands = False

    def put(self, window: QMainWindow, left: ScribeLeft) -> None:
        """Where it stood; what is on no screen any more Qt brings onto one."""
        if left.geometry:
            window.restoreGeometry(
                QByteArray.fromBase64(QByteArray(left.geometry.encode("ascii", "replace")))
            )

    def find(self, done: Callable[[ScribeLeft], None]) -> None:
        """Read how it was left; an incident that is over by now is none to go back to."""

        def found(left: ScribeLeft) -> None:
            self._kept, self._is_found = left, True
            done(left)

        self._bridge.read(_left, found)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        kind = event.type()
        if kind is QEvent.Type.Show and watched is self._window:
            self._stands = True
        if kind is QEvent.Type.WindowActivate:
            self._in_front = watched is self._window
            if self._stands:
                self._soon.start()
        elif kind in _MOVES and watched is self._window and self._stands:
            self._soon.start()
        return False

    def _keep(self, *, is_open: bool) -> None:
        self._soon.stop()
        window = self._window
        if window is None or not self._stands or not self._is_found:
            return
        left = ScribeLeft(
            is_open=is_open,
            in_front=is_open and self._in_front,
            stream=self._shown(),
            geometry=window.saveGeometry().toBase64().toStdString(),
        )
        if left != self._kept:
            self._kept = left
            self._bridge.save_draft(_KEY, msgspec.json.encode(left).decode())


def _left(reading: "Reading") -> ScribeLeft:
    """On the reading thread."""
    try:
        left = msgspec.json.decode(reading.draft(_KEY) or "{}", type=ScribeLeft)
    except msgspec.MsgspecError:
        return ScribeLeft()  # another version kept it in another shape
    return msgspec.structs.replace(left, stream=open_still(reading, left.stream))


def open_still(reading: "Reading", stream: str) -> str:
    """The incident if it is there and nobody closed it; else empty. On the reading thread."""
    if not stream:
        return ""
    try:
        incident = reading.incident(stream)
    except Refused:
        return ""
    return "" if incident.closed else incident.stream
