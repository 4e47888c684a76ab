"""The sheet's line for whom this broadcast does not reach: their text has a blank, or nobody ticked them."""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from commander.board.audiences_told import matrix
from commander.board.board import Board
from commander.board.organisation import Audience
from commander.board.policy import Policy
from ui.models.board import BoardModel
from ui.panes.sheet_composition import Composition, tab_of
from ui.theme import SMALL_PX, Tone
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel
from ui.words import Words


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """Audiences that could be told and are not."""

    blank: tuple[Audience, ...] = ()  # a blank is open in their text
    unticked: tuple[Audience, ...] = ()

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.blank) + len(self.unticked)


def left_out(composition: Composition, board: Board, policy: Policy) -> LeftOut:
    """Whom a broadcast leaves out; of planned work, and of whom need not know, that was decided elsewhere."""
    if board.maintenance.plan is not None:
        return LeftOut()
    excused = {row.audience.key for row in matrix(board, policy) if row.is_excused}
    away = [
        one
        for one in policy.audiences()
        if one.targets and one.key not in excused and one.key not in composition.chosen
    ]
    blank = [one for one in away if composition.has_blanks(tab_of(one, composition.stage))]
    return LeftOut(blank=tuple(blank), unticked=tuple(one for one in away if one not in blank))


class SheetLeftOut(QFrame):
    """Names them with the reason; one button ticks those with a blank and goes to it.

    ticked: the same composition with them in it.
    """

    ticked = Signal(Composition)

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheetFoot")
        self._model, self._words = model, words
        self._composition: Composition | None = None
        self._said = PlainLabel(tone=Tone.WARN, px=SMALL_PX, wraps=True, parent=self)
        self._fill = Button(elides=True, parent=self)
        self._fill.clicked.connect(self._tick)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(12)
        row.addWidget(self._said, 1)
        row.addWidget(self._fill)
        self.hide()

    def retranslate(self) -> None:
        """Say every word again in the language in force."""
        self._fill.setText(self.tr("Tick them and fill the blank"))
        if self._composition is not None:
            self.show_composition(self._composition)

    def show_composition(self, composition: Composition) -> None:
        """Say whom these values leave out."""
        self._composition = composition
        out = left_out(composition, self._model.board, self._model.policy)
        sentences = []
        if out.blank:
            text = self.tr("{names} are left out: a blank is open")
            sentences.append(text.format(names=self._names(out.blank)))
        if out.unticked:
            sentences.append(self.tr("{names} are not ticked").format(names=self._names(out.unticked)))
        self._said.setText(" ・ ".join(sentences))
        self._said.set_tone(Tone.WARN if out.blank else Tone.NEUTRAL)
        self._fill.setVisible(bool(out.blank))
        self.setVisible(bool(out.count))

    def _names(self, audiences: Sequence[Audience]) -> str:
        separator = "、" if self._words.language == "ja" else ", "
        return separator.join(self._words.either(one.name_ja, one.name_en) for one in audiences)

    def _tick(self) -> None:
        composition = self._composition
        if composition is not None:
            out = left_out(composition, self._model.board, self._model.policy)
            keys = (*composition.chosen, *(one.key for one in out.blank))
            self.ticked.emit(replace(composition, chosen=keys))
