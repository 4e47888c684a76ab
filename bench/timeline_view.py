"""Scrolling and appending in a timeline of 100,000 wrapped rows, beside a bare text widget in the same run."""

import os
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from typing_extensions import override

from ui.models.timeline import Key, Line, TimelineModel
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


def measure() -> dict[str, float]:
    """Every figure in milliseconds, the drift in pixels."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication([])
    apply(app, ThemeChoice.DARK)
    bench = Bench(app)
    opened = bench.open()
    scrolled, drift = bench.scroll()
    appended = bench.append()
    bench.view.close()
    bare = _bare_appends(app)
    return {
        "open_ms": opened,
        "scroll_p50_ms": statistics.median(scrolled),
        "scroll_p95_ms": _quantile(scrolled, 95),
        "scroll_max_ms": max(scrolled),
        "drift_px": float(drift),
        "append_p50_ms": statistics.median(appended),
        "append_p95_ms": _quantile(appended, 95),
        "bare_text_append_p50_ms": statistics.median(bare),
        "bare_text_append_p95_ms": _quantile(bare, 95),
    }


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


def _quantile(times: Sequence[float], percent: int) -> float:
    return sorted(times)[min(len(times) - 1, len(times) * percent // 100)]


def main() -> None:
    """Print the figures beside their budgets."""
    budgets = {"open_ms": 300, "scroll_p95_ms": 16, "scroll_max_ms": 33, "drift_px": 0, "append_p50_ms": 15}
    for name, value in measure().items():
        budget = f"≤ {budgets[name]}" if name in budgets else ""
        print(f"{name:26}{value:9.1f}  {budget}")


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main()
