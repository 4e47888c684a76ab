"""The middle of the sheet: a tab for each text, both languages below, the wording it starts from, the promise."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from commander.board.bulletin import Stage
from commander.board.impact import Aspect
from commander.wording.estimates import estimated_amount
from commander.wording.language import Language
from commander.wording.templates import TemplateId
from ui.models.board import BoardModel
from ui.panes.sheet_composition import LANGUAGES, PUBLIC, Composition, base_of
from ui.panes.sheet_drafting import with_stage
from ui.panes.sheet_follows import older_tabs
from ui.panes.sheet_languages import SheetLanguages
from ui.panes.sheet_offers import offered_stages, offered_templates
from ui.panes.sheet_promise import PromiseField
from ui.panes.sheet_proofs import Place
from ui.panes.sheet_report import ReportDay
from ui.panes.sheet_words import tab_name, template_name
from ui.panes.text_card import TextCard
from ui.theme import Tone
from ui.widgets.chip import ChipButton
from ui.widgets.flow import FlowLayout
from ui.widgets.pick_box import PickBox
from ui.widgets.tab_order import stops_in
from ui.widgets.whole_page import FollowingScroll
from ui.words import Words


class SheetTexts(QWidget):
    """Shows a composition and says how a person changed it."""

    changed = Signal(Composition)
    template_wished = Signal(TemplateId)

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheetTexts")
        self._model, self._words = model, words
        self._composition: Composition | None = None
        self._tab = PUBLIC
        self._tabs: dict[str, ChipButton] = {}
        self._tab_group = QButtonGroup(self)
        self._tab_row = QWidget(self)
        self._tab_flow = FlowLayout(self._tab_row, gap=6, line_gap=6)
        self._languages = {language: ChipButton(checkable=True, parent=self) for language in LANGUAGES}
        self._cards = {language: TextCard(Language(language), self) for language in LANGUAGES}
        self._template, self._stage = PickBox(self), PickBox(self)
        self._offered = offered_templates(Stage.INVESTIGATING)
        self._stages = offered_stages(Stage.INVESTIGATING)
        self._template.addItems(list(self._offered))
        self._stage.addItems(list(self._stages))
        self._promise = PromiseField(model, words, self)
        self._report = ReportDay(model, words, self)
        self._between = SheetLanguages(model, words, self)
        self._lay_out()
        self._listen()

    def show_composition(self, composition: Composition) -> Composition:
        """Show these values; a text that was replaced can be taken back. Answers what has been looked at by it."""
        before = self._composition
        self._composition = composition
        tabs = composition.tabs(self._model.policy)
        if list(self._tabs) != tabs:
            self._make_tabs(tabs)
        was_tab, self._tab = self._tab, self._tab if self._tab in tabs else (tabs or [PUBLIC])[0]
        self._composition = self._show_tab(composition, undoable=before is not None and was_tab == self._tab)
        self._show_choices(composition)
        self._report.show_tab(self._composition, self._tab)
        self._between.show_tab(self._composition, self._tab)
        self._name_tabs()
        return self._composition

    def show_ahead(self, composition: Composition) -> Composition:
        """Make and fill what will show such values; nothing can be taken back to these. Answers alike."""
        self._composition = None
        looked_at = self.show_composition(composition)
        self._composition = None
        return looked_at

    def retranslate(self) -> None:
        """Say every word again in the language in force."""
        self._name_choices()
        self._template.setAccessibleName(self.tr("Wording to start from"))
        self._stage.setAccessibleName(self.tr("Stage that customers read"))
        self._promise.retranslate()
        self._report.retranslate()
        for language, word in (("ja", "日本語"), ("en", "English")):
            self._languages[language].show_state(word, Tone.NEUTRAL)
        self._cards["ja"].name(self.tr("Title in Japanese"), self.tr("Text in Japanese"))
        self._cards["en"].name(self.tr("Title in English"), self.tr("Text in English"))
        if self._composition is not None:
            self._name_tabs()
            self._between.show_tab(self._composition, self._tab)

    def look_at(self, tab: str) -> None:
        """Bring a text before the person's eyes."""
        self._tab = tab
        if self._composition is not None:
            self._report.show_tab(self._composition, tab)
            self._between.show_tab(self._composition, tab)
            self.changed.emit(self._show_tab(self._composition, undoable=False))

    def mark_estimates(self) -> None:
        """Underline the amount that the board has as an estimate, wherever a text gives it."""
        amount = estimated_amount(self._model.board.impact.row(Aspect.HOW_MANY))
        for card in self._cards.values():
            card.mark_estimates(amount)

    def mark_places(self, places: Sequence[Place]) -> None:
        """Underline what the rules for wording found in the text that is shown."""
        for language, card in self._cards.items():
            found = [place.finding for place in places if place.tab == self._tab]
            card.mark_findings([one for one in found if one.language == language])

    def point_at(self, place: Place) -> None:
        """Bring a finding before the person's eyes and select it, so that typing mends it."""
        self._languages[place.finding.language].setChecked(True)
        if place.tab != self._tab:
            self.look_at(place.tab)
        self._cards[place.finding.language].select(place.finding.part)

    def go_to_blank(self, *, backwards: bool = False) -> bool:
        """Select the next blank of any text that is sent, so that typing fills it; after the last, the first."""
        composition = self._composition
        if composition is None:
            return False
        for button in self._languages.values():
            button.setChecked(True)  # a blank out of sight could not be filled
        cards = list(self._cards.values())
        cards = cards[::-1] if backwards else cards
        focused = next((place for place, card in enumerate(cards) if card.has_focus), 0)
        if any(card.go_to_blank(backwards=backwards) for card in cards[focused:]):
            return True
        tabs = composition.tabs(self._model.policy)
        open_tabs = [tab for tab in tabs if composition.has_blanks(tab)]
        if not open_tabs:
            return False
        tabs = tabs[::-1] if backwards else tabs
        here = tabs.index(self._tab) if self._tab in tabs else -1
        following = [*tabs[here + 1 :], *tabs[: here + 1]]
        self._leave_fields()
        self.look_at(next(tab for tab in following if tab in open_tabs))
        return any(card.go_to_blank(backwards=backwards) for card in cards)

    def go_to_older(self) -> None:
        """To the older language of a text that is sent; from within it: it still says the same."""
        composition = self._composition
        tabs = older_tabs(composition, self._model.policy) if composition is not None else []
        if composition is None or not tabs:
            return
        tab = self._tab if self._tab in tabs else tabs[0]
        language = composition.older[tab]
        if tab == self._tab and self._cards[language].has_focus:
            self._between.accept()
            return
        self._languages[language].setChecked(True)
        if tab != self._tab:
            self.look_at(tab)
        self._cards[language].take_focus()

    def take_focus(self) -> None:
        """Begin at the tab that is shown: a key pressed too much must change no text."""
        button = self._tabs.get(self._tab)
        (button or self).setFocus()

    def stops(self) -> list[QWidget]:
        """Everything that Tab stops at, as it stands on the screen."""
        cards = [stop for card in self._cards.values() for stop in stops_in(card)]
        choices = [self._template, self._stage, self._promise.field, self._report.field]
        return [*self._tabs.values(), *self._languages.values(), *choices, *stops_in(self._between), *cards]

    def _lay_out(self) -> None:
        languages = QWidget(self._tab_row)
        both = QHBoxLayout(languages)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(6)
        for button in self._languages.values():
            button.setChecked(True)
            both.addWidget(button)
        self._tab_flow.end_with(languages)
        choices = FlowLayout(gap=6, line_gap=6)
        for part in (self._template, self._stage, self._promise, self._report):
            choices.addWidget(part)
        body = QWidget(self)
        body.setObjectName("sheetColumnBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(self._tab_row)
        column.addLayout(choices)
        column.addWidget(self._promise.note)
        column.addWidget(self._report.note)
        column.addWidget(self._between)
        for card in self._cards.values():
            column.addWidget(card, 1)
        scroll = FollowingScroll(self)
        scroll.setObjectName("sheetColumn")
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _listen(self) -> None:
        self._tab_group.setExclusive(True)
        for language, card in self._cards.items():
            card.changed.connect(lambda language=language: self._on_typed(language))
        for language, button in self._languages.items():
            button.toggled.connect(lambda checked, language=language: self._on_toggled(language))
        # activated: chosen by a person, never by the program.
        self._template.activated.connect(lambda index: self.template_wished.emit(self._offered[index]))
        self._stage.activated.connect(self._on_stage)
        self._promise.changed.connect(self.changed)
        self._report.changed.connect(self.changed)
        self._between.changed.connect(self.changed)
        self._between.jump_wished.connect(self.go_to_older)

    def take_promise(self) -> None:
        """Read the promised time, and the day of the report, as they are typed."""
        self._report.take()
        self._promise.take()

    @property
    def promise_is_readable(self) -> bool:
        """False while a field for a promise holds something that is no time."""
        return self._promise.is_readable and self._report.is_readable

    def _make_tabs(self, tabs: list[str]) -> None:
        for old in self._tabs.values():
            self._tab_group.removeButton(old)
            self._tab_flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._tabs = {}
        for tab in tabs:
            button = ChipButton(checkable=True, elides=True, parent=self._tab_row)
            button.clicked.connect(lambda checked=False, tab=tab: self.look_at(tab))
            self._tab_group.addButton(button)
            self._tab_flow.addWidget(button)
            button.show()
            self._tabs[tab] = button

    def _show_tab(self, composition: Composition, *, undoable: bool) -> Composition:
        for language, card in self._cards.items():
            wording = composition.wordings.get(self._tab, {}).get(language)
            if wording is not None:
                card.show_wording(wording, undoable=undoable)
            if self._languages[language].isChecked():
                composition = composition.looked_at(self._tab, language)
        if self._tab in self._tabs:
            self._tabs[self._tab].setChecked(True)
        return composition

    def _show_choices(self, composition: Composition) -> None:
        is_public = base_of(self._tab) == PUBLIC
        self._offer(composition.stage)
        self._template.setCurrentIndex(self._offered.index(composition.template))
        self._template.setEnabled(is_public)
        self._stage.setCurrentIndex(self._stages.index(composition.stage))
        # Of a maintenance, the stage is what was recorded: it is moved there, not here.
        self._stage.setEnabled(not composition.stage.is_maintenance)
        self._promise.show_composition(composition)

    def _offer(self, stage: Stage) -> None:
        """The wordings and stages of its kind."""
        if stage not in self._stages:
            self._offered, self._stages = offered_templates(stage), offered_stages(stage)
            for box, items in ((self._template, self._offered), (self._stage, self._stages)):
                box.clear()
                box.addItems(list(items))
            self._name_choices()

    def _name_choices(self) -> None:
        for index, template in enumerate(self._offered):
            self._template.setItemText(index, f"{template} {template_name(template)}")
        for index, stage in enumerate(self._stages):
            self._stage.setItemText(index, self._words.label(stage))

    def _leave_fields(self) -> None:
        """What is looked for from here on begins at the beginning, not behind where somebody writes."""
        if any(card.has_focus for card in self._cards.values()):
            self.take_focus()

    def _name_tabs(self) -> None:
        composition = self._composition
        if composition is None:
            return
        unseen = composition.unseen(self._model.policy)
        for tab, button in self._tabs.items():
            name = tab_name(tab, composition, self._model.policy, self._words)
            button.show_state(
                self.tr("{text} ●unread").format(text=name) if tab in unseen else f"{name} ✓",
                Tone.WARN if tab in unseen else Tone.NEUTRAL,
            )
        self._template.setEnabled(base_of(self._tab) == PUBLIC)

    def _on_typed(self, language: str) -> None:
        if self._composition is not None:
            wording = self._cards[language].wording
            self.changed.emit(self._composition.worded(self._tab, language, wording))

    def _on_toggled(self, language: str) -> None:
        other = self._languages["en" if language == "ja" else "ja"]
        if not self._languages[language].isChecked() and not other.isChecked():
            other.setChecked(True)  # one of the two is always before the eyes
        for shown, card in self._cards.items():
            card.setVisible(self._languages[shown].isChecked())
        if self._composition is not None:
            self.changed.emit(self._show_tab(self._composition, undoable=True))

    def _on_stage(self, index: int) -> None:
        if self._composition is not None:
            model, stage = self._model, self._stages[index]
            self.changed.emit(with_stage(self._composition, stage, model.board, model.policy))
