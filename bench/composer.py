"""Key to painted in the scribe's composer, 100,000 entries beside it, another process writing 20 a second."""

import contextlib
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from bench.figure import Figure, quantile
from bench.stores import long_incident
from ui.panes.composer_text import ComposerText
from ui.program import Program
from ui.start import left_in_peace

_KEYS = 800
_EVERY_S = 0.025
_PER_SECOND = 20.0
_PATIENCE_S = 20.0
_WAKE_MS = 1
_LINE = "22:31 decision: roll back to v411, ask @p-c and the database team by 22:58, check again +10m "
_REPO = Path(__file__).resolve().parent.parent


class _Painted(QObject):
    """Counts the paints of the composer's text."""

    def __init__(self, text: ComposerText) -> None:
        super().__init__()
        self.count = 0
        text.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False


def measure() -> list[Figure]:
    """A line of everything that is understood, typed over and over in the scribe's window."""
    home, stream = long_incident()
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication([])
    program = Program(app, home, language="ja", theme="dark")
    peace = contextlib.ExitStack()
    peace.enter_context(left_in_peace(program))
    try:
        text, rows = _open(app, program, stream)
        calm = _type(app, text)
        command = [sys.executable, "-m", "bench.other_desk", str(home), stream, str(_PER_SECOND)]
        before = rows()
        with subprocess.Popen(command, cwd=_REPO) as other:
            loaded = _type(app, text)
            other.kill()
        arrived = rows() - before
    finally:
        program.end()
        peace.close()
        shutil.rmtree(home)
    beside = f"alone p50 {quantile(calm, 50):.1f}, p99 {quantile(calm, 99):.1f} ms; {arrived} rows arrived meanwhile"
    what = "key to painted in the composer, 100,000 entries beside, 20 entries/s arriving"
    return [
        Figure(what=f"{what}, p50", value=quantile(loaded, 50), baseline=beside),
        Figure(what=f"{what}, p99", value=quantile(loaded, 99), budget=16, baseline=beside),
    ]


def _open(app: QApplication, program: Program, stream: str) -> tuple[ComposerText, Callable[[], int]]:
    program.windows.open_scribe(stream)
    window = program.windows.scribe
    if window is None:
        raise RuntimeError("the scribe's window was not made")
    rows = window.timeline.feed.model.rowCount
    end = time.monotonic() + _PATIENCE_S
    while rows() < 100_000:
        app.processEvents()
        if time.monotonic() > end:
            raise TimeoutError("the incident was not opened")
    return window.timeline.composer.text, rows


def _type(app: QApplication, text: ComposerText) -> list[float]:
    """Milliseconds from when a key was due until the text was painted; a window that was busy then is late."""
    painted = _Painted(text)
    text.setPlainText("")
    times: list[float] = []
    wake = QTimer()
    wake.start(_WAKE_MS)
    due = time.perf_counter() + _EVERY_S
    for _, key in zip(range(_KEYS), cycle(_LINE), strict=False):
        while time.perf_counter() < due:
            # Asleep until something comes, as the loop of a real window: the other threads have Python's lock then.
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if len(text.toPlainText()) >= len(_LINE):
            text.setPlainText("")
            app.processEvents()
            due = time.perf_counter()
        before = painted.count
        QTest.keyClicks(text, key)
        while painted.count == before:
            app.processEvents()
        times.append((time.perf_counter() - due) * 1000)
        due = max(due, time.perf_counter()) + _EVERY_S
    text.setPlainText("")
    return times
