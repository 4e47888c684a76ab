"""A page in place of the four panes: lines that follow from the board, and acts with a key each, asked in place."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from commander.board.commands import Command
from commander.board.links import LinkIncidents, UnlinkIncidents
from commander.board.refusal import Refused
from ui.models.board import BoardModel
from ui.theme import Tone
from ui.widgets.ask import Ask, Blank
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel
from ui.widgets.whole_page import Acts, AsidePage
from ui.words import Words

_LOOKS_EACH_S = 5
Asked = Command | LinkIncidents | UnlinkIncidents


class AskingPage(AsidePage):
    """A letter or a number does what its button says while no field has the keyboard; Esc goes back.

    Does nothing while it is hidden. closed: back to the board.
    """

    letters: ClassVar[Mapping[str, str]] = {}  # the letter -> the act's name

    def __init__(self, key: str, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.model, self.words = model, words
        self._looked_at = 0
        self.body = QWidget(self)
        self.inside = QVBoxLayout(self.body)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(6)
        self._why = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._why.hide()
        self._asked = Ask(self)
        self._buttons = {act: Button(key=letter, parent=self) for letter, act in self.letters.items()}
        for act, button in self._buttons.items():
            button.clicked.connect(partial(self.act, act))
        self.add_scrolled(self.body)
        self.add(self._why, self._asked, Acts(*self._buttons.values(), parent=self))
        model.changed.connect(self._look)
        model.ticked.connect(self._on_second)
        model.opened.connect(self._on_opened)
        words.changed.connect(self._on_words)

    def open(self) -> None:
        """Show it and take the keyboard: letters act at once."""
        self.retranslate()
        self.say("")
        self.refresh()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Show what the board says now."""
        raise NotImplementedError

    def act(self, name: str) -> None:
        """Do what a letter stands for."""
        raise NotImplementedError

    def choose(self, number: int) -> None:
        """What a number key does: nothing, unless the page numbers something."""

    def retranslate(self) -> None:
        """Say every word again in the language in force."""
        raise NotImplementedError

    def name_act(self, act: str, words: str, *, shown: bool = True) -> None:
        """What an act is called, and whether there is anything for it to do."""
        self._buttons[act].setText(words)
        self._buttons[act].setVisible(shown)

    def can_act(self, act: str) -> bool:
        """Whether its button is shown."""
        return not self._buttons[act].isHidden()

    def say(self, sentence: str) -> None:
        """Why something was not done; empty takes it away."""
        self._why.setText(sentence)
        self._why.setVisible(bool(sentence))

    def submit(self, command: Asked) -> None:
        """Record it at once; why it was refused stands on the page."""
        self.model.bridge.submit(command, done=lambda records: self.say(""), refused=self._refuse)

    def ask_for(
        self,
        key: str,
        question: str,
        blanks: Sequence[Blank],
        command: Callable[[Mapping[str, str]], Asked | str],
    ) -> None:
        """Ask for what is missing; a text in place of a command says why it can't be, with all that was typed."""

        def answer(said: Mapping[str, str]) -> None:
            wanted = command(said)
            if isinstance(wanted, str):
                self._asked.refuse(wanted)
                return
            self.model.bridge.submit(
                wanted,
                done=lambda records: self._asked.close_answered(),
                refused=lambda refused: self._asked.refuse(self.words.sentence(refused)),
            )

        self._asked.ask(
            f"{self.model.stream}:{key}",
            question,
            blanks,
            confirm=self.tr("Record"),
            cancel=self.tr("Not now"),
            answer=answer,
        )

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        act = self.letters.get(event.text().upper())
        number = event.key() - Qt.Key.Key_0
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        elif act is not None and self.can_act(act):
            self.act(act)
        elif 1 <= number <= 9:
            self.choose(number)
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        self._asked.put_away()

    def _refuse(self, refused: Refused) -> None:
        self.say(self.words.sentence(refused))

    def _look(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_words(self) -> None:
        if self.isVisible():
            self.retranslate()
            self.refresh()

    def _on_second(self) -> None:
        looked_at = int(self.model.now.timestamp()) // _LOOKS_EACH_S
        if looked_at != self._looked_at:
            self._looked_at = looked_at
            self._look()

    def _on_opened(self) -> None:
        self._asked.put_away()
        self.say("")
