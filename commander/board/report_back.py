"""Pure: what a role or team was asked to report, by when, and that it did (practice §1.1: a task, a time-box)."""

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
    """A role reports back at this time, on this."""

    KIND: ClassVar[str] = "report-asked"
    role: str
    report_at: Instant
    task: str = ""


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


class ReportBack(msgspec.Struct, frozen=True, kw_only=True):
    """Say that the role reported, and what."""

    incident: str
    role: str
    text: str = ""


ReportCommand = AskReport | ReportBack


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A report that is owed."""

    task: str
    report_at: datetime


class Reports(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board: what each role owes."""

    fields: dict[str, Field[Report | None]] = {}

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
            asked = ReportAsked(
                role=role,
                report_at=chosen.report_at if chosen else ahead(command.report_at, moment),
                task=task or (before.task if before else ""),
            )
            return [Fact(event=asked, about=f"report:{role}", bases=bases)]
        case ReportBack():
            if owed is None:
                raise Refused(Because.NO_REPORT_OWED, role=role)
            given = ReportGiven(role=role, text=optional(command.text, limit=ENTRY_LIMIT, field="report"))
            return [Fact(event=given, about=f"report:{role}", bases=bases)]


def evolve(reports: Reports, record: Record) -> Reports:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case ReportAsked():
            return _put(reports, record, event.role, Report(task=event.task, report_at=event.report_at))
        case ReportGiven():
            return _put(reports, record, event.role, None)
        case _:
            return reports


def _put(reports: Reports, record: Record, role: str, report: Report | None) -> Reports:
    field = reports.fields.get(role, Field[Report | None]())
    return replace(reports, fields={**reports.fields, role: field.put(record, report)})
