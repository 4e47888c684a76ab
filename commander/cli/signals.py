"""signal: alerts and new symptoms, written down with one word; after recovery judged by somebody (practice §9)."""

import contextlib
from collections.abc import Iterator, Mapping
from typing import Final

import click
from typing_extensions import override

from commander.board.erasing import EraseEntry
from commander.board.feeds import FEEDS, PlaceSignal
from commander.board.refusal import Because
from commander.board.signals import (
    AcknowledgeSignal,
    JudgeSignal,
    MergeSignals,
    PromoteSignal,
    RaiseSignal,
    Signal,
    SignalRaised,
    Verdict,
)
from commander.cli.entries import typed
from commander.cli.erase import tell_erased
from commander.cli.people import chosen
from commander.cli.place import Place, pass_place
from commander.clock import utc_now
from commander.desk.desk import Desk
from commander.intake.hearing import Said, hear
from commander.journal.neighbours import neighbours
from commander.reading import Reading

_MOST_OPEN: Final = 200
_FEED: Final = "command-line"
_NO_INCIDENT: Final = "-"


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
    """Alerts and new symptoms: `signal "text"`, then look, judge, merge. SIGNAL is its number in `show`, or its id.

    INCIDENT "-" means those that belong to none; SIGNAL is then its number in `feeds`.
    """


@signal.command("note")
@click.argument("text")
@click.option("--source", default="", help="Where it is from.")
@click.option("--at", metavar="TIME", help="When it happened; now if left out.")
@click.option(
    "--key", default="", metavar="KEY", help="Written down once for each key, however often it is said."
)
@click.option("--incident", metavar="INCIDENT", help="Beside which; else the one that was restored last.")
@pass_place
def signal_note(
    place: Place, text: str, *, source: str, at: str | None, key: str, incident: str | None
) -> None:
    """Write a signal down beside the incident restored last, else an open one, else as one of the organisation."""
    with place.desk() as desk:
        stream = ""
        if incident is not None:
            with Reading(place.home) as reading:
                stream = reading.incident(incident).stream
        occurred = place.time(at, desk.zone) if at is not None else None
        if not stream:
            found = neighbours(desk.journal.db, utc_now())
            stream = found[0].stream if found else FEEDS
        if key:
            said = Said(
                text=typed(text), source=source, key=key, feed=_FEED, occurred=occurred, incident=stream
            )
            records = hear(desk, said, author=desk.person)
        else:
            records = desk.submit(
                RaiseSignal(incident=stream, text=typed(text), source=source, occurred=occurred)
            )
        policy = desk.policy()
        short = "" if stream == FEEDS else desk.board(stream).incident.short_id
    if not records:
        place.tell(place.said(f"{key} はすでに記録されています。", f"{key} is written down already."))
        return
    event = records[0].event
    owner = policy.person_name(event.owner) if isinstance(event, SignalRaised) else ""
    _tell_where(place, short, owner)


def _tell_where(place: Place, short: str, owner: str) -> None:
    if short:
        where = place.said(f"{short} に記録しました。", f"Written to {short}.")
    else:
        where = place.said(
            "どのインシデントにも属さない兆候として記録しました。",
            "Written down as a signal that belongs to no incident yet.",
        )
    place.tell(f"{where} {place.said(f'担当:{owner}', f'Owner: {owner}')}" if owner else where)


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
    with _where(place, incident) as (desk, stream, known):
        desk.submit(AcknowledgeSignal(incident=stream, signal=_found(known, signal), by=by))


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
    with _where(place, incident) as (desk, stream, known):
        command = JudgeSignal(
            incident=stream,
            signal=_found(known, signal),
            verdict=Verdict(verdict),
            reason=reason,
            worker=worker,
            evidence=evidence,
            reply=reply,
        )
        records = desk.submit(command)
        if stream == FEEDS and command.verdict is Verdict.NEW:
            place.tell(desk.board(records[0].stream).incident.short_id)


@signal.command("place")
@click.argument("signal")
@click.argument("incident")
@click.option("--reason", default="", help="What shows that it belongs there.")
@pass_place
def signal_place(place: Place, signal: str, incident: str, reason: str) -> None:
    """Put a signal that belongs to no incident (its number in `feeds`) beside one, by that one's rules."""
    with place.incident(incident) as (desk, stream):
        known = _unplaced(desk)
        command = PlaceSignal(incident=FEEDS, signal=_found(known, signal), beside=stream, reason=reason)
        desk.submit(command)


@signal.command("merge")
@click.argument("incident")
@click.argument("signal")
@click.argument("into")
@click.option("--reason", required=True, help="Why they are one.")
@pass_place
def signal_merge(place: Place, incident: str, signal: str, into: str, reason: str) -> None:
    """Say that a signal is the same as another one; never done by itself."""
    with _where(place, incident) as (desk, stream, known):
        command = MergeSignals(
            incident=stream, signal=_found(known, signal), into=_found(known, into), reason=reason
        )
        desk.submit(command)


@signal.command("erase")
@click.argument("incident")
@click.argument("signal")
@click.option("--reason", required=True, help="Why; it stays, so it says nothing of what was there.")
@pass_place
def signal_erase(place: Place, incident: str, signal: str, reason: str) -> None:
    """Take a signal's words out for good, wherever they stand here; it must still be judged."""
    with _where(place, incident) as (desk, stream, known):
        tell_erased(place, desk, EraseEntry(incident=stream, entry=_found(known, signal), reason=reason))


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


@contextlib.contextmanager
def _where(place: Place, incident: str) -> Iterator[tuple[Desk, str, Mapping[str, Signal]]]:
    """The signals of an incident; of "-" those that belong to none."""
    if incident == _NO_INCIDENT:
        with place.desk() as desk:
            yield desk, FEEDS, _unplaced(desk)
    else:
        with place.incident(incident) as (desk, stream):
            yield desk, stream, desk.board(stream).signals.by_id


def _unplaced(desk: Desk) -> Mapping[str, Signal]:
    return {one.signal: one for one in desk.unplaced().signals.untriaged()}


def _found(known: Mapping[str, Signal], signal: str) -> str:
    return chosen(known, signal, Because.SIGNAL_UNKNOWN)


COMMANDS = (signal,)
