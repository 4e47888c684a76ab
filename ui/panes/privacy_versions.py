"""Two answers to the personal-data question, and the command that chooses each."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from commander.board.board import Board
from commander.board.policy import Policy
from commander.board.privacy_records import AnswerPrivacy
from ui.panes.version import Version, version_of
from ui.words import Words


def answer_versions(board: Board, policy: Policy, words: Words, now: datetime) -> list[Version]:
    """Every answer that stands; on what each rests is read in the track."""
    basis = QCoreApplication.translate("Privacy", "chosen between two answers")
    found = []
    for head in board.privacy.answer_field.heads:
        said = head.value
        owner = policy.person_name(said.owner) if said.owner else ""
        text = " ・ ".join(part for part in (words.label(said.answer), owner) if part)
        chosen = AnswerPrivacy(
            incident=board.stream,
            answer=said.answer,
            basis=basis,
            owner=said.owner,
            # A time that has passed can't be asked for again: the policy's own follows.
            ask_at=said.ask_at if said.ask_at is not None and said.ask_at > now else None,
        )
        found.append(version_of(head, text, chosen))
    return found
