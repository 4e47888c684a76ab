"""The form of a hypothesis: rule it out, say what speaks for it, or give it an owner."""

from enum import StrEnum

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commander.board.hypotheses import (
    AssignHypothesis,
    Hypothesis,
    HypothesisState,
    RuleOutHypothesis,
    SupportHypothesis,
)
from commander.wording.times import TimeFault
from ui.models.board import BoardModel
from ui.panes.check_field import CheckField
from ui.panes.choice_chips import ChoiceChips
from ui.panes.editor import Editor
from ui.panes.person_box import PersonBox
from ui.words import Words


class Word(StrEnum):
    """What can be said of a hypothesis."""

    RULE_OUT = "rule-out"
    SUPPORT = "support"
    ASSIGN = "assign"


class HypothesisEditor(Editor):
    """Alt+1 rules it out, Alt+2 supports it, each with what it is judged by; Alt+3 names who looks into it."""

    def __init__(
        self, model: BoardModel, words: Words, hypothesis: Hypothesis, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, words, parent)
        self._hypothesis = hypothesis.hypothesis
        # One that is struck comes back only by new evidence.
        ways = [Word.SUPPORT] if hypothesis.state is HypothesisState.RULED_OUT else list(Word)
        self._ways = ChoiceChips[Word](ways, ways[0], self)
        self._grounds = QLineEdit(self)
        self._owner = PersonBox(model.policy, self)
        self._owner.setEditText(model.policy.person_name(hypothesis.inquiry.owner or model.person))
        self._until = CheckField("+15m", self)
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._grounds, 1)
        row.addWidget(self._owner, 1)
        row.addWidget(self._until)
        self.add(self._ways)
        self.add(line)
        self.watch(self._grounds, self._owner, self._until)
        self.choose_by_number(self._ways)
        self.remember(way=self._ways, grounds=self._grounds, owner=self._owner, until=self._until)
        self._ways.group.buttonClicked.connect(lambda _: self.take_focus())
        self._ways.group.buttonToggled.connect(lambda *_: self._suit())
        self.retranslate()

    @override
    def retranslate(self) -> None:
        names = {
            Word.RULE_OUT: self.tr("rule it out"),
            Word.SUPPORT: self.tr("support it"),
            Word.ASSIGN: self.tr("owner"),
        }
        self._ways.name([names[way] for way in self._ways.choices])
        self._owner.show_hint(self.tr("One owner"))
        self._owner.setAccessibleName(self.tr("One owner"))
        self._until.setPlaceholderText(self.tr("Until when"))
        self._until.setAccessibleName(self.tr("Until when"))
        self._suit()

    @override
    def refresh(self) -> None:
        self._owner.show_people(self.model.policy)

    @override
    def take_focus(self) -> None:
        if self._ways.chosen is Word.ASSIGN:
            self._owner.setFocus()
        else:
            super().take_focus()

    @override
    def confirm(self) -> None:
        hypothesis, grounds = self._hypothesis, self._grounds.text()
        match self._ways.chosen:
            case Word.RULE_OUT:
                self.submit(RuleOutHypothesis(incident=self.stream, hypothesis=hypothesis, reason=grounds))
            case Word.SUPPORT:
                self.submit(SupportHypothesis(incident=self.stream, hypothesis=hypothesis, basis=grounds))
            case Word.ASSIGN:
                until = None if self._until.is_blank else self._until.instant(self.model.now, self.words)
                if isinstance(until, TimeFault):
                    self.say(until.sentence(self.words.language))
                    return
                owner = self._owner.person
                self.submit(
                    AssignHypothesis(incident=self.stream, hypothesis=hypothesis, owner=owner, check_at=until)
                )

    def _suit(self) -> None:
        way = self._ways.chosen
        self._grounds.setVisible(way is not Word.ASSIGN)
        self._owner.setVisible(way is Word.ASSIGN)
        self._until.setVisible(way is Word.ASSIGN)
        supports = way is Word.SUPPORT
        hint = self.tr("What speaks for it") if supports else self.tr("Why it is not the cause")
        self._grounds.setPlaceholderText(hint)
        self._grounds.setAccessibleName(hint)
