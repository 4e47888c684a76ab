"""The form of an option: start it as an action, once more if need be, or say why it is not done."""

from enum import StrEnum

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commander.board.actions import StartAction
from commander.board.options import DeclineOption, Option, OptionState
from commander.wording.times import TimeFault
from ui.models.board import BoardModel
from ui.panes.check_field import CheckField
from ui.panes.choice_chips import ChoiceChips
from ui.panes.editor import Editor
from ui.panes.person_box import PersonBox
from ui.words import Words


class Decision(StrEnum):
    """What becomes of an option."""

    START = "start"
    DECLINE = "decline"


class OptionEditor(Editor):
    """Alt+1 starts it: owner, check time, expected effect. Alt+2 declines it: the reason. Enter."""

    def __init__(
        self, model: BoardModel, words: Words, option: Option, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, words, parent)
        self._option = option
        # One that was declined can only be done after all, one that was tried only once more.
        ways = list(Decision) if option.state is OptionState.OPEN else [Decision.START]
        self._ways = ChoiceChips[Decision](ways, Decision.START, self)
        self._owner = PersonBox(model.policy, self)
        self._owner.setEditText(model.policy.person_name(model.person))
        self._until = CheckField("+10m", self)
        self._expected = QLineEdit(self)
        self._reason = QLineEdit(self)
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._owner, 1)
        row.addWidget(self._until)
        row.addWidget(self._expected, 1)
        row.addWidget(self._reason, 1)
        self.add(self._ways)
        self.add(line)
        self.watch(self._owner, self._until, self._expected, self._reason)
        self.choose_by_number(self._ways)
        self.remember(way=self._ways, owner=self._owner, until=self._until, expected=self._expected)
        self.remember(reason=self._reason)
        self._ways.group.buttonClicked.connect(lambda _: self.take_focus())
        self._ways.group.buttonToggled.connect(lambda *_: self._suit())
        self.retranslate()

    @override
    def retranslate(self) -> None:
        start = self.tr("start it again") if self._option.actions else self.tr("start it")
        names = {Decision.START: start, Decision.DECLINE: self.tr("decline it")}
        self._ways.name([names[way] for way in self._ways.choices])
        for field, hint in (
            (self._until, self.tr("Effect check")),
            (self._expected, self.tr("Expected effect")),
            (self._reason, self.tr("Why it is not done")),
        ):
            field.setPlaceholderText(hint)
            field.setAccessibleName(hint)
        self._owner.show_hint(self.tr("One owner"))
        self._owner.setAccessibleName(self.tr("One owner"))
        self._suit()

    @override
    def refresh(self) -> None:
        self._owner.show_people(self.model.policy)

    @override
    def take_focus(self) -> None:
        if self._ways.chosen is Decision.DECLINE:
            self._reason.setFocus()
        else:
            super().take_focus()

    @override
    def confirm(self) -> None:
        option = self._option
        if self._ways.chosen is Decision.DECLINE:
            reason = self._reason.text()
            self.submit(DeclineOption(incident=self.stream, option=option.option, reason=reason))
            return
        until = self._until.instant(self.model.now, self.words)
        if isinstance(until, TimeFault):
            self.say(until.sentence(self.words.language))
            return
        self.submit(
            StartAction(
                incident=self.stream,
                text=option.text,
                owner=self._owner.person,
                check_at=until,
                expected=self._expected.text(),
                option=option.option,
            )
        )

    def _suit(self) -> None:
        starts = self._ways.chosen is Decision.START
        for field in (self._owner, self._until, self._expected):
            field.setVisible(starts)
        self._reason.setVisible(not starts)
