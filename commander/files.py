"""Files on this machine: whole or not at all, private unless told otherwise. Not what is in them."""

import contextlib
import errno
import os
import re
import secrets
import shutil
import stat
import sys
from pathlib import Path

# Absent on Windows, where a planted link needs rights that an ordinary account does not have.
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_TEMPORARY = re.compile(r"\..+\.[0-9a-f]{16}\.part")
# A home that holds this file is a drill's: whoever opens it, nothing in it reaches a network.
PRACTICE_MARK = "practice-only"
# A folder that holds one of these is a home of ours.
_OF_A_HOME = ("journal.db", "installation.json", "settings.toml")


def is_practice(home: Path) -> bool:
    """Whether a home is a drill's, so that nothing in it may reach a network. A mark that leads nowhere is one too."""
    return os.path.lexists(home / PRACTICE_MARK)


class PlantedLink(OSError):
    """Where a file of ours belongs lies a symbolic link: nothing is written through it."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.ELOOP, "a symbolic link lies where a file belongs", str(path))


class ForeignFolder(OSError):
    """A folder that others may enter and that is not ours: closing it could lock somebody out, so nothing is done."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EPERM, "a folder of other files, open to others", str(path))


def private_folder(path: Path) -> Path:
    """Make the folder if need be, closed to everybody else (0700).

    One that is there and open is closed only when it is ours or empty; raises ForeignFolder for any other
    (the person may have named /tmp), or another OSError.
    """
    try:
        path.mkdir(mode=0o700, parents=True)
    except FileExistsError:
        found = path.stat()
        if not stat.S_ISDIR(found.st_mode):
            raise
        if stat.S_IMODE(found.st_mode) == 0o700:
            return path
        if not _may_be_closed(path, found):
            raise ForeignFolder(path) from None
    if stat.S_IMODE(path.stat().st_mode) != 0o700:
        path.chmod(0o700)
    return path


def write_atomically(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Replace the file with the content; when this returns, it is on disk.

    A crash at any moment leaves the old file or the new one. Raises PlantedLink or another OSError,
    and then the old file stands.
    """
    if path.is_symlink():
        raise PlantedLink(path)
    temporary = temporary_beside(path)
    try:
        _write_new(temporary, content, mode)
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def write_once(path: Path, content: bytes) -> None:
    """Write a private file where none is, whole or not at all. Raises FileExistsError or another OSError."""
    temporary = temporary_beside(path)
    try:
        _write_new(temporary, content, 0o600)
        put_in_place(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def temporary_beside(path: Path) -> Path:
    """A name that nothing has, for what will be put in the file's place."""
    return path.with_name(f".{path.name}.{secrets.token_hex(8)}.part")


def is_temporary(path: Path) -> bool:
    """Whether it is called as what temporary_beside names."""
    return _TEMPORARY.fullmatch(path.name) is not None


def put_in_place(temporary: Path, path: Path, *, over: bool = False) -> None:
    """Bring a complete file to disk and give it its name in one step. Without over, raises FileExistsError."""
    descriptor = os.open(temporary, os.O_RDWR | _BINARY | _NO_FOLLOW)
    try:
        _sync(descriptor)
    finally:
        os.close(descriptor)
    if over:
        temporary.replace(path)
    else:
        _rename_new(temporary, path)
    _sync_folder(path.parent)


def keep_as(path: Path, other: Path) -> None:
    """Let the file be found under another name too; a copy where the file system knows no links."""
    try:
        os.link(path, other, follow_symlinks=False)
    except OSError:
        shutil.copy2(path, other, follow_symlinks=False)


def read_whole(path: Path, limit: int) -> bytes:
    """The content of a regular file of at most so many bytes; never waits on a pipe. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | _BINARY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not a regular file", str(path))
        content = file.read(limit + 1)
    if len(content) > limit:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return content


def sweep_temporaries(folder: Path) -> None:
    """Remove what a killed write_atomically left behind. Only for a folder that has one writer."""
    for path in folder.iterdir():
        if is_temporary(path):
            path.unlink(missing_ok=True)


def _may_be_closed(path: Path, found: os.stat_result) -> bool:
    """Whether the folder is this account's own, and empty, a home of ours, or one inside a home of ours."""
    if found.st_mode & stat.S_ISVTX or (sys.platform != "win32" and found.st_uid != os.geteuid()):
        return False
    return not any(path.iterdir()) or _is_home(path) or _is_home(path.parent)


def _is_home(path: Path) -> bool:
    return any((path / name).is_file() for name in _OF_A_HOME)


def _rename_new(temporary: Path, path: Path) -> None:
    if sys.platform == "win32":
        temporary.rename(path)  # never over another file there
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists() or path.is_symlink():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        temporary.rename(path)
    else:
        temporary.unlink()


def _write_new(path: Path, content: bytes, mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | _BINARY
    # Closed to others until it is complete, then exactly the mode asked for, whatever the umask.
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        if sys.platform != "win32":
            os.fchmod(file.fileno(), mode)
        _sync(file.fileno())


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        # fsync on macOS stops at the drive's cache.
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return  # a folder can't be opened there; the rename is journalled by the file system
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
