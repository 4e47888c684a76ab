"""Commands about the end of the work: stand-down, recall, defer, review, close."""

from collections.abc import Sequence
from datetime import datetime

import click

from commander.board.gates import PlanReview
from commander.board.incident import Close, EndedAs
from commander.board.refusal import Because, Refused
from commander.board.stand_down import Defer, FinishDeferral, MoveDeferral, RecallTeam, StandDown
from commander.cli.entries import typed
from commander.cli.gates import person_key
from commander.cli.place import Place, clock, pass_place, zone_of
from commander.clock import utc_now
from commander.desk.desk import Desk
from commander.working_days import calendar_of

# More than anybody has open at once.
_MOST = 200


@click.command("stand-down")
@click.argument("incident")
@click.option("--release", multiple=True, metavar="PERSON", help="Who is released; once for each.")
@click.option("--recall-if", required=True, metavar="TEXT", help="What calls everybody back at once.")
@click.option("--watch", "owner", default="", metavar="PERSON", help="Who goes on watching.")
@click.option("--until", metavar="TIME", help="How long (+2h, 翌日 9:00).")
@click.option("--note", default="", metavar="TEXT", help="To what the impact has shrunk.")
@pass_place
def stand_down(
    place: Place,
    *,
    incident: str,
    release: Sequence[str],
    recall_if: str,
    owner: str,
    until: str | None,
    note: str,
) -> None:
    """Release people by name, once the impact is contained; their roles are vacant then."""
    with place.incident(incident) as (desk, stream):
        desk.submit(
            StandDown(
                incident=stream,
                released=tuple(person_key(desk, one) for one in release),
                recalled_if=recall_if,
                watch_owner=person_key(desk, owner) if owner else "",
                watch_until=place.time(until, desk.zone, ahead=True).instant if until is not None else None,
                note=note,
            )
        )


@click.command()
@click.argument("incident")
@click.argument("reason")
@pass_place
def recall(place: Place, incident: str, reason: str) -> None:
    """Call a team back that has stood down."""
    place.submit(incident, lambda stream: RecallTeam(incident=stream, reason=typed(reason)))


@click.group()
def defer() -> None:
    """What is left until a working day: with its owner, its day, and what makes it urgent before."""


@defer.command("add")
@click.argument("incident")
@click.argument("text")
@click.option("--owner", required=True, metavar="PERSON", help="Whose it is.")
@click.option("--due", metavar="TIME", help="Until when; the next working morning if left out.")
@click.option("--urgent-if", default="", metavar="TEXT", help="What makes it urgent before.")
@pass_place
def defer_add(place: Place, *, incident: str, text: str, owner: str, due: str | None, urgent_if: str) -> None:
    """Leave something until a day."""
    with place.incident(incident) as (desk, stream):
        at = _working(place, desk, due)
        owner = person_key(desk, owner)
        desk.submit(Defer(incident=stream, text=typed(text), owner=owner, due=at, urgent_if=urgent_if))
        zone = zone_of(desk.policy())
    place.tell(place.said(f"期日: {clock(at, zone)}", f"Due: {clock(at, zone)}"))


@defer.command("move")
@click.argument("incident")
@click.argument("number", type=int)
@click.argument("reason")
@click.option("--due", metavar="TIME", help="Until when; the next working morning if left out.")
@click.option("--owner", default="", metavar="PERSON", help="Whose it is now.")
@pass_place
def defer_move(place: Place, *, incident: str, number: int, reason: str, due: str | None, owner: str) -> None:
    """Leave it until another day, or to somebody else; NUMBER as `defer list` counts."""
    with place.incident(incident) as (desk, stream):
        desk.submit(
            MoveDeferral(
                incident=stream,
                deferral=_numbered(desk, stream, number),
                due=_working(place, desk, due),
                reason=typed(reason),
                owner=person_key(desk, owner) if owner else "",
            )
        )


