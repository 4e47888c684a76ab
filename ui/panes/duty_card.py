"""The card of a role in an opened row: what to do in this phase, what not to do, the first sentence to say aloud."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from commander.wording.template_files import load_duties
from ui.models.board import BoardModel
from ui.theme import Tone
from ui.widgets.chip import ChipButton
from ui.widgets.plain_label import set_plain_tooltip
from ui.widgets.run_label import RunLabel
from ui.widgets.text_layout import Run
from ui.words import Words

_INDENT = 10


class DutyCard(QWidget):
    """One chip that folds and unfolds a few lines; it follows phase and language. Nothing waits for it.

    folded: the person folded or unfolded it.
    """

    folded = Signal(bool)

    def __init__(
        self, model: BoardModel, words: Words, role: str, *, is_folded: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._words, self._role = model, words, role
        self.chip = ChipButton(checkable=True, parent=self)
        self.chip.setChecked(not is_folded)
        self.chip.toggled.connect(self._on_toggled)
        self._body = QWidget(self)
        self._lines = RunLabel(parent=self._body)
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(_INDENT, 0, 0, 2)
        inner.addWidget(self._lines)
        self._body.setVisible(not is_folded)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        column.addWidget(self.chip)
        column.addWidget(self._body)
        self.show_duty()

    def show_duty(self) -> None:
        """Say the card again: another phase, another language."""
        phase = self._model.board.incident.phase_of_duties
        duty = load_duties(self._role, self._words.language).at(phase)
        said, never = self.tr("Say first:"), self.tr("Never:")
        heading = self.tr("What {role} does now").format(role=self._words.role(self._role))
        self.chip.show_state(f"{heading} ・ {self._words.label(phase)}", Tone.NEUTRAL)
        runs = [Run(f"{said} {duty.say}", Tone.ACCENT)]
        runs += [Run(f"\n・{line}") for line in duty.lines]
        runs.append(Run(f"\n{never} {duty.never}", Tone.WARN))
        self._lines.show_runs(runs)
        set_plain_tooltip(self.chip, self.tr("Esc on the row closes it, Enter opens it again."))

    @override
    def accessibleName(self) -> str:
        return self._lines.accessibleName()

    def _on_toggled(self, is_open: bool) -> None:
        self._body.setVisible(is_open)
        self.folded.emit(not is_open)
