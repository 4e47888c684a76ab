"""Pure: what is recorded of statutory clocks: starts, judgements, reports filed; all of it restricted (2-10)."""

from datetime import date
from typing import ClassVar

import msgspec

from commander.board.record import Event, Instant, Occurred
from commander.board.statutory import Clause, Trigger


class StatutoryStartLogged(Event, frozen=True, kw_only=True):
    """When something a clock starts with happened, and who knew; it can't be moved, only corrected."""

    KIND: ClassVar[str] = "statutory-start-logged"
    trigger: Trigger
    at: Instant
    zone: str
    clause: str = ""  # for one duty alone; empty: for every duty that starts with it
    department: str = ""
    person: str = ""
    evidence: str = ""


class StatutoryStartCorrected(Event, frozen=True, kw_only=True):
    """A start was wrong: the right time and why. The first one stays visible."""

    KIND: ClassVar[str] = "statutory-start-corrected"
    trigger: Trigger
    at: Instant
    zone: str
    reason: str
    clause: str = ""


class ClauseJudged(Event, frozen=True, kw_only=True):
    """A named person judged that a duty applies, or that it does not. The duty stands as it read then."""

    KIND: ClassVar[str] = "clause-judged"
    clause: Clause
    applies: bool
    basis: str
    judge: str
    target: Instant | None = None  # until when, where the law says no number
    closed: tuple[date, ...] = ()  # the authority's closed days around that time, beside weekends


class StatutoryReportFiled(Event, frozen=True, kw_only=True):
    """A report was filed: when, by whom, under which number."""

    KIND: ClassVar[str] = "statutory-report-filed"
    clause: str
    report: str
    at: Instant
    by: str
    told: str = ""  # to whom, where it isn't the authority of the duty
    number: str = ""


class JudgeClause(msgspec.Struct, frozen=True, kw_only=True):
    """Judge a duty: it applies (with when its trigger happened), or it does not; the basis either way."""

    incident: str
    clause: str
    applies: bool
    basis: str
    started: Occurred | None = None
    department: str = ""
    person: str = ""
    target: Instant | None = None


class LogStart(msgspec.Struct, frozen=True, kw_only=True):
    """Log when a trigger happened, with the department and person and what shows it."""

    incident: str
    trigger: str
    at: Occurred
    clause: str = ""
    department: str = ""
    person: str = ""
    evidence: str = ""


class CorrectStart(msgspec.Struct, frozen=True, kw_only=True):
    """Correct a start that was logged wrong, with the reason."""

    incident: str
    trigger: str
    at: Occurred
    reason: str
    clause: str = ""


class FileReport(msgspec.Struct, frozen=True, kw_only=True):
    """Log that a report was filed."""

    incident: str
    clause: str
    report: str = ""  # empty: the first one that is not filed
    at: Occurred | None = None
    by: str = ""
    told: str = ""
    number: str = ""


StatutoryCommand = JudgeClause | LogStart | CorrectStart | FileReport
