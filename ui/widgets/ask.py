"""A question asked in place, never over the timeline: a few blanks, one button, and why it was refused."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.focus_return import FocusReturn
from ui.widgets.plain_label import PlainLabel
from ui.widgets.unseen_keys import Standing

_MARGIN: Final = 12
_LEAST_LETTERS: Final = 10
_LEAST: Final = 110  # of a field that takes what is left: narrower, nobody sees what is typed

Answer = Callable[[Mapping[str, str]], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """One thing to fill in. `choices` are offered, and anything else may be typed; no label: the question is it.

    doubt: what is to be seen about a text before it counts; the same text is taken at the second Enter.
    """

    name: str
    label: str
    text: str = ""
    hint: str = ""
    choices: Sequence[str] = ()
    width: int = 0  # 0: as wide as there is room
    doubt: Callable[[str], str] | None = None


class Ask(QFrame):
    """Hidden until something is asked. Enter answers, Esc puts the question away and keeps what was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ask")
        self.setProperty("tone", Tone.ACCENT.value)
        self._key, self._asking = "", ""
        self._fields: dict[str, QLineEdit] = {}
        self._doubts: dict[str, Callable[[str], str]] = {}
        self._meant: set[tuple[str, str]] = set()  # fields and texts of which the doubt was said
        self._doubted: Standing | None = None  # a doubt was said just now
        self._kept: dict[str, dict[str, str]] = {}
        self._answer: Answer = lambda answers: None
        self._waits = False  # an answer is on its way: a second Enter is the same answer
        self._back = FocusReturn(self)
        self._question: PlainLabel | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(_MARGIN, 6, _MARGIN, 6)
        outer.setSpacing(4)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        outer.addLayout(self._row)
        self._note = PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self)
        outer.addWidget(self._note)
        self._why = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        outer.addWidget(self._why)
        self.hide()

    @property
    def asked(self) -> str:
        """The key of the question shown; empty: none."""
        return self._key if self.isVisible() else ""

    def ask(
        self, key: str, question: str, blanks: Sequence[Blank], *, confirm: str, cancel: str, answer: Answer
    ) -> None:
        """Show a question and go to its first blank. The same key finds what was typed before."""
        if self._key != key or not self.isVisible():
            self._back.remember()
        self._keep()
        self._clear()
        self._key, self._answer, self._asking = key, answer, question
        self._doubts = {blank.name: blank.doubt for blank in blanks if blank.doubt is not None}
        self._meant.clear()
        self._doubted = None
        kept = self._kept.get(key, {})
        self._question = PlainLabel(question, bold=True, parent=self)
        self._row.addWidget(self._question)
        for blank in blanks:
            if blank.label:
                self._row.addWidget(PlainLabel(blank.label, tone=Tone.NEUTRAL, parent=self))
            self._row.addWidget(self._field(blank, kept.get(blank.name, blank.text)), 0 if blank.width else 1)
        if all(blank.width for blank in blanks):
            self._row.addStretch(1)
        button = Button(confirm, kind=ButtonKind.PRIMARY, elides=True, parent=self)
        button.clicked.connect(self._submit)
        self._row.addWidget(button)
        away = Button(cancel, key="Esc", parent=self)
        away.clicked.connect(self.put_away)
        self._row.addWidget(away)
        self.refuse("")
        self.note("")
        self.show()
        self._fit()
        first = next(iter(self._fields.values()), None)
        (first or button).setFocus(Qt.FocusReason.ShortcutFocusReason)
        if first is not None:
            first.selectAll()

    def refuse(self, sentence: str) -> None:
        """Say why it can't be; everything typed stays."""
        self._waits = False
        self._why.setText(sentence)
        self._why.setVisible(bool(sentence))

    def note(self, sentence: str) -> None:
        """Say below the question what its answer is to be weighed against; empty takes it away."""
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))

    def close_answered(self) -> None:
        """It was carried out: forget what was typed."""
        key = self._key
        self._waits = False
        self.put_away()
        self._kept.pop(key, None)

    def forget(self) -> None:
        """Hold nothing of what was asked or typed: it was another incident's, or somebody else's."""
        self.put_away()
        self._clear()
        self._kept.clear()
        self._answer = lambda answers: None
        self.note("")
        self.refuse("")

    def put_away(self) -> None:
        """Hide the question and go back to where the person was."""
        self._keep()
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        self.hide()
        self._key = ""
        if inside:
            self._back.give_back()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        # Enter held down: what was said meanwhile was not read.
        return (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.isAutoRepeat()
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        )

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self.isVisible():
            # Its words were chosen when it was asked; what was typed is kept for asking again.
            self.put_away()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """On a narrow page the question has a line of its own: else its words would stand on the fields."""
        question, outer = self._question, self.layout()
        needed = self._row.minimumSize().width() + 2 * _MARGIN
        if question is None or not isinstance(outer, QVBoxLayout) or needed <= self.width():
            return
        if self._row.indexOf(question) >= 0:
            self._row.removeWidget(question)
            outer.insertWidget(0, question)

    def _field(self, blank: Blank, text: str) -> QWidget:
        if blank.choices:
            box = QComboBox(self)
            box.setEditable(True)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            box.addItems(list(blank.choices))
            # As wide as its longest choice it would stand on the words beside it.
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_LEAST_LETTERS)
            box.setCurrentText(text)
            box.setAccessibleName(blank.label or self._asking)
            field = box.lineEdit()
            widget: QWidget = box
        else:
            field = QLineEdit(text, self)
            field.setMinimumWidth(0 if blank.width else _LEAST)
            widget = field
        if field is not None:
            field.setAccessibleName(blank.label or self._asking)
            field.setPlaceholderText(blank.hint)
            field.returnPressed.connect(self._submit)
            widget.installEventFilter(self)
            self._fields[blank.name] = field
        if blank.width:
            widget.setFixedWidth(blank.width)
        return widget

    def _submit(self) -> None:
        if self._waits or (self._doubted is not None and self._doubted.is_unread):
            return  # pressed twice at once: nobody has read what was said
        self.refuse("")
        if self._is_in_doubt():
            return
        self._waits = True
        self._answer({name: field.text() for name, field in self._fields.items()})

    def _is_in_doubt(self) -> bool:
        for name, doubt in self._doubts.items():
            text = self._fields[name].text().strip()
            sentence = doubt(text) if text and (name, text) not in self._meant else ""
            if sentence:
                self._meant.add((name, text))
                self._doubted = Standing()
                self.refuse(sentence)
                self._fields[name].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _keep(self) -> None:
        if self._key:
            self._kept[self._key] = {name: field.text() for name, field in self._fields.items()}

    def _clear(self) -> None:
        self._fields.clear()
        if self._question is not None:
            self._question.hide()
            self._question.deleteLater()  # it may stand on a line of its own
            self._question = None
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
