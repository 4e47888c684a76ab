"""Commands of a handover: offer with its brief, read the brief, accept what was read back, end an offer."""

from datetime import tzinfo

import click

from commander.board.brief import BriefItem
from commander.board.refusal import Because, Refused
from commander.board.roles import SCRIBE, AcceptRole, EndOffer
from commander.cli.entries import typed
from commander.cli.people import role, role_key
from commander.cli.place import Place, pass_place, zone_of
from commander.cli.prose import row_line
from commander.cli.shapes import Shape
from commander.clock import utc_now
from commander.desk import Desk
from commander.handing_over import brief_for, offer_of
from commander.reading import Reading
from commander.wording.handing_over import Phrasing
from commander.wording.people import point_label


@role.command("offer")
@click.argument("incident")
@click.argument("role")
@click.argument("person")
@click.option("--note", default="", help="What whoever takes over must know besides.")
@pass_place
def role_offer(place: Place, incident: str, role: str, person: str, note: str) -> None:
    """Offer a role with a brief made from the board; it stays where it is until they accept."""
    key = role_key(role)
    with place.incident(incident) as (desk, stream):
        board, policy = desk.board(stream), desk.policy()
        last = _last_entry(place, desk, stream) if key == SCRIBE else ""
        to = {one.name: one.key for one in policy.persons()}.get(person, person)
        words = _phrasing(place, desk)
        offer = offer_of(board, policy, key, to, words, last_entry=last, note=typed(note))
        desk.submit(offer)
    place.tell("\n".join(_lines(offer.brief, place)))


@role.command("brief")
@click.argument("incident")
@click.argument("role")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_place
def role_brief(place: Place, incident: str, role: str, as_json: bool) -> None:
    """Print the brief of a standing offer, or what it would say now."""
    key = role_key(role)
    with place.incident(incident) as (desk, stream):
        board, policy = desk.board(stream), desk.policy()
        offer = board.roles.offers.get(key)
        last = _last_entry(place, desk, stream) if key == SCRIBE else ""
        brief = (
            offer.brief if offer else brief_for(board, policy, key, _phrasing(place, desk), last_entry=last)
        )
    if as_json:
        shape: Shape = {
            "role": key,
            "offered_to": offer.to if offer else None,
            "brief": [{"point": item.point, "text": item.text} for item in brief],
        }
        place.tell_json(shape)
    else:
        place.tell("\n".join(_lines(brief, place)))


@role.command("accept")
@click.argument("incident")
@click.argument("role")
@click.option(
    "--read", "read", multiple=True, metavar="POINT", help="A point read back, by its number or name."
)
@click.option("--read-all", is_flag=True, help="Every point of the brief was read back.")
@pass_place
def role_accept(place: Place, *, incident: str, role: str, read: tuple[str, ...], read_all: bool) -> None:
    """Accept a role that was offered to you, its brief read back."""
    key = role_key(role)
    with place.incident(incident) as (desk, stream):
        offer = desk.board(stream).roles.offers.get(key)
        points = [item.point for item in offer.brief] if offer else []
        numbered = {str(number): point for number, point in enumerate(points, 1)}
        said = points if read_all else [numbered.get(one, one) for one in read]
        desk.submit(AcceptRole(incident=stream, role=key, person=desk.person, read_back=tuple(said)))


@role.command("end-offer")
@click.argument("incident")
@click.argument("role")
@click.option("--reason", default="", help="Why nothing comes of it.")
@pass_place
def role_end_offer(place: Place, incident: str, role: str, reason: str) -> None:
    """Take an offer back, or decline it; whoever holds the role goes on."""
    place.submit(
        incident, lambda stream: EndOffer(incident=stream, role=role_key(role), reason=typed(reason))
    )


def _phrasing(place: Place, desk: Desk) -> Phrasing:
    policy = desk.policy()
    return Phrasing(policy, place.language, _zone(desk), utc_now())


def _zone(desk: Desk) -> tzinfo:
    return zone_of(desk.policy())


def _last_entry(place: Place, desk: Desk, stream: str) -> str:
    """The newest row of the timeline, as the scribe's brief states it."""
    with Reading(place.home) as reading:
        rows = reading.timeline(stream)
    if not rows:
        raise Refused(Because.NO_SUCH_INCIDENT, incident=stream)
    return row_line(rows[-1], desk.policy(), place.language, _zone(desk))


def _lines(brief: tuple[BriefItem, ...], place: Place) -> list[str]:
    lines = []
    for number, item in enumerate(brief, 1):
        lines.append(f"{number}. {point_label(item.point, place.language)} [{item.point}]")
        lines += [f"   {line}" for line in item.text.splitlines()]
    return lines


COMMANDS: tuple[click.Command, ...] = ()  # they stand in the group `role`
