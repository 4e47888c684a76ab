"""The parts of one running window, wired together: threads, models, window, bell, and the end in order."""

import contextlib
import logging
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from commander.board.deliveries import DeliveryAttempted, DeliverySettled
from commander.board.event_kinds import is_folded
from commander.board.record import Record
from commander.clock import ScaledClock, utc_now
from commander.locks import sender_lock
from commander.outbox.publisher import Publisher
from commander.settings.settings import LOG_FILE, Settings
from ui.bridge import Bridge, JournalPlace, Turn
from ui.connected import Connected
from ui.doorbell import Doorbell
from ui.drill_shelf import DrillShelf
from ui.feeds import FeedListening
from ui.hearing import Hearing
from ui.i18n import Languages
from ui.journal_troubles import JournalTroubles
from ui.models.board import BoardModel
from ui.notices import Notices
from ui.outdated_rows import mend_outdated_rows
from ui.panes.connection_line import Links, Token
from ui.read_back import ReadBack
from ui.search_thread import SearchThread
from ui.settings_in_force import SettingsInForce, spoken
from ui.theme import NO_JAPANESE, ThemeChoice, Tone, apply, has_japanese
from ui.watchman import Watchman
from ui.whereabouts import Whereabouts
from ui.window import MainWindow
from ui.windows import Windows
from ui.wishes import account, settings_or_defaults, wished_person
from ui.words import Words
from ui.workers import JournalThread, ReadingThread, SenderThread

if TYPE_CHECKING:
    from commander.desk.desk import Desk
    from commander.reading import Reading
    from commander.search.search import Search

_ZONE_BEFORE_POLICY: Final = "Asia/Tokyo"
# Another process may be sending; when it has ended, this one takes over.
_SENDER_RETRY_MS: Final = 2000
# How long a thread that computes keeps Python's lock from the one that paints: at Python's own five
# milliseconds, a key that meets the lock three times is late.
_TURN_S: Final = 0.0005


@dataclass(frozen=True, kw_only=True)
class Practice:
    """What a drill's window goes by instead of this machine's clock, settings and channels."""

    clock: ScaledClock
    settings: Settings
    # On the journal thread, before the window reads anything.
    prepare: "Callable[[Desk], None]"


