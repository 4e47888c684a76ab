"""How often Statuspage may be asked, and the wire that keeps to it."""

import threading
import time
from collections.abc import Callable

from commander.publishers.web.wire import Wire


class Pace:
    """One request a second and key: Statuspage's own limit. Sleeps in the calling worker thread."""

    def __init__(
        self,
        interval_s: float = 1.0,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._interval_s = interval_s
        self._monotonic = monotonic
        self._sleep = sleep
        self._next = 0.0
        self._lock = threading.Lock()

    def wait(self) -> None:
        """Return when the next request may go out."""
        with self._lock:
            now = self._monotonic()
            start = max(now, self._next)
            self._next = start + self._interval_s
        if start > now:
            self._sleep(start - now)


class StatuspageWire(Wire):
    """One session to Statuspage with one key, at its pace."""

    def __init__(
        self, *, key: str, base_url: str, timeout: tuple[float, float], limit_s: float, pace: Pace
    ) -> None:
        super().__init__(
            authorization=f"OAuth {key}",
            base_url=base_url,
            timeout=timeout,
            limit_s=limit_s,
            wait=pace.wait,
        )
