"""Commands that move the board: severity, phase, restored, reopen, close, started, retitle, impact."""

import click

from commander.board.impact import Amount, Aspect, Certainty, StateImpact, WordImpact
from commander.board.incident import (
    Close,
    DeclareRestored,
    EnterPhase,
    Reopen,
    Retitle,
    SetImpactStart,
    SetSeverity,
)
from commander.board.refusal import Because, Refused
from commander.cli.entries import severity_number, typed
from commander.cli.place import Place, pass_place
from commander.wording.figures import figures_said


@click.command()
@click.argument("incident")
@click.argument("number")
@click.option("--reason", default="", help="Why.")
@pass_place
def severity(place: Place, incident: str, number: str, reason: str) -> None:
    """Judge the severity, 1 (gravest) to 5."""
    place.submit(
        incident,
        lambda stream: SetSeverity(incident=stream, severity=severity_number(number) or 0, reason=reason),
    )


@click.command()
@click.argument("incident")
@click.argument("number")
@pass_place
def phase(place: Place, incident: str, number: str) -> None:
    """Move to a phase: 0 detected, 1 investigation, 2 alignment, 3 response, 4 closing."""
    if not (number.isascii() and number.isdigit() and len(number) == 1):
        raise Refused(Because.PHASE_UNKNOWN, phase=number)
    place.submit(incident, lambda stream: EnterPhase(incident=stream, phase=int(number)))


@click.command()
@click.argument("incident")
@click.option("--watch", "owner", required=True, metavar="PERSON", help="Who watches that it stays so.")
@click.option("--until", required=True, metavar="TIME", help="How long (+2h, 翌日 9:00).")
@click.option("--at", metavar="TIME", help="When it was restored; now if left out.")
@pass_place
def restored(place: Place, incident: str, owner: str, until: str, at: str | None) -> None:
    """Declare recovery, with somebody who watches."""
    with place.incident(incident) as (desk, stream):
        command = DeclareRestored(
            incident=stream,
            watch_owner=owner,
            watch_until=place.time(until, desk.zone, ahead=True).instant,
            restored=place.time(at, desk.zone) if at is not None else None,
        )
        desk.submit(command)


@click.command()
@click.argument("incident")
@click.argument("reason")
@pass_place
def reopen(place: Place, incident: str, reason: str) -> None:
    """Take recovery back: it was not over."""
    place.submit(incident, lambda stream: Reopen(incident=stream, reason=reason))


@click.command()
@click.argument("incident")
@click.argument("reason")
@pass_place
def close(place: Place, incident: str, reason: str) -> None:
    """Close an incident with a written reason."""
    place.submit(incident, lambda stream: Close(incident=stream, reason=reason))


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


@click.group()
def impact() -> None:
    """Say who and what is hurt, how much, and how sure that is."""


@impact.command("state")
@click.argument("incident")
@click.argument("aspect")
@click.argument("text")
@click.option(
    "--certainty",
    type=click.Choice([str(certainty) for certainty in Certainty]),
    default=str(Certainty.UNCONFIRMED),
    show_default=True,
    help="How sure it is.",
)
@click.option("--low", type=int, help="The least it can be.")
@click.option("--likely", type=int, help="What it likely is.")
@click.option("--high", type=int, help="The most it can be.")
@click.option("--unit", default="", help="Of what: 名, shops, errors.")
@click.option("--row", metavar="ROW", help="The row that this supersedes, from `show --json`.")
@click.option("--at", metavar="TIME", help="As of when; now if left out.")
@pass_place
def impact_state(
    place: Place,
    *,
    incident: str,
    aspect: str,
    text: str,
    certainty: str,
    low: int | None,
    likely: int | None,
    high: int | None,
    unit: str,
    row: str | None,
    at: str | None,
) -> None:
    """State a claim about an ASPECT.

    who, what, how-many, system, inquiries, hands-on, personal-data, money or workaround.
    """
    figures = [figure for figure in (low, likely, high) if figure is not None]
    middle = likely if likely is not None else max(figures, default=0)
    amount = Amount(
        low=middle if low is None else low,
        likely=middle,
        high=middle if high is None else high,
        unit=unit,
    )
    if aspect not in tuple(Aspect):
        raise Refused(Because.ASPECT_UNKNOWN, aspect=aspect)
    evidence = figures_said(aspect, typed(text))
    with place.incident(incident) as (desk, stream):
        command = StateImpact(
            incident=stream,
            aspect=aspect,
            text=typed(text),
            certainty=Certainty(certainty),
            as_of=place.time(at, desk.zone) if at is not None else None,
            row=row,
            amount=amount if figures else None,
            count=evidence.count,
            trial=evidence.trial,
        )
        desk.submit(command)


@impact.command("word")
@click.argument("incident")
@click.option("--ja", required=True, help="A plain clause: カード決済が失敗する.")
@click.option("--en", required=True, help="A noun phrase: failed card payments.")
@pass_place
def impact_word(place: Place, incident: str, ja: str, en: str) -> None:
    """Set the one sentence in which customers read the impact."""
    place.submit(incident, lambda stream: WordImpact(incident=stream, ja=ja, en=en))


COMMANDS = (severity, phase, restored, reopen, close, started, retitle, impact)
