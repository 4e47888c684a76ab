"""Takes files of this machine in: whatever somebody drops on the window is looked at, and kept or said no to."""

import errno
import io
import os
import stat
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Final

from commander.attachments.sniffing import HEAD, decoded, media_of
from commander.attachments.store import Store, TooLarge
from commander.board.attachments import StoredFile
from commander.board.file_names import harmless_name
from commander.wording.linter_checks import folded
from commander.wording.sensitive import found_in

_OPEN: Final = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NONBLOCK", 0)  # never waits on a pipe
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NOCTTY", 0)
)
# A log is looked through for secrets as far as somebody would read.
_LOOKED_THROUGH: Final = 1024 * 1024
_PIECE: Final = 4096
_OVERLAP: Final = 256  # a secret that lies across two pieces is whole in one of them


class Why(StrEnum):
    """Why a file was not taken."""

    FOLDER = "folder"
    LINK = "link"
    DEVICE = "device"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    TOO_LARGE = "too-large"
    KIND = "kind"
    SENSITIVE = "sensitive"  # detail: what it looks like
    FULL = "full"
    STORE = "store"


class Untaken(Exception):
    """A file that was not taken: which, and why. Nothing of it was kept."""

    def __init__(self, why: Why, name: str, detail: str = "") -> None:
        super().__init__(f"{name}: {why.value}")
        self.why, self.name, self.detail = why, harmless_name(name), detail


def take_file(store: Store, path: Path, limit: int, *, anyway: bool = False) -> StoredFile:
    """Keep a file. Raises Untaken for a folder, a link, a device, what can't be read, is too large or of no kind.

    A text that seems to hold a secret is not kept either, unless a person said to keep it anyway.
    """
    try:
        _look_at(path, limit)
        with os.fdopen(os.open(path, _OPEN), "rb") as source:
            # Once more, and of what is open: the path may name something else by now.
            if not stat.S_ISREG(os.fstat(source.fileno()).st_mode):
                raise Untaken(Why.DEVICE, path.name)
            return _taken(store, source, path.name, limit, anyway=anyway)
    except OSError as error:
        raise _untaken(error, path.name) from error


def take_bytes(store: Store, content: bytes, name: str, limit: int, *, anyway: bool = False) -> StoredFile:
    """Keep what was pasted. Raises Untaken."""
    return _taken(store, io.BytesIO(content), name, limit, anyway=anyway)


def _look_at(path: Path, limit: int) -> None:
    found = path.lstat()
    match stat.S_IFMT(found.st_mode):
        case stat.S_IFLNK:
            raise Untaken(Why.LINK, path.name)
        case stat.S_IFDIR:
            raise Untaken(Why.FOLDER, path.name)
        case stat.S_IFREG:
            pass
        case _:
            raise Untaken(Why.DEVICE, path.name)
    if found.st_size > limit:
        raise Untaken(Why.TOO_LARGE, path.name)


def _taken(store: Store, source: BinaryIO, name: str, limit: int, *, anyway: bool) -> StoredFile:
    head = source.read(HEAD)
    if not head:
        raise Untaken(Why.EMPTY, name)
    media = media_of(head, name)
    if media is None:
        raise Untaken(Why.KIND, name)
    if media.is_text and not anyway:
        begun = head + source.read(_LOOKED_THROUGH - len(head))
        if sorts := _sorts_in(decoded(begun, cut=True)):
            raise Untaken(Why.SENSITIVE, name, ",".join(sorts))
    source.seek(0)
    try:
        digest, size = store.keep(source, limit)
    except TooLarge:
        raise Untaken(Why.TOO_LARGE, name) from None
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise Untaken(Why.FULL if full else Why.STORE, name, error.strerror or "") from error
    return StoredFile(sha256=digest, name=harmless_name(name), size=size, media=media)


def _sorts_in(words: str) -> dict[str, None]:
    """What seems to be in a text that nobody should keep; looked for piece by piece.

    A search doesn't let go of Python's lock: over a megabyte at once, the window would stand still for a second.
    """
    found: dict[str, None] = {}
    for at in range(0, len(words), _PIECE):
        piece = folded(words[at : at + _PIECE + _OVERLAP])
        found |= dict.fromkeys(one.sort.value for one in found_in(piece))
    return found


def _untaken(error: OSError, name: str) -> Untaken:
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return Untaken(Why.MISSING, name)
        case errno.ELOOP:
            return Untaken(Why.LINK, name)
        case errno.ENXIO:
            return Untaken(Why.DEVICE, name)
        case _:
            return Untaken(Why.UNREADABLE, name, error.strerror or "")
