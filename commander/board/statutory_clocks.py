"""Pure: the clocks that run because a named person judged that a duty applies; nothing counts before (2-10)."""

from datetime import datetime
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.record import Record
from commander.board.statutory import Clause, Due, Limit, Report, Trigger, Unit, due
from commander.board.statutory_records import (
    ClauseJudged,
    StatutoryReportFiled,
    StatutoryStartCorrected,
    StatutoryStartLogged,
)


class ClockState(StrEnum):
    """Where a clock stands."""

    RUNNING = "running"
    UNSTARTED = "unstarted"  # its trigger has not happened, or nobody logged it
    PROMPTLY = "promptly"  # the law says no number, and nobody set a target
    FILED = "filed"


class Start(msgspec.Struct, frozen=True, kw_only=True):
    """When a trigger happened, as it was said once."""

    trigger: Trigger
    clause: str
    at: datetime
    zone: str
    by: str
    said_at: datetime
    department: str = ""
    person: str = ""
    evidence: str = ""
    reason: str = ""  # of a correction


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A duty as a named person judged it."""

    event: ClauseJudged
    by: str
    at: datetime


class Filed(msgspec.Struct, frozen=True, kw_only=True):
    """A report that was filed."""

    event: StatutoryReportFiled
    said_at: datetime


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """One report of one duty that applies."""

    clause: Clause
    report: Report
    judge: str
    state: ClockState
    due: Due | None = None
    before: Due | None = None  # what it was by the start that was corrected since
    limit: Limit | None = None  # the one that decides
    start: Start | None = None
    filed: Filed | None = None

    @property
    def key(self) -> str:
        """What names it: the duty and the report."""
        return f"{self.clause.id}/{self.report.key}"

    @property
    def is_late(self) -> bool:
        """Whether it was filed after it was due."""
        return self.filed is not None and self.due is not None and self.filed.event.at > self.due.at


class Statutory(msgspec.Struct, frozen=True, kw_only=True):
    """The clocks' part of the restricted slice."""

    starts: dict[str, Field[Start]] = {}
    judgements: dict[str, Field[Judgement]] = {}
    filings: tuple[Filed, ...] = ()

    def start(self, trigger: Trigger, clause: str = "") -> Start | None:
        """When a trigger happened: for this duty if it was said, else for all. Contested: the earliest."""
        field = self.starts.get(start_key(trigger, clause)) if clause else None
        field = field or self.starts.get(start_key(trigger))
        return field.gravest(lambda one: -one.at.timestamp()) if field else None

    def first_said(self, start: Start) -> Start:
        """A start as it was logged first, before any correction."""
        history = self.starts[start_key(start.trigger, start.clause)].history()
        return history[0]

    def judgement(self, clause: str) -> Judgement | None:
        """How a duty was judged; while contested, that it applies."""
        field = self.judgements.get(clause)
        return field.gravest(lambda one: one.event.applies) if field else None

    def filed(self, clause: str, report: str) -> Filed | None:
        """The first filing of a report."""
        found = [one for one in self.filings if (one.event.clause, one.event.report) == (clause, report)]
        return min(found, key=lambda one: one.event.at) if found else None

    def clocks(self) -> list[Clock]:
        """Every clock of every duty that applies, the next due first; what is filed comes last."""
        found = []
        for key in self.judgements:
            judgement = self.judgement(key)
            if judgement is not None and judgement.event.applies:
                found += [self._clock(judgement, report) for report in judgement.event.clause.report]
        return sorted(found, key=_order)

    def ruled_out(self) -> list[Judgement]:
        """The duties that somebody judged not to apply."""
        judged = [one for key in self.judgements if (one := self.judgement(key))]
        return [one for one in judged if not one.event.applies]

    def _clock(self, judgement: Judgement, report: Report) -> Clock:
        event = judgement.event
        filed = self.filed(event.clause.id, report.key)
        clock = Clock(
            clause=event.clause,
            report=report,
            judge=event.judge,
            state=ClockState.FILED if filed else ClockState.UNSTARTED,
            filed=filed,
        )
        ends = [one for limit in report.limits if (one := self._end(event, limit))]
        if ends:
            # Of several limits the first that ends is the one to keep.
            end, limit, start = min(ends, key=lambda one: one[0].at)
            clock = replace(
                clock, due=end, limit=limit, start=start, before=self._before(event, limit, start)
            )
            return clock if filed else replace(clock, state=ClockState.RUNNING)
        return self._without_number(clock, event)

    def _without_number(self, clock: Clock, event: ClauseJudged) -> Clock:
        """A report that is owed "promptly" runs to the target that the judge set, if any."""
        limits = clock.report.limits
        if any(limit.unit is not Unit.PROMPTLY for limit in limits):
            return clock
        start = self.start(limits[0].trigger if limits else event.clause.triggers[0], event.clause.id)
        due = Due(at=event.target) if event.target is not None else None
        state = ClockState.RUNNING if due else ClockState.PROMPTLY
        return replace(clock, due=due, start=start, state=ClockState.FILED if clock.filed else state)

    def _end(self, event: ClauseJudged, limit: Limit) -> tuple[Due, Limit, Start] | None:
        start = self._start(event.clause.id, limit)
        end = due(limit, start.at, event.clause.zone, event.closed) if start else None
        return (end, limit, start) if end and start else None

    def _before(self, event: ClauseJudged, limit: Limit, start: Start) -> Due | None:
        """When it was due by the start that was logged first; None while that one stands."""
        if limit.after:
            return None
        first = self.first_said(start)
        return None if first.at == start.at else due(limit, first.at, event.clause.zone, event.closed)

    def _start(self, clause: str, limit: Limit) -> Start | None:
        if not limit.after:
            return self.start(limit.trigger, clause)
        filed = self.filed(clause, limit.after)
        if filed is None:
            return None
        event = filed.event
        return Start(
            trigger=limit.trigger, clause=clause, at=event.at, zone="UTC", by=event.by, said_at=filed.said_at
        )


