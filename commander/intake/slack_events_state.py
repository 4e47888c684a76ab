"""How listening to Slack stood last, kept in the home folder: the command line asks no other side."""

from pathlib import Path
from typing import Final

import msgspec

from commander.files import read_whole, write_atomically
from commander.wording.slack_said import HearingState

_FILE: Final = "slack_hearing.json"
_LARGEST: Final = 64 * 1024


def kept_state(home: Path) -> HearingState | None:
    """What the window said last; None: it never listened, or the file can't be read."""
    try:
        return msgspec.json.decode(read_whole(home / _FILE, _LARGEST), type=HearingState)
    except (OSError, msgspec.MsgspecError):
        return None


def keep_state(home: Path, state: HearingState) -> None:
    """Keep it; a folder that can't be written costs only a line of the doctor's."""
    try:
        write_atomically(home / _FILE, msgspec.json.encode(state))
    except OSError:
        return
