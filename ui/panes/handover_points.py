"""One point of a brief: its heading with a box to tick when it was read back, and what it says."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from commander.board.brief import BriefItem
from commander.wording.people import point_label
from ui.theme import SMALL_PX, Tone
from ui.widgets.plain_label import PlainLabel
from ui.widgets.tick_box import TickBox
from ui.words import Words


class PointRow(QFrame):
    """ticked: the point, and whether its box is. Without a box where nobody at this desk may read it back."""

    ticked = Signal(str, bool)

    def __init__(
        self, item: BriefItem, words: Words, *, can_tick: bool, changed: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.point = item.point
        heading = point_label(item.point, words.language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.box = TickBox(self)
        self.box.name(heading)
        # A screen reader hears what is ticked, not its heading alone.
        self.box.setAccessibleDescription(item.text)
        self.box.setVisible(can_tick)
        self.box.toggled.connect(lambda on: self.ticked.emit(self.point, on))
        column.addWidget(self.box)
        if not can_tick:
            column.addWidget(PlainLabel(heading, bold=True, parent=self))
        text = PlainLabel(item.text, wraps=True, parent=self)
        text.setContentsMargins(24, 0, 0, 0)
        column.addWidget(text)
        if changed:
            since = self.tr("Now it reads: {text}").format(text=changed)
            note = PlainLabel(since, tone=Tone.WARN, px=SMALL_PX, wraps=True, parent=self)
            note.setContentsMargins(24, 0, 0, 0)
            column.addWidget(note)

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is here."""
        return self.box.hasFocus()
