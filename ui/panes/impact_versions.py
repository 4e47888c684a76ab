"""The versions of a contested cell, dependency or finding of the impact, and the command that chooses each."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from commander.board.board import Board
from commander.board.impact_matrix import JudgeCell, NoteDependency
from commander.board.impact_negligible import ConfirmNegligible, WithdrawNegligible
from commander.wording.impact_said import since_said
from ui.panes.version import Version, version_of
from ui.words import Words


def part_name(board: Board, key: str, words: Words) -> str:
    """What the component of a cell or a dependency is called."""
    component = key.partition("|")[0]
    names = board.symptoms.named.get(component)
    return words.either(*names) if names else component


def impact_versions(board: Board, area: str, key: str, words: Words, now: datetime) -> list[Version]:
    """Every version of one of them."""
    match area:
        case "cell":
            return _cells(board, key, words, now)
        case "dependency":
            return _dependencies(board, key)
        case _:
            return _findings(board)


def _cells(board: Board, key: str, words: Words, now: datetime) -> list[Version]:
    component, _, symptom = key.partition("|")
    found = []
    for head in board.symptoms.cells[key].heads:
        cell = head.value
        choose = JudgeCell(
            incident=board.stream,
            component=component,
            symptom=symptom,
            state=cell.state,
            since=cell.since,
            basis=cell.basis,
        )
        said = since_said(cell.state, words.time(cell.since.instant, now), words.language)
        found.append(version_of(head, said, choose))
    return found


def _dependencies(board: Board, key: str) -> list[Version]:
    found = []
    nothing = QCoreApplication.translate("Versions", "depends on nothing")
    for head in board.symptoms.dependencies[key].heads:
        noted = head.value
        choose = NoteDependency(incident=board.stream, component=key, depends_on=noted.on, note=noted.note)
        found.append(version_of(head, ", ".join(noted.on) or nothing, choose))
    return found


def _findings(board: Board) -> list[Version]:
    found: list[Version] = []
    for head in board.negligible.field.heads:
        finding = head.value
        if finding.text:
            confirm = ConfirmNegligible(incident=board.stream, text=finding.text)
            found.append(version_of(head, finding.text, confirm))
        else:
            back = QCoreApplication.translate("Versions", "taken back: {reason}").format(
                reason=finding.reason
            )
            withdraw = WithdrawNegligible(incident=board.stream, reason=finding.reason or back)
            found.append(version_of(head, back, withdraw))
    return found
