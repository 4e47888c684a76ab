"""The versions of an owner, a decision, a question, a risk, a follow-up, a change, a cause, and their names."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from commander.board.action_course import AnswerAction, AssignAction
from commander.board.action_state import Ownership, Taking
from commander.board.board import Board
from commander.board.causes import JudgeCause
from commander.board.changes import JudgeChange
from commander.board.commands import Command
from commander.board.decisions import Decision, DropDecision, MakeDecision, Outcome, ReviewDecision
from commander.board.follow_ups import PlanFollowUp
from commander.board.policy import Policy
from commander.board.questions import ChaseQuestion
from commander.board.risks import JudgeRisk
from ui.panes.version import Version, version_of
from ui.words import Words

COURSE_FIELDS = frozenset(
    {"owner", "decision", "second-look", "question", "risk", "follow-up", "change", "cause"}
)


def course_name(board: Board, area: str, key: str) -> tuple[str, str]:
    """What a field is called, with a place for the text, and the text."""
    work = board.work
    match area:
        case "owner":
            said = QCoreApplication.translate("AttentionStrip", "Who does it: {text}")
            return said, board.actions.by_id[key].text
        case "decision" | "second-look":
            said = QCoreApplication.translate("AttentionStrip", "What was decided: {text}")
            return said, work.decisions.by_id[key].text
        case "question":
            said = QCoreApplication.translate("AttentionStrip", "Who answers: {text}")
            return said, work.questions.by_id[key].text
        case "risk":
            said = QCoreApplication.translate("AttentionStrip", "How grave a risk: {text}")
            return said, work.risks.by_id[key].judged.text
        case "follow-up":
            said = QCoreApplication.translate("AttentionStrip", "Who does it: {text}")
            return said, work.follow_ups.by_id[key].text
        case "change":
            said = QCoreApplication.translate("AttentionStrip", "The trigger or not: {text}")
            return said, work.changes.by_id[key].noted.text
        case _:
            return QCoreApplication.translate("AttentionStrip", "Kind of cause"), ""


def course_versions(
    board: Board, policy: Policy, area: str, key: str, words: Words, now: datetime
) -> list[Version]:
    """What each desk said, and the command that makes it the only one."""
    stream, work, person = board.stream, board.work, policy.person_name
    match area:
        case "owner":
            return [
                version_of(
                    head,
                    f"{person(head.value.person)} ({words.label(head.value.taking)})",
                    _owned(stream, key, head.value),
                )
                for head in board.actions.by_id[key].owner_field.heads
            ]
        case "decision":
            found = work.decisions.by_id[key]
            return [
                version_of(head, _outcome_text(head.value), _outcome(stream, found, head.value))
                for head in found.outcome_field.heads
            ]
        case "second-look":
            return [
                version_of(
                    head,
                    head.value.reason,
                    ReviewDecision(
                        incident=stream,
                        decision=key,
                        stands=head.value.stands,
                        reason=head.value.reason,
                        review_at=head.value.review_at,
                    ),
                )
                for head in work.decisions.by_id[key].review_field.heads
            ]
        case "question":
            return [
                version_of(
                    head,
                    f"{person(head.value.person)} {words.time(head.value.answer_by, now)}",
                    ChaseQuestion(
                        incident=stream,
                        question=key,
                        asked_to=head.value.person,
                        answer_by=head.value.answer_by,
                    ),
                )
                for head in work.questions.by_id[key].asking_field.heads
            ]
        case _:
            return _of_the_rest(board, policy, area, key, words, now)


def _of_the_rest(
    board: Board, policy: Policy, area: str, key: str, words: Words, now: datetime
) -> list[Version]:
    stream, work = board.stream, board.work
    if area == "follow-up":
        return [
            version_of(
                head,
                f"{policy.person_name(head.value.owner)} {words.time(head.value.due, now) if head.value.due else ''}",
                PlanFollowUp(
                    incident=stream,
                    follow_up=key,
                    owner=head.value.owner,
                    due=head.value.due,
                    when=head.value.when,
                ),
            )
            for head in work.follow_ups.by_id[key].plan_field.heads
        ]
    if area == "risk":
        return [
            version_of(
                head,
                f"{words.label(head.value.likelihood)}×{words.label(head.value.effect)}",
                JudgeRisk(
                    incident=stream,
                    risk=key,
                    text=head.value.text,
                    owner=head.value.owner,
                    likelihood=head.value.likelihood,
                    effect=head.value.effect,
                    watched_by=head.value.watched_by,
                ),
            )
            for head in work.risks.by_id[key].judged_field.heads
        ]
    if area == "change":
        return [
            version_of(
                head,
                f"{words.label(head.value.suspicion)}: {head.value.reason}",
                JudgeChange(
                    incident=stream, change=key, suspicion=head.value.suspicion, reason=head.value.reason
                ),
            )
            for head in work.changes.by_id[key].judged_field.heads
        ]
    return [
        version_of(
            head,
            words.label(head.value.category),
            JudgeCause(
                incident=stream,
                category=head.value.category,
                basis=head.value.basis,
                is_confirmed=head.value.is_confirmed,
            ),
        )
        for head in work.cause.field.heads
    ]


def _owned(stream: str, action: str, owned: Ownership) -> Command:
    """Whoever declined has not got it by being chosen."""
    if owned.taking is Taking.DECLINED:
        return AnswerAction(incident=stream, action=action, is_accepted=False, reason=owned.reason)
    is_asked = owned.taking is Taking.ASKED
    return AssignAction(incident=stream, action=action, owner=owned.person, is_asked=is_asked)


def _outcome_text(outcome: Outcome) -> str:
    if outcome.made is not None:
        return outcome.made.text
    dropped = QCoreApplication.translate("Versions", "dropped: {reason}")
    return dropped.format(reason=outcome.reason)


def _outcome(stream: str, found: Decision, outcome: Outcome) -> Command:
    made = outcome.made
    if made is None:
        return DropDecision(incident=stream, decision=found.decision, reason=outcome.reason)
    return MakeDecision(
        incident=stream,
        decision=found.decision,
        text=made.text,
        decider=made.decider,
        basis=made.basis,
        executor=made.executor,
        review_at=made.review_at,
        rejected=made.rejected,
    )
