"""The form that decides how far an incident is told: what the rule proposes, the choice and its reason (4-11)."""

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from commander.board.audiences import ChooseCommunicationPolicy
from commander.board.audiences_hint import REACHES, Reach, reach_hint
from commander.wording.audiences import hint_sentence
from ui.models.board import BoardModel
from ui.panes.choice_chips import ChoiceChips
from ui.panes.editor import Editor
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.plain_label import PlainLabel
from ui.words import Words


class ReachEditor(Editor):
    """Alt+1 wide, Alt+2 named customers, Alt+3 internal only; Enter records. What the rule proposes is chosen first."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self._hint = PlainLabel(tone=Tone.INK, wraps=True, parent=self)
        self._reaches = ChoiceChips[Reach](REACHES, self._proposed(), self)
        self._reason = QLineEdit(self)
        self._record = Button(kind=ButtonKind.PRIMARY, parent=self)
        self._record.clicked.connect(self.confirm)
        for part in (self._hint, self._reaches, self._reason, self._record):
            self.add(part)
        self.watch(self._reason, self._record)
        self.choose_by_number(self._reaches)
        self.remember(reach=self._reaches, reason=self._reason)
        self._reaches.group.buttonToggled.connect(lambda *_: self._suit())
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self._reaches.name([self.words.label(one) for one in self._reaches.choices])
        self._record.setText(self.tr("Decide"))
        self._suit()
        self.refresh()

    @override
    def refresh(self) -> None:
        if self.model.stream == self.stream:
            board = self.model.board
            said = hint_sentence(reach_hint(board.incident, board.impact), self.words.language)
            self._hint.setText(self.tr("By rule: {hint}").format(hint=said))

    @override
    def confirm(self) -> None:
        self.submit(
            ChooseCommunicationPolicy(
                incident=self.stream, reach=self._reaches.chosen, reason=self._reason.text()
            )
        )

    def _proposed(self) -> Reach:
        return reach_hint(self.model.board.incident, self.model.board.impact).reach

    def _suit(self) -> None:
        as_ruled = self._reaches.chosen is self._proposed()
        hint = self.tr("Why (may stay empty)") if as_ruled else self.tr("Why not as the rule proposes")
        self._reason.setPlaceholderText(hint)
        self._reason.setAccessibleName(hint)
