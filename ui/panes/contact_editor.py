"""The form of an audience that a person tells, or of an acknowledgement: what came of it, by whom, a short note."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commander.board.contacts import Contact, LogContact, Outcome
from commander.board.organisation import Audience
from commander.wording.audiences import teller_name
from ui.models.board import BoardModel
from ui.panes.choice_chips import ChoiceChips
from ui.panes.editor import Editor
from ui.panes.person_box import PersonBox
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.plain_label import PlainLabel
from ui.words import Words


class ContactEditor(Editor):
    """Alt+1 called, Alt+2 answered, Alt+3 no answer, Alt+4 mail, Alt+5 acknowledged, Alt+6 given up; Enter records."""

    def __init__(
        self,
        model: BoardModel,
        words: Words,
        key: str,
        audience: Audience | None,
        text: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, words, parent)
        self._key, self._audience, self._text = key, audience, text
        by_hand = audience is None or audience.by_hand
        standing = model.board.contacts.last(key)
        self._reach = PlainLabel(tone=Tone.INK, wraps=True, parent=self)
        choices = tuple(Outcome) if by_hand else (Outcome.ACKNOWLEDGED,)
        self._outcomes = ChoiceChips[Outcome](choices, _likely(standing) if by_hand else choices[0], self)
        self._note = QLineEdit(self)
        self._by = PersonBox(model.policy, self)
        self._by.setEditText(model.policy.person_name(model.person))
        self._record = Button(kind=ButtonKind.PRIMARY, elides=True, parent=self)
        self._record.clicked.connect(self.confirm)
        self._copy = Button(elides=True, parent=self)
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._text))
        self._copy.setVisible(by_hand and bool(text))
        self.add(self._reach)
        self.add(self._outcomes)
        self.add(self._line((self._note, 2), (self._by, 1)))
        self.add(self._line((self._record, 0), (self._copy, 0)))
        self.watch(self._note, self._by, self._record, self._copy)
        self.choose_by_number(self._outcomes)
        self.remember(outcome=self._outcomes, note=self._note, by=self._by)
        self._outcomes.group.buttonClicked.connect(lambda _: self.take_focus())
        self._outcomes.group.buttonToggled.connect(lambda *_: self._suit())
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self._outcomes.name([self.words.label(outcome) for outcome in self._outcomes.choices])
        self._record.setText(self.tr("Record"))
        self._copy.setText(self.tr("Copy the text to read aloud"))
        self._suit()
        self.refresh()

    @override
    def refresh(self) -> None:
        self._by.show_people(self.model.policy)
        contact = self._audience.contact if self._audience else ""
        owner = ""
        if self._audience is not None:
            owner = teller_name(self.model.board, self._audience, self.model.policy, self.words.language)
        standing = self.model.board.contacts.last(self._key) if self.model.stream == self.stream else None
        parts = [
            contact,
            self.tr("{person} tells them").format(person=owner) if owner else "",
            self.tr("last: {note}").format(note=standing.note) if standing and standing.note else "",
        ]
        said = " ・ ".join(" ".join(part.split()) for part in parts if part)
        self._reach.setText(said)
        self._reach.setVisible(bool(said))

    @override
    def confirm(self) -> None:
        self.submit(
            LogContact(
                incident=self.stream,
                audience=self._key,
                outcome=self._outcomes.chosen,
                by=self._by.person,
                note=self._note.text(),
            )
        )

    def _suit(self) -> None:
        hints = {
            Outcome.ANSWERED: self.tr("What they said (may stay empty)"),
            Outcome.GIVEN_UP: self.tr("Why nobody tries any more"),
        }
        hint = hints.get(self._outcomes.chosen, self.tr("A short note (may stay empty)"))
        self._note.setPlaceholderText(hint)
        self._note.setAccessibleName(hint)
        acknowledged = self._outcomes.chosen is Outcome.ACKNOWLEDGED
        by = self.tr("Who acknowledged, or heard it") if acknowledged else self.tr("Who told them")
        self._by.show_hint(by)
        self._by.setAccessibleName(by)

    def _line(self, *parts: tuple[QWidget, int]) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part, stretch in parts:
            row.addWidget(part, stretch)
        if not any(stretch for _, stretch in parts):
            row.addStretch(1)
        return line


def _likely(standing: Contact | None) -> Outcome:
    """What follows a call that rings is that somebody answered."""
    rings = standing is not None and standing.outcome is Outcome.CALLED
    return Outcome.ANSWERED if rings else Outcome.CALLED
