"""link, unlink, links: how one incident stands to others (1-03, 0-12)."""

import click

from commander.board.board import Board
from commander.board.links import LinkIncidents, Relation, UnlinkIncidents
from commander.cli.entries import typed
from commander.cli.place import Place, pass_place
from commander.cli.shapes import Shape
from commander.reading import Reading
from commander.wording.checks import outgoing_title
from commander.wording.labels import label


@click.command()
@click.argument("incident")
@click.argument("other")
@click.option(
    "--as",
    "relation",
    type=click.Choice([str(relation) for relation in Relation]),
    default=str(Relation.RELATED),
    show_default=True,
    help="What OTHER is to INCIDENT.",
)
@click.option("--reason", default="", help="What shows it.")
@pass_place
def link(place: Place, incident: str, other: str, relation: str, reason: str) -> None:
    """Link two incidents on both sides; duplicate-of closes INCIDENT, and every record stays."""
    with place.incident(incident) as (desk, stream):
        desk.submit(
            LinkIncidents(
                incident=stream, other=_stream(place, other), relation=relation, reason=typed(reason)
            )
        )


@click.command()
@click.argument("incident")
@click.argument("other")
@click.argument("reason")
@pass_place
def unlink(place: Place, incident: str, other: str, reason: str) -> None:
    """Take a link back on both sides."""
    with place.incident(incident) as (desk, stream):
        desk.submit(UnlinkIncidents(incident=stream, other=_stream(place, other), reason=typed(reason)))


@click.command()
@click.argument("incident")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_place
def links(place: Place, incident: str, as_json: bool) -> None:
    """List how an incident stands to others."""
    with place.incident(incident) as (desk, stream):
        board = desk.board(stream)
    if as_json:
        place.tell_json(links_shape(board))
        return
    for one in board.links.standing():
        reason = f" ({one.reason})" if one.reason else ""
        place.tell(
            outgoing_title(f"{label(one.relation, place.language)}  {one.short_id}  {one.title}{reason}")
        )


def links_shape(board: Board) -> list[Shape]:
    """The answer of `links --json`."""
    return [
        {
            "relation": one.relation,
            "id": one.short_id,
            "incident": one.other,
            "title": one.title,
            "reason": one.reason,
        }
        for one in board.links.standing()
    ]


def _stream(place: Place, name: str) -> str:
    with Reading(place.home) as reading:
        return reading.incident(name).stream


COMMANDS = (link, unlink, links)
