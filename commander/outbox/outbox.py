"""The rows of the work list, in the journal's file and in its transactions. What happened is a record beside them."""

import logging
from datetime import UTC, datetime, timedelta

import msgspec
from msgspec.structs import replace
from sqlite_utils import Database

from commander.board.bulletin import Bulletin, Wording
from commander.board.channel_wish import INCIDENT_CHANNEL
from commander.board.deliveries import COALESCED, SETTLED, DeliveryState, Operation, lane_of
from commander.board.text import storable
from commander.journal.faults import sound
from commander.journal.seal import seal_of
from commander.outbox.debt import Armed, Debt, Held
from commander.outbox.newest_first import POSTING, going, lanes

_COLUMNS = (
    "ordinal, key, incident, target, operation, payload, seal, mode, via, depends_on, not_before, armed, "
    "attempt, looks, state, reason, detail, ref, url, first_tried_at, changed_at"
)
_OPEN = tuple(state.value for state in DeliveryState if state not in SETTLED)
# What becomes workable by itself when its time comes. All times are UTC in one form, so they compare as text.
_MOVING = tuple(state.value for state in (DeliveryState.QUEUED, DeliveryState.UNKNOWN, DeliveryState.WRITTEN))
# More than a sender starts at once; the next step takes the rest.
_AT_ONCE = 200
# What replaces its like goes at most this often; the last one always goes.
EDIT_GAP = timedelta(seconds=4)
# What is said in the incident's own channel waits until that is there.
_HOMELESS = (
    "(target = ? AND operation != 'channel' AND NOT EXISTS (SELECT 1 FROM debt AS made "
    "WHERE made.incident = debt.incident AND made.operation = 'channel' AND made.ref IS NOT NULL))"
)
# What still has a say in whose turn it is at a target: one that was refused keeps older texts from going.
_DECIDING = (*_OPEN, DeliveryState.FAILED.value)
# Made on import (see board/event_kinds.py): sender, reading and journal threads all read debts. The second one only
# makes the description of a debt known, which convert() uses.
_BULLETIN = msgspec.json.Decoder(Bulletin)
_DEBT = msgspec.json.Decoder(Debt)
_log = logging.getLogger(__name__)


