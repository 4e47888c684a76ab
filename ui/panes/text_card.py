"""One language of one text: a title and a body that can be changed, what is open and what is estimated marked."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from commander.board.bulletin import Wording
from commander.board.house_wording import Severity
from commander.board.impact import Amount
from commander.board.text import BODY_LIMIT, TITLE_LIMIT
from commander.wording.blanks import blanks_in, shown, stored
from commander.wording.estimates import estimates_in
from commander.wording.language import Language
from commander.wording.linter import Finding, Part
from ui.theme import font
from ui.widgets.marked_text import MarkedText

_TITLE_LINES = 3
# So much of the text is seen at once, however low the sheet; the sheet scrolls then.
_BODY_LINES = 3
_BODY_AROUND = 10


class _TitleField(MarkedText):
    """One line of meaning on as many lines of screen as it needs; Enter goes on, it breaks nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, blanks=blanks_in)
        self.setFont(font(weight=QFont.Weight.DemiBold))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._fit)
        self._fit()

    def line(self) -> str:
        """The title; a line break pasted into it is a space."""
        return " ".join(self.toPlainText()[: TITLE_LIMIT * 4].splitlines())

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # The document tells of no change when it is wrapped anew for another width: ask each block.
        layout, block, height = self.document().documentLayout(), self.document().begin(), 0.0
        tallest = _TITLE_LINES * self.fontMetrics().lineSpacing()
        while block.isValid() and height < tallest:
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        # While it is dressed anew the room for the text may be larger than the field for a moment.
        edges = max(self.height() - self.viewport().height(), 0)
        around = edges + 2 * int(self.document().documentMargin())
        self.setFixedHeight(math.ceil(min(height, tallest)) + around)


class TextCard(QFrame):
    """Plain text only, its blanks as words in brackets. A draft put in its place can be taken back with Ctrl+Z."""

    changed = Signal()  # a person typed

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._title = _TitleField(self)
        self._body = MarkedText(self, blanks=blanks_in)
        self._body.setFont(font())
        self._body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._body.setMinimumHeight(_BODY_LINES * self._body.fontMetrics().lineSpacing() + _BODY_AROUND)
        self._estimated: Amount | None = None
        self._quiet = False
        self._said = Wording(title="", body="")  # what was last shown or told of
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._body, 1)
        self._title.textChanged.connect(self._on_changed)
        self._body.textChanged.connect(self._on_changed)
        for field in (self._title, self._body):
            field.installEventFilter(self)

    @property
    def wording(self) -> Wording:
        """The text as it stands, its blanks by their names."""
        body = self._body.toPlainText()[: BODY_LIMIT * 4]
        return Wording(title=stored(self._title.line()), body=stored(body))

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
        title, body = shown(wording.title, self._language), shown(wording.body, self._language)
        self._quiet = True
        if undoable:
            for field, text in ((self._title, title), (self._body, body)):
                cursor = QTextCursor(field.document())
                cursor.select(QTextCursor.SelectionType.Document)
                cursor.insertText(text)
        else:
            self._title.setPlainText(title)
            self._body.setPlainText(body)
        for field in (self._title, self._body):
            field.moveCursor(QTextCursor.MoveOperation.Start)
        self._quiet = False
        self._said = self.wording

    def mark_estimates(self, amount: Amount | None) -> None:
        """Underline where the text gives an amount that nobody confirmed."""
        if amount != self._estimated:
            self._estimated = amount
            for field in (self._title, self._body):
                field.mark_figures(lambda text: estimates_in(text, amount))

    def mark_findings(self, findings: Sequence[Finding]) -> None:
        """Underline what the rules for wording found; what blocks in waves."""
        wording = self.wording
        for field, text, in_title in ((self._title, wording.title, True), (self._body, wording.body, False)):
            field.mark_places(
                [
                    (*self._shown_at(text, one.part), one.severity is Severity.BLOCKS)
                    for one in findings
                    if one.part.in_title is in_title
                ]
            )

    def select(self, part: Part) -> None:
        """Select a place of the text and begin to write there."""
        field: MarkedText = self._title if part.in_title else self._body
        wording = self.wording
        field.select_place(*self._shown_at(wording.title if part.in_title else wording.body, part))
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _shown_at(self, text: str, part: Part) -> tuple[int, int]:
        """Where a place of the stored text stands on the screen: a blank is longer or shorter there."""
        start, end = (len(shown(text[:place], self._language)) for place in (part.start, part.end))
        return start, end

    def go_to_blank(self, *, backwards: bool) -> bool:
        """Select the next blank after the one with the focus, or the first; false: there is none further on."""
        fields: list[MarkedText] = [self._title, self._body]
        focused = next((place for place, field in enumerate(fields) if field.hasFocus()), None)
        order = list(enumerate(fields))[::-1] if backwards else list(enumerate(fields))
        for place, field in order:
            if focused is not None and (place > focused if backwards else place < focused):
                continue
            if field.select_blank(backwards=backwards, beyond=place == focused):
                field.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return False

    def take_focus(self) -> None:
        """Begin to write in the text."""
        self._body.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def has_focus(self) -> bool:
        """Whether somebody writes in it."""
        return self._title.hasFocus() or self._body.hasFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.setProperty("focused", event.type() is QEvent.Type.FocusIn)
            self.style().unpolish(self)
            self.style().polish(self)
        return super().eventFilter(watched, event)

    def _on_changed(self) -> None:
        if self._quiet:
            return
        # Qt tells of a change, too, when only a mark below the text came or went.
        wording = self.wording
        if wording != self._said:
            self._said = wording
            self.changed.emit()
