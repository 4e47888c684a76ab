"""What was heard of Slack and is not looked at yet, how far each channel was read, and what channels are called.

One local file, never synced. No word of any message stands here: a row names a channel and a message, and what
it says is asked of Slack.
"""

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

from commander.files import private_folder

INBOX_FILE: Final = "slack_events.db"
_APPLICATION_ID: Final = 0x434D4545  # "CMEE"
_BUSY_S: Final = 2.0
# Slack repeats an event for minutes, not for days.
_REMEMBERED_S: Final = 3 * 24 * 3600.0
_TABLES: Final = (
    """CREATE TABLE heard (event TEXT PRIMARY KEY, channel TEXT NOT NULL, ts TEXT NOT NULL,
    kind TEXT NOT NULL, at REAL NOT NULL, state INTEGER NOT NULL) STRICT""",
    "CREATE INDEX heard_open ON heard (state, at)",
    "CREATE TABLE cursor (channel TEXT PRIMARY KEY, ts TEXT NOT NULL) STRICT",
    "CREATE TABLE refused (channel TEXT NOT NULL, ts TEXT NOT NULL, PRIMARY KEY (channel, ts)) STRICT",
)


_NAMES: Final = "CREATE TABLE IF NOT EXISTS name (channel TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT"
_OPEN, _DONE, _WAITS = 0, 1, 2


class HintKind(StrEnum):
    """Why a message is to be looked at."""

    MARKED = "marked"  # a reaction came or went
    CHANGED = "changed"  # it was edited or deleted: of matter only when it was kept
    ASKED = "asked"  # it mentions the app


class Hint(msgspec.Struct, frozen=True, kw_only=True):
    """Something happened to a message: it is to be looked at, whichever way it stands by then."""

    event: str  # Slack's id of the event; the same however often it is delivered
    channel: str
    ts: str
    kind: HintKind


class InboxFault(Exception):
    """The file can't be written: nothing is acknowledged, so that Slack delivers it again."""


class Inbox:
    """One connection, used by the socket's thread and the intake's, one at a time. A damaged file is made anew."""

    def __init__(self, home: Path, now: Callable[[], float]) -> None:
        self._path, self._now = home / INBOX_FILE, now
        self._lock = threading.Lock()
        private_folder(home)
        try:
            self._db = _opened(self._path)
        except sqlite3.DatabaseError:
            # Only what was heard and not looked at is lost with it; the channels are read for it again.
            _discard(self._path)
            self._db = _opened(self._path)
        with self._writing():
            # What waited for a person to say which incident it is of is asked again.
            self._db.execute("UPDATE heard SET state = ? WHERE state = ?", [_OPEN, _WAITS])

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()

    def keep(self, hint: Hint) -> bool:
        """Remember a hint; False: it was heard before. When this returns, it is on disk. Raises InboxFault."""
        with self._writing():
            row = [hint.event, hint.channel, hint.ts, hint.kind, self._now(), _OPEN]
            done = self._db.execute("INSERT OR IGNORE INTO heard VALUES (?, ?, ?, ?, ?, ?)", row)
        return done.rowcount == 1

    def open_hints(self, limit: int) -> list[Hint]:
        """What is not looked at yet, the longest waiting first."""
        with self._lock:
            rows = self._db.execute(
                "SELECT event, channel, ts, kind FROM heard WHERE state = ? ORDER BY at, rowid LIMIT ?",
                [_OPEN, limit],
            ).fetchall()
        return [
            Hint(event=event, channel=channel, ts=ts, kind=HintKind(kind))
            for event, channel, ts, kind in rows
        ]

    def finish(self, hints: Iterable[Hint], *, waits: bool = False) -> None:
        """These were looked at; their ids are remembered a while. waits: a person is asked. Raises InboxFault."""
        state = _WAITS if waits else _DONE
        with self._writing():
            self._db.executemany(
                "UPDATE heard SET state = ? WHERE event = ?", [(state, one.event) for one in hints]
            )
            self._db.execute(
                "DELETE FROM heard WHERE state = ? AND at < ?", [_DONE, self._now() - _REMEMBERED_S]
            )

    def cursor(self, channel: str) -> str:
        """Up to where a channel was read whole; empty: never."""
        with self._lock:
            row = self._db.execute("SELECT ts FROM cursor WHERE channel = ?", [channel]).fetchone()
        return str(row[0]) if row else ""

    def move_cursor(self, channel: str, ts: str) -> None:
        """A channel was read whole up to here. Raises InboxFault."""
        with self._writing():
            self._db.execute("INSERT OR REPLACE INTO cursor VALUES (?, ?)", [channel, ts])

    def refuse(self, channel: str, ts: str) -> None:
        """A person said that this message belongs to no incident. Raises InboxFault."""
        with self._writing():
            self._db.execute("INSERT OR IGNORE INTO refused VALUES (?, ?)", [channel, ts])

    def is_refused(self, channel: str, ts: str) -> bool:
        """Whether somebody said so."""
        with self._lock:
            row = self._db.execute(
                "SELECT 1 FROM refused WHERE channel = ? AND ts = ?", [channel, ts]
            ).fetchone()
        return row is not None

    def channel_names(self) -> dict[str, str]:
        """What channels are called, by id, as Slack said last."""
        with self._lock:
            return dict(self._db.execute("SELECT channel, name FROM name").fetchall())

    def keep_channel_names(self, names: Mapping[str, str]) -> None:
        """What they are called now, and no others. Raises InboxFault."""
        with self._writing():
            self._db.execute("DELETE FROM name")
            self._db.executemany("INSERT INTO name VALUES (?, ?)", names.items())

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        with self._lock:
            try:
                with self._db:
                    yield
            except sqlite3.Error as fault:
                raise InboxFault(str(fault)) from fault


def _opened(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=_BUSY_S, check_same_thread=False)
    try:
        db.execute("PRAGMA journal_mode = TRUNCATE")
        db.execute("PRAGMA synchronous = FULL")
        known = db.execute("PRAGMA application_id").fetchone()[0]
        if known == 0:
            with db:
                for statement in _TABLES:
                    db.execute(statement)
                db.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        elif known != _APPLICATION_ID:
            raise sqlite3.DatabaseError("not our file")
        with db:
            db.execute(_NAMES)  # a file of an older release has none
        if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("damaged")
    except BaseException:
        db.close()
        raise
    path.chmod(0o600)
    return db


def _discard(path: Path) -> None:
    for one in (path, path.with_name(path.name + "-journal")):
        one.unlink(missing_ok=True)
