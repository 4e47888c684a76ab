"""Commands about written procedures: import a folder of Markdown, list, show, begin, tick."""

from pathlib import Path

import click

from commander.board.procedures import ListProcedures, number_of, offered, standing_procedures
from commander.board.refusal import Because, Refused
from commander.board.runs import BeginRun, StepState, TickStep
from commander.cli.endings import Ended, Exit
from commander.cli.people import chosen
from commander.cli.place import Place, pass_place
from commander.procedures.files import ProcedureFault, read_procedures
from commander.procedures.offered import components_hit, words_said
from commander.wording.language import Language


@click.group()
def procedure() -> None:
    """Written procedures: import, list, show, begin, tick. RUN is its number in `show`, or its id."""


@procedure.command("import")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@pass_place
def procedure_import(place: Place, folder: Path) -> None:
    """Make the organisation's procedures what the Markdown files of a folder say; what is not there leaves."""
    try:
        found = read_procedures(folder)
    except ProcedureFault as fault:
        raise Ended(Exit.USAGE, fault.sentence(Language.JA), fault.sentence(Language.EN)) from None
    with place.desk() as desk:
        changed = desk.submit(ListProcedures(procedures=found))
    count, differs = len(found), len(changed)
    place.tell(
        place.said(
            f"手順書 {count} 件、変わったもの {differs} 件", f"Procedures: {count}, changed: {differs}"
        )
    )


@procedure.command("list")
@click.option("--for", "incident", metavar="INCIDENT", help="Those that fit this incident come first.")
@pass_place
def procedure_list(place: Place, incident: str | None) -> None:
    """Name the procedures, with their version and what they are for."""
    with place.reading() as reading:
        policy = reading.policy()
        listed = standing_procedures(policy.procedures)
        if incident is not None:
            board = reading.board(reading.incident(incident).stream)
            listed = offered(policy.procedures, components_hit(board), words_said(board))
    for one in listed:
        number, manual = number_of(policy.procedures, one.key), sum(step.is_manual for step in one.steps)
        about = ", ".join((*one.components, *one.kinds))
        steps = place.said(
            f"第 {number} 版、手順 {len(one.steps)}(手作業 {manual})",
            f"version {number}, steps {len(one.steps)}, by hand {manual}",
        )
        place.tell(f"{one.key}  {one.title}  ({steps})" + (f"  [{about}]" if about else ""))


@procedure.command("show")
@click.argument("key")
@pass_place
def procedure_show(place: Place, key: str) -> None:
    """Read a procedure as it stands."""
    with place.reading() as reading:
        listed = standing_procedures(reading.policy().procedures)
    found = next((one for one in listed if one.key == key), None)
    if found is None:
        raise Refused(Because.PROCEDURE_UNKNOWN, procedure=key)
    place.tell(found.title)
    if found.url:
        place.tell(found.url)
    by_hand = place.said("(手作業)", "(by hand)")
    for number, step in enumerate(found.steps, 1):
        place.tell(f"{number}. {step.text} {by_hand}" if step.is_manual else f"{number}. {step.text}")


@procedure.command("begin")
@click.argument("incident")
@click.argument("key")
@click.option("--action", metavar="ACTION", help="The action that is done by it.")
@pass_place
def procedure_begin(place: Place, incident: str, key: str, action: str | None) -> None:
    """Go through a procedure in an incident."""
    with place.incident(incident) as (desk, stream):
        actions = desk.board(stream).actions.by_id
        found = chosen(actions, action, Because.ACTION_UNKNOWN) if action else ""
        desk.submit(BeginRun(incident=stream, procedure=key, action=found))


@procedure.command("tick")
@click.argument("incident")
@click.argument("run")
@click.argument("step", type=int)
@click.option(
    "--state",
    type=click.Choice([str(state) for state in StepState]),
    default=str(StepState.DONE),
    show_default=True,
    help="What became of it.",
)
@click.option("--reason", default="", help="Why; needed when it is skipped.")
@pass_place
def procedure_tick(place: Place, *, incident: str, run: str, step: int, state: str, reason: str) -> None:
    """Say that a step is done, skipped, or open again."""
    with place.incident(incident) as (desk, stream):
        found = chosen(desk.board(stream).work.runs.by_id, run, Because.RUN_UNKNOWN)
        command = TickStep(incident=stream, run=found, step=step, state=StepState(state), reason=reason)
        desk.submit(command)


COMMANDS = (procedure,)
