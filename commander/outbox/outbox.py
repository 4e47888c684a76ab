"""The rows of the work list, in the journal's file and in its transactions. What happened is a record beside them."""

import logging
from datetime import UTC, datetime

import msgspec
from msgspec.structs import replace
from sqlite_utils import Database

from commander.board.bulletin import Bulletin
from commander.board.deliveries import SETTLED, DeliveryState
from commander.board.text import storable
from commander.journal.faults import sound
from commander.journal.seal import seal_of
from commander.outbox.debt import Armed, Debt

_COLUMNS = (
    "ordinal, key, incident, target, operation, payload, seal, mode, via, depends_on, not_before, armed, "
    "attempt, looks, state, reason, detail, ref, url, first_tried_at, changed_at"
)
_OPEN = tuple(state.value for state in DeliveryState if state not in SETTLED)
# What becomes workable by itself when its time comes. All times are UTC in one form, so they compare as text.
_MOVING = tuple(state.value for state in (DeliveryState.QUEUED, DeliveryState.UNKNOWN, DeliveryState.WRITTEN))
# More than a sender starts at once; the next step takes the rest.
_AT_ONCE = 200
_log = logging.getLogger(__name__)


class Outbox:
    """The work list. Writing methods belong inside journal.write(); reading ones work on any connection."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def enqueue(self, debts: list[Debt]) -> None:
        """Add debts, each behind the last unsettled one of the same incident and target."""
        for debt in debts:
            last = self._db.execute(
                f"SELECT key FROM debt WHERE incident = ? AND target = ? AND state IN ({_marks(_OPEN)}) "
                "ORDER BY ordinal DESC LIMIT 1",
                [debt.incident, debt.target, *_OPEN],
            ).fetchone()
            row = _row(replace(debt, depends_on=last[0] if last else None))
            names = ", ".join(row)
            marks = ", ".join(f":{name}" for name in row)
            self._db.execute(f"INSERT INTO debt ({names}) VALUES ({marks})", row)

    def save(self, debt: Debt) -> None:
        """Write a debt's new state."""
        row = _row(debt)
        assignments = ", ".join(f"{name} = :{name}" for name in row if name != "key")
        self._db.execute(f"UPDATE debt SET {assignments} WHERE key = :key", row)
        if debt.state in SETTLED:
            # Whoever waited for it waits for what it waited for: cancelling one must not let the next overtake.
            for waiting in self._select("depends_on = ?", [debt.key]):
                self.save(replace(waiting, depends_on=debt.depends_on))

    def debt(self, key: str) -> Debt | None:
        """One debt by its key, or by a prefix of it that fits only one."""
        named = storable(key)
        found = self._select("key = ?", [named]) or self._select(
            "key >= ? AND key < ? || char(1114111) LIMIT 2", [named, named]
        )
        return found[0] if len(found) == 1 and named else None

    def open_debts(self) -> list[Debt]:
        """Everything not settled, oldest first."""
        return self._sound_ones(f"state IN ({_marks(_OPEN)}) ORDER BY ordinal", [*_OPEN])

    def all_debts(self, limit: int = 500) -> list[Debt]:
        """The newest debts, settled ones too, oldest first."""
        newest = self._select("1 ORDER BY ordinal DESC LIMIT ?", [limit])
        return newest[::-1]

    def unarmed(self, now: datetime) -> list[Debt]:
        """Queued debts whose undo window has passed."""
        debts = self._sound_ones("state = ? AND armed = ?", [DeliveryState.QUEUED, Armed.UNDO])
        return [debt for debt in debts if debt.not_before <= now]

    def workable(self, now: datetime) -> list[Debt]:
        """What a sender may act on now: queued debts at the head of their lane, then what is due for a look."""
        debts = self._sound_ones(
            f"state IN ({_marks(_MOVING)}) AND not_before <= ? AND NOT EXISTS (SELECT 1 FROM debt AS earlier "
            f"WHERE earlier.key = debt.depends_on AND earlier.state IN ({_marks(_OPEN)})) "
            "ORDER BY state != ?, ordinal LIMIT ?",
            [*_MOVING, now.isoformat(), *_OPEN, DeliveryState.QUEUED, _AT_ONCE],
        )
        return [debt for debt in debts if debt.armed or debt.state is not DeliveryState.QUEUED]

    def from_the_future(self, now: datetime) -> list[Debt]:
        """Debts that were changed later than now: the wall clock was set back since."""
        states = (DeliveryState.QUEUED, DeliveryState.UNKNOWN)
        return self._sound_ones(f"state IN ({_marks(states)}) AND changed_at > ?", [*states, now.isoformat()])

    def was_tried_before(self, debt: Debt) -> bool:
        """Whether an earlier post of this incident to this target left nothing that could be named."""
        row = self._db.execute(
            "SELECT 1 FROM debt WHERE incident = ? AND target = ? AND ordinal < ? AND attempt > 0 LIMIT 1",
            [debt.incident, debt.target, debt.ordinal],
        ).fetchone()
        return row is not None

    def is_overtaken(self, debt: Debt) -> bool:
        """Whether a later post of this incident has reached this target."""
        reached = (DeliveryState.DELIVERED, DeliveryState.WRITTEN)
        row = self._db.execute(
            f"SELECT 1 FROM debt WHERE incident = ? AND target = ? AND ordinal > ? AND state IN ({_marks(reached)})",
            [debt.incident, debt.target, debt.ordinal, *reached],
        ).fetchone()
        return row is not None

    def next_due(self, after: datetime) -> datetime | None:
        """The next time, later than the one given, at which something becomes workable; None: nothing waits for one."""
        row = self._db.execute(
            f"SELECT min(not_before) FROM debt WHERE state IN ({_marks(_MOVING)}) AND not_before > ?",
            [*_MOVING, after.isoformat()],
        ).fetchone()
        return datetime.fromisoformat(row[0]) if row[0] else None

    def earlier_ref(self, debt: Debt) -> str | None:
        """The other side's id of what this incident last had delivered to this target."""
        row = self._db.execute(
            "SELECT ref FROM debt WHERE incident = ? AND target = ? AND ordinal < ? AND ref IS NOT NULL "
            "AND state = ? ORDER BY ordinal DESC LIMIT 1",
            [debt.incident, debt.target, debt.ordinal, DeliveryState.DELIVERED],
        ).fetchone()
        return row[0] if row else None

    def shown_on(self, scheme: str, since: datetime) -> list[Debt]:
        """What readers of a target can see: written or delivered since a time, oldest first."""
        states = [DeliveryState.WRITTEN, DeliveryState.DELIVERED]
        return self._select(
            "via = ? AND state IN (?, ?) AND changed_at >= ? ORDER BY ordinal",
            [scheme, *states, since.astimezone(UTC).isoformat()],
        )

    def _sound_ones(self, where: str, values: list[object]) -> list[Debt]:
        """Like _select, without rows that can't be read: one damaged row must not silence all the others."""
        with sound(self._db):
            rows = self._db.execute(f"SELECT {_COLUMNS} FROM debt WHERE {where}", values).fetchall()
        debts = []
        for row in rows:
            try:
                debts.append(_debt(row))
            except (msgspec.MsgspecError, UnicodeDecodeError):
                _log.exception("a row of the work list can't be read: %s", row[1])
        return debts

    def _select(self, where: str, values: list[object]) -> list[Debt]:
        with sound(self._db):
            rows = self._db.execute(f"SELECT {_COLUMNS} FROM debt WHERE {where}", values).fetchall()
            return [_debt(row) for row in rows]


def _marks(values: tuple[str, ...]) -> str:
    return ", ".join("?" for _ in values)


def _row(debt: Debt) -> dict[str, object]:
    row = msgspec.structs.asdict(debt)
    del row["ordinal"], row["intact"]
    row["payload"] = msgspec.json.encode(row.pop("bulletin"), order="sorted")
    for name, value in row.items():
        if isinstance(value, datetime):
            row[name] = value.isoformat()
    # A row that was changed from outside stays recognisable as such whatever becomes of it.
    row["seal"] = seal_of(row) if debt.intact else ""
    return row


def _debt(row: tuple[object, ...]) -> Debt:
    values = dict(zip(_COLUMNS.split(", "), row, strict=True))
    intact = values.pop("seal") == seal_of(values)
    payload = values.pop("payload")
    bulletin = msgspec.json.decode(payload if isinstance(payload, bytes) else b"", type=Bulletin)
    return msgspec.convert({**values, "bulletin": bulletin, "intact": intact}, Debt)
