"""Keeps the watch after recovery while the window runs: limits that run out, time in which this desk saw nothing."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from commander.board.signals import PromoteSignal, Signal
from commander.board.watch import MISSED_FROM, ReportMissedWatch
from ui.models.board import BoardModel
from ui.models.desk_overview import DeskOverview

_SEEN: Final = (
    "watch:seen"  # a local row: when this window last looked, so that a restart knows what it missed
)
_KEPT_EACH: Final = timedelta(minutes=1)
_ASKED_AGAIN: Final = timedelta(minutes=1)
# While no incident is shown nothing ticks, and a limit of one of them may run out.
_LOOK_MS: Final = 5_000


class Watchman(QObject):
    """Looks each second. Window thread; what follows is recorded on the journal thread, and refused if it is not so.

    It works without any feed: a signal that a person wrote down is watched as any other (practice §9).
    """

    def __init__(self, model: BoardModel, overview: DeskOverview, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._overview = model, overview
        self._promoted: dict[str, datetime] = {}  # when each was asked for last
        self._rungs: dict[str, int] = {}
        self._looked_at: datetime | None = None
        self._kept_at: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """The journal is open: what was missed since this window last looked is recorded and asked."""
        self._model.bridge.read(lambda reading: reading.draft(_SEEN), self._wake)

    def end(self) -> None:
        """No more of it; how far it looked is kept."""
        self._timer.stop()

    def look(self) -> None:
        """Everything that ran out, of the incident shown and of every other open one."""
        now = self._model.now
        before, self._looked_at = self._looked_at, now
        if before is not None and now - before >= self._gap:
            self._report(before, now)
        for stream, signal in self._signals():
            self._climb(signal, now)
            if signal.promote_at is not None and signal.promote_at <= now:
                self._promote(stream, signal, now)
        if self._watched() and (self._kept_at is None or now - self._kept_at >= _KEPT_EACH):
            self._kept_at = now
            self._model.bridge.save_draft(_SEEN, now.isoformat())

    @property
    def _gap(self) -> timedelta:
        """From how much on the machine must have slept; a drill's clock goes faster than ours."""
        return MISSED_FROM * max(self._model.pace, 1.0)

    def _wake(self, kept: str) -> None:
        now = self._model.now
        try:
            since = datetime.fromisoformat(kept) if kept else None
        except ValueError:
            since = None
        self._overview.changed.connect(self.look)
        self._model.ticked.connect(self.look)
        self._looked_at = now
        self._timer.start()
        if since is not None and since.tzinfo is not None and now - since >= self._gap:
            # Which incidents are watched is known once the list has been read.
            self._model.bridge.read(
                lambda reading: [one.stream for one in reading.incidents(closed=False) if one.restored_at],
                lambda streams: self._tell(streams, since, now),
            )

    def _report(self, since: datetime, until: datetime) -> None:
        self._tell(list(self._watched()), since, until)

    def _tell(self, streams: list[str], since: datetime, until: datetime) -> None:
        for stream in streams:
            # Refused where nothing was missed: recovery was declared later, or another window has said so.
            self._model.bridge.submit(ReportMissedWatch(incident=stream, since=since, until=until))

    def _watched(self) -> tuple[str, ...]:
        board = self._model.board
        here = board.incident.watch is not None and not board.incident.closed and board.watching.ended is None
        others = (one.stream for one in self._overview.others if one.restored_at)
        return (*((self._model.stream,) if here and self._model.stream else ()), *others)

    def _signals(self) -> Iterator[tuple[str, Signal]]:
        if self._model.stream:
            for signal in self._model.board.signals.untriaged():
                yield self._model.stream, signal
        for one in self._overview.others:
            outlook = self._overview.outlook(one.stream)
            for signal in outlook.signals if outlook is not None else ():
                yield one.stream, signal

    def _climb(self, signal: Signal, now: datetime) -> None:
        """Another person is asked: it is heard in the room, whether or not a window of ours is in front."""
        _, rung = signal.asked(now)
        if rung > self._rungs.get(signal.signal, 0):
            QApplication.beep()
        self._rungs[signal.signal] = rung

    def _promote(self, stream: str, signal: Signal, now: datetime) -> None:
        """Asked again while it still waits: a disk that was full for a minute must not leave it to nobody."""
        asked = self._promoted.get(signal.signal)
        if asked is None or abs(now - asked) >= _ASKED_AGAIN:
            self._promoted[signal.signal] = now
            self._model.bridge.submit(PromoteSignal(incident=stream, signal=signal.signal))
