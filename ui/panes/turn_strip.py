"""Above the composer: one letter says what a row, or the line being typed, becomes; what is missing is asked there."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from commander.wording.language import Language
from commander.wording.turning import Turn, turn_name
from ui.models.board import BoardModel
from ui.panes.form_drafts import FormDrafts
from ui.panes.work_form import WorkForm
from ui.theme import SMALL_PX, Tone
from ui.widgets.chip import ChipButton
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

LETTERS: Final[Mapping[Turn, Qt.Key]] = {
    Turn.POST: Qt.Key.Key_P,
    Turn.TASK: Qt.Key.Key_T,
    Turn.ASK: Qt.Key.Key_Q,
    Turn.DECIDE: Qt.Key.Key_D,
}
_QUOTED: Final = 80


class TurnStrip(QFrame):
    """Hidden until it is asked for. Esc puts it away with what is typed; nothing is lost. Window thread.

    left: the keyboard is free again.
    """

    left = Signal()

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composerArea")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words = words
        self._answer: Callable[[Turn], None] = lambda turn: None
        self._quoted = ""
        self._form: WorkForm | None = None
        self._drafts = FormDrafts(model.bridge, "Turn", self)
        self._drafts.found.connect(self._restore)
        self._row = ""
        self._said = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, elides=True, parent=self)
        self._chips = {turn: ChipButton(parent=self) for turn in Turn}
        self._choices = QWidget(self)
        row = QHBoxLayout(self._choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._said, 1)
        for turn, chip in self._chips.items():
            row.addWidget(chip)
            chip.clicked.connect(lambda _=False, turn=turn: self._choose(turn))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 4)
        self._column.setSpacing(4)
        self._column.addWidget(self._choices)
        words.changed.connect(self.retranslate)
        model.opened.connect(self._on_opened)
        self.retranslate()
        self.hide()

    @property
    def form(self) -> WorkForm | None:
        """What is being asked; None: nothing is."""
        return self._form

    def retranslate(self) -> None:
        """Say every word again."""
        for turn, chip in self._chips.items():
            name = turn_name(turn, Language(self._words.language))
            chip.show_state(f"{chr(LETTERS[turn].value)}  {name}", Tone.NEUTRAL)
        self.setAccessibleName(self.tr("What becomes of it: P, T, Q or D"))
        self._said.setText(self.tr("Make of “{text}”:").format(text=self._quoted))

    def offer(self, quoted: str, answer: Callable[[Turn], None]) -> None:
        """Ask what becomes of these words."""
        self._drop()
        line = " ".join(quoted[: _QUOTED * 2].split())
        self._quoted = line if len(line) <= _QUOTED else f"{line[:_QUOTED]}…"
        self._answer = answer
        self.retranslate()
        self._choices.show()
        self.show()
        self._chips[Turn.POST].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask(self, form: WorkForm, row: str, *, at_once: bool) -> None:
        """Show what is still to be said; at_once: nothing is, so nothing typed before is put back into it."""
        self._drop()
        stream = form.stream
        self._form, self._row = form, row
        form.typed.connect(lambda: self._drafts.keep(stream, row, form.typed_fields))
        form.discarded.connect(lambda: self._drafts.forget(stream, row))
        form.discarded.connect(lambda: self._end(form))
        form.done.connect(lambda: self._drafts.forget(stream, row))
        form.done.connect(lambda: self._end(form))
        form.put_away.connect(self.put_away)
        self._choices.hide()
        self._column.addWidget(form)
        form.show()
        self.show()
        if at_once:
            return
        if left := self._drafts.left(stream, row):
            form.restore(left)
        else:
            self._drafts.find(stream, [row])

    def put_away(self) -> None:
        """Nothing becomes of it now; what is typed in the form comes back with it."""
        self.hide()
        self.left.emit()

    def save_draft(self) -> None:
        """Keep what is typed, now."""
        self._drafts.save_now()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if self._form is None and not event.modifiers():
            turn = next((one for one, key in LETTERS.items() if key == event.key()), None)
            if turn is not None:
                self._choose(turn)
                return
            if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
                self._move(1 if event.key() == Qt.Key.Key_Right else -1)
                return
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                focused = next((one for one, chip in self._chips.items() if chip.hasFocus()), Turn.POST)
                self._choose(focused)
                return
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        super().keyPressEvent(event)

    def _choose(self, turn: Turn) -> None:
        self.hide()
        self._answer(turn)

    def _move(self, step: int) -> None:
        chips = list(self._chips.values())
        at = next((place for place, chip in enumerate(chips) if chip.hasFocus()), 0)
        chips[(at + step) % len(chips)].setFocus()

    def _restore(self) -> None:
        form = self._form
        if form is not None:
            form.restore(self._drafts.left(form.stream, self._row))

    def _end(self, form: WorkForm) -> None:
        if self._form is form:
            self._drop()
            self.put_away()

    def _drop(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            self._drafts.save_now()
            self._column.removeWidget(form)
            form.leave()

    def _on_opened(self) -> None:
        self._drop()
        self.hide()
