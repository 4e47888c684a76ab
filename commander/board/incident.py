"""Pure: one incident's title, severity, phase, and whether it is restored, reopened, closed (practice §3, §7)."""

from datetime import datetime
from enum import IntEnum, StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.moment import Moment, happened
from commander.board.record import Event, Fact, Instant, Occurred, Record
from commander.board.refusal import Because, Refused
from commander.board.severity_matrix import Modifier
from commander.board.text import LINE_LIMIT, optional, required, title

SEVERITIES = range(1, 6)


class IncidentKind(StrEnum):
    """Only a real one counts in metrics (1-17)."""

    REAL = "real"
    DRILL = "drill"
    TEST = "test"
    NOTICE = "notice-only"
    MAINTENANCE = "maintenance"  # planned: no severity, no first post against a clock


class Phase(IntEnum):
    """The internal phase; the public stage is a separate field and neither drives the other (practice §3)."""

    DETECTED = 0
    INVESTIGATION = 1
    ALIGNMENT = 2
    RESPONSE = 3
    CLOSING = 4


class EndedAs(StrEnum):
    """How an incident ended (practice §3: the other ends)."""

    DONE = "done"
    FALSE_ALARM = "false-alarm"
    MERGED = "merged"


class Excuse(msgspec.Struct, frozen=True, kw_only=True):
    """Why a check is gone without, or by when it is decided."""

    check: str
    reason: str = ""
    until: Instant | None = None


class IncidentDeclared(Event, frozen=True, kw_only=True):
    """Somebody said: this is an incident. A title is enough (1-14, 2-03)."""

    KIND: ClassVar[str] = "incident-declared"
    title: str
    short_id: str
    incident_kind: IncidentKind = IncidentKind.REAL
    previous: str | None = None  # the incident it may be the tail of (practice §9)
    previous_short_id: str = ""
    previous_over_at: Instant | None = None  # when customers had been told that that one was over: they are owed T07


class IncidentRetitled(Event, frozen=True, kw_only=True):
    """The title was changed."""

    KIND: ClassVar[str] = "incident-retitled"
    title: str


class SeveritySet(Event, frozen=True, kw_only=True):
    """The severity was judged, 1 (gravest) to 5."""

    KIND: ClassVar[str] = "severity-set"
    severity: int
    reason: str = ""
    weighed: tuple[Modifier, ...] = ()  # what made it graver and was before whoever judged


class ImpactStartSet(Event, frozen=True, kw_only=True):
    """When the impact began; the record's occurred time carries it. Not detection, not declaration (3-16)."""

    KIND: ClassVar[str] = "impact-start-set"
    started: Occurred


class PhaseEntered(Event, frozen=True, kw_only=True):
    """The commander moved the incident to a phase, forward or back."""

    KIND: ClassVar[str] = "phase-entered"
    phase: Phase
    excuses: tuple[Excuse, ...] = ()  # for the checks that are gone without


class RosterParty(msgspec.Struct, frozen=True, kw_only=True):
    """One who must say that they heard of the recovery, resolved when it was declared: a person, or a party."""

    key: str
    role: str = ""
    name_ja: str = ""
    name_en: str = ""
    contact: str = ""


class IncidentRestored(Event, frozen=True, kw_only=True):
    """Recovery was declared, and somebody watches until a time (practice §9 rules 1 and 6)."""

    KIND: ClassVar[str] = "incident-restored"
    watch_owner: str
    watch_until: Instant
    phone: str = ""  # the owner's
    recurrence: str = ""  # what counts as the same trouble again
    parties: tuple[RosterParty, ...] = ()
    chase_within: int = 15  # minutes until a party that said nothing is called


class WatchMoved(Event, frozen=True, kw_only=True):
    """Somebody else watches, or longer; whoever took it over said so (practice §9 rule 5)."""

    KIND: ClassVar[str] = "watch-moved"
    watch_owner: str
    watch_until: Instant
    accepted: str = ""
    reason: str = ""
    phone: str = ""


