"""Commands about who does what: role, action, signal."""

from collections.abc import Mapping

import click

from commander.board.actions import ExtendAction, FinishAction, Result, StartAction
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER, AcceptRole, AssignRole, OfferRole, ReleaseRole
from commander.board.signals import JudgeSignal, RaiseSignal, Verdict
from commander.cli.entries import typed
from commander.cli.place import Place, pass_place

_KEY_OF_ROLE = {"commander": COMMANDER}


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
    """Who leads what: take, assign, offer, accept, release. ROLE is a key such as ic, deputy, scribe."""


@role.command("take")
@click.argument("incident")
@click.argument("role")
@pass_place
def role_take(place: Place, incident: str, role: str) -> None:
    """Take a vacant role yourself."""
    with place.incident(incident) as (desk, stream):
        desk.submit(AssignRole(incident=stream, role=_KEY_OF_ROLE.get(role, role), person=desk.person))


@role.command("assign")
@click.argument("incident")
@click.argument("role")
@click.argument("person")
@pass_place
def role_assign(place: Place, incident: str, role: str, person: str) -> None:
    """Name somebody to a role."""
    place.submit(
        incident, lambda stream: AssignRole(incident=stream, role=_KEY_OF_ROLE.get(role, role), person=person)
    )


@role.command("offer")
@click.argument("incident")
@click.argument("role")
@click.argument("person")
@pass_place
def role_offer(place: Place, incident: str, role: str, person: str) -> None:
    """Offer a role to somebody; it stays where it is until they accept."""
    place.submit(
        incident, lambda stream: OfferRole(incident=stream, role=_KEY_OF_ROLE.get(role, role), to=person)
    )


@role.command("accept")
@click.argument("incident")
@click.argument("role")
@pass_place
def role_accept(place: Place, incident: str, role: str) -> None:
    """Accept a role that was offered to you."""
    with place.incident(incident) as (desk, stream):
        desk.submit(AcceptRole(incident=stream, role=_KEY_OF_ROLE.get(role, role), person=desk.person))


@role.command("release")
@click.argument("incident")
@click.argument("role")
@pass_place
def role_release(place: Place, incident: str, role: str) -> None:
    """Leave a role vacant."""
    place.submit(incident, lambda stream: ReleaseRole(incident=stream, role=_KEY_OF_ROLE.get(role, role)))


@click.group()
def action() -> None:
    """Running actions: start, extend, finish. ACTION is its number in `show`, or its id."""


@action.command("start")
@click.argument("incident")
@click.argument("text")
@click.option("--owner", required=True, metavar="PERSON", help="The one person who does it.")
@click.option("--until", required=True, metavar="TIME", help="When its effect is checked (+10m, 22:45).")
@click.option("--expected", default="", help="What it should do.")
@pass_place
def action_start(place: Place, incident: str, text: str, owner: str, until: str, expected: str) -> None:
    """Start an action with one owner and a time-box."""
    with place.incident(incident) as (desk, stream):
        check_at = place.time(until, desk.zone, ahead=True).instant
        desk.submit(
            StartAction(incident=stream, text=typed(text), owner=owner, check_at=check_at, expected=expected)
        )


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
@pass_place
def action_finish(place: Place, incident: str, action: str, result: str, note: str) -> None:
    """Say how an action ended: applied is not worked."""
    with place.incident(incident) as (desk, stream):
        found = chosen(desk.board(stream).actions.by_id, action, Because.ACTION_UNKNOWN)
        desk.submit(FinishAction(incident=stream, action=found, result=Result(result), note=note))


@click.group()
def signal() -> None:
    """Alerts and new symptoms: raise, judge. SIGNAL is its number in `show`, or its id."""


@signal.command("raise")
@click.argument("incident")
@click.argument("text")
@click.option("--at", metavar="TIME", help="When it happened; now if left out.")
@click.option("--source", default="", help="Where it is from.")
@pass_place
def signal_raise(place: Place, incident: str, text: str, at: str | None, source: str) -> None:
    """Write down an alert or a new symptom."""
    with place.incident(incident) as (desk, stream):
        occurred = place.time(at, desk.zone) if at is not None else None
        desk.submit(RaiseSignal(incident=stream, text=typed(text), source=source, occurred=occurred))


@signal.command("judge")
@click.argument("incident")
@click.argument("signal")
@click.argument("verdict", type=click.Choice([str(verdict) for verdict in Verdict]))
@click.option("--reason", required=True, help="What it was judged by.")
@click.option("--worker", default="", metavar="PERSON", help="For same: who works on it now.")
@pass_place
def signal_judge(place: Place, incident: str, signal: str, verdict: str, reason: str, worker: str) -> None:
    """Judge a signal; new opens a linked incident, same takes recovery back."""
    with place.incident(incident) as (desk, stream):
        found = chosen(desk.board(stream).signals.by_id, signal, Because.SIGNAL_UNKNOWN)
        desk.submit(
            JudgeSignal(incident=stream, signal=found, verdict=Verdict(verdict), reason=reason, worker=worker)
        )


COMMANDS = (role, action, signal)
