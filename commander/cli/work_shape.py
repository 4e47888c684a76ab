"""The work as a part of `show --json`: decisions, questions, changes, risks, procedures, follow-ups."""

from commander.board.actions import Action
from commander.board.board import Board
from commander.board.work import Work
from commander.cli.shapes import Shape, instant


def work_shape(board: Board) -> Shape:
    """A part of `show --json`."""
    work = board.work
    return {
        "decisions": _decisions(work),
        "questions": _questions(work),
        "changes": _changes(work),
        "cause": _cause(board),
        "risks": _risks(work),
        "procedures": _procedures(work),
        "follow_ups": _follow_ups(work),
        "temporary": [one.action for one in board.actions.in_place()],
    }


def course_shape(action: Action) -> Shape:
    """What an action has besides its time-box and its end."""
    proof = action.proof
    return {
        "lane": action.place.lane,
        "nature": action.place.nature,
        "taking": action.ownership.taking,
        "fallback": action.fallback,
        "extensions": action.extensions,
        "verified": proof.holds if proof else None,
        "evidence": proof.evidence if proof else "",
        "lifted": action.lifting.note if action.lifting else None,
    }


def _decisions(work: Work) -> list[Shape]:
    return [
        {
            "decision": one.decision,
            "text": one.text,
            "state": one.state,
            "decider": one.decider or None,
            "decided_at": instant(one.decided_at),
            "basis": one.basis,
            "executor": one.executor or None,
            "review_at": instant(one.review_at),
            "objections": [{"person": each.person, "text": each.text} for each in one.objections],
            "rejected": [{"text": each.text, "why_not": each.why_not} for each in one.rejected],
        }
        for one in work.decisions.by_id.values()
    ]


def _questions(work: Work) -> list[Shape]:
    return [
        {
            "question": one.question,
            "text": one.text,
            "asked_to": one.asking.person,
            "answer_by": instant(one.asking.answer_by),
            "asker": one.asker,
            "chased": one.chased,
            "answered": one.closing.is_answered if one.closing else None,
            "answer": one.closing.text if one.closing else "",
        }
        for one in work.questions.by_id.values()
    ]


def _changes(work: Work) -> list[Shape]:
    return [
        {
            "change": one.noted.change,
            "text": one.noted.text,
            "kind": one.noted.change_kind,
            "changed_at": instant(one.noted.changed_at.instant),
            "revert": one.noted.revert,
            "risky": one.noted.is_risky,
            "suspicion": one.suspicion,
            "reason": one.reason,
            "option": one.noted.option or None,
        }
        for one in work.changes.by_id.values()
    ]


def _risks(work: Work) -> list[Shape]:
    return [
        {
            "risk": one.risk,
            "text": one.judged.text,
            "owner": one.judged.owner,
            "likelihood": one.judged.likelihood,
            "effect": one.judged.effect,
            "watched_by": one.judged.watched_by,
            "end": one.ended.end if one.ended else None,
        }
        for one in work.risks.by_id.values()
    ]


def _procedures(work: Work) -> list[Shape]:
    return [
        {
            "run": key,
            "procedure": one.begun.procedure,
            "version": one.begun.version,
            "number": one.begun.number,
            "action": one.begun.action or None,
            "steps": [
                {"text": step.text, "by_hand": step.is_manual, "state": one.state(number)}
                for number, step in enumerate(one.begun.steps, 1)
            ],
        }
        for key, one in work.runs.by_id.items()
    ]


def _follow_ups(work: Work) -> list[Shape]:
    return [
        {
            "follow_up": one.follow_up,
            "text": one.text,
            "when": one.plan.when,
            "owner": one.plan.owner or None,
            "due": instant(one.plan.due),
            "end": one.ending.end if one.ending else None,
            "evidence": one.ending.reason if one.ending else "",
        }
        for one in work.follow_ups.by_id.values()
    ]


def _cause(board: Board) -> Shape | None:
    judged = board.work.cause.judged
    if judged is None:
        return None
    external = judged.category.is_external
    return {
        "category": judged.category,
        "external": external,
        "basis": judged.basis,
        "confirmed": judged.is_confirmed,
    }
