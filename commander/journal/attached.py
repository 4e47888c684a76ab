"""The attached files of a journal as they go into a backup beside it, and come back out of one."""

import contextlib
import errno
import os
import shutil
from pathlib import Path

import msgspec
from sqlite_utils import Database

from commander.attachments.store import Lies, Store, Unsound
from commander.board.attachments import AttachmentAdded, is_hash
from commander.files import private_folder, temporary_beside, write_once
from commander.journal.rows import attachment_bodies


class Copied(msgspec.Struct, frozen=True, kw_only=True):
    """How many attached files a backup has beside it, and how many were missing or altered already."""

    files: int = 0
    unsound: int = 0


class _Named(msgspec.Struct):
    sha256: str
    size: int


class FileCheck:
    """Whether attached files still are what was attached; without a store nothing is looked at."""

    def __init__(self, store: Store | None) -> None:
        self.count = 0
        self._store = store
        self._known: dict[tuple[str, int], Lies] = {}  # one file may hang on many entries

    def lies(self, file: AttachmentAdded) -> Lies:
        """How one lies; each is read once."""
        if self._store is None:
            return Lies.SOUND
        self.count += 1
        key = file.sha256, file.size
        if key not in self._known:
            self._known[key] = self._store.lies(*key)
        return self._known[key]


def folder_beside(backup: Path) -> Path:
    """Where the attached files of a backup lie."""
    return backup.with_name(f"{backup.name}.attachments")


def copy_beside(db: Database, store: Store, backup: Path) -> Copied:
    """Copy the files that an open journal names beside its backup; all of them or, after an OSError, none.

    Nothing is made where there are none. What is missing or altered is counted and left out: verify tells of it.
    """
    wanted = _files_of(db)
    if not wanted:
        return Copied()
    place = folder_beside(backup)
    if os.path.lexists(place):
        raise FileExistsError(errno.EEXIST, "something is there already", str(place))
    part = private_folder(temporary_beside(place))
    unsound = 0
    try:
        for one in wanted:
            try:
                content = store.read(one.sha256, one.size)
            except Unsound:
                unsound += 1
            else:
                write_once(part / one.sha256, content)
        part.rename(place)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return Copied(files=len(wanted) - unsound, unsound=unsound)


def take_away(backup: Path) -> None:
    """The backup came to nothing: what was copied beside it goes too."""
    shutil.rmtree(folder_beside(backup), ignore_errors=True)


def bring_back(store: Store, backup: Path) -> list[str]:
    """Keep the files that lie beside a backup; their hashes. Whatever else lies there is left alone. Raises OSError."""
    place = folder_beside(backup)
    if place.is_symlink() or not place.is_dir():
        return []
    kept: list[str] = []
    for path in sorted(place.iterdir()):
        if not is_hash(path.name) or path.is_symlink() or not path.is_file():
            continue
        with path.open("rb") as file:
            digest, _ = store.keep(file, path.stat().st_size)
        if digest == path.name:  # else it is not what was attached, and the next sweep takes it
            kept.append(digest)
    return kept


def _files_of(db: Database) -> list[_Named]:
    found: dict[str, _Named] = {}
    for body in attachment_bodies(db):
        with contextlib.suppress(msgspec.MsgspecError):
            named = msgspec.json.decode(body, type=_Named)
            found[named.sha256] = named
    return list(found.values())
