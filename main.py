"""Chooses between the command line and the window, and registers the commands that need Qt."""

import os
import sys

from commander.cli import run
from commander.cli.endings import Ended, Exit
from commander.cli.place import Place


def open_window(place: Place) -> int:
    """Open the window of a home folder and answer when it is closed; a second start raises the first."""
    if not _has_display():
        raise Ended(
            Exit.REFUSED,
            "画面がないためウィンドウを開けません。commander --help でコマンドの一覧を確認してください。",
            "There is no display to open a window on: see the commands with commander --help.",
        )
    from ui.start import run_window

    return run_window(place.home, language=place.language)


def main() -> int:
    """The program: a command when one is given, else the window."""
    return run(sys.argv[1:], open_window)


def _has_display() -> bool:
    if sys.platform in {"darwin", "win32"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
