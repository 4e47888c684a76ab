"""The list of findings at the right of the sheet: one stop for Tab; Enter goes to the place in the text."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from commander.board.house_wording import Severity
from commander.board.text import LINE_LIMIT
from ui.panes.sheet_proofs import Place
from ui.theme import SECTION_PX, SMALL_PX, Tone
from ui.widgets.chip import Chip, Shape
from ui.widgets.plain_label import PlainLabel
from ui.widgets.run_label import RunLabel
from ui.widgets.text_layout import Run
from ui.words import Words

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
_GO = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_LONGEST_WORDS = 60


class SheetFindings(QWidget):
    """What was found, one row each; below the current one why, what to write instead, and the answer to it."""

    chosen = Signal(Place)
    seen = Signal(QWidget)
    answered = Signal(Place, str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._places: tuple[Place, ...] = ()
        self._asked: Place | None = None  # whose answer the field holds
        self._heading = PlainLabel(tone=Tone.NEUTRAL, px=SECTION_PX, bold=True, wraps=True, parent=self)
        self._rows = FindingRows(self)
        detail = self._rows.detail
        self._why = PlainLabel(px=SMALL_PX, wraps=True, parent=detail)
        self._instead = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, wraps=True, parent=detail)
        self._answer = QLineEdit(detail)
        self._answer.setMaxLength(LINE_LIMIT)
        below = QVBoxLayout(detail)
        below.setContentsMargins(8, 0, 0, 8)
        below.setSpacing(4)
        for part in (self._why, self._instead, self._answer):
            below.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 14)
        column.setSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self._rows)
        self._rows.seen.connect(self.seen)
        self._rows.moved.connect(self._show_detail)
        self._rows.chosen.connect(lambda row: self.chosen.emit(self._places[row]))
        self._answer.textEdited.connect(self._on_answer)
        self._answer.returnPressed.connect(self._rows.setFocus)

    def retranslate(self) -> None:
        """Say every word again in the language in force."""
        self._heading.setText(self.tr("Wording"))
        self._show_rows()
        self._show_detail()

    def show_places(self, places: Sequence[Place]) -> None:
        """Show these findings; the row that was current stays so while it is there."""
        self.setVisible(bool(places))
        if tuple(places) == self._places:
            return
        self._places = tuple(places)
        self._show_rows()
        self._show_detail()

    def _show_rows(self) -> None:
        self._rows.show_rows([self._row(place) for place in self._places])
        self._rows.setAccessibleName(self.tr("Findings in the wording"))

    def _row(self, place: Place) -> tuple[str, Tone, Shape, str]:
        finding = place.finding
        language = "日本語" if finding.language == "ja" else "English"
        words = " ".join(finding.words.split())
        words = words if len(words) <= _LONGEST_WORDS else words[: _LONGEST_WORDS - 1] + "…"
        said = f"“{words}” {language}"
        if place.answer.strip():
            return self.tr("answered"), Tone.NEUTRAL, Shape.OUTLINED, said
        if finding.severity is Severity.BLOCKS:
            return self.tr("mend"), Tone.BAD, Shape.DIAMOND, said
        return self.tr("look at"), Tone.WARN, Shape.DOT, said

    def _show_detail(self) -> None:
        current = self._rows.current
        place = self._places[current] if 0 <= current < len(self._places) else None
        self._rows.detail.setVisible(place is not None)
        self._answer.setVisible(place is not None and place.takes_answer)
        if place is None:
            self._asked = None
            return
        language = self._words.language
        self._why.setText(place.finding.why.said_in(language))
        instead = place.finding.instead.said_in(language)
        self._instead.setText(self.tr("Instead: {words}").format(words=instead))
        self._rows.setAccessibleDescription(f"{self._why.text()} {self._instead.text()}")
        hint = self.tr("Who in legal checked it") if place.asks_legal else self.tr("Why it stays as it is")
        self._answer.setPlaceholderText(hint)
        self._answer.setAccessibleName(hint)
        is_other = self._asked is None or _key(self._asked) != _key(place)
        if is_other or self._answer.text().strip() != place.answer.strip():
            self._answer.setText(place.answer)
        self._asked = place

    def _on_answer(self, text: str) -> None:
        if self._asked is not None:
            self.answered.emit(self._asked, text)


def _key(place: Place) -> tuple[str, str, str]:
    return place.tab, place.finding.rule, place.noted.text


class FindingRows(QWidget):
    """Rows with one that is current and has its detail below; arrows move, Enter or a press chooses."""

    moved = Signal()
    chosen = Signal(int)
    seen = Signal(QWidget)  # what must be in view now

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.current = 0
        self.detail = QWidget(self)
        self._shown: tuple[tuple[str, Tone, Shape, str], ...] = ()
        self._rows: list[QFrame] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.detail)

    def show_rows(self, rows: Sequence[tuple[str, Tone, Shape, str]]) -> None:
        """Replace the rows where they differ; the current one is kept by its words."""
        if tuple(rows) == self._shown:
            return
        before = self._shown[self.current][3] if self.current < len(self._shown) else ""
        self._shown = tuple(rows)
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [self._row(*row) for row in rows]
        for index, row in enumerate(self._rows):
            self._column.insertWidget(index, row)
            row.show()
        same = [index for index, row in enumerate(rows) if row[3] == before]
        self.current = same[0] if same else min(self.current, max(0, len(rows) - 1))
        self._mark()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key = Qt.Key(event.key())
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if not plain or not self._rows or key not in {*_STEPS, *_ENDS, *_GO}:
            super().keyPressEvent(event)
        elif key in _GO:
            self.chosen.emit(self.current)
        elif key in _ENDS:
            self._move(_ENDS[key] % len(self._rows))
        else:
            self._move(min(max(self.current + _STEPS[key], 0), len(self._rows) - 1))

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        at = event.position().toPoint()
        for index, row in enumerate(self._rows):
            if row.geometry().contains(at):
                self._move(index)
                self.chosen.emit(index)

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self._mark()
        if self._rows:
            self.seen.emit(self._rows[self.current])

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self._mark()

    def _move(self, row: int) -> None:
        if row != self.current:
            self.current = row
            self._mark()
            self.moved.emit()
            self.seen.emit(self._rows[row])

    def _mark(self) -> None:
        if self._rows and self._column.indexOf(self.detail) != self.current + 1:
            self._column.removeWidget(self.detail)
            self._column.insertWidget(self.current + 1, self.detail)
        for index, row in enumerate(self._rows):
            look = "focused" if self.hasFocus() else "current"
            state = look if index == self.current else ""
            if row.property("state") != state:
                row.setProperty("state", state)
                row.style().unpolish(row)
                row.style().polish(row)

    def _row(self, word: str, tone: Tone, shape: Shape, said: str) -> QFrame:
        row = QFrame(self)
        row.setObjectName("findingRow")
        line = QHBoxLayout(row)
        line.setContentsMargins(6, 5, 4, 5)
        line.setSpacing(6)
        chip = Chip(word, tone, shape=shape, parent=row)
        chip.let_elide()
        line.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(RunLabel((Run(said),), parent=row), 1, Qt.AlignmentFlag.AlignTop)
        row.setAccessibleName(f"{word} {said}")
        return row
