"""Pure: when to try again: full jitter, their wish first, a budget. Their outage is not our storm (3-07)."""

from collections.abc import Callable
from datetime import datetime, timedelta

_FIRST = timedelta(seconds=2)
_LAST = timedelta(seconds=120)
# After a few quick tries a target costs about one request a minute, however much is owed to it.
_COST = timedelta(minutes=1)
_CAPACITY = 3 * _COST
WISH_FLOOR = timedelta(seconds=1)
WISH_CAP = timedelta(minutes=15)


def delay_after(attempt: int, wish: timedelta | None, chance: Callable[[], float]) -> timedelta:
    """How long to wait after a failed attempt (1, 2, …). chance: 0 ≤ x < 1."""
    if wish is not None:
        # A little late is polite; everybody exactly on time is a herd.
        return granted(wish) * (1 + 0.1 * chance())
    ceiling = min(_LAST, _FIRST * (1 << min(attempt, 10)))
    return max(WISH_FLOOR, ceiling * chance())


def granted(wish: timedelta) -> timedelta:
    """Their wish (Retry-After) as far as we follow it."""
    return min(max(wish, WISH_FLOOR), WISH_CAP)


class RetryBudget:
    """A bucket of time for the retries of one target: each costs a minute. First attempts are free."""

    def __init__(self) -> None:
        # Whole microseconds: as a fraction of a token, a minute in twelve parts would never quite be one.
        self._saved = _CAPACITY
        self._at: datetime | None = None

    def take(self, now: datetime) -> timedelta:
        """Zero when a retry may go now (and is counted); else how long to wait before asking again."""
        if self._at is not None:
            self._saved = min(_CAPACITY, self._saved + max(timedelta(), now - self._at))
        self._at = now
        if self._saved < _COST:
            return _COST - self._saved
        self._saved -= _COST
        return timedelta()
