"""The right of the sheet: what was looked over, what changed since the last post, who answers for the text."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from commander.board.policy import Policy
from ui.panes.person_box import PersonBox
from ui.panes.sheet_findings import SheetFindings
from ui.theme import SECTION_PX, Tone
from ui.widgets.chip import Chip
from ui.widgets.focus_in_sight import FocusInSight
from ui.widgets.lined import Lined
from ui.widgets.plain_label import PlainLabel
from ui.widgets.run_label import RunLabel
from ui.widgets.text_layout import Run
from ui.widgets.tick_box import TickBox
from ui.words import Words

Line = tuple[
    str, Tone, tuple[Run, ...]
]  # a chip's word (empty: no chip), its tone, and what stands beside it


class SheetSide(QScrollArea):
    """Lines under three headings, and the field for an approval given aloud."""

    approver_said = Signal(str)
    backfilled = Signal(bool)

    def __init__(self, policy: Policy, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheetColumn")
        self.setMinimumWidth(156)
        self.setMaximumWidth(226)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setObjectName("sheetColumnBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(14, 14, 14, 12)
        column.setSpacing(0)
        self._checks, self._changes, self._approval, self._pages = (_Section(body) for _ in range(4))
        self._backfill = TickBox(body)
        self._backfill.clicked.connect(self.backfilled)
        self._backfill.hide()
        self.findings = SheetFindings(words, body)
        self.findings.hide()
        self.findings.seen.connect(lambda row: self.ensureWidgetVisible(row, 0, 40))
        self._verbal = PersonBox(policy, body)
        self._verbal.editTextChanged.connect(lambda text: self.approver_said.emit(self._verbal.person))
        for part in (
            self.findings,
            self._checks,
            self._changes,
            self._approval,
            self._verbal,
            self._pages,
            self._backfill,
        ):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(body)
        FocusInSight(self)

    def retranslate(self) -> None:
        """Say the headings in the language in force."""
        self._checks.heading.setText(self.tr("Checks"))
        self.findings.retranslate()
        self._changes.heading.setText(self.tr("Since the last post"))
        self._approval.heading.setText(self.tr("Approval"))
        self._pages.heading.setText(self.tr("On the public pages"))
        self._backfill.name(self.tr("Date it back: it was over before it was declared"))
        verbal = self.tr("Who approved it aloud")
        self._verbal.show_hint(verbal)
        self._verbal.setAccessibleName(verbal)

    def show_checks(self, lines: Sequence[Line]) -> None:
        """What was looked over."""
        self._checks.show_lines(lines)

    def show_changes(self, lines: Sequence[Line]) -> None:
        """What changed since the last post."""
        self._changes.show_lines(lines)

    def show_approval(self, lines: Sequence[Line], *, asks: bool, policy: Policy) -> None:
        """Who answers for the text; asks: somebody must say who approved it aloud."""
        self._approval.show_lines(lines)
        self._verbal.show_people(policy)
        self._verbal.setVisible(asks)

    def show_pages(self, lines: Sequence[Line], *, backfill: bool | None) -> None:
        """What each public page will show; backfill: whether it is dated back, None where it can't be."""
        self._pages.show_lines(lines)
        self._pages.setVisible(bool(lines))
        self._backfill.setVisible(backfill is not None)
        self._backfill.setChecked(bool(backfill))

    def show_approver(self, name: str) -> None:
        """Put a name in the field for an approval given aloud."""
        if self._verbal.person != name:
            self._verbal.setEditText(name)


class _Section(QWidget):
    """A heading and lines with hairlines between them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.heading = PlainLabel(tone=Tone.NEUTRAL, px=SECTION_PX, bold=True, wraps=True, parent=self)
        self._shown: tuple[Line, ...] = ()
        self._lines: list[Lined] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 14)
        self._column.setSpacing(0)
        self._column.addWidget(self.heading)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Replace the lines where they differ."""
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        for old in self._lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = [self._line(*line) for line in lines]
        for index, line in enumerate(self._lines):
            line.set_last(index + 1 == len(self._lines))
            self._column.addWidget(line)
            line.show()

    def _line(self, word: str, tone: Tone, runs: tuple[Run, ...]) -> Lined:
        line = Lined(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 7, 0, 7)
        row.setSpacing(6)
        if word:
            chip = Chip(word, tone, parent=line)
            chip.let_elide()
            row.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(RunLabel(runs, parent=line), 1, Qt.AlignmentFlag.AlignTop)
        line.setAccessibleName(f"{word} {''.join(run.text for run in runs)}".strip())
        return line
