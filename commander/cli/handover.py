"""Commands of a handover: offer with its brief, read the brief, accept what was read back, end an offer."""

import sys
from collections.abc import Mapping, Sequence
from datetime import tzinfo

import click

from commander.board.board import Board
from commander.board.brief import BriefItem
from commander.board.refusal import Because, Refused
from commander.board.roles import ROLES, SCRIBE, AcceptRole, EndOffer, Offer
from commander.cli.endings import Ended, Exit
from commander.cli.entries import typed
from commander.cli.gates import person_key
from commander.cli.people import role, role_key
from commander.cli.place import Place, pass_place, zone_of
from commander.cli.prose import row_line
from commander.cli.shapes import Shape, instant
from commander.clock import utc_now
from commander.desk.desk import Desk
from commander.handing_over import brief_for, changed_since, offer_of
from commander.reading import Reading
from commander.wording.handing_over import Phrasing
from commander.wording.handover_state import (
    brief_lines,
    duty_lines,
    read_question,
    standing_line,
    taken_line,
    way_on_line,
)
from commander.wording.template_files import load_duties


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
        words = _phrasing(place, desk)
        offer = offer_of(
            board, policy, key, person_key(desk, person), words, last_entry=last, note=typed(note)
        )
        desk.submit(offer)
        lines = [_standing(place, desk, stream, key), *_brief(place, offer.brief, {})]
        lines.append(way_on_line(key, offer.to, board.incident.short_id, policy, place.language))
    place.tell("\n".join(lines))


@role.command("brief")
@click.argument("incident")
@click.argument("role")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_place
def role_brief(place: Place, incident: str, role: str, as_json: bool) -> None:
    """Print the brief of a standing offer with what changed since, or what it would say now."""
    key = role_key(role)
    with place.incident(incident) as (desk, stream):
        board = desk.board(stream)
        offer, now = board.roles.offers.get(key), _brief_now(place, desk, stream, key)
        line = _standing(place, desk, stream, key)
    brief = offer.brief if offer else now
    changed = changed_since(brief, now)
    if as_json:
        shape: Shape = {
            "role": key,
            "holder": board.roles.holder(key),
            "offered_to": offer.to if offer else None,
            "offered_by": offer.by if offer else None,
            "offered_at": instant(offer.at) if offer else None,
            "brief": [{"point": item.point, "text": item.text} for item in brief],
            "changed": changed,
        }
        place.tell_json(shape)
    else:
        place.tell("\n".join([line, *_brief(place, brief, changed)]))


@role.command("accept")
@click.argument("incident")
@click.argument("role")
@click.option(
    "--read", "read", multiple=True, metavar="POINT", help="A point read back, by its number or name."
)
@click.option("--read-all", is_flag=True, help="Every point of the brief was read back.")
@pass_place
def role_accept(place: Place, *, incident: str, role: str, read: tuple[str, ...], read_all: bool) -> None:
    """Accept a role that was offered to you, its brief read back; at a terminal each point is asked for."""
    key = role_key(role)
    with place.incident(incident) as (desk, stream):
        board, policy = desk.board(stream), desk.policy()
        offer = board.roles.offers.get(key)
        points = [item.point for item in offer.brief] if offer else []
        if read_all:
            said = points
        elif offer is not None and offer.to == desk.person and not read and sys.stdin.isatty():
            said = _asked(place, offer, changed_since(offer.brief, _brief_now(place, desk, stream, key)))
        else:
            said = [_point(one, points) for one in read]
        desk.submit(AcceptRole(incident=stream, role=key, person=desk.person, read_back=tuple(said)))
        line = taken_line(key, desk.person, policy, place.language)
        phase = board.incident.phase_of_duties
    duties = duty_lines(load_duties(key, place.language).at(phase), place.language)
    place.tell("\n".join([line, *duties]))


@role.command("end-offer")
@click.argument("incident")
@click.argument("role")
@click.option("--reason", default="", help="Why nothing comes of it.")
@pass_place
def role_end_offer(place: Place, incident: str, role: str, reason: str) -> None:
    """Take an offer back, or decline it; whoever holds the role goes on."""
    key = role_key(role)
    with place.incident(incident) as (desk, stream):
        desk.submit(EndOffer(incident=stream, role=key, reason=typed(reason)))
        line = _standing(place, desk, stream, key)
    place.tell(line)


@role.command("card")
@click.argument("incident")
@click.argument("role")
@pass_place
def role_card(place: Place, incident: str, role: str) -> None:
    """Print what a role does in the phase that the incident is in: what to say first, and what never to do."""
    key = role_key(role)
    if key not in ROLES:
        raise Refused(Because.ROLE_UNKNOWN, role=key)
    with place.reading() as reading:
        phase = reading.board(reading.incident(incident).stream).incident.phase_of_duties
    place.tell("\n".join(duty_lines(load_duties(key, place.language).at(phase), place.language)))


def _asked(place: Place, offer: Offer, changed: Mapping[str, str]) -> list[str]:
    """Point by point, as it is read back aloud; a point that is answered no is not read back."""
    said = []
    for item, lines in zip(offer.brief, brief_lines(offer.brief, changed, place.language), strict=True):
        place.tell("\n".join(lines))
        if click.confirm(read_question(place.language), err=True):
            said.append(item.point)
    return said


def _point(named: str, points: Sequence[str]) -> str:
    """A point by its number or name. Raises Ended: one that is none would be passed over in silence."""
    found = {str(number): point for number, point in enumerate(points, 1)}.get(named.strip(), named.strip())
    if points and found not in points:
        known = ", ".join(points)
        raise Ended(
            Exit.USAGE,
            f"引き継ぎ事項に「{named[:80]}」はありません。1〜{len(points)} の番号か {known} のどれかにしてください。",
            f'The brief has no point "{named[:80]}": use a number from 1 to {len(points)}, or one of {known}.',
        )
    return found


def _standing(place: Place, desk: Desk, stream: str, key: str) -> str:
    board = desk.board(stream)
    offer, holder = board.roles.offers.get(key), board.roles.holder(key)
    return standing_line(key, offer, holder, desk.policy(), place.language, _zone(desk))


def _brief_now(place: Place, desk: Desk, stream: str, key: str) -> tuple[BriefItem, ...]:
    board: Board = desk.board(stream)
    last = _last_entry(place, desk, stream) if key == SCRIBE else ""
    return brief_for(board, desk.policy(), key, _phrasing(place, desk), last_entry=last)


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


def _brief(place: Place, brief: Sequence[BriefItem], changed: Mapping[str, str]) -> list[str]:
    return [line for lines in brief_lines(brief, changed, place.language) for line in lines]


COMMANDS: tuple[click.Command, ...] = ()  # they stand in the group `role`
