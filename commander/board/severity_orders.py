"""Pure: what lowering a severity asks for, and an argument about it put off to the review (practice §1.1, §7.1)."""

import msgspec

from commander.board import incident_orders
from commander.board.incident import Incident, SetSeverity
from commander.board.incident_orders import checked_severity
from commander.board.moment import Moment
from commander.board.record import Fact
from commander.board.refusal import Because, Refused
from commander.board.text import ENTRY_LIMIT, required
from commander.board.timeline import EntryAdded, EntryKind


class ParkSeverity(msgspec.Struct, frozen=True, kw_only=True):
    """Argue about the severity later: the graver of what stands and this one holds, and the review asks about it."""

    incident: str
    severity: int
    todo: str  # what the review is to ask


def check_lowering(incident: Incident, commander: str | None, command: SetSeverity, moment: Moment) -> None:
    """Only the commander lowers a severity, and says why; else Refused. Anybody may raise it."""
    field = incident.severity_field
    stands = incident.severity
    if stands is None or command.severity <= stands:
        return
    # One of two judgements is chosen: both were made, and neither is taken back alone.
    if field.contested and any(head.value == command.severity for head in field.heads):
        return
    named = {"severity": str(stands)}
    if commander is None:
        raise Refused(Because.LOWERING_NEEDS_COMMANDER, **named)
    if moment.author != commander:
        raise Refused(Because.LOWERING_OF_COMMANDER, person=commander, **named)
    if not command.reason.strip():
        raise Refused(Because.LOWERING_NEEDS_REASON, **named)


def decide(incident: Incident, command: ParkSeverity, moment: Moment) -> list[Fact]:
    """What follows from putting the argument off, or Refused: it is never lowered by it."""
    wanted = checked_severity(command.severity)
    todo = required(command.todo, limit=ENTRY_LIMIT, field="entry")
    entry = EntryAdded(text=todo, entry_kind=EntryKind.FOLLOW_UP)
    graver = min(wanted, incident.severity or wanted)
    facts = []
    if graver != incident.severity or incident.severity_field.contested:
        judge = SetSeverity(incident=command.incident, severity=graver)
        facts = incident_orders.decide(incident, judge, moment)
    return [*facts, Fact(event=entry, about="entry")]
