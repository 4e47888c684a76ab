"""The folder into which anything may be dropped to become a signal: each file once, then moved to done/ or refused/.

Whoever writes there writes elsewhere and renames; a file that still grows is waited for.
"""

import contextlib
import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec

from commander.board.file_names import harmless_name
from commander.board.record import Occurred
from commander.board.refusal import Refused
from commander.desk.desk import Desk
from commander.desk.dropped_copies import DONE, LONGEST_MARKS, marked
from commander.files import private_folder, read_whole, write_atomically
from commander.intake.alerts import Group, plain
from commander.intake.dropped import ENDINGS, Dropped, NotTaken, content_of
from commander.intake.hearing import Said, hear, hear_groups
from commander.intake.placing import standing_of
from commander.journal.heard import heard_one
from commander.wording.language import Language
from commander.wording.sentences import refusal_sentence

FEED: Final = "drop-folder"
REFUSED: Final = "refused"
REASON: Final = ".reason.txt"
_LARGEST: Final = 1024 * 1024
# Written a moment ago, it may not be whole; a file whose text makes no sense yet gets longer than that.
_SETTLED: Final = timedelta(seconds=2)
_PATIENCE: Final = timedelta(seconds=30)
_MOST_A_LOOK: Final = 200
_NAME: Final = 120
# Bytes: what is put behind it must fit into the 255 of a file system, or one long name would stop all others.
_LONGEST_STEM: Final = 200

