"""The line below the actions: starts an action, or adds an option or a hypothesis."""

import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commander.board.action_state import Taking
from commander.board.actions import StartAction
from commander.board.hypotheses import StateHypothesis
from commander.board.lanes import Lane, Nature
from commander.board.options import ProposeOption
from commander.wording.times import TimeFault
from ui.models.board import BoardModel
from ui.panes.check_field import CheckField
from ui.panes.choice_chips import ChoiceChips
from ui.panes.editor import Editor
from ui.panes.lane_boxes import name_places, placed
from ui.panes.person_box import PersonBox
from ui.widgets.pick_box import PickBox
from ui.words import Words

_DEFAULT_MINUTES = "10"


class Added(StrEnum):
    """What the line adds."""

    ACTION = "action"
    RESTORE = "restore"
    OPTION = "option"
    HYPOTHESIS = "hypothesis"


_TAKINGS: Final = (Taking.TAKEN, Taking.ASKED)
_OPTIONS: Final = (Added.RESTORE, Added.OPTION)
# A word in front chooses, in either language whatever the window speaks.
_LEADING: Final[Mapping[str, Added]] = {
    "対応": Added.ACTION,
    "action": Added.ACTION,
    "復旧案": Added.RESTORE,
    "restore": Added.RESTORE,
    "代替案": Added.OPTION,
    "案": Added.OPTION,
    "option": Added.OPTION,
    "仮説": Added.HYPOTHESIS,
    "hypothesis": Added.HYPOTHESIS,
}


