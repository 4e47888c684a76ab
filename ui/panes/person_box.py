"""A field for a person: somebody of the policy, or a name typed by hand, which is its own key."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget
from typing_extensions import override

from commander.board.policy import Policy
from ui.widgets.pick_box import PickBox

_NARROWEST = 96
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class PersonBox(PickBox):
    """People of the policy below, any name on top. Up and Down go through those whose name has what is typed."""

    def __init__(self, policy: Policy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # Completing while somebody types would name another person than the one typed.
        self.setCompleter(QCompleter(self))
        self.setMinimumWidth(_NARROWEST)
        self._keys: dict[str, str] = {}
        self._wanted = ""  # as typed by hand: what Up and Down look for
        field = self.lineEdit()
        if field is not None:
            field.textEdited.connect(self._look_for)
        self.show_people(policy)
        self.setEditText("")

    def show_people(self, policy: Policy) -> None:
        """Offer the people of a policy; what is typed stays."""
        keys = {person.name: person.key for person in policy.persons()}
        if keys == self._keys:
            return
        typed, named = self.currentText(), self.person
        self._keys = keys
        # Each name on its way in would count as typed, and make what follows from it be worked out anew.
        with QSignalBlocker(self):
            self.clear()
            self.addItems(list(keys))
            self.setEditText(typed)
        if self.person != named:
            self.editTextChanged.emit(typed)

    def show_hint(self, hint: str) -> None:
        """What belongs here, while nothing is typed."""
        field = self.lineEdit()
        if field is not None:
            field.setPlaceholderText(hint)

    @property
    def person(self) -> str:
        """The key of the person named; empty when nobody is."""
        name = self.currentText().strip()
        return self._keys.get(name, name)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        self._go(step)

    def _look_for(self, typed: str) -> None:
        self._wanted = typed.strip()

    def _go(self, step: int) -> None:
        wanted = self._wanted.casefold()
        found = [name for name, key in self._keys.items() if wanted in f"{name}\n{key}".casefold()]
        if not found:
            return
        name = self.currentText()
        # From what is typed, Down begins at the first and Up at the last.
        start = found.index(name) if name in found else -1 if step > 0 else len(found)
        self.setEditText(found[(start + step) % len(found)])
