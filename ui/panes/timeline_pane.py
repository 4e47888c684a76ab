"""The scribe's pane: every row of the incident, newest at the bottom, and one composer always ready."""

from datetime import timedelta
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from commander.board.timeline import EntryAdded
from commander.reading import Reading, TimelineRow
from ui.action_words import label
from ui.models.board import BoardModel
from ui.models.timeline_feed import TimelineFeed
from ui.models.timeline_filters import Filter
from ui.panes.attach_line import AttachLine
from ui.panes.composer import DRAFT, Composer
from ui.panes.copy_line import CopyLine
from ui.panes.erase_line import EraseLine
from ui.panes.file_drop import FileDrop
from ui.panes.live_line import LiveLine
from ui.panes.quick_strip import QuickStrip
from ui.panes.recorded_where import RecordedWhere
from ui.panes.search_jump import TimelineJump
from ui.panes.search_pane import SearchPane
from ui.panes.slack_link import SlackLink
from ui.panes.timeline_reader import TimelineReader
from ui.panes.turn_strip import TurnStrip
from ui.panes.turning import Turning
from ui.shortcuts import Action, shortcut
from ui.theme import Tone
from ui.widgets.apart_button import ApartButton
from ui.widgets.chip import ChipButton
from ui.widgets.flow import FlowLayout
from ui.widgets.new_rows import NewRows
from ui.widgets.pane import Pane
from ui.widgets.plain_label import PlainLabel
from ui.widgets.sinking import Sinking
from ui.widgets.tab_order import stops_in
from ui.widgets.timeline_view import TimelineView
from ui.words import Words

_UNDO: Final = timedelta(seconds=8)  # until the settings are read


