"""Commands about phases and what is checked in them: phase, gate, align."""

from collections.abc import Sequence

import click

from commander.board.alignment import HoldAlignment, Screen, SkipAlignment, SystemPolicy, Track
from commander.board.audiences_hint import Reach
from commander.board.gates import OpenCheck, PutOffCheck, TickCheck, WaiveCheck
from commander.board.incident import EnterPhase, Excuse
from commander.board.refusal import Because, Refused
from commander.cli.endings import Ended, Exit
from commander.cli.entries import typed
from commander.cli.gate_shown import gate_lines, gates_shape
from commander.cli.place import Place, pass_place, zone_of
from commander.clock import utc_now
from commander.desk.desk import Desk
from commander.wording.alignment_said import decided_said

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
                attendees=tuple(person_key(desk, one) for one in there),
                decision_maker=person_key(desk, decision_maker),
                customer_policy=customers,
                system_policy=system,
                partners=partners,
                tracks=tuple(
                    Track(name=name, owner=person_key(desk, who)) for name, who in map(_pair, track)
                ),
                next_sync=place.time(sync, desk.zone, ahead=True).instant,
                partners_note=partners_note,
                note=note,
                decided=decided_said(SystemPolicy(system), Reach(customers), place.language),
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


def person_key(desk: Desk, name: str) -> str:
    """The key of a listed person, else the name as given."""
    return desk.policy().person_key(name)


COMMANDS = (phase, gate, align)
