"""An import of customers in a process of its own: the window goes on painting, and stopping it is killing it."""

import sys
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from commander.customers.worker import Order, Told

_MAIN: Final = Path(__file__).parent.parent / "main.py"


class ImportProcess(QObject):
    """One import at a time. Window thread; progressed, then exactly one of ended (a Told) for each start."""

    progressed = Signal(str, int)
    ended = Signal(Told)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._rest = b""
        self._last = Told()

    @property
    def is_running(self) -> bool:
        """Whether an import is under way."""
        return self._process is not None

    def start(self, order: Order) -> None:
        """Begin. The order goes through a pipe: it holds the list's key."""
        process = self._process = QProcess(self)
        self._rest, self._last = b"", Told()
        process.setProcessEnvironment(QProcessEnvironment.systemEnvironment())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._finish)
        process.errorOccurred.connect(self._on_error)
        # A frozen program is its own command; else Python runs the tree.
        itself = [] if getattr(sys, "frozen", False) else [str(_MAIN)]
        process.start(sys.executable, [*itself, "customers", "take"])
        process.write(msgspec.json.encode(order))
        process.closeWriteChannel()

    def stop(self) -> None:
        """End it now: the version before stands."""
        if self._process is not None:
            self._process.kill()

    def _read(self) -> None:
        if self._process is None:
            return
        *lines, self._rest = (self._rest + self._process.readAllStandardOutput().data()).split(b"\n")
        for line in lines:
            try:
                self._last = msgspec.json.decode(line, type=Told)
            except msgspec.MsgspecError:
                continue  # a line of the system's own
            if self._last.stage:
                self.progressed.emit(self._last.stage, self._last.rows)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._finish()

    def _finish(self) -> None:
        process = self._process
        if process is None:
            return
        self._read()
        self._process = None
        process.deleteLater()
        # Killed, or never begun: the last line is no answer.
        self.ended.emit(self._last if self._last.version or self._last.why else Told())
