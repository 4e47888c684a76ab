"""The form of one team: its leader, its task with the end and the report, its last word, what it waits for."""

from datetime import datetime
from enum import StrEnum

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commander.board.commands import Command
from commander.board.report_back import AcknowledgeReport, AskReport, ReportBack
from commander.board.roles import TEAM_LEADS, AssignRole
from commander.board.teams import EndWait, JoinTeam, StateWait
from commander.wording.times import TimeFault
from ui.models.board import BoardModel
from ui.panes.check_field import CheckField
from ui.panes.choice_chips import ChoiceChips
from ui.panes.editor import Editor
from ui.panes.person_box import PersonBox
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.pick_box import PickBox
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

_REPORT_IN, _BOX = "+20m", "+15m"


class TeamAct(StrEnum):
    """One thing to do about a team, in the order of the numbers."""

    LEADER = "leader"
    TASK = "task"
    TAKEN = "taken"
    REPORTED = "reported"
    WAITS = "waits"
    HAS_IT = "has-it"
    JOIN = "join"


class TeamForm(Editor):
    """Alt+number chooses, Enter records it for the team that is chosen on the page."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self.team = ""
        self._acts = ChoiceChips(tuple(TeamAct), TeamAct.LEADER, self)
        self._person = PersonBox(model.policy, self)
        self._text = QLineEdit(self)
        self._box = CheckField(_BOX, self)
        self._at = CheckField(_REPORT_IN, self)
        self._box_name, self._at_name = (PlainLabel(tone=Tone.NEUTRAL, parent=self) for _ in range(2))
        self._on = PickBox(self)
        self._on.addItems(TEAM_LEADS)
        self._confirm = Button(kind=ButtonKind.PRIMARY, elides=True, parent=self)
        self._confirm.clicked.connect(self.confirm)
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        times = (self._box_name, self._box, self._at_name, self._at)
        for part in (self._person, self._on, self._text, *times):
            row.addWidget(part, 1 if part in (self._person, self._text) else 0)
        row.addWidget(self._confirm)
        row.addStretch(0)
        self.add(self._acts)
        self.add(line)
        self.watch(self._person, self._on, self._text, self._box, self._at, self._confirm)
        self.choose_by_number(self._acts)
        self._acts.group.buttonClicked.connect(lambda _button: self._on_chosen())
        self.remember(person=self._person, text=self._text, box=self._box, at=self._at)
        self.retranslate()

    def suit(self, team: str) -> None:
        """Be the form of this team; what was typed for another stays in its draft."""
        if team != self.team or self.stream != self.model.stream:
            self.team = team
            self.begin_again(self.model.stream)
            self._acts.choose(self._likely())
        self._show_fields()

    def begin(self) -> None:
        """Offer what is most likely wanted now; what is typed stays."""
        if not self.typed_fields:
            self._acts.choose(self._likely())
            self._show_fields()

    @override
    def retranslate(self) -> None:
        self._acts.name(self._act_words())
        for index, team in enumerate(TEAM_LEADS):
            self._on.setItemText(index, self.words.role(team))
        self._on.setAccessibleName(self.tr("From which team"))
        self._box.setAccessibleName(self.tr("Worked on until (15, +15m, 22:50)"))
        self._at.setAccessibleName(self.tr("Reports when (20, +20m, 22:55)"))
        self._box_name.setText(self.tr("Work until"))
        self._at_name.setText(self.tr("Reports at"))
        self._show_fields()

    @override
    def refresh(self) -> None:
        self._person.show_people(self.model.policy)

    @override
    def take_focus(self) -> None:
        fields = (self._person, self._on, self._text, self._box, self._at, self._confirm)
        first = next(field for field in fields if field.isVisibleTo(self))
        first.setFocus()
        if isinstance(first, QLineEdit):
            first.selectAll()

    @override
    def confirm(self) -> None:
        act = self._acts.chosen
        at = box = None
        if act is TeamAct.TASK:
            at, box = (self._instant(field) for field in (self._at, self._box))
            if at is None or box is None:
                return
        self.submit(self._command(act, at, box))

    def _command(self, act: TeamAct, at: datetime | None, box: datetime | None) -> Command:
        stream, team, text = self.stream, self.team, self._text.text()
        match act:
            case TeamAct.LEADER:
                return AssignRole(incident=stream, role=team, person=self._person.person)
            case TeamAct.TASK if at is not None:
                return AskReport(incident=stream, role=team, report_at=at, task=text, box=box)
            case TeamAct.TAKEN:
                return AcknowledgeReport(incident=stream, role=team)
            case TeamAct.TASK | TeamAct.REPORTED:
                return ReportBack(incident=stream, role=team, text=text)
            case TeamAct.WAITS:
                on = TEAM_LEADS[max(0, self._on.currentIndex())]
                return StateWait(incident=stream, team=team, on=on, what=text)
            case TeamAct.HAS_IT:
                return EndWait(incident=stream, team=team)
            case TeamAct.JOIN:
                return JoinTeam(incident=stream, person=self._person.person, team=team)

    def _instant(self, field: CheckField) -> datetime | None:
        said = field.instant(self.model.now, self.words)
        if isinstance(said, TimeFault):
            self.say(said.sentence(self.words.language))
            field.setFocus()
            return None
        return said

    def _likely(self) -> TeamAct:
        """What somebody who opens the form of this team most likely came for."""
        board = self.model.board
        if board.roles.holder(self.team) is None:
            return TeamAct.LEADER
        if board.reports.owed(self.team) is None:
            return TeamAct.TASK
        return TeamAct.REPORTED if board.reports.is_acknowledged(self.team) else TeamAct.TAKEN

    def _on_chosen(self) -> None:
        self._show_fields()
        self.take_focus()

    def _show_fields(self) -> None:
        act = self._acts.chosen
        self._person.setVisible(act in (TeamAct.LEADER, TeamAct.JOIN))
        self._on.setVisible(act is TeamAct.WAITS)
        self._text.setVisible(act in (TeamAct.TASK, TeamAct.REPORTED, TeamAct.WAITS))
        for part in (self._box_name, self._box, self._at_name, self._at):
            part.setVisible(act is TeamAct.TASK)
        who = self.tr("Who leads it") if act is TeamAct.LEADER else self.tr("Who joins")
        self._person.setAccessibleName(who)
        self._person.show_hint(who)
        hints = {
            TeamAct.TASK: self.tr("Its one task"),
            TeamAct.REPORTED: self.tr("What it said: conditions, actions, needs"),
            TeamAct.WAITS: self.tr("What it waits for"),
        }
        self._text.setPlaceholderText(hints.get(act, ""))
        self._text.setAccessibleName(hints.get(act, ""))
        team = self.words.role(self.team) if self.team else ""
        self._confirm.setText(f"{team} ・ {self._act_words()[list(TeamAct).index(act)]}")

    def _act_words(self) -> list[str]:
        words = {
            TeamAct.LEADER: self.tr("Name its leader"),
            TeamAct.TASK: self.tr("Give a task"),
            TeamAct.TAKEN: self.tr("Taken on"),
            TeamAct.REPORTED: self.tr("It reported"),
            TeamAct.WAITS: self.tr("Waits for…"),
            TeamAct.HAS_IT: self.tr("Has it now"),
            TeamAct.JOIN: self.tr("Somebody joins"),
        }
        return [words[act] for act in TeamAct]
