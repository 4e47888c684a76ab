"""Who may send, who is the window, and how an open window is told: locks and the bell of a home folder."""

import contextlib
import os
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from commander.files import private_folder

SENDER_LOCK = "sender.lock"
WINDOW_LOCK = "window.lock"
_BELL = "window.sock"
_BELL_PATIENCE_S = 0.2
HEARD = b"heard\n"
_ANSWER_PATIENCE_S = 5.0
_AGAIN_S = 0.05


@contextlib.contextmanager
def sender_lock(home: Path) -> Iterator[bool]:
    """Whether this process may send now; held until the block ends or the process dies. Raises OSError."""
    with locked(home / SENDER_LOCK) as held:
        yield held


@contextlib.contextmanager
def window_lock(home: Path) -> Iterator[bool]:
    """Whether this process is the one window of the home folder. Raises OSError."""
    with locked(home / WINDOW_LOCK) as held:
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


def is_answered(home: Path, word: bytes) -> bool:
    """Whether an open window has taken a word in; one that was just killed hears, and answers nothing."""
    if sys.platform == "win32":
        return False
    bell = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    with bell, contextlib.suppress(OSError):
        bell.settimeout(_ANSWER_PATIENCE_S)
        bell.connect(str(home / _BELL))
        bell.sendall(word)
        return bell.recv(len(HEARD)) == HEARD
    return False


def becomes_window(home: Path, word: bytes, held: contextlib.ExitStack) -> bool | None:
    """Take the window's lock, or have the window that holds it take in a word (False); None: neither for seconds.

    A killed window's lock and bell outlive it until the system has cleared it away, and one that just starts has
    no bell yet. Blocks; raises OSError.
    """
    until = time.monotonic() + _ANSWER_PATIENCE_S
    while True:
        with contextlib.ExitStack() as tried:
            if tried.enter_context(window_lock(home)):
                held.enter_context(tried.pop_all())
                return True
        if is_answered(home, word):
            return False
        if time.monotonic() >= until:
            return None
        time.sleep(_AGAIN_S)


@contextlib.contextmanager
def locked(path: Path) -> Iterator[bool]:
    """Whether this process has the file to itself now; made if need be, held until the block ends. Raises OSError."""
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
