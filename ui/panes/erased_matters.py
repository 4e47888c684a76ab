"""What was erased and still stands elsewhere, as lines of the attention strip; and how one asks to erase there."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from commander.board.deliveries import DeliveryState
from commander.board.erasing import EraseEntry
from commander.board.summary import Standing
from commander.wording.erased import still_showing
from commander.wording.labels import Mark
from ui.models.board import BoardModel
from ui.panes.matter import Answering, Matter
from ui.theme import Tone
from ui.widgets.ask import Blank
from ui.words import Words


def erased_matters(model: BoardModel, words: Words) -> Iterator[Matter]:
    """A pinned summary that shows erased words, until the edit without them has arrived."""
    for standing in model.board.summary.showing_erased():
        yield Matter(
            key=f"erased-shown:{standing.target}",
            mark=words.mark(Mark.COMMUNICATION),
            text=still_showing(words.place(standing.target), words.language),
            detail=_becomes(standing),
            tone=Tone.WARN,
        )


def ask_to_erase(key: str, said: str, stream: str, entry: str, answering: Answering) -> None:
    """Ask why something is erased for good: an entry or a signal, by its record or by its id."""
    answering.ask_for(
        f"erase:{key}",
        said,
        [
            Blank(
                name="reason",
                label=QCoreApplication.translate("Erasing", "Why"),
                hint=QCoreApplication.translate("Erasing", "it stays: say nothing of what was there"),
            )
        ],
        lambda typed: EraseEntry(incident=stream, entry=entry, reason=typed["reason"]),
        confirm=QCoreApplication.translate("Erasing", "Erase"),
    )


def _becomes(standing: Standing) -> str:
    """Whether anything is on its way that takes them off."""
    if standing.unwanted or standing.state is DeliveryState.FAILED:
        return QCoreApplication.translate("Erasing", "No edit is on its way: take it off in Slack.")
    return QCoreApplication.translate("Erasing", "The edit without them is on its way.")
