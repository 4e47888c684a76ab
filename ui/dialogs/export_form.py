"""The fields of a handout, and its buttons. What they mean is the dialog's business."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from commander.board.timeline import EntryKind
from commander.reports.exporting import Form
from commander.reports.handout import Kind
from commander.wording.labels import Mark, label, mark_of
from commander.wording.language import Language
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.pick_box import PickBox
from ui.widgets.plain_label import PlainLabel
from ui.widgets.tick_box import TickBox
from ui.words import Words

_FORMS: Final = (Form.PDF, Form.HTML, Form.MARKDOWN, Form.CSV, Form.JSON_LINES)
_LANGUAGES: Final = tuple(Language)
_KINDS: Final[tuple[Kind | None, ...]] = (None, *Kind)
_LABEL_WIDTH: Final = 150


class ExportForm(QFrame):
    """asked: write it. replaced: in the place of the file that is there. stopped: no more of it. changed: any field."""

    asked = Signal()
    replaced = Signal()
    stopped = Signal()
    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("connectBody")
        self._words = words
        self._given = 0  # rows marked or left by a filter, when it was opened
        self._about = PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self)
        self._forms, self._languages, self._kinds = (PickBox(self) for _ in range(3))
        self.zone, self.since, self.until, self.path = (QLineEdit(self) for _ in range(4))
        self.redact, self.bom, self.files = TickBox(self), TickBox(self), TickBox(self)
        self._count = 0  # of attached files
        self._fields: dict[str, QWidget] = {
            "form": self._forms,
            "language": self._languages,
            "zone": self.zone,
            "kinds": self._kinds,
            "since": self.since,
            "until": self.until,
            "redact": self.redact,
            "files": self.files,
            "bom": self.bom,
            "path": self.path,
        }
        self._labels = {name: PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self) for name in self._fields}
        self._said = PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self)
        self.write = Button(kind=ButtonKind.PRIMARY, key="Enter", parent=self)
        self.replace = Button(kind=ButtonKind.DANGER, parent=self)
        self.stop = Button(parent=self)
        self._lay_out()
        for pick in (self._forms, self._languages, self._kinds):
            pick.activated.connect(self._on_changed)
        self.redact.clicked.connect(self._on_changed)
        self.write.clicked.connect(self.asked)
        self.replace.clicked.connect(self.replaced)
        self.stop.clicked.connect(self.stopped)
        words.changed.connect(self.retranslate)
        self.retranslate()
        self.show_running(running=False)

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self._forms

    @property
    def form(self) -> Form:
        """The format that is chosen."""
        return _FORMS[max(0, self._forms.currentIndex())]

    @property
    def language(self) -> Language:
        """The language of the handout."""
        return _LANGUAGES[max(0, self._languages.currentIndex())]

    @property
    def kind(self) -> Kind | None:
        """The only kind of rows wanted; None: all."""
        return _KINDS[max(0, self._kinds.currentIndex() - bool(self._given))]

    @property
    def is_given(self) -> bool:
        """Whether only the rows that it was opened with are wanted."""
        return self._given > 0 and self._kinds.currentIndex() == 0

    def begin_again(self, given: int = 0) -> None:
        """The fields as they are at first: the rows given, else every row, with names, in the language in force."""
        self._given = given
        self._fill_kinds()
        self._forms.setCurrentIndex(0)
        self._languages.setCurrentIndex(_LANGUAGES.index(self._words.language))
        self._kinds.setCurrentIndex(0)
        self.zone.setText("UTC")
        for field in (self.since, self.until):
            field.clear()
        for box in (self.redact, self.bom, self.files):
            box.setChecked(False)
        self.say("", Tone.NEUTRAL)
        self._on_changed()

    @property
    def with_files(self) -> bool:
        """Whether attached files go along: always with the records, never where names are veiled."""
        if not self._count:
            return False
        return self.form is Form.JSON_LINES or (self.files.isChecked() and not self.redact.isChecked())

    def offer_files(self, count: int) -> None:
        """How many files the incident has; without any there is nothing to choose."""
        self._count = count
        self._show_what_applies()

    def press_default(self) -> None:
        """What Enter does: the button that has the keyboard, else it is written."""
        focused = next((one for one in (self.replace, self.stop) if one.hasFocus()), self.write)
        if focused.isEnabled():
            focused.click()

    def say(self, text: str, tone: Tone) -> None:
        """How it stands, in one sentence; empty takes it away."""
        self._said.setText(text)
        self._said.set_tone(tone)
        self._said.setVisible(bool(text))

    def offer_replacing(self) -> None:
        """The button that puts it in the place of the file that is there; Enter alone doesn't press it."""
        self.replace.show()

    def take_path_fault_away(self) -> None:
        """Another file is named: what was said about the one before is over."""
        if not self.stop.isVisible():
            self.replace.hide()
            self.say("", Tone.NEUTRAL)

    def show_running(self, *, running: bool) -> None:
        """While it is written only stopping is offered."""
        for field in self._fields.values():
            field.setEnabled(not running)
        self.replace.hide()
        self.write.setVisible(not running)
        self.stop.setVisible(running)
        if running:
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._show_what_applies()
            self.write.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word again."""
        words = {
            "form": self.tr("Format"),
            "language": self.tr("Language"),
            "zone": self.tr("Reader's time zone"),
            "kinds": self.tr("Rows"),
            "since": self.tr("From"),
            "until": self.tr("Until"),
            "redact": self.tr("People"),
            "files": self.tr("Attached files"),
            "bom": self.tr("Excel"),
            "path": self.tr("File"),
        }
        for name, word in words.items():
            self._labels[name].setText(word)
            if not isinstance(self._fields[name], TickBox):
                self._fields[name].setAccessibleName(word)
        self._fill(self._forms, [self._form_word(form) for form in _FORMS])
        self._fill(self._languages, ["日本語", "English"])
        self._fill_kinds()
        self.files.name(self.tr("In a ZIP beside it; pictures without place and camera"))
        self.redact.name(self.tr("Roles instead of names; personal data left out"))
        self.bom.name(self.tr("For Excel (begins with a byte order mark)"))
        for field, hint in ((self.since, self.tr("the beginning")), (self.until, self.tr("now"))):
            field.setPlaceholderText(hint)
        self.write.setText(self.tr("Write the file"))
        self.replace.setText(self.tr("Replace the file"))
        self.stop.setText(self.tr("Stop"))
        self._show_what_applies()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for place, (name, field) in enumerate(self._fields.items()):
            self._labels[name].setFixedWidth(_LABEL_WIDTH)
            grid.addWidget(self._labels[name], place, 0)
            grid.addWidget(field, place, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.write, self.replace, self.stop):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._about)
        column.addLayout(grid)
        column.addWidget(self._said)
        column.addLayout(buttons)
        column.addStretch(1)
        for before, after in pairwise([*self._fields.values(), self.write, self.replace, self.stop]):
            QWidget.setTabOrder(before, after)

    def _on_changed(self) -> None:
        self._show_what_applies()
        self.changed.emit()

    def _show_what_applies(self) -> None:
        """What the format can't do is not offered, and why is said."""
        is_whole = self.form is Form.JSON_LINES
        for name in ("language", "zone", "kinds", "since", "until", "redact"):
            self._fields[name].setVisible(not is_whole)
            self._labels[name].setVisible(not is_whole)
        for widget in (self.files, self._labels["files"]):
            widget.setVisible(bool(self._count) and not is_whole and not self.redact.isChecked())
        for widget in (self.bom, self._labels["bom"]):
            widget.setVisible(self.form is Form.CSV)
        self._about.setText(
            self.tr(
                "Every record as it is, with names, bound by its hash: another Commander takes it in "
                "with commander import. Attached files stand in a ZIP beside it."
            )
            if is_whole
            else self.tr("A copy to hand out. What is written here stays as it is.")
        )

    def _form_word(self, form: Form) -> str:
        return {
            Form.PDF: self.tr("PDF (to print or to send)"),
            Form.HTML: self.tr("HTML (one page for a browser)"),
            Form.MARKDOWN: self.tr("Markdown (Notion, GitHub)"),
            Form.CSV: self.tr("CSV (a table)"),
            Form.JSON_LINES: self.tr("JSON Lines (to take in again)"),
        }[form]

    def _kind_word(self, kind: Kind) -> str:
        mark = Mark.SIGNAL if kind is Kind.SIGNAL else mark_of(EntryKind(kind))
        return label(mark, self._words.language)

    def _fill_kinds(self) -> None:
        given = [self.tr("Only the %n row(s) chosen", "", self._given)] if self._given else []
        kinds = [self._kind_word(kind) for kind in Kind]
        self._fill(self._kinds, [*given, self.tr("All rows"), *kinds])

    def _fill(self, pick: PickBox, words: list[str]) -> None:
        chosen = max(0, pick.currentIndex())
        pick.clear()
        pick.addItems(words)
        pick.setCurrentIndex(chosen)