class Program(QObject):
    """The parts of one running window. Made and ended in the window thread. opened: commands are carried out."""

    opened = Signal()

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
        practice: Practice | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__()
        self._app, self._home, self._incident, self._lock = app, home, incident, lock
        self._wished_person, self._practice = person, practice
        self._now = practice.clock if practice else now
        self._settings, fault = (practice.settings, None) if practice else settings_or_defaults(home)
        self.bridge = Bridge()
        self.languages = Languages(app)
        self.languages.switch(spoken(language or self._settings.window.language))
        choice = ThemeChoice(theme or self._settings.window.theme)
        apply(app, choice, drill=practice is not None)
        words = Words(self.languages, zone=_ZONE_BEFORE_POLICY, parent=self)
        self.model = BoardModel(self.bridge, person=account(), zone=words.zone, now=self._now, parent=self)
        self.words = words
        undo = timedelta(seconds=self._settings.sending.undo_seconds)
        self.window = MainWindow(app, self.model, words, theme=choice, undo=undo, drill=practice is not None)
        self.windows = Windows(
            app,
            self.bridge,
            self.window,
            self.model,
            words,
            now=self._now,
            on_top=self._settings.window.scribe_on_top,
            parent=self,
        )
        self.doorbell = Doorbell(home, self)
        self._troubles = JournalTroubles(
            home, self.bridge, self.window, words, self, quit_all=self.windows.close
        )
        self._whereabouts = Whereabouts(self.model, self.window, self)
        sys.setswitchinterval(_TURN_S)
        self._journal = self._journal_thread()
        self._reading = ReadingThread(self.bridge, self._open_reading)
        self._search = SearchThread(self.bridge, self._open_search)
        self._connected = Connected(home, self._open_reading)
        self._read_back = ReadBack(
            home, self.bridge, self.model, self._connected, self._open_reading, self._now, self
        )
        self._feeds = FeedListening(home, self.bridge, self.model, self)
        self._hearing = Hearing(home, self.bridge, self.model, self._open_reading, self)
        self._sender: SenderThread | None = None
        self._sender_lock = contextlib.ExitStack()
        self._retry = QTimer(self)
        self._retry.setInterval(_SENDER_RETRY_MS)
        self.notices = Notices(self.model, words, self.window.overview, self)
        self._watchman = Watchman(self.model, self.window.overview, self)
        self._in_force = SettingsInForce(
            home,
            self._settings,
            app=app,
            bridge=self.bridge,
            model=self.model,
            words=words,
            window=self.window,
            notices=self.notices,
            connected=self._connected,
            parent=self,
        )
        self.is_open = False  # the journal is, and commands are carried out
        self._has_begun = self._has_ended = False
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
        self.windows.hide()
        self._retry.stop()
        self.notices.end()
        self._watchman.end()
        self._in_force.end()
        self.doorbell.close()
        if self._lock is not None:
            # From here on a new start opens its own window; what is in flight is still guarded by sender.lock.
            self._lock.close()
        self._read_back.end()
        self._feeds.end()
        self._hearing.end()
        if self._sender is not None:
            self._sender.stop()
        self._journal.stop()
        self._reading.stop()
        self._search.stop()
        self.bridge.close()
        self._sender_lock.close()
        self.languages.take_off()
        self._app.quit()

    def _bind(self) -> None:
        self.windows.painted.connect(self.begin)
        self.windows.all_closed.connect(self.end)
        self.windows.on_top_chosen.connect(lambda on: self._in_force.keep("window.scribe_on_top", on))
        self.window.language_chosen.connect(
            lambda chosen: self._in_force.keep("window.language", chosen.value)
        )
        self.window.theme_chosen.connect(lambda chosen: self._in_force.keep("window.theme", chosen.value))
        if self._practice is None:
            self.window.settings.made_by(self._in_force.dialog)
            DrillShelf(self._home, self.bridge, self.model, self.window, self.words, self)
            # A drill that ended in its own window rings here, and stands in the list of late ones then.
            self.doorbell.poked.connect(self.window.overview.read_soon)
            self.doorbell.settings_written.connect(self._in_force.read_again)
        self._in_force.changed.connect(self._use)
        self._in_force.changed.connect(self._feeds.use)
        self._in_force.tested.connect(self._hearing.tested)
        self._in_force.tested.connect(lambda channel: self._feeds.tested(channel, self._settings))
        self._in_force.sat_down.connect(self._sit)
        self.notices.wanted.connect(self.window.show_matter)
        self._troubles.open_again.connect(self._open_again)
        self.bridge.failed.connect(self._on_failed)
        self.bridge.hindered.connect(self.window.tell_refused)
        self.bridge.recorded.connect(lambda records: self.window.banners.take_away("refused"))
        self.bridge.recorded.connect(self._wake_sender)
        self.doorbell.poked.connect(self._journal.catch_up)
        self.doorbell.raised.connect(self.window.come_forward)
        self.doorbell.scribe_asked.connect(self.windows.open_scribe)
        self._retry.timeout.connect(self._try_to_send)

    def _journal_thread(self) -> JournalThread:
        return JournalThread(self.bridge, self._open_place, self._unopened)

    def _open_place(self) -> JournalPlace:
        """On the journal thread."""
        from commander.connections.desk_opening import delivery_desk, open_desk

        desk = open_desk(self._home, self._settings, "", self.bridge.tell, now=self._now)
        if self._practice is not None:
            self._practice.prepare(desk)
        desk.person = wished_person(self._wished_person or self._settings.person.name, desk.policy())
        person, zone, read_only = desk.person, desk.zone, desk.journal.read_only
        self.bridge.push(lambda: self._on_open(person, zone, read_only=read_only))
        return JournalPlace(desk, delivery_desk(desk, self._settings))

    def _unopened(self, error: Exception) -> None:
        """On the journal thread."""
        from commander.journal.faults import JournalFault

        if isinstance(error, JournalFault):
            logging.getLogger(__name__).warning("the journal can't be opened: %s", error.wrong)
            self.bridge.push(self.windows.need_board)
            self.bridge.push(lambda: self._troubles.tell(error))
        else:
            self.bridge.report(error)

    def _on_open(self, person: str, zone: str, *, read_only: bool) -> None:
        if self._has_ended:
            return
        self.is_open = True
        self.model.person, self.model.zone = person, zone
        self.words.use_zone(zone)
        self._troubles.tell_opened(read_only=read_only)
        if not has_japanese():
            # In English whatever the language: Japanese would be boxes here.
            self.window.banners.say("font", NO_JAPANESE, tone=Tone.WARN, away="Dismiss")
        self._reading.start()
        self._search.start(SearchThread.Priority.LowPriority)
        self.notices.begin()
        if not read_only:
            self._watchman.begin()
        if self._practice is None:
            if not read_only:  # else there is nowhere to keep what is heard; and a drill hears nobody
                self._in_force.linked.connect(self._listen)
                self._in_force.linked.connect(
                    lambda _: self._feeds.begin(self._settings, self.words.language)
                )
            self._in_force.look()
        self.windows.ready(person, zone)
        self.model.load_policy()
        self.window.welcome.load()
        if not read_only:
            self._try_to_send()
            mend_outdated_rows(self.bridge, self.window.overview.read_soon)
        if self._incident:
            name = self._incident
            self.bridge.read(lambda reading: reading.incident(name).stream, self.window.show_incident)
        else:
            self.window.welcome.focus_title()
            self._whereabouts.go_back()
        self.opened.emit()

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
        self._sender = SenderThread(self.bridge, self._publishers, self._now)
        self._sender.start()
        self._read_back.begin()

    def _publishers(self) -> Mapping[str, Publisher]:
        """On the sender thread."""
        if self._practice is None:
            self._connected.made_from(self._settings)
        else:
            self._connected.for_practice()
        return self._connected

    def _open_reading(self) -> "Reading":
        """On whatever thread reads."""
        from commander.reading import Reading

        return Reading(self._home)

    def _open_search(self, breathe: "Callable[[], None]") -> "Search":
        """On the search thread."""
        from commander.search.search import Search

        return Search(self._home, breathe)

    def _wake_sender(self, records: tuple[Record, ...]) -> None:
        # Any other change of a board may be one of its summary; an entry is none.
        answers = DeliveryAttempted | DeliverySettled
        owed = any(is_folded(record) and not isinstance(record.event, answers) for record in records)
        if owed and self._sender is not None:
            self._sender.wake()

    def _listen(self, links: Links) -> None:
        """Listen to Slack where this machine is set up for it."""
        is_set_up = links.slack_events is Token.KEPT and not self._has_ended
        self._hearing.listen(self._settings, is_set_up=is_set_up)

    def _use(self, settings: Settings) -> None:
        self._settings = settings

    def _sit(self, name: str) -> None:
        """Another name for this desk: what is recorded from now on is theirs."""
        self._wished_person = name

        def task(place: JournalPlace) -> None:
            person = place.desk.person = wished_person(name, place.desk.policy())
            self.bridge.push(lambda: self.model.sit(person))

        self.bridge.journal_tasks.put(Turn.PERSON, task)

    def _on_failed(self, text: str) -> None:
        sentence = self.tr("Something went wrong inside Commander: {fault}. It is written down in {file}.")
        file = str(self._home / LOG_FILE)
        for banners in self.windows.banners:
            banners.say("failed", sentence.format(fault=text, file=file), away=self.tr("Dismiss"))
