"""The line of the attention strip about a maintenance that has run past the end that was told. Holds no widget."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication

from commander.deadlines import DeadlineKind
from commander.wording.labels import Mark
from ui.models.board import BoardModel
from ui.panes.matter import Answering, Matter
from ui.shortcuts import Action
from ui.words import Words


def overrun_matters(model: BoardModel, words: Words, answering: Answering) -> Iterator[Matter]:
    """Whoever reads the page believes that it is over: its end is moved, or it is ended."""
    for due in model.deadlines():
        if due.kind is not DeadlineKind.MAINTENANCE_END or model.now < due.due:
            continue
        told = QCoreApplication.translate("AttentionStrip", "due {time}")
        yield Matter(
            key=f"overrun:{due.due.isoformat()}",
            mark=words.mark(Mark.COMMUNICATION),
            text=QCoreApplication.translate("AttentionStrip", "The maintenance is past its end"),
            detail=told.format(time=words.time(due.due, model.now)),
            ways=(
                (
                    QCoreApplication.translate("AttentionStrip", "Move the end…"),
                    partial(answering.go, Action.MAINTENANCE_EXTEND),
                ),
            ),
        )
