"""watch: the time after recovery: who has heard, what waits, what nobody saw; and how it ends (practice §9)."""

from datetime import datetime

import click

from commander.board.board import Board
from commander.board.policy import Policy
from commander.board.refusal import Because
from commander.board.watch import (
    AcknowledgeRestoration,
    AnswerMissedWatch,
    EndWatch,
    MoveWatch,
    ReportMissedWatch,
)
from commander.board.watch_rules import watched_until
from commander.board.working import working_now
from commander.cli.entries import typed
from commander.cli.people import chosen
from commander.cli.place import Place, pass_place, zone_of
from commander.cli.shapes import Shape, instant
from commander.clock import utc_now
from commander.desk.desk import Desk
from commander.wording.checks import outgoing_title
from commander.wording.watch_said import local_clock, watch_lines
from commander.working_days import calendar_of


@click.group()
def watch() -> None:
    """The watch after recovery: show, heard, move, missed, end."""


@watch.command("show")
@click.argument("incident")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_place
def watch_show(place: Place, incident: str, as_json: bool) -> None:
    """Who has heard of the recovery, what waits to be judged and whose it is now, who works on it."""
    with place.incident(incident) as (desk, stream):
        board, policy = desk.board(stream), desk.policy()
    now = utc_now()
    if as_json:
        place.tell_json(watch_shape(board, policy))
        return
    clock = local_clock(zone_of(policy), now)
    for line in watch_lines(board, policy, now, place.language, clock):
        place.tell(outgoing_title(line))


@watch.command("heard")
@click.argument("incident")
@click.argument("party")
@click.option("--by", default="", metavar="PERSON", help="Who said so; you if left out.")
@click.option("--how", default="", help="How: by phone, in the channel.")
@click.option("--at", metavar="TIME", help="When; now if left out.")
@pass_place
def watch_heard(place: Place, incident: str, party: str, by: str, how: str, at: str | None) -> None:
    """Log that a PARTY (its key in `watch show --json`, or a person) heard of the recovery."""
    with place.incident(incident) as (desk, stream):
        command = AcknowledgeRestoration(
            incident=stream,
            party=_party(desk.board(stream), desk.policy(), party),
            by=by,
            how=typed(how),
            occurred=place.time(at, desk.zone) if at is not None else None,
        )
        desk.submit(command)


def _party(board: Board, policy: Policy, name: str) -> str:
    """A party by its key, or a person by name."""
    parties = board.watching.parties
    listed = {policy.person_name(key): key for key in parties}
    listed |= {called: key for key, one in parties.items() for called in (one.name_ja, one.name_en) if called}
    return listed.get(name, name)


@watch.command("move")
@click.argument("incident")
@click.option("--to", "owner", default="", metavar="PERSON", help="Who watches from now on.")
@click.option(
    "--accepted", default="", help="How they accepted it; needed unless they write this themselves."
)
@click.option("--until", metavar="TIME", help="Until when (+2h, 翌日 9:00).")
@click.option("--reason", default="", help="Why.")
@pass_place
def watch_move(
    place: Place, incident: str, owner: str, accepted: str, until: str | None, reason: str
) -> None:
    """Hand the watch to somebody who accepted it, or watch longer."""
    with place.incident(incident) as (desk, stream):
        command = MoveWatch(
            incident=stream,
            owner=owner,
            accepted=typed(accepted),
            until=place.time(until, desk.zone, ahead=True).instant if until is not None else None,
            reason=typed(reason),
        )
        desk.submit(command)