class TimelinePane(Pane):
    """Filters above, rows, composer below. F2 on a row of one's own words corrects it.

    draft: the name under which its composer keeps what is typed. window_asked: as a window of its own, please.
    """

    window_asked = Signal()
    incident_wanted = Signal(str)  # a row of another incident was chosen

    def __init__(
        self, model: BoardModel, words: Words, parent: QWidget | None = None, *, draft: str = DRAFT
    ) -> None:
        super().__init__(parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model, self._words = model, words
        self.feed = TimelineFeed(model, words, self)
        self.composer = Composer(model, words, self, draft=draft)
        self.quick = QuickStrip(model, words, self, undo=_UNDO)
        self.quick.left.connect(self.compose)
        self.view = TimelineView(self.feed.model, self)
        self._empty_words = PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self)
        self._empty_words.setContentsMargins(14, 8, 14, 8)
        self._chips = {one: ChipButton(checkable=True, parent=self) for one in Filter}
        self._group = QButtonGroup(self)
        self.add_to_head(self._filters(), grows=True)
        self.apart = ApartButton(self)
        self.apart.clicked.connect(self.window_asked)
        self.head.addWidget(self.apart)
        self.set_body(self._lay_out())
        self._order_stops()
        self.live = LiveLine(model, words, self.feed, self.view, self.composer, _UNDO)
        self.where = RecordedWhere(model, words, self.feed, self.view, self.reader.ways.say)
        self.composer.written.connect(self.where.look)
        self.composer.paste.written.connect(self.where.count)
        self.files = FileDrop(self, model, self.feed, self.view, self.attach)
        self.files.watch(self.composer.text.viewport())
        self.composer.text.takes_files = self.attach.takes
        self.turning = Turning(model, words, self.feed, self.view, self.composer, self.turn_strip)
        self._bind_correction()
        self.feed.counted.connect(self._show_counts)
        self.feed.narrowed.connect(self._show_filter)
        model.opened.connect(self._on_opened)
        words.changed.connect(self.retranslate)
        self.retranslate()

    def _lay_out(self) -> QWidget:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._empty_words)
        rows = Sinking(body)
        rows.hold(self.view)
        self.view.lengthened.connect(rows.fit)
        self.new_rows = NewRows(shortcut(Action.NEWEST).shown, rows)
        self.view.unseen_counted.connect(self.new_rows.show_count)
        self.new_rows.clicked.connect(self.view.follow_tail)
        self.composer.text.ended.connect(self.view.follow_tail)
        self._add_search(rows)
        column.addWidget(rows, 1)
        self.reader = TimelineReader(self._model, self._words, self.feed, self.view, column, rows)
        column.addWidget(CopyLine(self._model, self._words, self.view, body))
        self.erase = EraseLine(self._model, self._words, self.feed, self.view, body)
        column.addWidget(self.erase)
        self.slack_link = SlackLink(self._model, self._words, self.feed, self.view, body)
        column.addWidget(self.slack_link)
        self.attach = AttachLine(self._model, self._words, body)
        column.addWidget(self.attach)
        self.turn_strip = TurnStrip(self._model, self._words, body)
        self.turn_strip.left.connect(self.compose)
        column.addWidget(self.turn_strip)
        column.addWidget(self.quick)
        column.addWidget(self.composer)
        return body

    def retranslate(self) -> None:
        """Say every word again."""
        self.set_words(title=self.tr("Timeline"), hint="")
        self._empty_words.setText(
            self.tr(
                "Everything that happens is written here. Type below and press Enter (Ctrl+L goes there)."
            )
        )
        self.view.setAccessibleName(self.tr("Timeline"))
        self.view.setAccessibleDescription(self.tr("F2 corrects the row, Alt+K sends it live"))
        key = shortcut(Action.SCRIBE_WINDOW)
        self.apart.show_words(label(Action.SCRIBE_WINDOW), key.shown)
        self.new_rows.retranslate()
        self._show_counts()

    def show_only(self, shown: Filter) -> None:
        """Another filter."""
        self.feed.show_only(shown)

    def _show_filter(self) -> None:
        """The chip of the filter in force; of a narrowing that is none of them, none."""
        self._group.setExclusive(False)
        for shown, chip in self._chips.items():
            chip.setChecked(shown is self.feed.filter)
        self._group.setExclusive(self.feed.filter is not None)

    def open_search(self) -> None:
        """Open the search; with the keyboard in it already: the other scope."""
        self.search.open()

    def marked_positions(self) -> list[int]:
        """The positions of the rows that are marked, as they are shown."""
        # By stretches: row by row, a hundred thousand of them would stop the window.
        marked = self.view.selectionModel().selection()
        ranges = [marked.at(place) for place in range(marked.count())]
        rows = sorted(row for one in ranges for row in range(one.top(), one.bottom() + 1))
        return [self.feed.record_at(row) for row in rows]

    def undo_within(self, span: timedelta) -> None:
        """For how long what is told from here can be taken back."""
        self.quick.undo = self.live.undo = span

    def chosen_positions(self) -> list[int]:
        """The rows to hand out, where not all are meant: several marked ones, else those that a filter leaves."""
        marked = self.marked_positions()
        if len(marked) > 1:
            return marked
        if self.feed.narrowing.is_everything:
            return []
        return [self.feed.record_at(row) for row in range(self.feed.model.rowCount())]

    def compose(self) -> None:
        """Go to the composer."""
        self.composer.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add_search(self, rows: QWidget) -> None:
        self.search = SearchPane(self._model, self._words, rows)
        self.jump = TimelineJump(self._model, self.feed, self.view)
        self.search.chosen.connect(self.jump.go)
        self.jump.elsewhere.connect(self.incident_wanted)
        self.jump.unfiltered.connect(lambda: self.show_only(Filter.ALL))

    def _bind_correction(self) -> None:
        correct = QShortcut(QKeySequence("F2"), self.view)
        correct.setContext(Qt.ShortcutContext.WidgetShortcut)
        correct.activated.connect(self._correct_current)

    def _filters(self) -> QWidget:
        filters = QWidget(self)
        row = FlowLayout(filters, gap=6, line_gap=4, centred=True)
        for shown, chip in self._chips.items():
            self._group.addButton(chip)
            row.addWidget(chip)
            chip.clicked.connect(lambda _=False, shown=shown: self.feed.show_only(shown))
        return filters

    def _order_stops(self) -> None:
        """Tab follows the picture: filters, a window of its own, search, rows, the quick strip, composer."""
        above = [*self._chips.values(), self.apart, self.search.line, self.search.scope]
        above += stops_in(self.reader.bar)
        stops = [
            *above,
            self.view,
            *stops_in(self.turn_strip),
            *stops_in(self.quick),
            *stops_in(self.composer),
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _show_counts(self) -> None:
        labels = {
            Filter.ALL: self.tr("All"),
            Filter.DECISIONS: self.tr("Decisions"),
            Filter.ACTIONS: self.tr("Actions taken"),
            Filter.QUESTIONS: self.tr("Questions"),
        }
        for shown, chip in self._chips.items():
            # A nought that is only not counted yet would be read as "nobody wrote anything".
            figure = f" {self.feed.count(shown):,}" if self.feed.is_known(shown) else ""
            chip.show_state(f"{labels[shown]}{figure}", Tone.NEUTRAL)
        is_empty = self.feed.is_known(Filter.ALL) and self.feed.count(Filter.ALL) == 0
        self._empty_words.setVisible(is_empty)

    def _on_opened(self) -> None:
        self._show_filter()
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
                    self.reader.ways.said.hide()  # it was said of another row
                    self.composer.correct(row.record.id, row.record.event.text)
                    return
            # A key that does nothing is pressed again, or taken for broken.
            self.reader.ways.say(
                lambda: self.tr("Only what somebody wrote can be corrected: choose such a row."), Tone.WARN
            )

        self._model.bridge.read(question, done)
