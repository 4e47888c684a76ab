"""Pure: what follows from declaring, judging, moving, restoring, reopening and ending an incident (practice §3, §7)."""

from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.incident import (
    SEVERITIES,
    Close,
    Declare,
    DeclareRestored,
    EnterPhase,
    ImpactStartSet,
    Incident,
    IncidentClosed,
    IncidentCommand,
    IncidentDeclared,
    IncidentReopened,
    IncidentRestored,
    IncidentRetitled,
    Phase,
    PhaseEntered,
    Reopen,
    Retitle,
    SetImpactStart,
    SetSeverity,
    SeveritySet,
    Watch,
)
from commander.board.moment import Moment, happened
from commander.board.record import Event, Fact, Occurred
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, optional, required, title

_AnyField = Field[str] | Field[int] | Field[Phase] | Field[Occurred] | Field[Watch | str]


def checked_severity(severity: int) -> int:
    """1 to 5, or refused."""
    if severity not in SEVERITIES:
        raise Refused(Because.SEVERITY_UNKNOWN, severity=str(severity))
    return severity


def decide_declaration(command: Declare, short_id: str, moment: Moment) -> list[Fact]:
    """The facts of a declaration, in one go: a title, and what is known already."""
    declared = IncidentDeclared(
        title=title(command.title),
        short_id=short_id,
        incident_kind=command.incident_kind,
        previous=command.previous,
        previous_short_id=command.previous_short_id,
        previous_over_at=command.previous_over_at,
    )
    facts = [Fact(event=declared, about="title")]
    if command.severity is not None:
        facts.append(Fact(event=SeveritySet(severity=checked_severity(command.severity)), about="severity"))
    if command.started is not None:
        started = happened(command.started, moment)
        facts.append(Fact(event=ImpactStartSet(started=started), about="started", occurred=started))
    return facts


def decide(incident: Incident, command: IncidentCommand, moment: Moment) -> list[Fact]:
    """What follows from a command, or Refused."""
    match command:
        case Retitle():
            return [_fact(IncidentRetitled(title=title(command.title)), "title", incident.title_field)]
        case SetSeverity():
            reason = optional(command.reason, limit=LINE_LIMIT, field="reason")
            judged = SeveritySet(
                severity=checked_severity(command.severity), reason=reason, weighed=command.weighed
            )
            return [_fact(judged, "severity", incident.severity_field)]
        case SetImpactStart():
            started = happened(command.started, moment)
            fact = _fact(ImpactStartSet(started=started), "started", incident.started_field)
            return [replace(fact, occurred=started)]
        case EnterPhase():
            if command.phase not in tuple(Phase):
                raise Refused(Because.PHASE_UNKNOWN, phase=str(command.phase))
            return [_fact(PhaseEntered(phase=Phase(command.phase)), "phase", incident.phase_field)]
        case DeclareRestored():
            return _decide_restored(incident, command, moment)
        case Reopen():
            return decide_reopening(incident, command.reason)
        case Close():
            reason = required(command.reason, limit=LINE_LIMIT, field="reason")
            return [_fact(IncidentClosed(reason=reason), "closed", incident.closed_field)]


def decide_reopening(incident: Incident, reason: str) -> list[Fact]:
    """Recovery taken back; refused when there is none to take back. A signal judged "same" ends here too.

    While two desks say different things about recovery, this is how a person chooses that it is not over.
    """
    if incident.watch is None and not incident.closed and not incident.recovery_field.contested:
        raise Refused(Because.NOT_RESTORED)
    event = IncidentReopened(reason=required(reason, limit=LINE_LIMIT, field="reason"))
    bases = (*incident.recovery_field.bases, *incident.closed_field.bases)
    facts = [Fact(event=event, about="recovery", bases=tuple(dict.fromkeys(bases)))]
    if incident.phase is Phase.CLOSING:
        facts.append(_fact(PhaseEntered(phase=Phase.RESPONSE), "phase", incident.phase_field))
    return facts


def _decide_restored(incident: Incident, command: DeclareRestored, moment: Moment) -> list[Fact]:
    contested = incident.recovery_field.contested
    if incident.watch is not None and not contested:
        raise Refused(Because.ALREADY_RESTORED)
    owner = required(command.watch_owner, limit=LINE_LIMIT, field="watch-owner")
    watches = [head.value for head in incident.recovery_field.heads if isinstance(head.value, Watch)]
    chooses = contested and any((one.owner, one.until) == (owner, command.watch_until) for one in watches)
    # One of two watches may be chosen after its end: somebody then closes the incident or reopens it.
    if command.watch_until <= moment.now and not chooses:
        raise Refused(Because.TIME_IN_PAST, time=command.watch_until.isoformat(timespec="minutes"))
    event = IncidentRestored(watch_owner=owner, watch_until=command.watch_until)
    fact = _fact(event, "recovery", incident.recovery_field)
    return [replace(fact, occurred=happened(command.restored, moment))]


def _fact(event: Event, about: str, field: _AnyField) -> Fact:
    return Fact(event=event, about=about, bases=field.bases)
