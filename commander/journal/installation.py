"""Who writes from this home folder: writer id and epoch, kept outside the journal so that a copy is noticed."""

import hashlib
from pathlib import Path

import msgspec
from msgspec.structs import replace

from commander.clock import new_id
from commander.files import read_whole, write_atomically

_FILE = "installation.json"
_LIMIT = 64 * 1024


class Installation(msgspec.Struct, frozen=True, kw_only=True):
    """One home folder on one machine."""

    writer: str
    epoch: int
    machine: str  # a hash: where this file was written first


def load_installation(home: Path) -> Installation:
    """This folder's installation; a new writer when there is none, or when the folder was copied from elsewhere."""
    path = home / _FILE
    machine = _machine(home)
    try:
        installation = msgspec.json.decode(read_whole(path, _LIMIT), type=Installation)
    except (FileNotFoundError, msgspec.MsgspecError):
        return _stored(home, Installation(writer=new_id(), epoch=1, machine=machine))
    if installation.machine != machine:
        # Two folders writing one chain would fork it: the copy writes as somebody new.
        return _stored(home, Installation(writer=new_id(), epoch=1, machine=machine))
    return installation


def begin_epoch(home: Path, installation: Installation) -> Installation:
    """The next epoch, after a restore: what the lost records were called can't be used again."""
    return _stored(home, replace(installation, epoch=installation.epoch + 1))


def _stored(home: Path, installation: Installation) -> Installation:
    write_atomically(home / _FILE, msgspec.json.encode(installation))
    return installation


def _machine(home: Path) -> str:
    try:
        system = Path("/etc/machine-id").read_text(encoding="ascii").strip()
    except OSError:
        system = ""
    # Not the device's number: some file systems give another one at each mount, and each start would be a new writer.
    return hashlib.sha256(f"{system}|{home.stat().st_ino}".encode()).hexdigest()[:32]
