"""Many lines were pasted: one entry, or each with its own time? Asked once, under the composer."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from commander.board.refusal import Refused
from commander.board.text import ENTRY_LIMIT
from commander.board.timeline import AddEntries, AddEntry
from commander.wording.pasted import LINES_AT_ONCE, Pasted, split
from ui.models.board import BoardModel
from ui.off_thread import off_thread
from ui.theme import SMALL_PX, Tone
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

LARGEST: Final = 2_000_000  # characters: what no person reads through before it is kept
_SHOWN: Final = 3
_QUOTED: Final = 70


class PasteLine(QFrame):
    """Hidden until more than one line is pasted. Window thread; what is long is split on another.

    recorded: the pasted text is in the journal, as entries of its own.
    """

    recorded = Signal(str)

    def __init__(self, model: BoardModel, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._words = model, words
        self._text = ""
        self._entries: tuple[Pasted, ...] = ()
        self._said = PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self)
        self._first = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, wraps=True, parent=self)
        self.split = Button(elides=True, parent=self)
        self.leave = Button(elides=True, parent=self)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._said, 1)
        row.addWidget(self.split)
        row.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._first)
        self.split.clicked.connect(self._record)
        self.leave.clicked.connect(self.put_away)
        words.changed.connect(self._show)
        model.opened.connect(self.put_away)
        self.hide()

    def takes(self, pasted: str) -> bool:
        """Look at what is pasted; whether it is too long for one entry, so that the composer must not take it."""
        self.put_away()
        if len(pasted) > LARGEST:
            text = self.tr("{count} characters are too many to paste: paste a part of it.")
            self._tell(text.format(count=f"{len(pasted):,}"))
            return True
        lines = pasted.count("\n") + 1
        if lines > LINES_AT_ONCE:
            text = self.tr("{count} lines are too many to paste: {limit} at a time at most.")
            self._tell(text.format(count=f"{lines:,}", limit=f"{LINES_AT_ONCE:,}"))
            return True
        if lines > 1 and pasted.strip():
            now, zone = self._model.now, self._words.zone
            off_thread(
                self._model.bridge.push,
                lambda: split(pasted, now, zone),
                lambda entries: self._offer(pasted, entries),
            )
        elif len(pasted) > ENTRY_LIMIT:
            text = self.tr("{count} characters are too many for one entry: {limit} at most.")
            self._tell(text.format(count=f"{len(pasted):,}", limit=f"{ENTRY_LIMIT:,}"))
        return len(pasted) > ENTRY_LIMIT

    def put_away(self) -> None:
        """As one entry, or not at all: what the composer holds stays as it is."""
        self._text, self._entries = "", ()
        self.hide()

    def _offer(self, text: str, entries: tuple[Pasted, ...]) -> None:
        if len(entries) > 1:
            self._text, self._entries = text, entries
            self._show()

    def _show(self) -> None:
        if not self._entries:
            return
        timed = sum(one.occurred is not None for one in self._entries)
        self._said.set_tone(Tone.NEUTRAL)
        self._said.setText(
            self.tr("Pasted: %n entries, ", "", len(self._entries)) + self.tr("%n with a time", "", timed)
        )
        self.split.setText(self.tr("Record them one by one"))
        self.leave.setText(self.tr("As one entry"))
        now = self._model.now
        self._first.setText(
            "\n".join(
                " ".join(
                    part
                    for part in (
                        self._words.time(one.occurred.instant, now) if one.occurred else "",
                        self._words.label(one.kind),
                        one.author,
                        one.text[:_QUOTED].replace("\n", " "),
                    )
                    if part
                )
                for one in self._entries[:_SHOWN]
            )
            + (" …" if len(self._entries) > _SHOWN else "")
        )
        for part in (self.split, self.leave, self._first):
            part.show()
        self.show()

    def _record(self) -> None:
        stream, text = self._model.stream, self._text
        entries = tuple(
            AddEntry(
                incident=stream,
                text=one.text,
                entry_kind=one.kind,
                occurred=one.occurred,
                source=one.author,
            )
            for one in self._entries
        )
        self.split.setEnabled(False)

        def done(_: object) -> None:
            self.split.setEnabled(True)
            self.put_away()
            self.recorded.emit(text)

        def refused(why: Refused) -> None:
            self.split.setEnabled(True)
            self._said.set_tone(Tone.BAD)
            self._said.setText(self._words.sentence(why))

        self._model.bridge.submit(AddEntries(incident=stream, entries=entries), done=done, refused=refused)

    def _tell(self, sentence: str) -> None:
        self._said.set_tone(Tone.WARN)
        self._said.setText(sentence)
        for part in (self.split, self.leave, self._first):
            part.hide()
        self.show()
