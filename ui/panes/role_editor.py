"""The forms of the roles pane: one role's holder, and a role that nobody holds yet."""

from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from commander.board.roles import COMMANDER, ROLES, SCRIBE, AssignRole, OfferRole, ReleaseRole
from commander.wording.labels import role_label
from ui.models.board import BoardModel
from ui.panes.editor import Editor
from ui.panes.person_box import PersonBox
from ui.widgets.button import Button, ButtonKind
from ui.widgets.pick_box import PickBox
from ui.words import Words


class RoleEditor(Editor):
    """Name somebody, offer the role, or leave it vacant. Enter in the field does the first that is possible."""

    def __init__(self, model: BoardModel, words: Words, role: str, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self._role = role
        self._person = PersonBox(model.policy, self)
        self._assign = Button(kind=ButtonKind.PRIMARY, parent=self)
        self._offer = Button(parent=self)
        self._release = Button(kind=ButtonKind.DANGER, parent=self)
        self._assign.clicked.connect(self._name)
        self._offer.clicked.connect(self._offer_it)
        self._release.clicked.connect(lambda: self.submit(ReleaseRole(incident=self.stream, role=self._role)))
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._person, 1)
        for button in (self._assign, self._offer, self._release):
            row.addWidget(button)
        self.add(line)
        self.watch(self._person, self._assign, self._offer, self._release)
        self.retranslate()
        self.refresh()

    @override
    def retranslate(self) -> None:
        self._assign.setText(self.tr("Name them"))
        self._offer.setText(self.tr("Offer"))
        self._release.setText(self.tr("Leave vacant"))
        name = self.tr("Who takes it")
        self._person.setAccessibleName(name)
        self._person.show_hint(name)

    @override
    def refresh(self) -> None:
        self._person.show_people(self.model.policy)
        if self.model.stream != self.stream:
            return
        is_held = self.model.board.roles.holder(self._role) is not None
        # Command is never taken over somebody's head: it is offered and accepted.
        self._assign.setVisible(not (is_held and self._role == COMMANDER))
        self._offer.setVisible(is_held)
        self._release.setVisible(is_held)

    @override
    def confirm(self) -> None:
        if self._assign.isVisibleTo(self):
            self._name()
        else:
            self._offer_it()

    def _name(self) -> None:
        self.submit(AssignRole(incident=self.stream, role=self._role, person=self._person.person))

    def _offer_it(self) -> None:
        self.submit(OfferRole(incident=self.stream, role=self._role, to=self._person.person))


class NamingEditor(Editor):
    """Name somebody to a role that the pane doesn't show yet."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self._roles = [role for role in ROLES if role not in {COMMANDER, SCRIBE}]
        self._role = PickBox(self)
        self._role.addItems(self._roles)
        self._person = PersonBox(model.policy, self)
        self._assign = Button(kind=ButtonKind.PRIMARY, parent=self)
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
        self.retranslate()

    @override
    def retranslate(self) -> None:
        for index, role in enumerate(self._roles):
            self._role.setItemText(index, role_label(role, self.words.language))
        self._role.setAccessibleName(self.tr("Role"))
        self._assign.setText(self.tr("Name them"))
        name = self.tr("Who takes it")
        self._person.setAccessibleName(name)
        self._person.show_hint(name)

    @override
    def confirm(self) -> None:
        role = self._roles[max(0, self._role.currentIndex())]
        self.submit(AssignRole(incident=self.stream, role=role, person=self._person.person))
