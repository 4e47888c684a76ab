"""What can be wrong with search.db. A sentence for a person is made in wording.search."""

import errno
import sqlite3
from enum import StrEnum
from pathlib import Path


class Hindrance(StrEnum):
    """Why search.db can't be used now. The journal is untouched by all of them."""

    BUSY = "busy"
    FULL = "full"
    READ_ONLY = "read-only"
    UNREACHABLE = "unreachable"


class SearchFault(Exception):
    """search.db can't be used as it is; everything else works."""

    def __init__(self, hindrance: Hindrance, path: Path | None, detail: str = "") -> None:
        super().__init__(hindrance.value, str(path or ""), detail)
        self.hindrance = hindrance
        self.path = path
        self.detail = detail

    @classmethod
    def of_system(cls, error: OSError, path: Path | None) -> "SearchFault":
        """The fault behind an error of the system."""
        known = {
            errno.ENOSPC: Hindrance.FULL,
            errno.EDQUOT: Hindrance.FULL,
            errno.EROFS: Hindrance.READ_ONLY,
            errno.EACCES: Hindrance.READ_ONLY,
            errno.EPERM: Hindrance.READ_ONLY,
        }
        return cls(known.get(error.errno or 0, Hindrance.UNREACHABLE), path, error.strerror or "")


class Unsound(Exception):
    """search.db is damaged, another program's or another version's: it is thrown away and made anew."""


_HINDRANCES = {
    sqlite3.SQLITE_BUSY: Hindrance.BUSY,
    sqlite3.SQLITE_LOCKED: Hindrance.BUSY,
    sqlite3.SQLITE_FULL: Hindrance.FULL,
    sqlite3.SQLITE_READONLY: Hindrance.READ_ONLY,
    sqlite3.SQLITE_PERM: Hindrance.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Hindrance.UNREACHABLE,
    sqlite3.SQLITE_IOERR: Hindrance.UNREACHABLE,
}


def fault_for(error: sqlite3.Error, path: Path | None) -> SearchFault | Unsound:
    """What an error of SQLite means: a hindrance, or a file to be made anew."""
    hindrance = _HINDRANCES.get(int(getattr(error, "sqlite_errorcode", 0)) & 0xFF)
    return Unsound(str(error)) if hindrance is None else SearchFault(hindrance, path, str(error))
