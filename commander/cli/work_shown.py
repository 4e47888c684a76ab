"""The work as `show` tells it to people, in plain lines. Reads nothing itself."""

from collections.abc import Iterable
from datetime import datetime, tzinfo

from commander.board.board import Board
from commander.board.policy import Policy
from commander.cli.place import clock
from commander.deadlines import goals
from commander.wording.checks import outgoing_title
from commander.wording.labels import label
from commander.wording.language import Bilingual, Language

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


def _numbered(rows: Iterable[tuple[str, ...]]) -> list[str]:
    """1. The text (what else is known of it)."""
    lines = []
    for number, (text, *words) in enumerate(rows, 1):
        said = ", ".join(outgoing_title(word) for word in words if word)
        lines.append(f"{number}. {outgoing_title(text)}" + (f" ({said})" if said else ""))
    return lines


def _at(moment: datetime | None, zone: tzinfo) -> str:
    return f"→ {clock(moment, zone)}" if moment else ""
