"""The rows of a pane, gone through by arrows; a pane made of them. What an open row holds outlives every refresh."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ui.models.board import BoardModel
from ui.panes.editor import Editor
from ui.panes.slot import INSET, Face, Slot
from ui.widgets.pane import Pane
from ui.widgets.tab_order import chain_after, stops_in
from ui.words import Words


class SlotList(QWidget):
    """The rows of a pane. One stop for Tab; arrows go on from there."""

    opened = Signal(str)
    looked_at = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slots: dict[str, Slot] = {}
        self._order: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_faces(self, faces: Sequence[Face]) -> None:
        """Show these rows. A row with something typed in it is hidden, not dropped, when it is not among them."""
        for face in faces:
            slot = self._slots.get(face.key)
            if slot is None:
                self._add(face)
            else:
                slot.show_face(face)
        order = tuple(face.key for face in faces)
        if order != self._order:
            self._arrange(order)
        for key in order:
            self._slots[key].set_last(key == order[-1])

    def slot(self, key: str) -> Slot | None:
        """The row with this key."""
        return self._slots.get(key)

    def focus_first(self) -> bool:
        """Give the focus to the row looked at last, else to the first that opens; false: there is none."""
        open_rows = [self._slots[key] for key in self._order if not self._slots[key].face.is_fixed]
        if open_rows:
            tab_stops = [slot for slot in open_rows if slot.focusPolicy() is Qt.FocusPolicy.StrongFocus]
            chosen = (tab_stops or open_rows)[0]
            chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return bool(open_rows)

    def _add(self, face: Face) -> None:
        slot = Slot(face, self)
        slot.opened.connect(self.opened)
        slot.moved.connect(self._move)
        slot.looked_at.connect(self._look_at)
        self._slots[face.key] = slot

    def _arrange(self, order: tuple[str, ...]) -> None:
        for key in [key for key in self._slots if key not in order]:
            slot = self._slots[key]
            self._column.removeWidget(slot)
            slot.hide()
            if slot.editor is None:
                del self._slots[key]
                slot.deleteLater()
        for index, key in enumerate(order):
            slot = self._slots[key]
            self._column.removeWidget(slot)
            self._column.insertWidget(index, slot)
            slot.show()
        self._order = order
        anchor: QWidget = self
        for key in order:
            anchor = chain_after(anchor, [self._slots[key], *stops_in(self._slots[key])])

    def _move(self, key: str, step: int) -> None:
        openable = [one for one in self._order if not self._slots[one].face.is_fixed]
        index = openable.index(key) + step
        if 0 <= index < len(openable):
            self._slots[openable[index]].setFocus(Qt.FocusReason.TabFocusReason)

    def _look_at(self, key: str) -> None:
        for other, slot in self._slots.items():
            if not slot.face.is_fixed:
                slot.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == key else Qt.FocusPolicy.ClickFocus)
        self.looked_at.emit(self._slots[key])


class SlotPane(Pane):
    """A pane whose rows follow from the board, with one form a row."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.model, self.words = model, words
        # Tab goes to the rows; the pane's own key, a click beside them and the window come through here.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._rows.setContentsMargins(14 - INSET, 2, 14 - INSET, 10)
        self._empty.setContentsMargins(INSET, 4, INSET, 4)
        self._list = SlotList(self)
        self.show_rows([self._list])
        self._list.opened.connect(self._on_row_opened)
        self._list.looked_at.connect(self._on_looked_at)
        model.changed.connect(self.refresh)
        model.ticked.connect(self.refresh)
        words.changed.connect(self.retranslate)

    def retranslate(self) -> None:
        """Say every word again in the language in force."""

    def faces(self) -> list[Face]:
        """The rows as they follow from the board now."""
        raise NotImplementedError

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
        faces = self.faces() if self.model.stream else []
        self._list.setVisible(bool(faces))
        self._empty.setVisible(not faces)
        self._list.show_faces(faces)

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
        else:
            editor = self.make_editor(key)
            if editor is None:
                return
            editor.done.connect(self._closer(key))
            slot.show_editor(editor)
        # The row has its new height only after this turn of the event loop.
        QTimer.singleShot(0, slot, lambda: self._on_looked_at(slot))

    def _closer(self, key: str) -> Callable[[], None]:
        def close() -> None:
            slot = self._list.slot(key)
            if slot is not None:
                slot.drop_editor()
            self.refresh()

        return close

    def _on_looked_at(self, row: QWidget) -> None:
        if self._scroll is not None:
            self._scroll.ensureWidgetVisible(row, 0, 8)
