"""Listens to Slack (Socket Mode): what is kept there by a reaction, and what is asked of us, comes to the desk.

What is heard only says which message to look at. How it stands is asked of Slack each time, so that events may come
twice, late, in any order or not at all: a gap is closed by reading the channels.
"""

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Protocol

from commander.board.slack_entries import Sight
from commander.desk.slack import Listened
from commander.intake.slack_events_hints import hint_of, number
from commander.intake.slack_events_inbox import Hint, HintKind, Inbox, InboxFault
from commander.intake.slack_events_places import BEFORE_DECLARED_S, Places, Unplaced
from commander.intake.slack_events_reading import Reader, Trouble, TroubleKind
from commander.wording.slack_said import Hearing, HearingState

_log = logging.getLogger(__name__)

# Slack may bring an event to another desk of the same app, or to none: the channels are read as often as this.
SWEEP_EVERY_S: Final = 180.0
_SWEEP_APART_S: Final = 20.0
# A reaction may be given to an older message while nobody listened.
_LOOK_BACK_S: Final = 24 * 3600.0
_FIRST_WAIT_S: Final = 1.0
_LONGEST_WAIT_S: Final = 60.0
_PERSON_WAIT_S: Final = 120.0  # what a person must mend is tried again now and then: it may be mended there
_STEADY_S: Final = 30.0  # a connection that held so long was a good one
_ASLEEP_S: Final = 30.0  # the wall clock ran so much ahead of ours: the machine slept
_REST_S: Final = 5.0
_AT_ONCE: Final = 50
_HEARINGS: Final[Mapping[TroubleKind, Hearing]] = {
    TroubleKind.PASSING: Hearing.WAITING,
    TroubleKind.TOKEN: Hearing.TOKEN,
    TroubleKind.APP_TOKEN: Hearing.APP_TOKEN,
    TroubleKind.SCOPE: Hearing.SCOPE,
    TroubleKind.CHANNEL: Hearing.CHANNEL,
    TroubleKind.SETTINGS: Hearing.SETTINGS,
}


class Socket(Protocol):
    """One connection of Socket Mode at a time. open blocks."""

    def open(self, heard: Callable[[Mapping[str, Any]], bool], lost: Callable[[], None]) -> None:
        """Connect anew; what was open is closed once the new one stands. Raises Trouble.

        heard: called with each envelope on the socket's own thread; it is acknowledged when that answers True.
        lost: called there when the connection is gone, or Slack asks for another one.
        """
        ...

    def is_open(self) -> bool:
        """Whether the connection stands."""
        ...

    def close(self) -> None:
        """Connect no more; waits for the socket's threads."""
        ...


class Desk(Protocol):
    """What is asked of the desk. Both block; neither is called on any thread but the intake's."""

    def listened(self) -> Sequence[Listened]:
        """The incidents that take what is said in Slack, the newest first."""
        ...

    def keep(self, stream: str, sight: Sight) -> None:
        """Record how a message stands, when it is something new."""
        ...


class Told(Protocol):
    """Where the window hears of it; called on the intake's thread."""

    def state(self, state: HearingState) -> None:
        """How listening stands."""

    def unplaced(self, found: tuple[Unplaced, ...]) -> None:
        """What waits for a person to say which incident it is of."""

    def channels(self, names: Mapping[str, str]) -> None:
        """What channels are called, by id."""


