"""Commands that move the board: severity, restored, reopen, started, retitle, impact."""

import click

from commander.board.incident import (
    DeclareRestored,
    Reopen,
    Retitle,
    SetImpactStart,
)
from commander.cli.entries import typed
from commander.cli.impact import impact
from commander.cli.place import Place, pass_place
from commander.cli.severity import severity
from commander.cli.watch import usual_end


@click.command()
@click.argument("incident")
@click.option("--watch", "owner", required=True, metavar="PERSON", help="Who watches that it stays so.")
@click.option("--until", metavar="TIME", help="How long (+2h, 翌日 9:00); by the policy if left out.")
@click.option("--at", metavar="TIME", help="When it was restored; now if left out.")
@click.option(
    "--recurrence", default="", help="What counts as the same again; as the policy says if left out."
)
@pass_place
def restored(
    place: Place, incident: str, owner: str, until: str | None, at: str | None, recurrence: str
) -> None:
    """Declare recovery, with somebody who watches; everybody on the roster must say that they heard."""
    with place.incident(incident) as (desk, stream):
        command = DeclareRestored(
            incident=stream,
            watch_owner=owner,
            watch_until=place.time(until, desk.zone, ahead=True).instant
            if until is not None
            else usual_end(desk, stream),
            restored=place.time(at, desk.zone) if at is not None else None,
            recurrence=typed(recurrence),
        )
        desk.submit(command)


@click.command()
@click.argument("incident")
@click.argument("reason")
@pass_place
def reopen(place: Place, incident: str, reason: str) -> None:
    """Take recovery back: it was not over."""
    place.submit(incident, lambda stream: Reopen(incident=stream, reason=reason))


@click.command(context_settings={"ignore_unknown_options": True})  # -20m is a time, not an option
@click.argument("incident")
@click.argument("time")
@pass_place
def started(place: Place, incident: str, time: str) -> None:
    """Say when the impact began."""
    with place.incident(incident) as (desk, stream):
        desk.submit(SetImpactStart(incident=stream, started=place.time(time, desk.zone)))


@click.command()
@click.argument("incident")
@click.argument("title")
@pass_place
def retitle(place: Place, incident: str, title: str) -> None:
    """Change the title."""
    place.submit(incident, lambda stream: Retitle(incident=stream, title=title))


COMMANDS = (severity, restored, reopen, started, retitle, impact)
