"""The folder of attached files: each lies under its SHA-256, once, whole or not at all."""

import contextlib
import errno
import hashlib
import os
import secrets
import stat
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO, BinaryIO, Final

from commander.board.attachments import is_hash
from commander.files import private_folder, put_in_place, write_atomically

FOLDER: Final = "attachments"
RESTRICTED_FOLDER: Final = (
    "restricted"  # of the personal-data track: never listed, searched or handed out beside it
)
_INCOMING: Final = "incoming"
_PIECE: Final = 1024 * 1024
# What is being taken in by another process just now is younger.
_LEFT_BEHIND_S: Final = 3600.0
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)


class Lies(StrEnum):
    """How a file lies in the folder."""

    SOUND = "sound"
    MISSING = "missing"
    ALTERED = "altered"


class TooLarge(Exception):
    """It is larger than may be kept; nothing was."""


class Unsound(Exception):
    """A file that was kept is not there any more, or not as it was."""

    def __init__(self, lies: Lies) -> None:
        super().__init__(lies.value)
        self.lies = lies


class Store:
    """One home's attached files. Any thread; several processes may keep files beside each other.

    A note under incoming/ names each file from before it lies here until a record names it, so that what a crash
    leaves is found without reading the journal (see sweep).
    """

    def __init__(self, home: Path, folder: str = FOLDER) -> None:
        self.folder = home / folder

    def path_of(self, digest: str) -> Path:
        """Where the file of a hash lies. What is no hash is nowhere: FileNotFoundError."""
        if not is_hash(digest):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), digest)
        return self.folder / digest[:2] / digest

    def keep(self, source: IO[bytes], limit: int) -> tuple[str, int]:
        """Copy a file in; its hash and size. When this returns, it is on disk. Raises TooLarge, OSError."""
        with self._incoming_file() as (part, file):
            digest, size = _copied(source, file.write, limit)
            file.flush()
            self.note(digest)
            file.close()
            private_folder(self.path_of(digest).parent)
            with contextlib.suppress(FileExistsError):
                put_in_place(part, self.path_of(digest))
                return digest, size
            if self.lies(digest, size) is not Lies.SOUND:
                put_in_place(part, self.path_of(digest), over=True)  # what was altered is whole again
        return digest, size

    def has(self, digest: str, size: int) -> bool:
        """Whether a file of this size lies under the hash; what is in it is looked at when it is opened."""
        try:
            found = self.path_of(digest).lstat()
        except OSError:
            return False
        return stat.S_ISREG(found.st_mode) and found.st_size == size

    def lies(self, digest: str, size: int) -> Lies:
        """How the file lies, its hash worked out anew."""
        try:
            with self._opened(digest) as file:
                found, length = _copied(file, lambda _: None, size)
        except (FileNotFoundError, NotADirectoryError):
            return Lies.MISSING
        except (TooLarge, OSError):
            return Lies.ALTERED
        return Lies.SOUND if (found, length) == (digest, size) else Lies.ALTERED

    def read(self, digest: str, size: int) -> bytes:
        """What is in the file, once it is known to be what was kept. Raises Unsound."""
        pieces: list[bytes] = []
        try:
            with self._opened(digest) as file:
                found, _ = _copied(file, pieces.append, size)
        except (FileNotFoundError, NotADirectoryError):
            raise Unsound(Lies.MISSING) from None
        except (TooLarge, OSError):
            raise Unsound(Lies.ALTERED) from None
        if found != digest:
            raise Unsound(Lies.ALTERED)
        return b"".join(pieces)

    def note(self, digest: str) -> None:
        """Say that a record may soon name this file, or no more: who looks at the notes decides."""
        if is_hash(digest):
            private_folder(self.folder)
            write_atomically(private_folder(self.folder / _INCOMING) / digest, b"")

    def settle(self, digests: Collection[str]) -> None:
        """Records name these files: their notes go."""
        for digest in filter(is_hash, digests):
            with contextlib.suppress(OSError):
                (self.folder / _INCOMING / digest).unlink(missing_ok=True)

    def remove(self, digest: str) -> None:
        """Nobody refers to the file any more: it goes, and its note. Raises OSError."""
        with contextlib.suppress(FileNotFoundError):
            self.path_of(digest).unlink()
        self.settle((digest,))

    def sweep(self, are_named: Callable[[Collection[str]], Collection[str]]) -> int:
        """Remove what a crash left: files that no record names, copies cut short. How many files went.

        are_named answers which of some hashes records name; it is asked only where there are old notes.
        """
        old = [path for path in self._incoming() if _age_s(path) > _LEFT_BEHIND_S]
        noted = [path.name for path in old if is_hash(path.name)]
        named = are_named(noted) if noted else ()
        gone = 0
        for path in old:
            with contextlib.suppress(OSError):
                if path.name not in noted:
                    path.unlink(missing_ok=True)
                elif path.name in named:
                    self.settle((path.name,))
                else:
                    gone += self.path_of(path.name).exists()
                    self.remove(path.name)
        return gone

    def has_left_behind(self) -> bool:
        """Whether a sweep would have anything to look at."""
        return any(_age_s(path) > _LEFT_BEHIND_S for path in self._incoming())

    def _incoming(self) -> list[Path]:
        try:
            return list((self.folder / _INCOMING).iterdir())
        except OSError:
            return []

    @contextmanager
    def _incoming_file(self) -> Iterator[tuple[Path, BinaryIO]]:
        """A new private file among those that come in; gone after the block unless it got its own name."""
        private_folder(self.folder)
        part = private_folder(self.folder / _INCOMING) / f".{secrets.token_hex(8)}.part"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | _BINARY
        try:
            with os.fdopen(os.open(part, flags, 0o600), "wb") as file:
                yield part, file
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)

    @contextmanager
    def _opened(self, digest: str) -> Iterator[BinaryIO]:
        """The file itself, never through a link that somebody put in its place, never a pipe."""
        flags = os.O_RDONLY | _NO_FOLLOW | _BINARY | getattr(os, "O_NONBLOCK", 0)
        with os.fdopen(os.open(self.path_of(digest), flags), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise OSError("not a regular file")
            yield file


def _copied(source: IO[bytes], write: Callable[[bytes], object], limit: int) -> tuple[str, int]:
    whole, size = hashlib.sha256(), 0
    while piece := source.read(_PIECE):
        size += len(piece)
        if size > limit:
            raise TooLarge
        whole.update(piece)
        write(piece)
    return whole.hexdigest(), size


def _age_s(path: Path) -> float:
    try:
        return time.time() - path.lstat().st_mtime
    except OSError:
        return 0.0
