"""Bars of what came in, the usual as a line across them, and what happened when. Knows numbers and words, no board."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import SMALL_PX, Tone, font, themed, tokens, tone_hex
from ui.widgets.plain_label import harmless

_HEIGHT: Final = 168
_LEAST_HEIGHT: Final = 112
_LEAST_WIDTH: Final = 220
_LEFT: Final = 8.0
_RIGHT: Final = 8.0
_GAP: Final = 2.0
_WORD_LIMIT: Final = 24
_MARK_ROWS: Final = 2
_STUB: Final = 2.0
_VEIL: Final = 225
_FOOT: Final = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One stretch of time: how many came and how many usually do; None: not counted, nobody said."""

    count: int | None
    usual: int | None
    spoken: str  # 22:00–22:15: 31 inquiries, usual 5, 6×
    above: str = ""  # what stands on a bar that wants a look: 6×
    least: int | None = None  # of an estimate: the least and the most it can be
    most: int | None = None
    hour: str = ""  # what stands below where an hour begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """Something that happened: where along the bars (1.5 is the middle of the second), and its word."""

    place: float
    word: str
    tone: Tone = Tone.NEUTRAL


class InquiryChart(QWidget):
    """Left and Right go from bar to bar, and each is said aloud. Painted by itself: a few hundred strokes.

    looked_at: the words of the bar that the person is at.
    """

    looked_at = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._markers: tuple[Marker, ...] = ()
        self._title = ""
        self._usual_word = ""
        self._at: int | None = None  # None: the newest, whatever comes
        self._font = font(SMALL_PX, tabular=True)
        self._metrics = QFontMetricsF(self._font)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        themed.changed.connect(self.update)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """What is shown."""
        return self._bars

    @property
    def markers(self) -> tuple[Marker, ...]:
        """What happened, as it is marked."""
        return self._markers

    @property
    def place(self) -> int:
        """The bar that the person is at; the newest until one is chosen."""
        last = max(0, len(self._bars) - 1)
        return last if self._at is None else min(self._at, last)

    def show_bars(self, bars: Sequence[Bar], markers: Sequence[Marker], *, title: str, usual: str) -> None:
        """Show other numbers. title names the chart to who can't see it; usual stands beside the line."""
        shown = (tuple(bars), tuple(markers), title, usual)
        if shown == (self._bars, self._markers, self._title, self._usual_word):
            return
        self._bars, self._markers, self._title, self._usual_word = shown
        self.update()
        self._speak()

    @override
    def sizeHint(self) -> QSize:
        return QSize(480, _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, _LEAST_HEIGHT)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -len(self._bars)}
        key = Qt.Key(event.key())
        if not self._bars or (key not in steps and key != Qt.Key.Key_End):
            super().keyPressEvent(event)
            return
        place = self.place + steps.get(key, len(self._bars))
        self._look(min(max(place, 0), len(self._bars) - 1))

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        if self._bars:
            place = int((event.position().x() - _LEFT) // self._pitch)
            self._look(min(max(place, 0), len(self._bars) - 1))

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self.update()
        self._speak()

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setFont(self._font)
        ground = self._ground()
        top = self._ceiling()
        self._paint_scale(painter, ground, top)
        self._paint_bars(painter, ground, top)
        self._paint_ranges(painter, ground, top)
        self._paint_marker_lines(painter, ground)
        self._paint_usual(painter, ground, top)
        # Words last: no line crosses them.
        self._paint_ratios(painter, ground, top)
        self._paint_marker_words(painter, ground)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens().accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)

    @property
    def _pitch(self) -> float:
        return max(1.0, (self.width() - _LEFT - _RIGHT) / max(1, len(self._bars)))

    def _ground(self) -> QRectF:
        """Where the bars stand: words above, hours below."""
        line = self._metrics.height()
        above = line * _MARK_ROWS + 4
        return QRectF(_LEFT, above, self.width() - _LEFT - _RIGHT, self.height() - above - line - 6)

    def _ceiling(self) -> float:
        """What the full height stands for: the tallest, with room for the words on it."""
        seen = [number for bar in self._bars for number in (bar.count, bar.usual, bar.most) if number]
        return max(4.0, max(seen, default=0) * 1.18)

    def _paint_scale(self, painter: QPainter, ground: QRectF, top: float) -> None:
        line = QPen(QColor(tokens().line), 1)
        half = int(top / 1.18 / 2) or 1
        painter.setPen(line)
        painter.drawLine(QLineF(ground.left(), ground.bottom(), ground.right(), ground.bottom()))
        y = ground.bottom() - ground.height() * half / top
        painter.drawLine(QLineF(ground.left(), y, ground.right(), y))
        painter.setPen(QColor(tokens().faint))
        painter.drawText(QPointF(ground.left(), y - 2), f"{half:,}")
        base = ground.bottom() + self._metrics.ascent() + 3
        free = ground.left()
        for index, bar in enumerate(self._bars):
            x = ground.left() + index * self._pitch
            if bar.hour and x >= free:
                painter.drawText(QPointF(x, base), bar.hour)
                free = x + self._metrics.horizontalAdvance(bar.hour) + 8

    def _paint_bars(self, painter: QPainter, ground: QRectF, top: float) -> None:
        plain, raised = QColor(tokens().accent), QColor(tokens().warn)
        for index, bar in enumerate(self._bars):
            if index == self.place and self.hasFocus():
                x = ground.left() + index * self._pitch - 1
                shade = QRectF(x, ground.top(), self._pitch, ground.height())
                painter.fillRect(shade, QColor(tokens().line))
            # Nobody counted: no bar, not even one of no height.
            if bar.count is not None:
                painter.fillRect(self._block(index, bar.count, ground, top), raised if bar.above else plain)

    def _paint_ranges(self, painter: QPainter, ground: QRectF, top: float) -> None:
        """From the least to the most it can be, as a line through the bar with a foot at each end."""
        painter.setPen(QPen(QColor(tokens().ink), 1))
        for index, bar in enumerate(self._bars):
            if bar.least is None or bar.most is None or bar.least == bar.most:
                continue
            x = self._block(index, 0, ground, top).center().x()
            low, high = (ground.bottom() - ground.height() * end / top for end in (bar.least, bar.most))
            foot = min(_FOOT, self._pitch / 3)
            painter.drawLine(QLineF(x, low, x, high))
            painter.drawLine(QLineF(x - foot, low, x + foot, low))
            painter.drawLine(QLineF(x - foot, high, x + foot, high))

    def _block(self, index: int, count: int, ground: QRectF, top: float) -> QRectF:
        height = max(_STUB, ground.height() * count / top)
        x = ground.left() + index * self._pitch
        return QRectF(x, ground.bottom() - height, max(1.0, self._pitch - _GAP), height)

    def _paint_ratios(self, painter: QPainter, ground: QRectF, top: float) -> None:
        free = ground.left() - 1
        for index, bar in enumerate(self._bars):
            if not bar.above or bar.count is None:
                continue
            block = self._block(index, bar.count, ground, top)
            wide = self._metrics.horizontalAdvance(bar.above)
            left = block.center().x() - wide / 2
            if left > free:
                self._write(painter, QPointF(left, block.top() - 3), bar.above, tokens().ink)
                free = left + wide + 3

    def _write(self, painter: QPainter, base: QPointF, word: str, colour: str) -> None:
        """A word on the ground's own colour, so that it is read whatever runs below it."""
        wide, tall = self._metrics.horizontalAdvance(word), self._metrics.ascent()
        shade = QColor(tokens().surface)
        shade.setAlpha(_VEIL)
        painter.fillRect(QRectF(base.x() - 1, base.y() - tall + 1, wide + 2, tall), shade)
        painter.setPen(QColor(colour))
        painter.drawText(base, word)

    def _paint_usual(self, painter: QPainter, ground: QRectF, top: float) -> None:
        painter.setPen(QPen(QColor(tokens().ink), 1.5, Qt.PenStyle.DashLine))
        last: QPointF | None = None
        steps: list[QLineF] = []
        for index, bar in enumerate(self._bars):
            if bar.usual is None:
                last = None
                continue
            y = ground.bottom() - ground.height() * bar.usual / top
            left = QPointF(ground.left() + index * self._pitch, y)
            right = QPointF(left.x() + self._pitch, y)
            if last is not None and last.y() != y:
                steps.append(QLineF(last, left))
            steps.append(QLineF(left, right))
            last = right
        painter.drawLines(steps)
        if last is not None:
            word = harmless(self._usual_word, _WORD_LIMIT)
            x = ground.right() - self._metrics.horizontalAdvance(word) - 2
            self._write(painter, QPointF(x, last.y() - 4), word, tokens().ink)

    def _paint_marker_lines(self, painter: QPainter, ground: QRectF) -> None:
        for marker, x in self._placed(ground):
            painter.setPen(QPen(QColor(tone_hex(marker.tone)), 1))
            painter.drawLine(QLineF(x, 2, x, ground.bottom()))

    def _paint_marker_words(self, painter: QPainter, ground: QRectF) -> None:
        free = [0.0] * _MARK_ROWS
        for marker, x in self._placed(ground):
            word = harmless(marker.word, _WORD_LIMIT)
            wide = self._metrics.horizontalAdvance(word)
            left = min(x + 3, self.width() - wide - 2)
            row = next((row for row, until in enumerate(free) if left >= until), None)
            if row is not None:
                base = 2 + row * self._metrics.height() + self._metrics.ascent()
                self._write(painter, QPointF(left, base), word, tone_hex(marker.tone))
                free[row] = left + wide + 8

    def _placed(self, ground: QRectF) -> Iterator[tuple[Marker, float]]:
        for marker in self._markers:
            x = ground.left() + marker.place * self._pitch
            if ground.left() <= x <= ground.right():
                yield marker, x

    def _look(self, place: int) -> None:
        # At the newest one it goes on with the clock.
        self._at = None if place == len(self._bars) - 1 else place
        self.update()
        self._speak()
        self.looked_at.emit(self._bars[place].spoken)

    def _speak(self) -> None:
        said = self._bars[self.place].spoken if self._bars else ""
        self.setAccessibleName(self._title)
        marks = ", ".join(dict.fromkeys(marker.word for marker in self._markers))
        self.setAccessibleDescription(" / ".join(part for part in (said, marks) if part))
