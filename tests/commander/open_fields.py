"""The fields that a drafted message leaves open."""

from commander.board.message import Message
from commander.board.text import unfilled


def unfilled_in(message: Message) -> dict[str, tuple[str, ...]]:
    """By language; empty: every field is filled."""
    found = {language: unfilled(f"{one.title}\n{one.body}") for language, one in message.texts.items()}
    return {language: names for language, names in found.items() if names}
