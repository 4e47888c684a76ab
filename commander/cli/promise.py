"""Commands about what customers were promised: promise show, promise snooze."""

import click

from commander.board.promises import SnoozePromise
from commander.cli.entries import typed
from commander.cli.place import Place, pass_place, zone_of
from commander.cli.promised import promise_lines, promises_shape
from commander.clock import utc_now


@click.group()
def promise() -> None:
    """What customers were promised: what was kept, what is owed, and putting a warning off."""


@promise.command("show")
@click.argument("incident")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_place
def promise_show(place: Place, incident: str, *, as_json: bool) -> None:
    """Show how promises were kept, why a post is owed, and what is put off."""
    with place.reading() as reading:
        board = reading.board(reading.incident(incident).stream)
        zone = zone_of(reading.policy())
    if as_json:
        place.tell_json(promises_shape(board, utc_now()))
    else:
        lines = promise_lines(board, place.language, zone, utc_now())
        nothing = place.said(
            "期限が来た約束も、必要なお知らせもありません。", "No promise has come due, and no post is owed."
        )
        place.tell("\n".join(lines) or nothing)


@promise.command("snooze")
@click.argument("incident")
@click.option("--until", required=True, metavar="TIME", help="Until when nobody is warned (+10m, 22:45).")
@click.option("--reason", required=True, help="Why the update can't go out now.")
@pass_place
def promise_snooze(place: Place, incident: str, until: str, reason: str) -> None:
    """Put the warning of the next update off; customers are still owed it, and a miss still counts."""
    with place.incident(incident) as (desk, stream):
        quiet = place.time(until, desk.zone, ahead=True).instant
        desk.submit(SnoozePromise(incident=stream, until=quiet, reason=typed(reason)))


COMMANDS = (promise,)
