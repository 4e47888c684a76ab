"""Settings and connections: what belongs to this desk, applied at once; tokens into the keyring, each tested."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QRunnable, Qt, QThreadPool, QTimer
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from commander.patience import Overdue, ended
from commander.secrets import KeyringFault, SecretName
from commander.settings.fault import SettingsFault
from commander.settings.settings import Change, Settings, changed, load, save
from ui.dialogs.audience_section import AudienceSection
from ui.dialogs.channel_sections import SECRETS, TOKEN, ChannelSections
from ui.dialogs.desk_section import DeskSection
from ui.models.board import BoardModel
from ui.theme import Tone
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

_WIDTH = 620
_LEAST_HEIGHT, _HEIGHT = 360, 700
# Longer than the slowest keyring and the slowest other side together.
_PATIENCE_S = 90.0


class Found(Protocol):
    """What a test of one channel found (commander.outbox.publisher.Connection)."""

    @property
    def ok(self) -> bool:
        """It works."""

    @property
    def who(self) -> str:
        """As whom, where."""

    @property
    def missing(self) -> tuple[str, ...]:
        """What is needed and not there."""

    @property
    def detail(self) -> str:
        """The other side's word, never a secret."""


class TokenKeeper(Protocol):
    """Where tokens are kept (commander.secrets.Secrets)."""

    def store(self, name: SecretName, value: str) -> None:
        """Keep a token. Blocks; raises KeyringFault."""


