"""Commands about phases and their end: phase, gate, align, stand-down, recall, defer, review, close."""

from collections.abc import Sequence
from datetime import datetime

import click

from commander.board.alignment import HoldAlignment, Screen, SkipAlignment, SystemPolicy, Track
from commander.board.audiences_hint import Reach
from commander.board.gates import OpenCheck, PlanReview, PutOffCheck, TickCheck, WaiveCheck
from commander.board.incident import Close, EndedAs, EnterPhase, Excuse
from commander.board.policy import Policy
from commander.board.refusal import Because, Refused
from commander.board.stand_down import Defer, FinishDeferral, MoveDeferral, RecallTeam, StandDown
from commander.cli.endings import Ended, Exit
from commander.cli.entries import typed
from commander.cli.gate_shown import gate_lines, gates_shape
from commander.cli.place import Place, clock, pass_place, zone_of
from commander.clock import utc_now
from commander.desk import Desk
from commander.working_days import calendar_of

# More than anybody has open at once.
_MOST = 200
_JSON = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")


@click.command()
@click.argument("incident")
@click.argument("number")
@click.option("--because", multiple=True, metavar="CHECK=REASON", help="Why this check is gone without.")
@click.option("--later", multiple=True, metavar="CHECK=TIME", help="By when this check is decided (+20m).")
@click.option("--reason", default="", metavar="TEXT", help="Why all the others are gone without.")
@click.option("--decide-by", metavar="TIME", help="By when all the others are decided.")
@pass_place
def phase(
    place: Place,
    *,
    incident: str,
    number: str,
    because: Sequence[str],
    later: Sequence[str],
    reason: str,
    decide_by: str | None,
) -> None:
    """Move to a phase: 0 detected, 1 investigation, 2 alignment, 3 response, 4 closing.

    Going on asks for an answer to every check that is left: `gate show` lists them.
    """
    if not (number.isascii() and number.isdigit() and len(number) == 1):
        raise Refused(Because.PHASE_UNKNOWN, phase=number)
    with place.incident(incident) as (desk, stream):
        excuses = [Excuse(check=check, reason=text) for check, text in map(_pair, because)]
        excuses += [
            Excuse(check=check, until=place.time(text, desk.zone, ahead=True).instant)
            for check, text in map(_pair, later)
        ]
        until = place.time(decide_by, desk.zone, ahead=True).instant if decide_by is not None else None
        desk.submit(
            EnterPhase(incident=stream, phase=int(number), excuses=tuple(excuses), reason=reason, until=until)
        )


def _pair(text: str) -> tuple[str, str]:
    name, _, said = text.partition("=")
    if not said.strip():
        raise Ended(
            Exit.USAGE,
            f"「{text}」は 名前=内容 の形で書いてください。",
            f'Write "{text}" as NAME=TEXT.',
        )
    return name.strip(), said.strip()


@click.group()
def gate() -> None:
    """The checks of the phases: what is left before going on, answered by the board or by a person."""


@gate.command("show")
@click.argument("incident")
@_JSON
@pass_place
def gate_show(place: Place, incident: str, *, as_json: bool) -> None:
    """Show the checks of the phase that the incident is in, and what or who answered them."""
    with place.reading() as reading:
        board = reading.board(reading.incident(incident).stream)
        policy = reading.policy()
    if as_json:
        place.tell_json(gates_shape(board, policy, utc_now()))
        return
    for line in gate_lines(board, policy, place.language, zone_of(policy), utc_now()):
        place.tell(line)


@gate.command("tick")
@click.argument("incident")
@click.argument("check")
@click.argument("note", default="")
@pass_place
def gate_tick(place: Place, incident: str, check: str, note: str) -> None:
    """Say that a check is so; NOTE says what was looked at."""
    place.submit(incident, lambda stream: TickCheck(incident=stream, check=check, note=typed(note)))


@gate.command("waive")
@click.argument("incident")
@click.argument("check")
@click.argument("reason")
@pass_place
def gate_waive(place: Place, incident: str, check: str, reason: str) -> None:
    """Go without a check, with the reason."""
    place.submit(incident, lambda stream: WaiveCheck(incident=stream, check=check, reason=typed(reason)))


@gate.command("later")
@click.argument("incident")
@click.argument("check")
@click.argument("time")
@click.option("--reason", default="", help="Why not now.")
@pass_place
def gate_later(place: Place, incident: str, check: str, time: str, reason: str) -> None:
    """Decide a check later; then it is due."""
    with place.incident(incident) as (desk, stream):
        until = place.time(time, desk.zone, ahead=True).instant
        desk.submit(PutOffCheck(incident=stream, check=check, until=until, reason=reason))


