"""Pure: a planned work or an announced risk as it stands: its window, how far it is, what arose in it (0-06, 0-07).

A maintenance is a stream of its own kind. Nothing in it begins or ends by the clock: a person says so.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from commander.board.bulletin import Stage, Window
from commander.board.heads import Field
from commander.board.impact import Phrase
from commander.board.incident import IncidentDeclared, IncidentKind
from commander.board.maintenance_records import (
    NO_PHRASE,
    CancelMaintenance,
    CompleteMaintenance,
    ExtendMaintenance,
    MaintenanceCancelled,
    MaintenanceCommand,
    MaintenanceCompleted,
    MaintenanceExtended,
    MaintenanceLinked,
    MaintenancePlanned,
    MaintenanceStarted,
    MaintenanceVerifying,
    Plan,
    PlanMaintenance,
    StartMaintenance,
    VerifyMaintenance,
)
from commander.board.moment import Moment, ahead, happened
from commander.board.policy import Policy
from commander.board.record import Fact, Occurred, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, optional, required, title

LONGEST = timedelta(days=30)
COMPONENTS_AT_MOST = 100


class MaintenanceState(StrEnum):
    """How far the work is, by what a person said."""

    SCHEDULED = "scheduled"
    IN_PROGRESS = "in-progress"
    VERIFYING = "verifying"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


OVER = (MaintenanceState.COMPLETED, MaintenanceState.CANCELLED)
_STAGES = {
    MaintenanceState.SCHEDULED: Stage.SCHEDULED,
    MaintenanceState.IN_PROGRESS: Stage.IN_PROGRESS,
    MaintenanceState.VERIFYING: Stage.VERIFYING,
    MaintenanceState.COMPLETED: Stage.COMPLETED,
    # No status page knows more: that it was called off stands in the text.
    MaintenanceState.CANCELLED: Stage.COMPLETED,
}


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """A state and since when; the reason of a cancellation, and whether the work had begun before it."""

    state: MaintenanceState
    at: datetime
    reason: Phrase = NO_PHRASE


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """The other stream, as people call it."""

    other: str
    short_id: str
    title: str


class Maintenance(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board; on an incident only its links are filled."""

    plan_field: Field[Plan] = Field()
    progress_field: Field[Progress] = Field()
    started_at: datetime | None = None
    completed_at: datetime | None = None
    extension: Phrase = NO_PHRASE  # why the end was moved last
    links: tuple[Link, ...] = ()

    @property
    def plan(self) -> Plan | None:
        """The plan; while contested, the one that ends last: nobody is promised too early an end."""
        return self.plan_field.gravest(lambda plan: plan.ends_at.timestamp())

    @property
    def state(self) -> MaintenanceState:
        """How far it is; while contested, the less advanced: nothing is taken as done that may not be."""
        standing = self._progress
        return standing.state if standing else MaintenanceState.SCHEDULED

    @property
    def is_over(self) -> bool:
        """Completed or called off."""
        return self.state in OVER

    @property
    def cancellation(self) -> Phrase:
        """Why it was called off; blank when it was not."""
        standing = self._progress
        return standing.reason if standing else NO_PHRASE

    @property
    def stage(self) -> Stage:
        """What customers are to read now."""
        return _STAGES[self.state]

    @property
    def window(self) -> Window | None:
        """The plan as a target is told it; None on an incident."""
        plan = self.plan
        if plan is None:
            return None
        return Window(
            starts_at=plan.starts_at.isoformat(),
            ends_at=plan.ends_at.isoformat(),
            components=plan.components,
            at_risk=plan.at_risk,
            remind=plan.remind,
        )

    @property
    def _progress(self) -> Progress | None:
        order = tuple(MaintenanceState)
        return self.progress_field.gravest(lambda progress: -order.index(progress.state))


def decide_plan(command: PlanMaintenance, short_id: str, policy: Policy, moment: Moment) -> list[Fact]:
    """The facts of a new maintenance, or Refused with the one thing that is wrong with it."""
    for key in command.plan.audiences:
        if policy.audience(key) is None:
            known = ", ".join(one.key for one in policy.audiences())
            raise Refused(Because.AUDIENCE_UNKNOWN, audience=key, known=known)
    declared = IncidentDeclared(
        title=title(command.title), short_id=short_id, incident_kind=IncidentKind.MAINTENANCE
    )
    plan = _checked(command.plan, moment)
    return [
        Fact(event=declared, about="title"),
        Fact(event=MaintenancePlanned(plan=plan), about="maintenance:plan"),
    ]


def decide(maintenance: Maintenance, command: MaintenanceCommand, moment: Moment) -> list[Fact]:
    """What follows from a command, or Refused. The states go one way."""
    plan = maintenance.plan
    if plan is None:
        raise Refused(Because.NOT_MAINTENANCE)
    match command:
        case StartMaintenance():
            _check_state(maintenance, MaintenanceState.SCHEDULED)
            return [_step(maintenance, MaintenanceStarted(), command.occurred, moment)]
        case VerifyMaintenance():
            _check_state(maintenance, MaintenanceState.IN_PROGRESS)
            return [_step(maintenance, MaintenanceVerifying(), command.occurred, moment)]
        case CompleteMaintenance():
            _check_state(maintenance, MaintenanceState.IN_PROGRESS, MaintenanceState.VERIFYING)
            return [_step(maintenance, MaintenanceCompleted(), command.occurred, moment)]
        case CancelMaintenance():
            _check_state(maintenance, *(state for state in MaintenanceState if state not in OVER))
            return [_step(maintenance, MaintenanceCancelled(reason=_reason(command.reason)), None, moment)]
        case ExtendMaintenance():
            _check_state(maintenance, *(state for state in MaintenanceState if state not in OVER))
            ends_at = _extended(plan, command.ends_at, moment)
            event = MaintenanceExtended(ends_at=ends_at, reason=_reason(command.reason))
            return [Fact(event=event, about="maintenance:plan", bases=maintenance.plan_field.bases)]


