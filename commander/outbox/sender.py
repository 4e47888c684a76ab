"""Pays what is owed: one target never waits for another, and every answer goes back to the desk."""

import logging
import random
import threading
from collections import defaultdict
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from commander.board.deliveries import DeliveryState, Operation, lane_of
from commander.board.refusal import Refused
from commander.journal.faults import JournalFault
from commander.outbox.backoff import Circuit
from commander.outbox.debt import Debt
from commander.outbox.newest_first import POSTING
from commander.outbox.publisher import (
    CannotTell,
    Errand,
    Outcome,
    Publisher,
    Rejected,
    RejectionCause,
    Sight,
    TryLater,
    Unsure,
)

_Answer = TypeVar("_Answer")
_log = logging.getLogger(__name__)

_WORKERS = 16
# Without anything due, look this often whether another process has queued something.
_IDLE_S = 1.0
# With nothing to wait for, whoever puts work down wakes us; a machine left alone must not be kept awake.
_QUIET_S = 15.0
_CLOCK_SLACK = timedelta(seconds=2)


class SenderDesk(Protocol):
    """What the sender asks of the desk. Each call is one transaction; in the window it runs on the journal thread."""

    def workable(self) -> list[Debt]:
        """Debts that may be acted on now, past their undo window and at the head of their lane."""
        ...

    def begin(self, key: str) -> Errand | None:
        """Commit that an attempt starts; None when the debt may no longer be paid (cancelled, held meanwhile)."""
        ...

    def settle(self, key: str, attempt: int, outcome: Outcome) -> None:
        """Record what a publish answered."""
        ...

    def sighted(self, key: str, attempt: int, sight: Sight) -> None:
        """Record what a look found."""
        ...

    def errand(self, key: str) -> Errand:
        """The errand of the last attempt, for looking."""
        ...

    def open_count(self) -> int:
        """How many debts are neither settled nor waiting for a person."""
        ...

    def next_due(self, after: datetime) -> datetime | None:
        """When, later than a time, something becomes workable by itself."""
        ...


