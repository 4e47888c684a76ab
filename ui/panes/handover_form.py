"""The form that offers a role: to whom, and what whoever leaves adds to the brief."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commander.board.roles import COMMANDER
from commander.handing_over import offer_of
from commander.wording.handing_over import Phrasing
from ui.models.board import BoardModel
from ui.panes.editor import Editor
from ui.panes.person_box import PersonBox
from ui.widgets.button import Button, ButtonKind
from ui.words import Words


class HandoverForm(Editor):
    """Enter offers the role with the brief as the board stands at that moment."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self.role, self.last_entry = COMMANDER, ""
        self._person = PersonBox(model.policy, self)
        self._note = QLineEdit(self)
        self._offer = Button(kind=ButtonKind.PRIMARY, elides=True, parent=self)
        self._offer.clicked.connect(self.confirm)
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._person, 1)
        row.addWidget(self._note, 2)
        row.addWidget(self._offer)
        self.add(line)
        self.watch(self._person, self._note, self._offer)
        self.remember(person=self._person, note=self._note)
        self.retranslate()

    def suit(self, role: str) -> None:
        """Be the form of this role: what was typed for another stays in its draft."""
        if role != self.role or self.stream != self.model.stream:
            self.role, self.last_entry = role, ""
            self.begin_again(self.model.stream)
        self._person.show_people(self.model.policy)

    @override
    def retranslate(self) -> None:
        name, note = self.tr("To whom"), self.tr("What they must know besides")
        self._person.setAccessibleName(name)
        self._person.show_hint(name)
        self._note.setAccessibleName(note)
        self._note.setPlaceholderText(note)
        self._offer.setText(self.tr("Offer it"))

    @override
    def refresh(self) -> None:
        self._person.show_people(self.model.policy)

    @override
    def confirm(self) -> None:
        model = self.model
        phrasing = Phrasing(model.policy, self.words.language, self.words.zone_info, model.now)
        self.submit(
            offer_of(
                model.board,
                model.policy,
                self.role,
                self._person.person,
                phrasing,
                last_entry=self.last_entry,
                note=self._note.text(),
            )
        )
