"""The rows of a pane, gone through by arrows. Those out of sight follow another language when they are seen."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final
from weakref import ref

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from ui.bit_by_bit import Step
from ui.panes.slot import Face, Slot
from ui.widgets.tab_order import chain_after, stops_in

_NUMBERED: Final = 10
# What stands so little below the edge is said too: rows above it may become shorter.
_BELOW_EDGE: Final = 40


class SlotList(QWidget):
    """The rows of a pane. One stop for Tab; arrows go on from there, and numbers open while a row has the focus."""

    opened = Signal(str)
    looked_at = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slots: dict[str, Slot] = {}
        self._order: tuple[str, ...] = ()
        # Rows out of sight that still speak the language before this one, and what they are to show.
        self._owed: dict[str, Face] = {}
        self._frame: QScrollArea | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def scrolls_in(self, frame: QScrollArea) -> None:
        """Rows that come into its sight show at once what they are to show."""
        self._frame = frame
        bar = frame.verticalScrollBar()
        bar.valueChanged.connect(self.pay_what_is_seen)
        # Not while the rows are being laid out: what comes then makes Qt lay out the rest by other widths.
        turn = QTimer(self, singleShot=True)
        turn.timeout.connect(self.pay_what_is_seen)
        bar.rangeChanged.connect(lambda: turn.start(0))

    def show_faces(self, faces: Sequence[Face]) -> None:
        """Show these rows. A row with something typed in it is hidden, not dropped, when it is not among them."""
        for face in faces:
            slot = self._slots.get(face.key)
            if slot is None:
                self._add(face)
            elif face.key in self._owed:
                self._owed[face.key] = face
            else:
                slot.show_face(face)
        order = tuple(face.key for face in faces)
        if order != self._order:
            self._arrange(order)
        for key in order:
            self._slots[key].set_last(key == order[-1])

    def make_ready(self, face: Face) -> None:
        """Make a row that will be shown later."""
        if face.key not in self._slots:
            self._add(face)

    def leave_unseen(self) -> Iterator[Step]:
        """Another language: rows out of sight keep their words until they are seen, or until one of these steps."""
        self._owed = {key: slot.face for key, slot in self._slots.items() if not self._is_seen(slot)}
        # Weakly: what waits its turn must not keep a pane that is gone.
        return map(partial(partial, _pay, ref(self)), list(self._owed))

    def pay_what_is_seen(self) -> None:
        """Something else came into sight: it must not show the words of before."""
        if self._owed:
            for key in [key for key in self._owed if self._is_seen(self._slots[key])]:
                self.pay(key)

    def slot(self, key: str) -> Slot | None:
        """The row with this key."""
        return self._slots.get(key)

    def open_number(self, number: int) -> None:
        """Open a row by its number; one whose Enter acts at once is only gone to."""
        rows = self._openable()
        if number <= len(rows):
            slot = self._slots[rows[number - 1]]
            slot.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if not self._face(rows[number - 1]).action:
                self.opened.emit(slot.face.key)

    def drop_editors(self) -> None:
        """Close every row."""
        for slot in self._slots.values():
            slot.drop_editor()

    def focus_first(self) -> bool:
        """Give the focus to the row looked at last, else to the first that opens; false: there is none."""
        open_rows = [self._slots[key] for key in self._order if not self._face(key).is_fixed]
        if open_rows:
            tab_stops = [slot for slot in open_rows if slot.focusPolicy() is Qt.FocusPolicy.StrongFocus]
            chosen = (tab_stops or open_rows)[0]
            chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return bool(open_rows)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self.pay_what_is_seen()

    def pay(self, key: str) -> None:
        """Show what a row is to show, if it still waits for that."""
        face, slot = self._owed.pop(key, None), self._slots.get(key)
        if face is not None and slot is not None:
            slot.show_face(face)

    def _is_seen(self, slot: Slot) -> bool:
        """On the screen, or above what is: a height that changed up there would move what is being read."""
        if self._frame is None or slot.hasFocus():
            return True
        top = self.y() + slot.y() - self._frame.verticalScrollBar().value()
        return self.isVisible() and top < self._frame.height() + _BELOW_EDGE

    def _face(self, key: str) -> Face:
        return self._owed.get(key) or self._slots[key].face

    def _add(self, face: Face) -> None:
        slot = Slot(face, self)
        slot.opened.connect(self.opened)
        slot.moved.connect(self._move)
        slot.numbered.connect(self.open_number)
        slot.looked_at.connect(self._look_at)
        slot.left.connect(lambda: self._show_numbers(shown=False))
        self._slots[face.key] = slot

    def _arrange(self, order: tuple[str, ...]) -> None:
        gone = [key for key in self._slots if key not in order]
        looked_at = next((self._order.index(key) for key in gone if self._slots[key].hasFocus()), None)
        for key in gone:
            slot = self._slots[key]
            self._column.removeWidget(slot)
            slot.hide()
            self.pay(key)
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
        if looked_at is not None:
            self._take_place(looked_at)

    def _take_place(self, index: int) -> None:
        """The row with the focus is gone: what stands in its place has it, and not the next thing in another pane."""
        below = [key for key in self._order[index:] if not self._face(key).is_fixed]
        for key in (below or self._openable()[-1:])[:1]:
            self._slots[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, key: str, step: int) -> None:
        openable = self._openable()
        index = min(max(openable.index(key) + step, 0), len(openable) - 1)
        self._slots[openable[index]].setFocus(Qt.FocusReason.TabFocusReason)

    def _openable(self) -> list[str]:
        return [one for one in self._order if not self._face(one).is_fixed]

    def _show_numbers(self, *, shown: bool) -> None:
        numbers = {key: number for number, key in enumerate(self._openable()[:_NUMBERED], 1)} if shown else {}
        for key, slot in self._slots.items():
            slot.show_number(numbers.get(key, 0))

    def _look_at(self, key: str) -> None:
        for other, slot in self._slots.items():
            if not slot.face.is_fixed:
                slot.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == key else Qt.FocusPolicy.ClickFocus)
        self._show_numbers(shown=True)
        self.looked_at.emit(self._slots[key])


def _pay(rows: "ref[SlotList]", key: str) -> None:
    found = rows()
    if found is not None and isValid(found):
        found.pay(key)
