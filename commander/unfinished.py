"""Files being written outside the home folder, noted in it: what a killed one left there goes at the next start."""

import contextlib
import os
import re
import secrets
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from commander.files import is_temporary, private_folder, read_whole
from commander.locks import locked

_FOLDER = "unfinished"
_LARGEST: Final = 64 * 1024
# Which file it is, and where it was about to be put: never a path alone, for another may lie there by now.
_PLACED: Final = re.compile(rb"(\d{1,20}):(\d{1,20}):(.+)", re.DOTALL)


@contextlib.contextmanager
def noted(home: Path, parts: Sequence[Path]) -> Iterator[Callable[[Path, Path], None]]:
    """Keep in the home folder which hidden files are being written, for as long as they are.

    The call given notes that one of them gets its own name before the others do: it goes too if these never get
    theirs. Where no note can be kept, as on a full disk, they are written nevertheless: the note is for a kill alone.
    """
    note = home / _FOLDER / secrets.token_hex(8)

    def place(part: Path, path: Path) -> None:
        with contextlib.suppress(OSError):
            found = part.lstat()
            with note.open("ab") as file:
                file.write(b"\0%d:%d:" % (found.st_dev, found.st_ino) + os.fsencode(path.absolute()))

    try:
        with contextlib.ExitStack() as held:
            with contextlib.suppress(OSError):
                private_folder(note.parent)
                note.write_bytes(b"\0".join(os.fsencode(part.absolute()) for part in parts))
                # Held while it is written: whoever clears up leaves it alone.
                held.enter_context(locked(note))
            yield place
    finally:
        _put_away(note)


def clear_unfinished(home: Path) -> None:
    """Remove the hidden files that killed processes left where they were writing. Never raises."""
    with contextlib.suppress(OSError):
        for note in sorted((home / _FOLDER).iterdir()):
            with contextlib.suppress(OSError):
                _clear(note)


def _clear(note: Path) -> None:
    with locked(note) as is_ours:
        if not is_ours:
            return  # it is being written
        names = read_whole(note, _LARGEST).split(b"\0")
        is_cut_short = False
        for part in (Path(os.fsdecode(name)) for name in names):
            # Only what is called as ours are: the note may have been changed by whoever opened the folder.
            if part.is_absolute() and is_temporary(part):
                is_cut_short |= os.path.lexists(part)
                with contextlib.suppress(OSError):
                    part.unlink(missing_ok=True)
        if is_cut_short:
            for placed in filter(None, map(_PLACED.fullmatch, names)):
                with contextlib.suppress(OSError):
                    _take_back(Path(os.fsdecode(placed[3])), (int(placed[1]), int(placed[2])))
    _put_away(note)


def _take_back(path: Path, known: tuple[int, int]) -> None:
    """The very file that was put there goes, no other of its name."""
    found = path.lstat()
    if stat.S_ISREG(found.st_mode) and (found.st_dev, found.st_ino) == known:
        path.unlink()


def _put_away(note: Path) -> None:
    with contextlib.suppress(OSError):
        note.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        note.parent.rmdir()  # the last one takes the folder with it
