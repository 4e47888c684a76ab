"""The thread that reads targets back beside the sender; what it finds goes to the journal's thread."""

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QThread
from typing_extensions import override

from commander.board.standing import Finding
from commander.clock import utc_now
from commander.outbox.glances import Glance, Glances
from commander.outbox.lookout import Lookout
from commander.outbox.standing import Belief
from ui.bridge import Bridge, JournalPlace, Turn

if TYPE_CHECKING:
    from commander.reading import Reading

_PAUSE_S = 10.0
_CONNECTING_S = 0.2


class LookoutThread(QThread):
    """Its own read connection, its own pace; never in a post's way. `told` is called on this thread."""

    def __init__(
        self,
        bridge: Bridge,
        home: Path,
        readers: Mapping[str, object],
        open_reading: "Callable[[], Reading]",
        told: Callable[[Glance], None],
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__()
        self.setObjectName("lookout")
        self._bridge, self._readers, self._open_reading = bridge, readers, open_reading
        self._told, self._now = told, now
        self.glances = Glances(home)
        self._lookout: Lookout | None = None
        self._ended = threading.Event()

    @override
    def run(self) -> None:
        """Read until stopped."""
        from commander.desk.standing import StandingDesk

        while not self._ended.is_set():
            if not self._readers:
                self._ended.wait(_CONNECTING_S)  # the sender has just begun to connect
                continue
            try:
                with self._open_reading() as reading:
                    desk = StandingDesk(reading, self._keep)
                    self._lookout = Lookout(desk, self._readers, self.glances, self._now, self._told)
                    if not self._ended.is_set():
                        self._lookout.run()
            except Exception as error:
                # Nobody may believe that targets are still being read: said, and begun anew.
                self._bridge.report(error)
                self._ended.wait(_PAUSE_S)

    def look_at(self, incident: str) -> None:
        """Read the targets of an incident now. Any thread."""
        if self._lookout is not None:
            self._lookout.look_at(incident)

    def opened(self, incident: str) -> None:
        """Somebody opened an incident. Any thread."""
        if self._lookout is not None:
            self._lookout.opened(incident)

    def wake(self) -> None:
        """Something was delivered. Any thread."""
        if self._lookout is not None:
            self._lookout.wake()

    def stop(self) -> None:
        """End, and wait for it; what is being read is dropped. Window thread, while the journal still runs."""
        self._ended.set()
        if self._lookout is not None:
            self._lookout.stop()
        self.wait()

    def _keep(self, belief: Belief, finding: Finding) -> None:
        """Bring a finding to the journal's thread; people and the sender go first there."""
        from commander.desk.standing import keep_finding

        done: Future[None] = Future()

        def task(place: JournalPlace) -> None:
            try:
                keep_finding(place.desk, belief, finding)
                done.set_result(None)
            except BaseException as error:
                done.set_exception(error)

        self._bridge.journal_tasks.put(Turn.LATER, task)
        done.result()
