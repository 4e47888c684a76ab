"""One clock of the strip: label, large figures, a line beside them. Knows no time of its own."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import CLOCK_PX, RADIUS_PX, SMALL_PX, TITLE_PX, Tone, border_hex, font, themed, tokens, tone_hex
from ui.widgets.frame import paint_frame
from ui.widgets.plain_label import PlainLabel, harmless

_DIGITS: Final = "0123456789"
_ONE_DIGIT: Final = str.maketrans(_DIGITS, "0" * len(_DIGITS))
_FIGURES_LIMIT: Final = 40


class Figures(QWidget):
    """A value whose digits each stand in a cell of one width, whatever the font: it never jumps as it counts.

    On a tile it fills its own ground: thirty tiles are then not painted anew each second for their figures.
    """

    def __init__(self, *, px: int = CLOCK_PX, on_tile: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_tile = on_tile
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, on_tile)
        self._text = ""
        self._tone = Tone.INK
        self._look_in(px)
        self._px = px
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themed.changed.connect(self.update)

    def show_value(self, text: str, tone: Tone) -> None:
        """Another value; the widget asks for another width only when the number of characters changes."""
        shown = harmless(text, _FIGURES_LIMIT)
        if (shown, tone) == (self._text, self._tone):
            return  # the second goes by, and this clock stands
        same_width = without_digits(shown) == without_digits(self._text)
        self._text, self._tone = shown, tone
        if not same_width:
            # A word in place of figures ("not judged yet") is no clock and stands smaller.
            self._look_in(self._px if any(c in _DIGITS for c in shown) else TITLE_PX - 2)
            self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = sum(self._advance(piece) for piece in _pieces(self._text))
        return QSize(int(width + 1), int(self._metrics.height() + 1))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        if self._on_tile:
            painter.fillRect(self.rect(), QColor(tokens().surface))
        painter.setFont(self._font)
        painter.setPen(QColor(tone_hex(self._tone)))
        x = 0.0
        y = (self.height() + self._metrics.ascent() - self._metrics.descent()) / 2
        if self._is_even:
            # The font itself gives each digit one width: one stroke for all of it, each second for each clock.
            painter.drawText(QPointF(x, y), self._text)
            return
        for piece in _pieces(self._text):
            width = self._advance(piece)
            inset = (width - self._metrics.horizontalAdvance(piece)) / 2 if piece in _DIGITS else 0.0
            painter.drawText(QPointF(x + inset, y), piece)
            x += width

    def _look_in(self, px: int) -> None:
        self._font = font(px, weight=QFont.Weight.Bold, tabular=True)
        self._metrics = QFontMetricsF(self._font)
        widths = {self._metrics.horizontalAdvance(digit) for digit in _DIGITS}
        self._cell, self._is_even = max(widths), len(widths) == 1

    def _advance(self, piece: str) -> float:
        return self._cell if piece in _DIGITS else self._metrics.horizontalAdvance(piece)


class ClockTile(QFrame):
    """A clock with its owner's tone on the border. The label says what the figures count, and yields to them."""

    def __init__(self, label: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = PlainLabel(label, tone=Tone.NEUTRAL, px=SMALL_PX, elides=True, parent=self)
        self._figures = Figures(on_tile=True, parent=self)
        self._beside = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, elides=True, parent=self)
        self._beside.setFont(font(SMALL_PX, tabular=True))
        self._value = ""
        self._spoken = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 5, 12, 5)
        layout.setSpacing(8)
        for part in (self._label, self._figures, self._beside):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._beside.hide()
        self._tone = Tone.INK
        self.setContentsMargins(1, 1, 1, 1)  # the border
        themed.changed.connect(self.update)

    @property
    def tone(self) -> Tone:
        """What the colour of its border means."""
        return self._tone

    def set_label(self, label: str) -> None:
        """What the figures count."""
        self._label.setText(label)
        self._speak()

    def show_value(self, value: str, *, tone: Tone = Tone.INK, beside: str = "") -> None:
        """Another value; cheap enough for once a second."""
        self._value = value
        self._figures.show_value(value, tone)
        same_width = without_digits(beside) == without_digits(self._beside.text())
        self._beside.setText(beside)
        if not same_width:
            # Fixed, or a span that counts beside the figures would lay the whole page out anew each second.
            self._beside.setFixedWidth(self._beside.fontMetrics().horizontalAdvance(self._beside.text()) + 1)
            self._beside.setFixedHeight(self._beside.sizeHint().height())
        self._beside.setVisible(bool(beside))
        if tone is not self.tone:
            self._tone = tone
            self.update()
        self._speak()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        # Drawn here and by no rule of the stylesheet: thirty tiles with rules are dressed slowly in another theme.
        line = tokens().line if self.tone is Tone.OK else border_hex(self.tone)
        paint_frame(QPainter(self), QRectF(self.rect()), RADIUS_PX, line=line, fill=tokens().surface)

    def _speak(self) -> None:
        # Without the last figures: a screen reader must not speak every second of every clock.
        calm = self._value.rpartition(":")[0] or self._value
        spoken = " ".join(part for part in (self._label.text(), calm, self._beside.text()) if part)
        if spoken != self._spoken:
            self._spoken = spoken
            self.setAccessibleName(
                " ".join(p for p in (self._label.text(), self._value, self._beside.text()) if p)
            )


def _pieces(text: str) -> list[str]:
    """Digits one by one, everything between them whole, so that kerning and shaping survive."""
    found: list[str] = []
    for character in text:
        if character not in _DIGITS and found and found[-1] not in _DIGITS:
            found[-1] += character
        else:
            found.append(character)
    return found


def without_digits(text: str) -> str:
    """What two times of one width have in common, where every digit is as wide as the next."""
    return text.translate(_ONE_DIGIT)
