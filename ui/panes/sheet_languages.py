"""Between the choices and the texts of the sheet: which language is older, what differs, and the ways on."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from commander.wording.language import Language
from commander.wording.languages import Difference, Differs
from ui.models.board import BoardModel
from ui.panes.sheet_composition import Composition
from ui.panes.sheet_follows import can_follow, differing, put_back, put_off, still_right
from ui.shortcuts import Action, shortcut
from ui.theme import Tone
from ui.widgets.chip import Chip, ChipButton
from ui.widgets.flow import FlowLayout
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

_NAMED = 4  # differences that are named


class SheetLanguages(QFrame):
    """Hidden while the two say the same or were looked at. Says how a person changed the composition."""

    changed = Signal(Composition)
    jump_wished = Signal()  # to the older text

    def __init__(self, model: BoardModel, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._words = model, words
        self._composition: Composition | None = None
        self._tab = ""
        self._which = Chip(tone=Tone.WARN, parent=self)
        self._go = ChipButton(parent=self)
        self._right = ChipButton(parent=self)
        self._follow = ChipButton(tone=Tone.WARN, parent=self)
        self._differs = PlainLabel(tone=Tone.WARN, wraps=True, parent=self)
        ways = FlowLayout(gap=6, line_gap=6)
        for part in (self._which, self._go, self._right, self._follow):
            ways.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(ways)
        column.addWidget(self._differs)
        self._go.clicked.connect(self.jump_wished)
        self._right.clicked.connect(self.accept)
        self._follow.clicked.connect(self._toggle_follow)
        self.hide()

    def show_tab(self, composition: Composition, tab: str) -> None:
        """Show how the two languages of a text stand to each other."""
        self._composition, self._tab = composition, tab
        older, waiting = composition.older.get(tab, ""), composition.put_off.get(tab)
        self.setVisible(bool(older) or waiting is not None)
        for part in (self._go, self._right, self._differs):
            part.setVisible(bool(older))
        self._follow.setVisible(waiting is not None or (bool(older) and can_follow(tab)))
        if waiting is not None:
            due = self._words.time(waiting.follows.due, self._model.now)
            follows = self.tr("{language} follows by {time}")
            named = _language(waiting.follows.language)
            self._which.show_state(follows.format(language=named, time=due), Tone.WARN)
            self._follow.show_state(self.tr("Send both together"), Tone.NEUTRAL)
        elif older:
            is_older = self.tr("{language} is older")
            self._which.show_state(is_older.format(language=_language(older)), Tone.WARN)
            key = shortcut(Action.OLDER_LANGUAGE).shown
            self._go.show_state(self.tr("Go to it ({key})").format(key=key), Tone.NEUTRAL)
            self._right.show_state(self.tr("It still says the same"), Tone.NEUTRAL)
            later = self.tr("{language} follows within 15 min")
            self._follow.show_state(later.format(language=_language(older)), Tone.WARN)
            self._differs.setText(self._said(differing(composition, tab, self._model)))

    def accept(self) -> None:
        """The older language was looked at and still says the same."""
        if self._composition is not None:
            self.changed.emit(still_right(self._composition, self._tab))

    def _toggle_follow(self) -> None:
        composition = self._composition
        if composition is None:
            return
        if self._tab in composition.put_off:
            self.changed.emit(put_back(composition, self._tab))
        elif (older := composition.older.get(self._tab)) is not None:
            self.changed.emit(put_off(composition, self._tab, Language(older), self._model))

    def _said(self, found: list[Difference]) -> str:
        if not found:
            return self.tr("Times, numbers and components agree; the words may not.")
        named = " ・ ".join(map(_difference, found[:_NAMED]))
        more = len(found) - _NAMED
        return named if more <= 0 else self.tr("{named} and %n more", "", more).format(named=named)


def _difference(one: Difference) -> str:
    kinds = {
        Differs.PROMISE: QCoreApplication.translate("Sheet", "Next update {words}: only in {language}"),
        Differs.TIME: QCoreApplication.translate("Sheet", "{words}: only in {language}"),
        Differs.NUMBER: QCoreApplication.translate("Sheet", "number {words}: only in {language}"),
        Differs.COMPONENT: QCoreApplication.translate("Sheet", "“{words}”: only in {language}"),
    }
    return kinds[one.kind].format(words=one.words, language=_language(one.only_in))


def _language(language: str) -> str:
    if language == Language.JA:
        return QCoreApplication.translate("Sheet", "Japanese")
    return QCoreApplication.translate("Sheet", "English")
