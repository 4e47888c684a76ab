"""What was set up here counts in an open window at once; where that can't be, it is said."""

import sys

from commander.cli.place import Place
from commander.locks import poke


def take_up(place: Place, channel: str) -> None:
    """Have an open window go by the settings and the token of a channel as they are now."""
    if sys.platform == "win32":
        place.warn(
            place.said(
                "開いているウィンドウには、次に起動したときから効きます。",
                "A window that is open goes by it from its next start.",
            )
        )
    elif poke(place.home, f"settings {channel}\n".encode()):
        place.tell(
            place.said("開いているウィンドウもこの設定に切り替えます。", "The open window goes by it from now on.")
        )
