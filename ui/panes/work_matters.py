"""What of the work needs somebody now, as lines of the attention strip: owners, proposals, questions, targets."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.deadlines import Deadline, DeadlineKind, Urgency
from commander.wording.labels import Mark
from ui.models.board import BoardModel
from ui.panes.matter import Answering, Matter
from ui.shortcuts import Action
from ui.theme import Tone
from ui.words import Words

_SHOWN: Final = 60
_MARKS: Final = {
    DeadlineKind.UNOWNED: Mark.ACTION,
    DeadlineKind.ACCEPTANCE: Mark.ACTION,
    DeadlineKind.POLL: Mark.DECISION,
    DeadlineKind.DECISION_REVIEW: Mark.DECISION,
    DeadlineKind.QUESTION: Mark.QUESTION,
    DeadlineKind.HYPOTHESIS: Mark.HYPOTHESIS,
    DeadlineKind.DIAGNOSIS: Mark.STATUS,
    DeadlineKind.MITIGATION: Mark.STATUS,
}
_ON_THE_BOARD: Final = (DeadlineKind.UNOWNED, DeadlineKind.ACCEPTANCE)
_GOALS: Final = (DeadlineKind.DIAGNOSIS, DeadlineKind.MITIGATION)


def work_matters(model: BoardModel, words: Words, answering: Answering) -> Iterator[Matter]:
    """What is overdue, an action that nobody has first; a target past asks for another estimate (3-04, 3-07)."""
    now = model.now
    asked = {key for key, one in model.board.work.questions.by_id.items() if one.heard is not None}
    due = [one for one in model.deadlines() if one.kind in _MARKS and one.urgency(now) is Urgency.DUE]
    late = [one for one in due if one.kind is not DeadlineKind.QUESTION or one.subject not in asked]
    order = list(_MARKS)
    for one in sorted(late, key=lambda due: order.index(due.kind)):
        is_red = one.kind is DeadlineKind.UNOWNED
        person = model.policy.person_name(one.owner) if one.owner else ""
        yield Matter(
            key=f"{one.kind}:{one.subject}",
            mark=words.mark(_MARKS[one.kind]),
            text=_text(one, words),
            detail=" ・ ".join(part for part in (person, words.countdown(one.due, now)) if part),
            tone=Tone.BAD if is_red else Tone.WARN,
            ways=(_way(one, answering),),
        )


def _text(one: Deadline, words: Words) -> str:
    line = " ".join(one.text[:_SHOWN].split()) + ("…" if len(one.text) > _SHOWN else "")
    return f"{words.label(one.kind)}: {line}" if line else words.label(one.kind)


def _way(one: Deadline, answering: Answering) -> tuple[str, Callable[[], None]]:
    if one.kind in _ON_THE_BOARD:
        return QCoreApplication.translate("Work", "Name one person"), partial(answering.go, Action.ACTIONS)
    if one.kind in _GOALS:
        return QCoreApplication.translate("Work", "Estimate anew"), partial(answering.go, Action.IMPACT)
    where = Action.ACTIONS if one.kind is DeadlineKind.HYPOTHESIS else Action.WORK
    return QCoreApplication.translate("Work", "Look at it"), partial(answering.go, where)
