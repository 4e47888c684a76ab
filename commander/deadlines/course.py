"""Pure: what is due around the actions: a yes, an owner, a word on a proposal, a review, an answer, a goal."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from commander.board.board import Board
from commander.board.hypotheses import HypothesisState
from commander.board.policy import Policy
from commander.board.targets import Goal, Standing
from commander.deadlines.deadline import Deadline, DeadlineKind

# Whoever was asked answers at once, or is asked again; so does a poll (practice §1.1: a short pause).
ANSWERED_WITHIN = timedelta(minutes=5)
_GOALS = {Goal.DIAGNOSIS: DeadlineKind.DIAGNOSIS, Goal.MITIGATION: DeadlineKind.MITIGATION}


def course_due(board: Board, policy: Policy) -> Iterator[Deadline]:
    """While an incident is open."""
    yield from _owners(board)
    yield from _decisions(board)
    yield from _asked(board)
    if board.incident.watch is None:
        for goal in goals(board, policy):
            if goal.reached_at is None:
                yield Deadline(kind=_GOALS[goal.goal], due=goal.due, owner=board.roles.commander or "")


def _decisions(board: Board) -> Iterator[Deadline]:
    """Proposals that wait for the word, and what is to be looked at again."""
    for decision in board.work.decisions.polled():
        if decision.proposed_at is not None:
            yield Deadline(
                kind=DeadlineKind.POLL,
                due=decision.proposed_at + ANSWERED_WITHIN,
                text=decision.text,
                owner=board.roles.commander or "",
                subject=decision.decision,
            )
    for decision in board.work.decisions.by_id.values():
        if decision.review_at is not None:
            yield Deadline(
                kind=DeadlineKind.DECISION_REVIEW,
                due=decision.review_at,
                text=decision.text,
                owner=decision.decider,
                subject=decision.decision,
            )


def _asked(board: Board) -> Iterator[Deadline]:
    """Answers, and what those who look into a hypothesis find out."""
    for question in board.work.questions.open():
        yield Deadline(
            kind=DeadlineKind.QUESTION,
            due=question.asking.answer_by,
            text=question.text,
            owner=question.asking.person,
            subject=question.question,
        )
    for hypothesis in board.hypotheses.by_id.values():
        if hypothesis.state is HypothesisState.OPEN and hypothesis.inquiry.check_at is not None:
            yield Deadline(
                kind=DeadlineKind.HYPOTHESIS,
                due=hypothesis.inquiry.check_at,
                text=hypothesis.text,
                owner=hypothesis.inquiry.owner,
                subject=hypothesis.hypothesis,
            )


def follow_ups_due(board: Board) -> Iterator[Deadline]:
    """What is left to do by a day: also once the incident is closed."""
    for one in board.work.follow_ups.left():
        if one.plan.due is not None:
            yield Deadline(
                kind=DeadlineKind.FOLLOW_UP,
                due=one.plan.due,
                text=one.text,
                owner=one.plan.owner,
                subject=one.follow_up,
            )


def goals(board: Board, policy: Policy) -> list[Standing]:
    """How the target times stand: since the declaration, and when each goal was reached (3-04)."""
    declared, target = board.incident.declared_at, policy.target(board.incident.severity)
    if declared is None:
        return []
    reached = {Goal.DIAGNOSIS: _diagnosed_at(board), Goal.MITIGATION: _mitigated_at(board)}
    within = {goal: target.within(goal) for goal in Goal}
    return [
        Standing(goal=goal, due=declared + span, reached_at=reached[goal])
        for goal, span in within.items()
        if span is not None
    ]


def _diagnosed_at(board: Board) -> datetime | None:
    """When something first spoke for a cause, or its kind was judged; what was ruled out since is no diagnosis."""
    found = [
        one.finding.found_at
        for one in board.hypotheses.by_id.values()
        if one.finding is not None and one.state is HypothesisState.SUPPORTED
    ]
    judged = board.work.cause.judged_at
    return min([*found, *([judged] if judged else [])], default=None)


def _mitigated_at(board: Board) -> datetime | None:
    """When an action first worked and held, or recovery was declared."""
    worked = [one.finished_at for one in board.actions.finished() if one.has_held and one.finished_at]
    watch = board.incident.watch
    return min([*worked, *([watch.restored_at] if watch else [])], default=None)


def _owners(board: Board) -> Iterator[Deadline]:
    for action in board.actions.running():
        if not action.owner:
            due, kind = action.ownership.since, DeadlineKind.UNOWNED
        elif action.is_asked:
            due, kind = action.ownership.since + ANSWERED_WITHIN, DeadlineKind.ACCEPTANCE
        else:
            continue
        yield Deadline(kind=kind, due=due, text=action.text, owner=action.owner, subject=action.action)
