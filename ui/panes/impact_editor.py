"""The forms of the impact pane: a claim with its certainty, the customers' words, when the impact began."""

import re
import unicodedata

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commander.board.impact import Amount, Aspect, Certainty, StateImpact, WordImpact
from commander.board.incident import SetImpactStart
from commander.wording.times import TimeFault, parse
from ui.models.board import BoardModel
from ui.panes.choice_chips import ChoiceChips
from ui.panes.editor import Editor
from ui.theme import SMALL_PX, Tone
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

_LARGEST_DIGITS = 15
# As people type it in one go: 約 1,240 店, about 30 shops.
_SAID = re.compile(r"(?:約|およそ|about|ca?\.|~)?\s*([\d,]+)\s*([^\W\d].*)?", re.IGNORECASE)


class StatementEditor(Editor):
    """Text, then Alt+1 to Alt+3 for how sure we are, then Enter. How many also takes low, likely and high."""

    def __init__(
        self, model: BoardModel, words: Words, aspect: Aspect, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, words, parent)
        self._aspect = aspect
        standing = model.board.impact.row(aspect)
        self._row = standing.row if standing else None
        # Made in the order in which Tab goes through them.
        self._amounts = _AmountFields(standing.amount if standing else None, self)
        self._text = QLineEdit(standing.text if standing else "", self)
        self._certainty = ChoiceChips(
            list(Certainty), standing.certainty if standing else Certainty.UNCONFIRMED, self
        )
        self._amounts.setVisible(aspect is Aspect.HOW_MANY)
        fields = [*self._amounts.fields, self._text] if aspect is Aspect.HOW_MANY else [self._text]
        for part in (self._amounts, self._text, self._certainty):
            self.add(part)
        self.watch(*fields)
        self.choose_by_number(self._certainty)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        label = self.words.label(self._aspect)
        self._text.setAccessibleName(label)
        self._text.setPlaceholderText(self._hint())
        self._certainty.name([self.words.label(certainty) for certainty in Certainty])
        self._amounts.name(
            self.tr("low"), self.tr("likely"), self.tr("high"), self.tr("unit (shops, people, …)")
        )

    @override
    def confirm(self) -> None:
        amount: Amount | None = None
        if self._aspect is Aspect.HOW_MANY and not self._amounts.is_blank:
            amount = self._amounts.amount()
            if amount is None:
                self.say(
                    self.tr("Amounts are whole numbers: write the likely one, and low and high if known.")
                )
                return
        text = self._text.text()
        if amount is not None and amount.high > 0 and not text.strip():
            text = f"{amount.likely:,} {amount.unit}".strip()
        self.submit(
            StateImpact(
                incident=self.stream,
                aspect=self._aspect,
                text=text,
                certainty=self._certainty.chosen,
                row=self._row,
                amount=amount,
            )
        )

    def _hint(self) -> str:
        match self._aspect:
            case Aspect.WHO:
                return self.tr("Which customers, shops, regions, plans")
            case Aspect.WHAT:
                return self.tr("What they see: payments fail, notices are late")
            case Aspect.HOW_MANY:
                return self.tr("Of how many, counted how")
            case Aspect.SYSTEM:
                return self.tr("Errors in how long: 3,812 in 10 min")
            case Aspect.INQUIRIES:
                return self.tr("How many, against how many at this hour usually")
            case Aspect.HANDS_ON:
                return self.tr("Tried what, how often, with what result")
            case Aspect.PERSONAL_DATA:
                return self.tr("None with the reason, possible, or confirmed: of what")
            case Aspect.MONEY:
                return self.tr("Double charges, missing payouts, wrong prices")
            case Aspect.WORKAROUND:
                return self.tr("What customers can do meanwhile, checked by whom")


class _AmountFields(QWidget):
    """Low, likely, high and their unit."""

    def __init__(self, amount: Amount | None, parent: QWidget) -> None:
        super().__init__(parent)
        texts = (
            (str(amount.likely), str(amount.low), str(amount.high), amount.unit)
            if amount
            else ("", "", "", "")
        )
        self.likely, self.low, self.high, self.unit = (QLineEdit(text, self) for text in texts)
        # The likely one comes first: it is the one that people know.
        self.fields = (self.likely, self.low, self.high, self.unit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for field in self.fields:
            row.addWidget(field, 2 if field is self.unit else 1)

    @property
    def is_blank(self) -> bool:
        """Nobody typed a number."""
        return not any(field.text().strip() for field in (self.low, self.likely, self.high))

    def name(self, low: str, likely: str, high: str, unit: str) -> None:
        """Say the fields in the language in force."""
        for field, word in zip(self.fields, (likely, low, high, unit), strict=True):
            field.setPlaceholderText(word)
            field.setAccessibleName(word)

    def amount(self) -> Amount | None:
        """What is typed; a blank end is the likely one. None when it isn't numbers."""
        numbers = [amount_said(field.text())[0] for field in (self.low, self.likely, self.high)]
        known = [number for number in numbers if number is not None]
        typed = [field for field in (self.low, self.likely, self.high) if field.text().strip()]
        if len(known) != len(typed):
            return None
        low, likely, high = numbers
        middle = next(number for number in (likely, low, high) if number is not None)
        return Amount(
            low=middle if low is None else low,
            likely=middle,
            high=middle if high is None else high,
            unit=self.unit.text().strip() or amount_said(self.likely.text())[1],
        )


class PhraseEditor(Editor):
    """What customers meet: a plain clause in Japanese, a noun phrase in English. Every post uses these words."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        phrase = model.board.impact.phrase
        self._ja = QLineEdit(phrase.ja if phrase else "", self)
        self._en = QLineEdit(phrase.en if phrase else "", self)
        self._example = PlainLabel(tone=Tone.PAST, px=SMALL_PX, wraps=True, parent=self)
        for part in (self._ja, self._en, self._example):
            self.add(part)
        self.watch(self._ja, self._en)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self._ja.setAccessibleName(self.tr("Japanese, a plain clause"))
        self._en.setAccessibleName(self.tr("English, a noun phrase"))
        self._ja.setPlaceholderText("カード決済が失敗する")
        self._en.setPlaceholderText("failed card payments")
        self._example.setText(self.tr("They read: カード決済が失敗する事象 / seeing failed card payments"))

    @override
    def confirm(self) -> None:
        self.submit(WordImpact(incident=self.stream, ja=self._ja.text(), en=self._en.text()))


class StartEditor(Editor):
    """When the impact began, as people say it; 約 or 頃 makes it approximate."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        started = model.board.incident.started
        self._time = QLineEdit(words.time(started.instant, model.now) if started else "", self)
        self.add(self._time)
        self.watch(self._time)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self._time.setAccessibleName(self.tr("Impact began"))
        self._time.setPlaceholderText(self.tr("21:58, about 21:58, -40m, yesterday 23:50"))

    @override
    def confirm(self) -> None:
        said = parse(self._time.text(), self.model.now, self.words.zone)
        if isinstance(said, TimeFault):
            self.say(said.sentence(self.words.language))
        else:
            self.submit(SetImpactStart(incident=self.stream, started=said))


def amount_said(text: str) -> tuple[int | None, str]:
    """A number as people type it and its unit (約 1,240 店); None when it is no whole number."""
    said = _SAID.fullmatch(unicodedata.normalize("NFKC", text).strip())
    digits = said[1].replace(",", "") if said else ""
    number = int(digits) if digits.isdecimal() and len(digits) <= _LARGEST_DIGITS else None
    return number, (said[2] or "").strip() if said else ""
