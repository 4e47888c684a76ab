"""A form in an opened row: it keeps its text until the journal has answered, and says what is typed in it."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from commander.board.channel import ChannelCommand
from commander.board.commands import Command
from commander.board.deliveries import DecideDelivery
from commander.board.erasing import EraseEntry
from commander.board.privacy_track_orders import RestrictedCommand
from commander.board.quick_post import PostAndRecord
from commander.board.refusal import Refused
from ui.models.board import BoardModel
from ui.panes.choice_chips import ChoiceChips
from ui.panes.name_check import NameCheck
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

_PRESSES = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Remembered = QLineEdit | QComboBox | ChoiceChips[Any]


class Editor(QWidget):
    """Enter submits, Esc puts it away with what is typed in it, Alt+number chooses. One intent at a time.

    What stands in the fields given to `remember` outlives the program: whoever shows the form keeps `typed_fields`.
    """

    done = Signal()  # the journal has it
    put_away = Signal()  # Esc: hidden, nothing lost
    typed = Signal()  # what stands in a remembered field is another
    discarded = Signal()  # the person gives up what is typed

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model, self.words = model, words
        # What is typed belongs to this incident, whichever one is shown when it is submitted.
        self.stream = model.stream
        self._waits = False
        self._choices: ChoiceChips[Any] | None = None
        self._watched: list[QWidget] = []
        self._remembered: dict[str, Remembered] = {}
        self._untouched: dict[str, str] = {}
        self._refused: Refused | None = None  # said again in another language
        self._is_left = False  # its row is gone or shows another incident; it only waits for its answer
        self._fault = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._fault.hide()
        self._name_check = NameCheck(model, words, self)
        self._discard = Button(kind=ButtonKind.QUIET, parent=self)
        self._discard.clicked.connect(self.discarded)
        self._discard.hide()
        self.form = QVBoxLayout(self)
        self.form.setContentsMargins(0, 2, 0, 8)
        self.form.setSpacing(6)
        self.form.addWidget(self._name_check)
        self.form.addWidget(self._fault)
        self.form.addWidget(self._discard, 0, Qt.AlignmentFlag.AlignLeft)
        self._name_discard()
        words.changed.connect(self.retranslate)
        words.changed.connect(self._name_discard)
        words.changed.connect(self._say_refusal_again)
        words.changed.connect(self._name_check.retranslate)
        self.put_away.connect(lambda: self.say(""))
        self.put_away.connect(self._name_check.put_away)
        model.changed.connect(self.refresh)

    def retranslate(self) -> None:
        """Say every word again in the language in force."""

    def refresh(self) -> None:
        """The board is another; what is typed stays."""

    def confirm(self) -> None:
        """What Enter does in a field."""

    def add(self, part: QWidget) -> None:
        """Put a part above the line for refusals."""
        self.form.insertWidget(self.form.count() - 3, part)

    def watch(self, *fields: QWidget) -> None:
        """Take Enter, Esc and Alt+number from fields before they do; the first that is shown gets the focus."""
        self._watched += fields
        for field in fields:
            field.installEventFilter(self)

    def choose_by_number(self, chips: ChoiceChips[Any]) -> None:
        """Let Alt+number choose among these."""
        self._choices = chips
        self.watch(*chips.buttons)

    def remember(self, **fields: Remembered) -> None:
        """Name the fields whose text must survive anything, once they hold what the board says."""
        for name, field in fields.items():
            self._remembered[name] = field
            self._untouched[name] = _said(field)
            if isinstance(field, QLineEdit):
                field.textChanged.connect(self.typed)
            elif isinstance(field, QComboBox):
                changed = field.editTextChanged if field.isEditable() else field.currentIndexChanged
                changed.connect(self.typed)
            else:
                field.group.buttonToggled.connect(self.typed)

    @property
    def typed_fields(self) -> dict[str, str]:
        """What a person changed, by field; empty: nothing would be lost."""
        said = {name: _said(field) for name, field in self._remembered.items()}
        return {name: text for name, text in said.items() if text != self._untouched[name]}

    @property
    def untouched(self) -> Mapping[str, str]:
        """What the fields held before anybody typed."""
        return self._untouched

    def begin_again(self, stream: str) -> None:
        """Another incident is shown: a form that stands always is blank for it, unless its answer is to come."""
        if not self._waits:
            with QSignalBlocker(self):
                self.restore(self._untouched)
            self.stream = stream
            self._name_check.forget()
            self.say("")

    def restore(self, fields: Mapping[str, str]) -> None:
        """Put back what was typed; a field that is gone is passed over."""
        for name, text in fields.items():
            field = self._remembered.get(name)
            if isinstance(field, QLineEdit):
                field.setText(text)
            elif isinstance(field, QComboBox):
                _pick(field, text)
            elif field is not None:
                field.choose_said(text)
        self.offer_discard()

    def offer_discard(self) -> None:
        """Show the button that gives up what is typed, while something is."""
        self._discard.setVisible(bool(self.typed_fields))

    def leave(self) -> None:
        """Its row is gone: it ends now, or once its answer has come. What is typed is in its draft."""
        self._is_left = True
        self.hide()
        if not self._waits:
            self.deleteLater()

    def take_focus(self) -> None:
        """Begin in the first field; one that is not asked for now is passed over."""
        first = next((one for one in self._watched if one.isVisibleTo(self)), self)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(first, QLineEdit):
            if self.typed_fields:
                # Half a sentence is gone on with; marked, the next key would wipe it.
                first.end(False)
            else:
                first.selectAll()

    def submit(
        self,
        command: Command | ChannelCommand | DecideDelivery | PostAndRecord | RestrictedCommand | EraseEntry,
    ) -> None:
        """Send a command; the form stays as it is until the answer comes. A name that nobody knows is said first."""
        if self._waits:
            return
        if self._name_check.holds_back():
            self._bring_into_view_soon(self._name_check)
            return
        self._waits = True
        self.model.bridge.submit(command, done=lambda records: self._on_done(), refused=self._on_refused)

    def say(self, sentence: str) -> None:
        """A fault in one sentence under the form; empty takes it away."""
        self._refused = None
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))
        if sentence:
            self._bring_into_view_soon(self._fault)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in _PRESSES and self._is_ours(event):
            event.accept()
            if event.type() is QEvent.Type.KeyPress:
                self._act_on(event)
            return True
        return super().eventFilter(watched, event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.AltModifier:
            return self._choices is not None and self._number(event) > 0
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        return plain and (event.key() in _ENTER or event.key() == Qt.Key.Key_Escape)

    def _act_on(self, event: QKeyEvent) -> None:
        focus = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.put_away.emit()
        elif event.isAutoRepeat() and event.key() in _ENTER:
            pass  # held down: what was said meanwhile was not read
        elif event.key() not in _ENTER:
            if self._choices is not None:
                self._choices.choose_number(self._number(event))
        elif isinstance(focus, QAbstractButton) and not focus.isCheckable():
            focus.click()
        else:
            self.confirm()

    def _bring_into_view_soon(self, part: QWidget) -> None:
        # It has its place only after this turn of the event loop; a small pane must scroll to it.
        QTimer.singleShot(0, part, lambda: self._bring_into_view(part))

    def _bring_into_view(self, part: QWidget) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(part, 0, 8)

    def _number(self, event: QKeyEvent) -> int:
        number = event.key() - Qt.Key.Key_0
        return number if self._choices is not None and 1 <= number <= len(self._choices.buttons) else 0

    def _name_discard(self) -> None:
        self._discard.setText(self.tr("Discard what is typed"))

    def _on_done(self) -> None:
        self._waits = False
        self._name_check.forget()
        self.say("")
        self.done.emit()
        if self._is_left:
            self.deleteLater()

    def _on_refused(self, refused: Refused) -> None:
        self._waits = False
        if self._is_left:
            self.deleteLater()
        else:
            self.say(self.words.sentence(refused))
            self._refused = refused

    def _say_refusal_again(self) -> None:
        if self._refused is not None:
            self._fault.setText(self.words.sentence(self._refused))


def _said(field: Remembered) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QComboBox):
        # A list that nobody types in is kept by place: its words follow the language.
        return field.currentText() if field.isEditable() else str(field.currentIndex())
    return str(field.chosen)


def _pick(box: QComboBox, text: str) -> None:
    if box.isEditable():
        box.setEditText(text)
    elif text.isdecimal() and int(text) < box.count():
        box.setCurrentIndex(int(text))
