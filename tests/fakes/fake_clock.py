"""A wall clock that stands still until a test moves it."""

from datetime import UTC, datetime, timedelta

START = datetime(2026, 4, 1, 17, 0, tzinfo=UTC)  # 2026-04-02 02:00 in Tokyo


class FakeClock:
    """Called like utc_now."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **span: float) -> None:
        self.now += timedelta(**span)
