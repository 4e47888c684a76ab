"""The page of attached files: those of one entry or of all, each seen safely, saved as a copy, or erased for good."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from commander.attachments.giving import save
from commander.attachments.store import Store, Unsound
from commander.board.attachments import Attachment
from commander.board.erasing import EraseEntry
from commander.board.file_names import harmless_name
from commander.reading import Reading
from commander.wording.attachments import LIES, size_said
from commander.wording.lines import author_name
from ui.models.board import BoardModel
from ui.off_thread import off_thread
from ui.panes.attach_line import AttachLine
from ui.panes.attachment_view import AttachmentView
from ui.panes.said_when_seen import SaidWhenSeen
from ui.shortcuts import Action, shortcut
from ui.theme import Tone
from ui.widgets.ask import Ask, Blank
from ui.widgets.button import Button, ButtonKind
from ui.widgets.local_keys import bind_inside
from ui.widgets.plain_label import PlainLabel, harmless
from ui.widgets.whole_page import Acts, AsidePage
from ui.words import Words

_LIST_WIDTH: Final = 300
_NAME_SHOWN: Final = 120
_NAME_IN_HEAD: Final = 48


class AttachmentsPage(AsidePage):
    """Stands in place of the four panes. Up and Down choose, S saves a copy, A adds, Delete erases, Esc goes back.

    Nothing of a file is ever run or opened by another program from here.
    """

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(shortcut(Action.ATTACHMENTS).shown, parent)
        self._model, self._words = model, words
        self._entry = ""
        self._files: list[Attachment] = []
        self.list = QListWidget(self)
        self.list.setObjectName("attachedFiles")
        self.list.setUniformItemSizes(True)
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view = AttachmentView(model, words, self)
        self.line = AttachLine(model, words, self)
        self.ask = Ask(self)
        self._said = PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self)
        self._said.hide()
        self._save = Button(kind=ButtonKind.PRIMARY, key="S", elides=True, parent=self)
        self._add = Button(key="A", elides=True, parent=self)
        self._erase = Button(kind=ButtonKind.DANGER, key="Del", elides=True, parent=self)
        self._whose = Button(elides=True, parent=self)
        self._lay_out()
        self._listen()
        self.retranslate()

    @property
    def file(self) -> Attachment | None:
        """The file that is chosen."""
        row = self.list.currentRow()
        return self._files[row] if 0 <= row < len(self._files) else None

    def open(self, entry: str = "") -> None:
        """Show the files of an entry; of one without any, or of none: all of the incident."""
        self._entry = entry if self._model.board.attachments.of(entry) else ""
        self._say("", Tone.NEUTRAL)
        self.refresh()
        if self._files and self.list.currentRow() < 0:
            self.list.setCurrentRow(len(self._files) - 1 if not self._entry else 0)
        self._show_chosen()  # what was seen was forgotten when the page was left
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Show what hangs there now; the file that was chosen stays so."""
        attached = self._model.board.attachments
        files = list(attached.of(self._entry)) if self._entry else attached.all()
        if files == self._files:
            return
        chosen = self.file
        self._files = files
        self.list.clear()
        for one in files:
            item = QListWidgetItem(f"{harmless(one.name, _NAME_SHOWN)}  {size_said(one.size)}")
            self.list.addItem(item)
        if chosen in files:
            self.list.setCurrentRow(files.index(chosen))
        elif files:
            self.list.setCurrentRow(len(files) - 1)
        self._show_chosen()

    def save_copy(self) -> None:
        """Ask where a copy is to be written."""
        file = self.file
        if file is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        blank = Blank(
            name="path",
            label=self.tr("File"),
            text=str(Path(folder or Path.home()) / harmless_name(file.name)),
        )
        self.ask.ask(
            f"save:{file.record}",
            self.tr("Save a copy"),
            [blank],
            confirm=self.tr("Save"),
            cancel=self.tr("Not now"),
            answer=partial(self._write, file),
        )

    def ask_file(self) -> None:
        """Ask for the path of a file to attach."""
        self.ask.ask(
            "attach",
            self.tr("Attach a file"),
            [Blank(name="path", label=self.tr("File"), hint=self.tr("its whole path; or paste or drop it"))],
            confirm=self.tr("Attach"),
            cancel=self.tr("Not now"),
            answer=self._attach,
        )

    def ask_erasing(self) -> None:
        """Ask why the file is taken out for good."""
        file = self.file
        if file is None:
            return
        self.ask.ask(
            f"erase:{file.record}",
            self.tr("Erase the file for good"),
            [
                Blank(
                    name="reason",
                    label=self.tr("Why"),
                    hint=self.tr("it stays: say nothing of what was there"),
                )
            ],
            confirm=self.tr("Erase"),
            cancel=self.tr("Leave it"),
            answer=partial(self._take_out, file),
        )
        self.ask.note(
            self.tr("It can't be brought back. Copies saved or handed out before, and backups, keep it.")
        )

    def retranslate(self) -> None:
        """Say every word again."""
        self.name(self.tr("Attached files"))
        self.list.setAccessibleName(self.tr("Attached files"))
        self._save.setText(self.tr("Save a copy…"))
        self._add.setText(self.tr("Attach a file…"))
        self._erase.setText(self.tr("Erase for good…"))
        self._whose.setText(self.tr("Files of every entry"))
        self.view.say_again()
        self._show_chosen()

    def _lay_out(self) -> None:
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self.list)
        beside.addWidget(self.view, 1)
        self.column.addLayout(beside, 1)
        self.add(self._said, self.line, self.ask)
        self.add(Acts(self._save, self._add, self._erase, self._whose, parent=self))

    def _listen(self) -> None:
        self.list.currentRowChanged.connect(self._show_chosen)
        pressed: dict[str, Callable[[], None]] = {
            "S": self.save_copy,
            "A": self.ask_file,
            "Del": self.ask_erasing,
        }
        for key, act in pressed.items():
            bind_inside(self.list, [QKeySequence(key)], act)
        self._save.clicked.connect(self.save_copy)
        self._add.clicked.connect(self.ask_file)
        self._erase.clicked.connect(self.ask_erasing)
        self._whose.clicked.connect(partial(self.open, ""))
        self.closed.connect(self.view.forget)
        self._model.changed.connect(self._on_changed)
        self._model.opened.connect(self._on_opened)
        SaidWhenSeen(self, self._words, self.retranslate)

    def _show_chosen(self) -> None:
        file = self.file
        for button in (self._save, self._erase):
            button.setEnabled(file is not None)
        self._whose.setVisible(bool(self._entry))
        if self.isVisible():
            self.view.show_file(file)
        if file is None:
            self.head.state.setText(self.tr("Nothing is attached yet: paste or drop files on the timeline."))
            return
        who = author_name(file.author, self._model.policy, self._words.language)
        name, when = harmless(file.name, _NAME_IN_HEAD), self._words.time(file.at, self._model.now)
        self.head.state.setText(f"{name} ・ {size_said(file.size)} ・ {who} ・ {when}")

    def _write(self, file: Attachment, said: Mapping[str, str]) -> None:
        path = Path(said["path"].strip()).expanduser()
        if not path.is_absolute():
            self.ask.refuse(self.tr("Name the file with its whole path, from the root on."))
            return

        def begin(home: Path) -> None:
            off_thread(
                self._model.bridge.push,
                partial(_saved, Store(home), file, path),
                partial(self._on_saved, path),
            )

        self._model.bridge.read(_home, begin)

    def _on_saved(self, path: Path, fault: OSError | Unsound | None) -> None:
        match fault:
            case None:
                self.ask.close_answered()
                self._say(self.tr("Written to {file}.").format(file=path), Tone.OK)
            case FileExistsError():
                self.ask.refuse(self.tr("{file} exists already: name another file.").format(file=path))
            case Unsound():
                self.ask.refuse(LIES[fault.lies].said_in(self._words.language))
            case OSError():
                text = self.tr(
                    "{file} could not be written ({why}): choose another folder or free some space."
                )
                self.ask.refuse(text.format(file=path, why=fault.strerror or type(fault).__name__))

    def _attach(self, said: Mapping[str, str]) -> None:
        if said["path"].strip():
            self.line.take_path(said["path"].strip(), self._entry)
            self.ask.close_answered()
        else:
            self.ask.refuse(self.tr("Name the file with its whole path, from the root on."))

    def _take_out(self, file: Attachment, said: Mapping[str, str]) -> None:
        command = EraseEntry(incident=self._model.stream, entry=file.record, reason=said["reason"])

        def done(_: object) -> None:
            self.ask.close_answered()
            self._say(
                self.tr("{file} was erased.").format(file=harmless(file.name, _NAME_IN_HEAD)), Tone.NEUTRAL
            )

        self._model.bridge.submit(
            command, done=done, refused=lambda refused: self.ask.refuse(self._words.sentence(refused))
        )

    def _say(self, text: str, tone: Tone) -> None:
        self._said.setText(text)
        self._said.set_tone(tone)
        self._said.setVisible(bool(text))

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_opened(self) -> None:
        self._entry = ""
        self._files = []
        self.list.clear()
        self.view.forget()
        self.ask.put_away()


def _saved(store: Store, file: Attachment, path: Path) -> OSError | Unsound | None:
    try:
        save(store, file, path)
    except (OSError, Unsound) as fault:
        return fault
    return None


def _home(reading: Reading) -> Path:
    return reading.home
