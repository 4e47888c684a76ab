"""The forms of the impact pane's claims: a line, as of when it holds, how sure we are."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commander.board.impact import Aspect, Certainty, Concern, StateImpact
from commander.board.impact_details import Details
from commander.board.record import Occurred
from commander.wording.figures import as_of_said, figures_said
from commander.wording.times import TimeFault, parse
from ui.models.board import BoardModel
from ui.panes.choice_chips import ChoiceChips
from ui.panes.editor import Editor
from ui.panes.impact_depth_words import earlier_lines
from ui.panes.impact_words import ratio_run, trial_words
from ui.theme import SMALL_PX, Tone
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

_TIME_WIDTH = 78
_BEFORE = 3


class ClaimEditor(Editor):
    """What every claim has: a line, as of when (blank: now), how sure. A time at the line's end counts as well."""

    def __init__(
        self, model: BoardModel, words: Words, aspect: Aspect, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, words, parent)
        self.aspect = aspect
        self.standing = model.board.impact.row(aspect)
        # What it said before stays to be seen, in place.
        before = earlier_lines(self.standing.row, model, words, most=_BEFORE) if self.standing else []
        self._before = PlainLabel("\n".join(before), tone=Tone.PAST, px=SMALL_PX, wraps=True, parent=self)
        self._before.setVisible(bool(before))
        # Made in the order in which Tab goes through them.
        self._top = QWidget(self)
        self.line = QLineEdit(self._top)
        self._as_of = QLineEdit(self._top)
        self._as_of.setFixedWidth(_TIME_WIDTH)
        self.reading = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, wraps=True, parent=self)
        self.reading.hide()
        self.line.textChanged.connect(self._read)
        model.ticked.connect(self._show_now)

    def lay_out(self, *below: QWidget) -> None:
        """The line and its time, how it is understood, then the rest."""
        row = QHBoxLayout(self._top)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addWidget(self._as_of)
        # What it said before stands below: what is typed now comes first.
        for part in (self._top, self.reading, *below, self._before):
            self.add(part)
        self.watch(self.line, self._as_of)
        self.remember(line=self.line, as_of=self._as_of)

    @override
    def retranslate(self) -> None:
        self._as_of.setAccessibleName(self.tr("As of"))
        self._show_now()
        self._read()

    def understood(self, text: str) -> str:
        """How figures in the line are read; empty: there are none to read."""
        raise NotImplementedError

    def said(self) -> tuple[str, Occurred | None] | None:
        """The line without the time at its end, and as of when it holds; None when that is no time: it was said."""
        text, at_end = as_of_said(self.line.text())
        typed = self._as_of.text().strip() or at_end
        if not typed:
            return text, None
        as_of = parse(typed, self.model.now, self.words.zone)
        if isinstance(as_of, TimeFault):
            self.say(as_of.sentence(self.words.language))
            return None
        return text, as_of

    def _read(self) -> None:
        understood = self.understood(as_of_said(self.line.text())[0])
        self.reading.setText(understood)
        self.reading.setVisible(bool(understood))

    def _show_now(self) -> None:
        # Not typed in: a claim is as of the moment it is recorded unless somebody says otherwise.
        self._as_of.setPlaceholderText(self.words.time(self.model.now, self.model.now))


class StatementEditor(ClaimEditor):
    """Text, then Alt+1 to Alt+3 for how sure we are, then Enter."""

    def __init__(
        self, model: BoardModel, words: Words, aspect: Aspect, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, words, aspect, parent)
        standing = self.standing
        self._certainty = ChoiceChips(
            list(Certainty), standing.certainty if standing else Certainty.UNCONFIRMED, self
        )
        self.line.setText(standing.text if standing else "")
        self.lay_out(self._certainty)
        for part in self.more_parts():
            self.add(part)
        self.choose_by_number(self._certainty)
        self.remember(certainty=self._certainty)
        self.retranslate()

    def more_parts(self) -> tuple[QWidget, ...]:
        """What a claim of its own kind asks beside; made while the form is."""
        return ()

    def details(self) -> Details:
        """What the claim says beside its line."""
        return Details()

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.line.setAccessibleName(self.words.label(self.aspect))
        self.line.setPlaceholderText(self._hint())
        self._certainty.name([self.words.label(certainty) for certainty in Certainty])

    @override
    def understood(self, text: str) -> str:
        figures = figures_said(self.aspect, text)
        if figures.trial is not None:
            return trial_words(figures.trial)
        ratio = ratio_run(figures.count) if figures.count is not None else None
        return ratio.text if ratio is not None else ""

    @override
    def confirm(self) -> None:
        said = self.said()
        if said is None:
            return
        text, as_of = said
        figures = figures_said(self.aspect, text)
        self.submit(
            StateImpact(
                incident=self.stream,
                aspect=self.aspect,
                text=text,
                certainty=self._certainty.chosen,
                as_of=as_of,
                row=self.standing.row if self.standing else None,
                count=figures.count,
                trial=figures.trial,
                details=self.details(),
            )
        )

    def _hint(self) -> str:
        match self.aspect:
            case Aspect.WHO:
                return self.tr("Which customers, shops, regions, plans")
            case Aspect.WHAT:
                return self.tr("What they see: payments fail, notices are late")
            case Aspect.SYSTEM:
                return self.tr("5xx 3,812 errors in 10 min, usually 40")
            case Aspect.INQUIRIES:
                return self.tr("86 inquiries, usually 14")
            case Aspect.HANDS_ON:
                return self.tr("Checkout gives 502, 4 of 5 failed")
            case Aspect.MONEY:
                return self.tr("Double charges, missing payouts, wrong prices")
            case _:
                return self.tr("What customers can do meanwhile, checked by whom")


class ConcernEditor(ClaimEditor):
    """Personal data: Alt+1 none, which needs its basis, Alt+2 possible, Alt+3 confirmed; of what, and Enter."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, Aspect.PERSONAL_DATA, parent)
        standing = self.standing
        concern = standing.concern if standing is not None else None
        self._concern = ChoiceChips(list(Concern), concern or Concern.POSSIBLE, self)
        self.line.setText(standing.text if standing else "")
        self.lay_out(self._concern)
        self.choose_by_number(self._concern)
        self.remember(concern=self._concern)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.line.setAccessibleName(self.words.label(self.aspect))
        self.line.setPlaceholderText(self.tr("Of what; for none: what was checked"))
        self._concern.name([self.words.label(concern) for concern in Concern])

    @override
    def understood(self, text: str) -> str:
        return ""

    @override
    def confirm(self) -> None:
        said = self.said()
        if said is None:
            return
        text, as_of = said
        concern = self._concern.chosen
        self.submit(
            StateImpact(
                incident=self.stream,
                aspect=self.aspect,
                text=text,
                certainty=Certainty.UNCONFIRMED if concern is Concern.POSSIBLE else Certainty.CONFIRMED,
                as_of=as_of,
                row=self.standing.row if self.standing else None,
                concern=concern,
            )
        )
