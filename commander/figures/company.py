"""Pure: what many incidents come to: the median and spread of each metric, never a person's (practice §7.2, 1-17)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta
from fractions import Fraction
from statistics import median

import msgspec

from commander.board.board import Board
from commander.board.incident import IncidentKind
from commander.figures.timestamps import Measured, Metric

# Fewer say more about chance than about anybody's work.
SMALL_SAMPLE = 5


class Spread(msgspec.Struct, frozen=True, kw_only=True):
    """One metric over many incidents: how many had it, its median, the least and the most."""

    metric: Metric
    incidents: int
    median: timedelta | Fraction | None = None
    least: timedelta | Fraction | None = None
    most: timedelta | Fraction | None = None

    @property
    def is_small(self) -> bool:
        """Whether there are too few to conclude anything."""
        return self.incidents < SMALL_SAMPLE


def counts(board: Board) -> bool:
    """Whether an incident counts in the company's figures: a real one, and not one that was merged into another."""
    return board.incident.kind is IncidentKind.REAL and board.links.merged_into is None


def spreads(measured: Iterable[Sequence[Measured]]) -> list[Spread]:
    """The spread of each metric that any incident has."""
    spans: dict[Metric, list[timedelta]] = {}
    shares: dict[Metric, list[Fraction]] = {}
    for incident in measured:
        for one in incident:
            if one.span is not None:
                spans.setdefault(one.metric, []).append(one.span)
            elif one.share is not None:
                shares.setdefault(one.metric, []).append(one.share)
    return [
        _spread(metric, spans.get(metric, []), shares.get(metric, []))
        for metric in Metric
        if metric in spans or metric in shares
    ]


def _spread(metric: Metric, spans: list[timedelta], shares: list[Fraction]) -> Spread:
    if spans:
        seconds = median(span.total_seconds() for span in spans)
        return Spread(
            metric=metric,
            incidents=len(spans),
            median=timedelta(seconds=round(seconds)),
            least=min(spans),
            most=max(spans),
        )
    return Spread(
        metric=metric,
        incidents=len(shares),
        median=median(shares),
        least=min(shares),
        most=max(shares),
    )


def found_by(boards: Iterable[Board]) -> Counter[str]:
    """How each incident was found: the share found by customers is a key figure (1-11)."""
    found = (board.detection.found for board in boards)
    return Counter(str(one.source) for one in found if one is not None)
