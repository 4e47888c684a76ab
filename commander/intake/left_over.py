"""What was dropped and became no signal: refused, or lying where it is because it is no file that is taken in."""

import hashlib
import os
import stat
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from commander.board.file_names import harmless_name
from commander.files import read_whole
from commander.intake.alerts import plain
from commander.intake.drop_folder import FEED, REASON, REFUSED, move_into
from commander.intake.dropped import ENDINGS
from commander.intake.pulse import FeedStanding, LeftOver

SEEN: Final = "seen"
# Under another name it may still be written; then it gets its right one.
_LIES_FROM_S: Final = 60.0
_REASON_BYTES: Final = 4096
_REASON_SHOWN: Final = 300
_LINK: Final = (
    "リンクは読みません。ファイルそのものを置いてください。",
    "A link is not read: drop the file itself.",
)
_UNKNOWN: Final = (
    "この種類は読みません。.txt か .json で置いてください。",
    "Files of this kind are not read: drop a .txt or .json.",
)
_UNTOLD: Final = ("理由は残っていません。", "Its reason is not known.")


def left_over(folder: Path, now: datetime, most: int) -> tuple[int, tuple[LeftOver, ...]]:
    """How many files nobody has put away, and the newest of them. Any thread but the window's; raises OSError."""
    found = [*_refused(folder / REFUSED), *_lying(folder, now)]
    found.sort(key=lambda one: (one[0], one[1].name), reverse=True)
    return len(found), tuple(_said(path) for _, path in found[:most])


def with_left(
    standings: Sequence[FeedStanding], folder: Path, now: datetime, most: int
) -> list[FeedStanding]:
    """The standings as they were kept, the folder's with what lies in it now. Never raises for the folder."""
    found = {one.name: one for one in standings}
    kept = found.get(FEED, FeedStanding(name=FEED))
    try:
        left, newest = left_over(folder, now, most)
    except OSError as fault:
        found[FEED] = replace(kept, trouble=kept.trouble or fault.strerror or type(fault).__name__)
    else:
        if left or FEED in found:
            found[FEED] = replace(kept, left=left, newest_left=newest)
    return list(found.values())


def put_away(folder: Path, keys: frozenset[str], now: datetime) -> int:
    """Move what has these keys to refused/seen/, nothing deleted; how many there were. Raises OSError."""
    moved = 0
    for _, path in [*_refused(folder / REFUSED), *_lying(folder, now)]:
        if _key(path) not in keys:
            continue
        (folder / REFUSED).mkdir(mode=0o700, exist_ok=True)
        there = move_into(path, folder / REFUSED / SEEN)
        reason = path.with_name(path.name + REASON)
        if there is not None and path.parent.name == REFUSED and os.path.lexists(reason):
            reason.rename(there.with_name(there.name + REASON))
        moved += there is not None
    return moved


def _refused(folder: Path) -> list[tuple[int, Path]]:
    found = {path.name: (at, path) for at, path, mode in _entries(folder) if not stat.S_ISDIR(mode)}
    return [
        one
        for name, one in found.items()
        # Somebody may have dropped a file of such a name: it is a reason only beside what it speaks of.
        if not (name.endswith(REASON) and name.removesuffix(REASON) in found)
    ]


def _lying(folder: Path, now: datetime) -> list[tuple[int, Path]]:
    found = []
    for at, path, mode in _entries(folder):
        is_taken = stat.S_ISREG(mode) and path.name.lower().endswith(ENDINGS)
        is_old = abs(now.timestamp() - at / 1e9) >= _LIES_FROM_S
        if is_old and not is_taken and not stat.S_ISDIR(mode) and not path.name.startswith("."):
            found.append((at, path))
    return found


def _entries(folder: Path) -> list[tuple[int, Path, int]]:
    found = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                try:
                    state = entry.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue
                found.append((state.st_mtime_ns, Path(entry.path), state.st_mode))
    except FileNotFoundError:
        return []
    return found


def _said(path: Path) -> LeftOver:
    is_refused = path.parent.name == REFUSED
    ja, en = _reason(path) if is_refused else _LINK if path.is_symlink() else _UNKNOWN
    return LeftOver(
        key=_key(path), name=plain(harmless_name(path.name), 120), ja=ja, en=en, refused=is_refused
    )


def _reason(path: Path) -> tuple[str, str]:
    reason = path.with_name(path.name + REASON)
    try:
        if reason.is_symlink():
            return _UNTOLD
        lines = read_whole(reason, _REASON_BYTES).decode("utf-8", "replace").splitlines()
    except OSError:
        return _UNTOLD
    ja, en, *_ = [*(plain(line, _REASON_SHOWN) for line in lines), "", ""]
    return ja or _UNTOLD[0], en or ja or _UNTOLD[1]


def _key(path: Path) -> str:
    place = f"{path.parent.name}/".encode("utf-8", "surrogateescape")
    return hashlib.sha256(place + os.fsencode(path.name)).hexdigest()[:16]
