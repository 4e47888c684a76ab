"""Files being written outside the home folder, noted in it: what a killed one left there goes at the next start."""

import contextlib
import os
import secrets
from collections.abc import Iterator, Sequence
from pathlib import Path

from commander.files import is_temporary, private_folder
from commander.locks import locked

_FOLDER = "unfinished"


@contextlib.contextmanager
def noted(home: Path, parts: Sequence[Path]) -> Iterator[None]:
    """Keep in the home folder which hidden files are being written, for as long as they are.

    Where no note can be kept, as on a full disk, they are written nevertheless: the note is for a kill alone.
    """
    note = home / _FOLDER / secrets.token_hex(8)
    try:
        with contextlib.ExitStack() as held:
            with contextlib.suppress(OSError):
                private_folder(note.parent)
                note.write_bytes(b"\0".join(os.fsencode(part.absolute()) for part in parts))
                # Held while it is written: whoever clears up leaves it alone.
                held.enter_context(locked(note))
            yield
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
        for name in note.read_bytes().split(b"\0"):
            part = Path(os.fsdecode(name))
            # Only what is called as ours are: the note may have been changed by whoever opened the folder.
            if part.is_absolute() and is_temporary(part):
                with contextlib.suppress(OSError):
                    part.unlink(missing_ok=True)
    _put_away(note)


def _put_away(note: Path) -> None:
    with contextlib.suppress(OSError):
        note.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        note.parent.rmdir()  # the last one takes the folder with it
