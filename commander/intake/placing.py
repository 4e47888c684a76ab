"""Where a signal of a feed stands: beside which incident, or beside none; raised once. Journal thread."""

from datetime import datetime

from msgspec.structs import replace

from commander.board.feeds import FEEDS, Sighting, sighted
from commander.board.moment import Moment
from commander.board.record import AUTOMATIC, Record
from commander.board.signals import Signal
from commander.desk.desk import Desk
from commander.desk.feeds import known_of
from commander.journal.heard import Heard
from commander.journal.neighbours import neighbours


def raise_at(desk: Desk, stream: str, sighting: Sighting, moment: Moment) -> list[Record]:
    """The signal's records; none when another desk has brought the same one."""
    policy = desk.policy()
    known = None if stream == FEEDS else known_of(desk.board(stream), policy)
    there = desk.unplaced().signals if known is None else known.signals
    if sighting.signal in there.by_id or sighting.signal in desk.unplaced().placed:
        return []
    facts = sighted(known, policy, sighting, moment)
    return desk.append(stream, facts, moment)


def standing_of(desk: Desk, known: Heard) -> tuple[str, Signal | None]:
    """Where a signal stands now: a person may have put it beside an incident."""
    stream = known.stream
    if stream == FEEDS:
        feeds = desk.unplaced()
        found = feeds.signals.by_id.get(known.signal)
        if found is not None or known.signal not in feeds.placed:
            return stream, found
        stream = feeds.placed[known.signal]
    return stream, desk.board(stream).signals.by_id.get(known.signal) if stream else None


def place(desk: Desk, now: datetime) -> str:
    """Beside the incident that is watched, or the only one that is open or was a moment ago; else without one.

    Of several open ones a person says which: a signal that is put beside the wrong one is lost to the right one.
    """
    found = neighbours(desk.journal.db, now)
    if found and (found[0].restored_at or len(found) == 1):
        return found[0].stream
    return FEEDS


def feed_moment(desk: Desk) -> Moment:
    """It is the feed that says it, and nobody of ours."""
    return replace(desk.moment(), author=AUTOMATIC, on_behalf_of=None)
