"""maintenance: planned works and announced risks, each step a person's word; `broadcast` tells it."""

from collections.abc import Callable
from datetime import datetime

import click

from commander.board.impact import Phrase
from commander.board.incident import IncidentDeclared
from commander.board.maintenance import is_zone
from commander.board.maintenance_records import (
    CancelMaintenance,
    CompleteMaintenance,
    DeclareTrouble,
    ExtendMaintenance,
    Plan,
    PlanMaintenance,
    StartMaintenance,
    VerifyMaintenance,
)
from commander.board.record import Occurred, Record
from commander.board.refusal import Because, Refused
from commander.cli.broadcast_draft import audiences_named
from commander.cli.endings import Ended, Exit
from commander.cli.entries import severity_number, typed
from commander.cli.place import Place, pass_place, zone_of
from commander.cli.window_prose import window_lines, window_shape
from commander.clock import utc_now
from commander.desk.desk import Desk, DeskCommand
from commander.drafting.next_wording import suggested_template
from commander.wording.language import Language
from commander.wording.times import TimeFault
from commander.wording.window_times import ClockFault, planned_end, planned_time

_JSON = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
_AT = click.option("--at", metavar="TIME", help="When it happened; now if left out.")
_BECAUSE = click.option(
    "--because", default="", metavar="TEXT", help="Why, in Japanese, as customers read it."
)
_BECAUSE_EN = click.option("--because-en", default="", metavar="TEXT", help="The same in English.")


@click.group()
def maintenance() -> None:
    """Announce, begin, verify, extend, end or cancel planned work; nothing of it happens by the clock."""


@maintenance.command()
@click.argument("title")
@click.option("--start", required=True, metavar="TIME", help="When it begins.")
@click.option("--end", required=True, metavar="TIME", help="When it ends; +2h counts from the start.")
@click.option("--zone", metavar="ZONE", help="The time zone of both and of the texts; else the policy's.")
@click.option(
    "--stops", default="", metavar="TEXT", help="What stops (at risk: what may happen), in Japanese."
)
@click.option("--stops-en", default="", metavar="TEXT", help="The same in English.")
@click.option("--works", default="", metavar="TEXT", help="What is not affected, in Japanese.")
@click.option("--works-en", default="", metavar="TEXT", help="The same in English.")
@click.option("--purpose", default="", metavar="TEXT", help="What the work is for, in Japanese.")
@click.option("--purpose-en", default="", metavar="TEXT", help="The same in English.")
@click.option("--at-risk", is_flag=True, help="Nothing is to stop: announce that something may happen (M06).")
@click.option("--fallback", default="", metavar="TEXT", help="At risk: what is done then, in Japanese.")
@click.option("--fallback-en", default="", metavar="TEXT", help="The same in English.")
@click.option("--component", "components", multiple=True, metavar="ID", help="A component; may be repeated.")
@click.option("--to", multiple=True, metavar="AUDIENCE", help="Whom to tell; may be repeated.")
@click.option("--remind", is_flag=True, help="Let the status page remind its subscribers beforehand.")
@_JSON
@pass_place
def announce(
    place: Place,
    *,
    title: str,
    start: str,
    end: str,
    zone: str | None,
    stops: str,
    stops_en: str,
    works: str,
    works_en: str,
    purpose: str,
    purpose_en: str,
    at_risk: bool,
    fallback: str,
    fallback_en: str,
    components: tuple[str, ...],
    to: tuple[str, ...],
    remind: bool,
    as_json: bool,
) -> None:
    """Plan a maintenance and print its id; `broadcast ID` then shows the announcement and sends it."""
    with place.desk() as desk:
        where = zone if zone is not None else desk.policy().service.time_zone
        if not is_zone(where):
            raise Refused(Because.ZONE_UNKNOWN, zone=where)
        known = [one.id for one in desk.policy().components()]
        for one in components:
            _check_component(one, known)
        starts = _instant(planned_time(start, utc_now(), where))
        plan = Plan(
            starts_at=starts,
            ends_at=_instant(planned_end(end, starts, utc_now(), where)),
            zone=where,
            effect=Phrase(ja=typed(stops), en=stops_en),
            unaffected=Phrase(ja=works, en=works_en),
            purpose=Phrase(ja=purpose, en=purpose_en),
            fallback=Phrase(ja=fallback, en=fallback_en),
            components=components,
            audiences=tuple(audiences_named(to)) if to else (),
            at_risk=at_risk,
            remind=remind,
        )
        _answer(place, desk, desk.submit(PlanMaintenance(title=title, plan=plan)), as_json=as_json)


@maintenance.command()
@click.argument("incident")
@_AT
@_JSON
@pass_place
def start(place: Place, *, incident: str, at: str | None, as_json: bool) -> None:
    """Say that the work began."""
    _submit(
        place, incident, lambda stream, when: StartMaintenance(incident=stream, occurred=when), at, as_json
    )


