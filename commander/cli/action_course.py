"""Commands about how an action goes on: accept, decline, assign, place, verify, lift; and what may be left over."""

import click

from commander.board.action_course import AnswerAction, AssignAction, LiftTemporary, PlaceAction, ProveAction
from commander.board.follow_ups import EndFollowUp, FollowUpEnd, NoteFollowUp, PlanFollowUp, When
from commander.board.lanes import Lane, Nature
from commander.board.refusal import Because
from commander.cli.course_options import LANES, NATURES
from commander.cli.entries import typed
from commander.cli.people import action, chosen
from commander.cli.place import Place, pass_place
from commander.reading import Reading
from commander.todo_entries import todo_entries


@action.command("accept")
@click.argument("incident")
@click.argument("action")
@click.option("--note", default="", help="What they said.")
@pass_place
def action_accept(place: Place, incident: str, action: str, note: str) -> None:
    """Whoever was asked to do it said yes."""
    with place.incident(incident) as (desk, stream):
        found = chosen(desk.board(stream).actions.by_id, action, Because.ACTION_UNKNOWN)
        desk.submit(AnswerAction(incident=stream, action=found, is_accepted=True, reason=note))


@action.command("decline")
@click.argument("incident")
@click.argument("action")
@click.option("--reason", required=True, help="Why not.")
@pass_place
def action_decline(place: Place, incident: str, action: str, reason: str) -> None:
    """Whoever was asked to do it said no: nobody has it until it is given to another person."""
    with place.incident(incident) as (desk, stream):
        found = chosen(desk.board(stream).actions.by_id, action, Because.ACTION_UNKNOWN)
        desk.submit(AnswerAction(incident=stream, action=found, is_accepted=False, reason=reason))


@action.command("assign")
@click.argument("incident")
@click.argument("action")
@click.argument("person")
@click.option("--ask", is_flag=True, help="They haven't said yes yet.")
@click.option("--reason", default="", help="Why.")
@pass_place
def action_assign(place: Place, *, incident: str, action: str, person: str, ask: bool, reason: str) -> None:
    """Give it to another person."""
    with place.incident(incident) as (desk, stream):
        found = chosen(desk.board(stream).actions.by_id, action, Because.ACTION_UNKNOWN)
        desk.submit(AssignAction(incident=stream, action=found, owner=person, is_asked=ask, reason=reason))


@action.command("place")
@click.argument("incident")
@click.argument("action")
@click.option("--lane", type=LANES, help="In which lane it runs.")
@click.option("--nature", type=NATURES, help="Looking for the cause, temporary, or permanent.")
@pass_place
def action_place(place: Place, incident: str, action: str, lane: str | None, nature: str | None) -> None:
    """Say in which lane it runs, and what kind of measure it is."""
    with place.incident(incident) as (desk, stream):
        found = chosen(desk.board(stream).actions.by_id, action, Because.ACTION_UNKNOWN)
        command = PlaceAction(
            incident=stream,
            action=found,
            lane=Lane(lane) if lane else None,
            nature=Nature(nature) if nature else None,
        )
        desk.submit(command)


@action.command("verify")
@click.argument("incident")
@click.argument("action")
@click.argument("verdict", type=click.Choice(["holds", "fails"]))
@click.argument("evidence")
@pass_place
def action_verify(place: Place, incident: str, action: str, verdict: str, evidence: str) -> None:
    """Say what shows that an action that worked still works, or that it doesn't."""
    with place.incident(incident) as (desk, stream):
        found = chosen(desk.board(stream).actions.by_id, action, Because.ACTION_UNKNOWN)
        command = ProveAction(
            incident=stream, action=found, holds=verdict == "holds", evidence=typed(evidence)
        )
        desk.submit(command)


@action.command("lift")
@click.argument("incident")
@click.argument("action")
@click.option("--reason", required=True, help="How it ended: taken away, or replaced by the permanent one.")
@pass_place
def action_lift(place: Place, incident: str, action: str, reason: str) -> None:
    """Take a temporary measure off the list of what is still in place, also of a closed incident."""
    with place.incident(incident) as (desk, stream):
        found = chosen(desk.board(stream).actions.by_id, action, Because.ACTION_UNKNOWN)
        desk.submit(LiftTemporary(incident=stream, action=found, reason=reason))


@click.group("follow-up")
def follow_up() -> None:
    """What is left to do, now or later: add, collect, plan, end. FOLLOW_UP is its number in `show`, or its id."""


_WHEN = click.option(
    "--when",
    type=click.Choice([str(when) for when in When]),
    default=str(When.LATER),
    show_default=True,
    help="今やること, or これからやること.",
)


@follow_up.command("add")
@click.argument("incident")
@click.argument("text")
@_WHEN
@click.option("--owner", default="", metavar="PERSON", help="The one who does it.")
@click.option("--due", metavar="TIME", help="By when (翌日 18:00, 2026-12-01 18:00).")
@pass_place
def follow_up_add(place: Place, *, incident: str, text: str, when: str, owner: str, due: str | None) -> None:
    """Note what is left to do."""
    with place.incident(incident) as (desk, stream):
        at = place.time(due, desk.zone, ahead=True).instant if due else None
        desk.submit(NoteFollowUp(incident=stream, text=typed(text), when=When(when), owner=owner, due=at))


@follow_up.command("collect")
@click.argument("incident")
@pass_place
def follow_up_collect(place: Place, incident: str) -> None:
    """Make a follow-up of each follow-up entry in the timeline that is none yet."""
    with place.incident(incident) as (desk, stream):
        taken = desk.board(stream).work.follow_ups.entries
        with Reading(place.home) as reading:
            left = todo_entries(reading, stream, taken)
        for one in left:
            desk.submit(NoteFollowUp(incident=stream, text=one.text, entry=one.entry))
        place.tell(place.said(f"後続作業にした記録:{len(left)} 件", f"Entries made follow-ups: {len(left)}"))


@follow_up.command("plan")
@click.argument("incident")
@click.argument("follow_up")
@click.argument("person")
@_WHEN
@click.option("--due", metavar="TIME", help="By when.")
@pass_place
def follow_up_plan(
    place: Place, *, incident: str, follow_up: str, person: str, when: str, due: str | None
) -> None:
    """Say who does it, by when."""
    with place.incident(incident) as (desk, stream):
        found = chosen(desk.board(stream).work.follow_ups.by_id, follow_up, Because.FOLLOW_UP_UNKNOWN)
        at = place.time(due, desk.zone, ahead=True).instant if due else None
        desk.submit(PlanFollowUp(incident=stream, follow_up=found, owner=person, due=at, when=When(when)))


@follow_up.command("end")
@click.argument("incident")
@click.argument("follow_up")
@click.argument("end", type=click.Choice([str(end) for end in FollowUpEnd]))
@click.argument("evidence")
@pass_place
def follow_up_end(place: Place, incident: str, follow_up: str, end: str, evidence: str) -> None:
    """Say that it is done and what shows it, or that it is not done and why."""
    with place.incident(incident) as (desk, stream):
        found = chosen(desk.board(stream).work.follow_ups.by_id, follow_up, Because.FOLLOW_UP_UNKNOWN)
        command = EndFollowUp(incident=stream, follow_up=found, end=FollowUpEnd(end), reason=typed(evidence))
        desk.submit(command)


COMMANDS = (follow_up,)
