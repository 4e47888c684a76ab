"""The lock in the top bar: that a restricted track exists, and the way into it for those with the right (2-10)."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.models.board import BoardModel
from ui.panes.privacy_sections import question_tone, standing_words
from ui.panes.privacy_words import rights_words
from ui.theme import Tone, tokens, tone_hex
from ui.widgets.chip import CHIP_HEIGHT, ChipButton, Shape, chip_font, paint_chip
from ui.widgets.plain_label import set_plain_tooltip
from ui.words import Words

_LOCK: Final = 14
_LOCK_ALONE: Final = 30


class PrivacyLock(ChipButton):
    """Hidden while nobody raised anything. The lock is closed for whoever may not read, open for whoever may."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._model, self._board_words = model, words
        self._lock_tone = Tone.NEUTRAL
        self._is_terse = False
        self.hide()

    def refresh(self) -> None:
        """Show whether there is a track, and how it stands."""
        model, words = self._model, self._board_words
        has_track = bool(model.stream) and model.board.privacy.has_track
        self.setVisible(has_track)
        if not has_track:
            return
        self._lock_tone = question_tone(model)
        self.show_state(self.tr("Personal data"), self._lock_tone)
        rights = rights_words(model, is_open=model.restricted.is_open)
        self.setAccessibleName(self.tr("Personal data (restricted)"))
        self.setAccessibleDescription(f"{standing_words(model, words)[0]}. {rights}")
        set_plain_tooltip(self, f"{standing_words(model, words)[0]}\n{rights}")

    def be_terse(self, is_terse: bool) -> None:
        """The lock alone, where there is no room for its words; who hovers or listens has them still."""
        if is_terse != self._is_terse:
            self._is_terse = is_terse
            self.updateGeometry()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(_LOCK_ALONE if self._is_terse else hint.width() + _LOCK, hint.height())

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole, colour = QRectF(self.rect()), QColor(tone_hex(self._lock_tone))
        if self.isDown() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens().raised))
            painter.drawRoundedRect(whole, whole.height() / 2, whole.height() / 2)
        paint_chip(painter, whole, "", self._lock_tone, Shape.OUTLINED)
        painter.setFont(chip_font())
        painter.setPen(colour)
        if not self._is_terse:
            painter.drawText(whole.adjusted(_LOCK, 0, 0, 0), Qt.AlignmentFlag.AlignCenter, self.text())
        self._paint_lock(painter, colour)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens().accent), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = whole.adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)

    def _paint_lock(self, painter: QPainter, colour: QColor) -> None:
        """Its shackle stands off on one side for whoever may read."""
        middle = CHIP_HEIGHT / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(9, middle - 1, 10, 7), 1.5, 1.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1.6))
        shift = 3 if self._model.restricted.is_open else 0
        painter.drawArc(QRectF(11 + shift, middle - 6, 6, 9), 0, 180 * 16)
