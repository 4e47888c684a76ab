"""impact: say who and what is hurt, how much and how sure that is; show all of it with its history."""

import click

from commander.board.impact import Amount, Aspect, Certainty, Concern, StateImpact, WordImpact
from commander.board.impact_details import Details, Harm, Spread
from commander.board.impact_matrix import CellState, JudgeCell, NoteDependency
from commander.board.impact_negligible import ConfirmNegligible, WithdrawNegligible
from commander.board.refusal import Because, Refused
from commander.cli.endings import Ended, Exit
from commander.cli.entries import typed
from commander.cli.impact_depth import impact_depth_lines, impact_depth_shape
from commander.cli.place import Place, pass_place, zone_of
from commander.clock import utc_now
from commander.wording.figures import figures_said

_JSON = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")


@click.group()
def impact() -> None:
    """Say who and what is hurt, how much, and how sure that is."""


@impact.command("state")
@click.argument("incident")
@click.argument("aspect")
@click.argument("text", default="")
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
@click.option("--unit", default="", help="Of what: 名, shops, errors, JPY.")
@click.option("--of", "whole", type=int, help="Of how many in all; the policy's number if left out.")
@click.option("--peak", default="", help="When most of them come: 60,000 each morning.")
@click.option("--spread", type=click.Choice([str(one) for one in Spread]), help="How far it reaches.")
@click.option(
    "--concern", type=click.Choice([str(one) for one in Concern]), help="Of a concern: is there one?"
)
@click.option(
    "--harm", "harms", multiple=True, metavar="HARM", help="What is wrong: " + ", ".join(Harm) + "."
)
@click.option("--repair", default="", help="How money or data is put right.")
@click.option("--verified-by", default="", metavar="PERSON", help="Who tried the workaround.")
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
    whole: int | None,
    peak: str,
    spread: str | None,
    concern: str | None,
    harms: tuple[str, ...],
    repair: str,
    verified_by: str,
    row: str | None,
    at: str | None,
) -> None:
    """State a claim about an ASPECT.

    who, what, how-many, system, inquiries, hands-on, personal-data, money, integrity, contract, safety,
    regulated or workaround.
    """
    figures = [figure for figure in (low, likely, high) if figure is not None]
    middle = likely if likely is not None else max(figures, default=0)
    amount = Amount(
        low=middle if low is None else low,
        likely=middle,
        high=middle if high is None else high,
        unit=unit,
        whole=whole,
        peak=peak,
    )
    if aspect not in tuple(Aspect):
        raise Refused(Because.ASPECT_UNKNOWN, aspect=aspect)
    strange = next((one for one in harms if one not in tuple(Harm)), None)
    if strange is not None:
        raise Refused(Because.HARM_ELSEWHERE, harm=strange)
    said = typed(text)
    evidence = figures_said(aspect, said)
    with place.incident(incident) as (desk, stream):
        command = StateImpact(
            incident=stream,
            aspect=aspect,
            text=said,
            certainty=Certainty(certainty),
            as_of=place.time(at, desk.zone) if at is not None else None,
            row=row,
            amount=amount if figures else None,
            count=evidence.count,
            trial=evidence.trial,
            concern=Concern(concern) if concern else None,
            details=Details(
                spread=Spread(spread) if spread else None,
                harms=tuple(Harm(one) for one in harms),
                repair=repair,
                verified_by=verified_by,
            ),
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


@impact.command("show")
@click.argument("incident")
@_JSON
@pass_place
def impact_show(place: Place, incident: str, *, as_json: bool) -> None:
    """Show every row with what it superseded, the history of the scope, the matrix, and what was found negligible."""
    with place.incident(incident) as (desk, stream):
        board, policy = desk.board(stream), desk.policy()
    if as_json:
        place.tell_json(impact_depth_shape(board, policy, utc_now()))
        return
    lines = impact_depth_lines(board, policy, place.language, zone_of(policy), utc_now())
    place.tell("\n".join(lines))


@impact.command("cell", context_settings={"ignore_unknown_options": True})  # -20m is a time, not an option
@click.argument("incident")
@click.argument("component")
@click.argument("symptom")
@click.argument("state", metavar="STATE")
@click.option("--since", metavar="TIME", help="Since when; now if left out.")
@click.option("--basis", default="", help="By what; needed to say that there is none.")
@pass_place
def impact_cell(
    place: Place, *, incident: str, component: str, symptom: str, state: str, since: str | None, basis: str
) -> None:
    """Say what is known of one SYMPTOM of one COMPONENT: none-confirmed, suspected, confirmed or over.

    SYMPTOM: delay, errors, unreachable, not-delivered, or one of the policy's own.
    """
    if state not in tuple(CellState):
        raise Refused(Because.CELL_STATE_UNKNOWN, state=state, states=", ".join(CellState))
    with place.incident(incident) as (desk, stream):
        command = JudgeCell(
            incident=stream,
            component=component,
            symptom=symptom,
            state=state,
            since=place.time(since, desk.zone) if since is not None else None,
            basis=basis,
        )
        desk.submit(command)


@impact.command("depends")
@click.argument("incident")
@click.argument("component")
@click.argument("on", nargs=-1)
@click.option("--note", default="", help="What it means here.")
@pass_place
def impact_depends(place: Place, *, incident: str, component: str, on: tuple[str, ...], note: str) -> None:
    """Note what a COMPONENT depends on; without ON the note is taken away."""
    place.submit(
        incident,
        lambda stream: NoteDependency(incident=stream, component=component, depends_on=on, note=note),
    )


@impact.command("negligible")
@click.argument("incident")
@click.argument("text", default="")
@click.option("--withdraw", metavar="REASON", help="It is more serious after all.")
@pass_place
def impact_negligible(place: Place, *, incident: str, text: str, withdraw: str | None) -> None:
    """Confirm that it is not so serious; TEXT says what was looked at. It is asked again after a while."""
    if (withdraw is None) == (not text):
        raise Ended(
            Exit.USAGE,
            "確認した内容か --withdraw のどちらか一つを書いてください。",
            "Give what was looked at, or --withdraw.",
        )
    if withdraw is not None:
        place.submit(incident, lambda stream: WithdrawNegligible(incident=stream, reason=withdraw))
        return
    place.submit(incident, lambda stream: ConfirmNegligible(incident=stream, text=typed(text)))
