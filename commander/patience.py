"""A time limit on work that blocks and can't be cancelled: a keyring that asks, a server that trickles."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from types import TracebackType
from typing import Generic, TypeVar

_Answer = TypeVar("_Answer")


class Overdue(Exception):
    """The work did not end in time. It may still go on, and its answer is dropped."""


def within(limit_s: float, work: Callable[[], _Answer]) -> _Answer:
    """What the work answers or raises; raises Overdue after so many seconds.

    The work runs on a daemon thread, so that what hangs forever can't keep the program alive.
    """
    return ended(limit_s, work).result()


def ended(limit_s: float, work: Callable[[], _Answer]) -> Future[_Answer]:
    """The same, but hands over what the work raised instead of raising it."""
    future = begun(work)
    try:
        future.exception(limit_s)
    except TimeoutError:
        raise Overdue from None
    return future


def begun(work: Callable[[], _Answer]) -> Future[_Answer]:
    """The work, on a daemon thread of its own: what it answers or raises comes with the future."""
    future: Future[_Answer] = Future()

    def run() -> None:
        with _Caught(future):
            future.set_result(work())

    threading.Thread(target=run, name="patience", daemon=True).start()
    return future


class _Caught(Generic[_Answer]):
    """Whatever the work raises belongs to the thread that waits for it."""

    def __init__(self, future: Future[_Answer]) -> None:
        self._future = future

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if fault is not None:
            self._future.set_exception(fault)
        return True
