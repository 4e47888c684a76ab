"""The form of a running action: yes or no, what its owner reports, more time, how it ended, another owner, its lane."""

from enum import StrEnum

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commander.board.action_course import AnswerAction, AssignAction, PlaceAction
from commander.board.actions import Action, ExtendAction, FinishAction, ReportAction, Result
from commander.board.lanes import Lane, Nature
from commander.board.procedures import offered
from commander.board.runs import BeginRun
from commander.procedures.offered import components_hit, words_said
from commander.wording.times import TimeFault
from ui.models.board import BoardModel
from ui.panes.check_field import CheckField
from ui.panes.choice_chips import ChoiceChips
from ui.panes.editor import Editor
from ui.panes.lane_boxes import name_places, placed
from ui.panes.person_box import PersonBox
from ui.widgets.pick_box import PickBox
from ui.words import Words


class Going(StrEnum):
    """What can be said of an action that goes on."""

    ACCEPT = "accept"
    DECLINE = "decline"
    REPORT = "report"
    MORE_TIME = "more-time"
    ASSIGN = "assign"
    PLACE = "place"
    PROCEDURE = "procedure"


_ANSWERS = (Going.ACCEPT, Going.DECLINE)
_GOING = (Going.REPORT, Going.MORE_TIME)
_REST = (Going.ASSIGN, Going.PLACE)


def _ways(action: Action, *, has_procedures: bool) -> list[Going | Result]:
    """What comes first is what is missing: an owner, an answer, else a report.

    Enter pressed too early says nothing about how it ended.
    """
    rest = (*_REST, Going.PROCEDURE) if has_procedures else _REST
    if not action.owner:
        return [Going.ASSIGN, *_GOING, *Result, *rest[1:]]
    return [*(_ANSWERS if action.is_asked else ()), *_GOING, *Result, *rest]


