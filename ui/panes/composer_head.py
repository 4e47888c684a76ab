"""What stands above the composer's text: the kinds, what was understood as chips, or which entry is corrected."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from commander.board.timeline import EntryKind
from commander.wording.said import Piece
from ui.panes.composer_kinds import KindChips
from ui.panes.composer_pieces import PieceChips
from ui.theme import SMALL_PX, Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.chip import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.plain_label import PlainLabel
from ui.words import Words


class ComposerHead(QWidget):
    """Window thread. text: Tab goes on from it to the chips."""

    def __init__(self, words: Words, parent: QWidget, *, text: QWidget) -> None:
        super().__init__(parent)
        self.kinds = KindChips(words, self)
        self._hint = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, parent=self)
        self._which = Chip(tone=Tone.WARN, parent=self)
        self.drop = Button(kind=ButtonKind.QUIET, parent=self)
        chips = QWidget(self)
        self.pieces = PieceChips(words, chips, after=text)
        wide = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        wide.setHeightForWidth(True)
        chips.setSizePolicy(wide)
        flow = FlowLayout(chips, gap=6, line_gap=6)
        self.kinds.stand_in(flow)
        for part in (self._which, self.drop):
            flow.addWidget(part)
        self.pieces.stand_in(flow)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(chips, 1)
        row.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignTop)

    def retranslate(self) -> None:
        """Say every word again."""
        self.kinds.retranslate()
        self._hint.setText(self.tr("Alt+initial ・ -3m"))
        self.drop.setText(self.tr("Not now"))

    def show_line(self, kind: EntryKind, pieces: Sequence[Piece], now: datetime) -> None:
        """A new entry is typed."""
        self._show(kind, pieces, now, correction="")

    def show_correction(self, kind: EntryKind, now: datetime, *, strikes: bool) -> None:
        """An entry is corrected; strikes: its text is to be empty."""
        said = self.tr("Strikes the entry") if strikes else self.tr("Corrects the entry")
        self._show(kind, (), now, correction=said)

    def _show(self, kind: EntryKind, pieces: Sequence[Piece], now: datetime, *, correction: str) -> None:
        self.kinds.show_kind(kind, visible=not correction)
        self._which.setVisible(bool(correction))
        self.drop.setVisible(bool(correction))
        if correction:
            self._which.show_state(correction, Tone.WARN)
        self.pieces.show_pieces(pieces, now)
        self._hint.setVisible(not pieces and not correction)
