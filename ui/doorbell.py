"""The window's socket in the home folder: another process pokes it after writing, or asks it to come forward."""

import contextlib
import socket
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from commander.locks import HEARD

_FILE = "window.sock"
_LONGEST = 64
_PATIENCE_S = 0.05


class Doorbell(QObject):
    """Lives in the window thread. Where the system has no such sockets, the look each second is enough."""

    poked = Signal()  # somebody wrote into the journal
    settings_written = Signal(str)  # other settings, or another token of a channel
    raised = Signal()  # somebody started the program again
    # Somebody wants the scribe's window; the incident, or empty: whichever is shown.
    scribe_asked = Signal(str)

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = home / _FILE
        self._notifier: QSocketNotifier | None = None
        self._socket: socket.socket | None = None
        if not hasattr(socket, "AF_UNIX"):
            return
        with contextlib.suppress(OSError):
            self._listen()

    def close(self) -> None:
        """Stop listening."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
        if self._socket is not None:
            self._socket.close()
            self._socket = None
            self._path.unlink(missing_ok=True)

    def _listen(self) -> None:
        # The caller holds the window's lock: a socket file that lies here is a dead program's.
        self._path.unlink(missing_ok=True)
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            listener.bind(str(self._path))
            self._path.chmod(0o600)
            listener.listen(8)
            listener.setblocking(False)
        except OSError:
            listener.close()
            raise
        self._socket = listener
        self._notifier = QSocketNotifier(listener.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._answer)

    def _answer(self) -> None:
        if self._socket is None:
            return
        with contextlib.suppress(OSError):
            visitor, _ = self._socket.accept()
            with visitor:
                # A visitor who says nothing must not make the window stand still.
                visitor.settimeout(_PATIENCE_S)
                word = b""
                with contextlib.suppress(TimeoutError):
                    word = visitor.recv(_LONGEST)
                with contextlib.suppress(OSError):
                    visitor.sendall(HEARD)
            what, _, about = word.decode("utf-8", "replace").partition(" ")
            if what.strip() == "scribe":
                self.scribe_asked.emit(about.strip())
            elif what.strip() == "settings":
                self.settings_written.emit(about.strip())
            elif word.startswith(b"raise"):
                self.raised.emit()
            else:
                self.poked.emit()
