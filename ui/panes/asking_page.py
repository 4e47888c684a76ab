"""A page in place of the four panes: lines that follow from the board, and acts with a key each, asked in place."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from commander.board.commands import Command
from commander.board.links import LinkIncidents
from commander.board.refusal import Refused
from ui.models.board import BoardModel
from ui.theme import TITLE_PX, Tone
from ui.widgets.ask import Ask, Blank
from ui.widgets.button import Button, KeyHint
from ui.widgets.flow import FlowLayout
from ui.widgets.plain_label import PlainLabel
from ui.widgets.whole_page import FollowingScroll
from ui.words import Words

_LOOKS_EACH_S = 5
Asked = Command | LinkIncidents


class AskingPage(QFrame):
    """A letter or a number does what its button says while no field has the keyboard; Esc goes back.

    Does nothing while it is hidden. closed: back to the board.
    """

    closed = Signal()
    letters: ClassVar[Mapping[str, str]] = {}  # the letter -> the act's name

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aside")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.model, self.words = model, words
        self._looked_at = 0
        self.title = PlainLabel(px=TITLE_PX, bold=True, parent=self)
        self._back = Button(key="Esc", parent=self)
        self._back.clicked.connect(self.closed)
        self.body = QWidget(self)
        self.body.setObjectName("body")
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(16, 0, 16, 12)
        self.column.setSpacing(6)
        self._why = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._why.hide()
        self._asked = Ask(self)
        self._acts = QWidget(self)
        self._flow = FlowLayout(self._acts, gap=8, line_gap=6)
        self._buttons: dict[str, Button] = {}
        self._hints: dict[str, KeyHint] = {}
        for letter, act in self.letters.items():
            self._buttons[act] = button = Button(key=letter, parent=self._acts)
            self._hints[act] = hint = KeyHint(letter, parent=self._acts)
            self._flow.addWidget(button)
            self._flow.addWidget(hint)
            button.clicked.connect(partial(self.act, act))
        self._lay_out()
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
        self._back.setText(self.tr("Back to the board"))

    def name_act(self, act: str, words: str, *, shown: bool = True) -> None:
        """What an act is called, and whether there is anything for it to do."""
        self._buttons[act].setText(words)
        self._buttons[act].setVisible(shown)
        self._hints[act].setVisible(shown)

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
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
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

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self._back)
        scroll = FollowingScroll(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.body)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        for part in (self._why, self._asked, self._acts):
            column.addWidget(part)
