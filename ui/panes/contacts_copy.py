"""The list of contacts on the clipboard, to be mailed or printed before it is needed."""

from datetime import UTC

from PySide6.QtGui import QGuiApplication

from commander.wording.contacts import contact_list
from ui.models.board import BoardModel
from ui.words import Words


def copy_contacts(model: BoardModel, words: Words) -> None:
    """Put it there as text, as the policy has it now. Window thread."""
    now = words.local(model.now)
    QGuiApplication.clipboard().setText(contact_list(model.policy, words.language, now, now.tzinfo or UTC))
