"""Reads targets back beside the sender: when each is due, when to keep quiet, and what to do with an answer."""

import logging
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future, wait
from datetime import datetime, timedelta
from typing import Protocol

from commander.board.refusal import Refused
from commander.board.standing import Finding
from commander.journal.faults import JournalFault
from commander.outbox.glances import Glance, Glances
from commander.outbox.standing import (
    Belief,
    Standing,
    StandingReader,
    Unread,
    Unreadable,
    compared,
)
from commander.patience import begun

_log = logging.getLogger(__name__)

PUBLIC_EVERY = timedelta(minutes=3)
CHANNEL_EVERY = timedelta(minutes=10)
# What was just accepted may not be shown in the same moment.
AFTER_DELIVERY = timedelta(seconds=20)
# An incident that is opened is read at once, unless it was a moment ago.
_JUST_NOW = timedelta(seconds=30)
_PAGES = frozenset({"statuspage", "cachet", "page"})
# What is told there is never read back.
BLIND = frozenset({"email"})
_POSTS_FIRST = timedelta(seconds=5)
_CLOCK_SLACK = timedelta(seconds=2)
_LONGEST_REST_S = 15.0


class LookoutDesk(Protocol):
    """What the lookout asks of the desk. beliefs and busy read; only found may write, and only what is new."""

    def beliefs(self) -> list[Belief]:
        """What is believed to stand at the targets of the incidents that are open."""
        ...

    def busy(self, until: datetime) -> frozenset[str]:
        """The publishers that have a post to bring until then, or are bringing one."""
        ...

    def found(self, belief: Belief, finding: Finding) -> None:
        """Record what a reading found, when it is something new."""
        ...


