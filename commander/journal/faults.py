"""What can be wrong with a journal file. Each is a sentence for a person, made in wording.sentences."""

import contextlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from commander.board.refusal import Because, Refused
from commander.journal.schema import SCHEMA_VERSION, stored_version

if TYPE_CHECKING:
    from sqlite_utils import Database


class Wrong(StrEnum):
    """Why a journal can't be opened, or can only be read."""

    NOT_A_JOURNAL = "not-a-journal"
    DAMAGED = "damaged"
    VERSION_CONTRADICTORY = "version-contradictory"
    UNREACHABLE = "unreachable"
    BACKUP_REFUSED = "backup-refused"
    NETWORK_FOLDER = "network-folder"
    MISSING = "missing"
    NEWER = "newer"
    BACKUP_UNSOUND = "backup-unsound"


class JournalFault(Exception):
    """The journal file can't be used as it is. Nothing was changed."""

    def __init__(self, wrong: Wrong, path: Path, detail: str = "") -> None:
        super().__init__(wrong.value, str(path), detail)
        self.wrong = wrong
        self.path = path
        self.detail = detail


@contextmanager
def sound(db: "Database") -> Iterator[None]:
    """What is read inside is a journal's, or JournalFault: damage is a sentence, never a stray error."""
    try:
        yield
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise _newer(db) or JournalFault(Wrong.DAMAGED, file_of(db), str(error)) from error
    except sqlite3.DatabaseError as error:
        fault = fault_for(error, file_of(db))
        raise (_newer(db) if fault.wrong is Wrong.DAMAGED else None) or fault from error


def _newer(db: "Database") -> JournalFault | None:
    """The fault of a file whose tables are a newer program's: what we can't read in it is not damaged."""
    with contextlib.suppress(sqlite3.Error, UnicodeDecodeError):
        version = stored_version(db)
        if version is not None and version > SCHEMA_VERSION:
            return JournalFault(Wrong.NEWER, file_of(db), f"schema {version}")
    return None


def file_of(db: "Database") -> Path:
    """The file behind a connection; asks the driver, for a damaged file answers nothing."""
    return Path(db.conn.execute("PRAGMA database_list").fetchone()[2])


_UNREACHABLE = (
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_FULL,
)


def fault_for(error: sqlite3.DatabaseError, path: Path) -> JournalFault:
    """The fault of the file behind an error of SQLite."""
    code = _code(error)
    wrong = Wrong.UNREACHABLE if code in _UNREACHABLE else Wrong.DAMAGED
    return JournalFault(Wrong.NOT_A_JOURNAL if code == sqlite3.SQLITE_NOTADB else wrong, path, str(error))


def refusal_for(error: sqlite3.Error) -> Refused | None:
    """The refusal behind an error that is not our fault (disk, lock); None for one that is."""
    because = {
        sqlite3.SQLITE_FULL: Because.DISK_FULL,
        sqlite3.SQLITE_BUSY: Because.JOURNAL_BUSY,
        sqlite3.SQLITE_READONLY: Because.JOURNAL_READ_ONLY,
        sqlite3.SQLITE_IOERR: Because.DISK_FAILED,
        sqlite3.SQLITE_CANTOPEN: Because.DISK_FAILED,
    }.get(_code(error))
    return Refused(because, detail=str(error)) if because else None


def is_busy(error: BaseException | None) -> bool:
    """Whether an error, or what it came from, is a file that another connection held: asked again, it passes."""
    while error is not None:
        if isinstance(error, sqlite3.Error) and _code(error) == sqlite3.SQLITE_BUSY:
            return True
        error = error.__cause__
    return False


def _code(error: sqlite3.Error) -> int:
    """SQLite's own code; 0 for an error of Python's module (text that is no UTF-8)."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def fault_behind(error: Exception, path: Path) -> JournalFault | None:
    """The fault of the file behind an error of SQLite that is no refusal; None for an error that is not SQLite's."""
    return fault_for(error, path) if isinstance(error, sqlite3.DatabaseError) else None
