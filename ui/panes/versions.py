"""The versions of a contested field, and the command that chooses each one. Shows nothing."""

from dataclasses import dataclass
from datetime import datetime

from commander.board.board import Board, Command
from commander.board.heads import Field
from commander.board.impact import Row, StateImpact
from commander.board.incident import (
    DeclareRestored,
    EnterPhase,
    Phase,
    Retitle,
    SetImpactStart,
    SetSeverity,
    Watch,
)
from commander.board.record import Occurred
from commander.board.roles import AssignRole, Holding, ReleaseRole
from ui.words import Words


@dataclass(frozen=True, slots=True)
class Version:
    """One head of the field, said in words, and what makes it the only one."""

    text: str
    author: str
    command: Command


def versions(board: Board, field: str, words: Words, now: datetime) -> list[Version]:
    """Every version of a contested field; a field that no command can settle has none."""
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
            return _holdings(stream, role, board.roles.fields[role])
        case "impact", _, row:
            return _claims(stream, board.impact.fields[row])
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
    # "Not restored" stands by itself while contested; only the watch needs a command to win.
    return [
        Version(
            words.time(head.value.restored_at, now),
            head.author,
            DeclareRestored(incident=stream, watch_owner=head.value.owner, watch_until=head.value.until),
        )
        for head in field.heads
        if isinstance(head.value, Watch)
    ]


def _holdings(stream: str, role: str, field: Field[Holding]) -> list[Version]:
    return [
        Version(
            head.value.person or "—",
            head.author,
            AssignRole(incident=stream, role=role, person=head.value.person)
            if head.value.person
            else ReleaseRole(incident=stream, role=role),
        )
        for head in field.heads
    ]


def _claims(stream: str, field: Field[Row]) -> list[Version]:
    return [
        Version(
            head.value.text,
            head.author,
            StateImpact(
                incident=stream,
                aspect=head.value.aspect,
                text=head.value.text,
                certainty=head.value.certainty,
                row=head.value.row,
                amount=head.value.amount,
            ),
        )
        for head in field.heads
    ]
