"""Chooses between the command line and the window, and registers the commands that need Qt."""

import os
import sys
from pathlib import Path


def main() -> int:
    """The program: a command when one is given, else the window."""
    if len(sys.argv) == 1 and _has_display():
        return _bare_window()
    return _command_line()


def _bare_window() -> int:
    """What most starts are. The command line's parts take half a second to import: the first paint goes without."""
    from commander.settings import home_folder

    wish = os.environ.get("COMMANDER_HOME")
    try:
        from ui.start import run_window

        return run_window(home_folder(Path(wish) if wish else None))
    except OSError:
        return _command_line()  # fails the same way, and says so in a sentence


def _command_line() -> int:
    import click

    from commander.cli import command_line, run
    from commander.cli.endings import Ended, Exit
    from commander.cli.place import Place, pass_place

    def open_window(place: Place) -> int:
        if not _has_display():
            raise Ended(
                Exit.REFUSED,
                "画面がないためウィンドウを開けません。commander --help でコマンドの一覧を確認してください。",
                "There is no display to open a window on: see the commands with commander --help.",
            )
        from ui.start import run_window

        return run_window(place.home, language=place.language_wish, person=place.person_wish)

    @click.command()
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

    command_line.add_command(drill)
    return run(sys.argv[1:], open_window)


def _has_display() -> bool:
    if sys.platform in {"darwin", "win32"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
