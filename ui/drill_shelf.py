"""Drills as the live window knows them: starting one, the finished ones, and how one of them went."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.bridge import Bridge
from ui.models.board import BoardModel
from ui.theme import Tone
from ui.window import MainWindow
from ui.words import Words

if TYPE_CHECKING:
    from commander.drill.judging import Debrief
    from commander.drill.shelf import FinishedDrill
    from ui.panes.debrief import DebriefPage


class DrillShelf(QObject):
    """Window thread; what it reads is read on the reading thread. No drill ever writes into the live home's journal."""

    def __init__(
        self, home: Path, bridge: Bridge, model: BoardModel, window: MainWindow, words: Words, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._home, self._bridge, self._model = home, bridge, model
        self._window, self._words = window, words
        self._page: DebriefPage | None = None
        window.practise_chosen.connect(self.practise)
        window.welcome.drill_chosen.connect(self._open)
        window.overview.drills_read_by(self._finished)

    def practise(self, scenario: str, speed: int) -> None:
        """Start a drill in a window of its own; says so when the system would not."""
        from ui.drill_process import start_drill

        if start_drill(self._home, scenario, speed, self._words.language, self._model.person):
            self._window.banners.take_away("drill")
            return
        text = self.tr("The drill could not be started. Try again, or run: commander drill")
        self._window.banners.say("drill", text, tone=Tone.WARN, away=self.tr("Dismiss"))

    def _finished(self) -> "list[FinishedDrill]":
        from commander.drill.shelf import finished_drills

        return finished_drills(self._home)

    def _open(self, finished: "FinishedDrill") -> None:
        home = self._home
        self._bridge.read(lambda _reading: _debrief_of(home, finished), self._show)

    def _show(self, debrief: "Debrief | None") -> None:
        if debrief is None:
            text = self.tr("The records of this drill can no longer be read.")
            self._window.banners.say("drill", text, tone=Tone.WARN, away=self.tr("Dismiss"))
            return
        if self._page is None:
            from ui.panes.debrief import DebriefPage

            self._page = DebriefPage(self._model, self._words)
            self._page.again.connect(lambda key: self.practise(key, self._window.welcome.choice.speed))
            self._page.closed.connect(self._window.show_welcome)
        self._window.show_page(self._page)
        self._page.show_debrief(debrief)


def _debrief_of(home: Path, finished: "FinishedDrill") -> "Debrief | None":
    """On the reading thread: the drill's own records, read again. None: they are gone, or damaged."""
    from commander.drill.judging import judge
    from commander.drill.scenario import load_scenario
    from commander.drill.scenario_fault import ScenarioFault
    from commander.drill.shelf import drill_home_of
    from commander.journal.faults import JournalFault
    from commander.reading import Reading

    try:
        with Reading(drill_home_of(home, finished)) as reading:
            return judge(reading, load_scenario(finished.scenario), finished.ended_at)
    except (JournalFault, OSError, ScenarioFault):
        return None
