"""Pure: what follows from judging a duty, logging or correcting a start, filing a report, or Refused (2-10).

The tool judges nothing: a duty counts from the moment a named person says, with a basis, that it applies.
"""

from collections.abc import Callable
from datetime import date, datetime

import msgspec

from commander.board.moment import Moment, ahead, happened
from commander.board.privacy_rules import PrivacyRules
from commander.board.record import Fact
from commander.board.refusal import Because, Refused
from commander.board.statutory import Clause, Trigger
from commander.board.statutory_clocks import Statutory, start_key
from commander.board.statutory_records import (
    ClauseJudged,
    CorrectStart,
    FileReport,
    JudgeClause,
    LogStart,
    StatutoryCommand,
    StatutoryReportFiled,
    StatutoryStartCorrected,
    StatutoryStartLogged,
)
from commander.board.text import ENTRY_LIMIT, LINE_LIMIT, optional, required


class Law(msgspec.Struct, frozen=True, kw_only=True):
    """What such a decision looks at."""

    statutory: Statutory
    rules: PrivacyRules
    duties: dict[str, Clause]
    closed: Callable[[Clause, datetime], tuple[date, ...]]
    moment: Moment


def decide(law: Law, command: StatutoryCommand) -> list[Fact]:
    """What follows from a command, or Refused."""
    match command:
        case JudgeClause():
            return _judge(law, command)
        case LogStart():
            return [_log(law, command)]
        case CorrectStart():
            return [_correct(law, command)]
        case FileReport():
            return [_file(law, command)]


def _judge(law: Law, command: JudgeClause) -> list[Fact]:
    clause = _known(law, command.clause)
    if command.applies and not law.rules.is_on(clause):
        raise Refused(Because.CLAUSE_OFF, clause=clause.id)
    basis = required(command.basis, limit=ENTRY_LIMIT, field="basis")
    facts = _started(law, clause, command) if command.applies else []
    start = law.statutory.start(clause.triggers[0], clause.id)
    started_at = command.started.instant if command.started else start.at if start else law.moment.now
    judged = ClauseJudged(
        clause=clause,
        applies=command.applies,
        basis=basis,
        judge=law.moment.author,
        target=ahead(command.target, law.moment) if command.target else None,
        closed=law.closed(clause, started_at) if command.applies and clause.needs_calendar else (),
    )
    field = law.statutory.judgements.get(clause.id)
    about = f"statutory:clause:{clause.id}"
    return [*facts, Fact(event=judged, about=about, bases=field.bases if field else ())]


def _started(law: Law, clause: Clause, command: JudgeClause) -> list[Fact]:
    """The start that the judgement rests on: logged before, or with it. What is logged is never moved by judging."""
    trigger = clause.triggers[0]
    known = law.statutory.start(trigger, clause.id)
    if command.started is None:
        if known is None:
            raise Refused(Because.START_NEEDED, clause=clause.id, trigger=trigger)
        return []
    if known is not None:
        if known.at == command.started.instant:
            return []
        raise Refused(Because.START_LOGGED, trigger=trigger)
    logged = LogStart(
        incident=command.incident,
        trigger=trigger,
        at=command.started,
        department=command.department,
        person=command.person,
    )
    return [_log(law, logged)]


def _log(law: Law, command: LogStart) -> Fact:
    trigger, clause = _trigger(command.trigger), _known_id(law, command.clause)
    key = start_key(trigger, clause)
    if key in law.statutory.starts:
        # A start can't be moved: what was said first stays, and is corrected with a reason.
        raise Refused(Because.START_LOGGED, trigger=trigger)
    at = happened(command.at, law.moment)
    event = StatutoryStartLogged(
        trigger=trigger,
        at=at.instant,
        zone=at.zone,
        clause=clause,
        department=optional(command.department, limit=LINE_LIMIT, field="department"),
        person=optional(command.person, limit=LINE_LIMIT, field="person"),
        evidence=optional(command.evidence, limit=ENTRY_LIMIT, field="evidence"),
    )
    return Fact(event=event, about=f"statutory:start:{key}")


def _correct(law: Law, command: CorrectStart) -> Fact:
    trigger, clause = _trigger(command.trigger), _known_id(law, command.clause)
    key = start_key(trigger, clause)
    field = law.statutory.starts.get(key)
    if field is None:
        raise Refused(Because.START_NOT_LOGGED, trigger=trigger)
    if not command.reason.strip():
        raise Refused(Because.REASON_NEEDED)
    at = happened(command.at, law.moment)
    event = StatutoryStartCorrected(
        trigger=trigger,
        at=at.instant,
        zone=at.zone,
        reason=required(command.reason, limit=ENTRY_LIMIT, field="reason"),
        clause=clause,
    )
    return Fact(event=event, about=f"statutory:start:{key}", bases=field.bases)


def _file(law: Law, command: FileReport) -> Fact:
    judgement = law.statutory.judgement(command.clause)
    if judgement is None or not judgement.event.applies:
        raise Refused(Because.CLAUSE_NOT_JUDGED, clause=command.clause)
    reports = judgement.event.clause.report
    left = [one.key for one in reports if law.statutory.filed(command.clause, one.key) is None]
    report = command.report or (left[0] if left else "")
    if report not in [one.key for one in reports]:
        known = ", ".join(one.key for one in reports)
        raise Refused(Because.STATUTORY_REPORT_UNKNOWN, report=command.report or "–", reports=known)
    event = StatutoryReportFiled(
        clause=command.clause,
        report=report,
        at=happened(command.at, law.moment).instant,
        by=optional(command.by, limit=LINE_LIMIT, field="person") or law.moment.author,
        told=optional(command.told, limit=LINE_LIMIT, field="person"),
        number=optional(command.number, limit=LINE_LIMIT, field="number"),
    )
    return Fact(event=event, about=f"statutory:report:{command.clause}:{report}")


def _known(law: Law, clause: str) -> Clause:
    found = law.duties.get(clause)
    if found is None:
        raise Refused(Because.CLAUSE_UNKNOWN, clause=clause)
    return found


def _known_id(law: Law, clause: str) -> str:
    return _known(law, clause).id if clause else ""


def _trigger(name: str) -> Trigger:
    if name not in tuple(Trigger):
        raise Refused(Because.TRIGGER_UNKNOWN, trigger=name, triggers=", ".join(Trigger))
    return Trigger(name)
