"""Chooses between the command line and the window, and registers the commands that need Qt."""

import os
import sys
from pathlib import Path

import click

from commander.cli import command_line, run
from commander.cli.endings import Ended, Exit
from commander.cli.place import Place, pass_place


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


@command_line.command()
@click.option(
    "--pictures",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("out/pictures"),
    show_default=True,
    help="Where the pictures of the window go.",
)
@pass_place
def drill(place: Place, pictures: Path) -> int:
    """Play a short incident as a drill, off-screen and in a home of its own, and leave pictures of it."""
    from ui.demonstration import play

    return play(pictures, place.language, click.echo)


def main() -> int:
    """The program: a command when one is given, else the window."""
    return run(sys.argv[1:], open_window)


def _has_display() -> bool:
    if sys.platform in {"darwin", "win32"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
