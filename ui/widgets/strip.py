"""Horizontal pieces: the bars at the window's edges and the one-line strips that ask for attention."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import Tone, themed
from ui.widgets.button import KeyHint
from ui.widgets.chip import paint_mark
from ui.widgets.plain_label import PlainLabel, harmless


class Mark(QWidget):
    """The one-character box of a kind, as the timeline's rows show it."""

    def __init__(self, mark: str, tone: Tone, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark, self._tone = harmless(mark, 2), tone
        self.setFixedSize(QSize(20, 20))
        themed.changed.connect(self.update)

    def show_mark(self, mark: str) -> None:
        """Another character."""
        self._mark = harmless(mark, 2)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        paint_mark(QPainter(self), QRectF(self.rect()), self._mark, self._tone)


class Bar(QFrame):
    """A full-width bar with a hairline at its inner edge; add widgets to `row`."""

    def __init__(self, *, edge: Qt.Edge, height: int = 56, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(height)
        self.setProperty("edge", "top" if edge is Qt.Edge.TopEdge else "bottom")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 8, 16, 8)
        self.row.setSpacing(12)


class Strip(QFrame):
    """One thing that needs a person, in one line: mark, what, details, the ways on, the key."""

    def __init__(
        self,
        mark: str,
        text: str,
        *,
        tone: Tone,
        detail: str = "",
        actions: Sequence[QWidget] = (),
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("tone", tone.value)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(12)
        self._mark = Mark(mark, tone, parent=self)
        self._text = PlainLabel(text, bold=True, elides=True, parent=self)
        row.addWidget(self._mark)
        row.addWidget(self._text)
        self._detail = PlainLabel(detail, tone=Tone.NEUTRAL, elides=True, parent=self)
        row.addWidget(self._detail, 1)
        for action in actions:
            row.addWidget(action)
        if key:
            row.addWidget(KeyHint(key, parent=self))
        self.setAccessibleName(" ".join(part for part in (text, detail) if part))

    def show_words(self, mark: str, text: str, detail: str) -> None:
        """The same thing in other words; focus stays where it is."""
        self._mark.show_mark(mark)
        self._text.setText(text)
        self._detail.setText(detail)
        self.setAccessibleName(" ".join(part for part in (text, detail) if part))

    def show_detail(self, detail: str) -> None:
        """Other details, such as what is left of the time; focus stays where it is."""
        self._detail.setText(detail)
        self.setAccessibleDescription(detail)