class Lookout:
    """Runs on one thread that calls run(); each reading has a daemon thread, one a publisher at a time.

    A post goes first: where one is due within seconds, nothing is read. told: called with every reading, on
    that thread. readers: publishers by scheme.
    """

    def __init__(
        self,
        desk: LookoutDesk,
        readers: Mapping[str, object],
        glances: Glances,
        now: Callable[[], datetime],
        told: Callable[[Glance], None] = lambda glance: None,
    ) -> None:
        self._desk, self._readers, self._glances, self._now, self._told = desk, readers, glances, now, told
        self._quiet_until: dict[str, datetime] = {}  # publisher -> when it wants to hear from us again
        self._asked: set[str] = set()  # incidents to be read now
        self._wanted: set[tuple[str, str]] = set()  # and those of their targets that were not begun yet
        self._reading: dict[Future[Standing], Belief] = {}
        self._wake = threading.Event()
        self._lock = threading.Lock()
        self._stopped = False

    def look_at(self, incident: str) -> None:
        """Read the targets of an incident now, whenever they were read last. Any thread."""
        with self._lock:
            self._asked.add(incident)
        self._wake.set()

    def opened(self, incident: str) -> None:
        """Somebody opened an incident: read what was not read a moment ago. Any thread."""
        now = self._now()
        if any(now - one.tried_at > _JUST_NOW for one in self._glances.of(incident).values()):
            self.look_at(incident)
        self._wake.set()

    def wake(self) -> None:
        """Something was delivered, or time has passed. Any thread."""
        self._wake.set()

    def stop(self) -> None:
        """End run(); what is being read just now is dropped. Any thread."""
        self._stopped = True
        self._wake.set()

    def run(self) -> None:
        """Read what is due until stopped."""
        while not self._stopped:
            self._wake.clear()
            self._wake.wait(self._patiently())

    def look_once(self, incident: str) -> list[Glance]:
        """Read every target of an incident once and return when all have answered; for the command line."""
        beliefs = [one for one in self._desk.beliefs() if one.incident == incident]
        for belief in beliefs:
            if not self._is_blind(belief):
                self._start(belief)
        wait(self._reading)
        self._take_answers()
        return list(self._glances.of(incident).values())

    def _patiently(self) -> float:
        try:
            return self._step()
        except (Refused, JournalFault) as fault:
            # A full or busy disk passes; what was read is read again.
            _log.warning("the lookout waits: %s", fault)
            return _LONGEST_REST_S

    def _step(self) -> float:
        """Take answers, start what is due; how many seconds nothing more is."""
        self._take_answers()
        now = self._now()
        beliefs = [one for one in self._desk.beliefs() if not self._is_blind(one)]
        self._want_what_was_asked(beliefs)
        busy = self._desk.busy(now + _POSTS_FIRST) | {one.via for one in self._reading.values()}
        rest = timedelta(seconds=_LONGEST_REST_S)
        for belief in beliefs:
            due = max(self._due_at(belief, now), self._quiet_until.get(belief.via, now))
            if due > now:
                rest = min(rest, due - now)
            elif belief.via in busy:
                rest = min(rest, timedelta(seconds=1))
            else:
                self._start(belief)
                busy |= {belief.via}
        return max(0.05, rest / timedelta(seconds=1))

    def _want_what_was_asked(self, beliefs: list[Belief]) -> None:
        with self._lock:
            asked, self._asked = self._asked, set()
        # Of an incident that is closed, or has told nobody anything, nothing is believed and nothing read.
        self._wanted |= {_place(one) for one in beliefs if one.incident in asked}
        self._wanted &= {_place(one) for one in beliefs}

    def _due_at(self, belief: Belief, now: datetime) -> datetime:
        """When a target is to be read next."""
        last = self._glances.last(*_place(belief))
        if _place(belief) in self._wanted or (last is not None and last.tried_at > now + _CLOCK_SLACK):
            return now  # asked for; or the clock was set back, and nobody knows how long ago that was
        if last is None or last.key != belief.key:
            return belief.arrived_at + AFTER_DELIVERY
        return last.tried_at + (PUBLIC_EVERY if _is_page(belief) else CHANNEL_EVERY)

    def _start(self, belief: Belief) -> None:
        self._wanted.discard(_place(belief))
        reader = self._readers.get(belief.via)
        reads = reader.standing if isinstance(reader, StandingReader) else _not_connected
        # A daemon thread: a reading that hangs must not keep the program from ending.
        reading = begun(lambda: reads(belief))
        self._reading[reading] = belief
        reading.add_done_callback(lambda _: self._wake.set())

    def _take_answers(self) -> None:
        for reading in [future for future in self._reading if future.done()]:
            belief = self._reading.pop(reading)
            fault = reading.exception()
            if fault is not None:
                _log.error("the reader of %s failed", belief.target, exc_info=fault)
            standing = Unread(detail=type(fault).__name__) if fault else reading.result()
            self._take(belief, standing)

    def _take(self, belief: Belief, standing: Standing) -> None:
        if isinstance(standing, Unreadable):
            return
        now, last = self._now(), self._glances.last(*_place(belief))
        read_at = last.read_at if last is not None and last.key == belief.key else None
        detail = ""
        if isinstance(standing, Unread):
            detail = standing.detail or "?"
            if standing.after is not None:
                self._quiet_until[belief.via] = now + standing.after
        else:
            self._desk.found(belief, compared(belief, standing))
            read_at = now
        glance = Glance(
            incident=belief.incident,
            target=belief.target,
            key=belief.key,
            tried_at=now,
            read_at=read_at,
            detail=detail,
        )
        self._glances.note(glance)
        self._told(glance)

    def _is_blind(self, belief: Belief) -> bool:
        return belief.via in BLIND


def _place(belief: Belief) -> tuple[str, str]:
    return belief.incident, belief.target


def _is_page(belief: Belief) -> bool:
    # What a drill would have told the public is read as often as the public's own page.
    return belief.target.partition(":")[0] in _PAGES


def _not_connected(belief: Belief) -> Standing:
    return Unread(detail=f"{belief.target}: not connected")
