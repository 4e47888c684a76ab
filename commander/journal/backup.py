"""A copy of the journal to a file, and a journal put back from one: new epoch, every unfinished debt held."""

import contextlib
import errno
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from commander.files import keep_as, private_folder, put_in_place, temporary_beside
from commander.journal.attached import Copied, bring_back, copy_beside, settle, take_away
from commander.journal.connection import connect, copy_to
from commander.journal.faults import JournalFault, Wrong, fault_for, sound
from commander.journal.flaws import Flaw
from commander.journal.head_file import HeadFile
from commander.journal.journal import HEAD_FILE, INCOMING_FILE, JOURNAL_FILE, Journal
from commander.journal.schema import APPLICATION_ID, SCHEMA_VERSION, migrate, stored_version
from commander.journal.verify import examined

_SIDE_FILES = tuple(f"{JOURNAL_FILE}-{kind}" for kind in ("journal", "wal", "shm"))
_SPACING = re.compile(r'[\s"\[\]`]')


def back_up(home: Path, destination: Path) -> Copied:
    """Copy the journal, while others write, to a new private file, and check the copy whole.

    The attached files that it names are copied into a folder beside it first. Raises FileExistsError when
    something is there already, JournalFault when the copy is not sound.
    """
    with contextlib.ExitStack() as undone:
        with _copied(home / JOURNAL_FILE, destination, named=destination) as copy:
            db = sqlite3.connect(copy, isolation_level=None)
            try:
                db.execute("PRAGMA secure_delete = ON")
                db.execute("DELETE FROM draft")  # what nobody chose to record is in no backup
            finally:
                db.close()
            fault = _fault_of(copy)
            if fault is not None:
                raise fault
            files = _files_beside(copy, home, destination)
            undone.callback(take_away, files)
        undone.pop_all()  # it stands, and its files with it
    return files


def _files_beside(copy: Path, home: Path, destination: Path) -> Copied:
    db = connect(copy, writable=False)
    try:
        return copy_beside(db, home, destination)
    finally:
        db.close()


@contextmanager
def _copied(journal: Path, destination: Path, *, named: Path) -> Iterator[Path]:
    """A copy beside its place, put there once the block has ended well; faults speak of the file that is named.

    Nothing that is not finished ever has the name, and nothing is left when the copy or the block fails.
    """
    if destination.exists():
        raise FileExistsError(errno.EEXIST, "something is there already", str(destination))
    part = temporary_beside(destination)
    try:
        source = connect(journal, writable=False)
        try:
            copy_to(source, part)
        finally:
            source.close()
        yield part
        put_in_place(part, destination)
    except sqlite3.DatabaseError as error:
        raise fault_for(error, named) from error
    except JournalFault as fault:
        if fault.path != part:
            raise
        raise JournalFault(fault.wrong, named, fault.detail) from fault
    except FileNotFoundError as error:
        raise FileNotFoundError(error.errno, error.strerror, str(destination)) from error
    finally:
        for left in (part, part.with_name(f"{part.name}-journal")):
            left.unlink(missing_ok=True)


def restore(home: Path, backup: Path) -> Path | None:
    """Put a backup in the journal's place; the journal that was there is kept in quarantine, whose path is returned.

    The caller holds the window's lock. Raises JournalFault when the file is no sound journal of ours;
    then nothing has changed. A crash at any moment leaves the old journal in its place, or the backup.
    """
    private_folder(home)
    fault = _fault_of(backup)
    if fault is not None:
        raise fault
    incoming = home / INCOMING_FILE
    incoming.unlink(missing_ok=True)
    try:
        with _copied(backup, incoming, named=backup) as copy:
            _look_through(copy)
        kept = bring_back(home, backup)
        aside = keep_aside(home)
        _settle_side_files(home)
        put_in_place(incoming, home / JOURNAL_FILE, over=True)
        settle(home, kept)
    finally:
        incoming.unlink(missing_ok=True)
    journal = Journal(home)
    try:
        if not journal.set_back:
            journal.new_epoch()
    finally:
        journal.close()
    return aside


def begin_anew(home: Path) -> None:
    """Make an empty journal where none is any more, because a person said so. Raises FileExistsError, OSError."""
    part = temporary_beside(home / JOURNAL_FILE)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        db = connect(part, writable=True)
        try:
            migrate(db, 0)
        finally:
            db.close()
        put_in_place(part, home / JOURNAL_FILE)
    finally:
        for left in (part, part.with_name(f"{part.name}-journal")):
            left.unlink(missing_ok=True)


def keep_aside(home: Path) -> Path | None:
    """Let the journal and what belongs to it be found in quarantine too. None: there was none."""
    if not (home / JOURNAL_FILE).exists():
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    folder = private_folder(private_folder(home / "quarantine") / stamp)
    for name in (JOURNAL_FILE, *_SIDE_FILES, HEAD_FILE):
        path = home / name
        if path.is_dir():
            path.replace(folder / name)
        elif path.exists():
            keep_as(path, folder / name)
    if (folder / HEAD_FILE).exists():
        # The restored journal must still be compared with what was known outside it; a file of its own,
        # or what is written from now on would stand in quarantine too.
        HeadFile(home / HEAD_FILE).replace(HeadFile(folder / HEAD_FILE).all())
    return folder


def _settle_side_files(home: Path) -> None:
    """Remove what SQLite left beside the old journal: it would be played into the one that is put there."""
    left = [home / name for name in _SIDE_FILES if (home / name).exists()]
    if any(path.stat().st_size for path in left):
        # The old journal still stands should we die here, so a commit cut short is taken back first.
        with contextlib.suppress(JournalFault, sqlite3.DatabaseError):
            db = connect(home / JOURNAL_FILE, writable=False)
            try:
                db.execute("PRAGMA schema_version").fetchone()
            finally:
                db.close()
    for path in left:
        path.unlink(missing_ok=True)


def _look_through(copy: Path) -> None:
    """Bring a backup's copy up to our tables, and see that these, and all that is chained in them, are ours."""
    db = connect(copy, writable=True)
    try:
        with sound(db):
            migrate(db, stored_version(db) or 0)
            ours = Database(sqlite3.connect(":memory:", isolation_level=None))
            migrate(ours, 0)
            strange = {part[1] for part in _structure(db) ^ _structure(ours)}
            ours.close()
            if strange:
                raise JournalFault(Wrong.BACKUP_UNSOUND, copy, ", ".join(sorted(strange))[:200])
            # A row of a list that contradicts its record is told by verify; no record is given up for it.
            wrong = [one for one in examined(db).findings if one.flaw is not Flaw.ROW_WRONG]
            if wrong:
                raise JournalFault(Wrong.BACKUP_UNSOUND, copy, f"{wrong[0].flaw}: {wrong[0].record}"[:200])
    finally:
        db.close()


def _structure(db: Database) -> set[tuple[str, str, str, str]]:
    """Tables, indexes, triggers and views as they were made, however a library quotes and spaces them."""
    rows = db.execute(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master "
        "WHERE type NOT IN ('table', 'index') OR name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    ).fetchall()
    return {(kind, name, table, _SPACING.sub("", sql).lower()) for kind, name, table, sql in rows}


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
