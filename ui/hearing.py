"""Listening to Slack in a running window: its thread, begun only where an app-level token is kept."""

import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from commander.board.incident import IncidentDeclared
from commander.board.record import Record
from commander.board.slack_entries import Sight
from commander.clock import utc_now
from commander.settings.settings import Settings
from commander.wording.slack_said import HearingState
from ui.bridge import Bridge, JournalPlace, Turn
from ui.models.board import BoardModel
from ui.models.slack_hearing import UnplacedMessage

if TYPE_CHECKING:
    from commander.desk.slack import Listened
    from commander.intake.slack_events import SlackEvents
    from commander.intake.slack_events_places import Unplaced
    from commander.reading import Reading

_PAUSE_S: Final = 10.0
_POLL_S: Final = 0.5
_END_S: Final = 2.0
_OF_SLACK: Final = frozenset({"slack", "slack-events"})


class Hearing(QObject):
    """Window thread; what is asked of Slack and of the keyring is asked on a thread of its own."""

    def __init__(
        self,
        home: Path,
        bridge: Bridge,
        model: BoardModel,
        open_reading: "Callable[[], Reading]",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._home, self._bridge, self._model, self._open_reading = home, bridge, model, open_reading
        self._run: _Run | None = None
        model.slack.placed.connect(self._place)
        bridge.recorded.connect(self._note)

    def listen(self, settings: Settings, *, is_set_up: bool) -> None:
        """Listen with these settings from now on, or no more."""
        if self._run is not None and is_set_up and self._run.settings.slack == settings.slack:
            return
        self._leave()
        if is_set_up:
            self._run = _Run(self._home, settings, self._bridge, self._open_reading, self._take)
            self._run.start()

    def tested(self, channel: str) -> None:
        """A token may be another one: what listens with the old one ends, and the next look begins anew."""
        if channel in _OF_SLACK:
            self._leave()

    def end(self) -> None:
        """Listen no more; the window closes."""
        run = self._run
        self._leave()
        if run is not None:
            run.wait()

    def _leave(self) -> None:
        run, self._run = self._run, None
        if run is not None:
            run.stop()
            self._model.slack.take_unplaced(())
            self._model.slack.take_state(HearingState())

    def _place(self, key: str, stream: str) -> None:
        if self._run is not None:
            self._run.place(key, stream)

    def _note(self, records: tuple[Record, ...]) -> None:
        # What was marked in the hour before belongs to an incident that is declared now: nobody waits for the next
        # reading of the channels.
        if self._run is not None and any(record.kind == IncidentDeclared.KIND for record in records):
            self._run.sweep_soon()

    def _take(self, run: "_Run", arrival: Callable[[BoardModel], None]) -> None:
        """On the intake's thread. What a run says that was ended is heard by nobody."""
        self._bridge.push(lambda: arrival(self._model) if self._run is run else None)


class _Run:
    """One thread with one set of tokens. A daemon: a request that hangs must not keep the window from closing."""

    def __init__(
        self,
        home: Path,
        settings: Settings,
        bridge: Bridge,
        open_reading: "Callable[[], Reading]",
        take: "Callable[[_Run, Callable[[BoardModel], None]], None]",
    ) -> None:
        self.settings = settings
        self._home, self._bridge, self._open_reading, self._take = home, bridge, open_reading, take
        self._ended, self._wake = threading.Event(), threading.Event()
        self._events: SlackEvents | None = None
        self._state = HearingState()
        self._thread = threading.Thread(target=self._listen, name="slack-events", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End; a request that is under way is left to end by itself. Window thread."""
        self._ended.set()
        self._wake.set()

    def wait(self) -> None:
        """Give it a moment to close its file and its connection. Window thread, while the journal still runs."""
        self._thread.join(_END_S)

    def place(self, key: str, stream: str) -> None:
        """A person said to which incident a message belongs."""
        if self._events is not None:
            self._events.place(key, stream)

    def sweep_soon(self) -> None:
        """Read the channels now."""
        if self._events is not None:
            self._events.sweep_soon()

    def _listen(self) -> None:
        while not self._ended.is_set():
            try:
                self._listen_once()
            except Exception as error:
                if self._ended.is_set():
                    return
                # Nobody may believe that Slack is still listened to: said, and begun anew.
                self._bridge.report(error)
                self._ended.wait(_PAUSE_S)

    def _listen_once(self) -> None:
        from commander.connections.late_publisher import NotConnected
        from commander.connections.slack_listening import slack_events
        from commander.secrets import Secrets

        with self._open_reading() as reading:
            desk = _Desk(reading, self._bridge, self._ended)
            try:
                self._events, inbox = slack_events(
                    self._home, self.settings, Secrets(), desk, self, ended=self._ended, wake=self._wake
                )
            except NotConnected:
                self.state(HearingState())
                self._ended.set()
                return
            try:
                self._events.run()
            finally:
                inbox.close()
                self._say_ended()

    def _say_ended(self) -> None:
        """What a person must mend stands for the doctor to say; everything else ends with the window."""
        from commander.intake.slack_events_state import keep_state

        if not self._state.needs_a_person:
            keep_state(self._home, HearingState())

    def state(self, state: HearingState) -> None:
        """How it stands; on the intake's thread."""
        from commander.intake.slack_events_state import keep_state

        self._state = state
        keep_state(self._home, state)
        self._take(self, lambda model: model.slack.take_state(state))

    def unplaced(self, found: "tuple[Unplaced, ...]") -> None:
        """What waits for a person; on the intake's thread."""
        said = tuple(
            UnplacedMessage(
                key=one.sight.place.key, by=one.sight.place.by, text=one.sight.text, incidents=one.incidents
            )
            for one in found
        )
        self._take(self, lambda model: model.slack.take_unplaced(said))

    def channels(self, names: Mapping[str, str]) -> None:
        """What channels are called; on the intake's thread."""
        known = tuple(dict.fromkeys(names.values()))
        self._take(self, lambda model: model.slack.take_channels(known))


class _Desk:
    """The read side on the intake's own connection; what is new goes to the journal's thread, after people."""

    def __init__(self, reading: "Reading", bridge: Bridge, ended: threading.Event) -> None:
        from commander.desk.slack import Listeners

        self._listeners, self._bridge, self._ended = Listeners(reading), bridge, ended

    def listened(self) -> "Sequence[Listened]":
        """The incidents that take what is said in Slack."""
        from commander.intake.slack_events_reading import Trouble, TroubleKind
        from commander.journal.faults import JournalFault

        try:
            return self._listeners.listened(utc_now())
        except JournalFault as fault:
            raise Trouble(TroubleKind.PASSING, fault.wrong) from None

    def keep(self, stream: str, sight: Sight) -> None:
        """Record how a message stands; returns when it is durable. Raises Trouble."""
        from commander.desk.slack import keep_sight
        from commander.intake.slack_events_reading import Trouble, TroubleKind
        from commander.journal.faults import JournalFault

        done: Future[None] = Future()

        def task(place: JournalPlace) -> None:
            try:
                keep_sight(place.desk, stream, sight)
                done.set_result(None)
            except BaseException as error:
                done.set_exception(error)

        self._bridge.journal_tasks.put(Turn.LATER, task)
        while True:
            try:
                return done.result(_POLL_S)
            except NotYet:
                if self._ended.is_set():
                    raise Trouble(TroubleKind.PASSING, "the window closes") from None
            except JournalFault as fault:
                raise Trouble(TroubleKind.SETTINGS, fault.wrong) from None
