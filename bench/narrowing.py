"""Narrowing a timeline of 100,000 rows in the real window: until it is painted, what others wait, the longest turn."""

import random
import shutil
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from bench.figure import Figure
from bench.stores import BEGAN, long_incident, sentence
from commander.board.record import Occurred
from commander.board.timeline import AddEntries, AddEntry, EntryKind
from commander.desk.desk import Desk
from commander.journal.journal import Journal
from commander.narrowing import UNANSWERED, Condition, Narrowing, Sort, by_kind
from commander.reading import Reading, TimelineRow
from commander.wording.labels import Mark
from ui.models.timeline_filters import Filter
from ui.program import Program
from ui.start import left_in_peace

_BUDGET_MS: Final = 300.0
_TURN_MS: Final = 100.0
_WAIT_MS: Final = 50.0
_PATIENCE_S: Final = 30.0
_ROUNDS: Final = 3
_LATE: Final = 3_000
_ZONE: Final = "Asia/Tokyo"
_WAYS: Final = {
    "a person who wrote 1,000 rows": Narrowing(conditions=(Condition(Sort.PERSON, "p-other"),)),
    "a person who wrote nearly all": Narrowing(conditions=(Condition(Sort.PERSON, "担当A"),)),
    "a kind": by_kind(Mark.DECISION),
    "what is unanswered": Narrowing(conditions=(UNANSWERED,)),
}


class _Window:
    """A running program, and how long the turns of its event loop take."""

    def __init__(self, app: QApplication, program: Program, stream: str) -> None:
        self.app, self.program = app, program
        self.turns: list[float] = []
        self.until(lambda: program.is_open)
        program.window.show_incident(stream)
        self.feed = program.window.page.timeline.feed
        self.until(lambda: self.feed.model.rowCount() > 0 and self._is_loaded())
        self.until(lambda: self.feed.count(Filter.DECISIONS) > 0)

    def until(self, is_so: Callable[[], bool]) -> None:
        """Turn the event loop until something is so."""
        deadline = time.monotonic() + _PATIENCE_S
        while not is_so():
            began = time.thread_time()
            self.app.processEvents()
            self.turns.append((time.thread_time() - began) * 1000)
            # Python's lock goes to the other threads here; the loop of a real window gives it up as well.
            time.sleep(0.0003)
            if time.monotonic() > deadline:
                raise TimeoutError("the window did not come so far")

    def timed(self, act: Callable[[], object]) -> tuple[float, float]:
        """Milliseconds until the other rows are painted, and until a read asked for right after it is answered."""
        refilled: list[bool] = []
        answered: list[float] = []
        connection = self.feed.refilled.connect(lambda: refilled.append(True))
        position = self.feed.record_at(0)
        began = time.perf_counter()

        def question(reading: Reading) -> list[TimelineRow]:
            return reading.timeline_rows([position])

        def done(_: list[TimelineRow]) -> None:
            answered.append((time.perf_counter() - began) * 1000)

        act()
        self.program.bridge.read(question, done)
        self.until(lambda: bool(refilled and answered) and self._is_loaded())
        self.feed.refilled.disconnect(connection)
        return (time.perf_counter() - began) * 1000, answered[0]

    def _is_loaded(self) -> bool:
        model = self.feed.model
        return model.rowCount() == 0 or model.line(model.rowCount() - 1) is not None


def measure() -> list[Figure]:
    """By person, kind and what is unanswered, and in the other order: there and back, a read asked for meanwhile."""
    home, stream = long_incident()
    _write_late(home, stream)
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication([])
    program = Program(app, home, language="ja", theme="dark")
    try:
        program.window.show()
        with left_in_peace(program):
            return _figures(_Window(app, program, stream))
    finally:
        program.end()
        shutil.rmtree(home)


def _figures(window: _Window) -> list[Figure]:
    feed = window.feed
    window.turns.clear()
    figures, waits = [], []
    acts = {
        what: (partial(feed.narrow, way), partial(feed.narrow, Narrowing())) for what, way in _WAYS.items()
    }
    acts["the order recorded"] = (
        partial(feed.order_by_recorded, by_recorded=True),
        partial(feed.order_by_recorded, by_recorded=False),
    )
    for what, (there, back) in acts.items():
        times = []
        for _ in range(_ROUNDS):
            for act, kept in ((there, times), (back, [])):
                took, waited = window.timed(act)
                kept.append(took)
                waits.append(waited)
        beside = f"slowest of {_ROUNDS}: {max(times):.0f} ms"
        name = f"100,000 rows narrowed to {what}, painted"
        figures.append(Figure(what=name, value=min(times), budget=_BUDGET_MS, baseline=beside))
    waited = f"slowest of {len(waits)}: {max(waits):.0f} ms"
    return [
        *figures,
        Figure(
            what="a read asked for meanwhile, median",
            value=sorted(waits)[len(waits) // 2],
            budget=_WAIT_MS,
            baseline=waited,
        ),
        Figure(what="the longest turn of the window meanwhile", value=max(window.turns), budget=_TURN_MS),
    ]


def _write_late(home: Path, stream: str) -> None:
    """Rows of another person, of other kinds, and far from where they were recorded."""
    journal = Journal(home)
    chance = random.Random(7)
    kinds = (EntryKind.FACT, EntryKind.DECISION, EntryKind.QUESTION)
    entries = tuple(
        AddEntry(
            incident=stream,
            text=sentence(number),
            entry_kind=kinds[number % 3],
            occurred=Occurred(instant=BEGAN + timedelta(seconds=chance.randrange(100_000)), zone=_ZONE),
        )
        for number in range(_LATE)
    )
    desk = Desk(journal, person="p-other", zone=_ZONE)
    for start in range(0, _LATE, 500):
        person = "p-other" if start < 1_000 else "p-third"
        desk.submit(AddEntries(incident=stream, entries=entries[start : start + 500]), person=person)
    journal.close()
