"""signal: alerts and new symptoms, written down with one word; after recovery judged by somebody (practice §9)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import click
from typing_extensions import override

from commander.board.board import Board
from commander.board.refusal import Because, Refused
from commander.board.signals import (
    AcknowledgeSignal,
    JudgeSignal,
    MergeSignals,
    PromoteSignal,
    RaiseSignal,
    SignalRaised,
    Verdict,
)
from commander.cli.entries import typed
from commander.cli.people import chosen
from commander.cli.place import Place, pass_place
from commander.clock import utc_now
from commander.desk import Desk
from commander.journal.summary import IncidentSummary
from commander.reading import Reading

# A recovery is remembered this long: a signal after the end is still its neighbour (practice §9, test e).
_NEIGHBOUR_FOR = timedelta(hours=24)
_MOST_OPEN = 200


class _SignalGroup(click.Group):
    """A group whose first word may be the signal itself: nobody looks for a subcommand at 3 a.m."""

    @override
    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            args = ["note", *args]
        return super().resolve_command(ctx, args)


@click.group(cls=_SignalGroup)
def signal() -> None:
    """Alerts and new symptoms: `signal "text"`, then look, judge, merge. SIGNAL is its number in `show`, or its id."""


@signal.command("note")
@click.argument("text")
@click.option("--source", default="", help="Where it is from.")
@click.option("--at", metavar="TIME", help="When it happened; now if left out.")
@click.option("--incident", metavar="INCIDENT", help="Beside which; else the one that was restored last.")
@pass_place
def signal_note(place: Place, text: str, source: str, at: str | None, incident: str | None) -> None:
    """Write a signal down beside the incident that was restored last, else the newest open one."""
    with place.desk() as desk:
        with Reading(place.home) as reading:
            stream = reading.incident(incident).stream if incident else _neighbour(reading)
        occurred = place.time(at, desk.zone) if at is not None else None
        records = desk.submit(
            RaiseSignal(incident=stream, text=typed(text), source=source, occurred=occurred)
        )
        board, policy = desk.board(stream), desk.policy()
    event = records[0].event
    owner = policy.person_name(event.owner) if isinstance(event, SignalRaised) else ""
    short = board.incident.short_id
    place.tell(place.said(f"{short} に記録しました。担当:{owner}", f"Written to {short}; it is {owner}'s."))


def _neighbour(reading: Reading) -> str:
    """The incident that a signal belongs beside: restored and watched, then open, then closed a short while ago."""
    open_ones = reading.incidents(closed=False, limit=_MOST_OPEN)
    watched = [one for one in open_ones if one.restored_at]
    if watched:
        return max(watched, key=lambda one: one.restored_at or "").stream
    if open_ones:
        return open_ones[0].stream
    found = max(reading.incidents(closed=True), key=lambda one: one.declared_at, default=None)
    if found is None or not _is_recent(found):
        raise Refused(Because.NO_NEIGHBOUR)
    return found.stream


def _is_recent(one: IncidentSummary) -> bool:
    since = datetime.fromisoformat(one.restored_at or one.declared_at)
    return utc_now() - since <= _NEIGHBOUR_FOR


@signal.command("raise")
@click.argument("incident")
@click.argument("text")
@click.option("--at", metavar="TIME", help="When it happened; now if left out.")
@click.option("--source", default="", help="Where it is from.")
@pass_place
def signal_raise(place: Place, incident: str, text: str, at: str | None, source: str) -> None:
    """Write down an alert or a new symptom of one incident."""
    with place.incident(incident) as (desk, stream):
        occurred = place.time(at, desk.zone) if at is not None else None
        desk.submit(RaiseSignal(incident=stream, text=typed(text), source=source, occurred=occurred))


@signal.command("look")
@click.argument("incident")
@click.argument("signal")
@click.option("--by", default="", metavar="PERSON", help="Who looks at it; you if left out.")
@pass_place
def signal_look(place: Place, incident: str, signal: str, by: str) -> None:
    """Say that somebody looks at a signal: it is theirs until it is judged."""
    with place.incident(incident) as (desk, stream):
        desk.submit(AcknowledgeSignal(incident=stream, signal=_found(desk.board(stream), signal), by=by))


@signal.command("judge")
@click.argument("incident")
@click.argument("signal")
@click.argument("verdict", type=click.Choice([str(verdict) for verdict in Verdict]))
@click.option("--reason", required=True, help="What it was judged by.")
@click.option("--worker", default="", metavar="PERSON", help="For same: who works on it now.")
@click.option("--evidence", default="", help="For same: what shows it (the same error, a log).")
@click.option("--reply", default="", help="For same: what the worker answered when asked just now.")
@pass_place
def signal_judge(
    place: Place,
    *,
    incident: str,
    signal: str,
    verdict: str,
    reason: str,
    worker: str,
    evidence: str,
    reply: str,
) -> None:
    """Judge a signal; new opens a linked incident, same takes recovery back and needs the worker's own word."""
    with place.incident(incident) as (desk, stream):
        command = JudgeSignal(
            incident=stream,
            signal=_found(desk.board(stream), signal),
            verdict=Verdict(verdict),
            reason=reason,
            worker=worker,
            evidence=evidence,
            reply=reply,
        )
        desk.submit(command)


@signal.command("merge")
@click.argument("incident")
@click.argument("signal")
@click.argument("into")
@click.option("--reason", required=True, help="Why they are one.")
@pass_place
def signal_merge(place: Place, incident: str, signal: str, into: str, reason: str) -> None:
    """Say that a signal is the same as another one; never done by itself."""
    with place.incident(incident) as (desk, stream):
        board = desk.board(stream)
        command = MergeSignals(
            incident=stream, signal=_found(board, signal), into=_found(board, into), reason=reason
        )
        desk.submit(command)


@signal.command("expire")
@pass_place
def signal_expire(place: Place) -> None:
    """Make every signal that nobody judged in time an incident of its own, as an open window does by itself."""
    with place.desk() as desk:
        with Reading(place.home) as reading:
            streams = [one.stream for one in reading.incidents(limit=_MOST_OPEN)]
        for command in _expired(desk, streams):
            became = desk.submit(command)[0]
            place.tell(desk.board(became.stream).incident.short_id)


def _expired(desk: Desk, streams: list[str]) -> Iterator[PromoteSignal]:
    now = utc_now()
    for stream in streams:
        for one in desk.board(stream).signals.untriaged():
            if one.promote_at is not None and one.promote_at <= now:
                yield PromoteSignal(incident=stream, signal=one.signal)


def _found(board: Board, signal: str) -> str:
    return chosen(board.signals.by_id, signal, Because.SIGNAL_UNKNOWN)


COMMANDS = (signal,)
