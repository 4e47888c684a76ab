"""The day by which a text promises the report: asked for by the wordings that can say it (T06, S01, P02)."""

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from commander.wording.board_fields import day_said
from commander.wording.days import DayFault, day_typed, parse_day
from commander.wording.language import Language
from ui.models.board import BoardModel
from ui.panes.sheet_composition import LANGUAGES, Composition, has_report_day, template_of
from ui.panes.sheet_drafting import redrafted
from ui.theme import SMALL_PX, Tone
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

_DAY_WIDTH = 112


class ReportDay(QWidget):
    """A field for a day; empty promises none. changed: the composition, its texts drafted anew with the day."""

    changed = Signal(Composition)

    def __init__(self, model: BoardModel, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._words = model, words
        self._composition: Composition | None = None
        self._tab = ""
        self._name = PlainLabel(tone=Tone.NEUTRAL, elides=True, parent=self)
        self._day = QLineEdit(self)
        self._day.setFixedWidth(_DAY_WIDTH)
        self._day.editingFinished.connect(self.take)
        # Beneath the choices, beside the other faults: the sheet gives it its place.
        self.note = PlainLabel(tone=Tone.BAD, px=SMALL_PX, wraps=True, parent=self)
        self.note.hide()
        self._is_readable = True
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._name)
        row.addWidget(self._day)
        self.hide()

    @property
    def is_readable(self) -> bool:
        """False while the field holds something that is no day."""
        return self._is_readable or self.isHidden()

    @property
    def _zone(self) -> str:
        # The day as customers read it, wherever the person sits.
        return self._model.policy.service.time_zone

    @property
    def field(self) -> QLineEdit:
        """Where the day is typed."""
        return self._day

    def retranslate(self) -> None:
        """Say every word again in the language in force."""
        word = self.tr("Report by")
        self._name.setText(word)
        self._day.setAccessibleName(word)
        self._day.setPlaceholderText("+5d")
        self._show_note()

    def show_tab(self, composition: Composition, tab: str) -> None:
        """Show the field where the text before the person's eyes can promise a report."""
        self._composition, self._tab = composition, tab
        if not self.isVisible():
            self._is_readable = True  # the sheet is opened anew, or another text was looked at
        self.setVisible(tab in composition.wordings and has_report_day(template_of(composition, tab)))
        # What is no day stays as it was typed until a person mends it.
        if self._is_readable:
            self._day.setText(self._typed(composition))
        self._show_note()

    def take(self) -> None:
        """Read the day as it is typed; what is no day is said, and nothing changes."""
        composition, text = self._composition, self._day.text().strip()
        if composition is None or self.isHidden():
            return
        if text == self._typed(composition):
            self._is_readable = True
            self._show_note()
            return
        model = self._model
        day = parse_day(text, model.now, self._zone) if text else None
        self._is_readable = not isinstance(day, DayFault)
        if isinstance(day, DayFault):
            self._show_fault(day)
            return
        promised = replace(composition, report_by=day)
        self.changed.emit(redrafted(promised, model.board, model.policy, model.now))

    def _typed(self, composition: Composition) -> str:
        return day_typed(composition.report_by, self._zone) if composition.report_by else ""

    def _show_fault(self, fault: DayFault) -> None:
        self.note.set_tone(Tone.BAD)
        self.note.setText(fault.sentence(Language(self._words.language)))
        self.note.show()

    def _show_note(self) -> None:
        """A day that a text, changed by hand, doesn't say is promised to nobody: said, never dropped in silence."""
        composition = self._composition
        if composition is None or not self._is_readable:
            return
        missing = [language for language in LANGUAGES if not self._is_said(composition, language)]
        is_lost = not self.isHidden() and composition.report_by is not None and bool(missing)
        if is_lost:
            self.note.set_tone(Tone.WARN)
            self.note.setText(
                self.tr("The text was changed by hand and doesn't say this day: write it there.")
            )
        self.note.setVisible(is_lost)

    def _is_said(self, composition: Composition, language: str) -> bool:
        wording = composition.wordings.get(self._tab, {}).get(language)
        if wording is None or composition.report_by is None:
            return True
        day = day_said(composition.report_by, composition.drafted_at, self._zone, Language(language))
        return day in wording.body
