"""The versions of an owner, a decision, a question, a risk, a follow-up, a change, a cause, and their names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

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
    return _VERSIONS[area](_Asked(board, policy, key, words, now))


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whose versions are asked for, and by whom they are read."""

    board: Board
    policy: Policy
    key: str
    words: Words
    now: datetime

    def dated(self, person: str, moment: datetime | None) -> str:
        """A person and by when."""
        name = self.policy.person_name(person)
        return f"{name} {self.words.time(moment, self.now)}" if moment else name


def _owner(asked: _Asked) -> list[Version]:
    name, label = asked.policy.person_name, asked.words.label
    return [
        version_of(
            head,
            f"{name(head.value.person)} ({label(head.value.taking)})",
            _owned(asked.board.stream, asked.key, head.value),
        )
        for head in asked.board.actions.by_id[asked.key].owner_field.heads
    ]


def _decision(asked: _Asked) -> list[Version]:
    found = asked.board.work.decisions.by_id[asked.key]
    return [
        version_of(head, _outcome_text(head.value), _outcome(asked.board.stream, found, head.value))
        for head in found.outcome_field.heads
    ]


def _second_look(asked: _Asked) -> list[Version]:
    return [
        version_of(
            head,
            head.value.reason,
            ReviewDecision(
                incident=asked.board.stream,
                decision=asked.key,
                stands=head.value.stands,
                reason=head.value.reason,
                review_at=head.value.review_at,
            ),
        )
        for head in asked.board.work.decisions.by_id[asked.key].review_field.heads
    ]


def _question(asked: _Asked) -> list[Version]:
    return [
        version_of(
            head,
            asked.dated(head.value.person, head.value.answer_by),
            ChaseQuestion(
                incident=asked.board.stream,
                question=asked.key,
                asked_to=head.value.person,
                answer_by=head.value.answer_by,
            ),
        )
        for head in asked.board.work.questions.by_id[asked.key].asking_field.heads
    ]


def _follow_up(asked: _Asked) -> list[Version]:
    return [
        version_of(
            head,
            asked.dated(head.value.owner, head.value.due),
            PlanFollowUp(
                incident=asked.board.stream,
                follow_up=asked.key,
                owner=head.value.owner,
                due=head.value.due,
                when=head.value.when,
            ),
        )
        for head in asked.board.work.follow_ups.by_id[asked.key].plan_field.heads
    ]


def _risk(asked: _Asked) -> list[Version]:
    label = asked.words.label
    return [
        version_of(
            head,
            f"{label(head.value.likelihood)}×{label(head.value.effect)}",
            JudgeRisk(
                incident=asked.board.stream,
                risk=asked.key,
                text=head.value.text,
                owner=head.value.owner,
                likelihood=head.value.likelihood,
                effect=head.value.effect,
                watched_by=head.value.watched_by,
            ),
        )
        for head in asked.board.work.risks.by_id[asked.key].judged_field.heads
    ]


def _change(asked: _Asked) -> list[Version]:
    return [
        version_of(
            head,
            f"{asked.words.label(head.value.suspicion)}: {head.value.reason}",
            JudgeChange(
                incident=asked.board.stream,
                change=asked.key,
                suspicion=head.value.suspicion,
                reason=head.value.reason,
            ),
        )
        for head in asked.board.work.changes.by_id[asked.key].judged_field.heads
    ]


def _cause(asked: _Asked) -> list[Version]:
    return [
        version_of(
            head,
            asked.words.label(head.value.category),
            JudgeCause(
                incident=asked.board.stream,
                category=head.value.category,
                basis=head.value.basis,
                is_confirmed=head.value.is_confirmed,
            ),
        )
        for head in asked.board.work.cause.field.heads
    ]


_VERSIONS: Final[Mapping[str, Callable[[_Asked], list[Version]]]] = {
    "owner": _owner,
    "decision": _decision,
    "second-look": _second_look,
    "question": _question,
    "follow-up": _follow_up,
    "risk": _risk,
    "change": _change,
    "cause": _cause,
}
COURSE_FIELDS: Final = frozenset(_VERSIONS)


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
