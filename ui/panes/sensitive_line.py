"""A word of warning under the composer: what was typed looks like something nobody should keep."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from commander.wording.linter_checks import folded
from commander.wording.sensitive import Sensitive, Sort, found_in, masked
from ui.theme import Tone
from ui.widgets.button import Button, HintedButton
from ui.widgets.plain_label import PlainLabel


class SensitiveLine(QFrame):
    """Nothing is recorded while it stands: hide those characters, or say that they are to be kept. Window thread.

    let: a person keeps the text as it is.
    """

    let = Signal()

    def __init__(self, text: QPlainTextEdit, parent: QWidget, *, key: str) -> None:
        super().__init__(parent)
        self._text = text
        self._kept = ""  # the very text that a person lets stand
        self._found: tuple[Sensitive, ...] = ()
        self._why = PlainLabel(tone=Tone.WARN, wraps=True, parent=self)
        self._hide = Button(key=key, elides=True, parent=self)
        self._keep = Button(elides=True, parent=self)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(HintedButton(self._hide, parent=self))
        row.addWidget(self._keep)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._why)
        column.addLayout(row)
        self._hide.clicked.connect(self._mask)
        self._keep.clicked.connect(self._let_stand)
        text.textChanged.connect(self.hide)
        self.hide()

    def stops(self, typed: str) -> bool:
        """Whether a person must say first what becomes of it; the line says so."""
        self._found = found_in(folded(typed))
        if not self._found or typed == self._kept:
            self.hide()
            return False
        self.retranslate()
        self.show()
        return True

    def black_out(self) -> None:
        """By its key, from where it is typed; nothing while nothing is pointed out."""
        if self.isVisible():
            self._mask()

    def retranslate(self) -> None:
        """Say every word again."""
        sorts = {
            Sort.SECRET: self.tr("a password or token"),
            Sort.CARD: self.tr("a card number"),
            Sort.MY_NUMBER: self.tr("a My Number"),
        }
        named = ", ".join(dict.fromkeys(sorts[one.sort] for one in self._found))
        self._why.setText(self.tr("Not recorded yet: it looks as if it held {what}.").format(what=named))
        self._hide.setText(self.tr("Black it out"))
        self._keep.setText(self.tr("Record it as it is"))

    def _mask(self) -> None:
        typed = self._text.toPlainText()
        hidden = masked(typed, found_in(folded(typed)))
        cursor = QTextCursor(self._text.document())
        # As typing: Ctrl+Z brings it back.
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(hidden)
        self._text.setFocus()

    def _let_stand(self) -> None:
        self._kept = self._text.toPlainText()
        self.hide()
        self.let.emit()
        self._text.setFocus()
