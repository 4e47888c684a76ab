"""The attached files of a journal as they go into a backup beside it, and come back out of one."""

import contextlib
import errno
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec
from sqlite_utils import Database

from commander.attachments.store import FOLDER, RESTRICTED_FOLDER, Lies, Store, Unsound
from commander.board.attachments import AttachmentAdded, is_hash
from commander.board.privacy_files import PrivacyFileKept
from commander.files import private_folder, temporary_beside, write_once
from commander.journal.rows import attachment_bodies

# Each kind of file that is kept, and the folder where it lies: beside a backup, too, they lie apart.
_SHELVES: Final[Mapping[str, str]] = {
    AttachmentAdded.KIND: FOLDER,
    PrivacyFileKept.KIND: RESTRICTED_FOLDER,
}


class Copied(msgspec.Struct, frozen=True, kw_only=True):
    """How many attached files a backup has beside it, and how many were missing or altered already."""

    files: int = 0
    unsound: int = 0
    places: tuple[Path, ...] = ()  # the folders that were made for them


class _Named(msgspec.Struct):
    sha256: str
    size: int


class FileCheck:
    """Whether attached files still are what was attached; without a home nothing is looked at."""

    def __init__(self, home: Path | None) -> None:
        self.count = 0
        self._home = home
        self._known: dict[tuple[str, str, int], Lies] = {}  # one file may hang on many entries

    def lies(self, file: AttachmentAdded | PrivacyFileKept) -> Lies:
        """How one lies; each is read once."""
        if self._home is None:
            return Lies.SOUND
        self.count += 1
        folder = _SHELVES[type(file).KIND]
        key = folder, file.sha256, file.size
        if key not in self._known:
            self._known[key] = Store(self._home, folder).lies(file.sha256, file.size)
        return self._known[key]


def folder_beside(backup: Path, folder: str = FOLDER) -> Path:
    """Where the attached files of a backup lie."""
    return backup.with_name(f"{backup.name}.{folder}")


def copy_beside(db: Database, home: Path, backup: Path) -> Copied:
    """Copy the files that an open journal names beside its backup; all of them or, after an OSError, none.

    Nothing is made where there are none. What is missing or altered is counted and left out: verify tells of it.
    """
    told: list[Copied] = []
    try:
        for kind, folder in _SHELVES.items():
            told.append(_copy_shelf(db, home, backup, kind, folder))
    except BaseException:
        take_away(_both(told))
        raise
    return _both(told)


def _both(told: Sequence[Copied]) -> Copied:
    return Copied(
        files=sum(one.files for one in told),
        unsound=sum(one.unsound for one in told),
        places=tuple(place for one in told for place in one.places),
    )


def _copy_shelf(db: Database, home: Path, backup: Path, kind: str, folder: str) -> Copied:
    wanted, store = _files_of(db, kind), Store(home, folder)
    if not wanted:
        return Copied()
    place = folder_beside(backup, folder)
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
    return Copied(files=len(wanted) - unsound, unsound=unsound, places=(place,))


def take_away(copied: Copied) -> None:
    """The backup came to nothing: what was copied beside it goes too. What lay there before is another's."""
    for place in copied.places:
        shutil.rmtree(place, ignore_errors=True)


def bring_back(home: Path, backup: Path) -> dict[str, list[str]]:
    """Keep the files that lie beside a backup; the hashes of each folder. Whatever else lies there is left alone.

    Raises OSError.
    """
    return {folder: _bring_shelf(home, backup, folder) for folder in _SHELVES.values()}


def settle(home: Path, kept: Mapping[str, list[str]]) -> None:
    """The records that name these files are in place."""
    for folder, digests in kept.items():
        Store(home, folder).settle(digests)


def _bring_shelf(home: Path, backup: Path, folder: str) -> list[str]:
    place, store = folder_beside(backup, folder), Store(home, folder)
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


def _files_of(db: Database, kind: str) -> list[_Named]:
    found: dict[str, _Named] = {}
    for body in attachment_bodies(db, kind):
        with contextlib.suppress(msgspec.MsgspecError):
            named = msgspec.json.decode(body, type=_Named)
            found[named.sha256] = named
    return list(found.values())
