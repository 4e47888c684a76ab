"""The parts of one running window, wired together: threads, models, window, bell, and the end in order."""

import contextlib
import getpass
import logging
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from commander.board.deliveries import DeliveryDecided
from commander.board.messages import BroadcastOrdered
from commander.board.policy import Policy
from commander.board.record import Record
from commander.clock import utc_now
from commander.files import private_folder
from commander.locks import sender_lock
from commander.outbox.publisher import Connection, Publisher
from commander.settings import LOG_FILE, Settings, load, save
from commander.settings_fault import SettingsFault
from commander.wording.checks import outgoing_title
from commander.wording.language import Language
from ui.bridge import Bridge, JournalPlace, Turn
from ui.doorbell import Doorbell
from ui.i18n import Languages, system_language
from ui.models.board import BoardModel
from ui.theme import ThemeChoice, Tone, apply
from ui.window import MainWindow
from ui.words import Words
from ui.workers import JournalThread, ReadingThread, SenderThread

if TYPE_CHECKING:
    from commander.journal.faults import JournalFault
    from commander.reading import Reading

_ZONE_BEFORE_POLICY: Final = "Asia/Tokyo"
# Another process may be sending; when it has ended, this one takes over.
_SENDER_RETRY_MS: Final = 2000


class _Connected(Mapping[str, Publisher]):
    """The publishers of the settings in force; the sender asks anew for each errand. Any thread."""

    def __init__(self) -> None:
        self._publishers: Mapping[str, Publisher] = {}

    def made_from(self, home: Path, settings: Settings, open_reading: "Callable[[], Reading]") -> None:
        """Go by these settings from the next errand on."""
        from commander.connections import publishers_for
        from commander.secrets import Secrets

        self._publishers = publishers_for(home, settings, Secrets(), open_reading)

    @override
    def __getitem__(self, scheme: str) -> Publisher:
        return self._publishers[scheme]

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(self._publishers)

    @override
    def __len__(self) -> int:
        return len(self._publishers)


