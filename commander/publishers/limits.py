"""How long one request may last and how big its answer may be, and what the other side asks us to wait."""

import contextlib
import math
import socket
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

ANSWER_LIMIT = 1024 * 1024
_LONGEST_WAIT = timedelta(minutes=15)
_SHORTEST_WAIT = timedelta(seconds=1)


class AnswerTooLong(Exception):
    """The answer is longer than any answer of this service: something else is speaking."""


class TimeLimit:
    """Ends every socket it was shown when the time is over.

    A socket's own time-out begins anew with each byte, so a side that sends one byte a second would hold
    a worker for hours. Shutting down is done by a timer thread; it ends with the `with` block.
    """

    def __init__(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        self._over = False

    def watch(self, connected: socket.socket) -> None:
        """Show it a socket; one shown too late is ended at once."""
        with self._lock:
            self._sockets.append(connected)
            if self._over:
                _shut(connected)

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self._timer.join()

    def _end(self) -> None:
        with self._lock:
            self._over = True
            for connected in self._sockets:
                _shut(connected)


def capped(read: Callable[[int], bytes]) -> bytes:
    """The whole answer by a read function; raises AnswerTooLong beyond 1 MiB."""
    content = bytearray()
    while True:
        piece = read(min(65536, ANSWER_LIMIT + 1 - len(content)))
        if not piece:
            return bytes(content)
        content += piece
        if len(content) > ANSWER_LIMIT:
            raise AnswerTooLong


def asked_wait(retry_after: str | None, now: datetime) -> timedelta | None:
    """What a Retry-After header asks for, in seconds or as a date, kept between 1 s and 15 min."""
    if not retry_after:
        return None
    try:
        seconds = float(retry_after)
    except ValueError:
        try:
            seconds = (parsedate_to_datetime(retry_after) - now).total_seconds()
        except (ValueError, TypeError):  # TypeError: a date without a zone
            return None
    if math.isnan(seconds):
        return None
    return max(_SHORTEST_WAIT, timedelta(seconds=min(max(seconds, 0), _LONGEST_WAIT.total_seconds())))


def _shut(connected: socket.socket) -> None:
    # The base class's method: SSLSocket.shutdown would pull its state from under the reading thread.
    with contextlib.suppress(OSError):
        socket.socket.shutdown(connected, socket.SHUT_RDWR)
