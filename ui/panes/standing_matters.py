"""What customers are shown and we never said, as lines of the attention strip. Holds no widget."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import QCoreApplication

from commander.board.commands import Command
from commander.board.standing import AcceptDrift, Drifted, TellAgain, is_moving
from commander.wording.standing import drift_words, finding_line
from ui.models.board import BoardModel
from ui.panes.standing_words import component_names
from ui.shortcuts import Action
from ui.widgets.ask import Blank
from ui.words import Words

_UNDO: Final = timedelta(seconds=10)


class Mending(Protocol):
    """What carries a way on out."""

    def submit(self, command: Command) -> None:
        """Record it at once."""

    def ask_for(
        self,
        key: str,
        question: str,
        blanks: Sequence[Blank],
        command: Callable[[Mapping[str, str]], Command],
    ) -> None:
        """Ask for what is missing first."""

    def go(self, action: Action) -> None:
        """Go where it is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftLine:
    """One public target that shows something else: its words and its ways on."""

    key: str
    text: str
    detail: str
    ways: tuple[tuple[str, Callable[[], None]], ...]


def drift_lines(model: BoardModel, words: Words, mending: Mending) -> Iterator[DriftLine]:
    """Each public target that differs and that nobody has accepted."""
    if model.board.incident.closed:
        return
    for drifted in model.board.standings.open():
        # What is on its way there may mend it: until it has arrived nobody needs to do more.
        if drifted.public and not is_moving(model.board.messages, drifted.finding.target):
            yield _line(drifted, model, words, mending)


def _line(drifted: Drifted, model: BoardModel, words: Words, mending: Mending) -> DriftLine:
    finding, stream = drifted.finding, model.stream
    place = words.place(finding.target)
    kinds = drift_words(finding.drifts, words.language)
    again = TellAgain(incident=stream, target=finding.target, undo=_UNDO)
    reason = Blank(
        name="reason",
        label=QCoreApplication.translate("AttentionStrip", "Reason"),
        hint=QCoreApplication.translate("AttentionStrip", "Why what they show may stand"),
    )
    accept = partial(
        mending.ask_for,
        f"drift:{finding.target}",
        QCoreApplication.translate("AttentionStrip", "Accept what {place} shows").format(place=place),
        [reason],
        lambda said: AcceptDrift(incident=stream, target=finding.target, reason=said["reason"]),
    )
    return DriftLine(
        # What stands there now is part of it: a second change by hand is a new line.
        key=f"drift:{finding.target}:{drifted.seen_at.isoformat()}",
        text=_as_sentence(
            QCoreApplication.translate("AttentionStrip", "{place} shows something else: {what}").format(
                place=place, what=kinds
            )
        ),
        detail=finding_line(finding, words.language, component_names(model, words)),
        ways=(
            (
                QCoreApplication.translate("AttentionStrip", "Compare"),
                partial(mending.go, Action.COMPARE),
            ),
            (QCoreApplication.translate("AttentionStrip", "Send ours again"), partial(mending.submit, again)),
            (QCoreApplication.translate("AttentionStrip", "Accept theirs…"), accept),
        ),
    )


def _as_sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
