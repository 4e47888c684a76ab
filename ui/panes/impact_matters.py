"""Whether it is still not so serious, as a line of the attention strip once it is to be asked again (2-23)."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication

from commander.board.impact_negligible import ConfirmNegligible
from commander.deadlines import DeadlineKind, Urgency
from commander.deadlines.impact import spoken_against
from ui.models.board import BoardModel
from ui.panes.matter import Answering, Matter
from ui.shortcuts import Action
from ui.theme import Tone
from ui.words import Words


def impact_matters(model: BoardModel, words: Words, answering: Answering) -> Iterator[Matter]:
    """One line: it is confirmed once more, unless newer claims speak against it, or looked at in its row."""
    finding = model.board.negligible.standing
    owed = [one for one in model.deadlines() if one.kind is DeadlineKind.NEGLIGIBLE]
    if finding is None or not any(one.urgency(model.now) is Urgency.DUE for one in owed):
        return
    ways = [(QCoreApplication.translate("Impact", "Look again…"), partial(answering.go, Action.NEGLIGIBLE))]
    if spoken_against(model.board) is not None:
        detail, tone = (
            QCoreApplication.translate("Impact", "newer claims speak against it: look again"),
            Tone.BAD,
        )
    else:
        confirm = ConfirmNegligible(incident=model.stream, text=finding.text)
        still = QCoreApplication.translate("Impact", "Still so"), partial(answering.submit, confirm)
        ways.insert(0, still)
        by, at = model.policy.person_name(finding.by), words.time(finding.found_at, model.now)
        detail, tone = f"{by} {at}", Tone.WARN
    yield Matter(
        key="negligible",
        mark="≈",
        text=QCoreApplication.translate("Impact", "Is it still not so serious? {text}").format(
            text=finding.text
        ),
        detail=detail,
        tone=tone,
        ways=tuple(ways),
    )
