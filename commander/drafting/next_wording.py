"""Pure: which wording comes next for customers, and which each audience starts from (practice §5)."""

from datetime import datetime

from commander.board.board import Board
from commander.board.bulletin import Stage
from commander.board.final_report import owed as owed_report
from commander.board.impact import Aspect
from commander.board.organisation import Audience
from commander.board.posts_owed import Why
from commander.board.promises import is_long_running
from commander.drafting.maintenance import maintenance_template
from commander.wording.templates import TemplateId, stage_of

# T02 says that the cause is being investigated: past that, what grew or was wrong is corrected.
_PAST_INVESTIGATING = (Stage.IDENTIFIED, Stage.MONITORING, Stage.RESOLVED)
_CORRECTED = frozenset({Why.NUMBER_SUPERSEDED, Why.IMPACT_GREW, Why.WHO_CHANGED, Why.CONCERN_RAISED})


def suggested_template(board: Board, now: datetime | None = None) -> TemplateId:
    """The wording for customers that follows from what they were told last and what is known now.

    now: to tell whether it is time for a longer interval; without it none is suggested.
    """
    apart = _of_no_stage(board) or _last_word(board)
    if apart is not None:
        return apart
    messages, watch = board.messages, board.incident.watch
    told = messages.public_stage
    owed = {one.why for one in board.owed}
    if watch is not None and told not in (Stage.MONITORING, Stage.RESOLVED):
        return TemplateId.T05
    if told in _PAST_INVESTIGATING and owed & _CORRECTED and Why.REOPENED not in owed:
        return TemplateId.T08
    if watch is not None:
        return TemplateId.T06
    if told is None:
        # Who read that the incident before this one was over is told that there is trouble again (practice §9 rule 4).
        return TemplateId.T01 if board.incident.previous_over_at is None else TemplateId.T07
    if told is Stage.RESOLVED:
        return TemplateId.T07
    if told is Stage.MONITORING:
        # "It goes on, we look for the cause" (T04) would take back what they were told.
        return _back_to_investigating(board) if Why.REOPENED in owed else TemplateId.T05
    last = messages.posted.content.template if messages.posted else ""
    is_scope_known = board.impact.row(Aspect.WHO) is not None and board.impact.phrase is not None
    if told is Stage.INVESTIGATING and (owed - {Why.REOPENED} or (is_scope_known and last != TemplateId.T02)):
        return TemplateId.T02
    if now is not None and is_long_running(messages, now):
        return TemplateId.T09
    return TemplateId.T04


def _of_no_stage(board: Board) -> TemplateId | None:
    """What follows from another thing than the stages of an incident: a maintenance's record, the report."""
    if board.maintenance.plan is not None:
        return maintenance_template(board.maintenance, board.messages)
    return TemplateId.F01 if _only_the_report_is_left(board) else None


def _last_word(board: Board) -> TemplateId | None:
    """The incident is closed: only a text that says so ends what customers were promised."""
    told = board.messages.public_stage
    return TemplateId.T06 if board.incident.closed and told is not None and not told.is_over else None


def _only_the_report_is_left(board: Board) -> bool:
    """The end was told and nothing is owed but the report; without a promise it is for a closed incident alone."""
    is_over = board.incident.closed or board.incident.watch is not None
    if board.owed or not is_over or board.messages.public_stage is not Stage.RESOLVED:
        return False
    return board.incident.closed or owed_report(board.final_reports, board.messages) is not None


def _back_to_investigating(board: Board) -> TemplateId:
    """Recovery was in sight and is not: the stage that customers read goes back, said by a text that says why."""
    is_scope_known = board.impact.row(Aspect.WHO) is not None and board.impact.phrase is not None
    return TemplateId.T02 if is_scope_known else TemplateId.T01


def template_for(board: Board, audience: Audience, now: datetime | None = None) -> TemplateId:
    """The wording that an audience starts from: its own, else by stage for customers, I01 for one's own people."""
    if board.maintenance.plan is not None:
        # One's own people are told of a maintenance by the same text: nobody has a role in an outage.
        return suggested_template(board, now)
    if audience.template == TemplateId.P01 and stage_of(suggested_template(board, now)) is Stage.RESOLVED:
        return TemplateId.P02
    if audience.template in tuple(TemplateId):
        return TemplateId(audience.template)
    return suggested_template(board, now) if audience.is_outside else TemplateId.I01
