"""Files on this machine: whole or not at all, private unless told otherwise. Not what is in them."""

import contextlib
import errno
import os
import re
import secrets
import stat
import sys
from pathlib import Path

# Absent on Windows, where a planted link needs rights that an ordinary account does not have.
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_TEMPORARY = re.compile(r"\..+\.[0-9a-f]{16}\.part")


class PlantedLink(OSError):
    """Where a file of ours belongs lies a symbolic link: nothing is written through it."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.ELOOP, "a symbolic link lies where a file belongs", str(path))


def private_folder(path: Path) -> Path:
    """Make the folder if need be and close it to everybody else (0700). Raises OSError."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
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
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}.part")
    try:
        _write_new(temporary, content, mode)
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


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
        if _TEMPORARY.fullmatch(path.name):
            path.unlink(missing_ok=True)


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