class Sender:
    """Runs on one thread that calls run(); publishers run on its workers, one post a target at a time."""

    def __init__(
        self,
        desk: SenderDesk,
        publishers: Mapping[str, Publisher],
        now: Callable[[], datetime],
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._desk = desk
        self._publishers = publishers
        self._now = now
        self._chance = chance
        self._circuits: defaultdict[str, Circuit] = defaultdict(Circuit)  # by target
        self._publishing: dict[Future[Outcome], Errand] = {}
        self._looking: dict[Future[Sight], Errand] = {}
        self._wake = threading.Event()
        self._stopped = False
        self._stepped_at = now()
        self._last_fault = ""

    def wake(self) -> None:
        """Look now: something was queued, released or cancelled. Any thread."""
        self._wake.set()

    def stop(self) -> None:
        """End run() after what is in flight has answered. Any thread."""
        self._stopped = True
        self._wake.set()

    def run(self) -> None:
        """Pay until stopped."""
        with ThreadPoolExecutor(_WORKERS, thread_name_prefix="sender") as pool:
            while not self._stopped:
                if self._patiently(lambda: self._step(pool), otherwise=False):
                    self._rest(_QUIET_S)
                else:
                    self._wake.wait(_IDLE_S)
            self._patiently(self._drain, otherwise=False)

    def run_until_idle(self, deadline: datetime) -> bool:
        """Pay until nothing is left that can move by itself; False when the deadline came first."""
        with ThreadPoolExecutor(_WORKERS, thread_name_prefix="sender") as pool:
            while True:
                stepped = self._patiently(lambda: self._step(pool), otherwise=False)
                # Whether a page that is written can be seen yet keeps nobody waiting.
                is_paid = stepped and not self._publishing and self._is_paid()
                if is_paid or self._now() >= deadline:
                    return self._patiently(self._drain, otherwise=False) and self._is_paid()
                self._rest(_IDLE_S)

    def _is_paid(self) -> bool:
        return self._patiently(self._desk.open_count, otherwise=1) == 0

    def _patiently(self, work: Callable[[], _Answer], *, otherwise: _Answer) -> _Answer:
        """What the work answers; otherwise, when the journal can't be read or written just now.

        A full or busy disk passes, and an answer that could not be recorded is kept until it has been.
        """
        try:
            answer = work()
        except (Refused, JournalFault) as fault:
            if str(fault) != self._last_fault:
                _log.warning("the sender waits: %s", fault)
            self._last_fault = str(fault)
            return otherwise
        self._last_fault = ""
        return answer

    def _step(self, pool: ThreadPoolExecutor) -> bool:
        now = self._now()
        if now < self._stepped_at - _CLOCK_SLACK:
            # The wall clock was set back: what was to last seconds must not last an hour.
            self._circuits.clear()
        self._stepped_at = now
        self._take_answers()
        posting = {_lane(errand) for errand in self._publishing.values()}
        looking = {_lane(errand) for errand in self._looking.values()}
        for debt in self._desk.workable():
            # A look that hangs must not keep a post waiting; what a post must wait for is the order of its lane.
            is_post = debt.state is DeliveryState.QUEUED
            if _lane(debt) in (posting if is_post else posting | looking):
                continue
            if self._must_wait(debt, {target for target, _ in posting | looking}):
                continue
            if self._start(pool, debt):
                (posting if is_post else looking).add(_lane(debt))
        return True

    def _must_wait(self, debt: Debt, asked: set[str]) -> bool:
        """Whether the target asked for quiet, or is down and one request finds out for all that it is owed."""
        circuit = self._circuits[debt.target]
        if circuit.is_open and debt.target in asked:
            return True
        # A summary is drawn up anew with every change of the board: only what people say is worth a try of its own.
        is_fresh = debt.attempt == 0 and debt.operation in POSTING
        if debt.state is not DeliveryState.QUEUED:
            is_fresh = circuit.is_in_doubt
        return circuit.must_wait(self._now(), is_fresh=is_fresh)

    def _start(self, pool: ThreadPoolExecutor, debt: Debt) -> bool:
        publisher = self._publishers.get(debt.via, _NOT_CONNECTED)
        if debt.state in (DeliveryState.UNKNOWN, DeliveryState.WRITTEN):
            errand = self._desk.errand(debt.key)
            look = pool.submit(publisher.look, errand)
            self._looking[look] = errand
            look.add_done_callback(lambda _: self._wake.set())
            return True
        begun = self._desk.begin(debt.key)
        if begun is None:
            return False
        attempt = pool.submit(publisher.publish if begun.operation in publisher.can else _unable, begun)
        self._publishing[attempt] = begun
        attempt.add_done_callback(lambda _: self._wake.set())
        return True

    def _take_answers(self) -> None:
        """Bring answers to the desk. One that could not be recorded (a full disk) stays and is brought again."""
        for attempt in [future for future in self._publishing if future.done()]:
            errand = self._publishing[attempt]
            fault = attempt.exception()
            # A fault of ours says nothing of what the other side has: doubt, and look.
            outcome = Unsure(detail=_named(fault, errand)) if fault else attempt.result()
            self._desk.settle(errand.key, errand.attempt, outcome)
            self._note(errand.target, outcome)
            del self._publishing[attempt]
        for look in [future for future in self._looking if future.done()]:
            errand = self._looking[look]
            fault = look.exception()
            sight = CannotTell(detail=_named(fault, errand)) if fault else look.result()
            self._desk.sighted(errand.key, errand.attempt, sight)
            if not isinstance(sight, CannotTell):
                self._circuits[errand.target].close()
            elif self._circuits[errand.target].is_open:
                self._circuits[errand.target].fail(self._now(), None, self._chance)
            del self._looking[look]

    def _note(self, target: str, outcome: Outcome) -> None:
        """Whether a target answers. That it can't be looked at alone says nothing: mail never can."""
        match outcome:
            case TryLater():
                self._circuits[target].fail(self._now(), outcome.after, self._chance)
            case Unsure():
                self._circuits[target].fail(self._now(), None, self._chance)
            case _:
                self._circuits[target].close()

    def _rest(self, quiet_s: float) -> None:
        # What was due at the last step and still waits is blocked by something else than time.
        due = self._patiently(lambda: self._desk.next_due(self._stepped_at), otherwise=None)
        # Only whether a written page can be seen yet may still be open then, and that keeps nobody waiting.
        is_quiet = not self._publishing and not self._looking and self._is_paid()
        # A drill's clock runs faster than this wait, and a wall clock may be set: never long at once.
        at_most = quiet_s if is_quiet else _IDLE_S
        seconds = at_most if due is None else (due - self._now()) / timedelta(seconds=1)
        self._wake.wait(min(at_most, max(0.01, seconds)))
        self._wake.clear()

    def _drain(self) -> bool:
        wait(self._publishing)
        wait(self._looking)
        self._take_answers()
        return True


def _lane(owed: Debt | Errand) -> tuple[str, Operation]:
    """What is paid one at a time: a summary on its way keeps no post waiting."""
    return owed.target, lane_of(owed.operation)[0]


def _unable(errand: Errand) -> Outcome:
    return Rejected(
        cause=RejectionCause.CONTENT, detail=f"{errand.target}: {errand.operation} is not possible"
    )


def _named(fault: BaseException, errand: Errand) -> str:
    _log.error("the publisher of %s failed", errand.target, exc_info=fault)
    return type(fault).__name__


class _NotConnected:
    """Stands where no publisher is connected: holds what is owed until somebody connects one."""

    can = frozenset(Operation)
    timeout_s = 0.0

    def publish(self, errand: Errand) -> Outcome:
        return Rejected(cause=RejectionCause.SETTINGS, detail=f"{errand.target}: not connected")

    def look(self, errand: Errand) -> Sight:
        return CannotTell(detail=f"{errand.target}: not connected")


_NOT_CONNECTED = _NotConnected()
