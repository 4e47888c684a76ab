"""What a record of the work is about that only names it: the action, the decision, the question."""

from commander.board.action_course import (
    ActionAnswered,
    ActionAssigned,
    ActionPlaced,
    ActionProved,
    TemporaryLifted,
)
from commander.board.board import Board
from commander.board.changes import ChangeJudged
from commander.board.decisions import (
    DecisionDropped,
    DecisionObjected,
    DecisionReviewed,
)
from commander.board.follow_ups import FollowUpEnded, FollowUpPlanned
from commander.board.questions import QuestionAnswered, QuestionChased, QuestionDropped
from commander.board.record import Event
from commander.board.risks import RiskEnded
from commander.board.runs import RunTicked


def course_subject(event: Event, board: Board) -> str | None:
    """Its text; empty when the board doesn't know it; None: the event says itself what it is about."""
    work = board.work
    match event:
        case ActionAnswered() | ActionAssigned() | ActionPlaced() | ActionProved() | TemporaryLifted():
            action = board.actions.by_id.get(event.action)
            return action.text if action else ""
        case DecisionObjected() | DecisionDropped() | DecisionReviewed():
            decision = work.decisions.by_id.get(event.decision)
            return decision.text if decision else ""
        case QuestionChased() | QuestionAnswered() | QuestionDropped():
            question = work.questions.by_id.get(event.question)
            return question.text if question else ""
        case FollowUpPlanned() | FollowUpEnded():
            follow_up = work.follow_ups.by_id.get(event.follow_up)
            return follow_up.text if follow_up else ""
        case RiskEnded():
            risk = work.risks.by_id.get(event.risk)
            return risk.judged.text if risk else ""
        case ChangeJudged():
            change = work.changes.by_id.get(event.change)
            return change.noted.text if change else ""
        case RunTicked():
            run = work.runs.by_id.get(event.run)
            return run.begun.title if run else ""
        case _:
            return None
