"""Commands about who does what: role, call-link, action."""

from collections.abc import Mapping
from typing import Any

import click

from commander.board.actions import ExtendAction, FinishAction, ReportAction, Result, StartAction
from commander.board.call_link import SetCallLink
from commander.board.refusal import Because, Refused
from commander.board.report_back import AskReport, ReportBack
from commander.board.roles import COMMANDER, AssignRole, ReleaseRole
from commander.board.summons import Answer, AnswerCall, CallRole, EndSummons, SummonRole
from commander.cli.course_options import course_of, course_options
from commander.cli.entries import typed
from commander.cli.gates import person_key
from commander.cli.made_from import made_from, made_from_options
from commander.cli.place import Place, pass_place

_KEY_OF_ROLE = {"commander": COMMANDER}


def role_key(name: str) -> str:
    """A role as people call it on a command line."""
    return _KEY_OF_ROLE.get(name, name)


def chosen(by_id: Mapping[str, object], name: str, unknown: Because) -> str:
    """One of several by its id, the end of its id, or its number in `show`; refused when that fits none or two."""
    ids = list(by_id)
    if name.isascii() and name.isdigit() and 0 < int(name[:6]) <= len(ids):
        return ids[int(name[:6]) - 1]
    fitting = [one for one in ids if name and one.endswith(name.strip())]
    if len(fitting) != 1:
        raise Refused(unknown)
    return fitting[0]


@click.group()
def role() -> None:
    """Who leads what, who is called, who reports when. ROLE is a key such as ic, deputy, scribe."""


@role.command("take")
@click.argument("incident")
@click.argument("role")
@pass_place
def role_take(place: Place, incident: str, role: str) -> None:
    """Take a vacant role yourself."""
    with place.incident(incident) as (desk, stream):
        desk.submit(AssignRole(incident=stream, role=role_key(role), person=desk.person))


@role.command("assign")
@click.argument("incident")
@click.argument("role")
@click.argument("person")
@pass_place
def role_assign(place: Place, incident: str, role: str, person: str) -> None:
    """Name somebody to a role."""
    with place.incident(incident) as (desk, stream):
        desk.submit(AssignRole(incident=stream, role=role_key(role), person=person_key(desk, person)))


@role.command("release")
@click.argument("incident")
@click.argument("role")
@pass_place
def role_release(place: Place, incident: str, role: str) -> None:
    """Leave a role vacant."""
    place.submit(incident, lambda stream: ReleaseRole(incident=stream, role=role_key(role)))


@role.command("summon")
@click.argument("incident")
@click.argument("role")
@click.option("--person", default="", metavar="PERSON", help="Who is wanted.")
@click.option("--caller", default="", metavar="PERSON", help="Who calls them; you if left out.")
@click.option("--nobody-calls", "open_", is_flag=True, help="Only ask: somebody else takes the calling on.")
@pass_place
def role_summon(place: Place, *, incident: str, role: str, person: str, caller: str, open_: bool) -> None:
    """Ask for somebody in a role and take the calling on."""
    with place.incident(incident) as (desk, stream):
        desk.submit(
            SummonRole(
                incident=stream,
                role=role_key(role),
                person=person_key(desk, person),
                caller="" if open_ else person_key(desk, caller) or desk.person,
            )
        )


@role.command("call")
@click.argument("incident")
@click.argument("role")
@click.argument("person", default="")
@pass_place
def role_call(place: Place, incident: str, role: str, person: str) -> None:
    """Say that a call was made; without PERSON again to whoever is being called."""
    with place.incident(incident) as (desk, stream):
        desk.submit(CallRole(incident=stream, role=role_key(role), person=person_key(desk, person)))


@role.command("answer")
@click.argument("incident")
@click.argument("role")
@click.argument("answer", type=click.Choice([str(answer) for answer in Answer]))
@pass_place
def role_answer(place: Place, incident: str, role: str, answer: str) -> None:
    """Say what came of the calls; arriving is `role take` or `role assign`."""
    place.submit(incident, lambda stream: AnswerCall(incident=stream, role=role_key(role), answer=answer))


@role.command("call-off")
@click.argument("incident")
@click.argument("role")
@pass_place
def role_call_off(place: Place, incident: str, role: str) -> None:
    """Say that nobody is wanted in a role any more."""
    place.submit(incident, lambda stream: EndSummons(incident=stream, role=role_key(role)))


