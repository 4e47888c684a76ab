"""One language of one text: a title and a body that can be changed, with what is still open in them marked."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from commander.board.bulletin import Wording
from commander.board.text import BODY_LIMIT, TITLE_LIMIT, unfilled
from ui.theme import font, themed, tokens

_TITLE_LINES = 3


class _Blanks(QSyntaxHighlighter):
    """Underlines every blank that nobody has filled."""

    @override
    def highlightBlock(self, text: str, /) -> None:
        look = QTextCharFormat()
        look.setForeground(QColor(tokens().bad))
        look.setFontUnderline(True)
        for name in unfilled(text):
            mark = name if name in {"{{", "[["} else "{{" + name + "}}"
            start = text.find(mark)
            while start >= 0:
                self.setFormat(start, len(mark), look)
                start = text.find(mark, start + len(mark))


class _TitleField(QPlainTextEdit):
    """One line of meaning on as many lines of screen as it needs; Enter goes on, it breaks nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(font(weight=QFont.Weight.DemiBold))
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda size: self._fit(size.height()))
        self._fit(1)

    def line(self) -> str:
        """The title; a line break pasted into it is a space."""
        return " ".join(self.toPlainText()[: TITLE_LIMIT * 4].splitlines())

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _fit(self, lines: float) -> None:
        # The plain layout counts its height in lines.
        shown = min(max(int(lines), 1), _TITLE_LINES)
        self.setFixedHeight(
            shown * self.fontMetrics().lineSpacing() + 2 * int(self.document().documentMargin()) + 4
        )


class TextCard(QFrame):
    """Plain text only. A draft put in place of a text can be taken back with Ctrl+Z."""

    changed = Signal()  # a person typed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = _TitleField(self)
        self._body = QPlainTextEdit(self)
        self._body.setTabChangesFocus(True)
        self._body.setFont(font())
        self._body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._blanks = [_Blanks(field.document()) for field in (self._title, self._body)]
        self._quiet = False
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._body, 1)
        self._title.textChanged.connect(self._on_changed)
        self._body.textChanged.connect(self._on_changed)
        for field in (self._title, self._body):
            field.installEventFilter(self)
        for blanks in self._blanks:
            themed.changed.connect(blanks.rehighlight)

    @property
    def wording(self) -> Wording:
        """The text as it stands."""
        return Wording(title=self._title.line(), body=self._body.toPlainText()[: BODY_LIMIT * 4])

    def name(self, title: str, body: str) -> None:
        """What the two fields are, for a screen reader and while they are empty."""
        self._title.setAccessibleName(title)
        self._title.setPlaceholderText(title)
        self._body.setAccessibleName(body)
        self._body.setPlaceholderText(body)

    def show_wording(self, wording: Wording, *, undoable: bool) -> None:
        """Put a text in place of the one shown; undoable: it takes the place of the same text."""
        if self.wording == wording:
            return
        self._quiet = True
        if undoable:
            for field, text in ((self._title, wording.title), (self._body, wording.body)):
                cursor = QTextCursor(field.document())
                cursor.select(QTextCursor.SelectionType.Document)
                cursor.insertText(text)
        else:
            self._title.setPlainText(wording.title)
            self._body.setPlainText(wording.body)
        for field in (self._title, self._body):
            field.moveCursor(QTextCursor.MoveOperation.Start)
        self._quiet = False

    def begin(self) -> None:
        """Go to the body."""
        self._body.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.setProperty("focused", event.type() is QEvent.Type.FocusIn)
            self.style().unpolish(self)
            self.style().polish(self)
        return super().eventFilter(watched, event)

    def _on_changed(self) -> None:
        if not self._quiet:
            self.changed.emit()
