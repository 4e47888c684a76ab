"""One version of a contested field, as a value: what it says, who said it when, and what makes it the only one."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from commander.board.commands import Command
from commander.board.heads import Head
from commander.clock import wall_time

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Version:
    """One head of the field, said in words, and what makes it the only one."""

    text: str
    author: str
    said_at: datetime
    command: Command


def version_of(head: Head[T], text: str, command: Command) -> Version:
    """The version that a head is."""
    return Version(text, head.author, wall_time(head.at), command)
