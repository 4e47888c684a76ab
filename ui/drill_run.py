"""One drill in its window: declares it, feeds its scenario as board and clock say, and shows how it went."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from commander.board.incident import Declare, IncidentKind
from commander.board.record import Record
from commander.clock import ScaledClock
from commander.drill.judging import Debrief, drill_boards, judge
from commander.drill.player import Player
from commander.drill.script import Scenario
from commander.drill.shelf import keep_result
from commander.locks import poke
from commander.publishers.practice import PracticePublisher
from ui.drill_process import open_live, start_drill
from ui.panes.debrief import DebriefPage
from ui.panes.practice_view import PracticeView
from ui.program import Program
from ui.theme import Tone

if TYPE_CHECKING:
    from commander.board.board import Board
    from commander.reading import Reading

_LOOK_MS: Final = 250
_REST_MS: Final = 10_000  # what is inside its undo as a drill ends goes out at the pace it was ordered at


class DrillRun(QObject):
    """Window thread. What it reads is read on the reading thread, what its cast says goes the way of every command.

    cued: a step of the scenario was said. judged: it is over, and this is how it went.
    """

    cued = Signal(str)
    judged = Signal(object)

    def __init__(
        self, program: Program, scenario: Scenario, clock: ScaledClock, home: Path, *, live_home: Path
    ) -> None:
        super().__init__(program)
        self._program, self._window = program, program.window
        self._scenario, self._clock = scenario, clock
        self._home, self._live_home = home, live_home
        self._player: Player | None = None
        self._boards: tuple[Board | None, Board | None] = None, None
        # The read side is being asked for the boards; and has to be again.
        self._asks = self._is_behind = False
        self._is_over = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._slow_down)
        posts = PracticePublisher(home).posts
        self.view = PracticeView(program.model, program.words, posts, self._window)
        self.page = DebriefPage(program.model, program.words, self._window)
        for part in (self.view, self.page):
            part.hide()
        self._bind()
        self._speed = round(clock.speed)
        self.run_at(self._speed)

    @property
    def next_at(self) -> datetime | None:
        """When the scenario goes on by itself; None: it waits for the person, or is over."""
        board, second = self._boards
        if self._player is None or board is None or self._is_over:
            return None
        return self._player.next_at(board, second)

    def run_at(self, speed: int) -> None:
        """Another speed from now on. Seconds that are a person's own stay theirs."""
        self._speed = speed
        self._clock.run_at(speed)
        self._program.model.pace = speed
        self._window.band.offer_controls(speed)

    def look(self) -> None:
        """Say what is due by now, and end it when nothing more can be won or lost."""
        board, second = self._boards
        if self._player is None or board is None or self._is_over:
            return
        now = self._clock()
        for cue in self._player.due(board, now, second):
            self._program.bridge.submit(
                cue.command, person=cue.person, refused=self._program.bridge.hindered.emit
            )
            self.cued.emit(cue.step)
        if self._player.is_over(board, now, second):
            self.end()

    def end(self) -> None:
        """It is over: judge it by its clocks, keep the result, show it. A second time: show it again."""
        if self._is_over:
            self._window.page.show_aside(self.page)
            return
        self._is_over = True
        self._timer.stop()
        self._window.band.show_over()
        self._rest.start()
        self._program.bridge.read(self._conclude, self._show)

    def _slow_down(self) -> None:
        """Nothing more is played: clocks that race on would only ring behind the page that says how it went."""
        self._clock.run_at(1)
        self._program.model.pace = 1

    def see(self) -> None:
        """What they see, in place of the four panes."""
        if self._program.model.stream:
            self._window.page.show_aside(self.view)
            self.view.open()

    def _bind(self) -> None:
        self._program.opened.connect(self._declare)
        self._program.bridge.recorded.connect(self._on_recorded)
        band = self._window.band
        band.speed_chosen.connect(self.run_at)
        band.view_chosen.connect(self.see)
        band.end_chosen.connect(self.end)
        self.view.closed.connect(self._leave)
        self.page.closed.connect(self._window.close)
        self.page.again.connect(self._practise_again)
        self._window.live_wanted.connect(self._go_live)
        self._window.closed.connect(self._timer.stop)
        self._window.closed.connect(self._rest.stop)

    def _declare(self) -> None:
        title = self._scenario.title.said_in(self._program.words.language)
        declaration = Declare(title=title, incident_kind=IncidentKind.DRILL)
        self._program.bridge.submit(
            declaration, done=self._on_declared, refused=self._program.bridge.hindered.emit
        )

    def _on_declared(self, records: tuple[Record, ...]) -> None:
        stream = records[0].stream
        self._player = Player(self._scenario, self._program.words.language, stream)
        self._window.show_incident(stream)
        self._timer.start()

    def _on_recorded(self, _records: tuple[Record, ...]) -> None:
        # What becomes durable while the read side answers may not be in its answer: it is asked once more then.
        self._is_behind = self._asks
        if not self._asks:
            self._ask()

    def _ask(self) -> None:
        self._asks, self._is_behind = True, False
        self._program.bridge.read(drill_boards, self._take)

    def _take(self, boards: "tuple[Board | None, Board | None]") -> None:
        self._asks = False
        self._boards = boards
        if self._is_behind:
            self._ask()

    def _conclude(self, reading: "Reading") -> "Debrief | None":
        """On the reading thread: nothing here waits for a disk on the window's."""
        debrief = judge(reading, self._scenario, self._clock())
        if debrief is not None:
            keep_result(self._home, debrief.result)
            poke(self._live_home)
        return debrief

    def _show(self, debrief: "Debrief | None") -> None:
        if debrief is None:
            self._window.close()  # ended before there was anything to look back on
            return
        self._window.page.show_aside(self.page)
        self.page.show_debrief(debrief)
        self.judged.emit(debrief)

    def _practise_again(self, key: str) -> None:
        model, words = self._program.model, self._program.words
        if start_drill(self._live_home, key, self._speed, words.language, model.person):
            self._window.close()
        else:
            self._say(self.tr("The drill could not be started. Try again, or run: commander drill"))

    def _go_live(self) -> None:
        """A real incident is never declared in a drill; the drill stays as it is."""
        model, words = self._program.model, self._program.words
        if open_live(self._live_home, words.language, model.person):
            self._say(
                self.tr("This is a drill. A real incident is declared in the live window, which opens now.")
            )
        else:
            self._say(
                self.tr("The live window could not be opened. Start Commander to declare a real incident.")
            )

    def _say(self, text: str) -> None:
        self._window.banners.say("drill", text, tone=Tone.WARN, away=self.tr("Dismiss"))

    def _leave(self) -> None:
        self._window.page.show_board()
        self._window.page.timeline.compose()
