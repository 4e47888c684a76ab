"""Chips, badges and marks: a word in a shape. The colour repeats what the word says and is never alone."""

import math
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import SMALL_PX, Tone, border_hex, font, themed, tokens, tone_hex
from ui.widgets.frame import paint_frame
from ui.widgets.plain_label import harmless, set_plain_tooltip

CHIP_HEIGHT: Final = 20
_PADDING: Final = 9
_GLYPH: Final = 8
_GAP: Final = 4
_WORDS_LIMIT: Final = 80
# A chip that yields still shows its shape and the beginning of its word.
_LEAST_WIDTH: Final = 52


class Shape(StrEnum):
    """What stands beside the word, so that the state can be told without colour."""

    OUTLINED = "outlined"
    DOT = "dot"
    DIAMOND = "diamond"


def chip_font() -> QFont:
    """The font of every chip."""
    return font(SMALL_PX, tabular=True)


def chip_size(text: str, shape: Shape, metrics: QFontMetrics) -> QSize:
    """How much room a chip needs."""
    glyph = 0 if shape is Shape.OUTLINED else _GLYPH + _GAP
    return QSize(metrics.horizontalAdvance(text) + 2 * _PADDING + glyph, CHIP_HEIGHT)


def chip_room(text: str, tone: Tone) -> int:
    """How wide a chip with this word is."""
    return chip_size(text, _usual_shape(tone), QFontMetrics(chip_font())).width()


def paint_glyph(painter: QPainter, centre: QPointF, shape: Shape, colour: QColor) -> None:
    """A filled dot or diamond around a point."""
    half = _GLYPH / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if shape is Shape.DIAMOND:
        x, y = centre.x(), centre.y()
        painter.drawPolygon(
            QPolygonF(
                [QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)]
            )
        )
    else:
        painter.drawEllipse(centre, half, half)


