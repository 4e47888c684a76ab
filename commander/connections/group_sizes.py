"""The last known sizes of Slack's user groups, with when they were read; kept in the home folder for the next start."""

from pathlib import Path

import msgspec

from commander.board.slack_rules import GroupSizes
from commander.files import read_whole, write_atomically

_FILE = "slack_groups.json"
_LARGEST = 1024 * 1024


def kept_sizes(home: Path) -> GroupSizes | None:
    """What was read last; None: nothing was, or it can't be read."""
    try:
        return msgspec.json.decode(read_whole(home / _FILE, _LARGEST), type=GroupSizes)
    except (OSError, msgspec.MsgspecError):
        return None


def keep_sizes(home: Path, sizes: GroupSizes) -> None:
    """Keep them; a folder that can't be written costs only the next start's figure."""
    try:
        write_atomically(home / _FILE, msgspec.json.encode(sizes))
    except OSError:
        return
