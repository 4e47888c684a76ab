"""Pure: promises, time-boxes, limits: what is due when, from the board, the policy and the time."""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from commander.board import audiences_told
from commander.board.actions import Action
from commander.board.audiences import Needed
from commander.board.board import Board
from commander.board.final_report import owed as owed_report
from commander.board.maintenance import MaintenanceState
from commander.board.maintenance_records import Plan
from commander.board.message import Message
from commander.board.policy import Policy
from commander.board.promises import scope_due, standing_snooze

WARN_BEFORE = timedelta(minutes=5)
# Nothing heard of a running action for so long: ask; for so long: ask now (2-21).
SILENT_AFTER = timedelta(minutes=20)
SILENT_TOO_LONG = timedelta(minutes=40)


class DeadlineKind(StrEnum):
    """What is due."""

    FIRST_POST = "first-post"
    SCOPE_POST = "scope-post"  # who, what or how many is known, and the first post did not say
    NEXT_UPDATE = "next-update"
    TIME_BOX = "time-box"
    SIGNAL = "signal"
    WATCH = "watch"
    LANGUAGE = "language"  # the other language of a public post, which said that it follows
    ETA = "eta"  # the recovery that customers were told to expect
    CONTACT = "contact"  # an audience told by hand that nobody has reached yet
    FIRST_CONTACT = "first-contact"  # an audience that nobody has told yet
    AUDIENCE_UPDATE = "audience-update"
    AUDIENCE_QUESTION = "audience-question"  # who else must know
    REACH = "reach"  # how far it is told
    REPORT = "report"  # the report that customers were promised by a day
    MAINTENANCE_START = "maintenance-start"
    MAINTENANCE_END = "maintenance-end"  # the end that was told: a promise as any other


AUDIENCES = (DeadlineKind.FIRST_CONTACT, DeadlineKind.AUDIENCE_UPDATE)
PUBLIC_POSTS = (
    DeadlineKind.FIRST_POST,
    DeadlineKind.SCOPE_POST,
    DeadlineKind.NEXT_UPDATE,
    DeadlineKind.LANGUAGE,
    DeadlineKind.ETA,
)


# A report is not written in five minutes.
_WARNINGS = {DeadlineKind.REPORT: timedelta(days=1)}


