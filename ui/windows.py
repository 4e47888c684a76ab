"""The windows of one desk: the board's, the scribe's, or both. What runs behind them is the program's business."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.bridge import Bridge
from ui.models.board import BoardModel
from ui.off_thread import off_thread
from ui.panes.banners import Banners
from ui.scribe_place import ScribeLeft, ScribePlace
from ui.theme import apply, tokens
from ui.window import MainWindow
from ui.words import Words

if TYPE_CHECKING:
    # The first paint of the board's window must not wait for the timeline.
    from commander.reading import Reading
    from ui.scribe_window import ScribeWindow


class Windows(QObject):
    """The scribe's window is made when it is first asked for. Window thread.

    painted: one of them stands on the screen. all_closed: the person closed the last one.
    on_top_chosen: to be kept in the settings.
    """

    painted = Signal()
    all_closed = Signal()
    on_top_chosen = Signal(bool)

    def __init__(
        self,
        app: QApplication,
        bridge: Bridge,
        board: MainWindow,
        model: BoardModel,
        words: Words,
        *,
        now: Callable[[], datetime],
        on_top: bool,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._app, self._bridge, self._words, self._now = app, bridge, words, now
        self._board, self._board_model = board, model
        self._starts_on_top = on_top
        self._is_ready = False
        self._wanted: str | None = None
        self.scribe: ScribeWindow | None = None
        self.scribe_model: BoardModel | None = None
        self._left: ScribeLeft | None = None  # as the scribe's window was left; None: not read yet
        self._place = ScribePlace(bridge, board, self._scribe_stream, self)
        board.painted.connect(self.painted)
        board.closed.connect(lambda: self._on_closed(self.scribe))
        board.scribe_asked.connect(self.open_scribe)
        app.focusWindowChanged.connect(self._dress)

    @property
    def banners(self) -> list[Banners]:
        """Where what concerns the whole desk is said."""
        return [self._board.banners, *([self.scribe.banners] if self.scribe else [])]

    def open_scribe(self, name: str = "") -> None:
        """Show the scribe's window with an incident; none named: the board's, else the newest open one."""
        window = self.scribe or self._make_scribe()
        was_open = window.isVisible()
        window.come_forward()
        if name or not was_open or not self._scribe_stream():
            self._wanted = name
            self._open_wanted()

    def ready(self, person: str, zone: str) -> None:
        """The journal is open and can be read."""
        self._is_ready = True
        if self.scribe_model is not None:
            self.scribe_model.person, self.scribe_model.zone = person, zone
        if self._left is None:
            self._place.find(self._go_back)
        else:
            self._open_wanted()

    def show_board(self) -> None:
        """The board's window, in front; one that shows no incident yet shows the scribe's."""
        self._board.come_forward()
        if stream := "" if self._board_model.stream else self._scribe_stream():
            self._board.show_incident(stream)

    def need_board(self) -> None:
        """What is to be said has ways on, which the scribe's window alone has not."""
        if not self._board.isVisible():
            self.show_board()

    def hide(self) -> None:
        """Nothing is shown any more."""
        for window in self._all():
            window.hide()

    def close(self) -> None:
        """Close whatever is open, with what is typed kept: the next start finds it as it stood."""
        self._place.rest()
        for window in self._all():
            window.close()
        # A window that was never shown hears of no closing.
        self.all_closed.emit()

    def _all(self) -> list[QWidget]:
        return [self._board, *([self.scribe] if self.scribe else [])]

    def _make_scribe(self) -> "ScribeWindow":
        from ui.scribe_window import ScribeWindow

        model = BoardModel(
            self._bridge,
            person=self._board_model.person,
            zone=self._board_model.zone,
            now=self._now,
            parent=self,
        )
        window = ScribeWindow(model, self._words, on_top=self._starts_on_top)
        self.scribe, self.scribe_model = window, model
        if self._left is not None:
            self._place.put(window, self._left)
        self._place.follow(window)
        window.timeline.undo_within(self._board_model.slack.undo)
        window.painted.connect(self.painted)
        window.closed.connect(self._on_scribe_closed)
        window.board_asked.connect(self.show_board)
        window.post_wanted.connect(self._tell_rows)
        window.on_top_chosen.connect(self.on_top_chosen)
        model.opened.connect(self._dress)
        model.opened.connect(self._place.keep)
        self._bridge.hindered.connect(window.tell_refused)
        return window

    def _go_back(self, left: ScribeLeft) -> None:
        """It was open when the program ended without a person's word, or was killed: it stands there again."""
        self._left = left
        if self.scribe is not None:  # somebody asked for it before the journal could be read
            self._place.put(self.scribe, left)
        elif left.is_open:
            # Its parts are read in meanwhile: that takes longer than a key may wait.
            off_thread(self._bridge.push, _read_in, partial(self._reopen, left))
        self._open_wanted()

    def _reopen(self, left: ScribeLeft, _: None) -> None:
        if self.scribe is None:
            window = self._make_scribe()
            # Hands that type a title already are not moved to another window.
            in_front = left.in_front and not self._board.welcome.title.text()
            # Made in this turn of the loop, shown in the next.
            QTimer.singleShot(0, window, window.come_forward if in_front else window.come_beside)
            self._wanted = left.stream
            self._open_wanted()

    def _open_wanted(self) -> None:
        if self._wanted is None or self.scribe_model is None or not self._is_ready:
            return
        left = self._left.stream if self._left else ""
        name, self._wanted = self._wanted or self._board_model.stream or left, None

        def question(reading: "Reading") -> str:
            if name:
                return reading.incident(name).stream
            newest = reading.incidents(closed=False, limit=1)
            return newest[0].stream if newest else ""

        self._bridge.read(question, self._follow)

    def _follow(self, stream: str) -> None:
        if stream and self.scribe_model is not None:
            self.scribe_model.open(stream)
        elif self.scribe is not None:
            self.scribe.show_none()

    def _tell_rows(self, positions: list[int]) -> None:
        """What the scribe wants told goes into a draft in the board's window, with the incident that it is of."""
        stream = self._scribe_stream()
        self._board.come_forward()
        if self._board_model.stream == stream:
            self._board.page.tell_rows(positions)
            return

        def tell() -> None:
            self._board_model.opened.disconnect(tell)
            if self._board_model.stream == stream:
                # What the window does with another incident comes first: it shows the four panes.
                QTimer.singleShot(0, self, lambda: self._board.page.tell_rows(positions))

        self._board_model.opened.connect(tell)
        self._board.show_incident(stream)

    def _scribe_stream(self) -> str:
        return self.scribe_model.stream if self.scribe_model else ""

    def _on_scribe_closed(self) -> None:
        if self.scribe_model is not None:
            self._place.leave()
            self.scribe_model.close_incident()  # its clocks stand still until it is opened again
        self._on_closed(self._board)

    def _on_closed(self, other: QWidget | None) -> None:
        if other is None or not other.isVisible():
            self.all_closed.emit()

    def _dress(self) -> None:
        """The accent is the application's: it follows the window that is worked in. The bands stay each window's."""
        in_scribe = self.scribe is not None and (self.scribe.isActiveWindow() or not self._board.isVisible())
        drill = self.scribe.is_drill if self.scribe is not None and in_scribe else self._board.is_drill
        if drill != (tokens().accent == tokens().drill):
            apply(self._app, self._board.theme, drill=drill)


def _read_in() -> None:
    """Any thread."""
    import_module("ui.scribe_window")
