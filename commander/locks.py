"""Who may send, who is the window, and how an open window is told: locks and the bell of a home folder."""

import contextlib
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from commander.files import private_folder

SENDER_LOCK = "sender.lock"
WINDOW_LOCK = "window.lock"
_BELL = "window.sock"
_BELL_PATIENCE_S = 0.2


@contextlib.contextmanager
def sender_lock(home: Path) -> Iterator[bool]:
    """Whether this process may send now; held until the block ends or the process dies. Raises OSError."""
    with _locked(home / SENDER_LOCK) as held:
        yield held


@contextlib.contextmanager
def window_lock(home: Path) -> Iterator[bool]:
    """Whether this process is the one window of the home folder. Raises OSError."""
    with _locked(home / WINDOW_LOCK) as held:
        yield held


def poke(home: Path, word: bytes = b"poke\n") -> bool:
    """Tell an open window that something was written; the word "raise" asks it to come forward. False: none listens."""
    if sys.platform == "win32":
        return False
    bell = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    with bell, contextlib.suppress(OSError):
        bell.settimeout(_BELL_PATIENCE_S)
        bell.connect(str(home / _BELL))
        bell.sendall(word)
        return True
    return False


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[bool]:
    private_folder(path.parent)
    # Never through a planted link: what it points to is not ours to open or to close.
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "ab") as file:
        if sys.platform != "win32":
            os.fchmod(file.fileno(), 0o600)
        yield _take(file)


def _take(file: IO[bytes]) -> bool:
    """An advisory lock on the whole file, which the system releases when the process ends, however it ends."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