class ConnectDialog(QDialog):
    """Not modal: the timeline goes on beside it. Keyring, disk and network are asked on other threads only.

    settings: those in force; `saved` is called with others as soon as one is chosen.
    check: tests a channel ("slack", "email", …) with what is kept; blocks, called off the window thread.
    has_notices: whether this desktop shows notifications.
    """

    def __init__(
        self,
        model: BoardModel,
        words: Words,
        parent: QWidget | None = None,
        *,
        home: Path,
        secrets: TokenKeeper,
        check: Callable[[str], Found],
        settings: Settings | None = None,
        saved: Callable[[Settings], None] = lambda settings: None,
        has_notices: Callable[[], bool | None] = lambda: None,
    ) -> None:
        super().__init__(parent)
        self.setModal(False)
        self._settings = settings or Settings()
        self._has_notices = has_notices
        self._desk = DeskSection(words, self)
        self._desk.chosen.connect(self._choose)
        self._audiences = AudienceSection(model, words, self)
        self._model, self._push, self._words = model, model.bridge.push, words
        self._home, self._secrets, self._check, self._saved = home, secrets, check, saved
        self._sections = ChannelSections(self)
        self._sections.asked.connect(self._test)
        self._shown: dict[
            str, Callable[[], None]
        ] = {}  # what each section says, to be said in another language
        self._where = PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self)
        self._fault = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._fault.hide()
        self._manifest = Button(parent=self)
        self._manifest.clicked.connect(self._copy_manifest)
        self._sections["slack"].buttons.addWidget(self._manifest)
        self.setTabOrder(self._sections["slack"].test, self._manifest)
        self._scroll = QScrollArea(self)
        self._lay_out()
        words.changed.connect(self.retranslate)
        self.retranslate()
        self._desk.fill(self._settings, self._model.policy.person_name(self._model.person))
        self._off_thread(lambda: load(home), self._fill)

    def go_to_connections(self) -> None:
        """The first channel, with the keyboard in it."""
        section = self._sections["slack"]
        section.first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroll.ensureWidgetVisible(section, 0, 0)

    def go_to_desk(self) -> None:
        """What belongs to this desk, with the keyboard in it."""
        self._desk.first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self._desk.show_service(self._has_notices())

    def retranslate(self) -> None:
        """Say every word again in the language in force."""
        self.setWindowTitle(self.tr("Settings and connections"))
        self._desk.retranslate()
        self._audiences.retranslate()
        self._where.setText(
            self.tr(
                "Tokens go into the keyring of this system and nowhere else: not into files, logs or backups. "
                "A token is shown nowhere after it is kept."
            )
        )
        self._manifest.setText(self.tr("Copy the app manifest"))
        self._sections.retranslate()
        for show_again in self._shown.values():
            show_again()

    def _lay_out(self) -> None:
        body = QWidget(self)
        body.setObjectName("connectBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(12)
        column.addWidget(self._fault)
        column.addWidget(self._desk)
        column.addWidget(self._audiences)
        column.addWidget(self._where)
        column.addWidget(self._sections)
        column.addStretch(1)
        scroll = self._scroll
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.setMinimumSize(_WIDTH, _LEAST_HEIGHT)
        self.resize(_WIDTH, _HEIGHT)

    def _test(self, name: str) -> None:
        """Keep what is typed, then ask the other side."""
        section = self._sections[name]
        if not section.test.isEnabled():
            return
        token = section.text(TOKEN) if name in SECRETS else ""
        changes = self._sections.changes(name)
        self._shown[name] = lambda: section.show_waiting(self.tr("testing"))
        self._shown[name]()

        def work() -> Found:
            if token:
                self._secrets.store(SECRETS[name], token)
            if changes:
                save(self._home, changes)
                self._push(lambda: self._put_in_force(changes))
            return self._check(name)

        self._off_thread(
            work, lambda found: self._take(name, found), lambda error: self._take_fault(name, error)
        )

    def _choose(self, key: str, value: Change) -> None:
        """In force at once, then kept; what cannot be kept is in force all the same, and said."""
        try:
            self._put_in_force({key: value})
        except SettingsFault as fault:
            self._desk.refuse(fault)
            return
        self._desk.take(key)
        self._off_thread(lambda: save(self._home, {key: value}), lambda settings: None, self._say_unkept)

    def _put_in_force(self, changes: Mapping[str, Change]) -> None:
        self._settings = changed(self._settings, changes)
        self._saved(self._settings)

    def _say_unkept(self, error: BaseException) -> None:
        if isinstance(error, SettingsFault):
            self._desk.refuse(error)
        else:
            self._say(error)

    def _take(self, name: str, found: Found) -> None:
        if name in SECRETS:
            self._sections[name].forget(TOKEN)
        self._shown[name] = lambda: self._show_found(name, found)
        self._shown[name]()

    def _take_fault(self, name: str, error: BaseException) -> None:
        self._shown[name] = lambda: self._show(name, error)
        self._shown[name]()

    def _show_found(self, name: str, found: Found) -> None:
        section = self._sections[name]
        if found.ok:
            parts = [found.who, found.detail]
            section.show_found(self.tr("connected"), Tone.OK, " ・ ".join(part for part in parts if part))
            self._bring_into_view(section)
            return
        missing = (
            self.tr("Missing: {things}.").format(things=", ".join(found.missing)) if found.missing else ""
        )
        refused = (
            self.tr("The other side said: {word}. Check what you pasted, then save and test again.").format(
                word=found.detail
            )
            if found.detail and not found.missing and name in SECRETS
            else found.detail
        )
        sentence = " ".join(part for part in (missing, refused) if part)
        section.show_found(self.tr("not connected"), Tone.BAD, sentence)
        self._bring_into_view(section)

    def _show(self, name: str, error: BaseException) -> None:
        section = self._sections[name]
        section.show_found(self.tr("not connected"), Tone.BAD, self._sentence(error))
        self._bring_into_view(section)

    def _bring_into_view(self, section: QWidget) -> None:
        """Whoever pressed the button must not scroll for the answer, which has its place only after this turn."""
        focus = QApplication.focusWidget()
        if focus is not None and section.isAncestorOf(focus):
            QTimer.singleShot(0, section, lambda: self._scroll.ensureWidgetVisible(section, 0, 0))

    def _sentence(self, error: BaseException) -> str:
        from commander.connections.late_publisher import NotConnected

        match error:
            case KeyringFault() | SettingsFault():
                return error.sentence(self._words.language)
            case NotConnected():
                return self.tr("Not set up yet: {detail}.").format(detail=error.detail)
            case _:
                # The text of any other error may quote what it was given: only its kind is said.
                kind = type(error).__name__
                return self.tr("The test could not be made ({kind}).").format(kind=kind)

    def _fill(self, settings: Settings) -> None:
        self._desk.fill(self._settings, self._model.policy.person_name(self._model.person))
        self._sections.fill(settings)

    def _copy_manifest(self) -> None:
        from commander.publishers.slack.app import manifest

        QGuiApplication.clipboard().setText(manifest())
        self._manifest.setText(self.tr("Copied: paste it at api.slack.com/apps"))

    def _off_thread(
        self,
        work: Callable[[], "Settings | Found"],
        done: Callable[..., None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        def arrive(answer: Callable[[], None]) -> None:
            # The keyring may take its time, and the dialog be gone with its window by then.
            self._push(lambda: answer() if isValid(self) else None)

        QThreadPool.globalInstance().start(_Errand(arrive, work, done, failed or self._say))

    def _say(self, error: BaseException) -> None:
        self._fault.setText(self._sentence(error))
        self._fault.show()


class _Errand(QRunnable):
    """Work that may be slow; its answer is given in the window thread."""

    def __init__(
        self,
        push: Callable[[Callable[[], None]], None],
        work: Callable[[], "Settings | Found"],
        done: Callable[..., None],
        failed: Callable[[BaseException], None],
    ) -> None:
        super().__init__()
        self._push, self._work, self._done, self._failed = push, work, done, failed

    @override
    def run(self) -> None:
        done, failed = self._done, self._failed
        try:
            answer = ended(_PATIENCE_S, self._work)
        except Overdue as overdue:
            fault: BaseException | None = overdue
        else:
            fault = answer.exception()
        if fault is not None:
            said = fault
            self._push(lambda: failed(said))
        else:
            self._push(lambda: done(answer.result()))
