"""The work as `show` tells it: plain lines for people, JSON shapes for programs. Reads nothing itself."""

from collections.abc import Iterable
from datetime import datetime, tzinfo

from commander.board.actions import Action
from commander.board.board import Board
from commander.board.policy import Policy
from commander.cli.place import clock
from commander.deadlines import goals
from commander.wording.checks import outgoing_title
from commander.wording.labels import label
from commander.wording.language import Bilingual, Language

Shape = dict[str, object]
WORK_HEADS = {
    "decisions": Bilingual("決定", "Decisions"),
    "questions": Bilingual("質問", "Questions"),
    "changes": Bilingual("直近の変更", "Recent changes"),
    "cause": Bilingual("原因の分類", "Kind of cause"),
    "risks": Bilingual("リスク", "Risks"),
    "runs": Bilingual("手順書", "Procedures"),
    "temporary": Bilingual("残っている暫定対応", "Temporary, still in place"),
    "follow_ups": Bilingual("後続作業", "Follow-ups"),
    "targets": Bilingual("目標時間", "Target times"),
}
_REACHED = Bilingual("達成", "reached")


def work_lines(board: Board, policy: Policy, language: Language, zone: tzinfo) -> dict[str, list[str]]:
    """The lines of each part, each with the number that it is called by."""
    work, person = board.work, policy.person_name
    judged = work.cause.judged
    return {
        "decisions": _numbered(
            (one.text, label(one.state, language), person(one.decider), one.basis, _at(one.review_at, zone))
            for one in work.decisions.by_id.values()
        ),
        "questions": _numbered(
            (
                one.text,
                person(one.asking.person),
                one.closing.text if one.closing else _at(one.asking.answer_by, zone),
            )
            for one in work.questions.by_id.values()
        ),
        "changes": _numbered(
            (
                one.noted.text,
                label(one.suspicion, language),
                clock(one.noted.changed_at.instant, zone),
                one.noted.revert,
            )
            for one in work.changes.by_id.values()
        ),
        "cause": [f"{label(judged.category, language)} {outgoing_title(judged.basis)}".rstrip()]
        if judged
        else [],
        "risks": _numbered(
            (
                one.judged.text,
                f"{label(one.judged.likelihood, language)}×{label(one.judged.effect, language)}",
                person(one.judged.owner),
                label(one.ended.end, language) if one.ended else "",
            )
            for one in work.risks.by_id.values()
        ),
        "runs": _numbered(
            (one.begun.title, f"{one.gone_through}/{len(one.begun.steps)}")
            for one in work.runs.by_id.values()
        ),
        "temporary": [outgoing_title(one.text) for one in board.actions.in_place()],
        "follow_ups": _numbered(
            (
                one.text,
                label(one.ending.end if one.ending else one.plan.when, language),
                person(one.plan.owner),
                _at(one.plan.due, zone),
            )
            for one in work.follow_ups.by_id.values()
        ),
        "targets": [
            f"{label(one.goal, language)}: {clock(one.due, zone)}"
            + (f" ({_REACHED.said_in(language)} {clock(one.reached_at, zone)})" if one.reached_at else "")
            for one in goals(board, policy)
        ],
    }


def work_shape(board: Board) -> Shape:
    """A part of `show --json`."""
    work = board.work
    return {
        "decisions": [
            {
                "decision": one.decision,
                "text": one.text,
                "state": one.state,
                "decider": one.decider or None,
                "decided_at": _instant(one.decided_at),
                "basis": one.basis,
                "executor": one.executor or None,
                "review_at": _instant(one.review_at),
                "objections": [{"person": each.person, "text": each.text} for each in one.objections],
                "rejected": [{"text": each.text, "why_not": each.why_not} for each in one.rejected],
            }
            for one in work.decisions.by_id.values()
        ],
        "questions": [
            {
                "question": one.question,
                "text": one.text,
                "asked_to": one.asking.person,
                "answer_by": _instant(one.asking.answer_by),
                "asker": one.asker,
                "chased": one.chased,
                "answered": one.closing.is_answered if one.closing else None,
                "answer": one.closing.text if one.closing else "",
            }
            for one in work.questions.by_id.values()
        ],
        "changes": [
            {
                "change": one.noted.change,
                "text": one.noted.text,
                "kind": one.noted.change_kind,
                "changed_at": _instant(one.noted.changed_at.instant),
                "revert": one.noted.revert,
                "risky": one.noted.is_risky,
                "suspicion": one.suspicion,
                "reason": one.reason,
                "option": one.noted.option or None,
            }
            for one in work.changes.by_id.values()
        ],
        "cause": _cause(board),
        "risks": [
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
        ],
        "procedures": [
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
        ],
        "follow_ups": [
            {
                "follow_up": one.follow_up,
                "text": one.text,
                "when": one.plan.when,
                "owner": one.plan.owner or None,
                "due": _instant(one.plan.due),
                "end": one.ending.end if one.ending else None,
                "evidence": one.ending.reason if one.ending else "",
            }
            for one in work.follow_ups.by_id.values()
        ],
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


def _numbered(rows: Iterable[tuple[str, ...]]) -> list[str]:
    """1. The text (what else is known of it)."""
    lines = []
    for number, (text, *words) in enumerate(rows, 1):
        said = ", ".join(outgoing_title(word) for word in words if word)
        lines.append(f"{number}. {outgoing_title(text)}" + (f" ({said})" if said else ""))
    return lines


def _at(moment: datetime | None, zone: tzinfo) -> str:
    return f"→ {clock(moment, zone)}" if moment else ""


def _instant(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
