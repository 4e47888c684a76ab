"""windows: when customers were hurt. Lists the windows of impact, corrects one, adds one, strikes one (0-18, 3-16)."""

import click

from commander.board.impact import Certainty
from commander.board.impact_windows import SetWindow, StrikeWindow, Window
from commander.board.refusal import Because, Refused
from commander.cli.endings import Ended, Exit
from commander.cli.entries import typed
from commander.cli.impact_shown import impact_window_lines, impact_windows_shape
from commander.cli.place import Place, pass_place, zone_of
from commander.clock import utc_now


@click.command(context_settings={"ignore_unknown_options": True})  # -20m is a time, not an option
@click.argument("incident")
@click.option("--set", "number", type=int, metavar="NUMBER", help="Correct the window of this number.")
@click.option("--add", is_flag=True, help="Add a window; needs --from and --until.")
@click.option(
    "--strike", type=int, metavar="NUMBER", help="The window of this number was none; --basis says why."
)
@click.option("--from", "started", metavar="TIME", help="When it began (22:41, 約22:41, -40m).")
@click.option("--until", "ended", metavar="TIME", help="When it ended.")
@click.option(
    "--certainty",
    type=click.Choice([str(certainty) for certainty in Certainty]),
    help="How sure that is; as it was if left out.",
)
@click.option("--basis", metavar="TEXT", help="By what: a graph, a log, a count; as it was if left out.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_place
def windows(
    place: Place,
    *,
    incident: str,
    number: int | None,
    add: bool,
    strike: int | None,
    started: str | None,
    ended: str | None,
    certainty: str | None,
    basis: str | None,
    as_json: bool,
) -> None:
    """List when customers were hurt; or correct, add or strike one window of impact."""
    acts = sum((number is not None, add, strike is not None))
    if acts > 1 or (acts == 0 and any(one is not None for one in (started, ended, certainty, basis))):
        raise Ended(
            Exit.USAGE,
            "--set、--add、--strike のどれか一つを選んでください。",
            "Choose one of --set, --add and --strike.",
        )
    with place.incident(incident) as (desk, stream):
        before = desk.board(stream).windows
        if strike is not None:
            window = _numbered(before, strike)
            desk.submit(StrikeWindow(incident=stream, window=window.window, reason=typed(basis or "")))
        elif acts:
            known = None if number is None else _numbered(before, number)
            certainty_before = known.certainty if known else Certainty.UNCONFIRMED
            basis_before = known.basis if known else ""
            desk.submit(
                SetWindow(
                    incident=stream,
                    window=known.window if known else None,
                    started=place.time(started, desk.zone) if started is not None else None,
                    ended=place.time(ended, desk.zone) if ended is not None else None,
                    certainty=Certainty(certainty) if certainty is not None else certainty_before,
                    basis=typed(basis) if basis is not None else basis_before,
                )
            )
        board, policy = desk.board(stream), desk.policy()
    if as_json:
        place.tell_json(impact_windows_shape(board, utc_now()))
        return
    for line in impact_window_lines(board, place.language, zone_of(policy), utc_now()):
        place.tell(line)


def _numbered(found: list[Window], number: int) -> Window:
    if not 1 <= number <= len(found):
        raise Refused(Because.IMPACT_WINDOW_UNKNOWN)
    return found[number - 1]


COMMANDS = (windows,)
