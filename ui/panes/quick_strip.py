"""Above the composer: one of the four quick sentences in both languages; Enter writes and posts it (4-18, 4-20)."""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from commander.clock import new_id
from commander.drafting.quick import quick_audiences, quick_post, quick_texts
from commander.wording.blanks import blanks_in, shown, stored
from commander.wording.language import Language
from commander.wording.quick import Quick, quick_name
from ui.models.board import BoardModel
from ui.panes.editor import Editor
from ui.panes.form_drafts import FormDrafts
from ui.shortcuts import Action, shortcut
from ui.theme import SMALL_PX, Tone
from ui.widgets.chip import Chip
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

QUICK: Final[Mapping[Quick, Action]] = {
    Quick.STARTED: Action.QUICK_STARTED,
    Quick.SCALE: Action.QUICK_SCALE,
    Quick.OPTIONS: Action.QUICK_OPTIONS,
    Quick.DECIDED: Action.QUICK_DECIDED,
}


class QuickEditor(Editor):
    """The sentence as the board fills it; what nobody has said is a blank, and the first one is selected."""

    def __init__(
        self, model: BoardModel, words: Words, quick: Quick, undo: timedelta, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, words, parent)
        self.quick, self._undo = quick, undo
        self._name = Chip(tone=Tone.ACCENT, parent=self)
        self._reach = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, elides=True, parent=self)
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._name)
        row.addWidget(self._reach, 1)
        texts = quick_texts(model.board, model.policy, quick, model.now)
        self._fields = {one: QLineEdit(shown(texts[one], one), self) for one in Language}
        self.add(head)
        for field in self._order():
            self.add(field)
        self.watch(*self._order())
        self.remember(**{str(one): field for one, field in self._fields.items()})
        self.retranslate()

    @override
    def retranslate(self) -> None:
        language = self.words.language
        named = ", ".join(
            self.words.either(one.name_ja, one.name_en) for one in quick_audiences(self.model.policy)
        )
        self._name.show_state(quick_name(self.quick, language), Tone.ACCENT)
        reach = self.tr("Enter: into the timeline and to {audiences}").format(audiences=named)
        self._reach.setText(reach if named else self.tr("No audience of our own people has a place."))
        self._fields[Language.JA].setAccessibleName(self.tr("The sentence in Japanese"))
        self._fields[Language.EN].setAccessibleName(self.tr("The sentence in English"))

    @override
    def take_focus(self) -> None:
        for field in self._order():
            blank = next(iter(blanks_in(field.text())), None)
            if blank is not None:
                field.setFocus()
                field.setSelection(blank[0], blank[1] - blank[0])
                return
        first = self._order()[0]
        first.setFocus()
        first.end(False)

    @override
    def confirm(self) -> None:
        model = self.model
        act = quick_post(
            model.board,
            model.policy,
            self.quick,
            {one: stored(field.text()) for one, field in self._fields.items()},
            model.now,
            new_id(),
            language=Language(self.words.language),
            undo=self._undo * model.pace,
        )
        self.submit(act)

    def _order(self) -> list[QLineEdit]:
        """The language in force first."""
        mine = Language(self.words.language)
        return [self._fields[mine], *(field for one, field in self._fields.items() if one is not mine)]


class QuickStrip(QFrame):
    """Hidden until one of its keys is pressed. Esc puts it away with what is typed, Enter sends.

    left: the keyboard is free again.
    """

    left = Signal()

    def __init__(
        self, model: BoardModel, words: Words, parent: QWidget | None = None, *, undo: timedelta
    ) -> None:
        super().__init__(parent)
        self.setObjectName("composerArea")
        self._model, self._words, self.undo = model, words, undo
        self._editor: QuickEditor | None = None
        self._drafts = FormDrafts(model.bridge, "Quick", self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 0)
        self._column.setSpacing(0)
        for quick, action in QUICK.items():
            for sequence in shortcut(action).sequences:
                QShortcut(sequence, self.parentWidget() or self).activated.connect(partial(self.open, quick))
        model.opened.connect(self._on_opened)
        self.hide()

    def open(self, quick: Quick) -> None:
        """Show a sentence, filled from the board as it is now, or as it was left."""
        if not self._model.stream or self._model.board.incident.closed:
            return
        editor = self._editor
        if editor is None or editor.quick is not quick or not editor.typed_fields:
            self._drop()
            editor = self._made(quick)
        self._editor = editor
        editor.show()
        self.show()
        editor.offer_discard()
        editor.take_focus()

    def save_draft(self) -> None:
        """Keep what is typed, now."""
        self._drafts.save_now()

    def _made(self, quick: Quick) -> QuickEditor:
        editor = QuickEditor(self._model, self._words, quick, self.undo, self)
        stream = editor.stream
        editor.restore(self._drafts.left(stream, quick))
        editor.typed.connect(lambda: self._drafts.keep(stream, quick, editor.typed_fields))
        for ended in (editor.done, editor.discarded):
            ended.connect(lambda: self._drafts.forget(stream, quick))
            ended.connect(lambda: self._end(editor))
        editor.put_away.connect(self._put_away)
        self._column.addWidget(editor)
        return editor

    def _end(self, editor: QuickEditor) -> None:
        if self._editor is editor:
            self._drop()
            self._put_away()

    def _put_away(self) -> None:
        self.hide()
        self.left.emit()

    def _drop(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            self._column.removeWidget(editor)
            editor.leave()

    def _on_opened(self) -> None:
        self._drop()
        self.hide()
        self._drafts.find(self._model.stream, [str(quick) for quick in Quick])
