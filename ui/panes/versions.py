"""The versions of a contested field, and the command that chooses each one. Shows nothing."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from commander.board.board import Board
from commander.board.commands import Command
from commander.board.heads import Field
from commander.board.impact import Phrase, Row, StateImpact, WordImpact
from commander.board.incident import (
    DeclareRestored,
    EnterPhase,
    Phase,
    Reopen,
    Retitle,
    SetImpactStart,
    SetSeverity,
    Watch,
)
from commander.board.policy import Policy
from commander.board.record import Occurred
from commander.board.roles import COMMANDER, AssignRole, ReleaseRole, Roles
from ui.panes.audience_versions import needs, reaches
from ui.panes.course_versions import COURSE_FIELDS, course_versions
from ui.panes.estimate_words import estimate_versions
from ui.panes.gate_versions import GATE_FIELDS, gate_versions
from ui.panes.impact_versions import impact_versions
from ui.panes.inquiries_words import detection_versions
from ui.panes.privacy_versions import answer_versions
from ui.panes.version import Version, version_of
from ui.panes.window_words import window_versions
from ui.panes.work_versions import calls, contacts, declines, endings, findings, inquiries, reports
from ui.words import Words


def versions(board: Board, policy: Policy, field: str, words: Words, now: datetime) -> list[Version]:
    """Every version of a contested field."""
    stream, incident = board.stream, board.incident
    match field.partition(":"):
        case "title", _, _:
            return [
                version_of(head, head.value, Retitle(incident=stream, title=head.value))
                for head in incident.title_field.heads
            ]
        case "severity", _, _:
            return [
                version_of(
                    head, words.severity(head.value), SetSeverity(incident=stream, severity=head.value)
                )
                for head in incident.severity_field.heads
            ]
        case "started", _, _:
            return _starts(stream, incident.started_field, words, now)
        case "phase", _, _:
            return [
                version_of(
                    head, words.label(Phase(head.value)), EnterPhase(incident=stream, phase=head.value)
                )
                for head in incident.phase_field.heads
            ]
        case "recovery", _, _:
            return _recoveries(stream, incident.recovery_field, policy, words, now)
        case "role", _, role:
            return _holdings(stream, role, board.roles, policy)
        case "impact", _, row:
            return _claims(stream, board.impact.fields[row], words.zone)
        case "phrase", _, _:
            return _phrases(stream, board.impact.phrase_field)
        case area, _, key:
            return _of_work(board, policy, area, key, words, now)


def _of_work(board: Board, policy: Policy, area: str, key: str, words: Words, now: datetime) -> list[Version]:
    stream = board.stream
    if area in GATE_FIELDS:
        return gate_versions(board, policy, area, words, now)
    if area in COURSE_FIELDS:
        return course_versions(board, policy, area, key, words, now)
    makers: Mapping[str, Callable[[], list[Version]]] = {
        "call-link": lambda: calls(stream, board.call.field),
        "estimate": lambda: estimate_versions(stream, board.estimates.field, words, now),
        "report": lambda: reports(stream, key, board.reports.fields[key], words, now),
        "contact": lambda: contacts(stream, board.contacts.fields[key], policy, words, now),
        "action": lambda: endings(stream, board.actions.by_id[key], words),
        "option": lambda: declines(stream, board.options.by_id[key]),
        "inquiry": lambda: inquiries(stream, board.hypotheses.by_id[key], policy, words, now),
        "window": lambda: window_versions(board, key, words, now),
        "finding": lambda: findings(stream, board.hypotheses.by_id[key], words),
    }
    return makers[area]() if area in makers else _of_telling(board, policy, area, key, words, now)


def _of_telling(
    board: Board, policy: Policy, area: str, key: str, words: Words, now: datetime
) -> list[Version]:
    if area in {"cell", "dependency", "negligible"}:
        return impact_versions(board, area, key, words, now)
    if area == "personal-data":
        return answer_versions(board, policy, words, now)
    if area == "detection":
        return detection_versions(board.stream, board.detection.field, words, now)
    if area == "need":
        return needs(board.stream, board.audiences, key, words, now)
    return reaches(board.stream, board.audiences, words) if area == "reach" else []


def _starts(stream: str, field: Field[Occurred], words: Words, now: datetime) -> list[Version]:
    return [
        version_of(
            head, words.time(head.value.instant, now), SetImpactStart(incident=stream, started=head.value)
        )
        for head in field.heads
    ]


def _recoveries(
    stream: str, field: Field[Watch | str], policy: Policy, words: Words, now: datetime
) -> list[Version]:
    found: list[Version] = []
    for head in field.heads:
        watch = head.value
        if isinstance(watch, Watch):
            restored = Occurred(instant=watch.restored_at, zone=words.zone)
            choose: Command = DeclareRestored(
                incident=stream, watch_owner=watch.owner, watch_until=watch.until, restored=restored
            )
            over = QCoreApplication.translate("Versions", "restored {time}").format(
                time=words.time(watch.restored_at, now)
            )
            watched = QCoreApplication.translate("Versions", "{person} watches until {time}").format(
                person=policy.person_name(watch.owner), time=words.time(watch.until, now)
            )
            text = f"{over} ・ {watched}"
        else:
            choose = Reopen(incident=stream, reason=watch)
            text = QCoreApplication.translate("Versions", "not over: {reason}").format(reason=watch)
        found.append(version_of(head, text, choose))
    return found


def _holdings(stream: str, role: str, roles: Roles, policy: Policy) -> list[Version]:
    found: list[Version] = []
    for head in roles.fields[role].heads:
        person = head.value.person
        # Whoever commands holds no second role: chosen, that version leaves the role vacant.
        if person is None or (role != COMMANDER and person == roles.commander):
            vacant = QCoreApplication.translate("Versions", "vacant")
            found.append(version_of(head, vacant, ReleaseRole(incident=stream, role=role)))
        else:
            assign = AssignRole(incident=stream, role=role, person=person)
            found.append(version_of(head, policy.person_name(person), assign))
    return found


def _claims(stream: str, field: Field[Row], zone: str) -> list[Version]:
    return [
        version_of(
            head,
            head.value.text,
            StateImpact(
                incident=stream,
                aspect=head.value.aspect,
                text=head.value.text,
                certainty=head.value.certainty,
                # Choosing a version says nothing new: it stays as of when it was said.
                as_of=Occurred(instant=head.value.as_of, zone=zone),
                row=head.value.row,
                amount=head.value.amount,
                count=head.value.count,
                trial=head.value.trial,
                concern=head.value.concern,
                details=head.value.details,
            ),
        )
        for head in field.heads
    ]


def _phrases(stream: str, field: Field[Phrase]) -> list[Version]:
    empty = QCoreApplication.translate("Versions", "no wording")
    return [
        version_of(
            head,
            " / ".join(text for text in (head.value.ja, head.value.en) if text) or empty,
            WordImpact(incident=stream, ja=head.value.ja, en=head.value.en),
        )
        for head in field.heads
    ]
