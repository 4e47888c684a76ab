"""What feeds have said already, and how each stands at this desk: local rows, written with the records that follow.

Never synced: two desks that hear the same feed give a signal the same id, and the records meet by it.
"""

import hashlib
import re
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

import msgspec
from sqlite_utils import Database

from commander.journal.faults import sound

_BLIND: Final = re.compile("[0-9a-f]{64}")


class HeardState(StrEnum):
    """How one thing that a feed said stands with it now."""

    FIRING = "firing"
    QUIET = "quiet"  # silenced or inhibited at the source
    GONE = "gone"  # the source says nothing of it any more


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a feed said: its key there, its group, and the signal that it was written down as."""

    feed: str
    key: str
    group: str
    stream: str  # where the signal was raised; empty while it has none
    signal: str
    state: HeardState
    missed: int  # answers in a row that no longer named it
    at: datetime  # when it was heard first


def heard_of(db: Database, feed: str) -> dict[str, Heard]:
    """Everything that a feed is known to have said, by key, the oldest first."""
    return {one.key: one for one in _rows(db, "feed = ? ORDER BY at, key", [feed])}


def heard_one(db: Database, feed: str, key: str) -> Heard | None:
    """One thing that a feed said, whether its words stand here still or were erased; None: it is new."""
    return next(iter(_rows(db, "feed = ? AND key IN (?, ?)", [feed, key, blind(key)])), None)


def keep_heard(db: Database, one: Heard) -> None:
    """Remember it; inside journal.write(), with the records that follow from it."""
    row = [one.feed, one.key, one.group, one.stream, one.signal, one.state.value, one.missed]
    db.execute("INSERT OR REPLACE INTO heard VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [*row, one.at.isoformat()])


def forget_heard(db: Database, feed: str, key: str) -> None:
    """Let go of what the feed has not said for long; inside journal.write()."""
    db.execute("DELETE FROM heard WHERE feed = ? AND key = ?", [feed, key])


def blind_heard(db: Database, signal: str) -> None:
    """Keep no key that somebody chose for a signal whose words are erased; inside write(). It is known all the same."""
    for one in _rows(db, "signal = ? AND grp = key", [signal]):
        forget_heard(db, one.feed, one.key)
        keep_heard(db, msgspec.structs.replace(one, key=blind(one.key), group=blind(one.key)))
    # A webhook's group is called by what it groups by, in every row of it.
    grouped = _rows(
        db, "grp != key AND (feed, grp) IN (SELECT feed, grp FROM heard WHERE signal = ?)", [signal]
    )
    for one in grouped:
        if _BLIND.fullmatch(one.group) is None:
            keep_heard(db, msgspec.structs.replace(one, group=blind(one.group)))


def blind(key: str) -> str:
    """What a key or a group is known by once the words in it are erased."""
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()


def feed_standing(db: Database, name: str) -> str:
    """How a feed stands here, as it was kept; empty: it was never asked."""
    with sound(db):
        row = db.execute("SELECT content FROM feed WHERE name = ?", [name]).fetchone()
    return str(row[0]) if row else ""


def feed_standings(db: Database) -> dict[str, str]:
    """How every feed stands here, by name."""
    with sound(db):
        if not db.table("feed").exists():
            return {}  # an older file that can only be read
        rows: list[Any] = db.execute("SELECT name, content FROM feed ORDER BY name").fetchall()
    return {str(name): str(content) for name, content in rows}


def keep_standing(db: Database, name: str, content: str) -> None:
    """Keep how a feed stands; inside journal.write()."""
    db.execute("INSERT OR REPLACE INTO feed VALUES (?, ?)", [name, content])


def _rows(db: Database, where: str, values: list[str]) -> list[Heard]:
    columns = "feed, key, grp, stream, signal, state, missed, at"
    with sound(db):
        rows: list[Any] = db.execute(f"SELECT {columns} FROM heard WHERE {where}", values).fetchall()
    return [
        Heard(
            feed=feed,
            key=key,
            group=group,
            stream=stream,
            signal=signal,
            state=HeardState(state),
            missed=missed,
            at=datetime.fromisoformat(at),
        )
        for feed, key, group, stream, signal, state, missed, at in rows
    ]
