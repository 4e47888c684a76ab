"""Pure: a task of a role or team with its time-box and report-back time, taken on, and what was reported (4-28)."""

from datetime import datetime
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.moment import Moment, ahead
from commander.board.record import Event, Fact, Instant, Record
from commander.board.refusal import Because, Refused
from commander.board.roles import ROLES
from commander.board.text import ENTRY_LIMIT, LINE_LIMIT, optional


class ReportAsked(Event, frozen=True, kw_only=True):
    """A role reports back at this time, on this; the work itself is limited by the box."""

    KIND: ClassVar[str] = "report-asked"
    role: str
    report_at: Instant
    task: str = ""
    box: Instant | None = None  # until when it is worked on; none: until the report


class ReportAcknowledged(Event, frozen=True, kw_only=True):
    """Whoever leads the role said yes to the task (practice §1.1: よろしいですか)."""

    KIND: ClassVar[str] = "report-acknowledged"
    role: str
    asked: str  # id of the record that asked


class ReportGiven(Event, frozen=True, kw_only=True):
    """The role reported; the text may be said elsewhere."""

    KIND: ClassVar[str] = "report-given"
    role: str
    text: str = ""


class AskReport(msgspec.Struct, frozen=True, kw_only=True):
    """Ask a role to report back at a time, or move the time."""

    incident: str
    role: str
    report_at: datetime
    task: str = ""
    box: datetime | None = None


class AcknowledgeReport(msgspec.Struct, frozen=True, kw_only=True):
    """Say that a role has taken its task on."""

    incident: str
    role: str


class ReportBack(msgspec.Struct, frozen=True, kw_only=True):
    """Say that the role reported, and what."""

    incident: str
    role: str
    text: str = ""


ReportCommand = AskReport | AcknowledgeReport | ReportBack


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A report that is owed."""

    task: str
    report_at: datetime
    box: datetime | None = None


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What a role last reported, and when."""

    text: str
    at: datetime
    by: str


class Reports(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board: what each role owes, and what it said last."""

    fields: dict[str, Field[Report | None]] = {}
    said: dict[str, Said] = {}
    asked: dict[str, datetime] = {}  # by record: when a standing task was asked for
    acknowledged: frozenset[str] = frozenset()  # records of tasks that were taken on

    def request(self, role: str) -> str:
        """The record that asked for what a role owes; empty: it owes nothing."""
        owed, field = self.owed(role), self.fields.get(role)
        if owed is None or field is None:
            return ""
        return next((head.record for head in field.heads if head.value == owed), "")

    def is_acknowledged(self, role: str) -> bool:
        """Whether whoever leads the role said yes to what it owes."""
        return self.request(role) in self.acknowledged

    def asked_at(self, role: str) -> datetime | None:
        """When what a role owes was asked for."""
        return self.asked.get(self.request(role))

    def owed(self, role: str) -> Report | None:
        """What a role owes; the earlier one while contested, and owed rather than not."""
        field = self.fields.get(role)
        return field.gravest(_gravity) if field else None

    def overdue(self, now: datetime) -> list[tuple[str, Report]]:
        """What should have been reported by now, the longest overdue first."""
        owed = [(role, one) for role in self.fields if (one := self.owed(role)) and one.report_at <= now]
        return sorted(owed, key=lambda pair: pair[1].report_at)


def _standing(field: Field[Report | None] | None, report_at: datetime) -> Report | None:
    """The version with this time, of a contested report: it can be chosen when its time has passed, too."""
    reports = [head.value for head in field.heads] if field and field.contested else []
    return next((one for one in reports if one is not None and one.report_at == report_at), None)


def _gravity(report: Report | None) -> float:
    return -report.report_at.timestamp() if report else float("-inf")


def decide(reports: Reports, command: ReportCommand, moment: Moment) -> list[Fact]:
    """What follows from a command, or Refused."""
    role = command.role
    if role not in ROLES:
        raise Refused(Because.ROLE_UNKNOWN, role=role)
    owed, field = reports.owed(role), reports.fields.get(role)
    bases = field.bases if field else ()
    match command:
        case AskReport():
            task = optional(command.task, limit=LINE_LIMIT, field="task")
            chosen = _standing(field, command.report_at)
            before = chosen or owed
            report_at = chosen.report_at if chosen else ahead(command.report_at, moment)
            asked = ReportAsked(
                role=role,
                report_at=report_at,
                task=task or (before.task if before else ""),
                box=chosen.box if chosen else _box(command.box, report_at, moment),
            )
            return [Fact(event=asked, about=f"report:{role}", bases=bases)]
        case AcknowledgeReport():
            if owed is None:
                raise Refused(Because.NO_REPORT_OWED, role=role)
            if reports.is_acknowledged(role):
                raise Refused(Because.TASK_TAKEN_ALREADY, role=role)
            taken = ReportAcknowledged(role=role, asked=reports.request(role))
            return [Fact(event=taken, about=f"report-taken:{role}")]
        case ReportBack():
            if owed is None:
                raise Refused(Because.NO_REPORT_OWED, role=role)
            given = ReportGiven(role=role, text=optional(command.text, limit=ENTRY_LIMIT, field="report"))
            return [Fact(event=given, about=f"report:{role}", bases=bases)]


def _box(box: datetime | None, report_at: datetime, moment: Moment) -> datetime | None:
    """Until when it is worked on: it ends before the report, or nobody would know what to report."""
    if box is None:
        return None
    if box > report_at:
        raise Refused(Because.BOX_AFTER_REPORT, time=box.isoformat(timespec="minutes"))
    return ahead(box, moment)


def evolve(reports: Reports, record: Record) -> Reports:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case ReportAsked():
            report = Report(task=event.task, report_at=event.report_at, box=event.box)
            asked = {key: when for key, when in reports.asked.items() if key not in record.bases}
            reports = replace(reports, asked={**asked, record.id: record.occurred.instant})
            return _put(reports, record, event.role, report)
        case ReportAcknowledged():
            return replace(reports, acknowledged=reports.acknowledged | {event.asked})
        case ReportGiven():
            said = Said(text=event.text, at=record.occurred.instant, by=record.author)
            reports = replace(reports, said={**reports.said, event.role: said})
            return _put(reports, record, event.role, None)
        case _:
            return reports


def _put(reports: Reports, record: Record, role: str, report: Report | None) -> Reports:
    field = reports.fields.get(role, Field[Report | None]())
    return replace(reports, fields={**reports.fields, role: field.put(record, report)})
