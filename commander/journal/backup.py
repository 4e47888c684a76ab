"""A copy of the journal to a file, and a journal put back from one: new epoch, every unfinished debt held."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from commander.files import private_folder
from commander.journal.connection import connect, copy_to
from commander.journal.faults import JournalFault, Wrong, fault_for, sound
from commander.journal.head_file import HeadFile
from commander.journal.journal import HEAD_FILE, JOURNAL_FILE, Journal
from commander.journal.schema import APPLICATION_ID, SCHEMA_VERSION, stored_version


def back_up(home: Path, destination: Path) -> None:
    """Copy the journal, while others write, to a new private file, and check the copy whole.

    Raises FileExistsError when something is there already, JournalFault when the copy is not sound.
    """
    with _copied(home / JOURNAL_FILE, destination):
        copy = sqlite3.connect(destination, isolation_level=None)
        try:
            copy.execute("PRAGMA secure_delete = ON")
            copy.execute("DELETE FROM draft")  # what nobody chose to record is in no backup
        finally:
            copy.close()
        fault = _fault_of(destination)
        if fault is not None:
            raise fault


@contextmanager
def _copied(journal: Path, destination: Path) -> Iterator[None]:
    """A copy at a place where nothing was; nothing is left there when the copy, or what is done with it, fails."""
    if destination.exists():
        raise FileExistsError(errno.EEXIST, "something is there already", str(destination))
    try:
        source = connect(journal, writable=False)
        try:
            copy_to(source, destination)
        finally:
            source.close()
        yield
    except sqlite3.DatabaseError as error:
        destination.unlink(missing_ok=True)
        raise fault_for(error, destination) from error
    except JournalFault:
        destination.unlink(missing_ok=True)
        raise


def restore(home: Path, backup: Path) -> Path | None:
    """Put a backup in the journal's place; the journal that was there goes to quarantine, whose path is returned.

    The caller holds the window's lock. Raises JournalFault when the file is no sound journal of ours;
    then nothing has changed.
    """
    private_folder(home)
    fault = _fault_of(backup)
    if fault is not None:
        raise fault
    incoming = home / "journal.incoming"
    incoming.unlink(missing_ok=True)
    with _copied(backup, incoming):
        aside = set_aside(home)
        incoming.replace(home / JOURNAL_FILE)
    journal = Journal(home)
    try:
        if not journal.set_back:
            journal.new_epoch()
    finally:
        journal.close()
    return aside


def set_aside(home: Path) -> Path | None:
    """Move a journal that can't be used, with its side files, to quarantine; never deletes. None: there was none."""
    if not (home / JOURNAL_FILE).exists():
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    folder = private_folder(private_folder(home / "quarantine") / stamp)
    for name in (JOURNAL_FILE, f"{JOURNAL_FILE}-journal", f"{JOURNAL_FILE}-wal", HEAD_FILE):
        path = home / name
        if path.exists():
            path.replace(folder / name)
    if (folder / HEAD_FILE).exists():
        # The restored journal must still be compared with what was known outside it.
        HeadFile(home / HEAD_FILE).replace(HeadFile(folder / HEAD_FILE).all())
    return folder


def _fault_of(path: Path) -> JournalFault | None:
    """What is wrong with a file as a journal; integrity_check runs on copies only, never on the live file."""
    if not path.is_file():
        return JournalFault(Wrong.UNREACHABLE, path, "no such file")
    try:
        db = connect(path, writable=False)
        try:
            with sound(db):
                return _fault_in(db, path)
        finally:
            db.close()
    except JournalFault as fault:
        return fault


def _fault_in(db: Database, path: Path) -> JournalFault | None:
    if int(db.execute("PRAGMA application_id").fetchone()[0]) != APPLICATION_ID:
        return JournalFault(Wrong.NOT_A_JOURNAL, path)
    version = stored_version(db)
    if version is None:
        return JournalFault(Wrong.VERSION_CONTRADICTORY, path)
    if version > SCHEMA_VERSION:
        return JournalFault(Wrong.BACKUP_REFUSED, path, f"schema {version}")
    check = db.execute("PRAGMA integrity_check").fetchone()[0]
    return None if check == "ok" else JournalFault(Wrong.DAMAGED, path, str(check)[:200])
