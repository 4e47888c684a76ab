"""The newest link of each chain, kept outside the journal: a journal cut short or set back is noticed."""

import errno
import os
from pathlib import Path

import msgspec

from commander.files import write_atomically

_COMPACT_ABOVE = 4 * 1024 * 1024
_TAIL = 64 * 1024


class ChainHead(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """The last record of one writer in one stream."""

    stream: str
    writer: str
    epoch: int
    seq: int
    hash: str


class HeadFile:
    """An append-only file of chain heads, one JSON line each. Journal thread only."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def append(self, heads: list[ChainHead]) -> None:
        """Add the heads of one batch; when this returns, they are on disk. Raises OSError."""
        if self._descriptor is not None and not self._is_current(self._descriptor):
            self.close()
        if self._descriptor is None:
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
            self._descriptor = os.open(self._path, flags, 0o600)
        # Each batch begins a line of its own: a line that was left half spoils no other.
        batch = b"\n" + b"".join(msgspec.json.encode(head) + b"\n" for head in heads)
        if os.write(self._descriptor, batch) < len(batch):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self._path))
        os.fsync(self._descriptor)

    def newest(self) -> list[ChainHead]:
        """The heads among the last lines: enough to notice at start that the journal was set back."""
        return self._read(_TAIL)

    def all(self) -> list[ChainHead]:
        """The head of every chain that this file ever saw."""
        return self._read(None)

    def compact(self) -> None:
        """Keep one line a chain once the file has grown."""
        if self._path.exists() and self._path.stat().st_size > _COMPACT_ABOVE:
            self.replace(self.all())

    def replace(self, heads: list[ChainHead]) -> None:
        """Start the file anew (after a restore)."""
        self.close()
        write_atomically(self._path, b"".join(msgspec.json.encode(head) + b"\n" for head in heads))

    def close(self) -> None:
        """Close the file."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _is_current(self, descriptor: int) -> bool:
        """False: another process started the file anew, and what we append would be seen by nobody."""
        try:
            return os.path.samestat(os.fstat(descriptor), self._path.stat())
        except FileNotFoundError:
            return False

    def _read(self, tail: int | None) -> list[ChainHead]:
        try:
            with self._path.open("rb") as file:
                if tail is not None:
                    file.seek(max(0, self._path.stat().st_size - tail))
                lines = file.read().split(b"\n")
        except FileNotFoundError:
            return []
        heads: dict[tuple[str, str, int], ChainHead] = {}
        for line in lines:
            try:
                head = msgspec.json.decode(line, type=ChainHead)
            except (msgspec.MsgspecError, UnicodeDecodeError):
                continue  # the first line of a tail, or one that a power cut left half
            heads[head.stream, head.writer, head.epoch] = head
        return list(heads.values())