def start_key(trigger: Trigger, clause: str = "") -> str:
    """What names a start: the trigger, and the duty where it is for one alone."""
    return f"{trigger}:{clause}" if clause else str(trigger)


def _order(clock: Clock) -> tuple[bool, float, str]:
    at = clock.due.at.timestamp() if clock.due else float("inf")
    return clock.filed is not None, at, clock.key


def evolve(statutory: Statutory, record: Record) -> Statutory:
    """The part after a record. Total."""
    event, said_at = record.event, record.recorded
    match event:
        case StatutoryStartLogged():
            start = Start(
                trigger=event.trigger,
                clause=event.clause,
                at=event.at,
                zone=event.zone,
                by=record.author,
                said_at=said_at,
                department=event.department,
                person=event.person,
                evidence=event.evidence,
            )
            return _with_start(statutory, record, start)
        case StatutoryStartCorrected():
            return _with_start(statutory, record, _corrected(statutory, event, record))
        case ClauseJudged():
            key = event.clause.id
            judgement = Judgement(event=event, by=record.author, at=said_at)
            field = statutory.judgements.get(key, Field[Judgement]()).put(record, judgement)
            return replace(statutory, judgements={**statutory.judgements, key: field})
        case StatutoryReportFiled():
            filed = Filed(event=event, said_at=said_at)
            return replace(statutory, filings=(*statutory.filings, filed))
        case _:
            return statutory


def _corrected(statutory: Statutory, event: StatutoryStartCorrected, record: Record) -> Start:
    """A corrected start keeps who knew; only the time is another."""
    field = statutory.starts.get(start_key(event.trigger, event.clause))
    wrong = field.latest() if field else None
    return Start(
        trigger=event.trigger,
        clause=event.clause,
        at=event.at,
        zone=event.zone,
        by=record.author,
        said_at=record.recorded,
        department=wrong.department if wrong else "",
        person=wrong.person if wrong else "",
        evidence=wrong.evidence if wrong else "",
        reason=event.reason,
    )


def _with_start(statutory: Statutory, record: Record, start: Start) -> Statutory:
    key = start_key(start.trigger, start.clause)
    field = statutory.starts.get(key, Field[Start]()).put(record, start)
    return replace(statutory, starts={**statutory.starts, key: field})
