"""The desk as the sender sees it: what is due, an attempt begun, an answer recorded. One transaction each."""

from collections.abc import Callable
from datetime import datetime, timedelta

from msgspec.structs import replace

from commander.board.deliveries import (
    DeliveryAttempted,
    DeliveryDecided,
    DeliverySettled,
    DeliveryState,
    Operation,
)
from commander.board.moment import Moment
from commander.board.record import AUTOMATIC, Fact, Record
from commander.desk.desk import Desk
from commander.desk.summary import SummaryDesk
from commander.journal.rows import state_records, written_elsewhere
from commander.outbox.debt import Armed, Debt, Delays, Mode
from commander.outbox.newest_first import POSTING, is_stuck, waits_for
from commander.outbox.overtaking import overtaken_by
from commander.outbox.plan import plan
from commander.outbox.publisher import Errand, Outcome, Sight
from commander.outbox.settlement import (
    answered,
    begun,
    changed_outside,
    held_after_restore,
    recovered,
    sighted,
    stale,
    superseded,
)

# Two readings of one clock may differ by a little without anybody having set it.
_CLOCK_SLACK = timedelta(seconds=2)


class DeliveryDesk:
    """Implements SenderDesk on the journal's thread."""

    def __init__(self, desk: Desk, *, delays: Delays, chance: Callable[[], float]) -> None:
        self._desk = desk
        self._outbox = desk.outbox
        self._delays = delays
        self._chance = chance
        self._summaries = SummaryDesk(desk)

    def recover(self, *, others_live: bool = False) -> tuple[Record, ...]:
        """Before the first errand of a sender: what was cut short is held or doubted.

        After a restore, or in a copied home folder, every unfinished debt is held: what became of it since
        is not in this file. What this very process ordered was not cut short; nor, with others_live (a window
        is open beside us), was what still waits in its undo window.
        """
        with self._desk.write():
            now = self._moment().now
            debts = [debt for debt in self._outbox.open_debts() if not self._is_in_hand(debt, others_live)]
            ours = self._written_here(debts)
            changes = [
                change
                for debt in debts
                if (
                    change := recovered(debt, now, self._delays)
                    if debt.key in ours
                    else held_after_restore(debt, now)
                )
            ]
            records = [record for change in changes for record in self._record(change)]
        return self._desk.publish_records(records)

    def _is_in_hand(self, debt: Debt, others_live: bool) -> bool:
        waits = debt.state is DeliveryState.QUEUED and debt.armed is Armed.UNDO
        return waits and (others_live or debt.key in self._desk.ordered_here)

    def hold_after_restore(self) -> tuple[Record, ...]:
        """Every unfinished debt of a journal that was put back is held."""
        with self._desk.write():
            now = self._moment().now
            debts = self._outbox.open_debts()
            records = [record for debt in debts for record in self._record(held_after_restore(debt, now))]
        return self._desk.publish_records(records)

    def workable(self) -> list[Debt]:
        """Debts that may be acted on now; arms what has left its undo window."""
        now = self._moment().now
        self._follow_the_clock(now)
        if self._outbox.unarmed(now):
            with self._desk.write():
                for debt in self._outbox.unarmed(now):
                    self._outbox.save(replace(debt, armed=Armed.READY))
        self._draw_up(now)
        self._coalesce()
        return self._outbox.workable(now)

    def _draw_up(self, now: datetime) -> None:
        """The summaries of boards that changed: here, so that no person's command waits for them."""
        if not self._summaries.is_due(now):
            return
        with self._desk.write():
            records = self._summaries.draw_up(self._moment())
        self._desk.publish_records(records)

    def _coalesce(self) -> None:
        """Of what replaces its like, only the newest goes."""
        if not self._outbox.superseded():
            return
        with self._desk.write():
            now = self._moment().now
            records: list[Record] = []
            for debt in self._outbox.superseded():
                self._outbox.hand_on(debt)
                # Whoever was handed on or settled before changed what this one waits for.
                records += self._record(superseded(self._outbox.debt(debt.key) or debt, now))
        self._desk.publish_records(records)

    def _follow_the_clock(self, now: datetime) -> None:
        """After the wall clock was set back, what was to wait seconds still waits seconds."""
        if not self._outbox.from_the_future(now + _CLOCK_SLACK):
            return
        with self._desk.write():
            for debt in self._outbox.from_the_future(now + _CLOCK_SLACK):
                wait = max(timedelta(), debt.not_before - debt.changed_at)
                self._outbox.save(replace(debt, not_before=now + wait, changed_at=now))

    def begin(self, key: str) -> Errand | None:
        """Commit the attempt before the socket is touched."""
        moment = self._moment()
        with self._desk.write():
            debt = self._outbox.debt(key)
            if debt is None or debt.state is not DeliveryState.QUEUED or debt.armed is Armed.UNDO:
                return None  # cancelled or held a moment ago: exactly one of the two wins, here
            if debt.operation in POSTING and waits_for(debt, self._outbox.lane_of_debt(debt)) is not None:
                return None  # a newer text was ordered a moment ago
            change = stale(debt, moment.now) if debt.intact else changed_outside(debt, moment.now)
            if change is not None:
                records = self._record(change)
                errand = None
            else:
                started = begun(self._made_or_changed(debt), moment.now)
                self._outbox.save(started)
                event = DeliveryAttempted(key=key, target=debt.target, attempt=started.attempt)
                records = self._desk.append(debt.incident, [_fact(event, key)], moment)
                errand = self._errand(started)
        self._desk.publish_records(records)
        return errand

    def _made_or_changed(self, debt: Debt) -> Debt:
        """A summary is made once, and what stands is changed as often as it takes: known only when it begins."""
        if debt.operation is not Operation.SUMMARY:
            return debt
        stands = self._outbox.standing_ref(debt) is not None
        return replace(debt, mode=Mode.CONVERGE if stands else Mode.ONCE)

    def settle(self, key: str, attempt: int, outcome: Outcome) -> None:
        """Record an answer; one that belongs to an older attempt is dropped."""
        self._change(
            key,
            attempt,
            (DeliveryState.SENDING,),
            lambda debt, now: answered(debt, outcome, now, self._delays, self._chance),
        )

    def sighted(self, key: str, attempt: int, sight: Sight) -> None:
        """Record what a look found."""
        self._change(
            key,
            attempt,
            (DeliveryState.UNKNOWN, DeliveryState.WRITTEN),
            lambda debt, now: sighted(debt, sight, now, self._delays, self._chance),
        )

    def errand(self, key: str) -> Errand:
        """The errand of the last attempt, for looking."""
        debt = self._outbox.debt(key)
        if debt is None:
            raise KeyError(key)
        return self._errand(debt)

    def open_count(self) -> int:
        """Debts that move by themselves."""
        stuck: set[str] = set()
        moving: list[Debt] = []
        blocked = {debt.key for lane in self._outbox.waiting_lanes() for debt in lane if is_stuck(debt, lane)}
        for debt in self._outbox.open_debts():  # oldest first: what a debt waits for comes before it
            if debt.state is DeliveryState.HELD or debt.depends_on in stuck or debt.key in blocked:
                stuck.add(debt.key)
            else:
                moving.append(debt)
        # What is said in a channel that nobody is making just now waits for a person.
        making = {debt.incident for debt in moving if debt.operation is Operation.CHANNEL}
        homeless = {debt.key for debt in self._outbox.homeless() if debt.incident not in making}
        owed = len([debt for debt in moving if debt.key not in homeless])
        return owed + self._summaries.waiting(self._moment().now)

    def next_due(self, after: datetime) -> datetime | None:
        """When, later than a time, something becomes workable by itself."""
        due = (self._outbox.next_due(after), self._summaries.next_turn(after))
        return min((at for at in due if at is not None), default=None)

    def _change(
        self,
        key: str,
        attempt: int,
        states: tuple[DeliveryState, ...],
        rule: Callable[[Debt, datetime], tuple[Debt, DeliverySettled]],
    ) -> None:
        with self._desk.write():
            debt = self._outbox.debt(key)
            if debt is None or debt.attempt != attempt or debt.state not in states:
                return  # a person decided meanwhile, or the answer is older than the last attempt
            change = rule(debt, self._moment().now)
            after = change[0]
            same = (after.state, after.reason, after.detail) == (debt.state, debt.reason, debt.detail)
            if same and debt.state in (DeliveryState.UNKNOWN, DeliveryState.WRITTEN):
                self._outbox.save(change[0])  # another look that found nothing new is no fact
                records: list[Record] = []
            else:
                records = self._record(change)
        self._desk.publish_records(records)

    def _record(self, change: tuple[Debt, DeliverySettled]) -> list[Record]:
        debt, event = change
        self._outbox.save(debt)
        facts = [_fact(event, debt.key)]
        if debt.operation in POSTING:
            facts += [_fact(late, late.key) for late in overtaken_by(self._outbox, debt, debt.changed_at)]
        return self._desk.append(debt.incident, facts, self._moment())

    def _written_here(self, debts: list[Debt]) -> set[str]:
        """Keys of the debts whose last word was written by this installation in this epoch."""
        journal = self._desk.journal
        last: dict[str, tuple[str, int]] = {}
        for stream in {debt.incident for debt in debts}:
            for record in state_records(journal.db, stream):
                last.update(dict.fromkeys(_keys(record), (record.writer, record.epoch)))
        here = journal.installation.writer, journal.installation.epoch
        return {key for key, where in last.items() if where == here}

    def _errand(self, debt: Debt) -> Errand:
        return Errand(
            key=debt.key,
            target=debt.target,
            attempt=debt.attempt,
            first_tried_at=(debt.first_tried_at or debt.changed_at).isoformat(),
            earlier_ref=self._outbox.earlier_ref(debt),
            tried_before=self._may_be_known_there(debt),
            bulletin=debt.bulletin,
            operation=debt.operation,
            at_ref=self._at_ref(debt),
            place=self._outbox.place_of(debt),
        )

    def _may_be_known_there(self, debt: Debt) -> bool:
        """Whether something of this incident may stand there that we can't name: it is looked for first.

        What a person let go was held because nobody knew, and of what a restored journal was told since its backup
        nothing is written here.
        """
        if debt.armed is Armed.RELEASED or self._outbox.was_tried_before(debt):
            return True
        here = self._desk.journal.installation
        return written_elsewhere(self._desk.journal.db, debt.incident, here.writer, here.epoch)

    def _at_ref(self, debt: Debt) -> str | None:
        """The other side's id of what a debt changes or stands beneath."""
        if debt.operation in (Operation.SUMMARY, Operation.LINE) and debt.bulletin.at_ref is None:
            return self._outbox.standing_ref(debt)
        return debt.bulletin.at_ref

    def _moment(self) -> Moment:
        return replace(self._desk.moment(), author=AUTOMATIC)


def _keys(record: Record) -> list[str]:
    """Keys of the debts that a record speaks of."""
    if isinstance(record.event, DeliveryAttempted | DeliverySettled | DeliveryDecided):
        return [record.event.key]
    return [debt.key for debt in plan(record)]


def _fact(event: DeliveryAttempted | DeliverySettled, key: str) -> Fact:
    return Fact(event=event, about=f"delivery:{key}")