class Program(QObject):
    """The parts of one running window. Made and ended in the window thread."""

    def __init__(
        self,
        app: QApplication,
        home: Path,
        *,
        language: str | None = None,
        theme: str | None = None,
        incident: str | None = None,
        person: str | None = None,
        lock: contextlib.ExitStack | None = None,
    ) -> None:
        super().__init__()
        self._app, self._home, self._incident, self._lock = app, home, incident, lock
        self._wished_person = person
        self._settings, fault = _settings(home)
        self.bridge = Bridge()
        self.languages = Languages(app)
        self.languages.switch(_language(language or self._settings.window.language))
        choice = ThemeChoice(theme or self._settings.window.theme)
        apply(app, choice)
        words = Words(self.languages, zone=_ZONE_BEFORE_POLICY, parent=self)
        self.model = BoardModel(self.bridge, person=_account(), zone=words.zone, parent=self)
        self.words = words
        undo = timedelta(seconds=self._settings.sending.undo_seconds)
        self.window = MainWindow(app, self.model, words, theme=choice, undo=undo)
        self.doorbell = Doorbell(home, self)
        self._journal = self._journal_thread()
        self._reading = ReadingThread(self.bridge, self._open_reading)
        self._connected = _Connected()
        self._sender: SenderThread | None = None
        self._sender_lock = contextlib.ExitStack()
        self._retry = QTimer(self)
        self._retry.setInterval(_SENDER_RETRY_MS)
        self.is_open = False  # the journal is, and commands are carried out
        self._has_begun = False
        self._has_ended = False
        self._bind()
        if fault is not None:
            text = fault.sentence(words.language)
            self.window.banners.say("settings", text, tone=Tone.WARN, away=self.tr("Dismiss"))

    def begin(self) -> None:
        """Open the journal and what follows from it; the first paint has been."""
        if not self._has_begun and not self._has_ended:
            self._has_begun = True
            self._journal.start()

    def end(self) -> None:
        """Sender first, for it records its answers; then the journal, then the rest."""
        if self._has_ended:
            return
        self._has_ended = True
        self.window.hide()
        self._retry.stop()
        self.doorbell.close()
        if self._lock is not None:
            # From here on a new start opens its own window; what is in flight is still guarded by sender.lock.
            self._lock.close()
        if self._sender is not None:
            self._sender.stop()
        self._journal.stop()
        self._reading.stop()
        self.bridge.close()
        self._sender_lock.close()
        self.languages.take_off()
        self._app.quit()

    def _bind(self) -> None:
        self.window.painted.connect(self.begin)
        self.window.closed.connect(self.end)
        self.window.language_chosen.connect(lambda chosen: self._keep("window.language", chosen.value))
        self.window.theme_chosen.connect(lambda chosen: self._keep("window.theme", chosen.value))
        self.window.settings_made_by(self._settings_dialog)
        self.bridge.failed.connect(self._on_failed)
        self.bridge.hindered.connect(self.window.tell_refused)
        self.bridge.recorded.connect(lambda records: self.window.banners.take_away("refused"))
        self.bridge.recorded.connect(self._wake_sender)
        self.doorbell.poked.connect(self._journal.catch_up)
        self.doorbell.raised.connect(self.window.come_forward)
        self._retry.timeout.connect(self._try_to_send)

    def _journal_thread(self) -> JournalThread:
        return JournalThread(self.bridge, self._open_place, self._unopened)

    def _open_place(self) -> JournalPlace:
        """On the journal thread."""
        from commander.connections import delivery_desk, open_desk

        desk = open_desk(self._home, self._settings, "", self.bridge.tell)
        desk.person = _person(self._wished_person or self._settings.person.name, desk.policy())
        person, zone, read_only = desk.person, desk.zone, desk.journal.read_only
        self.bridge.push(lambda: self._on_open(person, zone, read_only=read_only))
        return JournalPlace(desk, delivery_desk(desk, self._settings))

    def _unopened(self, error: Exception) -> None:
        """On the journal thread."""
        from commander.journal.faults import JournalFault

        if isinstance(error, JournalFault):
            logging.getLogger(__name__).warning("the journal can't be opened: %s", error.wrong)
            self.bridge.push(lambda: self._on_journal_fault(error))
        else:
            self.bridge.report(error)

    def _on_open(self, person: str, zone: str, *, read_only: bool) -> None:
        if self._has_ended:
            return
        self.is_open = True
        self.model.person, self.model.zone = person, zone
        self.words.use_zone(zone)
        self.window.banners.take_away("journal")
        self._reading.start()
        self.model.load_policy()
        self.window.welcome.load()
        if read_only:
            text = self.tr("The journal is a newer Commander's or cannot be written: it is only read.")
            self.window.banners.say("read-only", text, tone=Tone.WARN)
        else:
            self._try_to_send()
        if self._incident:
            name = self._incident
            self.bridge.read(lambda reading: reading.incident(name).stream, self.window.show_incident)
        else:
            self.window.welcome.focus_title()

    def _on_journal_fault(self, fault: "JournalFault") -> None:
        self.window.banners.say(
            "journal",
            self.words.fault(fault),
            ways=[
                (self.tr("Set it aside and start a new one"), lambda: self._set_aside(fault)),
                (self.tr("Try again"), self._open_again),
                (self.tr("Quit"), self.window.close),
            ],
        )

    def _set_aside(self, fault: "JournalFault") -> None:
        """Nothing is deleted: the file and what SQLite left beside it go into a folder of their own."""
        from commander.journal.backup import begin_anew

        folder = self._home / "set-aside" / utc_now().strftime("%Y%m%dT%H%M%SZ")
        try:
            private_folder(folder.parent)
            private_folder(folder)
            for path in fault.path.parent.glob(f"{fault.path.name}*"):
                path.rename(folder / path.name)
            begin_anew(self._home)
        except OSError as error:
            self.bridge.report(error)
            return
        self._open_again()

    def _open_again(self) -> None:
        self._journal.wait()
        self._journal = self._journal_thread()
        self.doorbell.poked.connect(self._journal.catch_up)
        self._journal.start()

    def _try_to_send(self) -> None:
        """Whoever holds sender.lock sends; while another process does, look again later."""
        if self._sender is not None:
            return
        attempt = contextlib.ExitStack()
        if not attempt.enter_context(sender_lock(self._home)):
            attempt.close()
            self._retry.start()
            return
        self._retry.stop()
        self._sender_lock = attempt
        self._sender = SenderThread(self.bridge, self._publishers)
        self._sender.start()

    def _publishers(self) -> Mapping[str, Publisher]:
        """On the sender thread."""
        self._connected.made_from(self._home, self._settings, self._open_reading)
        return self._connected

    def _open_reading(self) -> "Reading":
        """On whatever thread reads."""
        from commander.reading import Reading

        return Reading(self._home)

    def _wake_sender(self, records: tuple[Record, ...]) -> None:
        owed = any(isinstance(record.event, BroadcastOrdered | DeliveryDecided) for record in records)
        if owed and self._sender is not None:
            self._sender.wake()

    def _settings_dialog(self, parent: QWidget) -> QWidget:
        from commander.secrets import Secrets
        from ui.dialogs.connect import ConnectDialog

        return ConnectDialog(
            self.model,
            self.words,
            parent,
            home=self._home,
            secrets=Secrets(),
            check=self._check,
            saved=self._use,
        )

    def _check(self, channel: str) -> Connection:
        """On a thread of the dialog's."""
        from commander.connections import NotConnected, page_publisher, slack_publisher, statuspage_publisher
        from commander.secrets import Secrets

        settings = load(self._home)
        try:
            if channel == "slack":
                return slack_publisher(settings, Secrets()).check()
            if channel == "statuspage":
                return statuspage_publisher(settings, Secrets()).check()
            return page_publisher(self._home, settings, self._open_reading).check()
        except NotConnected as fault:
            return Connection(ok=False, who="", missing=(), detail=fault.detail)

    def _use(self, settings: Settings) -> None:
        """Other settings from now on: the next errand goes by them."""
        self._settings = settings
        self._connected.made_from(self._home, settings, self._open_reading)

    def _keep(self, name: str, value: str) -> None:
        def task(_place: JournalPlace) -> None:
            save(self._home, {name: value})

        # The disk may be slow: the window thread doesn't wait for it.
        self.bridge.journal_tasks.put(Turn.PERSON, task)

    def _on_failed(self, text: str) -> None:
        sentence = self.tr("Something went wrong inside Commander: {fault}. It is written down in {file}.")
        file = str(self._home / LOG_FILE)
        self.window.banners.say("failed", sentence.format(fault=text, file=file), away=self.tr("Dismiss"))


def _settings(home: Path) -> tuple[Settings, SettingsFault | None]:
    try:
        return load(home), None
    except SettingsFault as fault:
        return Settings(), fault


def _language(wish: str) -> Language:
    return Language(wish) if wish in tuple(Language) else system_language()


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"


def _person(wish: str, policy: Policy) -> str:
    """Who sits here: the key of a listed person, else the name as given."""
    name = outgoing_title(wish or _account())
    return next((one.key for one in policy.persons() if name in (one.key, one.name)), name)
