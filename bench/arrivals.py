"""What another process writes, 20 entries a second and some of them late, while a page is read and words are sought."""

import contextlib
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from bench.figure import Figure, quantile
from bench.stores import long_incident
from commander.clock import utc_now
from commander.search.query import query_of
from commander.search.search import Search
from ui.bridge import Bridge
from ui.models.timeline import TimelineModel
from ui.program import Program
from ui.search_thread import SearchThread
from ui.start import left_in_peace
from ui.widgets.timeline_view import TimelineView

_PER_SECOND = 20.0
_SECONDS = 15.0
_PATIENCE_S = 20.0
_STEP_PX = 37
_BETWEEN_S = 0.008  # from one step to the next
_WAKE_MS = 1
_AROUND_PX = 900
_REPO = Path(__file__).resolve().parent.parent


class _Painted(QObject):
    """Counts the paints of the timeline."""

    def __init__(self, view: TimelineView) -> None:
        super().__init__()
        self.count = 0
        view.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def measure() -> list[Figure]:
    """The real window with 100,000 entries, read where the late ones land."""
    home, stream = long_incident()
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication([])
    program = Program(app, home, language="ja", theme="dark")
    peace = contextlib.ExitStack()
    peace.enter_context(left_in_peace(program))
    try:
        program.window.show()
        _until(app, lambda: program.is_open)
        program.window.show_incident(stream)
        feed = program.window.page.timeline.feed
        _until(app, lambda: feed.model.rowCount() > 1_000 and feed.model.line(0) is not None)
        view = program.window.page.timeline.view
        alone, _ = _read(app, view)
        with _other_desk(home, stream):
            before = feed.model.rowCount()
            read, drift = _read(app, view)
            arrived = feed.model.rowCount() - before
    finally:
        program.end()
        peace.close()
        shutil.rmtree(home)
    beside = f"alone p95 {quantile(alone, 95):.1f} ms; {arrived} entries arrived"
    what = "reading on in 100,000 entries, 20 entries/s arriving, late ones in the page"
    return [
        Figure(what=f"{what}, a frame's p95", value=quantile(read, 95), budget=16, baseline=beside),
        Figure(what=f"{what}, the slowest frame", value=max(read), budget=33, baseline=beside),
        Figure(what=f"{what}: it moves under the reader", value=float(drift), unit="px", budget=0),
    ]


def sought(home: Path, stream: str, typed: list[str]) -> list[float]:
    """Milliseconds from each question to its answer in the window's thread, through the search's own thread."""
    app = QApplication.instance() or QApplication([])
    bridge = Bridge()
    thread = SearchThread(bridge, lambda breathe: Search(home, breathe))
    thread.start(SearchThread.Priority.LowPriority)
    times: list[float] = []
    try:
        with _other_desk(home, stream):
            for words in typed:
                times.append(_answered(app, bridge, words, stream))
                _until(app, _after(0.05))
    finally:
        thread.stop()
        bridge.close()
    return times


def _answered(app: QApplication, bridge: Bridge, typed: str, stream: str) -> float:
    answers: list[object] = []
    began = time.perf_counter()

    def question(search: Search) -> object:
        return search.find(query_of(typed, search.policy(), utc_now(), "Asia/Tokyo", stream=stream))

    bridge.search(question, answers.append)
    _until(app, lambda: bool(answers))
    return (time.perf_counter() - began) * 1000


def _read(app: QApplication, view: TimelineView) -> tuple[list[float], int]:
    """Frames of a page that goes up and down around what was newest, and how far it moved by what arrived."""
    bar, model = view.verticalScrollBar(), view.model()
    if not isinstance(model, TimelineModel):
        raise TypeError("the timeline's view shows another model")
    view.scrollTo(model.index(model.rowCount() - 20, 0))
    app.processEvents()
    painted = _Painted(view)
    home, step = bar.value() - _AROUND_PX // 2, -_STEP_PX
    times: list[float] = []
    drift = 0
    is_over = _after(_SECONDS)
    while not is_over():
        began = time.perf_counter()
        if abs(bar.value() + step - home) > _AROUND_PX:
            home, step = bar.value(), -step
        count = painted.count
        bar.setValue(bar.value() + step)
        before = _page(view, model)
        while painted.count == count:
            app.processEvents()
        times.append((time.perf_counter() - began) * 1000)
        drift = max(drift, _moved(before, _page(view, model)))
        _until(app, _after(_BETWEEN_S))
    return times, drift


def _page(view: TimelineView, model: TimelineModel) -> dict[int, int]:
    last = view.rowAt(view.viewport().height() - 1)
    rows = range(view.rowAt(0), (last if last >= 0 else model.rowCount() - 1) + 1)
    return {model.key(row)[2]: view.rowViewportPosition(row) for row in rows}


def _moved(before: dict[int, int], after: dict[int, int]) -> int:
    """The first row in sight stays where it was; what lands below it takes its room there."""
    stayed = [position for position in before if position in after]
    return abs(after[stayed[0]] - before[stayed[0]]) if stayed else 0


@contextmanager
def _other_desk(home: Path, stream: str) -> Iterator[None]:
    command = [sys.executable, "-m", "bench.other_desk", str(home), stream, str(_PER_SECOND)]
    with subprocess.Popen(command, cwd=_REPO) as other:
        try:
            yield
        finally:
            other.kill()


def _after(seconds: float) -> Callable[[], bool]:
    end = time.perf_counter() + seconds
    return lambda: time.perf_counter() >= end


def _until(app: QApplication, is_so: Callable[[], bool]) -> None:
    is_late = _after(_PATIENCE_S)
    wake = QTimer()
    wake.start(_WAKE_MS)
    while not is_so():
        # Asleep until something comes, as the loop of a real window: the other threads have Python's lock then.
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if is_late():
            raise TimeoutError("the window did not come so far")
