"""Commands that declare, write down and show: declare, log, correct, show, incidents."""

import sys
import unicodedata

import click

from commander.board.board import Board
from commander.board.incident import Declare, IncidentDeclared, IncidentKind
from commander.board.refusal import Because, Refused
from commander.board.timeline import AddEntry, CorrectEntry, EntryKind, StrikeEntries
from commander.cli.board_shape import board_shape
from commander.cli.gate_shown import gate_lines, gates_shape
from commander.cli.impact_shown import impact_window_lines, impact_windows_shape
from commander.cli.place import Place, pass_place, zone_of
from commander.cli.promised import promise_lines, promises_shape
from commander.cli.prose import board_lines, incident_line
from commander.cli.shapes import declared_shape, incident_shape
from commander.cli.window_prose import window_lines, window_shape
from commander.clock import utc_now

_JSON = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")


def severity_number(text: str | None) -> int | None:
    """1 to 5 as people write it (2, SEV2, ２); refused when it is none of these."""
    if text is None:
        return None
    digits = unicodedata.normalize("NFKC", text).strip().upper().removeprefix("SEV").lstrip("- ")
    if digits not in {"1", "2", "3", "4", "5"}:
        raise Refused(Because.SEVERITY_UNKNOWN, severity=text)
    return int(digits)


def typed(text: str) -> str:
    """What was given as an argument, or all of stdin for `-`."""
    return sys.stdin.buffer.read().decode("utf-8", "replace") if text == "-" else text


@click.command()
@click.argument("title")
@click.option("--severity", metavar="1-5", help="1 is the gravest; may follow later.")
@click.option("--started", metavar="TIME", help="When the impact began (22:31, -3m, 昨日 23:50, ISO 8601).")
@click.option("--drill", is_flag=True, help="Practise: nothing of it can leave this machine.")
@_JSON
@pass_place
def declare(
    place: Place, title: str, severity: str | None, started: str | None, *, drill: bool, as_json: bool
) -> None:
    """Declare an incident; a title is enough. Prints its id."""
    with place.desk() as desk:
        command = Declare(
            title=typed(title),
            incident_kind=IncidentKind.DRILL if drill else IncidentKind.REAL,
            severity=severity_number(severity),
            started=place.time(started, desk.zone) if started is not None else None,
        )
        record = desk.submit(command)[0]
    event = record.event
    short_id = event.short_id if isinstance(event, IncidentDeclared) else ""
    if as_json:
        place.tell_json(declared_shape(record, short_id))
    else:
        place.tell(short_id)


@click.command(context_settings={"ignore_unknown_options": True})  # "-5 % of orders" is a text
@click.argument("incident")
@click.argument("text")
@click.option(
    "--kind", default=EntryKind.FACT, show_default=True, help="What it is: " + ", ".join(EntryKind) + "."
)
@click.option("--at", metavar="TIME", help="When it happened; now if left out.")
@click.option("--source", default="", help="Where it is from: a graph, a log, a person.")
@_JSON
@pass_place
def log(
    place: Place, incident: str, text: str, kind: str, at: str | None, source: str, *, as_json: bool
) -> None:
    """Write an entry; TEXT - reads it from stdin."""
    with place.incident(incident) as (desk, stream):
        occurred = place.time(at, desk.zone) if at is not None else None
        entry = AddEntry(incident=stream, text=typed(text), entry_kind=kind, occurred=occurred, source=source)
        record = desk.submit(entry)[0]
    if as_json:
        place.tell_json({"record": record.id, "incident": stream})


@click.command()
@click.argument("incident")
@click.argument("record")
@click.argument("text", default="")
@click.option("--reason", default="", help="Why it was wrong.")
@pass_place
def correct(place: Place, incident: str, record: str, text: str, reason: str) -> None:
    """Correct an entry (its record is in `timeline --json`), or strike it with no TEXT; the original stays visible."""
    place.submit(
        incident, lambda stream: CorrectEntry(incident=stream, entry=record, text=typed(text), reason=reason)
    )


@click.command()
@click.argument("incident")
@click.argument("records", nargs=-1, required=True)
@click.option("--reason", default="", help="Why they were wrong.")
@pass_place
def strike(place: Place, incident: str, records: tuple[str, ...], reason: str) -> None:
    """Strike entries (their RECORDS are in `timeline --json`), all or none; the originals stay visible."""
    place.submit(incident, lambda stream: StrikeEntries(incident=stream, entries=records, reason=reason))


@click.command()
@click.argument("incident")
@_JSON
@pass_place
def show(place: Place, incident: str, *, as_json: bool) -> None:
    """Show the board of an incident."""
    with place.reading() as reading:
        policy = reading.policy()
        board: Board = reading.board(reading.incident(incident).stream)
        if as_json:
            place.tell_json(
                {
                    **board_shape(board, policy),
                    "promises": promises_shape(board, utc_now()),
                    "maintenance": window_shape(board),
                    "impact_windows": impact_windows_shape(board, utc_now()),
                    "gates": gates_shape(board, policy, utc_now()),
                }
            )
        else:
            zone = zone_of(policy)
            lines = board_lines(board, policy, place.language, zone)
            lines += window_lines(board, policy, place.language, zone, utc_now())
            if len(board.windows) > 1:
                lines += impact_window_lines(board, place.language, zone, utc_now())
            lines += promise_lines(board, place.language, zone, utc_now())
            lines += gate_lines(board, policy, place.language, zone, utc_now())
            place.tell("\n".join(lines))


@click.command()
@click.option("--closed", is_flag=True, help="The closed ones too.")
@_JSON
@pass_place
def incidents(place: Place, *, closed: bool, as_json: bool) -> None:
    """List incidents, the newest first (at most 500)."""
    with place.reading() as reading:
        found = reading.incidents(closed=None if closed else False, limit=500)
    if as_json:
        place.tell_json([incident_shape(one) for one in found])
    else:
        for one in found:
            place.tell(incident_line(one, place.language))


COMMANDS = (declare, log, correct, strike, show, incidents)
