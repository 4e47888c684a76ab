"""Who writes from this home folder: writer id and epoch, kept outside the journal so that a copy is noticed."""

import contextlib
import hashlib
from pathlib import Path

import msgspec
from msgspec.structs import replace

from commander.clock import new_id
from commander.files import read_whole, write_atomically, write_once

_FILE = "installation.json"
_LIMIT = 64 * 1024


class Installation(msgspec.Struct, frozen=True, kw_only=True):
    """One home folder on one machine."""

    writer: str
    epoch: int
    machine: str  # a hash: where this file was written first


def load_installation(home: Path) -> Installation:
    """This folder's installation; a new writer when there is none, or when the folder was copied from elsewhere."""
    machine = _machine(home)
    somebody_new = Installation(writer=new_id(), epoch=1, machine=machine)
    # Of several processes that start at once the first one's file stands, and all write as that one.
    with contextlib.suppress(FileExistsError):
        if not (home / _FILE).exists():
            write_once(home / _FILE, msgspec.json.encode(somebody_new))
    try:
        installation = _read(home)
    except msgspec.MsgspecError:
        return _stored(home, somebody_new)
    # Two folders writing one chain would fork it: the copy writes as somebody new.
    return installation if installation.machine == machine else _stored(home, somebody_new)


def begin_epoch(home: Path, installation: Installation) -> Installation:
    """The next epoch, after a restore: what the lost records were called can't be used again."""
    return _stored(home, replace(installation, epoch=installation.epoch + 1))


def _stored(home: Path, installation: Installation) -> Installation:
    """What is in the file afterwards: another process may have put its own there."""
    write_atomically(home / _FILE, msgspec.json.encode(installation))
    return _read(home)


def _read(home: Path) -> Installation:
    return msgspec.json.decode(read_whole(home / _FILE, _LIMIT), type=Installation)


def _machine(home: Path) -> str:
    try:
        system = Path("/etc/machine-id").read_text(encoding="ascii").strip()
    except OSError:
        system = ""
    # Not the device's number: some file systems give another one at each mount, and each start would be a new writer.
    return hashlib.sha256(f"{system}|{home.stat().st_ino}".encode()).hexdigest()[:32]
