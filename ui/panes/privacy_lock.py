"""The lock in the top bar: that a restricted track exists, and the way into it for those with the right (2-10)."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.models.board import BoardModel
from ui.panes.privacy_sections import question_tone, standing_words
from ui.panes.privacy_words import rights_words
from ui.theme import Tone, tone_hex
from ui.widgets.chip import CHIP_HEIGHT, ChipButton
from ui.widgets.plain_label import set_plain_tooltip
from ui.words import Words

_LOCK: Final = 14


class PrivacyLock(ChipButton):
    """Hidden while nobody raised anything. The lock is closed for whoever may not read, open for whoever may."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._model, self._board_words = model, words
        self._lock_tone = Tone.NEUTRAL
        model.restricted.changed.connect(self.refresh)
        self.hide()

    def refresh(self) -> None:
        """Show whether there is a track, and how it stands."""
        model, words = self._model, self._board_words
        has_track = bool(model.stream) and model.board.privacy.has_track
        self.setVisible(has_track)
        if not has_track:
            return
        self._lock_tone = question_tone(model)
        # Room for the lock stands before the word: the chip paints its text in the middle.
        word = self.tr("Personal data")
        self.show_state(f"    {word}", self._lock_tone)
        rights = rights_words(model, is_open=model.restricted.is_open)
        self.setAccessibleName(self.tr("Personal data (restricted)"))
        self.setAccessibleDescription(f"{standing_words(model, words)[0]}. {rights}")
        set_plain_tooltip(self, f"{standing_words(model, words)[0]}\n{rights}")

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(tone_hex(self._lock_tone))
        middle = CHIP_HEIGHT / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(10, middle - 1, _LOCK - 4, 7), 1.5, 1.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1.6))
        # The shackle stands off on one side for whoever may read.
        shift = 3 if self._model.restricted.is_open else 0
        painter.drawArc(QRectF(12 + shift, middle - 6, 6, 9), 0, 180 * 16)