class AddForm(Editor):
    """Always there; the rest comes when somebody writes. Alt+1 to Alt+4, or a word in front, say what it adds."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self._text = QLineEdit(self)
        self._owner = PersonBox(model.policy, self)
        self._minutes = CheckField(_DEFAULT_MINUTES, self)
        self._expected = QLineEdit(self)
        self._condition = QLineEdit(self)
        self._speed = QLineEdit(self)
        self._blast_radius = QLineEdit(self)
        self._details = QWidget(self)
        row = QHBoxLayout(self._details)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._owner, 1)
        row.addWidget(self._minutes)
        for field in (self._expected, self._condition, self._speed, self._blast_radius):
            row.addWidget(field, 1)
        self._lane, self._nature, self._taking = PickBox(self), PickBox(self), PickBox(self)
        self._fallback = QLineEdit(self)
        self._course = self._lay_out_course()
        self._kinds = ChoiceChips[Added](list(Added), Added.ACTION, self)
        for part in (self._text, self._details, self._course, self._kinds):
            self.add(part)
        self.watch(self._text, self._owner, self._minutes, self._expected)
        self.watch(self._condition, self._speed, self._blast_radius)
        self.watch(self._lane, self._nature, self._taking, self._fallback)
        self.choose_by_number(self._kinds)
        self.remember(kind=self._kinds, text=self._text, owner=self._owner, minutes=self._minutes)
        self.remember(expected=self._expected, condition=self._condition, speed=self._speed)
        self.remember(blast_radius=self._blast_radius, lane=self._lane, nature=self._nature)
        self.remember(taking=self._taking, fallback=self._fallback)
        self._text.textChanged.connect(self._read_leading_word)
        self._kinds.group.buttonToggled.connect(lambda *_: self._suit())
        self.put_away.connect(self._leave)
        self.done.connect(self._clear)
        self.retranslate()

    def _lay_out_course(self) -> QWidget:
        """Its lane and kind, whether its owner said yes, what is done if it has no effect."""
        self._lane.addItems([str(lane) for lane in Lane])
        self._nature.addItems([str(nature) for nature in Nature])
        self._taking.addItems([str(taking) for taking in _TAKINGS])
        line = QWidget(self)
        course = QHBoxLayout(line)
        course.setContentsMargins(0, 0, 0, 0)
        course.setSpacing(6)
        for box in (self._lane, self._nature, self._taking):
            course.addWidget(box)
        course.addWidget(self._fallback, 1)
        return line

    def go_on_with(self, text: str) -> None:
        """Somebody began to type on a row above: it is in the line."""
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._text.end(False)
        self._text.insert(text)

    @override
    def retranslate(self) -> None:
        self._text.setAccessibleName(self.tr("Start an action"))
        self._owner.show_hint(self.tr("One owner"))
        self._owner.setAccessibleName(self.tr("One owner"))
        self._minutes.setPlaceholderText(self.tr("minutes"))
        self._minutes.setAccessibleName(self.tr("Minutes until it is checked"))
        for field, hint in (
            (self._expected, self.tr("Expected effect")),
            (self._condition, self.tr("When: if …")),
            (self._speed, self.tr("How fast")),
            (self._blast_radius, self.tr("What it may hurt")),
            (self._fallback, self.tr("If not: what then")),
        ):
            field.setPlaceholderText(hint)
            field.setAccessibleName(hint)
        name_places(self._lane, self._nature, self.words)
        for index, word in enumerate((self.tr("took it on"), self.tr("not answered yet"))):
            self._taking.setItemText(index, word)
        self._taking.setAccessibleName(self.tr("Did they say yes"))
        self._kinds.name(
            [self.tr("action"), self.tr("turn back first"), self.tr("option"), self.tr("hypothesis")]
        )
        self._suit()

    @override
    def refresh(self) -> None:
        self._owner.show_people(self.model.policy)

    @override
    def confirm(self) -> None:
        kind, text = self._kinds.chosen, self._text.text()
        if kind in _OPTIONS:
            self.submit(
                ProposeOption(
                    incident=self.stream,
                    text=text,
                    condition=self._condition.text(),
                    speed=self._speed.text(),
                    blast_radius=self._blast_radius.text(),
                    restore_first=kind is Added.RESTORE,
                )
            )
            return
        owner = self._owner.person
        optional = kind is Added.HYPOTHESIS and self._minutes.is_blank
        check_at = None if optional else self._minutes.instant(self.model.now, self.words)
        if isinstance(check_at, TimeFault):
            self.say(check_at.sentence(self.words.language))
        elif kind is Added.HYPOTHESIS:
            self.submit(StateHypothesis(incident=self.stream, text=text, owner=owner, check_at=check_at))
        elif check_at is not None:
            lane, nature = placed(self._lane, self._nature)
            self.submit(
                StartAction(
                    incident=self.stream,
                    text=text,
                    owner=owner or self.model.person,
                    check_at=check_at,
                    expected=self._expected.text(),
                    lane=lane,
                    nature=nature,
                    fallback=self._fallback.text(),
                    is_asked=_TAKINGS[max(self._taking.currentIndex(), 0)] is Taking.ASKED,
                )
            )

    def _read_leading_word(self, text: str) -> None:
        word, colon, rest = unicodedata.normalize("NFKC", text).partition(":")
        kind = _LEADING.get(word.strip().lower()) if colon else None
        if kind is not None:
            self._kinds.choose(kind)
            # As it was typed: only the word and its colon go.
            self._text.setText(text[len(text) - len(rest) :].lstrip())
        self._suit()

    def _suit(self) -> None:
        kind = self._kinds.chosen
        is_open = bool(self._text.text()) or kind is not Added.ACTION
        self._details.setVisible(is_open)
        self._kinds.setVisible(is_open)
        is_option = kind in _OPTIONS
        self._owner.setVisible(not is_option)
        self._minutes.setVisible(not is_option)
        self._expected.setVisible(kind is Added.ACTION)
        self._course.setVisible(is_open and kind is Added.ACTION)
        for field in (self._condition, self._speed, self._blast_radius):
            field.setVisible(is_option)
        self._text.setPlaceholderText(self._hint(kind))

    def _hint(self, kind: Added) -> str:
        match kind:
            case Added.ACTION:
                return self.tr("Start an action: what is done…")
            case Added.RESTORE:
                return self.tr("What would turn it back: roll back, switch off, fail over…")
            case Added.OPTION:
                return self.tr("What else could be done…")
            case Added.HYPOTHESIS:
                return self.tr("What may be the cause…")

    def _leave(self) -> None:
        pane = self.parentWidget()
        if pane is not None:
            pane.setFocus()

    def _clear(self) -> None:
        self.restore(self.untouched)
        self._text.setFocus()
