"""The last known name of the Slack workspace that a token opens; kept in the home folder for the next start."""

from hashlib import blake2b
from pathlib import Path

import msgspec

from commander.files import read_whole, write_atomically

_FILE = "slack_workspace.json"
_LARGEST = 64 * 1024


class _Kept(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    opened_by: (
        str  # a mark of the token, which tells nothing about it: another token may open another workspace
    )


def kept_workspace(home: Path, token: str) -> str:
    """What the workspace of this very token was called when it was asked last; empty: nobody knows."""
    try:
        kept = msgspec.json.decode(read_whole(home / _FILE, _LARGEST), type=_Kept)
    except (OSError, msgspec.MsgspecError):
        return ""
    return kept.name if kept.opened_by == _mark(token) else ""


def keep_workspace(home: Path, token: str, name: str) -> None:
    """Keep it; a folder that can't be written costs only the next start's name."""
    try:
        write_atomically(home / _FILE, msgspec.json.encode(_Kept(name=name, opened_by=_mark(token))))
    except OSError:
        return


def _mark(token: str) -> str:
    return blake2b(token.encode(), digest_size=8, person=b"workspace").hexdigest()
