"""Enter to durable to painted in the real window: 100,000 entries, another process writing, a verify running."""

import contextlib
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from bench.figure import Figure, quantile
from bench.stores import long_incident, sentence
from ui.program import Program
from ui.start import left_in_peace

_ENTRIES = 150
_PER_SECOND = 20.0
_PATIENCE_S = 20.0
_LONG = 100_000
_AT_REST_S = 2.0  # what a start leaves for later is done: nobody chooses an incident within a second of it
_TYPED_S = 0.02  # a person types letter by letter: what was typed is on the screen when Enter is pressed
_SEEN_S = 1.0  # before that Enter does nothing: the page has only just come up
_LATEST = 30
_WAKE_MS = 5
_REPO = Path(__file__).resolve().parent.parent


class _Painted(QObject):
    """Notices the paint of the timeline that shows what is waited for."""

    def __init__(self, app: QApplication, program: Program) -> None:
        super().__init__()
        self._app = app
        self._is_shown: Callable[[], bool] = lambda: False
        self._was_painted = False
        program.window.page.timeline.view.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Paint and self._is_shown():
            self._was_painted = True
        return False

    def wait(self, is_shown: Callable[[], bool]) -> None:
        self._is_shown, self._was_painted = is_shown, False
        _until(self._app, lambda: self._was_painted)


def measure() -> list[Figure]:
    """Opening the incident, then entries by the keyboard alone and under load."""
    home, stream = long_incident()
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication([])
    program = Program(app, home, language="ja", theme="dark")
    peace = contextlib.ExitStack()
    peace.enter_context(left_in_peace(program))
    try:
        program.window.show()
        _until(app, lambda: program.is_open)
        opened, whole, painted = _open(app, program, stream)
        calm = _entries(app, program, painted)
        with _Others(home, stream):
            loaded = _entries(app, program, painted)
    finally:
        program.end()
        peace.close()
        shutil.rmtree(home)
    beside = f"without the load p50 {quantile(calm, 50):.1f}, p95 {quantile(calm, 95):.1f} ms"
    what = "Enter to painted, 100,000 entries, 20 entries/s from beside, verify running"
    return [
        Figure(
            what="an incident of 100,000 entries opened and painted in the window", value=opened, budget=300
        ),
        Figure(
            what="the same, until each of its rows can be gone to (a budget of our own)",
            value=whole,
            budget=600,
        ),
        Figure(what=f"{what}, p50", value=quantile(loaded, 50), budget=15, baseline=beside),
        Figure(what=f"{what}, p95", value=quantile(loaded, 95), budget=30, baseline=beside),
        Figure(what=f"{what}, p99", value=quantile(loaded, 99), budget=50, baseline=beside),
    ]


def _open(app: QApplication, program: Program, stream: str) -> tuple[float, float, _Painted]:
    """The newest rows and the board are painted; every row stands in its place."""
    painted = _Painted(app, program)
    model = program.window.page.timeline.feed.model
    _rest(app, _AT_REST_S)
    began = time.perf_counter()
    program.window.show_incident(stream)
    painted.wait(lambda: model.rowCount() > _LATEST and model.line(model.rowCount() - 1) is not None)
    opened = (time.perf_counter() - began) * 1000
    painted.wait(lambda: model.rowCount() >= _LONG)
    whole = (time.perf_counter() - began) * 1000
    _rest(app, _SEEN_S)
    return opened, whole, painted


def _rest(app: QApplication, span_s: float) -> None:
    until = time.monotonic() + span_s
    _until(app, lambda: time.monotonic() > until)


def _entries(app: QApplication, program: Program, painted: _Painted) -> list[float]:
    pane = program.window.page.timeline
    model = pane.feed.model
    times: list[float] = []
    for number in range(_ENTRIES):
        text = f"記録{time.monotonic_ns() % 1_000_000_000} {sentence(number)}"  # longer ones may be a card
        pane.composer.text.setPlainText(text)
        _rest(app, _TYPED_S)

        def is_shown(text: str = text) -> bool:
            # Others write too: ours is among the last.
            last = (model.line(row) for row in range(model.rowCount() - 1, model.rowCount() - _LATEST, -1))
            return any(line is not None and line.text == text for line in last)

        began = time.perf_counter()
        QTest.keyClick(pane.composer.text, Qt.Key.Key_Return)
        painted.wait(is_shown)
        times.append((time.perf_counter() - began) * 1000)
        _until(app, lambda: not pane.composer.text.toPlainText())
    return times


class _Others:
    """The processes beside the window: one that writes, one that verifies over and over."""

    def __init__(self, home: Path, stream: str) -> None:
        self._commands = (
            [sys.executable, "-m", "bench.other_desk", str(home), stream, str(_PER_SECOND)],
            ["sh", "-c", f'while :; do "{sys.executable}" main.py --home "{home}" verify >/dev/null; done'],
        )
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> None:
        for command in self._commands:
            self._processes.append(subprocess.Popen(command, cwd=_REPO, start_new_session=True))

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            subprocess.run(["pkill", "-KILL", "-g", str(process.pid)], check=False)
            process.wait()


def _until(app: QApplication, is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    wake = QTimer()
    wake.start(_WAKE_MS)
    while not is_so():
        # Asleep until something comes, as the loop of a real window: the other threads have Python's lock then.
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.monotonic() > deadline:
            raise TimeoutError("the window did not come so far")
