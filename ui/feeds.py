"""Listening to feeds of alerts in a running window: their thread, begun once the journal is open, never in a drill."""

import threading
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QThread
from typing_extensions import override

from commander.settings.settings import Settings
from commander.wording.language import Language
from ui.bridge import Bridge, JournalPlace, Turn
from ui.models.board import BoardModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from commander.desk.desk import Desk
    from commander.intake.pulse import FeedStanding
    from commander.intake.watcher import Watcher

_PAUSE_S: Final = 10.0
_OURS: Final = frozenset({"alertmanager", "intake"})


class FeedListening(QObject):
    """Window thread. What is asked of a feed and of the keyring is asked on a thread of its own."""

    def __init__(self, home: Path, bridge: Bridge, model: BoardModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home, self._bridge, self._model = home, bridge, model
        self._thread: FeedThread | None = None
        model.feeds.put_away.connect(self._put_away)

    def begin(self, settings: Settings, language: Language) -> None:
        """The journal is open and can be written."""
        self._model.feeds.read()
        if self._thread is None:
            self._thread = FeedThread(self._home, self._bridge, settings, language, self._told)
            self._thread.start(FeedThread.Priority.LowPriority)

    def use(self, settings: Settings) -> None:
        """Other settings are in force."""
        if self._thread is not None:
            self._thread.use(settings)

    def tested(self, channel: str, settings: Settings) -> None:
        """A token may be another one: the next look asks the keyring anew."""
        if channel in _OURS:
            self.use(settings)

    def end(self) -> None:
        """Listen no more; waits for what is being written, not for what is being asked."""
        if self._thread is not None:
            self._thread.stop()

    def _put_away(self, key: str) -> None:
        if self._thread is not None:
            self._thread.put_away(key)

    def _told(self, standing: "FeedStanding") -> None:
        """On the feeds' thread."""
        self._bridge.push(lambda: self._model.feeds.take_standing(standing))


class FeedThread(QThread):
    """Asks, and brings what follows to the journal's thread, where people go first."""

    def __init__(
        self,
        home: Path,
        bridge: Bridge,
        settings: Settings,
        language: Language,
        told: "Callable[[FeedStanding], None]",
    ) -> None:
        super().__init__()
        self.setObjectName("feeds")
        self._home, self._bridge, self._told = home, bridge, told
        self._settings, self._language = settings, language
        self._watcher: Watcher | None = None
        self._ended = threading.Event()
        self._said = ""

    @override
    def run(self) -> None:
        """Listen until stopped."""
        from commander.intake.watcher import Watcher
        from commander.secrets import Secrets

        watcher = Watcher(
            self._home, self._settings, Secrets(), self._on_desk, language=self._language, told=self._told
        )
        self._watcher = watcher
        if watcher.settings is not self._settings:
            watcher.use(self._settings)  # chosen while this thread began
        while not self._ended.is_set():
            try:
                watcher.run()
            except _Over:
                return
            except Exception as error:
                # Nobody may believe that a feed is still heard: said, and begun anew.
                self._report_once(error)
                self._ended.wait(_PAUSE_S)

    def use(self, settings: Settings) -> None:
        """Go by other settings. Any thread."""
        self._settings = settings
        if self._watcher is not None:
            self._watcher.use(settings)

    def put_away(self, key: str) -> None:
        """Put away a dropped file that was not read. Any thread."""
        if self._watcher is not None:
            self._watcher.put_away(key)

    def stop(self) -> None:
        """End, and wait for it. Window thread, while the journal still runs."""
        self._ended.set()
        if self._watcher is not None:
            self._watcher.stop()
        self.wait()

    def _on_desk(self, task: "Callable[[Desk], object]") -> object:
        done: Future[object] = Future()

        def carry_out(place: JournalPlace) -> None:
            try:
                done.set_result(task(place.desk))
            except BaseException as error:
                done.set_exception(error)

        if self._ended.is_set():
            raise _Over  # the journal may end before it comes to this
        self._bridge.journal_tasks.put(Turn.LATER, carry_out)
        return done.result()

    def _report_once(self, error: Exception) -> None:
        """The same trouble each time is one trouble."""
        if str(error) != self._said:
            self._said = str(error)
            self._bridge.report(error)


class _Over(Exception):
    """The window closes: nothing more is brought to the journal."""
