"""eta: when recovery is expected, for one's own people; the commander lets customers read it."""

import click

from commander.board.estimate import (
    ApproveEstimate,
    EstimateCommand,
    EstimateRecovery,
    WithdrawEstimate,
)
from commander.board.impact import Certainty
from commander.cli.endings import Ended, Exit
from commander.cli.entries import typed
from commander.cli.place import Place, clock, pass_place, zone_of
from commander.cli.shapes import eta_shape
from commander.wording.labels import label


@click.command()
@click.argument("incident")
@click.argument("when", required=False, metavar="[TIME]")
@click.option(
    "--certainty",
    type=click.Choice([str(one) for one in Certainty]),
    default=Certainty.ESTIMATED.value,
    show_default=True,
    help="How sure it is.",
)
@click.option("--source", default="", metavar="TEXT", help="From what it is known.")
@click.option("--as-of", default="", metavar="TIME", help="When it was known (now if left out).")
@click.option("--approve", is_flag=True, help="Let customers read it, as expected; the commander only.")
@click.option("--withdraw", default="", metavar="REASON", help="Take it back: nobody knows any more.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_place
def eta(
    place: Place,
    *,
    incident: str,
    when: str | None,
    certainty: str,
    source: str,
    as_of: str,
    approve: bool,
    withdraw: str,
    as_json: bool,
) -> None:
    """Say when recovery is expected, approve it for customers, take it back; with none of these, show it."""
    if sum((when is not None, approve, bool(withdraw))) > 1:
        raise Ended(
            Exit.USAGE,
            "時刻、--approve、--withdraw はどれか 1 つにしてください。",
            "Give one of a time, --approve and --withdraw.",
        )
    if when is not None or approve or withdraw:
        with place.incident(incident) as (desk, stream):
            command: EstimateCommand = ApproveEstimate(incident=stream)
            if withdraw:
                command = WithdrawEstimate(incident=stream, reason=typed(withdraw))
            elif when is not None:
                command = EstimateRecovery(
                    incident=stream,
                    eta=place.time(when, desk.zone, ahead=True).instant,
                    certainty=Certainty(certainty),
                    source=typed(source),
                    as_of=place.time(as_of, desk.zone) if as_of else None,
                )
            desk.submit(command)
        if not as_json:
            return
    with place.reading() as reading:
        board = reading.board(reading.incident(incident).stream)
        zone = zone_of(reading.policy())
    if as_json:
        place.tell_json(eta_shape(board.estimates))
        return
    current = board.estimates.current
    if current is None:
        place.tell(place.said("復旧の見込みは未定です。", "No recovery is expected at a time yet."))
        return
    known = f"{clock(current.eta, zone)} ({label(current.certainty, place.language)}, {clock(current.as_of, zone)})"
    public = place.said("公表可", "customers may read it") if board.estimates.approved else ""
    place.tell(" · ".join(part for part in (known, current.source, public) if part))


COMMANDS = (eta,)
