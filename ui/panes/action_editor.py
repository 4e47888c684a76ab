"""The forms of the actions pane: one line that starts an action, and the form that ends or extends one."""

import unicodedata
from datetime import timedelta

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commander.board.actions import Action, ExtendAction, FinishAction, Result, StartAction
from commander.wording.times import TimeFault, parse
from ui.models.board import BoardModel
from ui.panes.choice_chips import ChoiceChips
from ui.panes.editor import Editor
from ui.panes.person_box import PersonBox
from ui.words import Words

_MORE = "more-time"
_DEFAULT_MINUTES = 10
_LONGEST_MINUTES = 100_000
_NARROW = 64


class StartForm(Editor):
    """Always there below the rows; the second line comes when somebody writes in the first."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self._text = QLineEdit(self)
        self._owner = PersonBox(model.policy, self)
        self._minutes = QLineEdit(str(_DEFAULT_MINUTES), self)
        self._minutes.setFixedWidth(_NARROW)
        self._expected = QLineEdit(self)
        self._more = QWidget(self)
        row = QHBoxLayout(self._more)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._owner, 1)
        row.addWidget(self._minutes)
        row.addWidget(self._expected, 1)
        self._more.hide()
        self.add(self._text)
        self.add(self._more)
        self.watch(self._text, self._owner, self._minutes, self._expected)
        self._text.textChanged.connect(lambda text: self._more.setVisible(bool(text)))
        self.put_away.connect(self._leave)
        self.done.connect(self._clear)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self._text.setPlaceholderText(self.tr("Start an action: what is done…"))
        self._text.setAccessibleName(self.tr("Start an action"))
        self._owner.show_hint(self.tr("One owner"))
        self._owner.setAccessibleName(self.tr("One owner"))
        self._minutes.setPlaceholderText(self.tr("minutes"))
        self._minutes.setAccessibleName(self.tr("Minutes until it is checked"))
        self._expected.setPlaceholderText(self.tr("Expected effect"))
        self._expected.setAccessibleName(self.tr("Expected effect"))

    @override
    def refresh(self) -> None:
        self._owner.show_people(self.model.policy)
        if not self._text.text():
            # Nothing is typed: the line belongs to the incident that is shown now.
            self.stream = self.model.stream

    @override
    def confirm(self) -> None:
        minutes = _minutes(self._minutes.text())
        if minutes is None:
            self.say(self.tr("Say in how many minutes the effect is checked, as a whole number."))
            return
        self.submit(
            StartAction(
                incident=self.stream,
                text=self._text.text(),
                owner=self._owner.person or self.model.person,
                check_at=self.model.now + minutes,
                expected=self._expected.text(),
            )
        )

    def _leave(self) -> None:
        pane = self.parentWidget()
        if pane is not None:
            pane.setFocus()

    def _clear(self) -> None:
        for field in (self._text, self._expected):
            field.clear()
        self._owner.setEditText("")
        self._minutes.setText(str(_DEFAULT_MINUTES))
        self._text.setFocus()


class FinishEditor(Editor):
    """Alt+1 to Alt+4 say how it ended, Alt+5 gives more time; a note; Enter."""

    def __init__(
        self, model: BoardModel, words: Words, action: Action, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, words, parent)
        self._action = action.action
        self._ways = ChoiceChips([*Result, _MORE], Result.WORKED, self)
        self._note = QLineEdit(self)
        self._until = QLineEdit("+10m", self)
        self._until.setFixedWidth(_NARROW * 2)
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._note, 1)
        row.addWidget(self._until)
        self.add(self._ways)
        self.add(line)
        self.watch(self._note, self._until)
        self.choose_by_number(self._ways)
        self._ways.group.buttonToggled.connect(lambda *_: self._suit())
        self.retranslate()
        self._suit()

    @override
    def retranslate(self) -> None:
        self._ways.name([*(self.words.label(result) for result in Result), self.tr("more time")])
        self._until.setAccessibleName(self.tr("Next check"))
        self._suit()

    @override
    def confirm(self) -> None:
        way = self._ways.chosen
        note = self._note.text()
        if isinstance(way, Result):
            self.submit(FinishAction(incident=self.stream, action=self._action, result=way, note=note))
            return
        until = parse(self._until.text(), self.model.now, self.words.zone, ahead=True)
        if isinstance(until, TimeFault):
            self.say(until.sentence(self.words.language))
            return
        self.submit(
            ExtendAction(incident=self.stream, action=self._action, check_at=until.instant, reason=note)
        )

    def _suit(self) -> None:
        extends = self._ways.chosen == _MORE
        self._until.setVisible(extends)
        hint = self.tr("Why it needs more time") if extends else self.tr("What was seen")
        self._note.setPlaceholderText(hint)
        self._note.setAccessibleName(hint)


def _minutes(text: str) -> timedelta | None:
    digits = unicodedata.normalize("NFKC", text).strip()
    if not digits.isdecimal() or len(digits) > len(str(_LONGEST_MINUTES)):
        return None
    return timedelta(minutes=min(int(digits), _LONGEST_MINUTES))
