"""The form of the expected recovery: a time, from what, how sure; approving it for customers, taking it back."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commander.board.estimate import ApproveEstimate, EstimateRecovery, WithdrawEstimate
from commander.board.impact import Certainty
from commander.wording.times import TimeFault, parse
from ui.models.board import BoardModel
from ui.panes.choice_chips import ChoiceChips
from ui.panes.editor import Editor
from ui.widgets.button import Button
from ui.words import Words

_TIME_WIDTH = 96


class EstimateEditor(Editor):
    """Enter records the time for one's own people; an empty time with a reason takes it back."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        current = model.board.estimates.current
        self._is_said = current is not None
        eta = current.eta if current is not None else None
        self._time = QLineEdit(words.time(eta, model.now) if eta else "", self)
        self._time.setFixedWidth(_TIME_WIDTH)
        self._source = QLineEdit(current.source if current else "", self)
        first = QWidget(self)
        row = QHBoxLayout(first)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._time)
        row.addWidget(self._source, 1)
        self._certainty = ChoiceChips(
            list(Certainty), current.certainty if current else Certainty.ESTIMATED, self
        )
        self._approve = Button(elides=True, parent=self)
        self._approve.setVisible(self._is_said and model.board.estimates.approved is None)
        for part in (first, self._certainty, self._approve):
            self.add(part)
        self.watch(self._time, self._source)
        self.choose_by_number(self._certainty)
        self.remember(time=self._time, source=self._source, certainty=self._certainty)
        self._approve.clicked.connect(lambda: self.submit(ApproveEstimate(incident=self.stream)))
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self._time.setAccessibleName(self.tr("Expected recovery"))
        self._time.setPlaceholderText(self.tr("23:30, +40m"))
        self._source.setAccessibleName(self.tr("From what, or why it is taken back"))
        self._source.setPlaceholderText(self.tr("From what; with no time: why it is taken back"))
        self._certainty.name([self.words.label(certainty) for certainty in Certainty])
        self._approve.setText(self.tr("Let customers read this time (as expected)"))

    @override
    def confirm(self) -> None:
        typed = self._time.text().strip()
        if not typed and self._is_said:
            self.submit(WithdrawEstimate(incident=self.stream, reason=self._source.text()))
            return
        said = parse(typed, self.model.now, self.words.zone, ahead=True)
        if isinstance(said, TimeFault):
            self.say(said.sentence(self.words.language))
            return
        self.submit(
            EstimateRecovery(
                incident=self.stream,
                eta=said.instant,
                certainty=self._certainty.chosen,
                source=self._source.text(),
            )
        )
