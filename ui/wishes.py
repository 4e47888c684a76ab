"""What a window starts with: the settings, and who sits at it: as wished for, as set, or as the system has it."""

import getpass
from pathlib import Path

from commander.board.policy import Policy
from commander.settings.fault import SettingsFault
from commander.settings.settings import Settings, load
from commander.wording.checks import outgoing_title


def settings_or_defaults(home: Path) -> tuple[Settings, SettingsFault | None]:
    """The settings of this machine; the defaults beside the slip that is in them."""
    try:
        return load(home), None
    except SettingsFault as fault:
        return Settings(), fault


def account() -> str:
    """The account's name on this machine."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"


def wished_person(wish: str, policy: Policy) -> str:
    """Who sits here: the key of a listed person, else the name as given."""
    return policy.person_key(outgoing_title(wish or account()))
