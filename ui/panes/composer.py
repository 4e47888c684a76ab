"""The one composer of the timeline. The text stays until the journal has it, and survives kill -9 before that."""

import re
import sys
import unicodedata
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from commander.board.record import Occurred
from commander.board.refusal import Refused
from commander.board.timeline import AddEntry, CorrectEntry, EntryKind
from commander.reading import Reading
from commander.wording.times import TimeFault, parse
from ui.models.board import BoardModel
from ui.theme import SMALL_PX, Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.chip import Chip, ChipButton
from ui.widgets.flow import FlowLayout
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

# Alt and the letter of practice §1.4.
LETTERS: Final[Mapping[EntryKind, str]] = {
    EntryKind.FACT: "F",
    EntryKind.DECISION: "D",
    EntryKind.ACTION: "A",
    EntryKind.QUESTION: "Q",
    EntryKind.HYPOTHESIS: "H",
    EntryKind.FOLLOW_UP: "T",
    EntryKind.GOOD_MOVE: "G",
}
DRAFT_MS: Final = 400
_LINES_SHOWN: Final = 8
# A prefix says when it happened: -3m, 22:31, 約22:31. Anything else is the text itself.
_PREFIX: Final = re.compile(r"(?:約|~)?(?:-\d{1,5}(?:m|min|分|h|時間)|\d{1,2}:\d{2}(?::\d{2})?)")
_DASHES: Final = str.maketrans(dict.fromkeys("ー−–—‐", "-"))
_PREFIX_LIMIT: Final = 16


class ComposerText(QPlainTextEdit):
    """Grows with its text. Enter sends, Shift+Enter breaks the line, Enter during a conversion does neither."""

    sent = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._converting = False
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._fit)
        self._fit()

    @override
    def inputMethodEvent(self, event: QInputMethodEvent, /) -> None:
        self._converting = bool(event.preeditString())
        super().inputMethodEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._converting:
                return  # it ends the conversion; some input methods pass the key on as well
            if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier:
                self.sent.emit()
                return
        if event.key() == Qt.Key.Key_Escape and not self._converting:
            self.left.emit()
            return
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and sys.platform != "darwin":
            event.ignore()  # a chord that means nothing here must not leave its letter in the log
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        lines = min(_LINES_SHOWN, max(1, int(self.document().size().height())))
        self.setFixedHeight(lines * line + 16)