class Outbox:
    """The work list. Writing methods belong inside journal.write(); reading ones work on any connection."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def enqueue(self, debts: list[Debt]) -> None:
        """Add debts; a post's turn is found anew each time, all others wait for the last open one of their lane."""
        for debt in debts:
            row = _row(replace(debt, depends_on=self._before(debt), not_before=self._paced(debt)))
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

    def blank(self, key: str) -> None:
        """Take the text out of a settled debt: its body was erased, and what became of it stays."""
        debt = self.debt(key)
        if debt is not None and debt.state in SETTLED:
            texts = {language: Wording(title="", body="") for language in debt.bulletin.texts}
            self.save(replace(debt, bulletin=replace(debt.bulletin, texts=texts)))

    def _before(self, debt: Debt) -> str | None:
        """The debt that this new one waits for: the last open one of its lane."""
        if debt.operation in POSTING:
            return None
        last = self._last_open(debt, lane_of(debt.operation))
        has_thread = debt.bulletin.at_ref is not None  # an answer stands beneath its question
        is_line = debt.operation is Operation.LINE and not has_thread
        if last is None and is_line and self.standing_ref(debt) is None:
            last = self._last_open(debt, lane_of(Operation.SUMMARY))  # without it there is no thread
        return last

    def _last_open(self, debt: Debt, lane: tuple[Operation, ...]) -> str | None:
        row = self._db.execute(
            f"SELECT key FROM debt WHERE incident = ? AND target = ? AND operation IN ({_marks(lane)}) "
            f"AND state IN ({_marks(_OPEN)}) ORDER BY ordinal DESC LIMIT 1",
            [debt.incident, debt.target, *lane, *_OPEN],
        ).fetchone()
        return row[0] if row else None

    def _paced(self, debt: Debt) -> datetime:
        """When it may go: what replaces its like waits a moment after the last of them, others as they wish."""
        if debt.operation not in COALESCED:
            return debt.not_before
        row = self._db.execute(
            "SELECT max(changed_at) FROM debt WHERE incident = ? AND target = ? AND operation = ? AND attempt > 0",
            [debt.incident, debt.target, debt.operation],
        ).fetchone()
        last = datetime.fromisoformat(row[0]) if row[0] else None
        # The wall clock may have been set back since: a moment stays a moment.
        return max(debt.not_before, min(last, debt.changed_at) + EDIT_GAP) if last else debt.not_before

    def superseded(self) -> list[Debt]:
        """Queued debts of which a newer one of their lane says all, oldest first."""
        operations = tuple(COALESCED)
        return self._sound_ones(
            f"state = ? AND operation IN ({_marks(operations)}) AND EXISTS (SELECT 1 FROM debt AS newer "
            "WHERE newer.incident = debt.incident AND newer.target = debt.target "
            "AND (newer.operation = debt.operation OR debt.operation = 'archive' AND newer.operation = 'channel') "
            "AND newer.ordinal > debt.ordinal) ORDER BY ordinal",
            [DeliveryState.QUEUED, *operations],
        )

    def hand_on(self, debt: Debt) -> None:
        """What waits for a debt's summary waits for the newer one that replaces it."""
        lane = lane_of(debt.operation)
        newer = self._last_open(debt, lane)
        for waiting in self._select("depends_on = ?", [debt.key]):
            if waiting.operation not in lane and newer != debt.key:
                self.save(replace(waiting, depends_on=newer))

    def summarised(self) -> set[str]:
        """The incidents that are open and have a summary somewhere."""
        rows = self._db.execute(
            # What is open is little, what was ever owed is much.
            "SELECT DISTINCT stream FROM incident CROSS JOIN debt ON debt.incident = stream "
            "WHERE closed = 0 AND operation = ?",
            [Operation.SUMMARY],
        )
        return {row[0] for row in rows.fetchall()}

    def standing_ref(self, debt: Debt) -> str | None:
        """The other side's id of the summary that stands at a debt's target; None: there is none, or it is gone."""
        row = self._db.execute(
            "SELECT ref, reason FROM debt WHERE incident = ? AND target = ? AND operation = ? "
            "AND (state = ? AND ref IS NOT NULL OR state = ? AND reason = ?) ORDER BY ordinal DESC LIMIT 1",
            [
                debt.incident,
                debt.target,
                Operation.SUMMARY,
                DeliveryState.DELIVERED,
                DeliveryState.FAILED,
                Held.GONE,
            ],
        ).fetchone()
        return row[0] if row and row[1] != Held.GONE else None

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

    def of_incident(self, incident: str) -> list[Debt]:
        """Everything that one incident ever owed, oldest first; a row that can't be read is left out."""
        return self._sound_ones("incident = ? ORDER BY ordinal", [incident])

    def unarmed(self, now: datetime) -> list[Debt]:
        """Queued debts whose undo window has passed."""
        debts = self._sound_ones("state = ? AND armed = ?", [DeliveryState.QUEUED, Armed.UNDO])
        return [debt for debt in debts if debt.not_before <= now]

    def workable(self, now: datetime) -> list[Debt]:
        """What a sender may act on now: queued debts whose turn it is, then what is due for a look."""
        others = self._sound_ones(
            f"state IN ({_marks(_MOVING)}) AND NOT (state = ? AND operation IN ({_marks(POSTING)})) "
            f"AND not_before <= ? AND (operation IN ({_marks(POSTING)}) OR NOT EXISTS (SELECT 1 FROM debt AS earlier "
            f"WHERE earlier.key = debt.depends_on AND earlier.state IN ({_marks(_OPEN)}))) AND NOT {_HOMELESS} "
            "ORDER BY state != ?, ordinal LIMIT ?",
            [
                *(*_MOVING, DeliveryState.QUEUED, *POSTING, now.isoformat(), *POSTING, *_OPEN),
                *(INCIDENT_CHANNEL, DeliveryState.QUEUED, _AT_ONCE),
            ],
        )
        homeless = {debt.key for debt in self.homeless()}
        posts = [
            debt
            for lane in self.waiting_lanes()
            for debt in going(lane)
            if debt.not_before <= now and debt.key not in homeless
        ]
        ready = [debt for debt in (*posts, *others) if debt.armed and debt.state is DeliveryState.QUEUED]
        # In the order in which they were owed; of one lane, what goes first stands first.
        ready = sorted(ready, key=lambda debt: (debt.operation in POSTING[1:], debt.ordinal))[:_AT_ONCE]
        return [*ready, *(debt for debt in others if debt.state is not DeliveryState.QUEUED)]

    def waiting_lanes(self) -> list[list[Debt]]:
        """Every lane of posts in which one is queued, with all that has a say in its order."""
        queued = f"SELECT incident, target FROM debt WHERE state = ? AND operation IN ({_marks(POSTING)})"
        debts = self._sound_ones(
            f"(incident, target) IN ({queued}) AND operation IN ({_marks(POSTING)}) "
            f"AND state IN ({_marks(_DECIDING)})",
            [DeliveryState.QUEUED, *POSTING, *POSTING, *_DECIDING],
        )
        return lanes(debts)

    def lane_of_debt(self, debt: Debt) -> list[Debt]:
        """All posts of a debt's incident and target that have a say in its order, oldest first."""
        return self._sound_ones(
            f"incident = ? AND target = ? AND operation IN ({_marks(POSTING)}) AND state IN ({_marks(_DECIDING)}) "
            "ORDER BY ordinal",
            [debt.incident, debt.target, *POSTING, *_DECIDING],
        )

    def from_the_future(self, now: datetime) -> list[Debt]:
        """Debts that were changed later than now: the wall clock was set back since."""
        states = (DeliveryState.QUEUED, DeliveryState.UNKNOWN)
        return self._sound_ones(f"state IN ({_marks(states)}) AND changed_at > ?", [*states, now.isoformat()])

    def was_tried_before(self, debt: Debt) -> bool:
        """Whether an earlier post of this incident to this target left nothing that could be named."""
        row = self._db.execute(
            "SELECT 1 FROM debt WHERE incident = ? AND target = ? AND operation = ? AND ordinal < ? "
            "AND (attempt > 0 OR state = ? OR reason = ?) LIMIT 1",
            # Nobody tried what a person saw there, nor what may have gone after the backup was made.
            [debt.incident, debt.target, _like(debt), debt.ordinal, DeliveryState.DELIVERED, Held.RESTORED],
        ).fetchone()
        return row is not None

    def is_overtaken(self, debt: Debt) -> bool:
        """Whether a later post of this incident has reached this target."""
        if debt.operation is Operation.LINE:
            return False  # lines stand beneath each other, each with its time
        reached = (DeliveryState.DELIVERED, DeliveryState.WRITTEN)
        row = self._db.execute(
            "SELECT 1 FROM debt WHERE incident = ? AND target = ? AND operation = ? AND ordinal > ? "
            f"AND state IN ({_marks(reached)})",
            [debt.incident, debt.target, debt.operation, debt.ordinal, *reached],
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
            "SELECT ref FROM debt WHERE incident = ? AND target = ? AND operation = ? AND ordinal < ? "
            "AND ref IS NOT NULL AND state = ? ORDER BY ordinal DESC LIMIT 1",
            [debt.incident, debt.target, _like(debt), debt.ordinal, DeliveryState.DELIVERED],
        ).fetchone()
        return row[0] if row else None

    def place_of(self, debt: Debt) -> str:
        """The id of the incident's own channel, for a debt that is paid there; empty before it was made."""
        if debt.target != INCIDENT_CHANNEL:
            return ""
        row = self._db.execute(
            "SELECT ref FROM debt WHERE incident = ? AND operation = ? AND ref IS NOT NULL "
            "ORDER BY ordinal DESC LIMIT 1",
            [debt.incident, Operation.CHANNEL],
        ).fetchone()
        return str(row[0]) if row else ""

    def homeless(self) -> list[Debt]:
        """Debts that wait for their incident's own channel to be there."""
        return self._sound_ones(f"state IN ({_marks(_OPEN)}) AND {_HOMELESS}", [*_OPEN, INCIDENT_CHANNEL])

    def shown_on(self, scheme: str, since: datetime) -> list[Debt]:
        """What readers of a target can see: written or delivered since a time, oldest first."""
        states = [DeliveryState.WRITTEN, DeliveryState.DELIVERED]
        return self._select(
            "via = ? AND operation = ? AND state IN (?, ?) AND changed_at >= ? ORDER BY ordinal",
            [scheme, Operation.POST, *states, since.astimezone(UTC).isoformat()],
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


def _like(debt: Debt) -> Operation:
    """What made the thing that a debt speaks of: editing and withdrawing make nothing."""
    return Operation.POST if debt.operation in lane_of(Operation.POST) else debt.operation


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
    bulletin = _BULLETIN.decode(payload if isinstance(payload, bytes) else b"")
    return msgspec.convert({**values, "bulletin": bulletin, "intact": intact}, Debt)
