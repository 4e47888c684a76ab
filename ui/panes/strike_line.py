"""Ctrl+Z after talk was recorded entry by entry: strike them all, or leave them. Asked under the composer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from commander.board.record import Record
from commander.board.refusal import Refused
from commander.board.timeline import EntryAdded, StrikeEntries
from ui.models.board import BoardModel
from ui.theme import Tone
from ui.widgets.button import Button, HintedButton
from ui.widgets.plain_label import PlainLabel
from ui.words import Words


class StrikeLine(QFrame):
    """Hidden until it is asked for. What is struck stays, with a line through it. Window thread.

    left: the keyboard is free again.
    """

    left = Signal()

    def __init__(self, model: BoardModel, words: Words, parent: QWidget, *, key: str) -> None:
        super().__init__(parent)
        self._model, self._words = model, words
        self._entries: tuple[str, ...] = ()
        self._stream = ""
        self._why: Refused | None = None  # what kept them from being struck
        self._said = PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self)
        self.strike = Button(key=key, elides=True, parent=self)
        self._hint = HintedButton(self.strike, parent=self)
        self.leave = Button(key="Esc", elides=True, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._said, 1)
        row.addWidget(self._hint)
        row.addWidget(self.leave)
        self.strike.clicked.connect(self.confirm)
        self.leave.clicked.connect(self.put_away)
        words.changed.connect(self._retranslate)
        model.opened.connect(self.forget)
        self._retranslate()
        self.hide()

    def remember(self, records: tuple[Record, ...]) -> None:
        """These were recorded last, at once."""
        stream = self._stream = self._model.stream
        # An answer that comes late may be another incident's.
        ours = (one for one in records if one.stream == stream and isinstance(one.event, EntryAdded))
        self._entries = tuple(one.id for one in ours)
        self.hide()

    def forget(self) -> None:
        """Something else was recorded since: one key must not strike what lies behind it."""
        self._entries = ()
        self.hide()

    def ask(self) -> bool:
        """Ask whether they are struck; False: there is nothing to strike."""
        if not self._entries:
            return False
        self._why = None
        self._retranslate()
        self.show()
        return True

    def confirm(self) -> None:
        """Strike them, all or none; what keeps them from it is said."""
        if self.isVisible() and self._entries and self.strike.isEnabled():
            self.strike.setEnabled(False)
            command = StrikeEntries(incident=self._stream, entries=self._entries)
            self._model.bridge.submit(command, done=lambda records: self._struck(), refused=self._refuse)

    def put_away(self) -> None:
        """They stand."""
        if self.isVisible():
            self.hide()
            self.left.emit()

    def _struck(self) -> None:
        self.strike.setEnabled(True)
        self.forget()
        self.left.emit()

    def _refuse(self, why: Refused) -> None:
        self.strike.setEnabled(True)
        self._why = why
        self._retranslate()

    def _retranslate(self) -> None:
        asked = self.tr("Strike the %n entries that were recorded last?", "", len(self._entries))
        self._said.set_tone(Tone.BAD if self._why else Tone.WARN)
        self._said.setText(self._words.sentence(self._why) if self._why else asked)
        self.strike.setText(self.tr("Strike them all"))
        self.leave.setText(self.tr("Leave them"))
