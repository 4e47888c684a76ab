"""What can be wrong with a journal file. Each is a sentence for a person, made in wording.sentences."""

import sqlite3
from enum import StrEnum
from pathlib import Path

from commander.board.refusal import Because, Refused


class Wrong(StrEnum):
    """Why a journal can't be opened, or can only be read."""

    NOT_A_JOURNAL = "not-a-journal"
    DAMAGED = "damaged"
    VERSION_CONTRADICTORY = "version-contradictory"
    UNREACHABLE = "unreachable"
    BACKUP_REFUSED = "backup-refused"
    NETWORK_FOLDER = "network-folder"


class JournalFault(Exception):
    """The journal file can't be used as it is. Nothing was changed."""

    def __init__(self, wrong: Wrong, path: Path, detail: str = "") -> None:
        super().__init__(wrong.value, str(path), detail)
        self.wrong = wrong
        self.path = path
        self.detail = detail


def refusal_for(error: sqlite3.Error) -> Refused | None:
    """The refusal behind an error that is not our fault (disk, lock); None for one that is."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    because = {
        sqlite3.SQLITE_FULL: Because.DISK_FULL,
        sqlite3.SQLITE_BUSY: Because.JOURNAL_BUSY,
        sqlite3.SQLITE_READONLY: Because.JOURNAL_READ_ONLY,
        sqlite3.SQLITE_IOERR: Because.DISK_FAILED,
        sqlite3.SQLITE_CANTOPEN: Because.DISK_FAILED,
    }.get(code)
    return Refused(because, detail=str(error)) if because else None
