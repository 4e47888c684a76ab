"""Commands about what could be done and what may be the cause: option, hypothesis."""

from typing import Any

import click

from commander.board.actions import StartAction
from commander.board.hypotheses import (
    AssignHypothesis,
    RuleOutHypothesis,
    StateHypothesis,
    SupportHypothesis,
)
from commander.board.options import DeclineOption, ProposeOption
from commander.board.refusal import Because
from commander.cli.course_options import course_of, course_options
from commander.cli.entries import typed
from commander.cli.people import chosen
from commander.cli.place import Place, pass_place


@click.group()
def option() -> None:
    """What could be done: propose, start, decline. OPTION is its number in `show`, or its id."""


@option.command("propose")
@click.argument("incident")
@click.argument("text")
@click.option("--when", "condition", default="", help="In which case it would be done.")
@click.option("--speed", default="", help="How fast it helps.")
@click.option("--blast-radius", default="", help="What it may hurt.")
@click.option("--restore-first", is_flag=True, help="It turns back: roll back, switch off, fail over.")
@pass_place
def option_propose(
    place: Place,
    *,
    incident: str,
    text: str,
    condition: str,
    speed: str,
    blast_radius: str,
    restore_first: bool,
) -> None:
    """Name something that could be done."""
    place.submit(
        incident,
        lambda stream: ProposeOption(
            incident=stream,
            text=typed(text),
            condition=condition,
            speed=speed,
            blast_radius=blast_radius,
            restore_first=restore_first,
        ),
    )


@option.command("start")
@click.argument("incident")
@click.argument("option")
@click.option("--owner", required=True, metavar="PERSON", help="The one person who does it.")
@click.option("--until", required=True, metavar="TIME", help="When its effect is checked (+10m, 22:45).")
@click.option("--expected", default="", help="What it should do.")
@course_options
@pass_place
def option_start(
    place: Place, /, *, incident: str, option: str, owner: str, until: str, expected: str, **course: Any
) -> None:
    """Carry an option out: it becomes a running action."""
    with place.incident(incident) as (desk, stream):
        options = desk.board(stream).options.by_id
        found = chosen(options, option, Because.OPTION_UNKNOWN)
        command = StartAction(
            incident=stream,
            text=options[found].text,
            owner=owner,
            check_at=place.time(until, desk.zone, ahead=True).instant,
            expected=expected,
            option=found,
            **course_of(course),
        )
        desk.submit(command)


@option.command("decline")
@click.argument("incident")
@click.argument("option")
@click.option("--reason", required=True, help="Why it is not done.")
@pass_place
def option_decline(place: Place, incident: str, option: str, reason: str) -> None:
    """Say why an option is not taken; it stays visible with the reason."""
    with place.incident(incident) as (desk, stream):
        found = chosen(desk.board(stream).options.by_id, option, Because.OPTION_UNKNOWN)
        desk.submit(DeclineOption(incident=stream, option=found, reason=reason))


@click.group()
def hypothesis() -> None:
    """What may be the cause: state, assign, support, rule-out. HYPOTHESIS is its number in `show`, or its id."""


@hypothesis.command("state")
@click.argument("incident")
@click.argument("text")
@click.option("--owner", default="", metavar="PERSON", help="Who looks into it.")
@click.option("--until", metavar="TIME", help="Until when (+15m, 22:45).")
@pass_place
def hypothesis_state(place: Place, incident: str, text: str, owner: str, until: str | None) -> None:
    """Name a possible cause."""
    with place.incident(incident) as (desk, stream):
        check_at = place.time(until, desk.zone, ahead=True).instant if until is not None else None
        desk.submit(StateHypothesis(incident=stream, text=typed(text), owner=owner, check_at=check_at))


@hypothesis.command("assign")
@click.argument("incident")
@click.argument("hypothesis")
@click.argument("person")
@click.option("--until", metavar="TIME", help="Until when (+15m, 22:45).")
@pass_place
def hypothesis_assign(place: Place, incident: str, hypothesis: str, person: str, until: str | None) -> None:
    """Name who looks into it."""
    with place.incident(incident) as (desk, stream):
        found = chosen(desk.board(stream).hypotheses.by_id, hypothesis, Because.HYPOTHESIS_UNKNOWN)
        check_at = place.time(until, desk.zone, ahead=True).instant if until is not None else None
        desk.submit(AssignHypothesis(incident=stream, hypothesis=found, owner=person, check_at=check_at))


@hypothesis.command("support")
@click.argument("incident")
@click.argument("hypothesis")
@click.option("--basis", required=True, help="What speaks for it.")
@pass_place
def hypothesis_support(place: Place, incident: str, hypothesis: str, basis: str) -> None:
    """Say what speaks for it; one that was ruled out comes back by it."""
    with place.incident(incident) as (desk, stream):
        found = chosen(desk.board(stream).hypotheses.by_id, hypothesis, Because.HYPOTHESIS_UNKNOWN)
        desk.submit(SupportHypothesis(incident=stream, hypothesis=found, basis=basis))


@hypothesis.command("rule-out")
@click.argument("incident")
@click.argument("hypothesis")
@click.option("--reason", required=True, help="Why it is not the cause.")
@pass_place
def hypothesis_rule_out(place: Place, incident: str, hypothesis: str, reason: str) -> None:
    """Strike it, with the reason; it stays visible."""
    with place.incident(incident) as (desk, stream):
        found = chosen(desk.board(stream).hypotheses.by_id, hypothesis, Because.HYPOTHESIS_UNKNOWN)
        desk.submit(RuleOutHypothesis(incident=stream, hypothesis=found, reason=reason))


COMMANDS = (option, hypothesis)
