"""`python -m bench [NAME …]`: the table of budgets; names choose among the measurements."""

import sys
from collections.abc import Callable

from bench.figure import Figure, table


def _journal() -> list[Figure]:
    from bench import journal

    return journal.measure()


MEASUREMENTS: dict[str, Callable[[], list[Figure]]] = {"journal": _journal}


def main(names: list[str]) -> int:
    """Measure what was named, or everything; 1 when a budget is missed."""
    figures = [figure for name in names or MEASUREMENTS for figure in MEASUREMENTS[name]()]
    print(table(figures))
    return int(any(figure.within is False for figure in figures))


sys.exit(main(sys.argv[1:]))
