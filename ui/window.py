"""The window: where each place stands. Threads, files and settings are the business of ui/start.py."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from commander.board.incident import IncidentKind
from commander.board.refusal import Refused
from commander.wording.language import Language
from ui.models.board import BoardModel
from ui.models.desk_overview import DeskOverview
from ui.panes.banners import Banners
from ui.panes.welcome import WelcomePage
from ui.shortcuts import Action, shortcut
from ui.theme import ThemeChoice, apply
from ui.widgets.plain_label import PlainLabel, harmless
from ui.words import Words

if TYPE_CHECKING:
    from ui.panes.board_page import BoardPage

SIZE: Final = (1440, 900)
SMALLEST: Final = (1000, 640)
_TITLE_SHOWN: Final = 80


class MainWindow(QMainWindow):
    """Welcome page or one incident. Window thread.

    painted: it stands on the screen for the first time; everything slow may begin.
    closed: the person closed it; what runs behind is ended by whoever made it.
    language_chosen, theme_chosen: put on already; to be kept in the settings.
    """

    closed = Signal()
    painted = Signal()
    language_chosen = Signal(Language)
    theme_chosen = Signal(ThemeChoice)

    def __init__(
        self, app: QApplication, model: BoardModel, words: Words, *, theme: ThemeChoice, undo: timedelta
    ) -> None:
        super().__init__()
        self._app, self._model, self._words = app, model, words
        self._theme, self._undo = theme, undo
        self._is_drill = False
        self._is_painted = False
        self.overview = DeskOverview(model, self)
        self.banners = Banners(self)
        self._band = QFrame(self)
        self._band_text = PlainLabel(parent=self._band)
        self._stack = QStackedWidget(self)
        self.welcome = WelcomePage(model, words, self.overview, self)
        self._page: BoardPage | None = None
        self._make_settings: Callable[[QWidget], QWidget] | None = None
        self._settings: QWidget | None = None
        self._lay_out()
        self._bind()
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
        self._fit_into_screen()
        self.retranslate()

    def settings_made_by(self, make: Callable[[QWidget], QWidget]) -> None:
        """What makes the dialog of settings and connections when it is first asked for."""
        self._make_settings = make

    @property
    def page(self) -> "BoardPage":
        """The incident's page; made when it is first needed, for the first paint must not wait for it."""
        if self._page is None:
            from ui.panes.board_page import BoardPage

            self._page = BoardPage(self._model, self._words, self.overview, undo=self._undo, parent=self)
            self._page.top_bar.incident_chosen.connect(self.show_incident)
            self._page.top_bar.language_chosen.connect(self.speak)
            self._page.top_bar.theme_chosen.connect(self.wear)
            self._page.top_bar.settings_chosen.connect(self.show_settings)
            self._page.refused.connect(self.tell_refused)
            self._stack.addWidget(self._page)
        return self._page

    def show_incident(self, stream: str) -> None:
        """Show an incident; empty: the welcome page."""
        if stream:
            self.page.show_board()
            self._model.open(stream)
        else:
            self._model.close_incident()

    def speak(self, language: Language) -> None:
        """Another language, at once."""
        self._words.switch(language)
        self.language_chosen.emit(language)

    def wear(self, theme: ThemeChoice) -> None:
        """Other colours, at once."""
        self._theme = theme
        apply(self._app, theme, drill=self._is_drill)
        self.theme_chosen.emit(theme)

    def show_settings(self) -> None:
        """The dialog of settings and connections."""
        if self._settings is None and self._make_settings is not None:
            self._settings = self._make_settings(self)
        if self._settings is not None:
            self._settings.show()
            self._settings.raise_()
            self._settings.activateWindow()

    def come_forward(self) -> None:
        """Somebody started the program again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def tell_refused(self, refused: Refused) -> None:
        """Why something with no form of its own was not written; it goes away with the next record."""
        self.banners.say("refused", self._words.sentence(refused), away=self.tr("Dismiss"))

    def retranslate(self) -> None:
        """Say every word again."""
        self._band_text.setText(self.tr("[DRILL] Nothing leaves this machine"))
        self._show_title()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self._fit_into_screen()
            # After this turn of the loop, so that the frame is on the screen first.
            QTimer.singleShot(0, self.painted.emit)

    @override
    def closeEvent(self, event: QCloseEvent, /) -> None:
        self.welcome.save_draft()
        if self._page is not None:
            self._page.save_drafts()
        event.accept()
        self.closed.emit()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if self._page is not None:
            self._page.fit(event.size().width())

    def _fit_into_screen(self) -> None:
        """No larger than what the desktop leaves, with the frame that is known once the window stands there."""
        if QGuiApplication.platformName() == "offscreen":
            return  # pictures are made there: no desktop, no frame
        room, frame, inside = self.screen().availableGeometry(), self.frameGeometry(), self.geometry()
        around_x, around_y = frame.width() - inside.width(), frame.height() - inside.height()
        wish = inside.size().boundedTo(room.size() - QSize(around_x, around_y))
        if wish != inside.size():
            self.resize(wish)
            self.move(
                max(room.left(), min(frame.left(), room.right() + 1 - wish.width() - around_x)),
                max(room.top(), min(frame.top(), room.bottom() + 1 - wish.height() - around_y)),
            )

    def _lay_out(self) -> None:
        self._band.setObjectName("drillBand")
        self._band.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        band = QHBoxLayout(self._band)
        band.setContentsMargins(16, 4, 16, 4)
        band.addWidget(self._band_text, 0, Qt.AlignmentFlag.AlignCenter)
        self._band.hide()
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._band, self.banners):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        self._stack.addWidget(self.welcome)
        self.setCentralWidget(centre)

    def _bind(self) -> None:
        self.welcome.incident_chosen.connect(self.show_incident)
        self.welcome.language_chosen.connect(self.speak)
        self.welcome.connect_chosen.connect(self.show_settings)
        self._model.opened.connect(self._on_opened)
        self._model.changed.connect(self._on_changed)
        self._words.changed.connect(self.retranslate)
        for action, act in (
            (Action.DECLARE, self._declare),
            (Action.PRACTISE, self.welcome.practise),
            (Action.SETTINGS, self.show_settings),
        ):
            self._on_keys(action, act)
        for action in (
            Action.BROADCAST,
            Action.ROLES,
            Action.IMPACT,
            Action.MESSAGES,
            Action.ACTIONS,
            Action.SEVERITY,
            Action.NEXT_STEP,
            Action.COMPOSE,
        ):
            self._on_keys(action, partial(self._go, action))

    def _on_keys(self, action: Action, act: Callable[[], object]) -> None:
        for sequence in shortcut(action).sequences:
            QShortcut(QKeySequence(sequence), self).activated.connect(act)

    def _go(self, action: Action) -> None:
        if self._model.stream:
            self.page.go(action)

    def _declare(self) -> None:
        if self._model.stream:
            self.show_incident("")
        self.welcome.focus_title()

    def _on_opened(self) -> None:
        drill = self._model.board.incident.kind is IncidentKind.DRILL
        if drill != self._is_drill:
            self._is_drill = drill
            apply(self._app, self._theme, drill=drill)
        self._band.setVisible(drill)
        if self._model.stream:
            self._stack.setCurrentWidget(self.page)
            self.page.fit(self.width())
            self.page.go(Action.COMPOSE)
        else:
            self._stack.setCurrentWidget(self.welcome)
            self.overview.read()
            self.welcome.focus_title()

    def _on_changed(self) -> None:
        self._words.use_zone(self._model.policy.service.time_zone)
        self._words.use_names(self._model.policy.person_name)
        self._show_title()

    def _show_title(self) -> None:
        incident = self._model.board.incident
        if not self._model.stream:
            self.setWindowTitle("Commander")
            return
        mark = self._words.label(IncidentKind.DRILL) if self._is_drill else ""
        named = harmless(incident.title, _TITLE_SHOWN).replace("\n", " ")
        title = f"{incident.short_id} {named} — Commander"
        # Qt puts its own mark of a changed document where it finds [*].
        self.setWindowTitle((f"【{mark}】{title}" if mark else title).replace("[*]", "[*][*]"))
