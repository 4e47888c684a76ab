"""The files of the restricted track: pasted, dropped or named by path, each seen safely, saved, or erased (2-10)."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from commander.attachments.giving import save
from commander.attachments.store import RESTRICTED_FOLDER, Store, Unsound
from commander.board.attachments import Attachment
from commander.board.erasing import EraseEntry
from commander.board.file_names import harmless_name
from commander.reading import Reading
from commander.wording.attachments import LIES, size_said
from commander.wording.lines import author_name
from ui.models.board import BoardModel
from ui.models.privacy_track import TrackModel
from ui.off_thread import off_thread
from ui.panes.attach_line import AttachLine
from ui.panes.attachment_view import AttachmentView
from ui.theme import SMALL_PX, Tone
from ui.widgets.ask import Ask, Blank
from ui.widgets.button import Button, ButtonKind
from ui.widgets.local_keys import bind_inside
from ui.widgets.plain_label import PlainLabel, harmless
from ui.widgets.whole_page import Acts
from ui.words import Words

_LIST_WIDTH: Final = 280
_NAME_SHOWN: Final = 120


class PrivacyFiles(QFrame):
    """Up and Down choose, A adds, Ctrl+V pastes, S saves a copy, Delete erases. put_away: back to the track.

    They lie in a folder of their own and stand in no list but this one; without the right nothing is shown or held.
    """

    put_away = Signal()

    def __init__(
        self, model: BoardModel, track: TrackModel, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._track, self._words = model, track, words
        self._files: tuple[Attachment, ...] = ()
        self._stream = ""  # whose files these are
        self.setAcceptDrops(True)
        self.list = QListWidget(self)
        self.list.setObjectName("attachedFiles")
        self.list.setUniformItemSizes(True)
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view = AttachmentView(model, words, self, folder=RESTRICTED_FOLDER)
        self.line = AttachLine(model, words, self, restricted=True)
        self.ask = Ask(self)
        self._state = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, wraps=True, parent=self)
        self._add = Button(kind=ButtonKind.PRIMARY, key="A", elides=True, parent=self)
        self._save = Button(key="S", elides=True, parent=self)
        self._erase = Button(kind=ButtonKind.DANGER, key="Del", elides=True, parent=self)
        self._back = Button(elides=True, parent=self)
        self._lay_out()
        self._listen()
        self.retranslate()

    @property
    def file(self) -> Attachment | None:
        """The file that is chosen."""
        row = self.list.currentRow()
        return self._files[row] if 0 <= row < len(self._files) else None

    def open(self) -> None:
        """Show what is kept and take the keyboard."""
        self.refresh()
        if self._files and self.list.currentRow() < 0:
            self.list.setCurrentRow(len(self._files) - 1)
        self._show_chosen()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Hold nothing of a file any more."""
        self.view.forget()
        self.ask.put_away()

    def refresh(self) -> None:
        """Show what is kept now; nothing without the right."""
        files = self._track.track.files if self._track.is_open else ()
        if files == self._files:
            return
        chosen = self.file
        self._files = files
        self.list.clear()
        for one in files:
            self.list.addItem(QListWidgetItem(f"{harmless(one.name, _NAME_SHOWN)}  {size_said(one.size)}"))
        if files:
            self.list.setCurrentRow(files.index(chosen) if chosen in files else len(files) - 1)
        self._show_chosen()

    def ask_file(self) -> None:
        """Ask for the path of a file to keep."""
        self.ask.ask(
            "keep",
            self.tr("Keep a file in the track"),
            [Blank(name="path", label=self.tr("File"), hint=self.tr("its whole path; or paste or drop it"))],
            confirm=self.tr("Keep"),
            cancel=self.tr("Not now"),
            answer=self._keep,
        )

    def save_copy(self) -> None:
        """Ask where a copy is to be written."""
        file = self.file
        if file is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = str(Path(folder or Path.home()) / harmless_name(file.name))
        self.ask.ask(
            f"save:{file.record}",
            self.tr("Save a copy"),
            [Blank(name="path", label=self.tr("File"), text=path)],
            confirm=self.tr("Save"),
            cancel=self.tr("Not now"),
            answer=partial(self._write, file),
        )
        self.ask.note(self.tr("Whoever opens that folder can read the copy."))

    def ask_erasing(self) -> None:
        """Ask why the file is taken out for good."""
        file = self.file
        if file is None:
            return
        hint = self.tr("it stays: say nothing of what was there")
        self.ask.ask(
            f"erase:{file.record}",
            self.tr("Erase the file for good"),
            [Blank(name="reason", label=self.tr("Why"), hint=hint)],
            confirm=self.tr("Erase"),
            cancel=self.tr("Leave it"),
            answer=partial(self._take_out, file),
        )

    def paste(self) -> None:
        """Keep what is on the clipboard."""
        if self._track.is_open:
            self.line.takes(QGuiApplication.clipboard().mimeData())

    def retranslate(self) -> None:
        """Say every word again."""
        self.list.setAccessibleName(self.tr("Files of the track"))
        self._add.setText(self.tr("Keep a file…"))
        self._save.setText(self.tr("Save a copy…"))
        self._erase.setText(self.tr("Erase for good…"))
        self._back.setText(self.tr("Back to the track"))
        self.view.say_again()
        self._show_chosen()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away.emit()
        else:
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        if self._track.is_open and self.line.given(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent, /) -> None:
        if self._track.is_open and self.line.takes(event.mimeData()):
            event.acceptProposedAction()

    def _show_chosen(self) -> None:
        file = self.file
        for button in (self._save, self._erase):
            button.setEnabled(file is not None)
        if self.isVisible():
            self.view.show_file(file)
        if file is None:
            self._state.setText(
                self.tr(
                    "Nothing is kept yet: paste a screenshot, drop files, or press A. Only its readers see them."
                )
            )
            return
        who = author_name(file.author, self._model.policy, self._words.language)
        when = self._words.time(file.at, self._model.now)
        self._state.setText(
            f"{harmless(file.name, _NAME_SHOWN)} ・ {size_said(file.size)} ・ {who} ・ {when}"
        )

    def _keep(self, said: Mapping[str, str]) -> None:
        if said["path"].strip():
            self.line.take_path(said["path"].strip(), "")
            self.ask.close_answered()
        else:
            self.ask.refuse(self.tr("Name the file with its whole path, from the root on."))

    def _write(self, file: Attachment, said: Mapping[str, str]) -> None:
        path = Path(said["path"].strip()).expanduser()
        if not path.is_absolute():
            self.ask.refuse(self.tr("Name the file with its whole path, from the root on."))
            return

        def begin(home: Path) -> None:
            work = partial(_saved, Store(home, RESTRICTED_FOLDER), file, path)
            off_thread(self._model.bridge.push, work, partial(self._on_saved, path))

        self._model.bridge.read(_home, begin)

    def _on_saved(self, path: Path, fault: OSError | Unsound | None) -> None:
        match fault:
            case None:
                self.ask.close_answered()
                self._state.setText(self.tr("Written to {file}.").format(file=path))
            case FileExistsError():
                self.ask.refuse(self.tr("{file} exists already: name another file.").format(file=path))
            case Unsound():
                self.ask.refuse(LIES[fault.lies].said_in(self._words.language))
            case OSError():
                text = self.tr(
                    "{file} could not be written ({why}): choose another folder or free some space."
                )
                self.ask.refuse(text.format(file=path, why=fault.strerror or type(fault).__name__))

    def _take_out(self, file: Attachment, said: Mapping[str, str]) -> None:
        command = EraseEntry(incident=self._model.stream, entry=file.record, reason=said["reason"])
        self._model.bridge.submit(
            command,
            done=lambda _: self.ask.close_answered(),
            refused=lambda refused: self.ask.refuse(self._words.sentence(refused)),
        )

    def _suit(self) -> None:
        """A right that ended, another incident: nothing of the old one stays to be seen."""
        if not self._track.is_open or self._stream != self._model.stream:
            self._stream = self._model.stream
            self.ask.forget()
            self.line.forget()
        if not self._track.is_open or not self._track.track.files:
            self.view.forget()
        if self.isVisible() or not self._track.is_open:
            self.refresh()

    def _lay_out(self) -> None:
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self.list)
        beside.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._state)
        column.addLayout(beside, 1)
        column.addWidget(self.line)
        column.addWidget(self.ask)
        column.addWidget(Acts(self._add, self._save, self._erase, self._back, parent=self))

    def _listen(self) -> None:
        self.list.currentRowChanged.connect(self._show_chosen)
        for key, act in (("A", self.ask_file), ("S", self.save_copy), ("Del", self.ask_erasing)):
            bind_inside(self.list, [QKeySequence(key)], act)
        bind_inside(self.list, [QKeySequence(QKeySequence.StandardKey.Paste)], self.paste)
        self._add.clicked.connect(self.ask_file)
        self._save.clicked.connect(self.save_copy)
        self._erase.clicked.connect(self.ask_erasing)
        self._back.clicked.connect(self.put_away)
        self._track.changed.connect(self._suit)
        self._words.changed.connect(self.retranslate)


def _saved(store: Store, file: Attachment, path: Path) -> OSError | Unsound | None:
    try:
        save(store, file, path)
    except (OSError, Unsound) as fault:
        return fault
    return None


def _home(reading: Reading) -> Path:
    return reading.home
