"""One channel of the connect window: its fields, the button that saves and tests, and what the test found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme import SMALL_PX, TITLE_PX, Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.chip import Chip
from ui.widgets.plain_label import PlainLabel


@dataclass(frozen=True, slots=True)
class Slot:
    """A field: its name, and whether what is typed must not be seen."""

    name: str
    secret: bool = False


class ConnectSection(QFrame):
    """asked: the person wants this saved and tested. It shows no answer before there is one."""

    asked = Signal()

    def __init__(self, slots: Sequence[Slot], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("connectSection")
        self._title = PlainLabel(px=TITLE_PX - 2, bold=True, parent=self)
        self._about = PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self)
        self._fields = {slot.name: QLineEdit(self) for slot in slots}
        self._labels = {slot.name: PlainLabel(tone=Tone.NEUTRAL, parent=self) for slot in slots}
        self._chip = Chip(parent=self)
        self._found = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX + 1, wraps=True, parent=self)
        self.test = Button(kind=ButtonKind.PRIMARY, parent=self)
        self.test.clicked.connect(self.asked)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(6)
        for slot in slots:
            field = self._fields[slot.name]
            if slot.secret:
                field.setEchoMode(QLineEdit.EchoMode.Password)
            field.returnPressed.connect(self.asked)
            self._labels[slot.name].setFixedWidth(130)
            form.addRow(self._labels[slot.name], field)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addWidget(self.test)
        self.buttons.addWidget(self._chip)
        self.buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for label in (self._title, self._about):
            column.addWidget(label)
        column.addLayout(form)
        column.addLayout(self.buttons)
        column.addWidget(self._found)
        self._chip.hide()
        self._found.hide()

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return next(iter(self._fields.values()))

    def name(self, title: str, about: str, test: str, labels: Mapping[str, str]) -> None:
        """Say the section in the language in force."""
        self._title.setText(title)
        self._about.setText(about)
        self.test.setText(test)
        self.test.setAccessibleDescription(title)
        for slot, words in labels.items():
            self._labels[slot].setText(words)
            self._fields[slot].setAccessibleName(words)

    def hint(self, name: str, words: str) -> None:
        """What stands in a field while it is empty."""
        self._fields[name].setPlaceholderText(words)

    def text(self, name: str) -> str:
        """What is typed in a field."""
        return self._fields[name].text().strip()

    def fill(self, name: str, text: str) -> None:
        """Put what is set into a field, unless somebody is typing in it."""
        if not self._fields[name].isModified():
            self._fields[name].setText(text)

    def forget(self, name: str) -> None:
        """Take a secret off the screen."""
        self._fields[name].clear()

    def show_waiting(self, word: str) -> None:
        """The test runs; the button waits for it."""
        self.test.setEnabled(False)
        self._chip.show_state(word, Tone.ACCENT)
        self._chip.show()
        self._found.hide()

    def show_found(self, word: str, tone: Tone, sentence: str) -> None:
        """What came of it."""
        self.test.setEnabled(True)
        self._chip.show_state(word, tone)
        self._chip.show()
        self._found.setText(sentence)
        self._found.set_tone(tone if tone is Tone.BAD else Tone.NEUTRAL)
        self._found.setVisible(bool(sentence))