@gate.command("open")
@click.argument("incident")
@click.argument("check")
@click.option("--reason", default="", help="Why it is not so after all.")
@pass_place
def gate_open(place: Place, incident: str, check: str, reason: str) -> None:
    """Take the answer to a check back."""
    place.submit(incident, lambda stream: OpenCheck(incident=stream, check=check, reason=reason))


@click.group()
def align() -> None:
    """The alignment gate: one short stop in which everybody agrees on the first response."""


@align.command("record")
@click.argument("incident")
@click.option("--there", multiple=True, metavar="PERSON", help="Who was there; once for each.")
@click.option("--decides", "decision_maker", required=True, metavar="PERSON", help="The decision-maker.")
@click.option(
    "--customers", type=click.Choice([str(one) for one in Reach]), required=True, help="How far it is told."
)
@click.option(
    "--system",
    type=click.Choice([str(one) for one in SystemPolicy]),
    required=True,
    help="What is done first.",
)
@click.option(
    "--partners", type=click.Choice([str(one) for one in Screen]), required=True, help="Regulators, partners?"
)
@click.option("--partners-note", default="", metavar="TEXT", help="Which of them, and why.")
@click.option("--track", multiple=True, metavar="TRACK=PERSON", help="Who owns what; once for each.")
@click.option("--sync", required=True, metavar="TIME", help="When everybody meets next (+30m).")
@click.option("--note", default="", metavar="TEXT", help="Anything else that was agreed.")
@pass_place
def align_record(
    place: Place,
    *,
    incident: str,
    there: Sequence[str],
    decision_maker: str,
    customers: str,
    system: str,
    partners: str,
    partners_note: str,
    track: Sequence[str],
    sync: str,
    note: str,
) -> None:
    """Record what was agreed; said again, it replaces what stood."""
    with place.incident(incident) as (desk, stream):
        desk.submit(
            HoldAlignment(
                incident=stream,
                attendees=tuple(_person(desk, one) for one in there),
                decision_maker=_person(desk, decision_maker),
                customer_policy=customers,
                system_policy=system,
                partners=partners,
                tracks=tuple(Track(name=name, owner=_person(desk, who)) for name, who in map(_pair, track)),
                next_sync=place.time(sync, desk.zone, ahead=True).instant,
                partners_note=partners_note,
                note=note,
            )
        )


@align.command("skip")
@click.argument("incident")
@click.argument("reason")
@click.option("--again", default="+30m", show_default=True, metavar="TIME", help="When it is asked again.")
@pass_place
def align_skip(place: Place, incident: str, reason: str, again: str) -> None:
    """Go on without it for now."""
    with place.incident(incident) as (desk, stream):
        at = place.time(again, desk.zone, ahead=True).instant
        desk.submit(SkipAlignment(incident=stream, reason=typed(reason), ask_again_at=at))


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
                released=tuple(_person(desk, one) for one in release),
                recalled_if=recall_if,
                watch_owner=_person(desk, owner) if owner else "",
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
        owner = _person(desk, owner)
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
                owner=_person(desk, owner) if owner else "",
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
        desk.submit(PlanReview(incident=stream, owner=_person(desk, owner), on=on))


@click.command()
@click.argument("incident")
@click.argument("reason")
@click.option("--false-alarm", is_flag=True, help="It was none; what customers were told is withdrawn.")
@click.option("--merged-into", default="", metavar="INCIDENT", help="It goes on in that one.")
@pass_place
def close(place: Place, *, incident: str, reason: str, false_alarm: bool, merged_into: str) -> None:
    """Close an incident with a written reason, which stands for every check that is left."""
    ended_as = EndedAs.FALSE_ALARM if false_alarm else EndedAs.MERGED if merged_into else EndedAs.DONE
    place.submit(
        incident,
        lambda stream: Close(
            incident=stream, reason=typed(reason), ended_as=ended_as, merged_into=merged_into
        ),
    )


def _person(desk: Desk, name: str) -> str:
    """The key of a listed person, else the name as given."""
    return _key(desk.policy(), name.strip())


def _key(policy: Policy, name: str) -> str:
    return next((one.key for one in policy.persons() if name in (one.key, one.name)), name)


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


COMMANDS = (phase, gate, align, stand_down, recall, defer, review, close)
