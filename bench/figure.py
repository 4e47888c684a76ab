"""One measured figure with its budget and its baseline, and a table of them."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure in its unit; within says whether the budget is kept, None where there is none."""

    what: str
    value: float
    unit: str = "ms"
    budget: float | None = None
    baseline: str = ""

    @property
    def within(self) -> bool | None:
        """Whether the budget is kept."""
        return None if self.budget is None else self.value <= self.budget


def quantile(values: list[float], percent: float) -> float:
    """The value below which so many percent lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def table(figures: Iterable[Figure]) -> str:
    """The figures as a table in Markdown."""
    rows = ["| what | measured | budget | | baseline in the same run |", "|---|---:|---:|---|---|"]
    words = {True: "kept", False: "MISSED", None: ""}
    for figure in figures:
        budget = "" if figure.budget is None else f"{figure.budget:g} {figure.unit}"
        measured = (
            f"{figure.value:.2f} {figure.unit}" if figure.value < 10 else f"{figure.value:.0f} {figure.unit}"
        )
        rows.append(f"| {figure.what} | {measured} | {budget} | {words[figure.within]} | {figure.baseline} |")
    return "\n".join(rows)
