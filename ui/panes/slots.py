"""A pane made of rows that open. What an open row holds outlives every refresh."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from ui.bit_by_bit import Step
from ui.models.board import BoardModel
from ui.panes.editor import Editor
from ui.panes.form_drafts import FormDrafts
from ui.panes.slot import INSET, Face
from ui.panes.slot_list import SlotList
from ui.widgets.pane import Pane
from ui.words import Words

# When rows out of sight follow into another language: by then the first frame in it stands on the screen.
_FOLLOWED_MS: Final = 300


class SlotPane(Pane):
    """A pane whose rows follow from the board, with one form a row. What is typed in a form outlives the program."""

    looks_each_s: ClassVar[int] = 1  # more where ages alone go by, which are said in minutes

    # The journal has what a row's form said, and whoever said it still stands there.
    answered = Signal(str, Editor)

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.model, self.words = model, words
        self._looked_at = 0
        # Tab goes to the rows; the pane's own key, a click beside them and the window come through here.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._rows.setContentsMargins(14 - INSET, 2, 14 - INSET, 10)
        self._empty.setContentsMargins(INSET, 4, INSET, 4)
        self._list = SlotList(self)
        self.show_rows([self._list])
        self._list.opened.connect(self._on_row_opened)
        self._list.looked_at.connect(self._on_looked_at)
        self._drafts = FormDrafts(model.bridge, type(self).__name__, self)
        self._drafts.found.connect(self._on_drafts_found)
        self._adopted: dict[str, Editor] = {}
        model.opened.connect(self._on_opened)
        model.changed.connect(self.refresh)
        model.ticked.connect(self._on_second)
        words.changed.connect(self._on_other_words)
        if self._scroll is not None:
            self._list.scrolls_in(self._scroll)

    def _on_other_words(self) -> None:
        """A board in another language is on the screen sooner when rows out of sight follow it."""
        self.words.later.add(self._list.leave_unseen(), after_ms=_FOLLOWED_MS)
        self.retranslate()

    def _on_second(self) -> None:
        """Where nothing counts seconds, most of them change nothing."""
        looked_at = int(self.model.now.timestamp()) // self.looks_each_s
        if looked_at != self._looked_at:
            self._looked_at = looked_at
            self.refresh()

    def retranslate(self) -> None:
        """Say every word again in the language in force."""

    def faces(self) -> list[Face]:
        """The rows as they follow from the board now."""
        raise NotImplementedError

    def shown_faces(self) -> list[Face]:
        """The rows as they are shown: a page puts their texts at one place."""
        return self.faces()

    def make_editor(self, key: str) -> Editor | None:
        """The form of a row; None when opening it acts at once or does nothing."""
        raise NotImplementedError

    def enter(self) -> None:
        """What the pane's own key does: go to the row looked at last, else to where something can be typed."""
        if not self._list.focus_first():
            self.focus_without_rows()

    def focus_without_rows(self) -> None:
        """Where `enter` goes while no row opens."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Show what the board says now."""
        faces = self.shown_faces() if self.model.stream else []
        # Filled while it is hidden: one by one, rows that are seen would each be laid out by itself.
        self._list.show_faces(faces)
        self._list.setVisible(bool(faces))
        self._empty.setVisible(not faces)
        self._mark_drafts(face.key for face in faces)

    def rows_ahead(self) -> Iterator[Step]:
        """The rows that an incident has from its first moment, made while none is open."""
        for face in self.shown_faces():
            yield partial(self._list.make_ready, face)

    def save_drafts(self) -> None:
        """Keep what is typed in the forms, now."""
        self._drafts.save_now()

    def adopt(self, key: str, editor: Editor) -> None:
        """Keep what is typed in a form that stands in the pane outside of the rows."""
        self._adopted[key] = editor
        self._keep_typed(key, editor)
        editor.discarded.connect(lambda: editor.restore(editor.untouched))

    def open_row(self, key: str) -> None:
        """Open a row as Enter does."""
        self._on_row_opened(key)

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self._list.focus_first()

    def _on_row_opened(self, key: str) -> None:
        slot = self._list.slot(key)
        if slot is None:
            return
        if slot.editor is not None:
            slot.unfold()
            slot.editor.offer_discard()
        else:
            editor = self.make_editor(key)
            if editor is None:
                return
            editor.restore(self._drafts.left(self.model.stream, key))
            slot.show_editor(editor)
            self._keep_typed(key, editor)
            close = self._closer(key, editor)
            editor.discarded.connect(close)
            editor.done.connect(lambda: self._go_on(key, editor, close))
        self._mark_drafts([key])
        # The row has its new height only after this turn of the event loop.
        QTimer.singleShot(0, slot, lambda: self._on_looked_at(slot))

    def _go_on(self, key: str, editor: Editor, close: Callable[[], None]) -> None:
        focus = QApplication.focusWidget()
        is_there = focus is not None and editor.isAncestorOf(focus)
        close()
        if is_there:
            self.answered.emit(key, editor)

    def _closer(self, key: str, editor: Editor) -> Callable[[], None]:
        def close() -> None:
            slot = self._list.slot(key)
            if slot is not None and slot.editor is editor:
                slot.drop_editor()
            self.refresh()

        return close

    def _keep_typed(self, key: str, editor: Editor) -> None:
        editor.typed.connect(lambda: self._drafts.keep(editor.stream, key, editor.typed_fields))
        editor.done.connect(lambda: self._drafts.forget(editor.stream, key))
        editor.discarded.connect(lambda: self._drafts.forget(editor.stream, key))
        editor.put_away.connect(self.refresh)

    def _mark_drafts(self, keys: Iterable[str]) -> None:
        """An open form shows itself what is typed in it; a closed one is marked."""
        for key in keys:
            slot = self._list.slot(key)
            if slot is not None:
                is_open = slot.editor is not None and not slot.editor.isHidden()
                slot.show_draft(
                    self.tr("draft") if self._drafts.left(self.model.stream, key) and not is_open else ""
                )

    def _on_opened(self) -> None:
        """Another incident: its own drafts. What was typed for the one before is kept with that one."""
        self._list.drop_editors()
        for editor in self._adopted.values():
            editor.begin_again(self.model.stream)
        keys = [face.key for face in self.faces()] if self.model.stream else []
        self._drafts.find(self.model.stream, [*keys, *self._adopted])

    def _on_drafts_found(self) -> None:
        for key, editor in self._adopted.items():
            if not editor.typed_fields:
                editor.restore(self._drafts.left(self.model.stream, key))
        self.refresh()

    def _on_looked_at(self, row: QWidget) -> None:
        if self._scroll is not None:
            self._scroll.ensureWidgetVisible(row, 0, 8)
            if row.height() > self._scroll.viewport().height():
                # Qt shows the middle of what is too tall; its head says what it is.
                self._scroll.verticalScrollBar().setValue(row.y())
                self._show_focus_in(row)

    def _show_focus_in(self, row: QWidget) -> None:
        """In a very low pane the head alone would be seen, and keys would answer what nobody can read."""
        focus, page = QApplication.focusWidget(), self._scroll.widget() if self._scroll is not None else None
        if self._scroll is not None and page is not None and focus is not None and row.isAncestorOf(focus):
            bar = self._scroll.verticalScrollBar()
            end = focus.mapTo(page, QPoint(0, focus.height())).y() + 8
            bar.setValue(max(bar.value(), end - self._scroll.viewport().height()))
