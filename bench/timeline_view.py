"""Scrolling and appending in a timeline of 100,000 wrapped rows, beside a bare text widget in the same run."""

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from typing_extensions import override

from bench.figure import Figure, quantile
from ui.models.timeline import Line, TimelineModel
from ui.models.timeline_places import Key
from ui.theme import ThemeChoice, Tone, apply
from ui.widgets.timeline_view import TimelineView

ROWS = 100_000
STEPS = 300
APPENDS = 60
STEP_PX = 240
SIZE = (760, 900)
_SENTENCES = (
    "決済 API で 5xx が多発している。",
    "v412 のデプロイ完了時刻と立ち上がりが一致。",
    "大阪リージョンのロールバックを開始した(1/4)。",
    "Error rate on checkout fell from 11% to 0.4% in Tokyo.",
    "問合せは 86 件、平常の同曜日同時刻は 14 件。",
)


def text_of(position: int) -> str:
    """One to seven sentences in both languages, the same for a position in every run."""
    count = 1 + position * 7919 % 7
    return "".join(_SENTENCES[(position + step) % len(_SENTENCES)] for step in range(count))


def line_of(position: int) -> Line:
    """A row as the pane would make it."""
    return Line(
        position=position,
        when="22:31",
        day=f"11/{21 + position % 400 // 399}",
        mark="事",
        text=text_of(position),
        meta="担当A ・ graph/5xx",
        bold=position % 9 == 0,
        chip=("到達", Tone.OK) if position % 7 == 0 else None,
    )


def key_of(number: int, position: int) -> Key:
    """A key whose place is the number."""
    return (f"{number:012}", "", position)


class _CountedView(TimelineView):
    """Counts its paintings, so that a frame ends when the page stands on the screen."""

    paints = 0

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        self.paints += 1


class _CountedText(QPlainTextEdit):
    """The baseline with the same count."""

    paints = 0

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        self.paints += 1


def frame(app: QApplication, widget: _CountedView | _CountedText, change: Callable[[], object]) -> float:
    """Milliseconds from a change until it is painted, with whatever it set off in the event loop."""
    before = widget.paints
    started = time.perf_counter()
    change()
    while widget.paints == before:
        app.processEvents()
    # Lines that came after the first painting are painted in the next turn.
    app.processEvents()
    return (time.perf_counter() - started) * 1000


class Bench:
    """A view of 100,000 rows whose lines come at once, as from a warm page cache."""

    def __init__(self, app: QApplication) -> None:
        self.app = app
        self.model = TimelineModel()
        self.model.wanted.connect(self._answer)
        self.view = _CountedView(self.model)
        self.view.resize(*SIZE)
        self.view.show()
        self._next = ROWS

    def open(self) -> float:
        """All keys in, the last page painted."""
        keys = [key_of(2 * number, number) for number in range(ROWS)]
        return self._frame(partial(self.model.reset, keys))

    def scroll(self) -> tuple[list[float], int]:
        """Up and down by steps, a row landing inside the page's surroundings before each; times and drift."""
        bar = self.view.verticalScrollBar()
        times: list[float] = []
        drift = 0
        bar.setValue(bar.maximum() // 2)
        self.app.processEvents()
        for step in range(STEPS):
            direction = -1 if step % 100 < 60 else 1
            times.append(self._frame(partial(bar.setValue, bar.value() + direction * STEP_PX)))
            before = self._page()
            times.append(self._frame(partial(self._land, step)))
            drift = max(drift, _moved(before, self._page()))
        return times, drift

    def append(self) -> list[float]:
        """A row at the end, painted, while following the tail."""
        self.view.follow_tail()
        self.app.processEvents()
        return [self._frame(self._append_one) for _ in range(APPENDS)]

    def _append_one(self) -> None:
        position = self._next
        self._next += 1
        self.model.fill([line_of(position)])
        self.model.insert([key_of(4 * ROWS + position, position)])

    def _land(self, step: int) -> None:
        top = self.view.rowAt(0)
        number = int(self.model.key(max(0, top - 1 - step % 40))[0]) + 1
        position = self._next
        self._next += 1
        self.model.fill([line_of(position)])
        self.model.insert([(f"{number:012}", f"{position}", position)])

    def _page(self) -> dict[int, int]:
        rows = range(self.view.rowAt(0), self.view.rowAt(SIZE[1] - 1) + 1)
        return {self.model.key(row)[2]: self.view.rowViewportPosition(row) for row in rows}

    def _frame(self, change: Callable[[], object]) -> float:
        return frame(self.app, self.view, change)

    def _answer(self, positions: tuple[int, ...]) -> None:
        self.model.fill([line_of(position) for position in positions])


def measure() -> list[Figure]:
    """Opening, scrolling while rows land in the middle, appending; offscreen."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication([])
    apply(app, ThemeChoice.DARK)
    bench = Bench(app)
    opened = bench.open()
    scrolled, drift = bench.scroll()
    appended = bench.append()
    bench.view.close()
    bare = _bare_appends(app)
    beside = f"bare text widget p50 {quantile(bare, 50):.1f}, p95 {quantile(bare, 95):.1f} ms"
    return [
        Figure(what="view of 100,000 rows opened and painted", value=opened, budget=300),
        Figure(what="scrolling, rows landing in the middle, p95", value=quantile(scrolled, 95), budget=16),
        Figure(what="scrolling, slowest frame", value=max(scrolled), budget=33),
        Figure(what="the page moves under the reader", value=float(drift), unit="px", budget=0),
        Figure(
            what="a row appended and painted, p50", value=quantile(appended, 50), budget=15, baseline=beside
        ),
        Figure(
            what="a row appended and painted, p95", value=quantile(appended, 95), budget=30, baseline=beside
        ),
    ]


def _bare_appends(app: QApplication) -> list[float]:
    """The baseline: a bare QPlainTextEdit with the same texts, one appended and painted at a time."""
    bare = _CountedText()
    bare.resize(*SIZE)
    bare.setPlainText("\n".join(text_of(position) for position in range(ROWS)))
    bare.show()
    bare.verticalScrollBar().setValue(bare.verticalScrollBar().maximum())
    app.processEvents()
    texts = (text_of(position) for position in range(ROWS, ROWS + APPENDS))
    times = [frame(app, bare, partial(bare.appendPlainText, text)) for text in texts]
    bare.close()
    return times


def _moved(before: dict[int, int], after: dict[int, int]) -> int:
    """How far the page moved: every row, or where the new row landed on the page every row above it."""
    edge = min(before.values())
    landed = [y for position, y in after.items() if position not in before and y > edge]
    still = min(landed, default=SIZE[1])
    return max((abs(after[p] - y) for p, y in before.items() if p in after and y < still), default=0)
