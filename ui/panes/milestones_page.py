"""The page of timestamps: when each thing happened, what it comes to, and what many come to (practice §7.2)."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from commander.board.commands import Command
from commander.board.milestones import CorrectMilestone, Milestone
from commander.figures.company import Spread, counts, spreads
from commander.figures.timestamps import Metric, metrics, stamps
from commander.wording.times import TimeFault, parse
from commander.wording.watch_said import local_clock, measured_text, spread_line, stamp_text
from ui.models.board import BoardModel
from ui.panes.asking_page import AskingPage
from ui.shortcuts import Action, shortcut
from ui.theme import SMALL_PX, Tone
from ui.widgets.ask import Blank
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

if TYPE_CHECKING:
    from commander.reading import Reading

_NAME_WIDTH: Final = 190
_TIME_WIDTH: Final = 130
# Each is folded on the reading thread; more would keep the next question waiting.
_MOST: Final = 60


class MilestonesPage(AskingPage):
    """C corrects a time, A asks for the figures of all closed incidents; nobody is compared with anybody."""

    letters: ClassVar[Mapping[str, str]] = {"C": "correct", "A": "company"}

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(shortcut(Action.MILESTONES).shown, model, words, parent)
        self._spreads: list[Spread] | None = None
        self._counted = 0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(2)
        for column in (1, 3):
            self._grid.setColumnStretch(column, 1)
        self._times = {one: self._row(row, 0) for row, one in enumerate(Milestone, 1)}
        self._figures = {one: self._row(row, 2) for row, one in enumerate(Metric, 1)}
        self._between = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, wraps=True, parent=self.body)
        self._grid.addWidget(self._between, 0, 2, 1, 2)
        self._company_head = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, wraps=True, parent=self.body)
        self._company = PlainLabel(wraps=True, parent=self.body)
        self.inside.addLayout(self._grid)
        self.inside.addWidget(self._company_head)
        self.inside.addWidget(self._company)
        self.inside.addStretch(1)

    @override
    def open(self) -> None:
        self._spreads = None
        super().open()

    @override
    def retranslate(self) -> None:
        self.name(self.tr("Timestamps"))
        self._between.setText(
            self.tr("What they come to. No target is set on recovery: it would be declared too early.")
        )
        self.name_act("correct", self.tr("Correct a time…"))
        self.name_act("company", self.tr("Figures of all incidents"))

    @override
    def refresh(self) -> None:
        board, policy, now, language = (
            self.model.board,
            self.model.policy,
            self.model.now,
            self.words.language,
        )
        clock = local_clock(self.words.zone_info, now)
        for stamp in stamps(board, policy):
            name, text = self._times[stamp.milestone]
            name.setText(self.words.label(stamp.milestone))
            text.setText(stamp_text(stamp, language, clock))
            text.set_tone(Tone.PAST if stamp.at is None else Tone.INK)
        for one in metrics(board, policy, now):
            name, text = self._figures[one.metric]
            name.setText(self.words.label(one.metric))
            text.setText(measured_text(one, language))
            text.set_tone(Tone.INK if one.is_known else Tone.PAST)
        self._show_company()

    @override
    def act(self, name: str) -> None:
        if name == "company":
            now = self.model.now
            self.model.bridge.read(lambda reading: _company(reading, now), self._take_company)
        else:
            self._ask_correction()

    def _row(self, row: int, column: int) -> tuple[PlainLabel, PlainLabel]:
        name = PlainLabel(tone=Tone.NEUTRAL, parent=self.body)
        text = PlainLabel(wraps=True, parent=self.body)
        self._grid.addWidget(name, row, column)
        self._grid.addWidget(text, row, column + 1)
        return name, text

    def _show_company(self) -> None:
        found = self._spreads
        self._company_head.setVisible(found is not None)
        self._company.setVisible(found is not None)
        if found is not None:
            head = self.tr("%n closed incident(s); drills, tests and notices don't count", "", self._counted)
            self._company_head.setText(head)
            self._company.setText("\n".join(spread_line(one, self.words.language) for one in found))

    def _take_company(self, answer: tuple[int, list[Spread]]) -> None:
        self._counted, self._spreads = answer
        if self.isVisible():
            self._show_company()

    def _ask_correction(self) -> None:
        names = {self.words.label(one): one for one in Milestone if one is not Milestone.START}
        self.ask_for(
            "milestone",
            self.tr("Correct a time"),
            [
                Blank(
                    name="milestone",
                    label=self.tr("Which"),
                    text=self.words.label(Milestone.DETECT),
                    choices=tuple(names),
                    width=_NAME_WIDTH,
                ),
                Blank(
                    name="time",
                    label=self.tr("It was at"),
                    hint=self.tr("03:00; empty: as the board says"),
                    width=_TIME_WIDTH,
                ),
                Blank(name="reason", label=self.tr("Reason"), hint=self.tr("By which log")),
            ],
            lambda said: self._correction(said, names),
        )

    def _correction(self, said: Mapping[str, str], names: Mapping[str, Milestone]) -> Command | str:
        happened = None
        if said["time"].strip():
            found = parse(said["time"], self.model.now, self.words.zone)
            if isinstance(found, TimeFault):
                return found.sentence(self.words.language)
            happened = found
        return CorrectMilestone(
            incident=self.model.stream,
            milestone=names.get(said["milestone"], said["milestone"]),
            happened=happened,
            reason=said["reason"],
        )


def _company(reading: "Reading", now: datetime) -> tuple[int, list[Spread]]:
    """The figures of the newest closed incidents that count. On the reading thread."""
    policy = reading.policy()
    boards = [reading.board(one.stream) for one in reading.incidents(closed=True, limit=_MOST)]
    counted = [board for board in boards if counts(board)]
    return len(counted), spreads(metrics(board, policy, now) for board in counted)
