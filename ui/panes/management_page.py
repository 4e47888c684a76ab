"""The page for management as it would be handed out: read here, copied as Markdown, saved as HTML (2-18)."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from typing_extensions import override

from commander.files import write_atomically
from commander.wording.language import Language
from ui.models.board import BoardModel
from ui.off_thread import off_thread
from ui.panes.said_when_seen import SaidWhenSeen
from ui.shortcuts import Action, shortcut
from ui.theme import SECTION_PX, SMALL_PX, Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.plain_label import PlainLabel
from ui.widgets.whole_page import Acts, AsidePage
from ui.words import Words

if TYPE_CHECKING:
    from datetime import datetime

    from commander.reports.management import Management

_KEYS: Final = {Qt.Key.Key_J: Language.JA, Qt.Key.Key_E: Language.EN}
_Pages = Mapping[Language, "Management"]


class ManagementPage(AsidePage):
    """Stands in place of the four panes. J and E copy it, S saves it. closed: back to the board."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(shortcut(Action.MANAGEMENT).shown, parent)
        self._model, self._words = model, words
        self._pages: _Pages = {}
        self._body = QWidget(self)
        self._inside = QVBoxLayout(self._body)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(4)
        self._told = PlainLabel(tone=Tone.OK, wraps=True, parent=self)
        self._told.hide()
        self._copies = {language: Button(key=chr(key), parent=self) for key, language in _KEYS.items()}
        self._save = Button(kind=ButtonKind.PRIMARY, key="S", parent=self)
        self._chooser: QFileDialog | None = None
        for language, button in self._copies.items():
            button.clicked.connect(lambda _=False, language=language: self._copy(language))
        self._save.clicked.connect(self.choose)
        self.add_scrolled(self._body)
        self.add(self._told, Acts(*self._copies.values(), self._save, parent=self))
        model.opened.connect(self._forget)
        SaidWhenSeen(self, words, self.retranslate)
        self.retranslate()

    def open(self) -> None:
        """Gather it as of now and take the keyboard."""
        self._told.hide()
        self._forget()
        stream, now = self._model.stream, self._model.now
        push = self._model.bridge.push

        def begin(home: Path) -> None:
            off_thread(push, lambda: _gathered(home, stream, now), partial(self._take, stream))

        self._model.bridge.read(lambda reading: reading.home, begin)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """Say every word again."""
        self.name(self.tr("Summary for management"))
        self._copies[Language.JA].setText(self.tr("Copy Japanese"))
        self._copies[Language.EN].setText(self.tr("Copy English"))
        self._save.setText(self.tr("Save as HTML…"))
        self._show()

    def choose(self) -> None:
        """Ask the system where to; the timeline stays live meanwhile."""
        page = self._pages.get(self._words.language)
        if page is None:
            return
        if self._chooser is None:
            chooser = self._chooser = QFileDialog(self)
            chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            chooser.setDefaultSuffix("html")
            chooser.setModal(False)
            chooser.fileSelected.connect(lambda name: self.save(Path(name)))
        self._chooser.setWindowTitle(self.tr("Summary for management"))
        self._chooser.selectFile(f"{page.short_id}-management.html")
        self._chooser.show()

    def save(self, path: Path) -> None:
        """Write the page in the language in force; the system has asked whether a file there may be replaced."""
        page = self._pages.get(self._words.language)
        if page is not None:
            off_thread(self._model.bridge.push, lambda: _written(path, page), self._tell_saved)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif key in _KEYS:
            self._copy(_KEYS[key])
        elif key == Qt.Key.Key_S:
            self.choose()
        else:
            super().keyPressEvent(event)

    def _copy(self, language: Language) -> None:
        from commander.reports.management_written import as_markdown

        if language in self._pages:
            QGuiApplication.clipboard().setText(as_markdown(self._pages[language]))
            self._say(self.tr("Copied as Markdown."), Tone.OK)

    def _tell_saved(self, answer: tuple[Path, str]) -> None:
        path, fault = answer
        if fault:
            said = self.tr("{path} cannot be written ({why}): choose another folder.")
            self._say(said.format(path=path, why=fault), Tone.BAD)
        else:
            self._say(self.tr("Saved: {path}").format(path=path), Tone.OK)

    def _say(self, text: str, tone: Tone) -> None:
        self._told.setText(text)
        self._told.set_tone(tone)
        self._told.show()

    def _take(self, stream: str, pages: _Pages) -> None:
        if stream == self._model.stream:
            self._pages = pages
            self._show()

    def _forget(self) -> None:
        self._pages = {}
        self._show()

    def _show(self) -> None:
        while (item := self._inside.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        page = self._pages.get(self._words.language)
        if page is None:
            self._inside.addWidget(PlainLabel(self.tr("Reading…"), tone=Tone.NEUTRAL, parent=self._body))
            self._inside.addStretch(1)
            return
        for part in page.parts:
            title = PlainLabel(part.title, tone=Tone.NEUTRAL, px=SECTION_PX, bold=True, parent=self._body)
            title.setContentsMargins(0, 8, 0, 0)
            self._inside.addWidget(title)
            for line in part.lines:
                self._inside.addWidget(PlainLabel(f"・ {line}", px=SMALL_PX, wraps=True, parent=self._body))
        self._inside.addStretch(1)


def _gathered(home: Path, stream: str, now: "datetime") -> _Pages:
    """On a thread of its own: it reads the whole timeline, and loads a calendar."""
    from commander.reading import Reading
    from commander.reports.management_written import gathered

    with Reading(home) as reading:
        return {language: gathered(reading, stream, now, language) for language in Language}


def _written(path: Path, page: "Management") -> tuple[Path, str]:
    from commander.reports.management_written import as_html

    try:
        write_atomically(path, as_html(page).encode())
    except OSError as fault:
        return path, fault.strerror or type(fault).__name__
    return path, ""
