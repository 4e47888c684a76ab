"""The form that takes a line of the restricted timeline out for good (2-10)."""

from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commander.board.erasing import EraseEntry
from commander.board.privacy_erasing import can_be_erased
from ui.models.board import BoardModel
from ui.panes.privacy_forms import TrackForm
from ui.words import Words

_NUMBER_WIDTH: Final = 110


class EraseForm(TrackForm):
    """The number of the line and why; nothing is erased without a reason, and Esc leaves everything as it is."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self.in_a_row(self.line("number", _NUMBER_WIDTH), self.line("reason"))
        self.keep()

    @override
    def retranslate(self) -> None:
        self.name(
            {
                "number": self.tr("Line no."),
                "reason": self.tr("Why it is erased for good (this stays: say nothing of what was there)"),
            }
        )

    @override
    def confirm(self) -> None:
        said, records = self.said("number").strip().removesuffix("."), self.model.restricted.records
        number = int(said) if said.isascii() and said.isdigit() and len(said) < len("10000") else 0
        if not 1 <= number <= len(records) or not can_be_erased(records[number - 1]):
            self.say(self.tr("Write the number that stands before the line."))
            return
        self.submit(
            EraseEntry(incident=self.stream, entry=records[number - 1].id, reason=self.said("reason"))
        )
