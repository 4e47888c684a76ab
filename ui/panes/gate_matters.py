"""What the gates ask of somebody now, as lines of the attention strip. Holds no widget."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication

from commander.deadlines import Deadline, DeadlineKind, Urgency
from commander.steps.stall import stalled_since
from commander.wording.gates import check_name
from commander.wording.labels import Mark
from ui.models.board import BoardModel
from ui.panes.matter import Answering, Matter
from ui.shortcuts import Action
from ui.theme import Tone
from ui.words import Words


def gate_matters(model: BoardModel, words: Words, answering: Answering) -> Iterator[Matter]:
    """A standstill, a check whose time has come, a meeting, what waited for this morning."""
    since = stalled_since(model.board, model.policy, model.now, model.heard_at)
    if since is not None:
        text = QCoreApplication.translate("Gates", "Nothing recorded since {time}: does anybody work on it?")
        yield Matter(
            key="stalled",
            mark=words.mark(Mark.STATUS),
            text=text.format(time=words.time(since, model.now)),
            detail=QCoreApplication.translate("Gates", "ask for a state, name the next post, or stand down"),
            tone=Tone.WARN,
            ways=(
                (
                    QCoreApplication.translate("Gates", "Write where we stand"),
                    partial(answering.go, Action.COMPOSE),
                ),
            ),
        )
    for due in model.deadlines():
        if due.kind in _KINDS and due.urgency(model.now) is Urgency.DUE:
            yield _due(due, model, words, answering)


_KINDS = (DeadlineKind.GATE, DeadlineKind.SYNC, DeadlineKind.DEFERRAL)


def _due(due: Deadline, model: BoardModel, words: Words, answering: Answering) -> Matter:
    sentences = {
        DeadlineKind.GATE: QCoreApplication.translate("Gates", "To be decided by now: {check}"),
        DeadlineKind.SYNC: QCoreApplication.translate("Gates", "Everybody meets again now, as agreed"),
        DeadlineKind.DEFERRAL: QCoreApplication.translate("Gates", "Left over, due now: {text}"),
    }
    check = check_name(model.policy, due.subject, words.language) if due.kind is DeadlineKind.GATE else ""
    return Matter(
        key=f"gate:{due.kind}:{due.subject}",
        mark=words.mark(Mark.FOLLOW_UP),
        text=sentences[due.kind].format(check=check, text=due.text),
        detail=model.policy.person_name(due.owner) if due.owner else "",
        tone=Tone.WARN,
        ways=((QCoreApplication.translate("Gates", "To the checks"), partial(answering.go, Action.GATES)),),
    )