@maintenance.command()
@click.argument("incident")
@_AT
@_JSON
@pass_place
def verify(place: Place, *, incident: str, at: str | None, as_json: bool) -> None:
    """Say that the work is done and is being verified."""
    _submit(
        place, incident, lambda stream, when: VerifyMaintenance(incident=stream, occurred=when), at, as_json
    )


@maintenance.command()
@click.argument("incident")
@_AT
@_JSON
@pass_place
def complete(place: Place, *, incident: str, at: str | None, as_json: bool) -> None:
    """Say that it is over and everything works."""
    _submit(
        place, incident, lambda stream, when: CompleteMaintenance(incident=stream, occurred=when), at, as_json
    )


@maintenance.command()
@click.argument("incident")
@click.option("--until", required=True, metavar="TIME", help="The new end.")
@_BECAUSE
@_BECAUSE_EN
@_JSON
@pass_place
def extend(place: Place, *, incident: str, until: str, because: str, because_en: str, as_json: bool) -> None:
    """Move the end, with a reason that customers may read."""
    with place.incident(incident) as (desk, stream):
        plan = desk.board(stream).maintenance.plan
        zone = plan.zone if plan else desk.policy().service.time_zone
        ends_at = _instant(planned_time(until, utc_now(), zone))
        reason = Phrase(ja=because, en=because_en)
        command = ExtendMaintenance(incident=stream, ends_at=ends_at, reason=reason)
        _answer(place, desk, desk.submit(command), as_json=as_json)


@maintenance.command()
@click.argument("incident")
@_BECAUSE
@_BECAUSE_EN
@_JSON
@pass_place
def cancel(place: Place, *, incident: str, because: str, because_en: str, as_json: bool) -> None:
    """Call it off, with a reason that customers may read."""
    reason = Phrase(ja=because, en=because_en)
    _submit(
        place, incident, lambda stream, _: CancelMaintenance(incident=stream, reason=reason), None, as_json
    )


@maintenance.command()
@click.argument("incident")
@click.argument("title")
@click.option("--severity", metavar="1-5", help="1 is the gravest; may follow later.")
@_JSON
@pass_place
def trouble(place: Place, *, incident: str, title: str, severity: str | None, as_json: bool) -> None:
    """Declare an incident from a maintenance and print its id; both stay, linked."""
    number = severity_number(severity)
    with place.incident(incident) as (desk, stream):
        records = desk.submit(DeclareTrouble(incident=stream, title=typed(title), severity=number))
        _answer(place, desk, records, as_json=as_json)


@maintenance.command()
@click.argument("incident")
@_JSON
@pass_place
def show(place: Place, *, incident: str, as_json: bool) -> None:
    """Show the window, how far it is, and what is linked."""
    with place.reading() as reading:
        board = reading.board(reading.incident(incident).stream)
        policy = reading.policy()
    if board.maintenance.plan is None:
        raise Refused(Because.NOT_MAINTENANCE)
    if as_json:
        place.tell_json(window_shape(board))
    else:
        place.tell("\n".join(window_lines(board, policy, place.language, zone_of(policy), utc_now())))


def _submit(
    place: Place,
    incident: str,
    command: Callable[[str, Occurred | None], DeskCommand],
    at: str | None,
    as_json: bool,
) -> None:
    with place.incident(incident) as (desk, stream):
        when = place.time(at, desk.zone) if at is not None else None
        _answer(place, desk, desk.submit(command(stream, when)), as_json=as_json)


def _answer(place: Place, desk: Desk, records: tuple[Record, ...], *, as_json: bool) -> None:
    """The id of what was opened; else which text comes next."""
    board = desk.board(records[0].stream)
    short_id, opened = board.incident.short_id, isinstance(records[0].event, IncidentDeclared)
    template = str(suggested_template(board))
    if as_json:
        answer = {"incident": records[0].stream, "short_id": short_id, "next_template": template}
        place.tell_json(answer | ({} if board.maintenance.plan is None else {"window": window_shape(board)}))
    elif opened:
        place.tell(short_id)
    else:
        place.tell(
            place.said(
                f"次は文面 {template} です:commander broadcast {short_id}",
                f"Next is the text {template}: commander broadcast {short_id}",
            )
        )


def _instant(found: Occurred | TimeFault | ClockFault) -> datetime:
    if not isinstance(found, Occurred):
        raise Ended(Exit.USAGE, found.sentence(Language.JA), found.sentence(Language.EN))
    return found.instant


def _check_component(component: str, known: list[str]) -> None:
    if known and component not in known:
        listed = ", ".join(known)
        raise Ended(
            Exit.USAGE,
            f"「{component[:80]}」という構成要素は運用設定にありません({listed})。",
            f'The policy has no component "{component[:80]}" (known: {listed}).',
        )


COMMANDS = (maintenance,)
