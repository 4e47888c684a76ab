"""The address in Slack of the row that is chosen: shown under the rows, copied or opened on a person's key alone."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from commander.board.slack_place import SlackPlace
from commander.board.text import is_link
from commander.reading import Reading, TimelineRow
from ui.models.board import BoardModel
from ui.models.timeline_feed import TimelineFeed
from ui.panes.spoken_label import SpokenLabel
from ui.theme import SMALL_PX
from ui.widgets.button import Button
from ui.widgets.open_address import open_address
from ui.widgets.timeline_view import TimelineView
from ui.words import Words


class SlackLink(QWidget):
    """Hidden until asked for; another row puts it away. Window thread."""

    def __init__(
        self,
        model: BoardModel,
        words: Words,
        feed: TimelineFeed,
        view: TimelineView,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._feed, self._view = model, feed, view
        self._link = ""
        self._said = SpokenLabel(words, px=SMALL_PX, parent=self)
        self._is_copied = False
        self._copy, self._open = Button(parent=self), Button(parent=self)
        row = QHBoxLayout()
        for button in (self._copy, self._open):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 4, 14, 4)
        column.addWidget(self._said)
        column.addLayout(row)
        self._copy.clicked.connect(self._copy_link)
        self._open.clicked.connect(self._open_link)
        away = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        away.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        away.activated.connect(self._put_away)
        view.selectionModel().selectionChanged.connect(self.hide)
        words.changed.connect(self._retranslate)
        model.opened.connect(self.hide)
        self._retranslate()
        self.hide()

    def go(self) -> None:
        """Show the address of the chosen row; where no row is chosen, or it is not of Slack, say so."""
        index = self._view.currentIndex()
        if not index.isValid():
            self._say(lambda: self.tr("Choose the row first: Shift+Tab goes from the composer to the rows."))
            return
        position = self._feed.record_at(index.row())

        def question(reading: Reading) -> list[TimelineRow]:
            return reading.timeline_rows([position])

        self._model.bridge.read(question, self._show_row)

    def _show_row(self, rows: list[TimelineRow]) -> None:
        heard = next((getattr(row.record.event, "heard", None) for row in rows), None)
        if not isinstance(heard, SlackPlace):
            self._say(lambda: self.tr("This row did not come from Slack."))
        elif not is_link(heard.link):
            self._say(lambda: self.tr("Slack gave no address for this message."))
        else:
            self._say(lambda: heard.link, link=heard.link)

    def _say(self, said: Callable[[], str], *, link: str = "") -> None:
        self._link, self._is_copied = link, False
        self._said.say(said)
        self._retranslate()
        for button in (self._copy, self._open):
            button.setVisible(bool(link))
        self.show()
        if link:
            self._copy.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _copy_link(self) -> None:
        QGuiApplication.clipboard().setText(self._link)
        self._is_copied = True
        self._retranslate()

    def _open_link(self) -> None:
        if not open_address(self._link):
            self._said.say(lambda: self.tr("Nothing on this machine opens it: copy the link instead."))

    def _retranslate(self) -> None:
        self._copy.setText(self.tr("Copied") if self._is_copied else self.tr("Copy the link"))
        self._open.setText(self.tr("Open in Slack"))

    def _put_away(self) -> None:
        self.hide()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