class IncidentReopened(Event, frozen=True, kw_only=True):
    """It was not over."""

    KIND: ClassVar[str] = "incident-reopened"
    reason: str


class IncidentClosed(Event, frozen=True, kw_only=True):
    """Nothing is left to do inside the incident."""

    KIND: ClassVar[str] = "incident-closed"
    reason: str
    ended_as: EndedAs = EndedAs.DONE
    merged_into: str = ""
    left: tuple[str, ...] = ()  # the checks that the reason stands for (2-20)


class Declare(msgspec.Struct, frozen=True, kw_only=True):
    """Open an incident. Everything but the title can follow."""

    title: str
    incident_kind: IncidentKind = IncidentKind.REAL
    severity: int | None = None
    started: Occurred | None = None
    previous: str | None = None
    previous_short_id: str = ""
    previous_over_at: datetime | None = None


class Retitle(msgspec.Struct, frozen=True, kw_only=True):
    """Change the title."""

    incident: str
    title: str


class SetSeverity(msgspec.Struct, frozen=True, kw_only=True):
    """Judge the severity; weighed: what made it graver and was before whoever judged."""

    incident: str
    severity: int
    reason: str = ""
    weighed: tuple[Modifier, ...] = ()


class SetImpactStart(msgspec.Struct, frozen=True, kw_only=True):
    """Say when the impact began."""

    incident: str
    started: Occurred


class EnterPhase(msgspec.Struct, frozen=True, kw_only=True):
    """Move to a phase. What is left undone by going on has an excuse of its own, or this reason or time for all."""

    incident: str
    phase: int
    excuses: tuple[Excuse, ...] = ()
    reason: str = ""
    until: datetime | None = None


class DeclareRestored(msgspec.Struct, frozen=True, kw_only=True):
    """Declare recovery and name who watches until when."""

    incident: str
    watch_owner: str
    watch_until: datetime
    restored: Occurred | None = None
    recurrence: str = ""  # what counts as the same trouble again; else as the policy says


class Reopen(msgspec.Struct, frozen=True, kw_only=True):
    """Take recovery back."""

    incident: str
    reason: str


class Close(msgspec.Struct, frozen=True, kw_only=True):
    """Close the incident with a written reason, which stands for every check that is left (2-20)."""

    incident: str
    reason: str
    ended_as: str = EndedAs.DONE
    merged_into: str = ""


IncidentCommand = Retitle | SetSeverity | SetImpactStart | EnterPhase | DeclareRestored | Reopen | Close


class Watch(msgspec.Struct, frozen=True, kw_only=True):
    """Restored since when, watched by whom until when."""

    restored_at: datetime
    owner: str
    until: datetime


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """The incident's slice of the board."""

    short_id: str = ""
    kind: IncidentKind = IncidentKind.REAL
    previous: str | None = None
    previous_over_at: datetime | None = None
    declared_at: datetime | None = None
    declared_by: str = ""
    title_field: Field[str] = Field()
    severity_field: Field[int] = Field()
    severity_at: datetime | None = None  # when it was first judged
    started_field: Field[Occurred] = Field()
    phase_field: Field[Phase] = Field()
    # The state of recovery is one field: a watch, or why there is none.
    recovery_field: Field[Watch | str] = Field()
    times_reopened: int = 0
    closed_field: Field[str] = Field()
    ended_as: EndedAs = EndedAs.DONE
    merged_into: str = ""
    restored_at: datetime | None = None  # the last restoration, kept through a reopening
    reopened_at: datetime | None = (
        None  # the last reopening: from here on a notice is owed (practice §9 rule 4)
    )

    @property
    def is_practice(self) -> bool:
        """Whatever it says goes to practice alone, never to anybody outside."""
        return self.kind in (IncidentKind.DRILL, IncidentKind.TEST)

    @property
    def title(self) -> str:
        """The newest title; while contested, all are shown and the newest stands."""
        return self.title_field.latest() or ""

    @property
    def severity(self) -> int | None:
        """The graver one while contested; None is 未確認."""
        return self.severity_field.gravest(lambda severity: -severity)

    @property
    def started(self) -> Occurred | None:
        """When the impact began: the earliest while contested, for the clock must not flatter."""
        return self.started_field.gravest(lambda started: -started.instant.timestamp())

    @property
    def phase(self) -> Phase:
        """The phase; the earlier one while contested, for less is then taken as done."""
        phase = self.phase_field.gravest(lambda phase: -phase)
        return Phase.DETECTED if phase is None else phase

    @property
    def phase_of_duties(self) -> Phase:
        """The phase whose duties hold: once recovery is declared the last one, also where nobody moved the phase."""
        return Phase.CLOSING if self.watch is not None else self.phase

    @property
    def watch(self) -> Watch | None:
        """The watch after recovery; None when not restored. Contested: not restored is the graver."""
        state = self.recovery_field.gravest(lambda state: 0 if isinstance(state, Watch) else 1)
        return state if isinstance(state, Watch) else None

    @property
    def closed(self) -> bool:
        """Closed with a reason. Contested: open is the graver."""
        return bool(self.closed_field.gravest(lambda reason: 0 if reason else 1))


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