@role.command("report-by")
@click.argument("incident")
@click.argument("role")
@click.argument("time")
@click.option("--task", default="", help="On what.")
@click.option("--box", metavar="TIME", help="Until when it is worked on; until the report if left out.")
@pass_place
def role_report_by(place: Place, *, incident: str, role: str, time: str, task: str, box: str | None) -> None:
    """Give a role or team its task and report-back time (+10m, 22:45)."""
    with place.incident(incident) as (desk, stream):
        report_at = place.time(time, desk.zone, ahead=True).instant
        until = place.time(box, desk.zone, ahead=True).instant if box is not None else None
        desk.submit(
            AskReport(incident=stream, role=role_key(role), report_at=report_at, task=task, box=until)
        )


@role.command("reported")
@click.argument("incident")
@click.argument("role")
@click.argument("text", default="")
@pass_place
def role_reported(place: Place, incident: str, role: str, text: str) -> None:
    """Say that a role reported, and what."""
    place.submit(
        incident,
        lambda stream: ReportBack(incident=stream, role=role_key(role), text=typed(text)),
    )


@click.command("call-link")
@click.argument("incident")
@click.argument("url", default="")
@pass_place
def call_link(place: Place, incident: str, url: str) -> None:
    """Say where the call is (https); without URL the organisation's own holds again."""
    place.submit(incident, lambda stream: SetCallLink(incident=stream, url=url))


@click.group()
def action() -> None:
    """Running actions: start, report, extend, finish. ACTION is its number in `show`, or its id."""


@action.command("start")
@click.argument("incident")
@click.argument("text")
@click.option("--owner", required=True, metavar="PERSON", help="The one person who does it.")
@click.option("--until", required=True, metavar="TIME", help="When its effect is checked (+10m, 22:45).")
@click.option("--expected", default="", help="What it should do.")
@course_options
@made_from_options
@pass_place
def action_start(
    place: Place,
    /,
    *,
    incident: str,
    text: str,
    owner: str,
    until: str,
    expected: str,
    entry: str,
    at: str | None,
    **course: Any,
) -> None:
    """Start an action with one owner and a time-box; `option start` carries an option out."""
    with place.incident(incident) as (desk, stream):
        command = StartAction(
            incident=stream,
            text=typed(text),
            owner=owner,
            check_at=place.time(until, desk.zone, ahead=True).instant,
            expected=expected,
            **made_from(place, desk, stream, entry=entry, at=at),
            **course_of(course),
        )
        desk.submit(command)


@action.command("report")
@click.argument("incident")
@click.argument("action")
@click.argument("text")
@pass_place
def action_report(place: Place, incident: str, action: str, text: str) -> None:
    """Write down what its owner says."""
    with place.incident(incident) as (desk, stream):
        found = chosen(desk.board(stream).actions.by_id, action, Because.ACTION_UNKNOWN)
        desk.submit(ReportAction(incident=stream, action=found, text=typed(text)))


@action.command("extend")
@click.argument("incident")
@click.argument("action")
@click.option("--until", required=True, metavar="TIME", help="The new time of the check.")
@click.option("--reason", required=True, help="Why it takes longer.")
@pass_place
def action_extend(place: Place, incident: str, action: str, until: str, reason: str) -> None:
    """Give an action more time."""
    with place.incident(incident) as (desk, stream):
        found = chosen(desk.board(stream).actions.by_id, action, Because.ACTION_UNKNOWN)
        check_at = place.time(until, desk.zone, ahead=True).instant
        desk.submit(ExtendAction(incident=stream, action=found, check_at=check_at, reason=reason))


@action.command("finish")
@click.argument("incident")
@click.argument("action")
@click.option(
    "--result", type=click.Choice([str(result) for result in Result]), required=True, help="How it ended."
)
@click.option("--note", default="", help="What was seen.")
@click.option("--measured", default="", help="The effect as measured, against the expected one.")
@pass_place
def action_finish(place: Place, *, incident: str, action: str, result: str, note: str, measured: str) -> None:
    """Say how an action ended: applied is not worked."""
    with place.incident(incident) as (desk, stream):
        found = chosen(desk.board(stream).actions.by_id, action, Because.ACTION_UNKNOWN)
        command = FinishAction(
            incident=stream, action=found, result=Result(result), note=note, measured=measured
        )
        desk.submit(command)


COMMANDS = (role, call_link, action)
