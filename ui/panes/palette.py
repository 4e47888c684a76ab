"""The command palette: type a few letters in either language, Enter does it. What an action does is the window's."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from ui.panes.palette_item import Item
from ui.panes.palette_items import Offers
from ui.panes.palette_list import PaletteList
from ui.panes.palette_search import Phrases, normalised, score
from ui.shortcuts import Action
from ui.theme import SMALL_PX, Tone
from ui.widgets.focus_return import FocusReturn
from ui.widgets.plain_label import PlainLabel
from ui.widgets.typed_line import TypedLine
from ui.words import Words

_WIDTH: Final = 640
_TOP: Final = 64
_MARGIN: Final = 24
_TYPED_LIMIT: Final = 2_000


class Palette(QFrame):
    """Laid over the window, never modal: whatever stands below goes on. Closed, the focus is where it was.

    chosen: an action that can be done. incident_chosen: another incident. text_wished: nothing was found, and
    the person wants what is typed kept as an entry.
    """

    chosen = Signal(Action)
    incident_chosen = Signal(str)
    text_wished = Signal(str)

    def __init__(self, offers: Offers, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._offers, self._around = offers, parent
        self._items: list[Item] = []
        self._focus = FocusReturn(self)
        self._line = TypedLine(self, limit=_TYPED_LIMIT)
        self._list = PaletteList(self)
        self._foot = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, elides=True, parent=self)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(9, 9, 9, 7)
        column.setSpacing(7)
        for part in (self._line, self._list, self._foot):
            column.addWidget(part)
        self._line.typed.connect(self._search)
        self._line.moved.connect(self._list.step)
        self._line.paged.connect(self._list.step_by_page)
        self._line.entered.connect(self._act)
        self._line.left.connect(self.close_and_return)
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._list.clicked.connect(lambda _: self._act())
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        parent.installEventFilter(self)
        words.changed.connect(self.retranslate)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word again."""
        self.setAccessibleName(self.tr("All actions"))
        self._list.setAccessibleName(self.tr("Actions found"))
        self._line.setAccessibleName(self.tr("Search an action or an incident"))
        self._line.setPlaceholderText(self.tr("What to do, or which incident"))
        if self.isVisible():
            self._open_list()

    def toggle(self) -> None:
        """Open, or close and give the focus back."""
        if self.isVisible():
            self.close_and_return()
            return
        self._focus.remember()
        self.show()
        self.raise_()
        self._open_list()
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)
        self._line.selectAll()

    def close_and_return(self) -> None:
        """Close; what is typed here is still there when it is opened again."""
        # In this order: a focus that hides makes Qt tab on, and a field tabbed into marks all its text.
        self._focus.give_back()
        self.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _open_list(self) -> None:
        self._items = self._offers.now()
        self._search()

    def _search(self) -> None:
        if not self.isVisible():
            return
        typed = normalised(self._line.sought)
        # With nothing typed what can be done now comes first.
        found = sorted(self._items, key=lambda item: bool(item.why_not))
        if typed:
            scored = [(score(typed, item.phrases), item) for item in self._items]
            # Stable: of two that fit as well, what can be done now comes first, then the table's order.
            ranked = sorted(scored, key=lambda one: (-one[0], bool(one[1].why_not)))
            found = [item for fit, item in ranked if fit]
        self._list.show_items(found or [self._keep_typed()])
        self._place()

    def _keep_typed(self) -> Item:
        """Nothing fits: what is typed is offered as an entry, or as the title of an incident."""
        typed = self._line.sought.strip()
        words = self.tr("Write it as an entry: {text}")
        if self._offers.is_at_welcome:
            words = self.tr("Declare an incident called: {text}")
        nothing = self.tr("Nothing is called so")
        return Item(words=words.format(text=typed), group="", phrases=Phrases((), ()), note=nothing)

    def _act(self) -> None:
        item = self._list.current
        if item is None or item.why_not:
            return  # why it can't be done stands below, and nothing typed goes away
        typed = self._line.sought
        self._line.clear()
        self.close_and_return()
        if item.action is not None:
            self.chosen.emit(item.action)
        elif item.stream:
            self.incident_chosen.emit(item.stream)
        else:
            self.text_wished.emit(typed)

    def _on_current_changed(self) -> None:
        item = self._list.current
        self._line.setAccessibleDescription(item.spoken if item is not None else "")
        why_not = item.why_not if item is not None else ""
        self._foot.set_tone(Tone.WARN if why_not else Tone.NEUTRAL)
        hint = self.tr("↑↓ choose ・ Enter does it ・ Esc closes")
        self._foot.setText(self.tr("Not now: {reason}").format(reason=why_not) if why_not else hint)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and now is not self._line:
            self.hide()  # the person went on elsewhere; the focus is where they want it

    def _place(self) -> None:
        around = self._around
        width = min(_WIDTH, around.width() - 2 * _MARGIN)
        self._list.setFixedHeight(self._list.height_wanted)
        self._column.activate()
        self.setGeometry((around.width() - width) // 2, _TOP, width, self.sizeHint().height())
