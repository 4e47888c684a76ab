"""The search's thread: follows the journal into search.db and answers what is typed. Meets the rest in the bridge."""

import queue
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QThread
from typing_extensions import override

from ui.bridge import Bridge, Turn

if TYPE_CHECKING:
    from commander.search.search import Search, Standing

# How often it looks for records that nobody told it of.
_LOOK_S: Final = 1.0
_TOLD_EACH_S: Final = 0.25
# Between a few records, so that a large index being made leaves Python's lock to the window that paints.
_BREATH_S: Final = 0.001


class SearchThread(QThread):
    """Owns search.db and a read connection to the journal. What it can't do is said; the window goes on."""

    def __init__(self, bridge: Bridge, open_search: "Callable[[Callable[[], None]], Search]") -> None:
        super().__init__()
        self.setObjectName("search")
        self._bridge = bridge
        self._open_search = open_search
        self._told: Standing | None = None
        self._told_at = 0.0
        self._said = ""
        self._ended = False
        bridge.recorded.connect(self._wake)

    @override
    def run(self) -> None:
        """Until the end is asked for."""
        try:
            search = self._open_search(_breathe)
        except Exception as error:
            self._bridge.report(error)
            return
        with search:
            behind = True
            while not self._ended:
                try:
                    task = self._bridge.search_tasks.take(0.0 if behind else _LOOK_S)
                except queue.Empty:
                    behind = self._follow(search)
                    continue
                if task is None:
                    return
                try:
                    task(search)
                except Exception as error:
                    self._report_once(error)
                behind = True

    def stop(self) -> None:
        """End, and wait for it; what is not followed yet is followed at the next start. Window thread."""
        self._bridge.recorded.disconnect(self._wake)
        self._ended = True
        self._bridge.search_tasks.put(Turn.PERSON, None)
        self.wait()

    def _wake(self) -> None:
        self._bridge.search_tasks.put(Turn.LATER, lambda search: None)

    def _follow(self, search: "Search") -> bool:
        try:
            behind = search.follow()
        except Exception as error:
            self._report_once(error)
            return False
        self._tell(search, settled=not behind)
        return behind

    def _tell(self, search: "Search", *, settled: bool) -> None:
        standing, now = search.standing, time.monotonic()
        if standing != self._told and (settled or now - self._told_at >= _TOLD_EACH_S):
            self._told, self._told_at = standing, now
            self._bridge.push(lambda: self._bridge.followed.emit(standing))

    def _report_once(self, error: Exception) -> None:
        """The same trouble each second is one trouble."""
        if str(error) != self._said:
            self._said = str(error)
            self._bridge.report(error)


def _breathe() -> None:
    time.sleep(_BREATH_S)
