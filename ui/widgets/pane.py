"""The frame of every pane: title, key, a body that scrolls inside, and a sentence when it is empty."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme import SECTION_PX, Tone
from ui.widgets.plain_label import PlainLabel
from ui.widgets.row import ItemRow, Row

# Beside this share the stretch at the end of a head takes nothing.
_MOST = 1000


class Pane(QFrame):
    """A pane that Tab and its own key reach. The owner sets the words again when the language changes."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = PlainLabel(tone=Tone.NEUTRAL, px=SECTION_PX, bold=True, parent=self)
        self._hint = PlainLabel(tone=Tone.NEUTRAL, px=SECTION_PX, parent=self)
        self._empty = PlainLabel(tone=Tone.NEUTRAL, wraps=True)
        self._content: list[QWidget] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self._head = QFrame(self)
        self._head.setObjectName("paneHead")
        self.head = QHBoxLayout(self._head)
        self.head.setContentsMargins(14, 9, 14, 5)
        self.head.setSpacing(6)
        self.head.addWidget(self._title)
        self.head.addStretch(1)
        self.head.addWidget(self._hint)
        outer.addWidget(self._head)
        self._outer = outer
        self._scroll: QScrollArea | None = None
        self._body = QWidget(self)
        self._body.setObjectName("body")
        self._body.hide()
        self._rows = QVBoxLayout(self._body)
        self._rows.setContentsMargins(14, 2, 14, 10)
        self._rows.setSpacing(0)
        self._rows.addWidget(self._empty)
        self._rows.addStretch(1)

    def set_words(self, *, title: str, hint: str = "", empty: str = "") -> None:
        """Title, key and the one sentence that says what belongs here and the key that adds it."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._empty.setText(empty)
        self.setAccessibleName(title)
        self.setAccessibleDescription(hint)

    def add_to_head(self, widget: QWidget, *, grows: bool = False) -> None:
        """Put a widget after the title; grows: it takes the room there is, and wraps when that is too little."""
        self.head.insertWidget(self.head.count() - 2, widget, _MOST if grows else 0)

    def set_body(self, body: QWidget) -> None:
        """Fill the pane with one widget that scrolls by itself; a hairline parts it from the head."""
        self._head.setProperty("edge", True)
        self.head.setContentsMargins(14, 9, 14, 7)
        self._outer.addWidget(body, 1)

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Replace what the pane shows; none: its empty sentence."""
        if self._scroll is None:
            self._scroll = self._scrolling()
        focus = QApplication.focusWidget()
        focused = focus is not None and self._body.isAncestorOf(focus)
        for old in self._content:
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._content = list(rows)
        for index, row in enumerate(rows):
            self._rows.insertWidget(index, row)
            if isinstance(row, Row | ItemRow):
                # The hairline parts rows; above a well or the pane's end there is nothing to part.
                row.set_last(index + 1 == len(rows) or not isinstance(rows[index + 1], Row | ItemRow))
        self._empty.setVisible(not rows)
        if focused:
            self.setFocus()

    def _scrolling(self) -> QScrollArea:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._body)
        scroll.viewport().setAutoFillBackground(False)
        self._body.setAutoFillBackground(False)
        self._body.show()
        self._outer.addWidget(scroll, 1)
        scroll.show()
        return scroll
