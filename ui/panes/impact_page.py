"""The page of the impact: its size over time, which part shows which symptom, and what each row said before."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from commander.board.impact import EVIDENCE
from commander.board.impact_matrix import CellState, JudgeCell
from commander.board.refusal import Refused
from ui.models.board import BoardModel
from ui.panes.editor import Editor
from ui.panes.form_drafts import FormDrafts
from ui.panes.impact_depth_words import (
    earlier_lines,
    evidence_text,
    headline_text,
    row_line,
    scope_bars,
    scope_lines,
)
from ui.panes.impact_forms import CellForm, DependencyForm
from ui.panes.impact_words import disagreement_runs
from ui.panes.said_when_seen import SaidWhenSeen
from ui.panes.symptom_matrix import SymptomMatrix
from ui.shortcuts import Action, shortcut
from ui.theme import SMALL_PX, Tone
from ui.widgets.button import Button
from ui.widgets.inquiry_chart import InquiryChart
from ui.widgets.plain_label import PlainLabel
from ui.widgets.whole_page import Acts, AsidePage
from ui.words import Words

_CELL: Final = "cell"
_DEPENDENCY: Final = "dependency"
_BEFORE_SHOWN: Final = 5
_LOOKS_EACH_S: Final = 5
_BY_KEY: Final = {
    Qt.Key.Key_2: CellState.SUSPECTED,
    Qt.Key.Key_3: CellState.CONFIRMED,
    Qt.Key.Key_4: CellState.OVER,
}


class ImpactPage(AsidePage):
    """Stands in place of the four panes. Arrows go through the matrix; 1 to 4 say what is known, Enter asks for more.

    A adds a component, D notes what one depends on. closed: back to the board.
    """

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(shortcut(Action.IMPACT_DEPTH).shown, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._model, self._words = model, words
        self._looked_at = 0
        self._headline = self.head.state
        self._body = QWidget(self)
        self._evidence = [PlainLabel(px=SMALL_PX, wraps=True, parent=self._body) for _ in EVIDENCE]
        self._disagree = PlainLabel(tone=Tone.WARN, wraps=True, parent=self._body)
        self._chart = InquiryChart(self._body)
        self._at = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, wraps=True, parent=self._body)
        self._scope = PlainLabel(px=SMALL_PX, wraps=True, parent=self._body)
        self._matrix = SymptomMatrix(model, words, self._body)
        self._rows_title = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, bold=True, parent=self._body)
        self._rows = PlainLabel(px=SMALL_PX, wraps=True, parent=self._body)
        self._cell = CellForm(model, words, self)
        self._dependency = DependencyForm(model, words, self)
        for form in (self._cell, self._dependency):
            form.hide()
        self._why = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._why.hide()
        self._add = Button(key="A", elides=True, parent=self)
        self._depends = Button(key="D", elides=True, parent=self)
        self._drafts = FormDrafts(model.bridge, "ImpactDepth", self)
        self._lay_out()
        self._listen()
        self.retranslate()
        if model.stream:
            self._on_opened()

    def open(self) -> None:
        """Show it; the arrow keys go through the matrix at once."""
        self._say("")
        self.refresh()
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        """To the matrix; while it has no row, the page's own keys work all the same."""
        if self._matrix.is_empty:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._matrix.take_focus()

    def save_drafts(self) -> None:
        """Keep what is typed, now."""
        self._drafts.save_now()

    def refresh(self) -> None:
        """Show what the board says now."""
        if not self._model.stream:
            return
        model, words = self._model, self._words
        self._headline.setText(headline_text(model, words))
        for label, aspect in zip(self._evidence, EVIDENCE, strict=True):
            label.setText(evidence_text(aspect, model, words))
        found = model.board.impact.disagreement()
        self._disagree.setText(disagreement_runs(found, words)[0].text if found else "")
        self._disagree.setVisible(found is not None)
        bars, markers = scope_bars(model, words)
        lines = scope_lines(model, words)
        self._chart.show_bars(bars, markers, title=self.tr("How many, over time"), usual="")
        has_numbers = any(bar.count is not None for bar in bars)
        self._chart.setVisible(has_numbers)
        self._at.setVisible(has_numbers)
        self._at.setText(bars[self._chart.place].spoken)
        nobody = self.tr("How many: not confirmed. Nobody has said a number yet.")
        self._scope.setText("\n".join(lines) or nobody)
        self._matrix.refresh()
        said = []
        for row in model.board.impact.rows():
            said.append(row_line(row, model, words))
            before = earlier_lines(row.row, model, words, most=_BEFORE_SHOWN)
            said += [self.tr("    before: {what}").format(what=one) for one in before]
        self._rows.setText("\n".join(said) or self.tr("Nobody has said anything of the impact yet."))

    def retranslate(self) -> None:
        """Say every word again."""
        self.name(self.tr("Impact in depth"))
        self._matrix.retranslate()
        self._rows_title.setText(self.tr("What each row says, and said before"))
        self._add.setText(self.tr("Another component"))
        self._depends.setText(self.tr("Depends on…"))
        if self.isVisible():
            self.refresh()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if (
            watched is self._matrix.view
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
        ):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and not event.isAutoRepeat() and self._act_on(Qt.Key(event.key())):
                return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not (plain and self._act_on(Qt.Key(event.key()))):
            super().keyPressEvent(event)

    def _act_on(self, key: Qt.Key) -> bool:
        acts: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Escape: self.leave,
            Qt.Key.Key_A: lambda: self._ask_cell("", ""),
            Qt.Key.Key_D: self._ask_dependency,
            Qt.Key.Key_Return: self._open_cell,
            Qt.Key.Key_Enter: self._open_cell,
            Qt.Key.Key_1: lambda: self._ask_cell(*self._matrix.place, CellState.NONE_CONFIRMED),
        }
        if key in _BY_KEY:
            self._judge(_BY_KEY[key])
        elif key in acts:
            acts[key]()
        else:
            return False
        return True

    def _judge(self, state: CellState) -> None:
        component, symptom = self._matrix.place
        if not component or not symptom:
            self._ask_cell(component, symptom, state)
            return
        self._say("")
        command = JudgeCell(incident=self._model.stream, component=component, symptom=symptom, state=state)
        self._model.bridge.submit(command, refused=self._on_refused)

    def _open_cell(self) -> None:
        if self._matrix.is_at_dependency:
            self._ask_dependency()
        else:
            self._ask_cell(*self._matrix.place)

    def _ask_cell(self, component: str, symptom: str, state: CellState | None = None) -> None:
        self._dependency.hide()
        self._cell.ask(component, symptom, state)

    def _ask_dependency(self) -> None:
        self._cell.hide()
        self._dependency.ask(self._matrix.component)

    def _on_refused(self, refused: Refused) -> None:
        self._say(self._words.sentence(refused))

    def _say(self, sentence: str) -> None:
        self._why.setText(sentence)
        self._why.setVisible(bool(sentence))

    def _on_second(self) -> None:
        looked_at = int(self._model.now.timestamp()) // _LOOKS_EACH_S
        if looked_at != self._looked_at and self.isVisible():
            self._looked_at = looked_at
            self.refresh()

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_opened(self) -> None:
        self._say("")
        for form in (self._cell, self._dependency):
            form.begin_again(self._model.stream)
            form.hide()
        self._drafts.find(self._model.stream, [_CELL, _DEPENDENCY])

    def _on_drafts_found(self) -> None:
        for key, form in ((_CELL, self._cell), (_DEPENDENCY, self._dependency)):
            if not form.typed_fields:
                form.restore(self._drafts.left(self._model.stream, key))
            form.setVisible(bool(form.typed_fields))

    def _listen(self) -> None:
        self._chart.looked_at.connect(self._at.setText)
        self._matrix.view.installEventFilter(self)
        self._matrix.view.doubleClicked.connect(lambda _: self._open_cell())
        self._add.clicked.connect(lambda: self._ask_cell("", ""))
        self._depends.clicked.connect(self._ask_dependency)
        self._drafts.found.connect(self._on_drafts_found)
        for key, form in ((_CELL, self._cell), (_DEPENDENCY, self._dependency)):
            self._keep(key, form)
        self._model.changed.connect(self._on_changed)
        self._model.ticked.connect(self._on_second)
        self._model.opened.connect(self._on_opened)
        SaidWhenSeen(self, self._words, self.retranslate)

    def _keep(self, key: str, form: Editor) -> None:
        form.typed.connect(lambda: self._drafts.keep(form.stream, key, form.typed_fields))
        form.done.connect(lambda: self._drafts.forget(form.stream, key))
        form.done.connect(lambda: form.restore(form.untouched))
        form.done.connect(lambda: self._put_away(form))
        form.discarded.connect(lambda: form.restore(form.untouched))
        form.discarded.connect(lambda: self._drafts.forget(form.stream, key))
        form.put_away.connect(lambda: self._put_away(form))

    def _put_away(self, form: Editor) -> None:
        form.hide()
        self._take_keyboard()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(16)
        for label in self._evidence:
            side_by_side.addWidget(label, 1, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(side_by_side)
        for part in (self._disagree, self._matrix, self._chart, self._at, self._scope):
            inside.addWidget(part)
        inside.addWidget(self._rows_title)
        inside.addWidget(self._rows)
        inside.addStretch(1)
        self.add_scrolled(self._body)
        self.add(self._cell, self._dependency, self._why, Acts(self._add, self._depends, parent=self))
