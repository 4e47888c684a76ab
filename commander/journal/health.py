"""What can be said of a home folder's file system and of SQLite without opening the journal."""

import sqlite3
import sys
from pathlib import Path

# SQLite's locks are not to be trusted there, and two machines would write one chain.
_NETWORK = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "9p",
        "afs",
        "ceph",
        "glusterfs",
        "fuse.sshfs",
        "davfs",
        "webdav",
    }
)


def sqlite_version() -> str:
    """The version of the SQLite library in use."""
    return sqlite3.sqlite_version


def network_file_system(folder: Path) -> str | None:
    """The kind of network file system a folder lies on; None for a local one, or where it can't be told."""
    if sys.platform == "win32":
        return "UNC" if str(folder.absolute()).startswith("\\\\") else None
    try:
        mounts = Path("/proc/self/mounts").read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return None
    here = folder.absolute()
    kinds = {}
    for mount in mounts:
        _, point, kind, *_ = mount.split(" ")
        path = Path(point.encode("latin-1", "replace").decode("unicode_escape"))
        if here.is_relative_to(path):
            kinds[len(path.parts)] = kind
    kind = kinds[max(kinds)] if kinds else ""
    return kind if kind in _NETWORK else None
