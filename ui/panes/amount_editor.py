"""The form of how many: low, likely and high, of how many in all, when most of them come, how sure that is."""

from msgspec.structs import replace
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commander.board.impact import Aspect, Certainty, StateImpact
from commander.wording.figures import amount_said
from commander.wording.impact_said import peak_of
from ui.models.board import BoardModel
from ui.panes.choice_chips import ChoiceChips
from ui.panes.impact_editor import ClaimEditor
from ui.panes.impact_words import amount_runs, plain_amount, typed_amount
from ui.words import Words


class AmountEditor(ClaimEditor):
    """How many, in one go: 800-1900 shops, about 1240, 6%. Below it, of how many and counted how."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, Aspect.HOW_MANY, parent)
        standing = self.standing
        amount = standing.amount if standing else None
        self._text = QLineEdit(self)
        self._of_all = QWidget(self)
        self._whole = QLineEdit(self._of_all)
        self._peak = QLineEdit(self._of_all)
        row = QHBoxLayout(self._of_all)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._whole, 1)
        row.addWidget(self._peak, 1)
        self._certainty = ChoiceChips(
            list(Certainty), standing.certainty if standing else Certainty.UNCONFIRMED, self
        )
        if amount is not None:
            self.line.setText(typed_amount(amount))
            self._whole.setText(f"{amount.whole:,}" if amount.whole is not None else "")
            self._peak.setText(amount.peak)
        if standing is not None and (amount is None or standing.text.strip() != plain_amount(amount)):
            self._text.setText(standing.text)
        self.lay_out(self._text, self._of_all, self._certainty)
        self.watch(self._text, self._whole, self._peak)
        self.choose_by_number(self._certainty)
        self.remember(text=self._text, certainty=self._certainty, whole=self._whole, peak=self._peak)
        self._certainty.group.buttonToggled.connect(lambda *_: self._read())
        self.retranslate()

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.line.setAccessibleName(self.words.label(self.aspect))
        self.line.setPlaceholderText(self.tr("800-1900 shops, about 1240, 6%"))
        for field, hint in (
            (self._text, self.tr("Counted how")),
            (self._whole, self.tr("Of how many in all: 20640")),
            (self._peak, self.tr("When most come: 60,000 each morning")),
        ):
            field.setAccessibleName(hint)
            field.setPlaceholderText(hint)
        self._certainty.name([self.words.label(certainty) for certainty in Certainty])

    @override
    def understood(self, text: str) -> str:
        amount = amount_said(text)
        if amount is None:
            return ""
        known = self.model.policy.impact.denominator(amount.unit)
        is_exact = self._certainty.chosen is Certainty.CONFIRMED and amount.low == amount.high
        said = "".join(run.text for run in amount_runs(amount, exact=is_exact))
        if known is None:
            return said
        # What the policy knows of this unit is put in unless somebody says otherwise.
        whole = self.tr("of {whole} in all").format(whole=f"{known.whole:,}")
        return "  ".join(part for part in (said, whole, peak_of(known, self.words.language)) if part)

    @override
    def confirm(self) -> None:
        said = self.said()
        if said is None:
            return
        line, as_of = said
        amount = amount_said(line)
        if amount is None and line.strip():
            self.say(self.tr("Amounts are whole numbers: 1240 shops, or 800-1900 shops, about 1240, 6%."))
            return
        whole = self._whole_said()
        if whole is None and self._whole.text().strip():
            self.say(self.tr("How many there are in all is one whole number: 20640."))
            return
        if amount is not None:
            amount = replace(amount, whole=whole, peak=self._peak.text())
        text = self._text.text()
        if amount is not None and amount.high > 0 and not text.strip():
            text = plain_amount(amount)
        self.submit(
            StateImpact(
                incident=self.stream,
                aspect=self.aspect,
                text=text,
                certainty=self._certainty.chosen,
                as_of=as_of,
                row=self.standing.row if self.standing else None,
                amount=amount,
            )
        )

    def _whole_said(self) -> int | None:
        """How many there are in all; None: nobody said, or it is no number."""
        said = amount_said(self._whole.text())
        return said.likely if said is not None and said.low == said.high else None
