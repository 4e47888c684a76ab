"""Pure: when to try again: full jitter, their wish first, one at a time. Their outage is not our storm (3-07)."""

from collections.abc import Callable
from datetime import datetime, timedelta

_FIRST = timedelta(seconds=2)
_LAST = timedelta(seconds=120)
WISH_FLOOR = timedelta(seconds=1)
WISH_CAP = timedelta(minutes=15)


def delay_after(attempt: int, wish: timedelta | None, chance: Callable[[], float]) -> timedelta:
    """How long to wait after a failed attempt (1, 2, …). chance: 0 ≤ x < 1."""
    ceiling = min(_LAST, _FIRST * (1 << min(attempt, 10)))
    if wish is not None:
        # Late is polite: fifty desks that were told the same and came back on time would be a herd.
        return granted(wish) + max(granted(wish) * 0.1, ceiling) * chance()
    return max(WISH_FLOOR, ceiling * chance())


def blind_for(since: timedelta, first: timedelta, chance: Callable[[], float]) -> timedelta:
    """How long to wait after a look that could not tell: ever longer while nothing can be seen there."""
    return first + max(timedelta(), min(_LAST, since) - first) * chance()


def granted(wish: timedelta) -> timedelta:
    """Their wish (Retry-After) as far as we follow it."""
    return min(max(wish, WISH_FLOOR), WISH_CAP)


class Circuit:
    """One target as a sender sees it: while it is down, one request at a time finds out, ever more rarely.

    What a person has just ordered is worth a request of its own; what asks for quiet gets it from everybody.
    """

    def __init__(self) -> None:
        self._failures = 0
        self._again_at: datetime | None = None
        self._quiet_until: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether the last that was heard of it is that nothing gets through."""
        return self._failures > 0

    def fail(self, now: datetime, wish: timedelta | None, chance: Callable[[], float]) -> None:
        """Nothing got through."""
        self._failures += 1
        self._again_at = now + delay_after(self._failures, wish, chance)
        if wish is not None:
            self._quiet_until = now + granted(wish)

    def close(self) -> None:
        """It answered: whatever waits for it may go."""
        self._failures, self._again_at = 0, None

    def must_wait(self, now: datetime, *, is_fresh: bool) -> bool:
        """Whether nothing is asked of it yet. is_fresh: a text never tried, or one of the first looks after a doubt."""
        if self._quiet_until is not None and now < self._quiet_until:
            return True
        return not is_fresh and self._again_at is not None and now < self._again_at

    @property
    def is_in_doubt(self) -> bool:
        """Whether so few answers were missed that a look finds out more."""
        return self._failures <= 2
