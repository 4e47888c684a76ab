"""Pure: the names that a person may set of Slack: the reaction that keeps a message, and channels to listen in."""

import re
from collections.abc import Iterable
from typing import Final

MOST_CHANNELS: Final = 10
# Slack's own names are small letters; a company's own emoji may have a Japanese name.
_EMOJI: Final = re.compile(r"[^\sA-Z:<>&|]{1,100}")
_CHANNEL: Final = re.compile(r"[^\s#<>&|,、]{1,80}")


def reaction_name(typed: str) -> str | None:
    """The name of an emoji, with or without its colons; None when it can be none."""
    name = typed.strip().strip(":")
    return name if name.isprintable() and _EMOJI.fullmatch(name) else None


def channel_names(typed: str | Iterable[str]) -> tuple[str, ...] | None:
    """Channels by name or id, with or without #, parted by spaces or commas; None when one can be none."""
    names = re.split(r"[\s,、]+", typed.strip()) if isinstance(typed, str) else [*typed]
    found = tuple(dict.fromkeys(name.strip().removeprefix("#") for name in names if name.strip()))
    is_fine = len(found) <= MOST_CHANNELS and all(map(_CHANNEL.fullmatch, found))
    return found if is_fine and all(name.isprintable() for name in found) else None
