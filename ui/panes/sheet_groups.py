"""User groups that a post of the sheet calls: each a box with how many people that is, ticked by a person alone."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commander.board.channel_wish import UserGroup
from commander.board.slack_rules import GroupSizes
from ui.widgets.plain_label import set_plain_tooltip
from ui.widgets.tick_box import TickBox
from ui.words import Words


class CalledGroups(QWidget):
    """One box a group of the policy; nothing typed ever ticks one."""

    chosen = Signal(tuple)  # of UserGroup

    def __init__(self, groups: Sequence[UserGroup], parent: QWidget) -> None:
        super().__init__(parent)
        self._groups = tuple(groups)
        self._sizes: GroupSizes | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._boxes = [TickBox(self) for _ in self._groups]
        for box in self._boxes:
            box.clicked.connect(self._tell)
            column.addWidget(box)

    def show_sizes(self, sizes: GroupSizes | None) -> None:
        """How many people each calls, as far as Slack said."""
        self._sizes = sizes

    def show_choice(self, called: Sequence[UserGroup], words: Words, now: datetime) -> None:
        """Show which are called."""
        ids = {group.id for group in called}
        for group, box in zip(self._groups, self._boxes, strict=True):
            size = self._sizes.sizes.get(group.id) if self._sizes else None
            people = self.tr("people unknown") if size is None else self.tr("%n person(s)", "", size)
            box.name(f"@{group.handle} ({people})")
            box.setChecked(group.id in ids)
            if self._sizes is not None:
                as_of = words.time(self._sizes.as_of, now)
                set_plain_tooltip(box, self.tr("As of {time}").format(time=as_of))

    def _tell(self) -> None:
        pairs = zip(self._groups, self._boxes, strict=True)
        self.chosen.emit(tuple(group for group, box in pairs if box.isChecked()))
