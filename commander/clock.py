"""The only place that asks the machine for the time or for an id."""

import math
import re
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import uuid_utils

# The hybrid clock refuses a time beyond this year: a broken peer must not pin every later record there.
LAST_YEAR = 2200
_LAST_MS = int(datetime(LAST_YEAR, 1, 1, tzinfo=UTC).timestamp() * 1000)
_COUNTER_LIMIT = 0xFFFF
# One spelling a time: two spellings of one time would sort apart as text.
_HYBRID = re.compile(r"(?P<milliseconds>[0-9]{13})\.(?P<counter>[0-9a-f]{4})")


class ClockOutOfRange(ValueError):
    """A hybrid time lies before 1970 or beyond the year 2200."""


def utc_now() -> datetime:
    """The machine's wall clock as an aware UTC time."""
    return datetime.now(UTC)


def local_now() -> datetime:
    """The machine's wall clock with its offset, for display."""
    return datetime.now(UTC).astimezone()


def new_id() -> str:
    """A UUIDv7: unique without asking anybody, and roughly in order of time."""
    return str(uuid_utils.uuid7())


class ScaledClock:
    """Wall time that runs `speed` times as fast from the moment it was made: the clock of a drill.

    Called like utc_now, from any thread. It never runs backwards, whatever the wall clock or the speed does.
    """

    def __init__(
        self,
        speed: float = 1.0,
        *,
        wall: Callable[[], datetime] | None = None,
        start: datetime | None = None,
    ) -> None:
        self._lock = threading.Lock()
        # Sixty times a machine's clock set right by a minute would be an hour of the drill.
        self._wall = wall or _steady_clock()
        self._speed = _checked_speed(speed)
        self._wall_at = self._wall()
        self._shown = (start or self._wall_at).astimezone(UTC)

    @property
    def speed(self) -> float:
        """How many times as fast as the wall."""
        return self._speed

    def run_at(self, speed: float) -> None:
        """Change the speed from now on; the time shown does not jump. Raises ValueError for what is no speed."""
        checked = _checked_speed(speed)
        with self._lock:
            self._advance()
            self._speed = checked

    def skip(self, span: timedelta) -> None:
        """Jump ahead. Raises ValueError for a jump back."""
        if span < timedelta():
            raise ValueError(span)
        with self._lock:
            self._advance()
            self._shown += span

    def __call__(self) -> datetime:
        """The time it shows, as an aware UTC time."""
        with self._lock:
            self._advance()
            return self._shown

    def _advance(self) -> None:
        wall = self._wall()
        if wall > self._wall_at:
            self._shown += (wall - self._wall_at) * self._speed
        # A wall clock set back counts as stopped for that moment, and goes on from there.
        self._wall_at = wall


def _steady_clock() -> Callable[[], datetime]:
    """Wall time as it is now, and from here on at its own pace, whatever anybody sets the wall's clock to."""
    began, since = utc_now(), time.monotonic()
    return lambda: began + timedelta(seconds=time.monotonic() - since)


def _checked_speed(speed: float) -> float:
    if not math.isfinite(speed) or speed <= 0:
        raise ValueError(speed)
    return speed


class HybridClock:
    """Hands out times that sort as text and never run backwards, whatever the wall clock does.

    A time is 13 digits of milliseconds since 1970, a dot and a counter of four hex digits; a full
    counter carries into the milliseconds. One instance belongs to one journal (journal thread only).
    """

    def __init__(self, wall: Callable[[], datetime] = utc_now, *, latest: str = "") -> None:
        self._wall = wall
        self._ms, self._counter = parse_hybrid(latest) if latest else (0, 0)

    def tick(self) -> str:
        """The next time, later than every time ticked or seen before."""
        wall_ms = int(self._wall().timestamp() * 1000)
        # A clock set beyond the last year counts as stopped: a time written from it could never be read back.
        if self._ms < wall_ms <= _LAST_MS:
            self._ms, self._counter = wall_ms, 0
        elif self._counter == _COUNTER_LIMIT:
            self._ms, self._counter = self._ms + 1, 0
        else:
            self._counter += 1
        return _text(self._ms, self._counter)

    def see(self, at: str) -> None:
        """Take note of another writer's time. Never refused for being ahead: causes must sort before effects."""
        theirs = parse_hybrid(at)
        self._ms, self._counter = max((self._ms, self._counter), theirs)


def parse_hybrid(at: str) -> tuple[int, int]:
    """Milliseconds and counter of a hybrid time; raises ClockOutOfRange or ValueError."""
    found = _HYBRID.fullmatch(at)
    if found is None:
        raise ValueError(at)
    parsed = int(found["milliseconds"]), int(found["counter"], 16)
    if parsed[0] > _LAST_MS:
        raise ClockOutOfRange(at)
    return parsed


def wall_time(at: str) -> datetime:
    """What the writer's clock showed at a hybrid time, as an aware UTC time; raises as parse_hybrid does."""
    milliseconds, _ = parse_hybrid(at)
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def _text(milliseconds: int, counter: int) -> str:
    return f"{milliseconds:013d}.{counter:04x}"
