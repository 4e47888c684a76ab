"""A connection to a journal file with our settings, and a complete copy of one. Not what is in it."""

import os
import sqlite3
import sys
from pathlib import Path

from sqlite_utils import Database

from commander.journal.faults import fault_for

# Waiting longer than this for another process's commit would show in the window.
_BUSY_MS = 2_000
# Nobody's typing waits for a reader, and a disk that stalls under a commit is no fault of the journal.
_READER_BUSY_MS = 10_000


def connect(path: Path, *, writable: bool) -> Database:
    """A connection with our settings; raises JournalFault. Readers never write; several may be open at once."""
    # A reader that may write can take back a commit that a crash cut short; one that may not would only fail.
    mode = "rw" if writable or os.access(path, os.W_OK) else "ro"
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            timeout=(_BUSY_MS if writable else _READER_BUSY_MS) / 1000,
            check_same_thread=False,
        )
    except sqlite3.DatabaseError as error:
        raise fault_for(error, path) from error
    db = Database(connection)
    try:
        _settle(db, writable=writable)
    except sqlite3.DatabaseError as error:
        db.close()
        raise fault_for(error, path) from error
    return db


def _settle(db: Database, *, writable: bool) -> None:
    if writable:
        # WAL is faster, and rejected: a flipped bit in its tail silently drops commits.
        db.execute("PRAGMA journal_mode = TRUNCATE").fetchone()
        # EXTRA also syncs the folder. NORMAL may lose the last commits on power loss, and a line once seen
        # must not vanish.
        db.execute("PRAGMA synchronous = EXTRA")
        db.execute("PRAGMA secure_delete = ON")
        db.execute("PRAGMA fullfsync = ON")
    else:
        db.execute("PRAGMA query_only = ON")


def copy_to(db: Database, destination: Path) -> None:
    """A complete copy of an open journal in a new private file; raises FileExistsError when one is there."""
    target = _new_file(destination)
    try:
        _copy_pages(db, target)
        target.execute("PRAGMA wal_checkpoint")
    finally:
        target.close()


def unnamed_copy(db: Database, path: Path) -> Database:
    """A connection to a complete copy that is gone with it, even if we are killed: the file loses its name at once.

    On Windows an open file keeps its name, and the caller removes it.
    """
    target = _new_file(path)
    try:
        if sys.platform != "win32":
            path.unlink()
        # Nobody needs it after a crash; and a file without a name can't have a rollback journal beside it.
        target.execute("PRAGMA journal_mode = OFF").fetchone()
        target.execute("PRAGMA synchronous = OFF")
        _copy_pages(db, target)
        target.execute("PRAGMA query_only = ON")
    except BaseException:
        target.close()
        raise
    return Database(target)


def _new_file(path: Path) -> sqlite3.Connection:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
    os.close(os.open(path, flags, 0o600))
    return sqlite3.connect(path, isolation_level=None)


def _copy_pages(db: Database, target: sqlite3.Connection) -> None:
    # Whole at once would hold the lock; in steps, writers get their turn.
    db.conn.backup(target, pages=256, sleep=0.001)
