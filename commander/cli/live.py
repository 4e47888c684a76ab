"""Commands about the pinned summary in Slack: live puts a few words into its thread, summary says where it stands."""

import click

from commander.board.board import summary_places
from commander.board.deliveries import DeliveryState
from commander.board.refusal import Because, Refused
from commander.board.summary import OrderLiveLine, Standing
from commander.cli.entries import typed
from commander.cli.place import Place, clock, pass_place, zone_of
from commander.cli.shapes import instant
from commander.desk.desk import Desk
from commander.journal.rows import corrections_of, records_named
from commander.wording.labels import label, place_label
from commander.wording.lines import record_line
from commander.wording.summary import live_text

_JSON = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")


@click.command(context_settings={"ignore_unknown_options": True})  # "-5 % of orders" is a text
@click.argument("incident")
@click.argument("text", default="")
@click.option(
    "--entry",
    "entries",
    multiple=True,
    metavar="RECORD",
    help="Say what this row of the timeline says, once; repeats.",
)
@pass_place
def live(place: Place, incident: str, text: str, entries: tuple[str, ...]) -> None:
    """Put at most three lines into the summary's thread in Slack; TEXT - reads them from stdin."""
    with place.incident(incident) as (desk, stream):
        # All are looked up first: a name that is none puts nothing into the thread.
        rows: list[tuple[str | None, str]] = [_said_by(desk, stream, entry, place) for entry in entries]
        for record, said in rows or [(None, "")]:
            desk.submit(OrderLiveLine(incident=stream, text=typed(text) or said, entry=record))
        places = summary_places(desk.board(stream), desk.policy())
    shown = "、".join(place_label(target, place.language) for target in places)
    place.tell(place.said(f"スレッドへの送信待ちにしました({shown})。", f"Queued for the thread ({shown})."))


@click.command()
@click.argument("incident")
@_JSON
@pass_place
def summary(place: Place, incident: str, *, as_json: bool) -> None:
    """Say where the pinned summary stands in Slack and whether it is up to date there."""
    with place.incident(incident) as (desk, stream):
        board, policy = desk.board(stream), desk.policy()
    places = summary_places(board, policy)
    if as_json:
        place.tell_json([_shape(target, board.summary.at.get(target)) for target in places])
        return
    if not places:
        place.tell(place.said("まとめを置くチャンネルがありません。", "No channel has the summary."))
    for target in places:
        standing = board.summary.at.get(target)
        state = label(standing.state, place.language) if standing else place.said("未投稿", "not posted yet")
        drawn = clock(standing.drawn_at, zone_of(policy)) if standing else ""
        place.tell(" ".join(part for part in (place_label(target, place.language), state, drawn) if part))


def _said_by(desk: Desk, stream: str, name: str, place: Place) -> tuple[str, str]:
    """A record's id and what it says now, as one or a few lines."""
    found = records_named(desk.journal.db, stream, name.strip()) if name.strip() else []
    if len(found) != 1:
        raise Refused(Because.ENTRY_UNKNOWN)
    (record,) = found
    corrections = corrections_of(desk.journal.db, record.id)
    standing = records_named(desk.journal.db, stream, corrections[-1])[0] if corrections else record
    policy = desk.policy()
    return record.id, live_text(record_line(standing, policy, place.language, zone_of(policy)))


def _shape(target: str, standing: Standing | None) -> dict[str, object]:
    return {
        "target": target,
        "state": standing.state if standing else None,
        "ref": standing.ref if standing else None,
        "pinned": standing is not None and standing.state is DeliveryState.DELIVERED and not standing.made,
        "drawn_at": instant(standing.drawn_at) if standing else None,
    }


COMMANDS = (live, summary)
