"""The settings of this machine while the window runs: put in force the moment they are chosen, kept in the file."""

from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from commander.desk.dropped_copies import DEFAULT_FOLDER
from commander.outbox.publisher import Connection
from commander.secrets import (
    CACHET_TOKEN,
    SLACK_APP_TOKEN,
    SLACK_TOKEN,
    STATUSPAGE_KEY,
    KeyringAbsent,
    KeyringFault,
    SecretName,
    Secrets,
)
from commander.settings.fault import SettingsFault
from commander.settings.settings import Settings, save
from commander.wording.language import Language
from ui.bridge import Bridge, JournalPlace, Turn
from ui.connected import Connected
from ui.i18n import system_language
from ui.models.board import BoardModel
from ui.motion import Motion
from ui.notices import Notices
from ui.off_thread import off_thread
from ui.panes.connection_line import Links, Token
from ui.theme import ThemeChoice
from ui.window import MainWindow
from ui.wishes import settings_or_defaults
from ui.words import Words

if TYPE_CHECKING:
    from ui.dialogs.connect import ConnectDialog

# Loading what asks the keyring takes the machine from a start that is not over yet.
_SOON_MS: Final = 700


def spoken(wish: str) -> Language:
    """The language of a wish: "ja", "en", or the system's."""
    return Language(wish) if wish in tuple(Language) else system_language()


class SettingsInForce(QObject):
    """Window thread; the file is written on the journal thread or the dialog's own.

    changed: others are in force. sat_down: another name was given for this desk.
    """

    changed = Signal(Settings)
    sat_down = Signal(str)
    linked = Signal(Links)  # what is set up here was looked at anew
    tested = Signal(str)  # a channel, with a token that may be another one

    def __init__(
        self,
        home: Path,
        settings: Settings,
        *,
        app: QApplication,
        bridge: Bridge,
        model: BoardModel,
        words: Words,
        window: MainWindow,
        notices: Notices,
        connected: Connected,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._home, self.settings = home, settings
        self._bridge, self._model, self._words = bridge, model, words
        self._window, self._notices, self._connected = window, notices, connected
        window.place.ask_through(connected)
        window.place.keep_lists_by(connected.shelf)
        model.slack.undo = timedelta(seconds=settings.sending.undo_seconds)
        self._motion = Motion(app, bridge.push)
        self._motion.choose(settings.window.reduced_motion)
        notices.is_on = settings.window.notifications
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._look)

    def look(self) -> None:
        """See what this desk is connected to, for the first page, once the start has settled."""
        self._soon.start()

    def _look(self) -> None:
        # The keyring may be slow: not on this thread.
        settings = self.settings
        off_thread(self._bridge.push, lambda: _links(settings), self._show_links)

    def _show_links(self, links: Links) -> None:
        self._window.welcome.connections.show_links(links)
        self.linked.emit(links)

    def dialog(self, parent: QWidget) -> "ConnectDialog":
        """The window of settings and connections."""
        from ui.dialogs.connect import ConnectDialog

        return ConnectDialog(
            self._model,
            self._words,
            parent,
            home=self._home,
            secrets=Secrets(),
            check=self._check,
            settings=self.settings,
            saved=self.use,
            has_notices=lambda: self._notices.has_service,
        )

    def use(self, settings: Settings) -> None:
        """Other settings from now on: what differs is put in force, and the next errand goes by them."""
        before, self.settings = self.settings, settings
        self._connected.made_from(settings)
        if settings.window.language != before.window.language:
            self._window.say_in(spoken(settings.window.language))
        if settings.window.theme != before.window.theme:
            self._window.dress(ThemeChoice(settings.window.theme))
        if settings.window.reduced_motion != before.window.reduced_motion:
            self._motion.choose(settings.window.reduced_motion)
        self._notices.is_on = settings.window.notifications
        if settings.sending.undo_seconds != before.sending.undo_seconds:
            self._model.slack.undo = timedelta(seconds=settings.sending.undo_seconds)
            self._window.place.undo_within(self._model.slack.undo)
        if settings.intake.folder != before.intake.folder:
            folder = settings.intake.folder or self._home / DEFAULT_FOLDER
            self._bridge.journal_tasks.put(Turn.PERSON, partial(_drop_into, folder))
        if settings.person.name != before.person.name:
            self.sat_down.emit(settings.person.name)
        self.look()
        self.changed.emit(settings)

    def read_again(self, channel: str) -> None:
        """Somebody wrote the file, or kept a token of a channel, beside this window: go by it from now on."""

        def take(found: tuple[Settings, SettingsFault | None]) -> None:
            settings, fault = found
            if (
                fault is None
            ):  # whoever wrote it was told what is wrong; until then what holds goes on holding
                self.tested.emit(channel)
                self.use(settings)

        off_thread(self._bridge.push, lambda: settings_or_defaults(self._home), take)

    def _check(self, channel: str) -> Connection:
        """On a thread of the dialog's: a token may just have been kept."""
        found = self._connected.check(channel)
        self._bridge.push(lambda: self.tested.emit(channel))
        self._bridge.push(self.look)
        return found

    def keep(self, name: str, value: str | bool) -> None:
        """Write down what is in force already. The disk may be slow: the window thread doesn't wait for it."""

        def task(_place: JournalPlace) -> None:
            save(self._home, {name: value})

        self._bridge.journal_tasks.put(Turn.PERSON, task)

    def end(self) -> None:
        """Leave nothing of ours in the application."""
        self._soon.stop()
        self._motion.take_off()


def _drop_into(folder: Path, place: JournalPlace) -> None:
    place.desk.dropped_into = folder


def _links(settings: Settings) -> Links:
    """What the keyring and the settings say; no other side is asked. Blocks."""
    secrets = Secrets()
    page = _token(secrets, STATUSPAGE_KEY) if settings.statuspage.page_id else Token.MISSING
    has_address = settings.page.public_url is not None
    cachet = _token(secrets, CACHET_TOKEN) if settings.cachet.base_url else Token.MISSING
    slack = _token(secrets, SLACK_TOKEN)
    events = _token(secrets, SLACK_APP_TOKEN) if slack is Token.KEPT else Token.MISSING
    return Links(slack=slack, statuspage=page, public_page=has_address, cachet=cachet, slack_events=events)


def _token(secrets: Secrets, name: SecretName) -> Token:
    try:
        return Token.KEPT if secrets.read(name) else Token.MISSING
    except KeyringAbsent:
        return Token.MISSING
    except KeyringFault:
        return Token.UNREADABLE
