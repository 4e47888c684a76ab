"""The group of all commands, and the one place that turns what a command raised into a sentence and a code."""

import contextlib
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

import click

from commander.board.refusal import Refused
from commander.cli import (
    action_course,
    amend,
    approval,
    attachments,
    audiences,
    board_commands,
    broadcast,
    channel,
    channels,
    connect_feeds,
    contact,
    customers,
    decisions,
    entries,
    erase,
    eta,
    feeds,
    findings,
    gates,
    handout,
    handover,
    house,
    ideas,
    inquiries,
    live,
    maintenance,
    management,
    milestones,
    pasting,
    people,
    privacy,
    procedures,
    promise,
    quick,
    search,
    sending,
    several,
    signals,
    stand_down,
    standing,
    teams,
    timeline_shown,
    watch,
    windows,
)
from commander.cli.endings import Exit, ending
from commander.cli.place import Place, system_language
from commander.reports.exporting import Printer
from commander.settings.settings import home_folder
from commander.wording.checks import outgoing_title
from commander.wording.language import Language

Bare = Callable[[Place], int]


class _Run:
    """What outlives the context of a command: the window's door, and where the command ran."""

    def __init__(self, bare: Bare | None, printer: Printer | None) -> None:
        self.bare = bare
        self.printer = printer
        self.place: Place | None = None


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--home",
    type=click.Path(path_type=Path),
    envvar="COMMANDER_HOME",
    help="The folder that holds everything.",
)
@click.option("--lang", type=click.Choice(["ja", "en"]), help="The language of sentences and labels.")
@click.option(
    "--as", "person", metavar="PERSON", help="Who acts: a key or name; else the settings, else the account."
)
@click.pass_context
def command_line(ctx: click.Context, home: Path | None, lang: str | None, person: str | None) -> int | None:
    """Run an outage from a terminal. Without a command the window opens."""
    this = ctx.ensure_object(_Run)
    this.place = Place(home_folder(home), lang, person)
    this.place.printer = this.printer
    ctx.obj = this.place
    if ctx.invoked_subcommand is not None:
        return None
    if this.bare is None:
        click.echo(ctx.get_help())
        return Exit.OK
    return this.bare(this.place)


for _module in (
    entries,
    attachments,
    erase,
    pasting,
    board_commands,
    gates,
    stand_down,
    people,
    signals,
    feeds,
    watch,
    several,
    milestones,
    handover,
    teams,
    timeline_shown,
    ideas,
    action_course,
    decisions,
    findings,
    procedures,
    inquiries,
    customers,
    contact,
    audiences,
    broadcast,
    approval,
    amend,
    maintenance,
    management,
    privacy,
    promise,
    eta,
    quick,
    sending,
    standing,
    windows,
    channel,
    channels,
    connect_feeds,
    house,
    live,
    handout,
    search,
):
    for _command in _module.COMMANDS:
        command_line.add_command(_command)


def run(arguments: Sequence[str], bare: Bare | None = None, printer: Printer | None = None) -> int:
    """Carry out a command line and answer its exit code. bare opens the window when no command is given.

    printer makes a PDF; without it there are no PDFs.
    """
    this = _Run(bare, printer)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that can't show Japanese is no reason to stop.
        sys.stdout.reconfigure(errors="backslashreplace")
    with _Said(arguments, this) as end:
        end.code = _carried_out(list(arguments), this)
    return end.code


class _Said:
    """Whatever a command raises becomes a code and at most one sentence; nothing goes through as a traceback."""

    def __init__(self, arguments: Sequence[str], this: _Run) -> None:
        self.code: int = Exit.REFUSED
        self._arguments = arguments
        self._this = this

    def __enter__(self) -> "_Said":
        """Itself; code is what the block sets, or what its error means."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        """Take the error."""
        match error:
            case None:
                pass
            case click.exceptions.Exit():
                self.code = error.exit_code
            case click.Abort() | KeyboardInterrupt() | EOFError():
                self.code = Exit.REFUSED
            case BrokenPipeError():
                # Whoever read our output went away; what was asked for was done.
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
                self.code = Exit.OK
            case Exception():
                self.code = self._tell(error)
            case _:
                return False
        return True

    def _tell(self, error: Exception) -> int:
        place = self._this.place
        home = place.home if place else home_folder()
        language = place.language if place else _language_in(self._arguments)
        if isinstance(error, Refused) and place is not None:
            error = place.by_name(error)
        code, sentence = ending(error, language, home)
        with contextlib.suppress(OSError):
            click.echo(outgoing_title(sentence), err=True)
        return code


def _carried_out(arguments: list[str], this: _Run) -> int:
    with command_line.make_context("commander", arguments, obj=this) as ctx:
        answer = command_line.invoke(ctx)
    sys.stdout.flush()
    return answer if isinstance(answer, int) else Exit.OK


def _language_in(arguments: Sequence[str]) -> Language:
    """The language of a command line that could not be read."""
    for name, value in zip(arguments, [*arguments[1:], ""], strict=True):
        wish = (
            name.removeprefix("--lang=") if name.startswith("--lang=") else value if name == "--lang" else ""
        )
        if wish in tuple(Language):
            return Language(wish)
    return system_language()
