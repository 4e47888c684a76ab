"""The window: where each place stands. Threads, files and settings are the business of ui/start.py."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
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
from ui.panes.contacts_copy import copy_contacts
from ui.panes.drill_band import DrillBand
from ui.panes.maintenance_place import PlanPlace
from ui.panes.overlays import Overlays
from ui.panes.page_place import PagePlace
from ui.panes.welcome import WelcomePage
from ui.settings_place import SettingsPlace
from ui.shortcuts import SHORTCUTS, Action
from ui.switching import switch_language
from ui.theme import ThemeChoice, Tone, apply
from ui.widgets.screen_room import fit_into_screen
from ui.widgets.unseen_keys import UnseenKeys
from ui.window_title import window_title
from ui.words import Words

if TYPE_CHECKING:
    from ui.panes.board_page import BoardPage

SIZE: Final = (1440, 900)
# What does not fit into so little is scrolled to: 1920×1080 at 200 % is no larger than 960×540.
SMALLEST: Final = (600, 320)


class MainWindow(QMainWindow):
    """Welcome page or one incident. Window thread.

    painted: it stands on the screen for the first time; everything slow may begin.
    closed: the person closed it; what runs behind is ended by whoever made it.
    scribe_asked: the timeline as a window of its own, please.
    language_chosen, theme_chosen: put on already; to be kept in the settings.
    practise_chosen: a scenario and a speed; a drill is a window of its own.
    live_wanted: a real incident is to be declared, and this window holds only a drill.
    """

    closed = Signal()
    painted = Signal()
    scribe_asked = Signal()
    language_chosen = Signal(Language)
    theme_chosen = Signal(ThemeChoice)
    practise_chosen = Signal(str, int)
    live_wanted = Signal()

    def __init__(
        self,
        app: QApplication,
        model: BoardModel,
        words: Words,
        *,
        theme: ThemeChoice,
        undo: timedelta,
        drill: bool = False,
    ) -> None:
        super().__init__()
        self._app, self._model, self._words = app, model, words
        self._theme = theme
        self._only_drills = drill  # everything in this window is one
        self._is_drill = drill
        self._is_painted = False
        self._unseen = UnseenKeys(self)
        self._then: list[Action] = []  # what is done in the incident that is being opened, once it is there
        self.overview = DeskOverview(model, self)
        self.banners = Banners(self)
        self.band = DrillBand(self)
        self._stack = QStackedWidget(self)
        self._planning = PlanPlace(self._stack, model, words)
        self.welcome = WelcomePage(model, words, self.overview, self)
        self.place = PagePlace(model, words, self.overview, undo, self, self._on_page_made)
        self.settings = SettingsPlace(self, self.banners, only_drills=drill)
        self._overlays = Overlays(
            model, words, self.overview, lambda: self.place.made, self, drills_only=drill
        )
        self._lay_out()
        self._bind()
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
        fit_into_screen(self)
        self.retranslate()

    @property
    def is_drill(self) -> bool:
        """Whether what is shown is practice."""
        return self._is_drill

    @property
    def theme(self) -> ThemeChoice:
        """The colours that were chosen."""
        return self._theme

    @property
    def page(self) -> "BoardPage":
        """The incident's page; made when it is first needed."""
        return self.place.page

    def show_incident(self, stream: str) -> None:
        """Show an incident; empty: the welcome page, which a drill has not."""
        if stream:
            self.page.show_board()
            self._model.open(stream)
        elif not self._only_drills:
            self._model.close_incident()

    def perform(self, action: Action) -> None:
        """Do an action, wherever it is done; on its page once the incident is there, and never without one."""
        if action in self._acts:
            self._act(action)
        elif self._model.stream:
            self.page.go(action)
        elif self.welcome.is_declaring or self._model.is_opening:
            self._then.append(action)  # hands that know the keys don't wait for the page

    def show_page(self, page: QWidget) -> None:
        """Something else in place of the welcome page."""
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def show_welcome(self) -> None:
        """The first page, and the keyboard in it."""
        self._stack.setCurrentWidget(self.welcome)
        self.welcome.focus_title()

    def speak(self, language: Language) -> None:
        """Another language, at once, and to be kept."""
        self.say_in(language)
        self.language_chosen.emit(language)

    def say_in(self, language: Language) -> None:
        """Another language, at once; it is kept already."""
        switch_language(self, self._words, language)

    def wear(self, theme: ThemeChoice) -> None:
        """Other colours, at once, and to be kept."""
        self.dress(theme)
        self.theme_chosen.emit(theme)

    def dress(self, theme: ThemeChoice) -> None:
        """Other colours, at once; they are kept already."""
        self._theme = theme
        apply(self._app, theme, drill=self._is_drill)

    def show_matter(self, stream: str, action: Action) -> None:
        """Come forward at something that waits for a person."""
        self.come_forward()
        if not stream:
            return  # a signal of no incident stands on the first page
        if stream == self._model.stream:
            self._stack.setCurrentWidget(self.page)
            self.page.go(action)
        else:
            self._then[:] = [action]
            self.show_incident(stream)

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
        self.band.retranslate()
        self._show_title()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            fit_into_screen(self)
            # After this turn of the loop, so that the frame is on the screen first.
            QTimer.singleShot(0, self.painted.emit)

    @override
    def closeEvent(self, event: QCloseEvent, /) -> None:
        self.welcome.save_draft()
        self._planning.save_draft()
        if self.place.made is not None:
            self.place.made.save_drafts()
        event.accept()
        self.closed.emit()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if self.place.made is not None:
            self.place.made.fit(event.size().width())

    def _on_page_made(self, page: "BoardPage") -> None:
        page.top_bar.incident_chosen.connect(self.show_incident)
        page.top_bar.language_chosen.connect(self.speak)
        page.top_bar.theme_chosen.connect(self.wear)
        page.top_bar.settings_chosen.connect(self.settings.show_desk)
        page.refused.connect(self.tell_refused)
        page.asked_for.connect(self._act)
        page.timeline.window_asked.connect(self.scribe_asked)
        self._stack.addWidget(page)

    def _lay_out(self) -> None:
        self.band.setVisible(self._is_drill)
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.band, self.banners):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        if self._only_drills:
            # Nothing real is declared in a drill's window: until its incident is read it is empty.
            self._stack.addWidget(QWidget(self))
        self._stack.addWidget(self.welcome)
        self.setCentralWidget(centre)

    def _bind(self) -> None:
        self.welcome.incident_chosen.connect(self.show_incident)
        self.welcome.refused.connect(self._then.clear)
        self.welcome.language_chosen.connect(self.speak)
        self.welcome.connect_chosen.connect(self.settings.show_connections)
        self.welcome.maintenance_chosen.connect(self._plan_maintenance)
        self.welcome.practise_chosen.connect(self.practise_chosen)
        self._planning.planned.connect(self._on_planned)
        self._model.opened.connect(self._on_opened)
        self._model.changed.connect(self._on_changed)
        self._words.changed.connect(self.retranslate)
        self._acts: dict[Action, Callable[[], object]] = {
            Action.DECLARE: self._declare,
            Action.PLAN_MAINTENANCE: self._plan_maintenance,
            Action.PRACTISE: self._practise,
            Action.SETTINGS: self.settings.show_desk,
            Action.SCRIBE_WINDOW: self.scribe_asked.emit,
            Action.WHAT_THEY_SEE: self.band.view.click,
            Action.END_DRILL: self.band.end.click,
            Action.PALETTE: self._overlays.toggle_palette,
            Action.SHORTCUTS: partial(self._overlays.toggle_keys, self._stack),
            Action.WELCOME: partial(self.show_incident, ""),
            Action.CONTACT_LIST: self._copy_contacts,
            Action.EXPORT: self._overlays.show_export,
            Action.LANGUAGE_JA: partial(self.speak, Language.JA),
            Action.LANGUAGE_EN: partial(self.speak, Language.EN),
            Action.THEME_DARK: partial(self.wear, ThemeChoice.DARK),
            Action.THEME_LIGHT: partial(self.wear, ThemeChoice.LIGHT),
            Action.THEME_SYSTEM: partial(self.wear, ThemeChoice.SYSTEM),
        }
        self._overlays.chosen.connect(self.perform)
        self._overlays.incident_chosen.connect(self.show_incident)
        self._overlays.text_wished.connect(self._keep_text)
        for one in SHORTCUTS:
            for sequence in () if one.bound_by_pane or one.only_in_sheet else one.sequences:
                QShortcut(sequence, self).activated.connect(partial(self.perform, one.action))

    def _go(self, actions: Iterable[Action]) -> None:
        for action in actions:
            self.page.go(action)

    def _act(self, action: Action) -> None:
        if action in self._acts:
            self._acts[action]()

    def _keep_text(self, text: str) -> None:
        """What was typed into the palette and found nothing: an entry, or the title of an incident."""
        if self._model.stream:
            self.page.timeline.composer.add_text(text)
        else:
            self.welcome.add_title(text)

    def _copy_contacts(self) -> None:
        copy_contacts(self._model, self._words)
        copied = self.tr("The list of contacts is on the clipboard: paste it, print it, keep it on paper.")
        self.banners.say("contacts", copied, tone=Tone.ACCENT, away=self.tr("Dismiss"))

    def _declare(self) -> None:
        if self._only_drills:
            self.live_wanted.emit()
            return
        if self._model.stream:
            self.show_incident("")
        self.show_welcome()

    def _plan_maintenance(self) -> None:
        """The form of a maintenance in place of what is shown; Esc goes back and keeps what is typed."""
        if not self._only_drills:
            self._planning.show()

    def _on_planned(self, stream: str) -> None:
        self._then[:] = [Action.BROADCAST]
        self.show_incident(stream)

    def _practise(self) -> None:
        if not self._only_drills:
            self.welcome.practise()

    def _on_opened(self) -> None:
        drill = self._only_drills or self._model.board.incident.kind is IncidentKind.DRILL
        if drill != self._is_drill:
            self._is_drill = drill
            apply(self._app, self._theme, drill=drill)
        self.band.setVisible(drill)
        if self._model.stream:
            if self._stack.currentWidget() is not self.page:
                self._unseen.hold()
            self._stack.setCurrentWidget(self.page)
            self.page.fit(self.width())
            self.page.go(Action.COMPOSE)
            then = tuple(self._then)
            self._then.clear()
            if then:
                # What stands open is shown only after this turn of the event loop.
                QTimer.singleShot(0, self, partial(self._go, then))
        else:
            self._stack.setCurrentWidget(self.welcome)
            self.overview.read()
            self.welcome.focus_title()

    def _on_changed(self) -> None:
        self._words.use_policy(self._model.policy)
        self._show_title()

    def _show_title(self) -> None:
        mark = f"【{self._words.label(IncidentKind.DRILL)}】" if self._is_drill else ""
        self.setWindowTitle(
            window_title(self._model.board.incident, mark) if self._model.stream else "Commander"
        )
