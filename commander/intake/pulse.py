"""Pure: how a feed stands, and since when it is silent. A silent feed is itself a signal (practice §9 rule 6)."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

import msgspec

from commander.board.record import Instant

_SLEPT_FROM: Final = timedelta(seconds=90)


class LeftOver(msgspec.Struct, frozen=True, kw_only=True):
    """A dropped file that became no signal, and why, in both languages. key: what it is put away by."""

    key: str
    name: str
    ja: str
    en: str
    refused: bool  # it lies in refused/; else where it was dropped


class FeedStanding(msgspec.Struct, frozen=True, kw_only=True):
    """One feed as this desk knows it."""

    name: str
    heard_at: Instant | None = None  # its last answer, or file, that was one
    trouble: str = ""  # what was wrong with the last look; empty: nothing
    heartbeat_seen: bool = False  # its heartbeat's alert fired once: from then on it is expected
    heartbeat_missing: bool = False
    firing: int = 0
    groups: int = 0
    silenced: tuple[str, ...] = ()  # what is silenced or inhibited there, by name
    inhibited: tuple[str, ...] = ()
    silent_since: Instant | None = None  # None: it speaks
    silence: str = ""  # the key of the signal that says so
    left: int = 0  # dropped files that became no signal and nobody has put away
    newest_left: tuple[LeftOver, ...] = ()

    @property
    def was_asked(self) -> bool:
        """Whether it ever answered this desk."""
        return self.heard_at is not None


def woke(before: datetime | None, now: datetime, pause: timedelta) -> bool:
    """Whether the machine slept since the last look: what was not looked at is no silence of the feed."""
    return before is None or now - before > pause + _SLEPT_FROM or now < before


def silent_since(
    heard_at: datetime | None, listening_since: datetime, now: datetime, limit: timedelta
) -> datetime | None:
    """Since when a feed is silent; None: not for long enough, or nobody has listened for that long."""
    last = max(filter(None, (heard_at, listening_since)))
    if now - last < limit:
        return None
    return heard_at or listening_since


def standing_from(name: str, content: str) -> FeedStanding:
    """A standing as it was kept; one that can't be read is begun anew."""
    try:
        return msgspec.json.decode(content, type=FeedStanding) if content else FeedStanding(name=name)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return FeedStanding(name=name)


def standings_from(kept: Mapping[str, str]) -> list[FeedStanding]:
    """Every feed that this home has listened to, as it was kept."""
    return [standing_from(name, content) for name, content in kept.items()]
