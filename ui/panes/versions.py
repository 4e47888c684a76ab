"""The versions of a contested field, and the command that chooses each one. Shows nothing."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from commander.board.board import Board, Command
from commander.board.heads import Field
from commander.board.impact import Row, StateImpact
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
from ui.words import Words


@dataclass(frozen=True, slots=True)
class Version:
    """One head of the field, said in words, and what makes it the only one."""

    text: str
    author: str
    command: Command


def versions(board: Board, policy: Policy, field: str, words: Words, now: datetime) -> list[Version]:
    """Every version of a contested field."""
    stream, incident = board.stream, board.incident
    match field.partition(":"):
        case "title", _, _:
            return [
                Version(head.value, head.author, Retitle(incident=stream, title=head.value))
                for head in incident.title_field.heads
            ]
        case "severity", _, _:
            return [
                Version(
                    words.severity(head.value), head.author, SetSeverity(incident=stream, severity=head.value)
                )
                for head in incident.severity_field.heads
            ]
        case "started", _, _:
            return _starts(stream, incident.started_field, words, now)
        case "phase", _, _:
            return [
                Version(
                    words.label(Phase(head.value)), head.author, EnterPhase(incident=stream, phase=head.value)
                )
                for head in incident.phase_field.heads
            ]
        case "recovery", _, _:
            return _recoveries(stream, incident.recovery_field, words, now)
        case "role", _, role:
            return _holdings(stream, role, board.roles, policy)
        case "impact", _, row:
            return _claims(stream, board.impact.fields[row], words.zone)
        case _:
            return []


def _starts(stream: str, field: Field[Occurred], words: Words, now: datetime) -> list[Version]:
    return [
        Version(
            words.time(head.value.instant, now),
            head.author,
            SetImpactStart(incident=stream, started=head.value),
        )
        for head in field.heads
    ]


def _recoveries(stream: str, field: Field[Watch | str], words: Words, now: datetime) -> list[Version]:
    found: list[Version] = []
    for head in field.heads:
        watch = head.value
        if isinstance(watch, Watch):
            restored = Occurred(instant=watch.restored_at, zone=words.zone)
            choose: Command = DeclareRestored(
                incident=stream, watch_owner=watch.owner, watch_until=watch.until, restored=restored
            )
            text = QCoreApplication.translate("Versions", "restored {time}").format(
                time=words.time(watch.restored_at, now)
            )
        else:
            choose = Reopen(incident=stream, reason=watch)
            text = QCoreApplication.translate("Versions", "not over: {reason}").format(reason=watch)
        found.append(Version(text, head.author, choose))
    return found


def _holdings(stream: str, role: str, roles: Roles, policy: Policy) -> list[Version]:
    found: list[Version] = []
    for head in roles.fields[role].heads:
        person = head.value.person
        # Whoever commands holds no second role: chosen, that version leaves the role vacant.
        if person is None or (role != COMMANDER and person == roles.commander):
            vacant = QCoreApplication.translate("Versions", "vacant")
            found.append(Version(vacant, head.author, ReleaseRole(incident=stream, role=role)))
        else:
            found.append(
                Version(
                    policy.person_name(person),
                    head.author,
                    AssignRole(incident=stream, role=role, person=person),
                )
            )
    return found


def _claims(stream: str, field: Field[Row], zone: str) -> list[Version]:
    return [
        Version(
            head.value.text,
            head.author,
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
            ),
        )
        for head in field.heads
    ]
