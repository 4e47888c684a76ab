"""One line of the attention strip and what carries its ways on out. Holds no widget."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from commander.board.commands import Command
from commander.board.deliveries import DecideDelivery
from commander.board.erasing import EraseEntry
from ui.shortcuts import Action
from ui.theme import Tone
from ui.widgets.ask import Blank


class Answering(Protocol):
    """What carries a way on out."""

    def submit(self, command: Command | DecideDelivery) -> None:
        """Record it at once."""

    def ask_for(
        self,
        key: str,
        question: str,
        blanks: Sequence[Blank],
        command: Callable[[Mapping[str, str]], Command | EraseEntry],
        *,
        confirm: str = "",
    ) -> None:
        """Ask for what is missing first. confirm: the word of the act, where it doesn't merely record."""

    def go(self, action: Action) -> None:
        """Go where it is done."""

    def hand_over(self, role: str) -> None:
        """Open the handover of a role: to offer it, or to read it back."""

    def read_request(self, request: str) -> None:
        """Open the exact texts that somebody asks approval for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One line: what it is, and its ways on as a word and an act."""

    key: str
    mark: str
    text: str
    detail: str
    tone: Tone = Tone.BAD
    ways: tuple[tuple[str, Callable[[], None]], ...] = ()

    @property
    def face(self) -> tuple[object, ...]:
        """What must change before the line is made anew; else it would take the focus away each second."""
        return self.key, self.mark, self.text, self.tone, tuple(word for word, _ in self.ways)

    @property
    def place(self) -> tuple[object, ...]:
        """What must change before other widgets are needed: in other words alone the line stays."""
        return self.key, self.tone, len(self.ways)