@watch.command("missed", context_settings={"ignore_unknown_options": True})
@click.argument("incident")
@click.option("--from", "since", metavar="TIME", help="From when nobody watched here.")
@click.option("--until", metavar="TIME", help="Until when; now if left out.")
@click.option("--seen", metavar="TEXT", help="What was looked at since, and what it showed.")
@click.option("--number", type=int, default=1, show_default=True, help="Which of the unanswered ones.")
@pass_place
def watch_missed(
    place: Place, *, incident: str, since: str | None, until: str | None, seen: str | None, number: int
) -> None:
    """Say that nobody watched for a while; or, with --seen, what was looked at of it."""
    with place.incident(incident) as (desk, stream):
        if since is not None:
            end = place.time(until, desk.zone).instant if until is not None else utc_now()
            begin = place.time(since, desk.zone).instant
            desk.submit(ReportMissedWatch(incident=stream, since=begin, until=end))
        if seen is not None:
            missed = {one.missed: one for one in desk.board(stream).watching.unanswered()}
            found = chosen(missed, str(number), Because.MISSED_UNKNOWN)
            desk.submit(AnswerMissedWatch(incident=stream, missed=found, seen=typed(seen)))


@watch.command("end")
@click.argument("incident")
@click.option("--system", required=True, help="The system's numbers: back to normal, by which graph.")
@click.option("--inquiries", required=True, help="The inquiries: back to the usual.")
@click.option("--hands-on", required=True, help="A try by hand: how often, and that it works.")
@click.option("--unheard", default="", metavar="REASON", help="Why it may end before each party has heard.")
@pass_place
def watch_end(
    place: Place, *, incident: str, system: str, inquiries: str, hands_on: str, unheard: str
) -> None:
    """End the watch on three checks; refused while a signal waits, or while a party has not heard of the recovery."""
    place.submit(
        incident,
        lambda stream: EndWatch(
            incident=stream,
            system=typed(system),
            inquiries=typed(inquiries),
            hands_on=typed(hands_on),
            unheard=typed(unheard),
        ),
    )


def usual_end(desk: Desk, stream: str) -> datetime:
    """When a watch that begins now ends by the policy; off hours, on the next business morning."""
    board, policy, now = desk.board(stream), desk.policy(), utc_now()
    zone = zone_of(policy)
    calendar = calendar_of(policy, now.astimezone(zone).date())
    return watched_until(policy.watch.rule(board.incident.severity), now, calendar, zone)


def watch_shape(board: Board, policy: Policy) -> Shape:
    """The answer of `watch show --json`."""
    state, watching, now = board.incident.watch, board.watching, utc_now()
    return {
        "restored_at": instant(state.restored_at) if state else None,
        "owner": state.owner if state else None,
        "phone": watching.phone,
        "until": instant(state.until) if state else None,
        "recurrence": watching.recurrence,
        "parties": [
            {
                "party": one.key,
                "role": one.role or None,
                "name": {
                    "ja": one.name_ja or policy.person_name(key),
                    "en": one.name_en or policy.person_name(key),
                },
                "contact": one.contact,
                "heard_at": instant(heard.at) if (heard := watching.heard.get(key)) else None,
                "heard_by": heard.by if heard else None,
            }
            for key, one in watching.parties.items()
        ],
        "signals": [
            {
                "signal": one.signal,
                "text": one.text,
                "asked": one.asked(now)[0],
                "rung": one.asked(now)[1],
                "acknowledge_by": instant(one.acknowledge_by),
                "judge_by": instant(one.judge_by),
                "promote_at": instant(one.promote_at),
            }
            for one in board.signals.untriaged()
        ],
        "working": [
            {"person": one.person, "text": one.text, "heard_at": instant(one.heard_at)}
            for one in working_now(board)
        ],
        "missed": [
            {"since": instant(one.since), "until": instant(one.until), "seen": one.seen}
            for one in watching.missed.values()
        ],
        "ended": {
            "by": watching.ended.by,
            "at": instant(watching.ended.at),
            "system": watching.ended.system,
            "inquiries": watching.ended.inquiries,
            "hands_on": watching.ended.hands_on,
            "unheard_because": watching.ended.unheard_because or None,
        }
        if watching.ended
        else None,
    }


COMMANDS = (watch,)
