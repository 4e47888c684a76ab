"""Pure: which rows of the timeline ask something of somebody, and whether the answer is still out."""

from typing import TYPE_CHECKING, Final

from commander.board.action_course import ActionAssigned
from commander.board.actions import ActionStarted
from commander.board.approval_requests import ApprovalAsked
from commander.board.approvals import OPEN
from commander.board.decision_records import DecisionProposed
from commander.board.questions import QuestionAsked
from commander.board.record import Record
from commander.board.report_back import ReportAsked
from commander.board.roles import RoleOffered
from commander.board.signals import SignalRaised
from commander.board.summons import CallState, RoleSummoned
from commander.board.timeline import EntryAdded, EntryKind

if TYPE_CHECKING:
    from commander.board.board import Board

# What rows are of, by which a timeline is looked through: an entry's own kind, else the record's.
ASKING_KINDS: Final = frozenset(
    {
        EntryKind.QUESTION.value,
        *(
            event.KIND
            for event in (
                QuestionAsked,
                ActionStarted,
                ActionAssigned,
                ReportAsked,
                RoleSummoned,
                RoleOffered,
                ApprovalAsked,
                DecisionProposed,
                SignalRaised,
            )
        ),
    }
)
_COMING: Final = (CallState.COMING, CallState.ARRIVED)


def is_unanswered(record: Record, board: "Board") -> bool:
    """Whether a row asks for an answer, a yes or a judgement that nobody has given yet. Struck: not known here."""
    event = record.event
    match event:
        case EntryAdded():
            taken_up = board.work.questions.is_answered(record.id) or record.id in board.turned.by_entry
            return event.entry_kind is EntryKind.QUESTION and not taken_up
        case QuestionAsked():
            question = board.work.questions.by_id.get(event.question)
            return question is not None and question.is_open
        case ActionStarted() | ActionAssigned():
            action = board.actions.by_id.get(event.action)
            is_newest = action is not None and action.owner == event.owner
            return (
                event.is_asked and action is not None and is_newest and action.is_asked and not action.result
            )
        case ReportAsked():
            reports = board.reports
            return reports.request(event.role) == record.id and reports.owed(event.role) is not None
        case RoleSummoned():
            summons = board.calls.by_role.get(event.role)
            return summons is not None and summons.state not in _COMING
        case RoleOffered():
            offer = board.roles.offers.get(event.role)
            return offer is not None and offer.record == record.id
        case ApprovalAsked():
            request = board.approvals.requests.get(event.request)
            return request is not None and request.state in OPEN
        case DecisionProposed():
            decision = board.work.decisions.by_id.get(event.decision)
            return decision is not None and decision.outcome is None
        case SignalRaised():
            signal = board.signals.by_id.get(event.signal)
            return signal is not None and board.signals.waits(signal)
        case _:
            return False
