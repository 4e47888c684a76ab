"""Files dropped on the scribe's pane make an entry; pasted onto a row they hang on it; a key opens a row's files."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commander.board.timeline import EntryAdded
from commander.reading import Reading, TimelineRow
from ui.models.board import BoardModel
from ui.models.timeline_feed import TimelineFeed
from ui.panes.attach_line import AttachLine
from ui.panes.files_given import GivenFile, holds_files
from ui.widgets.timeline_view import TimelineView


class FileDrop(QObject):
    """Watches one timeline's pane. Window thread.

    opened: the files of this entry, please; empty: of every entry.
    """

    opened = Signal(str)

    def __init__(
        self, pane: QWidget, model: BoardModel, feed: TimelineFeed, view: TimelineView, line: AttachLine
    ) -> None:
        super().__init__(pane)
        self._model, self._feed, self._view, self._line = model, feed, view, line
        self._was_in_rows = False  # when the files were opened
        self.watch(pane)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), view)
        paste.setContext(Qt.ShortcutContext.WidgetShortcut)
        paste.activated.connect(self.paste)

    def watch(self, part: QWidget) -> None:
        """Take what is dropped here too: a text field would let the file be moved away from where it was."""
        part.setAcceptDrops(True)
        part.installEventFilter(self)

    def paste(self) -> None:
        """Hang what is on the clipboard on the row that is chosen, or make an entry of it."""
        given = self._line.given(QGuiApplication.clipboard().mimeData())
        if given:
            self._of_row(partial(self._take, given))

    def open(self) -> None:
        """Show the files of the row that is chosen; of a row without any: those of every entry."""
        self._was_in_rows = self._view.hasFocus()
        self._of_row(self.opened.emit)

    def go_back(self) -> None:
        """The page of files was left: whoever came from the rows reads on there."""
        if self._was_in_rows and self._view.isVisible():
            self._view.setFocus(Qt.FocusReason.PopupFocusReason)
        self._was_in_rows = False

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QDropEvent):  # entering and moving are of it too
            if isinstance(event, QDragMoveEvent):
                is_ours = holds_files(event.mimeData())
            else:
                is_ours = self._line.takes(event.mimeData())
            if is_ours:
                event.setDropAction(Qt.DropAction.CopyAction)  # the file stays where it was
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def _take(self, given: tuple[GivenFile, ...], entry: str) -> None:
        self._line.take(given, entry)

    def _of_row(self, act: Callable[[str], None]) -> None:
        """Do something with the entry that is chosen; none is, or what is chosen is no entry: with none."""
        index = self._view.currentIndex()
        if not index.isValid():
            act("")
            return
        position = self._feed.record_at(index.row())

        def question(reading: Reading) -> list[TimelineRow]:
            return reading.timeline_rows([position])

        self._model.bridge.read(question, lambda rows: act(_entry_of(rows)))


def _entry_of(rows: list[TimelineRow]) -> str:
    """The entry in a row; a row that nobody wrote bears no files, so they make an entry of their own."""
    return next((row.record.id for row in rows if isinstance(row.record.event, EntryAdded)), "")
