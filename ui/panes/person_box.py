"""A field for a person: somebody of the policy, or a name typed by hand, which is its own key."""

from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from commander.board.policy import Policy
from ui.widgets.pick_box import PickBox

_NARROWEST = 96


class PersonBox(PickBox):
    """People of the policy below, any name on top."""

    def __init__(self, policy: Policy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # Completing while somebody types would name another person than the one typed.
        self.setCompleter(QCompleter(self))
        self.setMinimumWidth(_NARROWEST)
        self._keys: dict[str, str] = {}
        self.show_people(policy)
        self.setEditText("")

    def show_people(self, policy: Policy) -> None:
        """Offer the people of a policy; what is typed stays."""
        keys = {person.name: person.key for person in policy.persons()}
        if keys == self._keys:
            return
        typed = self.currentText()
        self._keys = keys
        self.clear()
        self.addItems(list(keys))
        self.setEditText(typed)

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
