"""One connection of the top bar: a shape, a name, and in words what waits or since when it is cut off."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import Tone, themed, tone_hex
from ui.widgets.chip import Shape, paint_glyph
from ui.widgets.plain_label import PlainLabel, set_plain_tooltip


class _Glyph(QWidget):
    """Filled dot: here. Half-filled: slow or waiting. Diamond: cut off. Ring: not connected."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.tone = Tone.PAST
        self.setFixedSize(QSize(10, 16))
        themed.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(tone_hex(self.tone))
        centre = QPointF(self.width() / 2, self.height() / 2)
        if self.tone is Tone.BAD:
            paint_glyph(painter, centre, Shape.DIAMOND, colour)
        elif self.tone in {Tone.OK, Tone.ACCENT}:
            paint_glyph(painter, centre, Shape.DOT, colour)
        else:
            painter.setPen(QPen(colour, 1.5))
            painter.drawEllipse(centre, 3.5, 3.5)
            if self.tone is Tone.WARN:
                painter.setBrush(colour)
                painter.drawChord(1, int(centre.y() - 4), 8, 8, 90 * 16, 180 * 16)


class ConnectionDot(QWidget):
    """Name and state of one connection; the state is always there in words (note or tooltip)."""

    def __init__(self, name: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = _Glyph(self)
        self._name = PlainLabel(name, parent=self)
        self._note = PlainLabel(tone=Tone.NEUTRAL, parent=self)
        self._is_terse = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(5)
        for part in (self._glyph, self._name, self._note):
            self._row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_state(self, name: str, tone: Tone, *, state: str, note: str = "") -> None:
        """`state` says it in words for the tooltip and the screen reader; `note` is shown beside the name."""
        self._glyph.tone = tone
        self._glyph.update()
        self._name.setText(name)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        spoken = " ・ ".join(part for part in (name, note, state) if part)
        self.setAccessibleName(spoken)
        set_plain_tooltip(self, spoken)
        self._show_name()

    def say_also(self, sentence: str, *, warns: bool) -> None:
        """One more thing in words about what is shown; warns: it is not well, if nothing worse is."""
        if warns and self._glyph.tone is not Tone.BAD:
            self._glyph.tone = Tone.WARN
            self._glyph.update()
        spoken = " ・ ".join(part for part in (self.accessibleName(), sentence) if part)
        self.setAccessibleName(spoken)
        set_plain_tooltip(self, spoken)
        self._show_name()

    def be_terse(self, terse: bool) -> None:
        """In a narrow place what is well, or nobody knows of, is a shape alone; its words stay in the tooltip."""
        self._is_terse = terse
        self._show_name()

    def lay_out(self) -> None:
        """Take the width of what is shown now, not after this turn of the event loop."""
        self._row.activate()

    def _show_name(self) -> None:
        self._name.setVisible(not self._is_terse or self._glyph.tone in {Tone.BAD, Tone.WARN})
