"""Every action that has a key, in one table. What an action does is the business of its pane."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence


class Action(StrEnum):
    """An action that can be reached by a key."""

    DECLARE = "declare"
    BROADCAST = "broadcast"
    SEND = "send"
    SETTINGS = "settings"
    ROLES = "roles"
    IMPACT = "impact"
    MESSAGES = "messages"
    ACTIONS = "actions"
    ATTENTION = "attention"
    PRACTISE = "practise"
    SEVERITY = "severity"
    NEXT_STEP = "next-step"
    COMPOSE = "compose"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """An action and its key. `only_in_sheet`: dead anywhere but in the broadcast sheet."""

    action: Action
    keys: str
    only_in_sheet: bool = False

    @property
    def sequences(self) -> list[QKeySequence]:
        """The keys for Qt: Return has a twin on the number pad that Qt calls Enter."""
        found = [QKeySequence(self.keys)]
        if "Return" in self.keys:
            found.append(QKeySequence(self.keys.replace("Return", "Enter")))
        return found

    @property
    def shown(self) -> str:
        """The key as this system writes it."""
        return self.sequences[-1].toString(QKeySequence.SequenceFormat.NativeText)


SHORTCUTS: tuple[Shortcut, ...] = (
    Shortcut(Action.DECLARE, "Ctrl+N"),
    Shortcut(Action.BROADCAST, "Ctrl+B"),
    Shortcut(Action.SEND, "Ctrl+Return", only_in_sheet=True),
    Shortcut(Action.SETTINGS, "Ctrl+,"),
    Shortcut(Action.ROLES, "Alt+R"),
    Shortcut(Action.IMPACT, "Alt+I"),
    Shortcut(Action.MESSAGES, "Alt+M"),
    Shortcut(Action.ACTIONS, "Alt+S"),
    Shortcut(Action.ATTENTION, "Alt+1"),
    Shortcut(Action.PRACTISE, "Ctrl+P"),
    Shortcut(Action.SEVERITY, "Alt+V"),
    Shortcut(Action.NEXT_STEP, "Alt+N"),
    Shortcut(Action.COMPOSE, "Ctrl+L"),
)
_BY_ACTION = {shortcut.action: shortcut for shortcut in SHORTCUTS}


def shortcut(action: Action) -> Shortcut:
    """The key of an action."""
    return _BY_ACTION[action]


def label(action: Action) -> str:
    """The action in the language in force."""
    words = {
        Action.DECLARE: QCoreApplication.translate("Shortcuts", "Declare an incident"),
        Action.BROADCAST: QCoreApplication.translate("Shortcuts", "Open the broadcast"),
        Action.SEND: QCoreApplication.translate("Shortcuts", "Send the broadcast"),
        Action.SETTINGS: QCoreApplication.translate("Shortcuts", "Settings and connections"),
        Action.ROLES: QCoreApplication.translate("Shortcuts", "Roles"),
        Action.IMPACT: QCoreApplication.translate("Shortcuts", "Impact"),
        Action.MESSAGES: QCoreApplication.translate("Shortcuts", "Messages"),
        Action.ACTIONS: QCoreApplication.translate("Shortcuts", "Actions"),
        Action.ATTENTION: QCoreApplication.translate("Shortcuts", "What needs attention first"),
        Action.PRACTISE: QCoreApplication.translate("Shortcuts", "Practise (a drill)"),
        Action.SEVERITY: QCoreApplication.translate("Shortcuts", "Judge the severity"),
        Action.NEXT_STEP: QCoreApplication.translate("Shortcuts", "Do the next step"),
        Action.COMPOSE: QCoreApplication.translate("Shortcuts", "Write an entry"),
    }
    return words[action]
