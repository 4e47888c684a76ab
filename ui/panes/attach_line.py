"""Files on their way to the timeline: taken in off the window thread, recorded, and what was not taken is said."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from commander.attachments.store import FOLDER, RESTRICTED_FOLDER, Store
from commander.attachments.taking import Untaken, Why, take_bytes, take_file
from commander.board.attachments import MOST_AT_ONCE, AttachFiles, StoredFile
from commander.board.privacy_files import KeepPrivacyFiles
from commander.board.record import Record
from commander.board.refusal import Because, Refused
from commander.reading import Reading
from commander.wording.attachments import entry_text, untaken_sentence
from ui.models.board import BoardModel
from ui.off_thread import off_thread
from ui.panes.files_given import GivenFile, files_given
from ui.theme import SMALL_PX, Tone
from ui.widgets.button import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

_SHOWN_MS = 4_000
_SAID = 5  # so many are named; of forty folders dropped at once nobody reads forty sentences


class _Answer(msgspec.Struct, frozen=True):
    taken: tuple[StoredFile, ...] = ()
    untaken: tuple[tuple[GivenFile, Untaken], ...] = ()


class _Order(msgspec.Struct, frozen=True, kw_only=True):
    """What is attached where: the incident and the entry of the moment it was given."""

    stream: str
    entry: str
    files: tuple[GivenFile, ...]
    anyway: bool = False


class AttachLine(QFrame):
    """One line above the composer: what is not taken yet stays until somebody says. Window thread.

    restricted: the files are kept in the personal-data track instead, in its own folder.
    attached: files hang on an entry now.
    """

    attached = Signal(str)

    def __init__(
        self, model: BoardModel, words: Words, parent: QWidget | None = None, *, restricted: bool = False
    ) -> None:
        super().__init__(parent)
        self._model, self._words, self._restricted = model, words, restricted
        self._said = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, wraps=True, parent=self)
        self._anyway, self._leave = Button(elides=True, parent=self), Button(elides=True, parent=self)
        self._waiting: list[_Order] = []  # seems to hold a secret: a person says what becomes of it
        self._ends = QTimer(self)
        self._ends.setSingleShot(True)
        self._ends.setInterval(_SHOWN_MS)
        self._ends.timeout.connect(self._put_away)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 4, 14, 4)
        column.setSpacing(4)
        column.addWidget(self._said)
        buttons = QWidget(self)
        flow = FlowLayout(buttons, gap=8, line_gap=4)
        flow.addWidget(self._anyway)
        flow.addWidget(self._leave)
        column.addWidget(buttons)
        self._anyway.clicked.connect(self._take_anyway)
        self._leave.clicked.connect(self._leave_out)
        words.changed.connect(self.retranslate)
        self.retranslate()
        self._put_away()

    @property
    def said(self) -> str:
        """What stands there; empty: nothing."""
        return "" if self.isHidden() else self._said.text()

    def retranslate(self) -> None:
        """Say every word again."""
        self._anyway.setText(self.tr("Attach it all the same"))
        self._leave.setText(self.tr("Leave it out") if self._waiting else self.tr("Dismiss"))

    def takes(self, mime: QMimeData) -> bool:
        """Attach what was pasted or dropped to a new entry; False: it is nothing to attach."""
        given = self.given(mime)
        if given:
            self.take(given)
        return bool(given)

    def given(self, mime: QMimeData) -> tuple[GivenFile, ...]:
        """What is to be attached of something pasted or dropped."""
        local = self._words.local(self._model.now)
        return files_given(mime, self.tr("picture {time}").format(time=f"{local:%Y-%m-%d %H%M%S}"))

    def take(self, files: Sequence[GivenFile], entry: str = "") -> None:
        """Attach these to an entry, or to a new one."""
        if self._model.stream:
            self._begin(_Order(stream=self._model.stream, entry=entry, files=tuple(files)))

    def forget(self) -> None:
        """Say and hold nothing of files that were given: it was another incident's, or somebody else's."""
        self._waiting.clear()
        self._ends.stop()
        self._said.setText("")
        self._put_away()

    def take_path(self, path: str, entry: str) -> None:
        """Attach the file of a path that was typed."""
        self.take((GivenFile(path=Path(path).expanduser()),), entry)

    def _begin(self, order: _Order) -> None:
        self._ends.stop()
        if len(order.files) > MOST_AT_ONCE:  # said before a thousand of them are copied
            refused = Refused(Because.ATTACH_TOO_MANY, limit=str(MOST_AT_ONCE))
            self._tell(self._words.sentence(refused), Tone.WARN)
            return
        self._say(self.tr("Attaching %n file(s)…", "files", len(order.files)), Tone.NEUTRAL)
        limit = self._model.policy.attachments.rules.file_bytes

        def begin(home: Path) -> None:
            store = Store(home, RESTRICTED_FOLDER if self._restricted else FOLDER)
            work = partial(_taken, store, order, limit)
            off_thread(self._model.bridge.push, work, partial(self._on_taken, order, limit))

        self._model.bridge.read(_home, begin)

    def _on_taken(self, order: _Order, limit: int, answer: _Answer) -> None:
        language = self._words.language
        faults = [
            untaken_sentence(fault.why, fault.name, fault.detail, limit, language)
            for _, fault in answer.untaken
        ]
        secret = tuple(given for given, fault in answer.untaken if fault.why is Why.SENSITIVE)
        if secret:
            self._waiting.append(msgspec.structs.replace(order, files=secret))
        if len(faults) > _SAID:
            more = self.tr("%n more not attached", "files", len(faults) - _SAID)
            faults = [*faults[:_SAID], more]
        if not answer.taken:
            self._tell("\n".join(faults), Tone.WARN)
            return
        command = self._command(order, answer.taken)
        self._model.bridge.submit(
            command,
            done=partial(self._on_recorded, faults, len(answer.taken)),
            refused=partial(self._on_refused, answer.taken, faults),
        )

    def _command(self, order: _Order, taken: tuple[StoredFile, ...]) -> AttachFiles | KeepPrivacyFiles:
        """What keeps them: on an entry, or in the restricted track for its readers alone."""
        if self._restricted:
            return KeepPrivacyFiles(incident=order.stream, files=taken)
        text = entry_text([one.name for one in taken], self._words.language)
        return AttachFiles(incident=order.stream, files=taken, entry=order.entry, text=text)

    def _on_recorded(self, faults: list[str], count: int, records: tuple[Record, ...]) -> None:
        told = self.tr("%n file(s) attached", "files", count)
        self._tell("\n".join([told, *faults]), Tone.WARN if faults else Tone.OK)
        self.attached.emit(getattr(records[-1].event, "entry", "") if records else "")

    def _on_refused(self, taken: tuple[StoredFile, ...], faults: list[str], refused: Refused) -> None:
        self._model.bridge.let_go(tuple(one.sha256 for one in taken), restricted=self._restricted)
        self._tell("\n".join([self._words.sentence(refused), *faults]), Tone.BAD)

    def _tell(self, text: str, tone: Tone) -> None:
        self._say(text, tone)
        self._leave.setVisible(bool(self._waiting) or tone is not Tone.OK)
        if tone is Tone.OK and not self._waiting:
            self._ends.start()

    def _take_anyway(self) -> None:
        waiting, self._waiting = self._waiting, []
        for order in waiting:
            self._begin(msgspec.structs.replace(order, anyway=True))

    def _leave_out(self) -> None:
        self._waiting.clear()
        self._put_away()

    def _put_away(self) -> None:
        if not self._waiting:
            self._anyway.hide()
            self._leave.hide()
            self.hide()

    def _say(self, text: str, tone: Tone) -> None:
        self._said.setText(text)
        self._said.set_tone(tone)
        self._anyway.setVisible(bool(self._waiting))
        self._leave.setVisible(bool(self._waiting))
        self.retranslate()
        self.show()


def _taken(store: Store, order: _Order, limit: int) -> _Answer:
    """Take them in, one after the other; every fault is in the answer."""
    taken: list[StoredFile] = []
    untaken: list[tuple[GivenFile, Untaken]] = []
    for given in order.files:
        try:
            if given.path is not None:
                taken.append(take_file(store, given.path, limit, anyway=order.anyway))
            else:
                taken.append(take_bytes(store, given.said(), given.name, limit, anyway=order.anyway))
        except Untaken as fault:
            untaken.append((given, fault))
        except (OSError, ValueError, MemoryError) as fault:  # a path with a zero byte in it is none
            name = given.path.name if given.path is not None else given.name
            untaken.append((given, Untaken(Why.UNREADABLE, name, type(fault).__name__)))
    return _Answer(tuple(taken), tuple(untaken))


def _home(reading: Reading) -> Path:
    return reading.home
