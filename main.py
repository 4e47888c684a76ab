"""Chooses between the command line and the window, and registers the commands that need Qt."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from commander.reports.handout import Head, Row

# How a window starts itself once more, to take in a file of customers.
IMPORT_CUSTOMERS = ["customers", "take"]


def main() -> int:
    """The program: a command when one is given, else the window."""
    if len(sys.argv) == 1 and _has_display():
        return _bare_window()
    if sys.argv[1:] == IMPORT_CUSTOMERS:
        return _import_customers()
    return _command_line()


def _import_customers() -> int:
    """A window's import, in a process of its own: an order on stdin, progress on stdout. Nothing else is imported."""
    from commander.customers.worker import carry_out

    carry_out(sys.stdin.buffer, sys.stdout.buffer)
    return 0


def _bare_window() -> int:
    """What most starts are. The command line's parts take half a second to import: the first paint goes without."""
    from commander.settings.settings import home_folder

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
    from commander.wording.language import Language

    def open_window(place: Place, scribe: str | None = None) -> int:
        if not _has_display():
            raise Ended(
                Exit.REFUSED,
                "画面がないためウィンドウを開けません。commander --help でコマンドの一覧を確認してください。",
                "There is no display to open a window on: see the commands with commander --help.",
            )
        from ui.start import run_window

        return run_window(place.home, language=place.language_wish, person=place.person_wish, scribe=scribe)

    @click.command()
    @click.argument("scenario", default="")
    @click.option("--speed", type=int, default=1, show_default=True, help="How fast its clock runs: 1 to 60.")
    @click.option(
        "--pictures",
        type=click.Path(path_type=Path, file_okay=False),
        help="Play it off-screen by itself instead, and leave pictures of the window here.",
    )
    @pass_place
    def drill(place: Place, scenario: str, speed: int, pictures: Path | None) -> int:
        """Practise an outage in a window and a home of its own; nothing of it can leave this machine.

        Without SCENARIO: the usual one. Without a display it plays by itself and leaves pictures in out/pictures.
        """
        from commander.drill.scenario import DEFAULT_SCENARIO, ScenarioFault, load_scenario

        if not 1 <= speed <= 60:
            raise Ended(
                Exit.USAGE,
                f"速さ(--speed)は 1 から 60 までの整数です({speed})。",
                f"The speed (--speed) is a whole number from 1 to 60, not {speed}.",
            )
        try:
            played = load_scenario(scenario or DEFAULT_SCENARIO)
        except ScenarioFault as fault:
            raise Ended(Exit.USAGE, fault.sentence(Language.JA), fault.sentence(Language.EN)) from None
        if pictures is not None or not _has_display():
            from ui.demonstration import play

            return play(pictures or Path("out/pictures"), place.language, click.echo, played.key)
        from ui.drill_start import run_drill

        return run_drill(
            place.home, played.key, speed, language=place.language_wish, person=place.person_wish
        )

    @click.command()
    @click.argument("incident", default="")
    @pass_place
    def scribe(place: Place, incident: str) -> int:
        """Open the scribe's window: one strip of the board, the timeline, and the composer ready to be typed into.

        Without INCIDENT: the one that the open window shows, else the newest open one.
        """
        stream = ""
        if incident:
            with place.reading() as reading:
                stream = reading.incident(incident).stream
        return open_window(place, stream)

    command_line.add_command(drill)
    command_line.add_command(scribe)

    def printer(path: Path, head: "Head", rows: "Iterator[Row]") -> None:
        from ui.printing import print_alone

        print_alone(path, head, rows)

    return run(sys.argv[1:], open_window, printer)


def _has_display() -> bool:
    if sys.platform in {"darwin", "win32"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
