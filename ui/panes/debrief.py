"""How a drill went, by its clocks: the score, what went well, and the one thing to practise next."""

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from commander.board.incident import IncidentKind
from ui.models.board import BoardModel
from ui.panes.measure_words import measure_word, practise_sentence
from ui.theme import SECTION_PX, TITLE_PX, Tone
from ui.widgets.button import Button, ButtonKind, HintedButton
from ui.widgets.chip import Badge, Chip
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

if TYPE_CHECKING:
    from commander.drill.judging import Debrief
    from commander.drill.score import Measure

_POINTS_PX: Final = 40
_WIDTH: Final = 860
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DebriefPage(QFrame):
    """Shown at a drill's end beside its timeline, and in the live window when a finished drill is opened.

    again: the same scenario once more. closed: enough of it (Esc).
    """

    again = Signal(str)
    closed = Signal()

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aside")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._model, self._words = model, words
        self._debrief: Debrief | None = None
        self.again_button = Button(kind=ButtonKind.PRIMARY, parent=self)
        self.close_button = Button(key="Esc", parent=self)
        self._body: QWidget | None = None
        self._scroll = QScrollArea(self)
        self._lay_out()
        self.again_button.clicked.connect(self._again)
        self.close_button.clicked.connect(self.closed)
        words.changed.connect(self.retranslate)
        self.retranslate()

    def show_debrief(self, debrief: "Debrief") -> None:
        """Show how a drill went; Enter practises again, Esc closes."""
        self._debrief = debrief
        self.retranslate()
        self.again_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word again."""
        self.again_button.setText(self.tr("Practise again"))
        self.close_button.setText(self.tr("Close"))
        if self._debrief is not None:
            self._show(self._debrief)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _again(self) -> None:
        if self._debrief is not None:
            self.again.emit(self._debrief.result.scenario)

    def _show(self, debrief: "Debrief") -> None:
        body = QWidget()
        body.setObjectName("body")
        body.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(body)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        column.addLayout(self._head(debrief, body))
        column.addSpacing(8)
        next_time = practise_sentence(debrief.result.practise_next)
        self._add_section(column, self.tr("Practise next"), body)
        column.addWidget(
            PlainLabel(
                next_time or self.tr("Nothing was lost. Try it faster."), bold=True, wraps=True, parent=body
            )
        )
        column.addSpacing(8)
        self._add_section(column, self.tr("What went well"), body)
        best = debrief.score.best
        if best:
            column.addLayout(self._table(best, body))
        else:
            nothing = self.tr("No clock was met this time. The first one to meet: taking command.")
            column.addWidget(PlainLabel(nothing, tone=Tone.NEUTRAL, wraps=True, parent=body))
        column.addSpacing(8)
        self._add_section(column, self.tr("All clocks"), body)
        column.addLayout(self._table(debrief.score.measures, body))
        column.addStretch(1)
        self._scroll.setWidget(body)
        self._body = body
        self.setAccessibleName(
            " ".join([self.tr("How it went"), self._points(debrief.result.points), next_time]).rstrip()
        )

    def _head(self, debrief: "Debrief", body: QWidget) -> QHBoxLayout:
        result, words = debrief.result, self._words
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(PlainLabel(self._points(result.points), px=_POINTS_PX, bold=True, parent=body))
        beside = QVBoxLayout()
        title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(Badge(words.label(IncidentKind.DRILL), parent=body))
        title.addWidget(
            PlainLabel(result.title.said_in(words.language), px=TITLE_PX, bold=True, wraps=True, parent=body),
            1,
        )
        beside.addLayout(title)
        when = self.tr("{begun} ・ took {span} on the drill's clock ・ out of 100").format(
            begun=words.time_with_zone(result.began_at, self._model.now),
            span=words.span(result.ended_at - result.began_at),
        )
        beside.addWidget(PlainLabel(when, tone=Tone.NEUTRAL, wraps=True, parent=body))
        head.addLayout(beside, 1)
        return head

    def _add_section(self, column: QVBoxLayout, title: str, body: QWidget) -> None:
        column.addWidget(PlainLabel(title, tone=Tone.NEUTRAL, px=SECTION_PX, bold=True, parent=body))

    def _table(self, measures: "tuple[Measure, ...]", body: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 76)
        for row, measure in enumerate(measures):
            met = self.tr("met") if measure.met else self.tr("not met")
            grid.addWidget(Chip(met, Tone.OK if measure.met else Tone.WARN, parent=body), row, 0)
            grid.addWidget(PlainLabel(measure_word(measure.key), wraps=True, parent=body), row, 1)
            figures = PlainLabel(self._figures(measure), tone=Tone.NEUTRAL, parent=body)
            grid.addWidget(figures, row, 2, _RIGHT)
            share = f"{measure.points}/{measure.of}"
            grid.addWidget(PlainLabel(share, tone=Tone.NEUTRAL, parent=body), row, 3, _RIGHT)
        return grid

    def _points(self, points: int) -> str:
        return self.tr("%n point(s)", "the score of a drill", points)

    def _figures(self, measure: "Measure") -> str:
        if measure.count is not None and measure.out_of is not None:
            return self.tr("{count} of {whole}").format(count=measure.count, whole=measure.out_of)
        target = self._span(measure.target)
        if measure.took is None:
            if measure.key == "first-post-from-impact" and target == "":
                return self.tr("nobody wrote when it began")
            never = self.tr("never") if not measure.met else ""
            return self.tr("never ・ target {target}").format(target=target) if target else never
        took = self._span(measure.took)
        if measure.key == "recovery" and not measure.met:
            return self.tr("{took} ・ before everything worked again").format(took=took)
        return self.tr("{took} ・ target {target}").format(took=took, target=target) if target else took

    def _span(self, span: timedelta | None) -> str:
        return "" if span is None else self._words.span(span)

    def _lay_out(self) -> None:
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ways = QHBoxLayout()
        ways.setContentsMargins(18, 8, 18, 12)
        ways.setSpacing(12)
        ways.addWidget(self.again_button)
        ways.addWidget(HintedButton(self.close_button, parent=self))
        ways.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scroll, 1)
        outer.addLayout(ways)
