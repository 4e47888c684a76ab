"""Commands about what is known of the trouble: change, cause, risk."""

import click

from commander.board.causes import Category, JudgeCause
from commander.board.changes import ChangeKind, JudgeChange, NoteChange, Suspicion
from commander.board.refusal import Because
from commander.board.risks import EndRisk, JudgeRisk, Level, RiskEnd
from commander.cli.entries import typed
from commander.cli.people import chosen
from commander.cli.place import Place, pass_place

_LEVELS = click.Choice([str(level) for level in Level])


@click.group()
def change() -> None:
    """What was changed lately: note, judge. CHANGE is its number in `show`, or its id."""


@change.command("note")
@click.argument("incident")
@click.argument("text")
@click.option(
    "--kind",
    type=click.Choice([str(kind) for kind in ChangeKind]),
    default=str(ChangeKind.DEPLOY),
    show_default=True,
    help="What was changed.",
)
@click.option("--at", metavar="TIME", help="When; now if left out.")
@click.option("--revert", default="", help="How it is turned back; this becomes an option that comes first.")
@click.option("--speed", default="", help="How fast turning it back helps.")
@click.option("--blast-radius", default="", help="What turning it back may hurt.")
@click.option("--risky", is_flag=True, help="It was known to be risky: suspected until it is cleared.")
@click.option("--by", default="", metavar="PERSON", help="Who made it.")
@click.option("--link", default="", metavar="URL", help="Where it is written down.")
@pass_place
def change_note(
    place: Place,
    *,
    incident: str,
    text: str,
    kind: str,
    at: str | None,
    revert: str,
    speed: str,
    blast_radius: str,
    risky: bool,
    by: str,
    link: str,
) -> None:
    """Note a recent change, and how it is turned back."""
    with place.incident(incident) as (desk, stream):
        command = NoteChange(
            incident=stream,
            text=typed(text),
            change_kind=ChangeKind(kind),
            changed_at=place.time(at, desk.zone) if at is not None else None,
            revert=revert,
            speed=speed,
            blast_radius=blast_radius,
            is_risky=risky,
            by=by,
            url=link,
        )
        desk.submit(command)


@change.command("judge")
@click.argument("incident")
@click.argument("change")
@click.argument("suspicion", type=click.Choice([str(Suspicion.SUSPECTED), str(Suspicion.CLEARED)]))
@click.option("--reason", required=True, help="What it was judged by.")
@pass_place
def change_judge(place: Place, incident: str, change: str, suspicion: str, reason: str) -> None:
    """Say whether a change is suspected as the trigger."""
    with place.incident(incident) as (desk, stream):
        found = chosen(desk.board(stream).work.changes.by_id, change, Because.CHANGE_UNKNOWN)
        command = JudgeChange(incident=stream, change=found, suspicion=Suspicion(suspicion), reason=reason)
        desk.submit(command)


@click.command()
@click.argument("incident")
@click.argument("category", type=click.Choice([str(category) for category in Category]))
@click.option("--basis", default="", help="What it rests on.")
@click.option("--confirmed", is_flag=True, help="It is no guess any more.")
@pass_place
def cause(place: Place, incident: str, category: str, basis: str, confirmed: bool) -> None:
    """Say what kind of cause it is; nothing waits for it."""
    place.submit(
        incident,
        lambda stream: JudgeCause(
            incident=stream, category=Category(category), basis=typed(basis), is_confirmed=confirmed
        ),
    )


@click.group()
def risk() -> None:
    """A small list of risks: judge, end. RISK is its number in `show`, or its id."""


@risk.command("add")
@click.argument("incident")
@click.argument("text")
@click.option("--owner", required=True, metavar="PERSON", help="The one who minds it.")
@click.option("--likelihood", type=_LEVELS, default=str(Level.MEDIUM), show_default=True, help="How likely.")
@click.option("--effect", type=_LEVELS, default=str(Level.MEDIUM), show_default=True, help="How bad.")
@click.option("--watched-by", default="", help="The graph, alert or person that would show it.")
@pass_place
def risk_add(
    place: Place, *, incident: str, text: str, owner: str, likelihood: str, effect: str, watched_by: str
) -> None:
    """Put a risk on the list."""
    place.submit(
        incident,
        lambda stream: JudgeRisk(
            incident=stream,
            text=typed(text),
            owner=owner,
            likelihood=Level(likelihood),
            effect=Level(effect),
            watched_by=watched_by,
        ),
    )


@risk.command("judge")
@click.argument("incident")
@click.argument("risk")
@click.option("--likelihood", type=_LEVELS, help="How likely now.")
@click.option("--effect", type=_LEVELS, help="How bad now.")
@click.option("--owner", default="", metavar="PERSON", help="Who minds it now.")
@click.option("--watched-by", default="", help="What would show it.")
@pass_place
def risk_judge(
    place: Place,
    *,
    incident: str,
    risk: str,
    likelihood: str | None,
    effect: str | None,
    owner: str,
    watched_by: str,
) -> None:
    """Judge it anew; what is left out stays."""
    with place.incident(incident) as (desk, stream):
        known = desk.board(stream).work.risks.by_id
        found = chosen(known, risk, Because.RISK_UNKNOWN)
        before = known[found].judged
        command = JudgeRisk(
            incident=stream,
            risk=found,
            owner=owner,
            likelihood=Level(likelihood) if likelihood else before.likelihood,
            effect=Level(effect) if effect else before.effect,
            watched_by=watched_by,
        )
        desk.submit(command)


@risk.command("end")
@click.argument("incident")
@click.argument("risk")
@click.argument("end", type=click.Choice([str(end) for end in RiskEnd]))
@click.option("--reason", required=True, help="How you know.")
@pass_place
def risk_end(place: Place, incident: str, risk: str, end: str, reason: str) -> None:
    """Say that it is gone, or that it happened."""
    with place.incident(incident) as (desk, stream):
        found = chosen(desk.board(stream).work.risks.by_id, risk, Because.RISK_UNKNOWN)
        desk.submit(EndRisk(incident=stream, risk=found, end=RiskEnd(end), reason=reason))


COMMANDS = (change, cause, risk)
