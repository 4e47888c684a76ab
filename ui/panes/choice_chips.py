"""A few chips of which one is chosen: by Alt and its number, by Tab and arrows, or by a click."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.theme import Tone
from ui.widgets.chip import ChipButton
from ui.widgets.flow import FlowLayout

Choice = TypeVar("Choice")
_NUMBERED = 9


class ChoiceChips(QWidget, Generic[Choice]):
    """One choice out of a few, each with its number in front."""

    def __init__(self, choices: Sequence[Choice], chosen: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self._buttons = tuple(ChipButton(checkable=True, elides=True, parent=self) for _ in choices)
        self.group = QButtonGroup(self)
        self.group.setExclusive(True)
        layout = FlowLayout(self, gap=6, line_gap=6)
        for button in self._buttons:
            self.group.addButton(button)
            layout.addWidget(button)
        self.choose(chosen)

    @property
    def buttons(self) -> tuple[ChipButton, ...]:
        """The chips, in order."""
        return self._buttons

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be chosen, in order."""
        return self._choices

    @property
    def chosen(self) -> Choice:
        """The choice that stands."""
        checked = self.group.checkedButton()
        return next(
            (one for one, button in zip(self._choices, self._buttons, strict=True) if button is checked),
            self._choices[0],
        )

    def choose(self, choice: Choice) -> None:
        """Choose one."""
        self._buttons[self._choices.index(choice)].setChecked(True)

    def choose_said(self, said: str) -> None:
        """Choose the one that was kept as this text; what is no longer among them changes nothing."""
        for choice, button in zip(self._choices, self._buttons, strict=True):
            if str(choice) == said:
                button.setChecked(True)

    def choose_number(self, number: int) -> bool:
        """Choose by number from 1; False when there is none of that number."""
        if not 1 <= number <= len(self._buttons):
            return False
        self._buttons[number - 1].click()
        return True

    def name(self, words: Sequence[str]) -> None:
        """Say the choices in the language in force."""
        for number, (button, word) in enumerate(zip(self._buttons, words, strict=True), 1):
            # Beyond nine there is no key to press: Tab and arrows go there.
            button.show_state(f"{number} {word}" if number <= _NUMBERED else word, Tone.NEUTRAL)
