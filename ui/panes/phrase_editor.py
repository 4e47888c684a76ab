"""The forms of the customers' words and of when the impact began."""

import re
from typing import Final

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from commander.board.board import Board
from commander.board.impact import Aspect, WordImpact
from commander.board.incident import SetImpactStart
from commander.wording.figures import figures_said
from commander.wording.times import TimeFault, parse
from ui.models.board import BoardModel
from ui.panes.editor import Editor
from ui.shortcuts import written
from ui.theme import SMALL_PX, Tone
from ui.widgets.button import Button
from ui.widgets.local_keys import bind_inside
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

# How many wrote is another figure: 86 件, 20 tickets.
_COUNTED: Final = re.compile(
    r"(?:問い?合わ?せ(?:は|が)?\s*)?\d[\d,]*\s*(?:件|通|inquiries|tickets|calls|mails)?", re.IGNORECASE
)
_TAKE: Final = "Alt+W"


def words_of_inquiries(board: Board) -> str:
    """What inquiries say happens, without how many there are; empty: the board has no words of theirs (0-14)."""
    row = board.impact.row(Aspect.INQUIRIES)
    if row is None:
        return ""
    said = figures_said(Aspect.INQUIRIES, row.text)
    words = _COUNTED.sub("", said.words).strip(' 、,。.・:：「」"')
    return words if any(map(str.isalpha, words)) else ""


class PhraseEditor(Editor):
    """What customers meet: a plain clause in Japanese, a noun phrase in English. Every post uses these words."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        phrase = model.board.impact.phrase
        self._ja = QLineEdit(phrase.ja if phrase else "", self)
        self._en = QLineEdit(phrase.en if phrase else "", self)
        # Which field is whose: an English clause typed into the Japanese one would stand in the Japanese post.
        self._labels = [PlainLabel(tone=Tone.PAST, px=SMALL_PX, parent=self) for _ in (self._ja, self._en)]
        self._example = PlainLabel(tone=Tone.PAST, px=SMALL_PX, wraps=True, parent=self)
        self._theirs = words_of_inquiries(model.board)
        self._take = Button(key=_TAKE, elides=True, parent=self)
        self._take.setVisible(bool(self._theirs))
        ja, en = self._labels
        for part in (ja, self._ja, en, self._en, self._example, self._take):
            self.add(part)
        self.watch(self._ja, self._en)
        self._take.clicked.connect(self._take_theirs)
        bind_inside(self, [QKeySequence(_TAKE)], self._take_theirs)
        self.remember(ja=self._ja, en=self._en)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        names = self.tr("Japanese, a plain clause"), self.tr("English, a noun phrase")
        for field, label, name in zip((self._ja, self._en), self._labels, names, strict=True):
            field.setAccessibleName(name)
            label.setText(name)
        self._ja.setPlaceholderText("カード決済が失敗する")
        self._en.setPlaceholderText("failed card payments")
        taken = self.tr("In the inquiries' words ({key}): {words}")
        self._take.setText(taken.format(key=written(_TAKE), words=self._theirs))
        self._example.setText(self.tr("They read: カード決済が失敗する事象 / seeing failed card payments"))

    def _take_theirs(self) -> None:
        """What those who wrote to support call it, to be made into a clause."""
        if self._theirs:
            field = self._en if self._theirs.isascii() else self._ja
            field.setText(self._theirs)
            field.setFocus()
            field.selectAll()

    @override
    def confirm(self) -> None:
        self.submit(WordImpact(incident=self.stream, ja=self._ja.text(), en=self._en.text()))


class StartEditor(Editor):
    """When the impact began, as people say it; 約 or 頃 makes it approximate."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        started = model.board.incident.started
        self._time = QLineEdit(words.time(started.instant, model.now) if started else "", self)
        self.add(self._time)
        self.watch(self._time)
        self.remember(time=self._time)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self._time.setAccessibleName(self.tr("Impact began"))
        self._time.setPlaceholderText(self.tr("21:58, about 21:58, -40m, yesterday 23:50"))

    @override
    def confirm(self) -> None:
        said = parse(self._time.text(), self.model.now, self.words.zone)
        if isinstance(said, TimeFault):
            self.say(said.sentence(self.words.language))
        else:
            self.submit(SetImpactStart(incident=self.stream, started=said))
