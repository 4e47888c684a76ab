"""What can be done about a role as it stands: the choices of its form, which fields each needs, and its command."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from commander.board.board import Board
from commander.board.commands import Command
from commander.board.report_back import AcknowledgeReport, AskReport, ReportBack
from commander.board.roles import COMMANDER, AssignRole, ReleaseRole
from commander.board.summons import Answer, AnswerCall, CallRole, CallState, EndSummons, SummonRole


class Act(StrEnum):
    """One thing to do about a role."""

    ASSIGN = "assign"
    CALL = "call"
    SUMMON = "summon"
    COMING = "coming"
    DECLINED = "declined"
    NO_ANSWER = "no-answer"
    OFFER = "offer"
    REPORT_BY = "report-by"
    REPORTED = "reported"
    CALL_OFF = "call-off"
    WANT = "want"
    TAKEN = "taken"
    RELEASE = "release"


# By whether somebody holds it: the numbers stay where the fingers know them.
WHILE_VACANT = (
    Act.ASSIGN,
    Act.CALL,
    Act.SUMMON,
    Act.COMING,
    Act.DECLINED,
    Act.NO_ANSWER,
    Act.REPORTED,
    Act.CALL_OFF,
    Act.WANT,
)
WHILE_HELD = (Act.ASSIGN, Act.OFFER, Act.REPORT_BY, Act.REPORTED, Act.RELEASE, Act.CALL_OFF, Act.TAKEN)
NEEDS_PERSON = frozenset({Act.ASSIGN, Act.CALL, Act.SUMMON, Act.WANT})
NEEDS_TIME = frozenset({Act.REPORT_BY})
NEEDS_TEXT = frozenset({Act.REPORT_BY, Act.REPORTED})
_ANSWERS = {Act.COMING: Answer.COMING, Act.DECLINED: Answer.DECLINED, Act.NO_ANSWER: Answer.NO_ANSWER}


def possible_acts(board: Board, role: str) -> frozenset[Act]:
    """What makes sense now; the desk decides all the same."""
    summons, is_owed = board.calls.by_role.get(role), board.reports.owed(role) is not None
    owed = {Act.REPORTED} if is_owed else set()
    untaken = {Act.TAKEN} if is_owed and not board.reports.is_acknowledged(role) else set()
    wanted = {Act.CALL_OFF} if summons is not None else set()
    if board.roles.holder(role) is None:
        called = set(_ANSWERS) if summons is not None and summons.calls else set()
        asks = {Act.WANT} if summons is None else set()
        return frozenset({Act.ASSIGN, Act.CALL, Act.SUMMON} | called | wanted | owed | asks)
    # Command is never taken over somebody's head: it is offered and accepted.
    named = set() if role == COMMANDER else {Act.ASSIGN}
    return frozenset({Act.OFFER, Act.REPORT_BY, Act.RELEASE} | named | wanted | owed | untaken)


def first_act(board: Board, role: str, now: datetime) -> Act:
    """What somebody who opens the row most likely came for."""
    summons = board.calls.by_role.get(role)
    owed = board.reports.owed(role)
    if board.roles.holder(role) is None:
        if summons is None:
            return Act.ASSIGN
        return Act.ASSIGN if summons.state is CallState.COMING and not summons.is_overdue(now) else Act.CALL
    if owed is not None and owed.report_at <= now:
        return Act.REPORTED
    return Act.OFFER if role == COMMANDER else Act.ASSIGN


def act_words(acts: Sequence[Act]) -> list[str]:
    """The acts in the language in force."""
    words = {
        Act.ASSIGN: QCoreApplication.translate("RoleActs", "Name them"),
        Act.CALL: QCoreApplication.translate("RoleActs", "Called them"),
        Act.SUMMON: QCoreApplication.translate("RoleActs", "I will call"),
        Act.COMING: QCoreApplication.translate("RoleActs", "Coming"),
        Act.DECLINED: QCoreApplication.translate("RoleActs", "Can't come"),
        Act.NO_ANSWER: QCoreApplication.translate("RoleActs", "No answer"),
        Act.OFFER: QCoreApplication.translate("RoleActs", "Hand over…"),
        Act.REPORT_BY: QCoreApplication.translate("RoleActs", "Ask for a report"),
        Act.REPORTED: QCoreApplication.translate("RoleActs", "Reported"),
        Act.CALL_OFF: QCoreApplication.translate("RoleActs", "Call it off"),
        Act.RELEASE: QCoreApplication.translate("RoleActs", "Leave vacant"),
        Act.WANT: QCoreApplication.translate("RoleActs", "Somebody is wanted"),
        Act.TAKEN: QCoreApplication.translate("RoleActs", "Taken on"),
    }
    return [words[act] for act in acts]


def _summons_of(act: Act, stream: str, role: str, me: str, person: str) -> Command:
    match act:
        case Act.CALL:
            return CallRole(incident=stream, role=role, person=person)
        case Act.SUMMON:
            return SummonRole(incident=stream, role=role, person=person, caller=me)
        case Act.WANT:
            return SummonRole(incident=stream, role=role, person=person)
        case Act.CALL_OFF:
            return EndSummons(incident=stream, role=role)
        case _:
            return AnswerCall(incident=stream, role=role, answer=_ANSWERS[act], person=person)


def command_of(
    act: Act, stream: str, role: str, *, me: str, person: str, text: str, at: datetime | None
) -> Command | None:
    """The command of an act; None: it is done on a page. Only a report's time needs `at`.

    Of an answer, `person` is who was called.
    """
    match act:
        case Act.ASSIGN:
            return AssignRole(incident=stream, role=role, person=person)
        case Act.OFFER:
            return None
        case Act.RELEASE:
            return ReleaseRole(incident=stream, role=role)
        case Act.REPORT_BY if at is not None:
            return AskReport(incident=stream, role=role, report_at=at, task=text)
        case Act.REPORT_BY | Act.REPORTED:
            return ReportBack(incident=stream, role=role, text=text)
        case Act.TAKEN:
            return AcknowledgeReport(incident=stream, role=role)
        case _:
            return _summons_of(act, stream, role, me, person)
