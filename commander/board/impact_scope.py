"""Pure: how the scope grew and shrank: low–likely–high over time, jumps from one place to everywhere (0-13)."""

from datetime import datetime

import msgspec
from msgspec.structs import replace

from commander.board.impact import Amount, Aspect, Certainty, ImpactStated
from commander.board.impact_details import Spread
from commander.board.record import Record

_WIDER = {None: 0} | {spread: number for number, spread in enumerate(Spread, 1)}


class ScopePoint(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said of the scope: how many, or how far it reaches."""

    record: str
    row: str
    at: datetime  # as of when it holds
    amount: Amount | None
    spread: Spread | None
    certainty: Certainty
    by: str
    text: str = ""
    widened: bool = False  # a jump: from here on it reaches further


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board: everything said of the scope, in the order it was said."""

    points: tuple[ScopePoint, ...] = ()
    spread: Spread | None = None  # how far it reaches, as said last; None: nobody said
    said: dict[str, Amount] = {}  # how many, as each row said last
    grew_at: datetime | None = None  # when it was last said to be more, or to reach further

    def amounts(self) -> list[ScopePoint]:
        """The numbers, by as of when they hold; what counts another unit than the newest is left out."""
        counted = [one for one in self.points if one.amount is not None]
        unit = counted[-1].amount.unit if counted and counted[-1].amount else ""
        same = [one for one in counted if one.amount is not None and one.amount.unit == unit]
        return sorted(same, key=lambda one: one.at)

    def jumps(self) -> list[ScopePoint]:
        """When it began to reach further."""
        return [one for one in self.points if one.widened]


def evolve(scope: Scope, record: Record) -> Scope:
    """The slice after a record. Total."""
    event = record.event
    if not isinstance(event, ImpactStated):
        return scope
    amount = event.amount if event.aspect is Aspect.HOW_MANY else None
    if amount is None and event.details.spread is None:
        return scope
    before = scope.spread
    # The first word on how far it reaches is no jump: nothing was said before.
    widened = before is not None and _WIDER[event.details.spread] > _WIDER[before]
    point = ScopePoint(
        record=record.id,
        row=event.row,
        at=event.as_of,
        amount=amount,
        spread=event.details.spread,
        certainty=event.certainty,
        by=record.author,
        text=event.text,
        widened=widened,
    )
    grew = widened or _is_more(scope.said.get(event.row), amount)
    grew_at = record.occurred.instant if grew else scope.grew_at
    return replace(
        scope,
        points=(*scope.points, point),
        spread=event.details.spread or scope.spread,
        said=scope.said if amount is None else {**scope.said, event.row: amount},
        grew_at=grew_at,
    )


def _is_more(before: Amount | None, amount: Amount | None) -> bool:
    """Whether the same row said less of the same unit before."""
    if amount is None or before is None or before.unit != amount.unit:
        return False
    return amount.likely > before.likely or (amount.likely == before.likely and amount.low > before.low)