class ActionEditor(Editor):
    """Alt+1 a report, Alt+2 more time, from Alt+3 on how it ended; what was seen; Enter.

    Where somebody was asked, yes and no come before; where nobody has it, the new owner does.
    """

    def __init__(
        self, model: BoardModel, words: Words, action: Action, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, words, parent)
        self._action = action
        said = words_said(model.board)
        self._offered = offered(model.policy.procedures, components_hit(model.board), said)
        self._procedure = PickBox(self)
        self._procedure.addItems([one.title for one in self._offered])
        ways = _ways(action, has_procedures=bool(self._offered))
        self._ways = ChoiceChips[Going | Result](ways, ways[0], self)
        self._owner = PersonBox(model.policy, self)
        self._lane = PickBox(self)
        self._lane.addItems([str(lane) for lane in Lane])
        self._lane.setCurrentIndex(list(Lane).index(action.place.lane))
        self._nature = PickBox(self)
        self._nature.addItems([str(nature) for nature in Nature])
        self._nature.setCurrentIndex(list(Nature).index(action.place.nature))
        self._note = QLineEdit(self)
        self._measured = QLineEdit(self)
        self._until = CheckField("+10m", self)
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._procedure, 1)
        row.addWidget(self._owner, 1)
        row.addWidget(self._lane, 1)
        row.addWidget(self._nature, 1)
        row.addWidget(self._measured, 1)
        row.addWidget(self._note, 2)
        row.addWidget(self._until)
        self.add(self._ways)
        self.add(line)
        self.watch(self._note, self._measured, self._until, self._owner, self._lane, self._nature)
        self.watch(self._procedure)
        self.choose_by_number(self._ways)
        self.remember(way=self._ways, note=self._note, measured=self._measured, until=self._until)
        self.remember(owner=self._owner, lane=self._lane, nature=self._nature, procedure=self._procedure)
        self._ways.group.buttonToggled.connect(lambda *_: self._suit())
        self._ways.group.buttonClicked.connect(lambda _: self._go_to_field())
        self.retranslate()

    @override
    def retranslate(self) -> None:
        going = {
            Going.ACCEPT: self.tr("accepts"),
            Going.DECLINE: self.tr("declines"),
            Going.REPORT: self.tr("report"),
            Going.MORE_TIME: self.tr("more time"),
            Going.ASSIGN: self.tr("another owner"),
            Going.PLACE: self.tr("lane, kind"),
            Going.PROCEDURE: self.tr("procedure"),
        }
        self._ways.name(
            [going[way] if isinstance(way, Going) else self.words.label(way) for way in self._ways.choices]
        )
        self._owner.show_hint(self.tr("One owner"))
        self._owner.setAccessibleName(self.tr("One owner"))
        self._procedure.setAccessibleName(self.tr("procedure"))
        name_places(self._lane, self._nature, self.words)
        self._until.setAccessibleName(self.tr("Next check"))
        expected = self._action.expected
        measured = self.tr("Measured (expected: {effect})").format(effect=expected)
        self._measured.setPlaceholderText(measured if expected else self.tr("Measured effect"))
        self._measured.setAccessibleName(measured if expected else self.tr("Measured effect"))
        self._suit()

    @override
    def take_focus(self) -> None:
        fields = {Going.ASSIGN: self._owner, Going.PLACE: self._lane, Going.PROCEDURE: self._procedure}
        way = self._ways.chosen
        if isinstance(way, Going) and way in fields:
            fields[way].setFocus()
        else:
            super().take_focus()

    @override
    def refresh(self) -> None:
        self._owner.show_people(self.model.policy)

    @override
    def confirm(self) -> None:
        way, note, action = self._ways.chosen, self._note.text(), self._action.action
        if isinstance(way, Result):
            measured = self._measured.text()
            self.submit(
                FinishAction(incident=self.stream, action=action, result=way, note=note, measured=measured)
            )
            return
        if way in _ANSWERS:
            is_accepted = way is Going.ACCEPT
            self.submit(
                AnswerAction(incident=self.stream, action=action, is_accepted=is_accepted, reason=note)
            )
            return
        if way is Going.ASSIGN:
            owner = self._owner.person
            self.submit(AssignAction(incident=self.stream, action=action, owner=owner, reason=note))
            return
        if way is Going.PLACE:
            lane, nature = placed(self._lane, self._nature)
            self.submit(PlaceAction(incident=self.stream, action=action, lane=lane, nature=nature))
            return
        if way is Going.PROCEDURE:
            key = self._offered[max(self._procedure.currentIndex(), 0)].key
            self.submit(BeginRun(incident=self.stream, procedure=key, action=action))
            return
        if way is Going.REPORT:
            self.submit(ReportAction(incident=self.stream, action=action, text=note))
            return
        until = self._until.instant(self.model.now, self.words)
        if isinstance(until, TimeFault):
            self.say(until.sentence(self.words.language))
            return
        self.submit(ExtendAction(incident=self.stream, action=action, check_at=until, reason=note))

    def _go_to_field(self) -> None:
        """Where the field that has the focus is no longer asked for."""
        if self._ways.chosen in (*_REST, Going.PROCEDURE):
            self.take_focus()

    def _suit(self) -> None:
        way = self._ways.chosen
        self._until.setVisible(way is Going.MORE_TIME)
        self._owner.setVisible(way is Going.ASSIGN)
        for field in (self._lane, self._nature):
            field.setVisible(way is Going.PLACE)
        self._procedure.setVisible(way is Going.PROCEDURE)
        self._note.setVisible(way not in (Going.PLACE, Going.PROCEDURE))
        self._measured.setVisible(isinstance(way, Result) and way is not Result.DROPPED)
        hint = self._hint(way)
        self._note.setPlaceholderText(hint)
        self._note.setAccessibleName(hint)

    def _hint(self, way: Going | Result) -> str:
        if way is Going.REPORT:
            return self.tr("What its owner reports")
        if way is Going.ACCEPT or way is Going.ASSIGN:
            return self.tr("A word with it (may stay empty)")
        if way is Going.DECLINE:
            return self.tr("Why they can't")
        return self.tr("Why it needs more time") if way is Going.MORE_TIME else self.tr("What was seen")