def check_link(maintenance: Maintenance) -> None:
    """Refused where there is no maintenance that an incident could arise in."""
    if maintenance.plan is None:
        raise Refused(Because.NOT_MAINTENANCE)


def linked(other: str, short_id: str, name: str) -> Fact:
    """The fact that ties a stream to another."""
    return Fact(event=MaintenanceLinked(other=other, short_id=short_id, title=name), about=f"link:{other}")


def evolve(maintenance: Maintenance, record: Record) -> Maintenance:
    """The slice after a record. Total."""
    event, at = record.event, record.occurred.instant
    match event:
        case MaintenancePlanned():
            return replace(maintenance, plan_field=maintenance.plan_field.put(record, event.plan))
        case MaintenanceExtended() if maintenance.plan is not None:
            moved = replace(maintenance.plan, ends_at=event.ends_at)
            field = maintenance.plan_field.put(record, moved)
            return replace(maintenance, plan_field=field, extension=event.reason)
        case MaintenanceStarted():
            return replace(_at(maintenance, record, MaintenanceState.IN_PROGRESS), started_at=at)
        case MaintenanceVerifying():
            return _at(maintenance, record, MaintenanceState.VERIFYING)
        case MaintenanceCompleted():
            return replace(_at(maintenance, record, MaintenanceState.COMPLETED), completed_at=at)
        case MaintenanceCancelled():
            return _at(maintenance, record, MaintenanceState.CANCELLED, event.reason)
        case MaintenanceLinked():
            link = Link(other=event.other, short_id=event.short_id, title=event.title)
            return replace(maintenance, links=(*maintenance.links, link))
        case _:
            return maintenance


def _at(
    maintenance: Maintenance, record: Record, state: MaintenanceState, reason: Phrase = NO_PHRASE
) -> Maintenance:
    progress = Progress(state=state, at=record.occurred.instant, reason=reason)
    return replace(maintenance, progress_field=maintenance.progress_field.put(record, progress))


def _checked(plan: Plan, moment: Moment) -> Plan:
    for when in (plan.starts_at, plan.ends_at):
        if when.utcoffset() is None:
            raise Refused(Because.WINDOW_WITHOUT_ZONE)
    if not is_zone(plan.zone):
        raise Refused(Because.ZONE_UNKNOWN, zone=plan.zone)
    if plan.ends_at <= plan.starts_at:
        raise Refused(Because.WINDOW_BACKWARDS)
    if plan.starts_at <= moment.now:
        raise Refused(Because.WINDOW_STARTED, time=plan.starts_at.isoformat(timespec="minutes"))
    _check_length(plan.starts_at, plan.ends_at)
    if len(plan.components) > COMPONENTS_AT_MOST:
        raise Refused(
            Because.TEXT_TOO_LONG, field="components", limit="100", length=str(len(plan.components))
        )
    return replace(
        plan,
        effect=_phrase(plan.effect),
        unaffected=_phrase(plan.unaffected),
        purpose=_phrase(plan.purpose),
        fallback=_phrase(plan.fallback),
        components=tuple(dict.fromkeys(plan.components)),
    )


def is_zone(name: str) -> bool:
    """Whether this machine knows a time zone of that name."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return bool(name)


def _extended(plan: Plan, ends_at: datetime, moment: Moment) -> datetime:
    if ends_at.utcoffset() is None:
        raise Refused(Because.WINDOW_WITHOUT_ZONE)
    if ends_at <= plan.starts_at:
        raise Refused(Because.WINDOW_BACKWARDS)
    if ends_at == plan.ends_at:
        raise Refused(Because.END_UNCHANGED)
    _check_length(plan.starts_at, ends_at)
    return ahead(ends_at, moment)


def _check_length(starts_at: datetime, ends_at: datetime) -> None:
    if ends_at - starts_at > LONGEST:
        raise Refused(Because.WINDOW_TOO_LONG, days=str(LONGEST.days))


def _check_state(maintenance: Maintenance, *taken: MaintenanceState) -> None:
    if maintenance.state not in taken:
        raise Refused(Because.MAINTENANCE_IS, progress=str(maintenance.state))


def _step(
    maintenance: Maintenance,
    event: MaintenanceStarted | MaintenanceVerifying | MaintenanceCompleted | MaintenanceCancelled,
    occurred: Occurred | None,
    moment: Moment,
) -> Fact:
    return Fact(
        event=event,
        about="maintenance:progress",
        bases=maintenance.progress_field.bases,
        occurred=happened(occurred, moment) if occurred is not None else None,
    )


def _reason(reason: Phrase) -> Phrase:
    """In one language at least: the other one stays a blank that the sheet asks for."""
    said = _phrase(reason)
    if not (said.ja or said.en):
        raise Refused(Because.REASON_NEEDED)
    for text in (said.ja, said.en):
        if text:
            required(text, limit=LINE_LIMIT, field="reason")
    return said


def _phrase(phrase: Phrase) -> Phrase:
    return Phrase(
        ja=optional(" ".join(phrase.ja.split()), limit=LINE_LIMIT, field="maintenance-text"),
        en=optional(" ".join(phrase.en.split()), limit=LINE_LIMIT, field="maintenance-text"),
    )
