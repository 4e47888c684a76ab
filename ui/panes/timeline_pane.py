"""The scribe's pane: every row of the incident, newest at the bottom, and one composer always ready."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from commander.board.timeline import EntryAdded
from commander.reading import Reading, TimelineRow
from ui.models.board import BoardModel
from ui.models.timeline_feed import Filter, TimelineFeed
from ui.panes.composer import Composer
from ui.theme import Tone
from ui.widgets.chip import ChipButton
from ui.widgets.pane import Pane
from ui.widgets.plain_label import PlainLabel
from ui.widgets.sinking import Sinking
from ui.widgets.timeline_view import TimelineView
from ui.words import Words


class TimelinePane(Pane):
    """Filters above, rows, composer below. F2 on a row of one's own words corrects it."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model, self._words = model, words
        self.feed = TimelineFeed(model, words, self)
        self.composer = Composer(model, words, self)
        self.view = TimelineView(self.feed.model, self)
        self._empty_words = PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self)
        self._empty_words.setContentsMargins(14, 8, 14, 8)
        self._chips = {one: ChipButton(checkable=True, parent=self) for one in Filter}
        self._group = QButtonGroup(self)
        for chip in self._chips.values():
            self._group.addButton(chip)
            self.add_to_head(chip)
        for shown, chip in self._chips.items():
            chip.clicked.connect(lambda _=False, shown=shown: self.feed.show_only(shown))
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._empty_words)
        rows = Sinking(body)
        rows.hold(self.view)
        self.view.lengthened.connect(rows.fit)
        column.addWidget(rows, 1)
        column.addWidget(self.composer)
        self.set_body(body)
        correct = QShortcut(QKeySequence("F2"), self.view)
        correct.setContext(Qt.ShortcutContext.WidgetShortcut)
        correct.activated.connect(self._correct_current)
        self.feed.counted.connect(self._show_counts)
        model.opened.connect(self._on_opened)
        words.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word again."""
        self.set_words(title=self.tr("Timeline"), hint="")
        self._empty_words.setText(
            self.tr(
                "Everything that happens is written here. Type below and press Enter (Ctrl+L goes there)."
            )
        )
        self.view.setAccessibleName(self.tr("Timeline"))
        self.view.setAccessibleDescription(self.tr("F2 corrects the row"))
        self._show_counts()

    def compose(self) -> None:
        """Go to the composer."""
        self.composer.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_counts(self) -> None:
        labels = {
            Filter.ALL: self.tr("All"),
            Filter.DECISIONS: self.tr("Decisions"),
            Filter.ACTIONS: self.tr("Actions taken"),
            Filter.QUESTIONS: self.tr("Questions"),
        }
        for shown, chip in self._chips.items():
            chip.show_state(f"{labels[shown]} {self.feed.count(shown):,}", Tone.NEUTRAL)
        self._empty_words.setVisible(self.feed.count(Filter.ALL) == 0)

    def _on_opened(self) -> None:
        self._chips[Filter.ALL].setChecked(True)
        self.view.follow_tail()

    def _correct_current(self) -> None:
        index = self.view.currentIndex()
        if not index.isValid():
            return
        position = self.feed.record_at(index.row())

        def question(reading: Reading) -> list[TimelineRow]:
            return reading.timeline_rows([position])

        def done(rows: list[TimelineRow]) -> None:
            for row in rows:
                if isinstance(row.record.event, EntryAdded):
                    self.composer.correct(row.record.id, row.record.event.text)

        self._model.bridge.read(question, done)
