"""Narrowing the timeline by the keyboard alone: a list of conditions to choose from, over the rows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from commander.narrowing import Condition, Sort
from ui.models.board import BoardModel
from ui.models.timeline_feed import TimelineFeed
from ui.models.timeline_filters import Filter
from ui.panes.narrow_items import item_of, narrow_items
from ui.panes.over_rows import OverRows
from ui.panes.palette_item import Item
from ui.panes.palette_list import ROW_HEIGHT, PaletteList
from ui.panes.palette_search import normalised, score
from ui.theme import SMALL_PX, Tone
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

_LIMIT = 80
_MARGIN = 10


class NarrowPane(OverRows[Item]):
    """Enter puts a condition in force or takes it away and stays; Esc closes."""

    def __init__(self, model: BoardModel, words: Words, feed: TimelineFeed, over: QWidget) -> None:
        super().__init__(over, limit=_LIMIT)
        self._model, self._words, self._feed = model, words, feed
        self._shown: list[Condition] = []
        self.list = PaletteList(self)
        self._foot = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, elides=True, parent=self)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(9, 9, 9, 7)
        column.setSpacing(7)
        for part in (self.line, self.list, self._foot):
            column.addWidget(part)
        self.line.typed.connect(self._search)
        self._go_through(self.list)
        feed.counted.connect(self._show_foot)
        feed.refilled.connect(self._show_foot)
        model.opened.connect(self.hide)
        words.changed.connect(self.retranslate)
        self.hide()
        self.retranslate()

    def open(self) -> None:
        """Come forward; with the keyboard in it already, go away."""
        if self.isVisible() and self.line.hasFocus():
            self.close_and_return()
            return
        if not self.isVisible():
            self._focus.remember()
            self.line.clear()
            self.show()
            self.raise_()
        self._search()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """Say every word again."""
        self.setAccessibleName(self.tr("Narrow the timeline"))
        self.line.setAccessibleName(self.tr("What to narrow it by"))
        self.line.setPlaceholderText(self.tr("Kind, person, team, unanswered…"))
        self.list.setAccessibleName(self.tr("Conditions"))
        self._search()

    def _search(self) -> None:
        if not self.isVisible():
            return
        typed = self.line.sought.strip()
        narrowing = self._feed.narrowing
        offered = narrow_items(narrowing, self._model, self._words)
        sought = normalised(typed)
        fits = [(score(sought, item.phrases) if sought else 1, one, item) for one, item in offered.items()]
        ranked = sorted((one for one in fits if one[0]), key=lambda one: -one[0])
        found = {condition: item for _, condition, item in ranked}
        # Who stands on no list may have written all the same.
        named = Condition(Sort.PERSON, self._model.policy.person_key(typed))
        if typed and named not in found:
            found[named] = item_of(named, narrowing, self._model, self._words)
        self._shown = list(found)
        self.list.show_items(list(found.values()))
        self._place()
        self._show_foot()

    @override
    def _choose(self) -> None:
        row = self.list.currentIndex().row()
        if 0 <= row < len(self._shown):
            self._feed.narrow(self._feed.narrowing.toggled(self._shown[row]))
            self.line.clear()
            self._search()

    def _show_foot(self) -> None:
        if not self.isVisible():
            return
        shown, of = self._feed.model.rowCount(), self._feed.count(Filter.ALL)
        hint = self.tr("{shown} of {of} rows ・ ↑↓ choose ・ Enter on or off ・ Esc closes")
        self._foot.setText(hint.format(shown=f"{shown:,}", of=f"{of:,}"))

    @override
    def _place(self) -> None:
        around = self._over
        room = max(0, around.height() - self.line.sizeHint().height() - self._foot.sizeHint().height() - 50)
        # Whole lines: half of one would say that it is the last.
        self.list.setFixedHeight(min(self.list.height_wanted, room // ROW_HEIGHT * ROW_HEIGHT))
        self._column.activate()
        self.setGeometry(_MARGIN, 6, around.width() - 2 * _MARGIN, self.sizeHint().height())
