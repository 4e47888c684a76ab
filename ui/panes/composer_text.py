"""The composer's text: its keys, how it grows, and the outlines around what was understood in it."""

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QTextEdit, QWidget
from typing_extensions import override

from commander.wording.mentions import partial_mention
from ui.panes.composer_names import NameOffer
from ui.panes.files_given import holds_files
from ui.panes.mention_index import MentionIndex
from ui.shortcuts import Action, shortcut
from ui.theme import Tone, border_hex, themed, tone_hex

Stretch = tuple[int, int, Tone]
"""From where to where in the text, and the tone of the outline."""

_LINES_SHOWN: Final = 6
_LEAST_LINES: Final = 2  # in a low pane what stands under the text needs the room more
_FRAME: Final = 16
_OUTLINE_OUT: Final = 1.5
_ROUND: Final = 6.0
_PARTIAL_LOOKED_AT: Final = 48
_MARKED: Final = 40  # a person reads no more; a pasted page may name somebody in every line


class ComposerText(QPlainTextEdit):
    """Grows with its text. Enter sends, Shift+Enter breaks the line, Enter during a conversion does neither."""

    sent = Signal()
    left = Signal()
    ended = Signal()  # Ctrl+End, and the cursor stands at the end already
    undone = Signal()  # Ctrl+Z, and nothing that was typed is left to undo
    confirmed = Signal()  # Ctrl+Enter

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._converting = False
        self._marks: tuple[Stretch, ...] = ()
        self._known: Callable[[], Mapping[str, MentionIndex]] = dict
        self._names: NameOffer | None = None
        # Whether somebody else takes what is pasted.
        self.takes_paste: Callable[[str], bool] = lambda text: False
        # Whether what is pasted or dropped is to be attached: then it is no text.
        self.takes_files: Callable[[QMimeData], bool] = lambda mime: False
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._fit)
        self.textChanged.connect(self._offer_names)
        themed.changed.connect(self._colour)
        self._fit()

    def offer_names(self, known: Callable[[], Mapping[str, MentionIndex]]) -> None:
        """Who is offered behind an @, which channels behind a #."""
        self._known = known
        if self._names is not None:
            self._names.offer_from(known)

    @property
    def offered(self) -> list[str]:
        """What the open list offers, a line each; closed: nothing."""
        names = self._names
        if names is None or not names.isVisible():
            return []
        return [names.item(row).text() for row in range(names.count())]

    def mark(self, stretches: Sequence[Stretch]) -> None:
        """Outline these stretches. The text itself stays as typed, so that no input method is disturbed."""
        text = self.toPlainText() if stretches else ""
        # Counted as Qt does, once: each look at a long text's places would read all of it again.
        shown = tuple(
            (_units(text, start), _units(text, end), tone) for start, end, tone in stretches[:_MARKED]
        )
        if shown != self._marks:
            self._marks = shown
            self._colour()

    def replace_words(self, start: int, end: int, words: str) -> None:
        """Other words in the place of a stretch, as typing: Ctrl+Z brings the old ones back."""
        self._selected(start, end).insertText(words)

    def go_to_words(self, start: int, end: int) -> None:
        """Select a stretch: what is typed next stands in its place."""
        self.setTextCursor(self._selected(start, end))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def event(self, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination())
            if pressed in shortcut(Action.TURN).sequences:
                # Where there is an End key beside it, Qt takes Ctrl+E to the end of the line, too.
                event.ignore()
                return False
        return super().event(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent, /) -> None:
        before = self._converting
        self._converting = bool(event.preeditString())
        super().inputMethodEvent(event)
        if before != self._converting:
            self._colour()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if self._is_for_names(event):
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._converting:
                return  # it ends the conversion; some input methods pass the key on as well
            if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier:
                self.sent.emit()
                return
            if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier:
                self.confirmed.emit()
                return
        if (
            event.matches(QKeySequence.StandardKey.Undo)
            and not self.toPlainText()
            and not self.document().isUndoAvailable()
        ):
            self.undone.emit()
            return
        if event.key() == Qt.Key.Key_Escape and not self._converting:
            self.left.emit()
            return
        if event.matches(QKeySequence.StandardKey.MoveToEndOfDocument) and self.textCursor().atEnd():
            self.ended.emit()
            return
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and sys.platform != "darwin":
            event.ignore()  # a chord that means nothing here must not leave its letter in the log
            return
        super().keyPressEvent(event)

    @override
    def canInsertFromMimeData(self, source: QMimeData, /) -> bool:
        return holds_files(source) or super().canInsertFromMimeData(source)

    @override
    def insertFromMimeData(self, source: QMimeData, /) -> None:
        if not self.takes_files(source) and not self.takes_paste(source.text()):
            super().insertFromMimeData(source)

    @override
    def focusNextPrevChild(self, next: bool, /) -> bool:
        # Qt moves the focus before a text hears of the Tab key.
        if next and not self._converting and self._names is not None and self._names.takes(Qt.Key.Key_Tab):
            return True
        return super().focusNextPrevChild(next)

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        if self._names is not None:
            self._names.hide()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if self._converting or not self._marks:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for start, end, tone in self._marks:
            first, last = self.cursorRect(self._cursor(start)), self.cursorRect(self._cursor(end))
            if first.top() == last.top():  # one that wraps is told by its colour alone
                around = QRectF(first.topLeft(), last.bottomLeft()).adjusted(
                    -_OUTLINE_OUT, 0.5, _OUTLINE_OUT, 0.5
                )
                painter.setPen(QPen(QColor(border_hex(tone)), 1.0))
                painter.drawRoundedRect(around, _ROUND, _ROUND)

    def _is_for_names(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        return plain and not self._converting and self._names is not None and self._names.takes(event.key())

    def _offer_names(self) -> None:
        cursor = self.textCursor()
        at = cursor.positionInBlock()
        part = partial_mention(cursor.block().text()[max(0, at - _PARTIAL_LOOKED_AT) : at])
        if part is None or not self.hasFocus():
            if self._names is not None:
                self._names.hide()
            return
        names = self._names
        if names is None:
            names = self._names = NameOffer(self.window())
            names.setAccessibleName(self.tr("People and channels to name"))
            names.offer_from(self._known)
            names.accepted.connect(self._name)
        corner = self.viewport().mapTo(self.window(), self.cursorRect().topLeft())
        names.show_for(part, corner)

    def _name(self, name: str) -> None:
        """Put a whole name in place of what is typed behind the sign."""
        cursor = self.textCursor()
        at = cursor.positionInBlock()
        part = partial_mention(cursor.block().text()[max(0, at - _PARTIAL_LOOKED_AT) : at])
        if part is not None:
            typed = _units(part[1], len(part[1]))
            cursor.setPosition(cursor.position() - typed, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(f"{name} ")

    def _colour(self) -> None:
        selections = []
        for start, end, tone in () if self._converting else self._marks:
            selection = QTextEdit.ExtraSelection()
            cursor = self._cursor(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selection.format.setForeground(QColor(tone_hex(tone)))
            selections.append(selection)
        self.setExtraSelections(selections)

    def _selected(self, start: int, end: int) -> QTextCursor:
        text = self.toPlainText()
        cursor = self._cursor(_units(text, start))
        cursor.setPosition(_units(text, end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _cursor(self, position: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return cursor

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        lines = min(_LINES_SHOWN, max(1, int(self.document().size().height())))
        wished = lines * line + _FRAME
        if wished == self.maximumHeight():
            return
        self.setMinimumHeight(min(lines, _LEAST_LINES) * line + _FRAME)
        self.setMaximumHeight(wished)
        # At once, or the line that was begun would scroll out of sight until the layout's turn.
        self.resize(self.width(), wished)
        self.updateGeometry()


def _units(text: str, position: int) -> int:
    """Qt counts a sign beyond the first 65,536 as two."""
    return len(text[:position].encode("utf-16-le", "surrogatepass")) // 2