Keep = Callable[[Callable[[Desk], object]], object]


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What one look at the folder came to."""

    taken: int = 0
    refused: int = 0
    waiting: int = 0


class DropFolder:
    """One folder. `keep` brings what follows to the journal's thread. Any thread but the window's; one at a time."""

    def __init__(self, folder: Path, keep: Keep, *, ours: bool = False) -> None:
        self.folder, self._keep = folder, keep
        self._ours = ours  # inside the home: missing until somebody asks for it
        self._seen: dict[str, tuple[int, int]] = {}

    def make(self) -> None:
        """Make the folder of our own, closed to others. Raises OSError."""
        if self._ours:
            private_folder(self.folder)

    def look(self, now: datetime) -> Look:
        """Take in what has been dropped. Raises JournalFault, and OSError when the folder can't be used.

        A file that can't be put away hinders no other: what it says is taken in, and the fault raised at the end.
        """
        if self._ours and not self.folder.is_dir():
            return Look()  # nobody has asked for one yet
        taken = refused = waiting = 0
        seen: dict[str, tuple[int, int]] = {}
        stuck: OSError | None = None
        for path, found in self._files():
            mark = (found.st_size, found.st_mtime_ns)
            age = now.timestamp() - found.st_mtime
            if self._seen.get(path.name) != mark and age < _SETTLED.total_seconds():
                seen[path.name] = mark
                waiting += 1
                continue
            is_young = age < _PATIENCE.total_seconds() and found.st_mtime <= now.timestamp()
            try:
                outcome = self._take(path, found, is_young=is_young)
            except OSError as fault:
                stuck = stuck or fault
                continue
            if outcome is None:
                seen[path.name] = mark
                waiting += 1
            elif outcome:
                taken += 1
            else:
                refused += 1
        self._seen = seen
        if stuck is not None:
            raise stuck
        return Look(taken=taken, refused=refused, waiting=waiting)

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        """The files that may be meant for us, the oldest first; what is hidden or still called otherwise is not."""
        found = []
        with os.scandir(self.folder) as entries:
            for entry in entries:
                if entry.name.startswith(".") or not entry.name.lower().endswith(ENDINGS):
                    continue
                with contextlib.suppress(OSError):  # taken away meanwhile
                    state = entry.stat(follow_symlinks=False)
                    if stat.S_ISREG(state.st_mode):
                        found.append((Path(entry.path), state))
        yield from sorted(found, key=lambda one: (one[1].st_mtime_ns, one[0].name))[:_MOST_A_LOOK]

    def _take(self, path: Path, found: os.stat_result, *, is_young: bool) -> bool | None:
        """True: it became a signal, now or before a crash; False: refused; None: not yet."""
        try:
            body = read_whole(path, _LARGEST)
        except FileNotFoundError:
            return None
        except OSError as fault:
            if is_young:
                return None
            self._refuse(path, fault.strerror or type(fault).__name__, fault.strerror or type(fault).__name__)
            return False
        try:
            became = self._write_down(path.name, body, found, content_of(path.name, body))
        except NotTaken as wrong:
            if is_young:
                return None
            self._refuse(path, wrong.ja, wrong.en)
            return False
        except Refused as refused:
            self._refuse(path, refusal_sentence(refused, Language.JA), refusal_sentence(refused, Language.EN))
            return False
        # Killed before this, it is found again, and known by its key.
        if became is None:
            path.unlink(missing_ok=True)
        else:
            move_into(path, self.folder / DONE, *became)
        return True

    def _write_down(
        self, name: str, body: bytes, found: os.stat_result, said: Dropped | Group
    ) -> tuple[str, ...] | None:
        """The signals that it became, or belongs to; None: words of one were erased, so no copy of it is kept."""
        if isinstance(said, Group):
            receiver = plain(said.receiver, _NAME)
            feed = f"{FEED}:{receiver}"
            source = receiver or "Alertmanager"
            self._keep(lambda desk: hear_groups(desk, feed, source, [said], whole=False))
            return self._known(feed, *(alert.key for alert in said.alerts))
        # The same file after a crash has the same place and time; the same text dropped again has not.
        own = hashlib.sha256(
            f"{name}\0{found.st_mtime_ns}\0{found.st_ino}\0".encode("utf-8", "replace") + body
        )
        at = said.happened_at
        key = f"key:{said.key}" if said.key else own.hexdigest()
        self._keep(
            lambda desk: hear(
                desk,
                Said(
                    text=said.text,
                    source=said.source or plain(harmless_name(name), _NAME),
                    key=key,
                    feed=FEED,
                    link=said.link,
                    occurred=Occurred(instant=at, zone=desk.zone) if at else None,
                ),
            )
        )

        return self._known(FEED, key)

    def _known(self, feed: str, *keys: str) -> tuple[str, ...] | None:
        found: list[tuple[str, bool]] = []

        def look(desk: Desk) -> None:
            for one in (heard_one(desk.journal.db, feed, key) for key in keys):
                if one is not None and one.signal:
                    standing = standing_of(desk, one)[1]
                    found.append((one.signal, standing is not None and standing.erased))

        self._keep(look)
        return None if any(erased for _, erased in found) else tuple(dict.fromkeys(one for one, _ in found))

    def _refuse(self, path: Path, ja: str, en: str) -> None:
        there = move_into(path, self.folder / REFUSED)
        if there is not None:
            reason = there.with_name(there.name + REASON)
            write_atomically(reason, f"{ja}\n{en}\n".encode())


def move_into(path: Path, into: Path, *signals: str) -> Path | None:
    """Out of the way, under a name that nothing has there; None when somebody took the file meanwhile.

    signals: what it became; the copy is found by each when its words are erased.
    """
    into.mkdir(mode=0o700, exist_ok=True)
    room = _LONGEST_STEM - LONGEST_MARKS if len(signals) > 1 else _LONGEST_STEM
    stem = marked(os.fsdecode(os.fsencode(path.stem)[:room]), *signals)
    for number in range(1, 10_000):
        target = into / (f"{stem}{path.suffix}" if number == 1 else f"{stem}-{number}{path.suffix}")
        if os.path.lexists(target):
            continue
        try:
            path.rename(target)
        except FileNotFoundError:
            return None
        return target
    raise FileExistsError(str(into / path.name))
