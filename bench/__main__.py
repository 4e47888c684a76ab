"""`python -m bench [NAME …]`: the table of budgets; names choose among the measurements."""

import compileall
import os
import sys
from collections.abc import Callable
from pathlib import Path

from bench.figure import Figure, table

_REPO = Path(__file__).resolve().parent.parent


def _journal() -> list[Figure]:
    from bench import journal

    return journal.measure()


def _timeline() -> list[Figure]:
    from bench import timeline_view

    return timeline_view.measure()


def _many() -> list[Figure]:
    from bench import many

    return many.measure()


def _start() -> list[Figure]:
    from bench import start

    return start.measure()


def _broadcast() -> list[Figure]:
    from bench import broadcast

    return broadcast.measure()


def _window() -> list[Figure]:
    from bench import window

    return window.measure()


def _composer() -> list[Figure]:
    from bench import composer

    return composer.measure()


def _board() -> list[Figure]:
    from bench import busy_board

    return busy_board.measure()


def _search() -> list[Figure]:
    from bench import search

    return search.measure()


def _customers() -> list[Figure]:
    from bench import customers

    return customers.measure()


def _arrivals() -> list[Figure]:
    from bench import arrivals

    return arrivals.measure()


def _narrowing() -> list[Figure]:
    from bench import narrowing

    return narrowing.measure()


def _outage() -> list[Figure]:
    from bench import outage

    return outage.measure()


MEASUREMENTS: dict[str, Callable[[], list[Figure]]] = {
    "journal": _journal,
    "timeline": _timeline,
    "many": _many,
    "start": _start,
    "broadcast": _broadcast,
    "outage": _outage,
    "window": _window,
    "narrowing": _narrowing,
    "composer": _composer,
    "arrivals": _arrivals,
    "board": _board,
    "search": _search,
    "customers": _customers,
}


def main(names: list[str]) -> int:
    """Measure what was named, or everything; 1 when a budget is missed."""
    # As on any machine where the program ran before, even if this one keeps no bytecode by itself.
    for room in ("commander", "ui", "bench"):
        compileall.compile_dir(str(_REPO / room), quiet=1)
    figures = [figure for name in names or MEASUREMENTS for figure in MEASUREMENTS[name]()]
    print(table(figures))
    return int(any(figure.within is False for figure in figures))


os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.exit(main(sys.argv[1:]))
