"""The forms of what else may be hurt: money, data, contracts, safety, payments; and of the workaround and of who."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commander.board.impact import Amount, Aspect, Certainty, Concern, StateImpact
from commander.board.impact_details import Details, Harm, Spread
from commander.wording.figures import amount_said
from commander.wording.harms import data_harms, money_harms
from commander.wording.impact_said import impact_label
from commander.wording.language import Language
from ui.models.board import BoardModel
from ui.panes.choice_chips import ChoiceChips
from ui.panes.impact_editor import ClaimEditor, StatementEditor
from ui.panes.impact_words import typed_amount
from ui.panes.person_box import PersonBox
from ui.widgets.pick_box import PickBox
from ui.words import Words

_SPREADS = (None, *Spread)


class HarmEditor(ClaimEditor):
    """Alt+1 none, which needs its basis, Alt+2 possible, Alt+3 confirmed. Of money how much, of data how it is mended.

    Which harm it is, is read from the line: double charge, missing payout, wrong price; lost, duplicated, delayed,
    corrupted.
    """

    def __init__(
        self, model: BoardModel, words: Words, aspect: Aspect, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, words, aspect, parent)
        standing = self.standing
        concern = standing.concern if standing is not None else None
        # Made in the order in which Tab goes through them.
        self._more = QLineEdit(self)
        self._concern = ChoiceChips(list(Concern), concern or Concern.POSSIBLE, self)
        self._more.setVisible(aspect in {Aspect.MONEY, Aspect.INTEGRITY})
        self.line.setText(standing.text if standing else "")
        if standing is not None and aspect is Aspect.MONEY and standing.amount is not None:
            self._more.setText(typed_amount(standing.amount))
        elif standing is not None:
            self._more.setText(standing.details.repair)
        self.lay_out(self._more, self._concern)
        self.watch(self._more)
        self.choose_by_number(self._concern)
        self.remember(more=self._more, concern=self._concern)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.line.setAccessibleName(self.words.label(self.aspect))
        self.line.setPlaceholderText(self._hint())
        more = (
            self.tr("How much: 30000-50000 JPY")
            if self.aspect is Aspect.MONEY
            else self.tr("How it is put right, and by when")
        )
        self._more.setPlaceholderText(more)
        self._more.setAccessibleName(more)
        self._concern.name([self.words.label(concern) for concern in Concern])

    @override
    def understood(self, text: str) -> str:
        between = "、" if self.words.language is Language.JA else ", "
        return between.join(impact_label(harm, self.words.language) for harm in self._harms(text))

    @override
    def confirm(self) -> None:
        said = self.said()
        if said is None:
            return
        text, as_of = said
        concern = self._concern.chosen
        amount: Amount | None = None
        if self.aspect is Aspect.MONEY and self._more.text().strip():
            amount = amount_said(self._more.text())
            if amount is None:
                self.say(self.tr("Amounts are whole numbers: 1240 shops, or 800-1900 shops, about 1240, 6%."))
                return
        self.submit(
            StateImpact(
                incident=self.stream,
                aspect=self.aspect,
                text=text,
                certainty=Certainty.UNCONFIRMED if concern is Concern.POSSIBLE else Certainty.CONFIRMED,
                as_of=as_of,
                row=self.standing.row if self.standing else None,
                amount=amount,
                concern=concern,
                details=Details(
                    harms=() if concern is Concern.NONE else self._harms(text),
                    repair=self._more.text() if self.aspect is Aspect.INTEGRITY else "",
                ),
            )
        )

    def _harms(self, text: str) -> tuple[Harm, ...]:
        match self.aspect:
            case Aspect.MONEY:
                return money_harms(text)
            case Aspect.INTEGRITY:
                return data_harms(text)
            case _:
                return ()

    def _hint(self) -> str:
        match self.aspect:
            case Aspect.MONEY:
                return self.tr("Double charges, missing payouts, wrong prices")
            case Aspect.INTEGRITY:
                return self.tr("Data lost, duplicated, delayed or corrupted; for none: what was checked")
            case Aspect.CONTRACT:
                return self.tr("Customers with an SLA; for none: which contracts were checked")
            case Aspect.SAFETY:
                return self.tr("May people be hurt? For none: what was checked")
            case _:
                return self.tr("Cards, payments, a regulated service; for none: what was checked")


class WorkaroundEditor(StatementEditor):
    """What customers can do meanwhile, and who tried it."""

    @override
    def more_parts(self) -> tuple[QWidget, ...]:
        self._person = PersonBox(self.model.policy, self)
        if self.standing is not None and self.standing.details.verified_by:
            self._person.setEditText(self.model.policy.person_name(self.standing.details.verified_by))
        self.watch(self._person)
        self.remember(person=self._person)
        return (self._person,)

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self._person.show_hint(self.tr("Tried by"))
        self._person.setAccessibleName(self.tr("Tried by"))

    @override
    def details(self) -> Details:
        return Details(verified_by=self._person.person)


class WhoEditor(StatementEditor):
    """Who is hurt, and how far it reaches: one place may become everything."""

    @override
    def more_parts(self) -> tuple[QWidget, ...]:
        self._spread = PickBox(self)
        self._spread.addItems([""] * len(_SPREADS))
        spread = self.standing.details.spread if self.standing is not None else None
        self._spread.setCurrentIndex(_SPREADS.index(spread))
        self.watch(self._spread)
        self.remember(spread=self._spread)
        return (_beside(self, self._spread),)

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self._spread.setAccessibleName(self.tr("How far it reaches"))
        for index, spread in enumerate(_SPREADS):
            unknown = self.tr("How far: not confirmed")
            said = impact_label(spread, self.words.language) if spread else unknown
            self._spread.setItemText(index, said)

    @override
    def details(self) -> Details:
        return Details(spread=_SPREADS[self._spread.currentIndex()])


def _beside(parent: QWidget, part: QWidget) -> QWidget:
    line = QWidget(parent)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(part)
    row.addStretch(1)
    return line