def paint_chip(painter: QPainter, where: QRectF, text: str, tone: Tone, shape: Shape) -> None:
    """A chip as every chip looks: painted by the widget here and by the timeline's rows."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    round_off = (where.height() - 1) / 2
    paint_frame(painter, where, round_off, line=border_hex(tone), dashed=tone is Tone.PAST)
    colour = QColor(tone_hex(tone))
    inner = where.adjusted(_PADDING, 0, -_PADDING, 0)
    if shape is not Shape.OUTLINED:
        paint_glyph(painter, QPointF(inner.left() + _GLYPH / 2, inner.center().y()), shape, colour)
        inner.setLeft(inner.left() + _GLYPH + _GAP)
    painter.setFont(chip_font())
    painter.setPen(colour)
    # A pixel more than measured: advances round.
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, math.ceil(inner.width()) + 1)
    painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def paint_mark(painter: QPainter, where: QRectF, mark: str, tone: Tone) -> None:
    """The one-character box that says what kind a row is."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(border_hex(tone))
    painter.setPen(QPen(colour, 1.0))
    painter.setBrush(QColor(tokens().raised))
    painter.drawRoundedRect(where.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(font(SMALL_PX, weight=QFont.Weight.DemiBold))
    painter.setPen(QColor(tone_hex(Tone.INK if tone is Tone.NEUTRAL else tone)))
    painter.drawText(where, Qt.AlignmentFlag.AlignCenter, mark)


class Chip(QWidget):
    """A state in a word. A chip that asks a person to act also carries a diamond."""

    def __init__(
        self,
        text: str = "",
        tone: Tone = Tone.NEUTRAL,
        *,
        shape: Shape | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._tone, self._shape = "", tone, shape
        self.elides = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themed.changed.connect(self.update)
        self.show_state(text, tone)

    def show_state(self, text: str, tone: Tone) -> None:
        """Another word, another tone."""
        shown = harmless(text, _WORDS_LIMIT)
        if (shown, tone) == (self._text, self._tone):
            return  # said again each second
        self._text, self._tone = shown, tone
        self.setAccessibleName(self._text)
        _tell_whole(self, self._text)
        self.updateGeometry()
        self.update()

    def let_elide(self) -> None:
        """From now on, in too narrow a place, its word ends in an ellipsis, with the whole of it as a tooltip."""
        self.elides = True
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """The word."""
        return self._text

    @property
    def tone(self) -> Tone:
        """What the colour means."""
        return self._tone

    @override
    def sizeHint(self) -> QSize:
        return chip_size(self._text, self._drawn_shape(), QFontMetrics(chip_font()))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint().boundedTo(QSize(_LEAST_WIDTH, CHIP_HEIGHT)) if self.elides else self.sizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        _tell_whole(self, self._text)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self._text, self._tone, self._drawn_shape())

    def _drawn_shape(self) -> Shape:
        return self._shape or _usual_shape(self._tone)


def _usual_shape(tone: Tone) -> Shape:
    return Shape.DIAMOND if tone is Tone.BAD else Shape.OUTLINED


class ChipButton(QAbstractButton):
    """A chip that can be pressed: a filter or a kind when checkable, else a small way to somewhere."""

    def __init__(
        self,
        text: str = "",
        tone: Tone = Tone.NEUTRAL,
        *,
        checkable: bool = False,
        elides: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self.elides = elides
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        across = QSizePolicy.Policy.Maximum if elides else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        themed.changed.connect(self.update)
        self.show_state(text, tone)

    def show_state(self, text: str, tone: Tone) -> None:
        """Another word, another tone."""
        shown = harmless(text, _WORDS_LIMIT)
        if (shown, tone) == (self.text(), self._tone):
            return
        self._tone = tone
        self.setText(shown)
        self.setAccessibleName(self.text())
        _tell_whole(self, shown)
        self.updateGeometry()
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        _tell_whole(self, self.text())

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        # A double click is one intent; ticked twice in haste, a chip is ticked and not as before.
        event.accept()

    @override
    def sizeHint(self) -> QSize:
        return chip_size(self.text(), Shape.OUTLINED, QFontMetrics(chip_font()))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint().boundedTo(QSize(_LEAST_WIDTH, CHIP_HEIGHT)) if self.elides else self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        where = QRectF(self.rect())
        if self.isDown() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens().raised))
            painter.drawRoundedRect(where, where.height() / 2, where.height() / 2)
        paint_chip(
            painter, where, self.text(), Tone.ACCENT if self.isChecked() else self._tone, Shape.OUTLINED
        )
        if self.isChecked() or self.hasFocus():
            # A thicker ring, so that the choice can be seen without its colour; with the focus in the ink's colour,
            # as on a primary button, or a chosen chip would look the same with it and without.
            is_both = self.isChecked() and self.hasFocus()
            colour = tokens().ink if is_both else tokens().accent
            painter.setPen(QPen(QColor(colour), 2.0 if self.hasFocus() else 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = where.adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)


def _tell_whole(chip: "Chip | ChipButton", text: str) -> None:
    if chip.elides:
        set_plain_tooltip(chip, text if chip.width() < chip.sizeHint().width() else "")


class Badge(QWidget):
    """A filled block for the severity (`graver`), or a quiet one for everything below it."""

    def __init__(self, text: str = "", *, graver: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._graver = "", graver
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themed.changed.connect(self.update)
        self.show_state(text, graver=graver)

    def show_state(self, text: str, *, graver: bool) -> None:
        """Another word, filled red or quiet."""
        self._text, self._graver = harmless(text, _WORDS_LIMIT), graver
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(_badge_font()).horizontalAdvance(self._text) + 16, 23)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        shown = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shown.severity if self._graver else shown.raised))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setFont(_badge_font())
        painter.setPen(QColor(shown.severity_ink if self._graver else shown.dim))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


def _badge_font() -> QFont:
    return font(weight=QFont.Weight.Bold)
