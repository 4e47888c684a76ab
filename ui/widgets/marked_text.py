"""A field for plain text in which places are marked: blanks that are replaced whole, and figures to look at."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from ui.theme import themed, tokens

Spans = Sequence[tuple[int, int]]
_ERASING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class _Marks(QSyntaxHighlighter):
    """Paints the places; the text itself stays plain."""

    def __init__(self, field: "MarkedText") -> None:
        super().__init__(field.document())
        self._field = field

    @override
    def highlightBlock(self, text: str, /) -> None:
        figure, blank = QTextCharFormat(), QTextCharFormat()
        figure.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        figure.setUnderlineColor(QColor(tokens().warn))
        blank.setForeground(QColor(tokens().warn))
        blank.setFontUnderline(True)
        for start, end in self._field.figures(text):
            self.setFormat(_units(text, start), _units(text[start:end]), figure)
        self._mark_places(self.currentBlock().position(), _units(text))
        for start, end in self._field.blanks(text):
            self.setFormat(_units(text, start), _units(text[start:end]), blank)

    def _mark_places(self, begins: int, length: int) -> None:
        """The places of the whole text that lie in this line."""
        for start, end, is_grave in self._field.places:
            first, last = max(start - begins, 0), min(end - begins, length)
            if first < last:
                look = QTextCharFormat()
                style = QTextCharFormat.UnderlineStyle
                look.setUnderlineStyle(style.WaveUnderline if is_grave else style.DashUnderline)
                look.setUnderlineColor(QColor(tokens().bad if is_grave else tokens().warn))
                self.setFormat(first, last - first, look)


class MarkedText(QPlainTextEdit):
    """Plain text only. What is typed in or beside a marked blank takes the place of the whole blank."""

    def __init__(self, parent: QWidget, *, blanks: Callable[[str], Spans]) -> None:
        super().__init__(parent)
        self.blanks = blanks
        self.figures: Callable[[str], Spans] = lambda text: ()
        self.places: tuple[tuple[int, int, bool], ...] = ()  # as Qt counts, and whether they are grave
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._marks = _Marks(self)
        themed.changed.connect(self._marks.rehighlight)

    def mark_figures(self, figures: Callable[[str], Spans]) -> None:
        """Underline what this finds in each line."""
        self.figures = figures
        self._marks.rehighlight()

    def mark_places(self, places: Sequence[tuple[int, int, bool]]) -> None:
        """Underline these places of the whole text; the grave ones in waves."""
        text = self.toPlainText() if places else ""
        units = tuple((_units(text, start), _units(text, end), grave) for start, end, grave in places)
        if units != self.places:
            self.places = units
            self._marks.rehighlight()

    def select_place(self, start: int, end: int) -> None:
        """Select a place of the text and bring it into view."""
        text = self.toPlainText()
        self._select(_units(text, start), _units(text, end))
        self.ensureCursorVisible()

    def select_blank(self, *, backwards: bool = False, beyond: bool = True) -> bool:
        """Select the next blank, so that typing replaces it; beyond: not the one that is selected. False: none."""
        text, cursor = self.toPlainText(), self.textCursor()
        spans = [(_units(text, start), _units(text, end)) for start, end in self.blanks(text)]
        if backwards:
            edge = cursor.selectionStart() if beyond else _units(text) + 1
            found = [span for span in spans if span[1] <= edge][-1:]
        else:
            edge = cursor.selectionEnd() if beyond else 0
            found = [span for span in spans if span[0] >= edge][:1]
        for start, end in found:
            self._select(start, end)
            self.ensureCursorVisible()
        return bool(found)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        typed = event.text()
        if event.key() in _ERASING or (typed and typed.isprintable()):
            self._widen(erasing=event.key() if event.key() in _ERASING else None)
        super().keyPressEvent(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent, /) -> None:
        if event.preeditString() or event.commitString():
            self._widen()
        super().inputMethodEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            self._widen()

    def _widen(self, *, erasing: int | None = None) -> None:
        """Let a selection, or a cursor inside a blank, hold every blank that it touches whole."""
        text, cursor = self.toPlainText(), self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        if start == end and erasing is not None:
            # What the key would take away is what it touches.
            start -= erasing == Qt.Key.Key_Backspace
            end += erasing == Qt.Key.Key_Delete
        spans = [(_units(text, one), _units(text, other)) for one, other in self.blanks(text)]
        touched = [span for span in spans if span[0] < max(end, start + 1) and start < span[1]]
        inside = [span for span in touched if erasing is not None or start != end or span[0] < start]
        if inside:
            self._select(min(start, inside[0][0]), max(end, inside[-1][1]))

    def _select(self, start: int, end: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)


def _units(text: str, end: int | None = None) -> int:
    """How many places Qt counts up to here: it counts most emoji as two."""
    return len(text[:end].encode("utf-16-le", "surrogatepass")) // 2
