"""The forms of the customers' words and of when the impact began."""

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from commander.board.impact import WordImpact
from commander.board.incident import SetImpactStart
from commander.wording.times import TimeFault, parse
from ui.models.board import BoardModel
from ui.panes.editor import Editor
from ui.theme import SMALL_PX, Tone
from ui.widgets.plain_label import PlainLabel
from ui.words import Words


class PhraseEditor(Editor):
    """What customers meet: a plain clause in Japanese, a noun phrase in English. Every post uses these words."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        phrase = model.board.impact.phrase
        self._ja = QLineEdit(phrase.ja if phrase else "", self)
        self._en = QLineEdit(phrase.en if phrase else "", self)
        self._example = PlainLabel(tone=Tone.PAST, px=SMALL_PX, wraps=True, parent=self)
        for part in (self._ja, self._en, self._example):
            self.add(part)
        self.watch(self._ja, self._en)
        self.remember(ja=self._ja, en=self._en)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self._ja.setAccessibleName(self.tr("Japanese, a plain clause"))
        self._en.setAccessibleName(self.tr("English, a noun phrase"))
        self._ja.setPlaceholderText("カード決済が失敗する")
        self._en.setPlaceholderText("failed card payments")
        self._example.setText(self.tr("They read: カード決済が失敗する事象 / seeing failed card payments"))

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