class Urgency(StrEnum):
    """Red means a person must act now; amber: soon."""

    CALM = "calm"
    SOON = "soon"
    DUE = "due"


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is due, and whose it is."""

    kind: DeadlineKind
    due: datetime
    text: str = ""
    owner: str = ""
    subject: str = ""  # id of the action or signal, key of the audience

    snoozed_until: datetime | None = None  # the warning is put off; what is owed stays owed
    snooze_reason: str = ""

    def is_snoozed(self, now: datetime) -> bool:
        """Whether nobody is to be warned now."""
        return self.snoozed_until is not None and now < self.snoozed_until

    def urgency(self, now: datetime) -> Urgency:
        """How near it is. Put off, it is never red; a time that has passed never looks calm."""
        if self.is_snoozed(now):
            return Urgency.SOON if now >= self.due else Urgency.CALM
        if now >= self.due:
            return Urgency.DUE
        return Urgency.SOON if self.due - now <= _WARNINGS.get(self.kind, WARN_BEFORE) else Urgency.CALM


def deadlines(board: Board, policy: Policy) -> list[Deadline]:
    """Everything that is due, the next one first. The promise in the last post is the deadline (practice §5.2)."""
    incident = board.incident
    if incident.declared_at is None:
        return []
    # A signal waits to be judged whatever became of the incident: it never times out to "ignored" (practice §9).
    due = [*_limits(board), *_report(board)]
    if incident.closed:
        return due
    if board.maintenance.plan is not None:
        return sorted([*due, *_window(board, board.maintenance.plan)], key=lambda deadline: deadline.due)
    due += _posts(board, policy, incident.declared_at)
    for action in board.actions.running():
        box = Deadline(
            kind=DeadlineKind.TIME_BOX,
            due=action.check_at,
            text=action.text,
            owner=action.owner,
            subject=action.action,
        )
        due.append(box)
    due += _chases(board, policy)
    due += _audiences(board, policy)
    if incident.watch is not None:
        watch = incident.watch
        due.append(Deadline(kind=DeadlineKind.WATCH, due=watch.until, owner=watch.owner))
    return sorted(due, key=lambda deadline: deadline.due)


def _window(board: Board, plan: Plan) -> list[Deadline]:
    """Of a maintenance: when it is to begin, and the end that was told, until one that reads so says it is over."""
    state, messages = board.maintenance.state, board.messages
    owner = board.roles.commander or ""
    if state is MaintenanceState.SCHEDULED:
        starts = Deadline(kind=DeadlineKind.MAINTENANCE_START, due=plan.starts_at, owner=owner)
        return [starts]
    told_over = messages.public_stage is not None and messages.public_stage.is_over
    if board.maintenance.is_over and (told_over or messages.posted is None):
        return []
    # What customers read is the promise: an end that was moved and not told yet changes nothing for them.
    return [Deadline(kind=DeadlineKind.MAINTENANCE_END, due=messages.promise or plan.ends_at, owner=owner)]


def _report(board: Board) -> list[Deadline]:
    """The report on what happened, promised by a day: owed also once the incident is closed (practice §3)."""
    report = owed_report(board.final_reports, board.messages)
    if report is None:
        return []
    owner = board.roles.commander or ""
    return [Deadline(kind=DeadlineKind.REPORT, due=report.due, owner=owner, subject=report.audiences[0])]


def silence(action: Action, now: datetime) -> Urgency:
    """How long nothing was heard of a running action, as one state: ask its owner soon, or now."""
    silent = now - action.heard_at
    if silent >= SILENT_TOO_LONG:
        return Urgency.DUE
    return Urgency.SOON if silent >= SILENT_AFTER else Urgency.CALM


def _posts(board: Board, policy: Policy, declared_at: datetime) -> list[Deadline]:
    """What customers are owed: a first post, one that says the scope, the promised update, a word after a reopening."""
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


def _chases(board: Board, policy: Policy) -> list[Deadline]:
    """Audiences that nobody has reached: again after 30 minutes, then each hour (1-05)."""
    chases = []
    for contact in board.contacts.unanswered():
        judged = board.audiences.judged(contact.audience)
        if judged is not None and judged.needed is Needed.NO:
            continue
        audience = policy.audience(contact.audience)
        owner = (audiences_told.owner_of(board, audience)[0] if audience else "") or contact.by
        if contact.next_due is not None:
            kind, key = DeadlineKind.CONTACT, contact.audience
            chases.append(Deadline(kind=kind, due=contact.next_due, owner=owner, subject=key))
    return chases


def _audiences(board: Board, policy: Policy) -> list[Deadline]:
    """Whom their own times are owed, and, where the policy lists audiences, what is to be decided about telling."""
    due = [
        Deadline(
            kind=DeadlineKind.FIRST_CONTACT
            if row.owing is audiences_told.Owing.FIRST
            else DeadlineKind.AUDIENCE_UPDATE,
            due=at,
            owner=row.owner,
            subject=row.audience.key,
        )
        for row, at in audiences_told.owed(board, policy)
    ]
    if not policy.audience_fields or board.incident.watch is not None:
        return due
    owner = board.roles.commander or ""
    for kind, at_latest in (
        (DeadlineKind.REACH, audiences_told.reach_due(board)),
        (DeadlineKind.AUDIENCE_QUESTION, audiences_told.questions_due(board, policy)),
    ):
        if at_latest is not None:
            due.append(Deadline(kind=kind, due=at_latest, owner=owner))
    return due


def _limits(board: Board) -> list[Deadline]:
    """Signals that somebody must judge, the most urgent first."""
    return [
        Deadline(
            kind=DeadlineKind.SIGNAL,
            due=signal.judge_by,
            text=signal.text,
            owner=signal.owner,
            subject=signal.signal,
        )
        for signal in board.signals.untriaged()
        if signal.judge_by is not None
    ]
