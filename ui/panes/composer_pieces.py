"""What was understood of the line being typed, a chip each: taken back, moved by one, or its words typed anew."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commander.board.record import Occurred
from commander.wording.language import Language
from commander.wording.said import Piece, Says
from commander.wording.times import TimeFault
from commander.wording.turning import turn_name
from ui.panes.piece_steps import stepped
from ui.theme import Tone
from ui.widgets.chip import ChipButton
from ui.widgets.flow import FlowLayout
from ui.words import Words


def tone_of(piece: Piece) -> Tone:
    """Red for a time that can't be: the line is refused until it is another or plain words."""
    return Tone.BAD if isinstance(piece.time, TimeFault) else Tone.ACCENT


# A pasted page may name somebody in every line: more chips than these nobody reads, and each is a widget.
_CHIPS: Final = 12


class PieceChip(ChipButton):
    """Pressed, or Backspace or Delete on it, takes it back; Up and Down move it; Enter goes to its words."""

    stepped = Signal(int)
    edited = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        match event.key():
            case Qt.Key.Key_Backspace | Qt.Key.Key_Delete:
                self.click()
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self.stepped.emit(1 if event.key() == Qt.Key.Key_Up else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.edited.emit()
            case _:
                super().keyPressEvent(event)


class PieceChips(QObject):
    """Chips in a row of somebody else's, made as they are needed. Window thread.

    taken_back: what the chip says, and the words it stands for. replaced: other words in the place of a piece.
    edited: from where to where in the text its words stand.
    """

    taken_back = Signal(Says, str)
    replaced = Signal(int, int, str)
    edited = Signal(int, int)

    def __init__(self, words: Words, parent: QWidget, *, after: QWidget) -> None:
        super().__init__(parent)
        self._words, self._place = words, parent
        self._last = after  # Tab goes on from here to the first chip
        self._flow: FlowLayout | None = None
        self._chips: list[PieceChip] = []
        self._pieces: Sequence[Piece] = ()
        self._now: datetime | None = None

    def stand_in(self, flow: FlowLayout) -> None:
        """Where the chips stand: behind what is there already."""
        self._flow = flow

    @property
    def texts(self) -> list[str]:
        """What the chips say now."""
        return [chip.text() for chip, _ in zip(self._chips, self._pieces, strict=False)]

    def show_pieces(self, pieces: Sequence[Piece], now: datetime) -> None:
        """A chip for each of these and no other; of very many the first ones, of one name said again one."""
        once: dict[tuple[Says, str], Piece] = {}
        for piece in pieces:
            once.setdefault((piece.says, piece.typed), piece)
        pieces = tuple(once.values())[:_CHIPS]
        self._pieces, self._now = pieces, now
        while len(self._chips) < len(pieces) and self._flow is not None:
            chip = PieceChip(parent=self._place)
            place = len(self._chips)
            chip.clicked.connect(lambda _=False, place=place: self._take_back(place))
            chip.stepped.connect(partial(self._step, place))
            chip.edited.connect(partial(self._edit, place))
            self._flow.addWidget(chip)
            QWidget.setTabOrder(self._last, chip)
            self._last = chip
            self._chips.append(chip)
        for chip, piece in zip(self._chips, pieces, strict=False):
            chip.show_state(f"{self._said(piece, now)}  ×", tone_of(piece))
            chip.setAccessibleDescription(
                self.tr("Backspace takes it as plain words, Up and Down change it, Enter goes to its words")
            )
            chip.show()
        for chip in self._chips[len(pieces) :]:
            chip.hide()

    def _said(self, piece: Piece, now: datetime) -> str:
        if isinstance(piece.time, TimeFault):
            return self.tr("no such time")
        match piece.says:
            case Says.KIND if piece.kind is not None:
                return self._words.label(piece.kind)
            case Says.TURN if piece.turn is not None:
                return turn_name(piece.turn, Language(self._words.language))
            case Says.WHEN if isinstance(piece.time, Occurred):
                time = self._words.time(piece.time.instant, now)
                about = self.tr("c. {time}").format(time=time) if piece.time.approximate else time
                return self.tr("happened {time}").format(time=about)
            case Says.DUE if isinstance(piece.time, Occurred):
                return self.tr("by {time}").format(time=self._words.time(piece.time.instant, now))
            case _:
                return piece.recorded

    def _step(self, place: int, step: int) -> None:
        if place < len(self._pieces) and self._now is not None:
            piece = self._pieces[place]
            words = stepped(piece, step, self._now, Language(self._words.language))
            if words is not None:
                self.replaced.emit(piece.start, piece.end, words)

    def _edit(self, place: int) -> None:
        if place < len(self._pieces):
            self.edited.emit(self._pieces[place].start, self._pieces[place].end)

    def _take_back(self, place: int) -> None:
        piece = self._pieces[place]
        self.taken_back.emit(piece.says, piece.typed)
