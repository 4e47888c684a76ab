"""When each target was last read back, and why it could not be since: this machine's own state, in no record."""

import contextlib
import threading
from datetime import datetime
from pathlib import Path

import msgspec

from commander.files import read_whole, write_atomically

FILE = "standing.json"
_LARGEST = 1024 * 1024
# Older ones belong to incidents that nobody looks at any more.
_KEPT = 300


class Glance(msgspec.Struct, frozen=True, kw_only=True):
    """The last reading of one target."""

    incident: str
    target: str
    key: str  # of the delivery that was looked for
    tried_at: datetime
    read_at: datetime | None = None  # when it could last be read
    detail: str = ""  # why it could not be read the last time; empty: it could

    @property
    def is_read(self) -> bool:
        """Whether the last try could read it."""
        return not self.detail and self.read_at is not None


class Glances:
    """The last readings, kept in one small file of the home folder. Any thread; another process may write beside it."""

    def __init__(self, home: Path) -> None:
        self._path = home / FILE
        self._lock = threading.Lock()
        self._known = self._kept()

    def of(self, incident: str) -> dict[str, Glance]:
        """The last reading of each target of an incident."""
        with self._lock:
            return {target: one for (stream, target), one in self._known.items() if stream == incident}

    def last(self, incident: str, target: str) -> Glance | None:
        """The last reading of one target."""
        with self._lock:
            return self._known.get((incident, target))

    def note(self, glance: Glance) -> None:
        """Keep a reading. A disk that can't keep it costs one reading more after the next start."""
        with self._lock:
            for place, other in self._kept().items():
                ours = self._known.get(place)
                if ours is None or other.tried_at > ours.tried_at:
                    self._known[place] = other
            # The last word, even when a clock that was set back makes it look older.
            self._known[glance.incident, glance.target] = glance
            newest = sorted(self._known.values(), key=lambda one: one.tried_at)[-_KEPT:]
            with contextlib.suppress(OSError):
                write_atomically(self._path, msgspec.json.encode(newest))

    def _kept(self) -> dict[tuple[str, str], Glance]:
        try:
            rows = msgspec.json.decode(read_whole(self._path, _LARGEST), type=list[Glance])
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return {}  # none yet, or spoilt by hand: everything is simply read anew
        return {(one.incident, one.target): one for one in rows if one.tried_at.tzinfo}
