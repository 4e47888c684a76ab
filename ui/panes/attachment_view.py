"""One attached file as it is seen: a picture, words as they are, or a sentence why neither. Nothing in it is run."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from commander.attachments.store import FOLDER, Lies, Store
from commander.board.attachments import Attachment
from commander.reading import Reading
from commander.wording.attachments import LIES, told_by
from ui.models.board import BoardModel
from ui.off_thread import off_thread
from ui.panes.attachment_load import Loaded, Unshown, load
from ui.theme import SMALL_PX, Tone
from ui.widgets.picture import Picture
from ui.widgets.plain_label import PlainLabel
from ui.words import Words


class AttachmentView(QWidget):
    """Reads a file off the window thread and shows it; a file chosen meanwhile wins. Window thread."""

    def __init__(
        self, model: BoardModel, words: Words, parent: QWidget | None = None, *, folder: str = FOLDER
    ) -> None:
        super().__init__(parent)
        self._model, self._words, self._folder = model, words, folder
        self._file: Attachment | None = None
        self.loaded: Loaded | None = None
        self._picture = Picture(self)
        self._text = QPlainTextEdit(self)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._why = PlainLabel(tone=Tone.WARN, wraps=True, parent=self)
        self._why.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._tells = PlainLabel(tone=Tone.WARN, px=SMALL_PX, wraps=True, parent=self)
        self._place = QStackedWidget(self)
        for part in (self._picture, self._text, self._why):
            self._place.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._tells)
        column.addWidget(self._place, 1)
        self._tells.hide()

    def show_file(self, file: Attachment | None) -> None:
        """Show this one; None: nothing."""
        if file is not None and self._file is not None and file.record == self._file.record:
            return
        self._file, self.loaded = file, None
        self._let_go()  # what was shown may have been erased
        self._say("" if file is None else self.tr("Opening…"), Tone.NEUTRAL)
        if file is not None:
            self._model.bridge.read(_home, partial(self._begin, file))

    def forget(self) -> None:
        """Show nothing and hold nothing: a picture takes memory."""
        self._file, self.loaded = None, None
        self._let_go()
        self._say("", Tone.NEUTRAL)

    def _let_go(self) -> None:
        self._picture.show_image(QImage())
        self._picture.setAccessibleName("")
        self._text.clear()
        self._tells.setText("")
        self._tells.hide()

    def say_again(self) -> None:
        """In the language in force."""
        self._text.setAccessibleName(self.tr("What is in the file"))
        if self.loaded is not None:
            self._show(self.loaded)

    def _begin(self, file: Attachment, home: Path) -> None:
        def done(loaded: Loaded) -> None:
            if isValid(self) and self._file is file:
                self._show(loaded)

        off_thread(self._model.bridge.push, partial(load, Store(home, self._folder), file), done)

    def _show(self, loaded: Loaded) -> None:
        self.loaded = loaded
        language = self._words.language
        if loaded.tells:
            text = self.tr("The picture also tells {what}; copies are saved without it.")
            self._tells.setText(text.format(what=told_by(loaded.tells, language)))
        elif loaded.is_cut:
            self._tells.setText(self.tr("Only its beginning is shown: save a copy for the rest."))
        self._tells.setVisible(bool(loaded.tells) or loaded.is_cut)
        if loaded.picture is not None:
            self._picture.setAccessibleName(self._file.name if self._file else "")
            self._picture.show_image(loaded.picture)
            self._place.setCurrentWidget(self._picture)
        elif loaded.words is not None:
            self._text.setPlainText(loaded.words)
            self._place.setCurrentWidget(self._text)
        elif loaded.lies is not Lies.SOUND:
            self._say(LIES[loaded.lies].said_in(language), Tone.BAD)
        else:
            self._say(self._unshown(loaded), Tone.NEUTRAL)

    def _unshown(self, loaded: Loaded) -> str:
        match loaded.unshown:
            case Unshown.PDF:
                return self.tr("A PDF is kept and handed out, but not shown here: save a copy.")
            case Unshown.NEWER:
                return self.tr("A newer Commander attached this kind of file: save a copy.")
            case Unshown.TOO_LARGE:
                text = self.tr("The picture is too large to be shown ({width} × {height} dots): save a copy.")
                return text.format(width=f"{loaded.dots[0]:,}", height=f"{loaded.dots[1]:,}")
            case Unshown.MEMORY:
                return self.tr("There is not enough memory to show it: save a copy.")
            case _:
                return self.tr("The picture is broken and can't be shown: save a copy.")

    def _say(self, text: str, tone: Tone) -> None:
        self._why.setText(text)
        self._why.set_tone(tone)
        self._place.setCurrentWidget(self._why)


def _home(reading: Reading) -> Path:
    return reading.home