def evolve(incident: Incident, record: Record) -> Incident:
    """The slice after a record. Total: an event of another area leaves it as it is."""
    event = record.event
    match event:
        case IncidentDeclared():
            return replace(
                incident,
                short_id=event.short_id,
                kind=event.incident_kind,
                previous=event.previous,
                previous_over_at=event.previous_over_at,
                declared_at=record.occurred.instant,
                declared_by=record.author,
                title_field=incident.title_field.put(record, event.title),
            )
        case IncidentRetitled():
            return replace(incident, title_field=incident.title_field.put(record, event.title))
        case SeveritySet():
            return replace(
                incident,
                severity_field=incident.severity_field.put(record, event.severity),
                severity_at=incident.severity_at or record.occurred.instant,
            )
        case ImpactStartSet():
            return replace(incident, started_field=incident.started_field.put(record, event.started))
        case PhaseEntered():
            return replace(incident, phase_field=incident.phase_field.put(record, event.phase))
        case IncidentRestored():
            restored_at = record.occurred.instant
            watch = Watch(restored_at=restored_at, owner=event.watch_owner, until=event.watch_until)
            field = incident.recovery_field.put(record, watch)
            return replace(incident, recovery_field=field, restored_at=restored_at)
        case WatchMoved():
            return _with_watch_moved(incident, record, event)
        case IncidentReopened():
            return replace(
                incident,
                recovery_field=incident.recovery_field.put(record, event.reason),
                closed_field=incident.closed_field.put(record, ""),
                times_reopened=incident.times_reopened + 1,
                reopened_at=record.occurred.instant,
            )
        case IncidentClosed():
            return replace(
                incident,
                closed_field=incident.closed_field.put(record, event.reason),
                ended_as=event.ended_as,
                merged_into=event.merged_into,
            )
        case _:
            return incident


def _with_watch_moved(incident: Incident, record: Record, event: WatchMoved) -> Incident:
    """It moves what it names; one that names no watch found it taken back meanwhile and counts for nothing."""
    named = [head.value for head in incident.recovery_field.heads if head.record in record.bases]
    watch = next((one for one in named if isinstance(one, Watch)), None)
    if watch is None:
        return incident
    moved = replace(watch, owner=event.watch_owner, until=event.watch_until)
    return replace(incident, recovery_field=incident.recovery_field.put(record, moved))


_AnyField = Field[str] | Field[int] | Field[Phase] | Field[Occurred] | Field[Watch | str]


def _fact(event: Event, about: str, field: _AnyField) -> Fact:
    return Fact(event=event, about=about, bases=field.bases)
