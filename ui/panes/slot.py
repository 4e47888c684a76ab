"""One row of a pane: what it shows, as values, and the form that it opens below itself."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.panes.editor import Editor
from ui.theme import SMALL_PX, Tone, font, themed, tokens
from ui.widgets.chip import Chip, ChipButton
from ui.widgets.plain_label import set_plain_tooltip
from ui.widgets.row import CHIP_COLUMN, LABEL_WIDTH, ItemRow, Row
from ui.widgets.tab_order import chain_after, stops_in
from ui.widgets.text_layout import Run

INSET = 12
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_FARTHEST = 1_000_000  # rows: further than any pane goes
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Home: -_FARTHEST,
    Qt.Key.Key_End: _FARTHEST,
}


@dataclass(frozen=True, slots=True)
class Face:
    """What one row shows, as values: it is made anew only when they differ."""

    key: str
    label: str = ""
    value: tuple[Run, ...] = ()
    chip: tuple[str, Tone] | None = None
    note: str = ""
    detail: str = ""
    tip: str = ""
    action: str = ""  # what Enter does at once, as a chip to press; empty: Enter opens the row
    is_item: bool = False  # a chip in front and a second line, in place of a label
    is_fixed: bool = False  # nothing to open
    label_width: int = LABEL_WIDTH
    chip_width: int = CHIP_COLUMN  # of an item: what stands behind the chip begins at one place in all rows


class Slot(QFrame):
    """A row and, below it, the form it opens."""

    opened = Signal(str)
    moved = Signal(str, int)
    numbered = Signal(int)  # a row's number was pressed, 1 to 10
    looked_at = Signal(str)
    left = Signal()

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = face
        self.editor: Editor | None = None
        self._shown: Row | ItemRow | None = None
        self._number = 0
        self._draft = Chip(parent=self)
        self._draft.hide()
        self._action = ChipButton(tone=Tone.ACCENT, parent=self)
        # The row itself takes the keys: one stop for Tab, not two.
        self._action.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._action.clicked.connect(self._open)
        self._line = QHBoxLayout()
        self._line.setSpacing(8)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 4, 0, 0)
        beside.addWidget(self._draft)
        beside.addStretch(1)
        self._line.addLayout(beside)
        self._line.addWidget(self._action, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(INSET, 0, INSET, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._line)
        themed.changed.connect(self.update)
        self._paint_face()

    def show_face(self, face: Face) -> None:
        """Show other values."""
        if face == self.face:
            return
        if replace(self.face, note=face.note) == face and self._taken_note(face.note):
            self.face = face
            self._name()
        else:
            fits = _places(face) == _places(self.face)
            self.face = face
            self._paint_face(in_place=fits)

    def set_last(self, last: bool) -> None:
        """No hairline under the last row."""
        if self._shown is not None:
            self._shown.set_last(last)

    def show_number(self, number: int) -> None:
        """The key that opens it, dim beside it; 0: none. Ten is pressed as 0."""
        if number != self._number:
            self._number = number
            self.update()

    def show_draft(self, word: str) -> None:
        """Mark that something typed in its form is not recorded; empty: nothing is."""
        if word != self._draft.text:
            self._draft.show_state(word, Tone.WARN)
            self._draft.setVisible(bool(word))
            self._name()

    def show_editor(self, editor: Editor) -> None:
        """Open the row with a form."""
        self.editor = editor
        self._column.addWidget(editor)
        editor.put_away.connect(self._put_away)
        chain_after(self, stops_in(editor))
        self.unfold()

    def unfold(self) -> None:
        """Show the form again, as it was left."""
        if self.editor is not None:
            self.editor.show()
            self.editor.take_focus()

    def drop_editor(self) -> None:
        """Close the row; its form is done with, or waits unseen for its answer."""
        if self.editor is None:
            return
        editor, self.editor = self.editor, None
        focus = QApplication.focusWidget()
        had_focus = focus is not None and editor.isAncestorOf(focus)
        self._column.removeWidget(editor)
        editor.leave()
        if had_focus:
            self.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if not self.hasFocus() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in _OPENING:
            self._open()
        elif event.key() in _STEPS:
            self.moved.emit(self.face.key, _STEPS[Qt.Key(event.key())])
        elif Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9:
            self.numbered.emit(event.key() - Qt.Key.Key_0 or 10)
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        # A click on a row whose Enter acts at once only chooses it: acting has a chip of its own.
        on_row = self._shown is not None and self._shown.geometry().contains(event.position().toPoint())
        if on_row and event.button() is Qt.MouseButton.LeftButton and not self.face.action:
            self._open()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._align_label()

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self.looked_at.emit(self.face.key)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self.left.emit()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if self._number:
            # In the margin: the row must not move when the numbers come.
            painter.setFont(font(SMALL_PX, tabular=True))
            painter.setPen(QColor(tokens().dim))
            margin = QRectF(1, 4, INSET - 4, painter.fontMetrics().height() + 2)
            painter.drawText(margin, Qt.AlignmentFlag.AlignCenter, str(self._number % 10))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens().accent), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)

    def _align_label(self) -> None:
        if isinstance(self._shown, Row):
            self._shown.lie_across(self.width() - 2 * INSET)

    def _open(self) -> None:
        if not self.face.is_fixed:
            self.opened.emit(self.face.key)

    def _put_away(self) -> None:
        if self.editor is not None:
            self.editor.hide()
        self.setFocus()

    def _paint_face(self, *, in_place: bool = False) -> None:
        face = self.face
        if not (in_place and self._taken(face)):
            self._make_row(face)
        self._action.show_state(face.action, Tone.ACCENT)
        self._action.setVisible(bool(face.action))
        set_plain_tooltip(self, face.tip)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if face.is_fixed else Qt.FocusPolicy.StrongFocus)
        self._name()

    def _name(self) -> None:
        spoken = self._shown.accessibleName() if self._shown is not None else ""
        self.setAccessibleName(
            " ".join(part for part in (spoken, self._draft.text, self.face.action) if part)
        )

    def _taken(self, face: Face) -> bool:
        """Whether the row that stands could show it: a new one lays out the whole pane anew."""
        match self._shown:
            case Row():
                return self._shown.take(face.label, face.value, face.chip, face.note)
            case ItemRow():
                return self._shown.take(face.chip or ("", Tone.NEUTRAL), face.value, face.detail, face.note)
            case None:
                return False

    def _taken_note(self, note: str) -> bool:
        """Whether only the time had to change, as it does each second."""
        return isinstance(self._shown, ItemRow) and self._shown.take_note(note)

    def _make_row(self, face: Face) -> None:
        if self._shown is not None:
            self._line.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        chip = Chip(*face.chip) if face.chip else None
        if face.is_item:
            self._shown = ItemRow(
                chip or Chip(),
                face.value,
                detail=face.detail,
                note=face.note,
                chip_width=face.chip_width,
                parent=self,
            )
        else:
            self._shown = Row(
                face.label, face.value, chip=chip, note=face.note, label_width=face.label_width, parent=self
            )
        self._line.insertWidget(0, self._shown, 1)
        self._align_label()
        # Left to the layout, it would come one turn of the event loop late: a row that blinks each second.
        self._shown.show()


def _places(face: Face) -> tuple[bool, int, int]:
    return face.is_item, face.label_width, face.chip_width
