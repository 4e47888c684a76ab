"""A sentence about what just happened, said anew when the language changes."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.theme import BASE_PX, Tone
from ui.widgets.plain_label import PlainLabel
from ui.words import Words


class SpokenLabel(PlainLabel):
    """Keeps how its sentence is said. Text that is set is no sentence of it. Window thread."""

    _said: Callable[[], str] | None = None

    def __init__(
        self,
        words: Words,
        *,
        tone: Tone = Tone.NEUTRAL,
        px: int = BASE_PX,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tone=tone, px=px, wraps=True, parent=parent)
        words.changed.connect(self._say_again)

    def say(self, said: Callable[[], str]) -> None:
        """Say it, in whatever language is spoken then."""
        self.setText(said())
        self._said = said

    @override
    def setText(self, text: str, /) -> None:
        self._said = None
        super().setText(text)

    def _say_again(self) -> None:
        if self._said is not None:
            self.say(self._said)
