"""The kinds of an entry as chips, each with its key (practice §1.4)."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QButtonGroup, QWidget

from commander.board.timeline import EntryKind
from ui.shortcuts import Action, shortcut
from ui.theme import Tone
from ui.widgets.chip import ChipButton
from ui.widgets.flow import FlowLayout
from ui.words import Words

# Their keys are Alt and the letter of practice §1.4.
KINDS: Final[Mapping[EntryKind, Action]] = {
    EntryKind.FACT: Action.WRITE_FACT,
    EntryKind.DECISION: Action.WRITE_DECISION,
    EntryKind.ACTION: Action.WRITE_ACTION,
    EntryKind.QUESTION: Action.WRITE_QUESTION,
    EntryKind.HYPOTHESIS: Action.WRITE_HYPOTHESIS,
    EntryKind.FOLLOW_UP: Action.WRITE_FOLLOW_UP,
    EntryKind.GOOD_MOVE: Action.WRITE_GOOD_MOVE,
}


class KindChips(QObject):
    """Window thread. chosen: by a press or by its key, which counts anywhere in the parent."""

    chosen = Signal(EntryKind)

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._group = QButtonGroup(self)
        self._chips = {kind: ChipButton(checkable=True, parent=parent) for kind in KINDS}
        for kind, chip in self._chips.items():
            self._group.addButton(chip)
            chip.clicked.connect(lambda _=False, kind=kind: self.chosen.emit(kind))
            for sequence in shortcut(KINDS[kind]).sequences:
                QShortcut(sequence, parent).activated.connect(partial(self.chosen.emit, kind))

    def stand_in(self, flow: FlowLayout) -> None:
        """Where the chips stand."""
        for chip in self._chips.values():
            flow.addWidget(chip)

    def retranslate(self) -> None:
        """Say every word again."""
        for kind, chip in self._chips.items():
            chip.show_state(self._words.label(kind), Tone.NEUTRAL)
            chip.setAccessibleDescription(shortcut(KINDS[kind]).shown)

    def show_kind(self, kind: EntryKind, *, visible: bool) -> None:
        """Which one holds; a first word may name a kind that has no chip."""
        self._group.setExclusive(kind in self._chips)
        for one, chip in self._chips.items():
            chip.setVisible(visible)
            chip.setChecked(one is kind)