@defer.command("done")
@click.argument("incident")
@click.argument("number", type=int)
@click.argument("result")
@pass_place
def defer_done(place: Place, incident: str, number: int, result: str) -> None:
    """Say what became of it."""
    with place.incident(incident) as (desk, stream):
        deferral = _numbered(desk, stream, number)
        desk.submit(FinishDeferral(incident=stream, deferral=deferral, result=typed(result)))


@defer.command("list")
@click.argument("incident")
@pass_place
def defer_list(place: Place, incident: str) -> None:
    """List what waits, the next first."""
    with place.reading() as reading:
        board = reading.board(reading.incident(incident).stream)
        policy = reading.policy()
    waiting = board.gates.rest.open_deferrals()
    if not waiting:
        place.tell(place.said("持ち越しはありません。", "Nothing is left over."))
    for number, one in enumerate(waiting, 1):
        due = clock(one.waiting.due, zone_of(policy))
        place.tell(f"{number}. {due}  {policy.person_name(one.waiting.owner)}  {one.text}")


@defer.command("due")
@click.option("--within", default="+24h", show_default=True, metavar="TIME", help="Due by then.")
@pass_place
def defer_due(place: Place, within: str) -> None:
    """List what is left over and due, of every incident, closed ones too."""
    with place.reading() as reading:
        policy = reading.policy()
        until = place.time(within, policy.service.time_zone, ahead=True).instant
        found = [*reading.incidents(closed=False, limit=_MOST), *reading.left_over(until, _MOST)]
        boards = [reading.board(one.stream) for one in found]
    for board in boards:
        for one in board.gates.rest.open_deferrals():
            if one.waiting.due <= until:
                due = clock(one.waiting.due, zone_of(policy))
                name = policy.person_name(one.waiting.owner)
                place.tell(f"{board.incident.short_id}  {due}  {name}  {one.text}")


@click.command()
@click.argument("incident")
@click.argument("owner")
@click.argument("time")
@pass_place
def review(place: Place, incident: str, owner: str, time: str) -> None:
    """Name who owns the review, and when it is held."""
    with place.incident(incident) as (desk, stream):
        on = place.time(time, desk.zone, ahead=True).instant
        desk.submit(PlanReview(incident=stream, owner=person_key(desk, owner), on=on))


@click.command()
@click.argument("incident")
@click.argument("reason")
@click.option("--false-alarm", is_flag=True, help="It was none; what customers were told is withdrawn.")
@click.option("--merged-into", default="", metavar="INCIDENT", help="It goes on in that one.")
@pass_place
def close(place: Place, *, incident: str, reason: str, false_alarm: bool, merged_into: str) -> None:
    """Close an incident with a written reason, which stands for every check that is left."""
    ended_as = EndedAs.FALSE_ALARM if false_alarm else EndedAs.MERGED if merged_into else EndedAs.DONE
    with place.incident(incident) as (desk, stream):
        desk.submit(Close(incident=stream, reason=typed(reason), ended_as=ended_as, merged_into=merged_into))
        promise, zone = desk.board(stream).messages.promise, zone_of(desk.policy())
    if promise is not None:
        at = clock(promise, zone)
        place.warn(
            place.said(
                f"お客様には {at} までの次のお知らせを約束したままです。終わりをお知らせするまで期限に残ります。",
                f"Customers were promised an update by {at}: it stays owed until they read that it is over.",
            )
        )


def _working(place: Place, desk: Desk, due: str | None) -> datetime:
    """As said, else the next working morning of the organisation (4-14)."""
    if due is not None:
        return place.time(due, desk.zone, ahead=True).instant
    policy, now = desk.policy(), utc_now()
    zone = zone_of(policy)
    return calendar_of(policy, now.astimezone(zone).date()).next_morning(now, zone)


def _numbered(desk: Desk, stream: str, number: int) -> str:
    waiting = desk.board(stream).gates.rest.open_deferrals()
    if not 1 <= number <= len(waiting):
        raise Refused(Because.DEFERRAL_UNKNOWN, deferral=str(number))
    return waiting[number - 1].deferral


COMMANDS = (stand_down, recall, defer, review, close)
