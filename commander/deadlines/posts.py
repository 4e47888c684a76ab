"""Pure: what customers are owed: the first post, the scope, the promised update, the other language, the report."""

from collections.abc import Callable
from datetime import datetime, timedelta

from commander.board.board import Board
from commander.board.final_report import owed as owed_report
from commander.board.message import Message
from commander.board.policy import Policy
from commander.board.promises import scope_due, standing_snooze
from commander.deadlines.deadline import Deadline, DeadlineKind


def report_due(board: Board) -> list[Deadline]:
    """The report on what happened, promised by a day: owed also once the incident is closed (practice §3)."""
    report = owed_report(board.final_reports, board.messages)
    if report is None:
        return []
    owner = board.roles.commander or ""
    return [Deadline(kind=DeadlineKind.REPORT, due=report.due, owner=owner, subject=report.audiences[0])]


def promise_due(board: Board) -> list[Deadline]:
    """What customers of a closed incident still read a time for: only a last word that promises none ends it."""
    promise = board.messages.promise
    if promise is None:
        return []
    kind = DeadlineKind.NEXT_UPDATE if board.maintenance.plan is None else DeadlineKind.MAINTENANCE_END
    snooze = standing_snooze(board.promises, board.messages)
    return [
        Deadline(
            kind=kind,
            due=promise,
            owner=board.roles.commander or "",
            snoozed_until=snooze.until if snooze else None,
            snooze_reason=snooze.reason if snooze else "",
        )
    ]


def posts_due(board: Board, policy: Policy) -> list[Deadline]:
    """What customers are owed: a first post, one that says the scope, the promised update, a word after a reopening."""
    declared_at = board.incident.declared_at
    if declared_at is None:
        return []
    messages, reopened_at = board.messages, board.incident.reopened_at
    first = timedelta(minutes=policy.cadence(board.incident.severity).first)
    owner = board.roles.commander or ""
    posted = messages.posted
    snooze = standing_snooze(board.promises, messages)
    until, reason = (snooze.until, snooze.reason) if snooze else (None, "")

    def post(kind: DeadlineKind, due: datetime) -> Deadline:
        return Deadline(kind=kind, due=due, owner=owner, snoozed_until=until, snooze_reason=reason)

    if posted is None:
        if board.audiences.narrowed is not None:
            return []  # decided, with a reason: nobody is owed a notice (4-11)
        since = board.audiences.grew_at if board.audiences.is_outgrown else None
        return [post(DeadlineKind.FIRST_POST, max(declared_at, since or declared_at) + first)]
    scope = scope_due(board.promises, messages, board.impact)
    scope_posts = [post(DeadlineKind.SCOPE_POST, scope)] if scope is not None else []
    scope_posts += _told_ahead(posted.content, post)
    due = [messages.promise] if messages.promise else []
    if reopened_at is not None and posted.ordered_at < reopened_at:
        # Those who were told that it is over are told that it is not, whatever was promised (practice §9 rule 4).
        due.append(reopened_at + first)
    return [*scope_posts, *([post(DeadlineKind.NEXT_UPDATE, min(due))] if due else [])]


def _told_ahead(content: Message, post: Callable[[DeadlineKind, datetime], Deadline]) -> list[Deadline]:
    """What the last post itself leaves to do: its other language, and a word when its expected recovery is past."""
    found = []
    if content.follows is not None:
        found.append(post(DeadlineKind.LANGUAGE, content.follows.due))
    if content.eta is not None and not content.stage.is_over:
        found.append(post(DeadlineKind.ETA, content.eta))
    return found
