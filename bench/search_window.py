"""The window while the index of a large journal is made beside it: frames of a timeline that is scrolled."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from bench.figure import Figure, quantile
from commander.reading import Reading
from commander.search.index import SEARCH_FILE
from commander.search.search import Search
from commander.wording.language import Language
from ui.bridge import Bridge
from ui.i18n import Languages
from ui.models.board import BoardModel
from ui.panes.timeline_pane import TimelinePane
from ui.search_thread import SearchThread
from ui.words import Words
from ui.workers import ReadingThread

_SECONDS = 15.0
_SIZE = (480, 700)
_STEP_PX = 37
_BUDGET = 2.0  # a thread that computes takes its turns; the window keeps the larger share


def measure(home: Path, stream: str) -> list[Figure]:
    """Frames with nothing beside them, then while search.db is made from nothing."""
    app = QApplication.instance() or QApplication([])
    (home / SEARCH_FILE).unlink(missing_ok=True)
    bridge = Bridge()
    words = Words(Languages(app), zone="Asia/Tokyo")
    words.switch(Language.JA)
    model = BoardModel(bridge, person="担当A", zone="Asia/Tokyo")
    reading = ReadingThread(bridge, lambda: Reading(home))
    reading.start()
    pane = TimelinePane(model, words)
    pane.resize(*_SIZE)
    pane.show()
    model.open(stream)
    _until_shown(app, pane)
    alone = _frames(app, pane)
    with _following(bridge, home) as thread:
        beside = _frames(app, pane)
        followed = thread.isRunning()
    model.close_incident()
    reading.stop()
    pane.close()
    if not followed:
        raise AssertionError("the search's thread ended")
    with_it = f"p95 {quantile(beside, 95):.1f}, longest {max(beside):.0f} ms"
    without = f"alone p95 {quantile(alone, 95):.1f}, longest {max(alone):.0f} ms"
    ratio = quantile(beside, 95) / quantile(alone, 95)
    what = "search: a frame of the timeline while the index is made, beside the same alone, p95"
    return [Figure(what=what, value=ratio, unit="×", budget=_BUDGET, baseline=f"{with_it}; {without}")]


@contextmanager
def _following(bridge: Bridge, home: Path) -> Iterator[SearchThread]:
    thread = SearchThread(bridge, lambda breathe: Search(home, breathe))
    thread.start(SearchThread.Priority.LowPriority)
    try:
        yield thread
    finally:
        thread.stop()


def _until_shown(app: QApplication, pane: TimelinePane) -> None:
    end = time.perf_counter() + 20
    while pane.feed.model.rowCount() == 0 or pane.feed.model.line(0) is None:
        if time.perf_counter() > end:
            raise AssertionError("the timeline was not read")
        app.processEvents()


def _frames(app: QApplication, pane: TimelinePane) -> list[float]:
    took: list[float] = []
    bar = pane.view.verticalScrollBar()
    end = time.perf_counter() + _SECONDS
    step = -_STEP_PX
    while time.perf_counter() < end:
        began = time.perf_counter()
        if bar.value() + step <= bar.minimum() or bar.value() + step >= bar.maximum():
            step = -step
        bar.setValue(bar.value() + step)
        app.processEvents()
        pane.view.viewport().repaint()
        took.append((time.perf_counter() - began) * 1000)
        time.sleep(0.008)
    return took
