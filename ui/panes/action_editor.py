"""The form of a running action: what its owner reports, more time, or how it ended."""

from enum import StrEnum

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commander.board.actions import Action, ExtendAction, FinishAction, ReportAction, Result
from commander.wording.times import TimeFault
from ui.models.board import BoardModel
from ui.panes.check_field import CheckField
from ui.panes.choice_chips import ChoiceChips
from ui.panes.editor import Editor
from ui.words import Words


class Going(StrEnum):
    """What can be said of an action that goes on."""

    REPORT = "report"
    MORE_TIME = "more-time"


class ActionEditor(Editor):
    """Alt+1 a report, Alt+2 more time, from Alt+3 on how it ended; what was seen; Enter."""

    def __init__(
        self, model: BoardModel, words: Words, action: Action, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, words, parent)
        self._action = action
        # A report comes first: Enter pressed too early says nothing about how it ended.
        self._ways = ChoiceChips[Going | Result]([*Going, *Result], Going.REPORT, self)
        self._note = QLineEdit(self)
        self._measured = QLineEdit(self)
        self._until = CheckField("+10m", self)
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._measured, 1)
        row.addWidget(self._note, 2)
        row.addWidget(self._until)
        self.add(self._ways)
        self.add(line)
        self.watch(self._note, self._measured, self._until)
        self.choose_by_number(self._ways)
        self.remember(way=self._ways, note=self._note, measured=self._measured, until=self._until)
        self._ways.group.buttonToggled.connect(lambda *_: self._suit())
        self.retranslate()

    @override
    def retranslate(self) -> None:
        going = [self.tr("report"), self.tr("more time")]
        self._ways.name([*going, *(self.words.label(result) for result in Result)])
        self._until.setAccessibleName(self.tr("Next check"))
        expected = self._action.expected
        measured = self.tr("Measured (expected: {effect})").format(effect=expected)
        self._measured.setPlaceholderText(measured if expected else self.tr("Measured effect"))
        self._measured.setAccessibleName(measured if expected else self.tr("Measured effect"))
        self._suit()

    @override
    def confirm(self) -> None:
        way, note, action = self._ways.chosen, self._note.text(), self._action.action
        if isinstance(way, Result):
            measured = self._measured.text()
            self.submit(
                FinishAction(incident=self.stream, action=action, result=way, note=note, measured=measured)
            )
            return
        if way is Going.REPORT:
            self.submit(ReportAction(incident=self.stream, action=action, text=note))
            return
        until = self._until.instant(self.model.now, self.words)
        if isinstance(until, TimeFault):
            self.say(until.sentence(self.words.language))
            return
        self.submit(ExtendAction(incident=self.stream, action=action, check_at=until, reason=note))

    def _suit(self) -> None:
        way = self._ways.chosen
        self._until.setVisible(way is Going.MORE_TIME)
        self._measured.setVisible(isinstance(way, Result) and way is not Result.DROPPED)
        hint = self._hint(way)
        self._note.setPlaceholderText(hint)
        self._note.setAccessibleName(hint)

    def _hint(self, way: Going | Result) -> str:
        if way is Going.REPORT:
            return self.tr("What its owner reports")
        return self.tr("Why it needs more time") if way is Going.MORE_TIME else self.tr("What was seen")
