"""What belongs to this desk: who sits here, language, colours, motion, the time to undo, notifications."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from commander.settings.checks import UNDO_SECONDS
from commander.settings.fault import FaultReason, SettingsFault
from commander.settings.settings import Change, Settings
from ui.theme import SMALL_PX, TITLE_PX, Tone
from ui.widgets.pick_box import PickBox
from ui.widgets.plain_label import PlainLabel, harmless
from ui.widgets.tick_box import TickBox
from ui.words import Words

NAME: Final = "person.name"
LANGUAGE: Final = "window.language"
THEME: Final = "window.theme"
MOTION: Final = "window.reduced_motion"
NOTIFICATIONS: Final = "window.notifications"
UNDO: Final = "sending.undo_seconds"
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    LANGUAGE: ("system", "ja", "en"),
    THEME: ("system", "dark", "light"),
    MOTION: ("system", "on", "off"),
}
_LABEL_WIDTH: Final = 150
_NAME_SHOWN: Final = 60


class DeskSection(QFrame):
    """chosen: a key of settings.toml and its new value, the moment it is chosen or the field is left."""

    chosen = Signal(str, object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("connectSection")
        self._words = words
        self._title = PlainLabel(px=TITLE_PX - 2, bold=True, parent=self)
        self._fields = {key: QLineEdit(self) for key in (NAME, UNDO)}
        self._picks = {key: PickBox(self) for key in _CHOICES}
        self._notify = TickBox(self)
        self._service = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX + 1, wraps=True, parent=self)
        self._fault = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._labels: dict[str, PlainLabel] = {}
        # A form layout would give a label or a tick box of several lines the room of one.
        form = QGridLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(6)
        form.setColumnStretch(1, 1)
        for place, key in enumerate((NAME, LANGUAGE, THEME, MOTION, UNDO, NOTIFICATIONS)):
            label = self._labels[key] = PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self)
            label.setFixedWidth(_LABEL_WIDTH)
            form.addWidget(label, place, 0)
            form.addWidget(self._fields.get(key) or self._picks.get(key) or self._notify, place, 1)
        # They were made by kind; Tab goes down the form.
        stops = (self._fields[NAME], *self._picks.values(), self._fields[UNDO], self._notify)
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(form)
        column.addWidget(self._service)
        column.addWidget(self._fault)
        self._fault.hide()
        self._service.hide()
        self._said: SettingsFault | None = None
        self._has_service: bool | None = None
        for key, field in self._fields.items():
            field.editingFinished.connect(lambda key=key: self._leave(key))
        for key, pick in self._picks.items():
            pick.addItems(_CHOICES[key])
            pick.activated.connect(lambda index, key=key: self.chosen.emit(key, _CHOICES[key][index]))
        self._notify.clicked.connect(lambda ticked: self.chosen.emit(NOTIFICATIONS, ticked))

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self._fields[NAME]

    def fill(self, settings: Settings, person: str = "") -> None:
        """Show what is set, and who sits here by no name of their own; what somebody is typing just now stays."""
        self._fields[NAME].setPlaceholderText(harmless(person, _NAME_SHOWN))
        values = {NAME: settings.person.name, UNDO: str(settings.sending.undo_seconds)}
        for key, field in self._fields.items():
            if not field.isModified():
                field.setText(values[key])
        window = settings.window
        chosen = {LANGUAGE: window.language, THEME: window.theme, MOTION: window.reduced_motion}
        for key, pick in self._picks.items():
            pick.setCurrentIndex(_CHOICES[key].index(chosen[key]))
        self._notify.setChecked(window.notifications)

    def show_service(self, has_service: bool | None) -> None:
        """Whether this desktop can show notifications at all; None: not known yet."""
        self._has_service = has_service
        self._service.setText(self.tr("This desktop has no notification service."))
        self._service.setVisible(has_service is False)

    def take(self, key: str) -> None:
        """It was chosen and is in force."""
        if key in self._fields:
            self._fields[key].setModified(False)
        self.refuse(None)

    def refuse(self, fault: SettingsFault | None) -> None:
        """Why it is not taken or not kept, and how to mend it; what is typed stays."""
        self._said = fault
        self._fault.setText(self._sentence(fault) if fault is not None else "")
        self._fault.setVisible(fault is not None)

    def retranslate(self) -> None:
        """Say every word again."""
        self._title.setText(self.tr("This desk"))
        for key, words in (
            (NAME, self.tr("Your name at this desk")),
            (LANGUAGE, self.tr("Language")),
            (THEME, self.tr("Colours")),
            (MOTION, self.tr("Less motion")),
            (UNDO, self.tr("Undo a broadcast (seconds)")),
            (NOTIFICATIONS, self.tr("Notifications")),
        ):
            self._labels[key].setText(words)
            field = self._fields.get(key) or self._picks.get(key)
            if field is not None:
                field.setAccessibleName(words)
        system = self.tr("As the system")
        for key, texts in (
            (LANGUAGE, (system, "日本語", "English")),
            (THEME, (system, self.tr("Dark"), self.tr("Light"))),
            (MOTION, (system, self.tr("On: nothing moves or blinks"), self.tr("Off"))),
        ):
            for index, text in enumerate(texts):
                self._picks[key].setItemText(index, text)
        self._notify.name(self.tr("Call me while no window is in front"))
        self.show_service(self._has_service)
        self.refuse(self._said)

    def _leave(self, key: str) -> None:
        field = self._fields[key]
        if not field.isModified():
            return
        text = field.text().strip()
        value: Change = text
        if key == UNDO and text.isdecimal():
            value = int(text)  # full-width digits too
        self.chosen.emit(key, value)

    def _sentence(self, fault: SettingsFault) -> str:
        """In the words of the form where the form is what must be mended; else as the file's fault is said."""
        if fault.key == UNDO and fault.reason in {FaultReason.OUT_OF_RANGE, FaultReason.WRONG_TYPE}:
            least, most = UNDO_SECONDS
            return self.tr("Write the seconds as a whole number from {least} to {most}.").format(
                least=least, most=most
            )
        if fault.key == NAME and fault.reason is FaultReason.BAD_TEXT:
            return self.tr("Write your name in one line of at most {most} characters.").format(
                most=fault.expected
            )
        sentence = fault.sentence(self._words.language)
        if fault.reason is FaultReason.UNWRITABLE:
            return " ".join((self.tr("In force until this window is closed, but not kept:"), sentence))
        return sentence
