"""The conditions that narrow the timeline as chips above its rows, with how many rows of how many."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commander.narrowing import Condition, Narrowing, Sort
from commander.wording.labels import Mark
from ui.models.board import BoardModel
from ui.models.timeline_feed import TimelineFeed
from ui.models.timeline_filters import Filter
from ui.theme import SMALL_PX, Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.chip import ChipButton
from ui.widgets.flow import FlowLayout
from ui.widgets.plain_label import PlainLabel
from ui.words import Words


class NarrowBar(QWidget):
    """Hidden while every row is shown. Each chip takes its condition away; Esc in it takes all of them away."""

    emptied = Signal()  # the last condition went away, and the keyboard was here

    def __init__(
        self, model: BoardModel, words: Words, feed: TimelineFeed, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._words, self._feed = model, words, feed
        self._chips: dict[Condition, ChipButton] = {}
        self._flow = FlowLayout(self, gap=6, line_gap=4)
        self._flow.setContentsMargins(14, 4, 12, 4)
        self.count = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, parent=self)
        self.order = ChipButton(parent=self)
        self.all = Button(kind=ButtonKind.QUIET, parent=self)
        for part in (self.count, self.order, self.all):
            self._flow.addWidget(part)
        self.order.clicked.connect(lambda: feed.order_by_recorded(by_recorded=False))
        self.all.clicked.connect(self.clear)
        feed.narrowed.connect(self.refresh)
        feed.counted.connect(self.show_count)
        feed.model.rowsInserted.connect(self.show_count)
        words.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Other conditions, another order, another language."""
        conditions = self._feed.narrowing.conditions
        had_focus = self._has_focus()
        for gone in [one for one in self._chips if one not in conditions]:
            chip = self._chips.pop(gone)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for condition in conditions:
            chip = self._chips.get(condition) or self._made(condition)
            chip.show_state(f"{condition_words(condition, self._model, self._words)} ×", Tone.ACCENT)
            chip.setAccessibleDescription(self.tr("Takes this condition away"))
        self.order.show_state(self.tr("In the order recorded ×"), Tone.ACCENT)
        self.order.setVisible(self._feed.by_recorded)
        self.all.setText(self.tr("Show all (Esc)"))
        self.setVisible(bool(conditions) or self._feed.by_recorded)
        self.show_count()
        if had_focus and not self._has_focus():
            self.emptied.emit()

    def show_count(self) -> None:
        """How many rows of how many."""
        if self.isHidden():
            return
        shown, of = self._feed.model.rowCount(), self._feed.count(Filter.ALL)
        self.count.setText(self.tr("{shown} of {of} rows").format(shown=f"{shown:,}", of=f"{of:,}"))

    def clear(self) -> None:
        """Every row, in the usual order."""
        self._feed.narrow(Narrowing())
        self._feed.order_by_recorded(by_recorded=False)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            return
        super().keyPressEvent(event)

    def _made(self, condition: Condition) -> ChipButton:
        chip = self._chips[condition] = ChipButton(parent=self)
        chip.clicked.connect(lambda: self._feed.narrow(self._feed.narrowing.toggled(condition)))
        self._flow.removeWidget(self.all)
        self._flow.addWidget(chip)
        self._flow.addWidget(self.all)
        # Tab follows the picture: the chips stand before what shows all.
        QWidget.setTabOrder(self.order, chip)
        QWidget.setTabOrder(chip, self.all)
        chip.show()
        return chip

    def _has_focus(self) -> bool:
        return any(one.hasFocus() for one in (*self._chips.values(), self.order, self.all))


def condition_words(condition: Condition, model: BoardModel, words: Words) -> str:
    """A condition as its chip says it."""
    match condition.sort:
        case Sort.KIND:
            return words.label(Mark(condition.key))
        case Sort.PERSON:
            return model.policy.person_name(condition.key)
        case Sort.TEAM:
            return words.role(condition.key)
        case Sort.UNANSWERED:
            return QCoreApplication.translate("NarrowItems", "Unanswered")
        case Sort.MILESTONE:
            return QCoreApplication.translate("NarrowItems", "Milestones")