class SlackEvents:
    """Runs on one thread that calls run(). reaction: the name of the emoji that keeps a message, without colons."""

    def __init__(
        self,
        *,
        inbox: Inbox,
        reader: Reader,
        socket: Socket,
        desk: Desk,
        told: Told,
        reaction: str,
        channels: Sequence[str] = (),
        ended: threading.Event,
        wake: threading.Event,
        wall: Callable[[], float],
        mono: Callable[[], float],
        chance: Callable[[], float],
    ) -> None:
        self._inbox, self._reader, self._socket, self._desk, self._told = inbox, reader, socket, desk, told
        self._reaction = reaction
        self._places = Places(reader, inbox, channels, desk.keep, told.unplaced)
        self._ended, self._wake = ended, wake
        self._wall, self._mono, self._chance = wall, mono, chance
        self._state = HearingState()
        self._lost = True
        self._unnoted = ""  # why an event could not be written down
        self._failures = 0
        self._connect_at = self._sweep_at = self._quiet_until = mono()
        self._connected_at = self._swept_at = 0.0
        self._drift = wall() - mono()
        self._lock = threading.Lock()
        self._orders: list[Callable[[], None]] = []
        self._names = dict(reader.channel_names)
        told.channels(self._names)  # known before Slack is reached, and without it

    def run(self) -> None:
        """Listen until the end is asked for."""
        try:
            while not self._ended.is_set():
                self._wake.clear()
                rest = self.step()
                self._wake.wait(max(0.0, min(rest, _REST_S)))
        finally:
            self.close()

    def close(self) -> None:
        """Connect no more; on the thread that stepped."""
        self._socket.close()

    def place(self, key: str, stream: str) -> None:
        """A person said to which incident a message belongs; "" for none. Any thread."""
        with self._lock:
            self._orders.append(lambda: self._places.place(key, stream))
        self._wake.set()

    def sweep_soon(self) -> None:
        """Read the channels again with the next step. Any thread."""
        self._sweep_at = self._mono()
        self._wake.set()

    def step(self) -> float:
        """Do what is due; answers how long nothing will be, in seconds. Called by run(), again and again."""
        now = self._mono()
        if abs(self._wall() - now - self._drift) > _ASLEEP_S:
            self._drift = self._wall() - now
            self._sweep_at = min(self._sweep_at, now)
            self._lost = self._lost or not self._socket.is_open()
        try:
            if self._unnoted:
                fault, self._unnoted = self._unnoted, ""
                raise InboxFault(fault)
            if now >= self._connect_at and (self._lost or not self._socket.is_open()):
                self._connect()
            if now >= self._quiet_until:
                self._carry_out()
                self._look_at_hints()
                if self._mono() >= self._sweep_at:
                    self._sweep()
                self._say_well()
            self._keep_names()
        except Trouble as trouble:
            self._stumble(trouble)
        except InboxFault as fault:
            self._stumble(Trouble(TroubleKind.SETTINGS, str(fault)))
        soon = [max(self._quiet_until, self._sweep_at)]
        if self._lost or not self._socket.is_open():
            soon.append(self._connect_at)
        return min(soon) - self._mono()

    def _connect(self) -> None:
        if not self._connected_at:
            self._say(Hearing.CONNECTING)
        held = self._mono() - self._connected_at
        self._failures = 0 if self._connected_at and held > _STEADY_S else self._failures + 1
        self._connect_at = self._mono() + self._wait()
        self._lost = False
        try:
            self._reader.me()
            self._socket.open(self._hear, self._lose)
        except Trouble as trouble:
            self._lost = True
            if trouble.kind is not TroubleKind.PASSING:
                raise
            # Without a connection the channels are read all the same: some networks let no WebSocket through.
            self._connect_at = max(self._connect_at, self._mono() + (trouble.after_s or 0.0))
            self._say(Hearing.WAITING, trouble.detail)
            return
        self._connected_at = self._mono()
        # Whatever happened between the two connections is read; not each second in a storm of them.
        self._sweep_at = min(self._sweep_at, max(self._mono(), self._swept_at + _SWEEP_APART_S))

    def _wait(self) -> float:
        """How long until the next try: longer each time, and never at the same moment as everybody else."""
        longest = min(_LONGEST_WAIT_S, _FIRST_WAIT_S * 2 ** min(self._failures, 10))
        return float(longest * (0.5 + self._chance() / 2))

    def _lose(self) -> None:
        """On the socket's thread."""
        self._lost = True
        self._wake.set()

    def _hear(self, envelope: Mapping[str, Any]) -> bool:
        """On the socket's thread: note which message to look at, durably, before it is acknowledged."""
        hint = hint_of(envelope, self._reaction)
        if hint is None:
            return True
        try:
            if self._inbox.keep(hint):
                self._wake.set()
        except InboxFault as fault:
            _log.warning("an event of Slack can't be noted: %s", fault)
            self._unnoted = str(fault)
            self._wake.set()
            return False
        return True

    def _look_at_hints(self) -> None:
        while not self._ended.is_set() and (hints := self._inbox.open_hints(_AT_ONCE)):
            incidents = self._desk.listened()
            messages: dict[tuple[str, str], list[Hint]] = {}
            for hint in hints:
                messages.setdefault((hint.channel, hint.ts), []).append(hint)
            for (channel, ts), about in messages.items():
                if self._ended.is_set():
                    return
                waits = self._look_at(incidents, channel, ts, {hint.kind for hint in about})
                self._inbox.finish(about, waits=waits)

    def _look_at(self, incidents: Sequence[Listened], channel: str, ts: str, kinds: set[HintKind]) -> bool:
        """Bring how a message stands to its incident. True: a person is asked to which."""
        key = f"{channel}/{ts}"
        is_known = any(key in one.versions for one in incidents)
        if not is_known and kinds == {HintKind.CHANGED}:
            return False
        if not self._places.candidates(incidents, channel, ts):
            return False
        sight = self._reader.sight(channel, ts)
        return sight is not None and self._places.bring(incidents, sight)

    def _sweep(self) -> None:
        """Read every channel since it was read last, and a day further back: reactions come late."""
        self._swept_at = self._mono()
        self._sweep_at = self._swept_at + SWEEP_EVERY_S
        incidents = self._desk.listened()
        channels = {one.channel: one.since for one in reversed(incidents) if one.channel}
        called = {one.channel: one.channel_name for one in incidents} | self._places.named(anew=True)
        oldest_open = min((one.since for one in incidents if one.is_open), default=None)
        if oldest_open is not None:
            for channel in self._places.named():
                channels.setdefault(channel, oldest_open - BEFORE_DECLARED_S)
        for channel, since in channels.items():
            if self._ended.is_set():
                return
            with self._places.readable(called.get(channel, channel)):
                self._read(incidents, channel, since)

    def _read(self, incidents: Sequence[Listened], channel: str, since: float) -> None:
        cursor = number(self._inbox.cursor(channel))
        oldest = max(since, cursor - _LOOK_BACK_S)
        newest, met = cursor, set[str]()
        for sight in self._reader.since(channel, oldest):
            if self._ended.is_set():
                return
            met.add(sight.place.key)
            newest = max(newest, number(sight.place.ts))
            self._places.bring(incidents, sight, swept=True)
        standing = {key for one in incidents for key in one.standing if key.startswith(f"{channel}/")}
        for key in standing - met:
            ts = key.partition("/")[2]
            if number(ts) >= oldest:  # it is no longer where it stood
                self._look_at(incidents, channel, ts, {HintKind.MARKED})
        self._inbox.move_cursor(channel, f"{newest:.6f}")

    def _keep_names(self) -> None:
        if self._reader.channel_names != self._names:
            self._inbox.keep_channel_names(self._reader.channel_names)
            self._names = dict(self._reader.channel_names)
            self._told.channels(self._names)

    def _carry_out(self) -> None:
        with self._lock:
            orders, self._orders = self._orders, []
        for order in orders:
            order()

    def _stumble(self, trouble: Trouble) -> None:
        """Say it, and be quiet for a while: as long as Slack wishes, else longer each time."""
        _log.info("listening to Slack: %s", trouble)
        passing = trouble.kind is TroubleKind.PASSING
        wait = trouble.after_s if trouble.after_s is not None else self._wait() if passing else _PERSON_WAIT_S
        until = self._mono() + wait
        self._quiet_until = max(self._quiet_until, until)
        self._connect_at = max(self._connect_at, until)
        self._sweep_at = min(self._sweep_at, until)  # what was not read is read then
        self._say(_HEARINGS[trouble.kind], trouble.detail)

    def _say_well(self) -> None:
        if self._lost or not self._socket.is_open():
            if self._state.hearing is not Hearing.WAITING:
                self._say(Hearing.WAITING, "disconnect")
        elif unreadable := self._places.unreadable:
            self._say(Hearing.CHANNEL, ", ".join(f"{name}: {why}" for name, why in unreadable.items()))
        else:
            self._say(Hearing.LISTENING)

    def _say(self, hearing: Hearing, detail: str = "") -> None:
        state = HearingState(hearing=hearing, detail=detail)
        if state != self._state:
            self._state = state
            self._told.state(state)
