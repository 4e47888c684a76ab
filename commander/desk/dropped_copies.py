"""Copies of dropped files by the signal that they became: named so that they are found again when it is erased."""

import contextlib
import hashlib
import os
from pathlib import Path
from typing import Final, NamedTuple

DEFAULT_FOLDER: Final = "intake"
DONE: Final = "done"
_MARK: Final = 10
# Of one file; a name has room for no more.
_MOST_MARKS: Final = 10
LONGEST_MARKS: Final = _MOST_MARKS * (_MARK + 1)


class Removed(NamedTuple):
    """How many copies went, and how many could not be removed."""

    gone: int = 0
    left: int = 0


def marked(stem: str, *signals: str) -> str:
    """The name of a copy, without its ending: found by each signal that it became. A mark says nothing of the words."""
    return ".".join((stem, *map(_mark, signals[:_MOST_MARKS])))


def remove_copies(folder: Path, signal: str) -> Removed:
    """Remove the copies of the files that became a signal. Blocks; raises nothing: what can't be removed is counted."""
    mark, gone, left = f".{_mark(signal)}", 0, 0
    with contextlib.suppress(OSError), os.scandir(folder / DONE) as entries:
        for entry in entries:
            if mark not in entry.name:
                continue
            try:
                Path(entry.path).unlink()
                gone += 1
            except OSError:
                left += 1
    return Removed(gone=gone, left=left)


def _mark(signal: str) -> str:
    return hashlib.sha256(signal.encode("utf-8", "replace")).hexdigest()[:_MARK]
