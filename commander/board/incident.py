"""Pure: one incident's title, severity, phase, and whether it is restored, reopened, closed (practice §3, §7)."""

from datetime import datetime
from enum import IntEnum, StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.record import Event, Instant, Occurred, Record
from commander.board.severity_matrix import Modifier

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
    # When customers had been told that that one was over: they are owed T07.
    previous_over_at: Instant | None = None


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
    # The last reopening: from here on a notice is owed (practice §9 rule 4).
    reopened_at: datetime | None = None

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
