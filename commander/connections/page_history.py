"""What our own page carries: every bulletin that was shown there, asked of the journal on its publisher's thread."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from commander.clock import utc_now
from commander.outbox.debt import Debt
from commander.publishers.static_page import PublishedBulletin
from commander.reading import Reading

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_CHANGING = timedelta(days=91)
ReadingFactory = Callable[[], Reading]


class PageHistory:
    """What the page carries, asked on its publisher's thread. Raises JournalFault.

    Old incidents may be open still, or have gone on lately, so everything is read once; after that only
    what had changed in the last 91 days then, or did since: what lies further back no longer changes.
    """

    def __init__(self, reading_factory: ReadingFactory, now: Callable[[], datetime] = utc_now) -> None:
        self._reading_factory = reading_factory
        self._since = _EPOCH
        self._settled = now() - _CHANGING
        self._older: dict[str, PublishedBulletin] = {}

    def __call__(self) -> list[PublishedBulletin]:
        """Every bulletin that was written or delivered, each once."""
        with self._reading_factory() as reading:
            debts = reading.shown_on("page", self._since)
        self._older |= {debt.key: _published(debt) for debt in debts if debt.changed_at < self._settled}
        self._since = self._settled
        lately = {debt.key: _published(debt) for debt in debts if debt.changed_at >= self._settled}
        return [*(self._older | lately).values()]


def _published(debt: Debt) -> PublishedBulletin:
    published_at = (debt.first_tried_at or debt.changed_at).isoformat()
    return PublishedBulletin(key=debt.key, bulletin=debt.bulletin, published_at=published_at)
