"""Above the texts of the sheet: the entries and claims it was opened with, and why one stays inside."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from commander.drafting.carried import Carried, carried_by
from commander.wording.carried import no_place, why_inside
from commander.wording.language import Language
from ui.models.board import BoardModel
from ui.panes.sheet_composition import Composition, template_of
from ui.panes.sheet_words import tab_name
from ui.theme import SMALL_PX, Tone
from ui.widgets.chip import ChipButton
from ui.widgets.flow import FlowLayout
from ui.widgets.plain_label import PlainLabel, set_plain_tooltip
from ui.words import Words

_SHOWN = 6  # more are counted; what is taken out makes room for the next
_SENTENCES = 2


class SheetSources(QFrame):
    """A chip each, which takes it out again; below, one sentence for what some text doesn't tell. Else hidden."""

    dropped = Signal(str)  # the record of a source

    def __init__(self, model: BoardModel, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sheetHead")
        self._model, self._words = model, words
        self._composition: Composition | None = None
        self._chips: dict[str, ChipButton] = {}
        self._row = QWidget(self)
        wide = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        wide.setHeightForWidth(True)
        self._row.setSizePolicy(wide)
        self._flow = FlowLayout(self._row, gap=6, line_gap=6)
        self._more = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, parent=self._row)
        self._flow.end_with(self._more)
        self._why = PlainLabel(tone=Tone.WARN, px=SMALL_PX, wraps=True, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 8)
        column.setSpacing(4)
        column.addWidget(self._row)
        column.addWidget(self._why)
        self.hide()

    def show_composition(self, composition: Composition) -> None:
        """Show what these texts were written from."""
        self._composition = composition
        records = {one.source.record: one for one in composition.carried}
        shown = list(records)[:_SHOWN]
        if list(self._chips) != shown:
            self._make_chips(shown)
        for record in shown:
            self._name_chip(self._chips[record], records[record])
        more = len(records) - len(shown)
        self._more.setText(self.tr("and %n more", "", more))
        self._more.setVisible(more > 0)
        sentences = self._sentences(composition)
        # The texts need the room more: the rest is told to whoever rests on it.
        unsaid = len(sentences) - _SENTENCES
        rest = [self.tr("and %n more", "", unsaid)] if unsaid > 0 else []
        self._why.setText("\n".join([*sentences[:_SENTENCES], *rest]))
        set_plain_tooltip(self._why, "\n".join(sentences) if rest else "")
        self._why.setVisible(bool(sentences))
        self.setVisible(bool(records))

    def retranslate(self) -> None:
        """Say every word again in the language in force."""
        if self._composition is not None:
            self.show_composition(self._composition)

    def _make_chips(self, records: list[str]) -> None:
        for old in self._chips.values():
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._chips = {}
        for record in records:
            chip = ChipButton(tone=Tone.ACCENT, elides=True, parent=self._row)
            chip.clicked.connect(lambda _=False, record=record: self.dropped.emit(record))
            self._flow.addWidget(chip)
            chip.show()
            self._chips[record] = chip

    def _name_chip(self, chip: ChipButton, one: Carried) -> None:
        time = self._words.time(one.source.at, self._model.now)
        chip.show_state(self.tr("from {time}: {text} ✕").format(time=time, text=one.short), Tone.ACCENT)
        chip.setAccessibleName(self.tr("from {time}: {text}").format(time=time, text=one.short))
        chip.setAccessibleDescription(self.tr("Enter takes it out of the texts"))

    def _sentences(self, composition: Composition) -> list[str]:
        """Why a text that is sent doesn't tell some of them: one sentence for each reason, with those it holds for."""
        language = Language(self._words.language)
        found: dict[tuple[str, str], list[str]] = {}
        for tab in composition.tabs(self._model.policy):
            told = carried_by(composition.carried, template_of(composition, tab))
            for one in composition.carried:
                if one in told:
                    continue
                why = why_inside(one.kept, language) if one.kept is not None else no_place(language)
                name = tab_name(tab, composition, self._model.policy, self._words)
                found.setdefault((name, why), []).append(one.short)
        line = self.tr("{text}: not in “{name}”. {why}")
        return [
            line.format(text=self._named(texts), name=name, why=why) for (name, why), texts in found.items()
        ]

    def _named(self, texts: list[str]) -> str:
        first, more = texts[0], len(texts) - 1
        return self.tr("{text} and %n more", "", more).format(text=first) if more else first