class Composer(QFrame):
    """Kind chips, text, and below it why something was refused."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composerArea")
        self._model, self._words = model, words
        # What is typed belongs to this incident, whichever one is shown when it is sent.
        self._stream = ""
        self._correcting = ""
        self._on_its_way = ""
        self._kinds = {kind: ChipButton(checkable=True, parent=self) for kind in LETTERS}
        self._group = QButtonGroup(self)
        self._hint = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, parent=self)
        self._when = Chip(tone=Tone.ACCENT, parent=self)
        self._which = Chip(tone=Tone.WARN, parent=self)
        self._drop = Button(kind=ButtonKind.QUIET, parent=self)
        self.text = ComposerText(self)
        self._why = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._draft = QTimer(self)
        self._draft.setSingleShot(True)
        self._draft.setInterval(DRAFT_MS)
        self._lay_out()
        self._kinds[EntryKind.FACT].setChecked(True)
        self._draft.timeout.connect(self.save_draft)
        self.text.textChanged.connect(self._on_typed)
        self.text.sent.connect(self.send)
        self.text.left.connect(self._leave_correction)
        self._drop.clicked.connect(self._leave_correction)
        model.opened.connect(self._open)
        words.changed.connect(self.retranslate)
        self.retranslate()
        self._show_state()

    @property
    def kind(self) -> EntryKind:
        """What the next entry is."""
        return next(kind for kind, chip in self._kinds.items() if chip.isChecked())

    @property
    def refusal(self) -> str:
        """Why what was sent last was not taken; empty when it was."""
        return self._why.text()

    def retranslate(self) -> None:
        """Say every word again."""
        for kind, chip in self._kinds.items():
            chip.show_state(self._words.label(kind), Tone.NEUTRAL)
            chip.setAccessibleDescription(f"Alt+{LETTERS[kind]}")
        self._hint.setText(self.tr("Alt+initial ・ -3m"))
        self.text.setAccessibleName(self.tr("Write an entry"))
        self.text.setPlaceholderText(self.tr("What happened? Enter records it"))
        self._drop.setText(self.tr("Not now"))
        self._show_state()

    def choose(self, kind: EntryKind) -> None:
        """The next entry is of this kind."""
        self._kinds[kind].setChecked(True)
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def correct(self, entry: str, text: str) -> None:
        """Correct an entry: its text to change, or to empty, which strikes it. What was typed is kept as a draft."""
        self.save_draft()
        self._correcting = entry
        self._put(text)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_state()

    def send(self) -> None:
        """Submit what is typed; it stays on the screen until the answer comes."""
        if not self._stream or self._on_its_way:
            return
        typed = self.text.toPlainText()
        self._why.setText("")
        command: AddEntry | CorrectEntry
        if self._correcting:
            command = CorrectEntry(incident=self._stream, entry=self._correcting, text=typed)
        else:
            occurred, text = self._split(typed)
            if isinstance(occurred, TimeFault):
                self._why.setText(occurred.sentence(self._words.language))
                self._show_state()
                return
            command = AddEntry(incident=self._stream, text=text, entry_kind=self.kind, occurred=occurred)
        self._on_its_way = typed or " "
        self._model.bridge.submit(
            command, done=lambda records: self._on_recorded(typed), refused=self._on_refused
        )

    def save_draft(self) -> None:
        """Keep what is typed now. A correction is no draft: the entry it changes still stands."""
        self._draft.stop()
        if self._stream and not self._correcting:
            self._model.bridge.save_draft(f"composer:{self._stream}", self.text.toPlainText())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        chips = QWidget(self)
        wide = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        wide.setHeightForWidth(True)
        chips.setSizePolicy(wide)
        flow = FlowLayout(chips, gap=6, line_gap=6)
        for kind, chip in self._kinds.items():
            self._group.addButton(chip)
            flow.addWidget(chip)
            shortcut = QShortcut(QKeySequence(f"Alt+{LETTERS[kind]}"), self)
            shortcut.activated.connect(lambda kind=kind: self.choose(kind))
        for part in (self._which, self._drop, self._when):
            flow.addWidget(part)
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(chips, 1)
        above.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(above)
        column.addWidget(self.text)
        column.addWidget(self._why)

    def _open(self) -> None:
        """Another incident: what was typed for the one before is saved, and its own draft comes back."""
        self.save_draft()
        self._correcting, self._on_its_way = "", ""
        stream = self._stream = self._model.stream
        self._put("")
        self._why.setText("")
        self._show_state()
        if not stream:
            return

        def question(reading: Reading) -> str:
            return reading.draft(f"composer:{stream}")

        def done(kept: str) -> None:
            if kept and self._stream == stream and not self.text.toPlainText():
                self._put(kept)

        self._model.bridge.read(question, done)

    def _split(self, typed: str) -> tuple[Occurred | TimeFault | None, str]:
        """When it happened, if the text begins with a time, and the rest."""
        head, _, rest = typed.lstrip().replace("　", " ", 1).partition(" ")
        plain = unicodedata.normalize("NFKC", head[:_PREFIX_LIMIT]).translate(_DASHES)
        if not rest.strip() or not _PREFIX.fullmatch(plain):
            return None, typed
        return parse(plain, self._model.now, self._words.zone), rest

    def _on_typed(self) -> None:
        self._draft.start()
        self._show_state()

    def _on_recorded(self, typed: str) -> None:
        self._on_its_way = ""
        if self.text.toPlainText() == typed:
            self._put("")  # what was typed on meanwhile stays
        self._correcting = ""
        self._kinds[EntryKind.FACT].setChecked(True)
        self.save_draft()
        self._show_state()

    def _on_refused(self, refused: Refused) -> None:
        self._on_its_way = ""
        self._why.setText(self._words.sentence(refused))
        self._show_state()

    def _leave_correction(self) -> None:
        if not self._correcting:
            return
        self._correcting = ""
        self._put("")
        stream = self._stream
        self._model.bridge.read(lambda reading: reading.draft(f"composer:{stream}"), self._put)
        self._show_state()

    def _put(self, text: str) -> None:
        if text != self.text.toPlainText():
            self.text.setPlainText(text)
            self.text.moveCursor(self.text.textCursor().MoveOperation.End)

    def _show_state(self) -> None:
        correcting = bool(self._correcting)
        for chip in self._kinds.values():
            chip.setVisible(not correcting)
        self._which.setVisible(correcting)
        self._drop.setVisible(correcting)
        if correcting:
            struck = not self.text.toPlainText().strip()
            text = self.tr("Strikes the entry") if struck else self.tr("Corrects the entry")
            self._which.show_state(text, Tone.WARN)
        occurred, _ = (None, "") if correcting else self._split(self.text.toPlainText())
        self._when.setVisible(occurred is not None)
        self._hint.setVisible(occurred is None and not correcting)
        if isinstance(occurred, TimeFault):
            self._when.show_state(self.tr("no such time"), Tone.BAD)
        elif occurred is not None:
            when = self._words.time(occurred.instant, self._model.now)
            self._when.show_state(self.tr("happened {time}").format(time=when), Tone.ACCENT)
        self._why.setVisible(bool(self._why.text()))
