"""One channel of the connect window: its fields, the button that saves and tests, and what the test found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme import SMALL_PX, TITLE_PX, Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.chip import Chip
from ui.widgets.pick_box import PickBox
from ui.widgets.plain_label import PlainLabel


@dataclass(frozen=True, slots=True)
class Slot:
    """A field: its name, whether what is typed must not be seen, and what alone can be picked in it."""

    name: str
    secret: bool = False
    choices: tuple[str, ...] = ()


class ConnectSection(QFrame):
    """asked: the person wants this saved and tested. It shows no answer before there is one."""

    asked = Signal()

    def __init__(self, slots: Sequence[Slot], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("connectSection")
        self._title = PlainLabel(px=TITLE_PX - 2, bold=True, parent=self)
        self._about = PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self)
        self._fields = {slot.name: QLineEdit(self) for slot in slots if not slot.choices}
        self._picks = {slot.name: PickBox(self) for slot in slots if slot.choices}
        self._labels = {slot.name: PlainLabel(tone=Tone.NEUTRAL, parent=self) for slot in slots}
        self._chip = Chip(parent=self)
        self._found = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX + 1, wraps=True, parent=self)
        self.test = Button(kind=ButtonKind.PRIMARY, parent=self)
        self.test.clicked.connect(self.asked)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(6)
        for slot in slots:
            self._labels[slot.name].setFixedWidth(130)
            if slot.choices:
                pick = self._picks[slot.name]
                for choice in slot.choices:
                    pick.addItem(choice, choice)
                form.addRow(self._labels[slot.name], pick)
                continue
            field = self._fields[slot.name]
            if slot.secret:
                field.setEchoMode(QLineEdit.EchoMode.Password)
            field.returnPressed.connect(self.asked)
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
        # Boxes and fields were made apart; Tab goes down the form.
        for before, after in pairwise([*(self._widget(slot.name) for slot in slots), self.test]):
            self.setTabOrder(before, after)

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
            self._widget(slot).setAccessibleName(words)

    def name_choices(self, name: str, words: Sequence[str]) -> None:
        """How the choices of a field are called, in their order."""
        for index, word in enumerate(words):
            self._picks[name].setItemText(index, word)

    def hint(self, name: str, words: str) -> None:
        """What stands in a field while it is empty."""
        self._fields[name].setPlaceholderText(words)

    def text(self, name: str) -> str:
        """What is typed or picked in a field."""
        if name in self._picks:
            return str(self._picks[name].currentData())
        return self._fields[name].text().strip()

    def fill(self, name: str, text: str) -> None:
        """Put what is set into a field, unless somebody is typing in it."""
        if name in self._picks:
            self._picks[name].setCurrentIndex(self._picks[name].findData(text))
        elif not self._fields[name].isModified():
            self._fields[name].setText(text)

    def forget(self, name: str) -> None:
        """Take a secret off the screen."""
        self._fields[name].clear()

    def _widget(self, name: str) -> QWidget:
        return self._picks.get(name) or self._fields[name]

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
