"""The shelf of drills: a home folder of its own for each, and what came of the finished ones."""

import re
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import msgspec

from commander.files import (
    PRACTICE_MARK,
    PlantedLink,
    is_practice,
    private_folder,
    read_whole,
    write_atomically,
)
from commander.wording.language import Bilingual

_SHELF = "drills"
_RESULT = "result.json"
_LARGEST = 64 * 1024
_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_FOLDER = re.compile(r"[0-9]{8}T[0-9]{6}Z-[a-z0-9-]+")

_Aware = Annotated[datetime, msgspec.Meta(tz=True)]


class FinishedDrill(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of a finished drill. It never counts in metrics."""

    scenario: str
    title: Bilingual
    began_at: _Aware
    ended_at: _Aware
    points: Annotated[int, msgspec.Meta(ge=0, le=100)]
    practise_next: str = ""  # a MeasureKey; empty when nothing was lost
    home: str = ""  # the folder's name, filled in when it is read


def new_drill_home(home: Path, key: str, now: datetime) -> Path:
    """A new private folder for one drill inside a home, never the home itself. Raises OSError, ValueError.

    Nothing but the mark is in it, by which every way of opening it knows that it is practice.
    """
    if not _KEY.fullmatch(key):
        raise ValueError(key)
    shelf = home / _SHELF
    if shelf.is_symlink():
        # It could lead into a live home, and a drill's journal must never be one.
        raise PlantedLink(shelf)
    private_folder(home)
    private_folder(shelf)
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    number = 1
    while True:
        drill_home = shelf / (f"{stamp}-{key}" if number == 1 else f"{stamp}-{key}-{number}")
        try:
            drill_home.mkdir(mode=0o700)
        except FileExistsError:
            number += 1  # two drills begun within one second
        else:
            write_atomically(private_folder(drill_home) / PRACTICE_MARK, b"")
            return drill_home


def keep_result(drill_home: Path, result: FinishedDrill) -> None:
    """Keep what came of a drill, whole or not at all; on disk when this returns. Raises OSError."""
    write_atomically(drill_home / _RESULT, msgspec.json.encode(result))


def finished_drills(home: Path, limit: int = 20) -> list[FinishedDrill]:
    """The drills that were finished, the newest first. What is damaged or not ours is left out."""
    try:
        names = [path.name for path in (home / _SHELF).iterdir() if _FOLDER.fullmatch(path.name)]
    except OSError:
        return []
    found: list[FinishedDrill] = []
    for name in sorted(names, reverse=True):
        if len(found) >= limit:
            break
        result = _result(home / _SHELF / name)
        if result is not None:
            found.append(result)
    return found


def drill_home_of(home: Path, finished: FinishedDrill) -> Path:
    """Where a finished drill's own records lie."""
    return home / _SHELF / finished.home


def _result(folder: Path) -> FinishedDrill | None:
    try:
        is_ours = stat.S_ISDIR(folder.lstat().st_mode) and is_practice(folder)
        if not is_ours or (folder / _RESULT).is_symlink():
            return None
        result = msgspec.json.decode(read_whole(folder / _RESULT, _LARGEST), type=FinishedDrill)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return msgspec.structs.replace(result, home=folder.name)
