"""What a row of the timeline became, said behind it: a task and whose, a question and of whom, a decision."""

from PySide6.QtCore import QCoreApplication

from commander.board.actions import ActionStarted
from commander.board.board import Board
from commander.board.policy import Policy
from commander.board.questions import QuestionAsked
from commander.board.turned import Became


def became_said(entry: str, board: Board, policy: Policy) -> str:
    """Each thing that was made from an entry, in the order it was made; empty: nothing was."""
    made = board.turned.by_entry.get(entry, ())
    return " ・ ".join(dict.fromkeys(filter(None, (_said(one, board, policy) for one in made))))


def _said(one: Became, board: Board, policy: Policy) -> str:
    match one.kind:
        case ActionStarted.KIND:
            action = board.actions.by_id.get(one.key)
            text = QCoreApplication.translate("TimelineLines", "→ task of {person}")
            return text.format(person=policy.person_name(action.owner)) if action else ""
        case QuestionAsked.KIND:
            question = board.work.questions.by_id.get(one.key)
            text = QCoreApplication.translate("TimelineLines", "→ question to {person}")
            return text.format(person=policy.person_name(question.asking.person)) if question else ""
        case _:
            decision = board.work.decisions.by_id.get(one.key)
            return QCoreApplication.translate("TimelineLines", "→ decision") if decision else ""
