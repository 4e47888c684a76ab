"""The forms of the roles pane: what can be done about one role, and a role that the pane doesn't show yet."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from commander.board.roles import COMMANDER, ROLES, SCRIBE, AssignRole
from commander.board.staffing import cautions
from commander.board.unanswered import next_to_call
from commander.wording.times import TimeFault
from ui.models.board import BoardModel
from ui.panes.check_field import CheckField
from ui.panes.choice_chips import ChoiceChips
from ui.panes.duty_card import DutyCard
from ui.panes.editor import Editor
from ui.panes.person_box import PersonBox
from ui.panes.role_acts import (
    NEEDS_PERSON,
    NEEDS_TEXT,
    NEEDS_TIME,
    WHILE_HELD,
    WHILE_VACANT,
    Act,
    act_words,
    command_of,
    first_act,
    possible_acts,
)
from ui.panes.role_faces import RoleFaces
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.pick_box import PickBox
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

_REPORT_IN = "+15m"


class RoleEditor(Editor):
    """The role's card, then Alt+number for what to do, then Enter. `card_only`: it came by itself, without focus."""

    handover_wished = Signal(str)  # the role

    def __init__(
        self, model: BoardModel, words: Words, role: str, *, card_only: bool, is_folded: bool
    ) -> None:
        super().__init__(model, words)
        self._role, self._card_only = role, card_only
        self.card = DutyCard(model, words, role, is_folded=is_folded, parent=self)
        self._caution = PlainLabel(tone=Tone.WARN, wraps=True, parent=self)
        self._faces = RoleFaces(model, words)
        self._standing = PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self)
        self._person = PersonBox(model.policy, self)
        self._at = CheckField(_REPORT_IN, self)
        self._text = QLineEdit(self)
        self._confirm = Button(kind=ButtonKind.PRIMARY, elides=True, parent=self)
        self._confirm.clicked.connect(self.confirm)
        act = first_act(model.board, role, model.now)
        self._held = ChoiceChips(WHILE_HELD, act if act in WHILE_HELD else WHILE_HELD[0], self)
        self._vacant = ChoiceChips(WHILE_VACANT, act if act in WHILE_VACANT else WHILE_VACANT[0], self)
        self._acts = self._held
        self._called = self._person_called()
        self._filled = ""  # the name that stands there by itself
        self._offer_next()
        self._form = self._laid_out()
        # What can be done comes first: on a small screen the card would push it out of sight.
        for part in (self._caution, self._standing, self._form, self.card):
            self.add(part)
        self.watch(self._person, self._at, self._text, self._confirm, self.card.chip)
        for chips in (self._held, self._vacant):
            chips.group.buttonClicked.connect(self._on_chosen)
        self.remember(person=self._person, at=self._at, text=self._text)
        self._form.setVisible(not card_only)
        self._standing.setVisible(not card_only)
        self.retranslate()
        self.refresh()

    @override
    def retranslate(self) -> None:
        for chips, acts in ((self._held, WHILE_HELD), (self._vacant, WHILE_VACANT)):
            chips.name(act_words(acts))
        name = self.tr("Who takes it")
        self._person.setAccessibleName(name)
        self._person.show_hint(name)
        self._at.setAccessibleName(self.tr("Reports when (10, +10m, 22:50)"))
        self.refresh()

    @override
    def refresh(self) -> None:
        self._person.show_people(self.model.policy)
        if self.model.stream != self.stream:
            return
        board, now = self.model.board, self.model.now
        self.card.show_duty()
        said = [self.words.label(caution) for caution in cautions(board, self._role, now)]
        self._caution.setText("\n".join(said))
        self._caution.setVisible(bool(said))
        self._standing.setText(" ・ ".join(self._faces.standing(self._role)))
        possible = possible_acts(board, self._role)
        is_held = board.roles.holder(self._role) is not None
        self._acts = self._held if is_held else self._vacant
        for chips, acts in ((self._held, WHILE_HELD), (self._vacant, WHILE_VACANT)):
            chips.setVisible(chips is self._acts)
            for button, act in zip(chips.buttons, acts, strict=True):
                button.setVisible(act in possible)
                # A number that makes no sense now does nothing, rather than something else.
                button.setEnabled(act in possible)
        if self._acts.chosen not in possible:
            self._acts.choose(first_act(board, self._role, now))
        self.choose_by_number(self._acts)
        self._offer_next()
        self._show_fields()

    @override
    def take_focus(self) -> None:
        if self._card_only:
            self._card_only = False
            return
        self._form.show()
        self._standing.show()
        fields = (self._person, self._at, self._text, self._confirm)
        first = next((field for field in fields if field.isVisibleTo(self)), self._confirm)
        first.setFocus()
        if isinstance(first, QLineEdit):
            first.selectAll()

    @override
    def confirm(self) -> None:
        act = self._acts.chosen
        at: datetime | None = None
        if act in NEEDS_TIME:
            said = self._at.instant(self.model.now, self.words)
            if isinstance(said, TimeFault):
                self.say(said.sentence(self.words.language))
                return
            at = said
        # The answer of whoever was called when it was chosen; refused, it is asked of whoever is called now.
        called, self._called = self._called, self._person_called()
        command = command_of(
            act,
            self.stream,
            self._role,
            me=self.model.person,
            person=self._person.person if act in NEEDS_PERSON else called,
            text=self._text.text(),
            at=at,
        )
        if command is None:
            self.handover_wished.emit(self._role)
        else:
            self.submit(command)

    def _on_chosen(self) -> None:
        self._called = self._person_called()
        self._show_fields()
        self.take_focus()

    def _offer_next(self) -> None:
        """Put whom to call there; a name that somebody typed stays."""
        whom = self._whom()
        name = self.model.policy.person_name(whom) if whom else ""
        if name != self._filled and self._person.currentText() == self._filled:
            self._untouched["person"] = self._filled = name
            self._person.setEditText(name)

    def _whom(self) -> str:
        """Who stands in the field: who is being called; once they don't come, whom the policy has called next."""
        summons = self.model.board.calls.by_role.get(self._role)
        is_vain = summons is not None and summons.person in summons.tried
        if is_vain or (summons is None and self.model.board.roles.holder(self._role) is None):
            following = next_to_call(self.model.board, self.model.policy.roster, self._role)
            return following[0] if following else self._person_called()
        return self._person_called()

    def _person_called(self) -> str:
        summons = self.model.board.calls.by_role.get(self._role)
        return summons.person if summons is not None else ""

    def _show_fields(self) -> None:
        act = self._acts.chosen
        self._person.setVisible(act in NEEDS_PERSON)
        self._at.setVisible(act in NEEDS_TIME)
        self._text.setVisible(act in NEEDS_TEXT)
        text = self.tr("What was reported") if act is Act.REPORTED else self.tr("On what")
        self._text.setPlaceholderText(text)
        self._text.setAccessibleName(text)
        self._confirm.setText(act_words([act])[0])

    def _laid_out(self) -> QWidget:
        form = QWidget(self)
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._held)
        column.addWidget(self._vacant)
        line = QHBoxLayout()
        line.setSpacing(6)
        for part in (self._person, self._at, self._text):
            line.addWidget(part, 0 if part is self._at else 1)
        line.addWidget(self._confirm)
        # Without a field the button stands where the field was.
        line.addStretch(0)
        column.addLayout(line)
        return form


class NamingEditor(Editor):
    """Name somebody to a role that the pane doesn't show yet."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self._roles = [role for role in ROLES if role not in {COMMANDER, SCRIBE}]
        self._role = PickBox(self)
        self._role.addItems(self._roles)
        self._person = PersonBox(model.policy, self)
        self._assign = Button(kind=ButtonKind.PRIMARY, elides=True, parent=self)
        self._assign.clicked.connect(self.confirm)
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._role)
        row.addWidget(self._person, 1)
        row.addWidget(self._assign)
        self.add(line)
        self.watch(self._role, self._person, self._assign)
        self.remember(role=self._role, person=self._person)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        for index, role in enumerate(self._roles):
            self._role.setItemText(index, self.words.role(role))
        self._role.setAccessibleName(self.tr("Role"))
        self._assign.setText(self.tr("Name them"))
        name = self.tr("Who takes it")
        self._person.setAccessibleName(name)
        self._person.show_hint(name)

    @override
    def confirm(self) -> None:
        role = self._roles[max(0, self._role.currentIndex())]
        self.submit(AssignRole(incident=self.stream, role=role, person=self._person.person))
