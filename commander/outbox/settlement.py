"""Pure: what becomes of a debt: after an answer, a look, a crash, a person's word. Each change has its record."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from msgspec.structs import replace

from commander.board.deliveries import (
    COALESCED,
    INTERRUPTED,
    SETTLED,
    Choice,
    DeliveryDecided,
    DeliverySettled,
    DeliveryState,
    Operation,
    lane_of,
)
from commander.board.refusal import Because, Refused
from commander.outbox.backoff import blind_for, delay_after
from commander.outbox.debt import Armed, Debt, Delays, Held, Mode
from commander.outbox.publisher import (
    CannotTell,
    Delivered,
    NotThere,
    Outcome,
    Rejected,
    RejectionCause,
    Seen,
    Sight,
    TryLater,
    Unsure,
    Written,
)

Change = tuple[Debt, DeliverySettled]

# The other side's ids: Slack's 1718000000.000100, Statuspage's p31zjtct2jer. An address is none.
_ID = re.compile(r"[\w.:-]{1,200}")

# A person can mend these and release the debt; the other two need another text or another place.
_FAILS = {
    RejectionCause.TARGET: Held.TARGET,
    RejectionCause.CONTENT: Held.CONTENT,
    RejectionCause.GONE: Held.GONE,
}
_HOLDS = {
    RejectionCause.TOKEN: Held.TOKEN,
    RejectionCause.PERMISSION: Held.PERMISSION,
    RejectionCause.ADDRESS: Held.ADDRESS,
    RejectionCause.SETTINGS: Held.SETTINGS,
}
_LOOKS_NEEDED = 2
_TITLE_SHOWN = 60
_GLANCE_CAP = timedelta(minutes=15)
_GLANCES_END = timedelta(days=1)


def begun(debt: Debt, now: datetime) -> Debt:
    """The debt as it is committed before the socket is touched."""
    return replace(
        debt,
        state=DeliveryState.SENDING,
        attempt=debt.attempt + 1,
        looks=0,
        reason="",
        detail="",
        first_tried_at=debt.first_tried_at or now,
        changed_at=now,
    )


def stale(debt: Debt, now: datetime) -> Change | None:
    """A text whose own promise has passed is held, never fired blindly; a person may still release it."""
    if debt.operation in COALESCED:
        return None  # the newest of a lane is what is so now, however long it waited
    if debt.armed is Armed.RELEASED or now < debt.stale_at:
        return None
    return _change(debt, now, state=DeliveryState.HELD, reason=Held.STALE)


def superseded(debt: Debt, now: datetime) -> Change:
    """A newer debt of the lane says all that this one said."""
    return _change(debt, now, state=DeliveryState.CANCELLED, reason=Held.SUPERSEDED)


def overtaken(debt: Debt, newer: Debt, now: datetime) -> Change:
    """A newer text arrived there while this one still waited: it is never sent, and its record says which one."""
    texts = newer.bulletin.in_order()
    title = texts[0][1].title[:_TITLE_SHOWN] if texts else newer.key
    after, event = _change(debt, now, state=DeliveryState.CANCELLED, reason=Held.OVERTAKEN, detail=title)
    return after, replace(event, replaced_by=newer.key)


def changed_outside(debt: Debt, now: datetime) -> Change:
    """What the work list holds is not what was ordered: nothing of it may go out by itself."""
    return _change(debt, now, state=DeliveryState.HELD, reason=Held.CHANGED)


def answered(
    debt: Debt, outcome: Outcome, now: datetime, delays: Delays, chance: Callable[[], float]
) -> Change:
    """The debt after a publisher's answer."""
    match outcome:
        case Delivered():
            there = DeliveryState.DELIVERED
            return _change(
                debt,
                now,
                state=there,
                ref=outcome.ref,
                url=outcome.url,
                detail=outcome.detail,
                name=outcome.name,
            )
        case Written():
            later = now + delays.after_blind_look if outcome.read_back else _NEVER
            return _change(debt, now, state=DeliveryState.WRITTEN, ref=outcome.ref, not_before=later)
        case TryLater():
            later = now + delay_after(debt.attempt, outcome.after, chance)
            return _again(debt, now, later, Held.LATER, outcome.detail)
        case Rejected() if outcome.cause in _FAILS:
            reason = _FAILS[outcome.cause]
            return _change(debt, now, state=DeliveryState.FAILED, reason=reason, detail=outcome.detail)
        case Rejected():
            reason = _HOLDS[outcome.cause]
            return _change(debt, now, state=DeliveryState.HELD, reason=reason, detail=outcome.detail)
        case Unsure() if debt.mode is Mode.CONVERGE:
            later = now + delay_after(debt.attempt, None, chance)
            return _again(debt, now, later, Held.LATER, outcome.detail)
        case Unsure():
            return _in_doubt(debt, now, now + delays.grace, outcome.detail)


def sighted(debt: Debt, sight: Sight, now: datetime, delays: Delays, chance: Callable[[], float]) -> Change:
    """The debt after a look at the other side."""
    if debt.state is DeliveryState.WRITTEN:
        if isinstance(sight, Seen):
            return _change(debt, now, state=DeliveryState.DELIVERED, ref=sight.ref, url=sight.url)
        later = _next_glance(debt, now, delays)
        return _change(
            replace(debt, looks=debt.looks + 1), now, state=DeliveryState.WRITTEN, not_before=later
        )
    match sight:
        case Seen():
            return _change(debt, now, state=DeliveryState.DELIVERED, ref=sight.ref, url=sight.url)
        case NotThere() if debt.looks + 1 >= _LOOKS_NEEDED:
            return _again(replace(debt, looks=0), now, now, Held.ABSENT, "")
        case NotThere():
            later = now + delays.between_looks
            return _in_doubt(replace(debt, looks=debt.looks + 1), now, later, debt.detail)
        case CannotTell():
            later = now + blind_for(now - (debt.first_tried_at or now), delays.after_blind_look, chance)
            return _in_doubt(replace(debt, looks=0), now, later, sight.detail, Held.BLIND)


def _next_glance(debt: Debt, now: datetime, delays: Delays) -> datetime:
    """When to look again whether the public sees a page: ever more rarely, and after a day no more."""
    if now - (debt.first_tried_at or now) > _GLANCES_END:
        return _NEVER
    return now + min(_GLANCE_CAP, delays.after_blind_look * (1 << min(debt.looks, 10)))


def recovered(debt: Debt, now: datetime, delays: Delays) -> Change | None:
    """The debt as a sender finds it at its start; None: nothing to do.

    Cut short inside the undo window: held and asked. Cut short while sending: it may have arrived.
    """
    if debt.state is DeliveryState.QUEUED and debt.armed is Armed.UNDO:
        return _change(debt, now, state=DeliveryState.HELD, reason=Held.UNDO)
    if debt.state is DeliveryState.SENDING and debt.mode is Mode.CONVERGE:
        return _again(debt, now, now, Held.LATER, "")
    if debt.state is DeliveryState.SENDING:
        return _in_doubt(debt, now, max(now, debt.changed_at) + delays.grace, INTERRUPTED)
    return None


def held_after_restore(debt: Debt, now: datetime) -> Change:
    """Nobody knows what was sent after the backup was made: a person decides about every unfinished debt."""
    return _change(debt, now, state=DeliveryState.HELD, reason=Held.RESTORED)


def decided(
    debt: Debt, choice: Choice, reason: str, ref: str | None, now: datetime
) -> tuple[Debt, DeliveryDecided]:
    """The debt after a person's word, or Refused."""
    if debt.state is DeliveryState.SENDING:
        raise Refused(Because.DELIVERY_UNDERWAY, target=debt.target)
    waits = debt.state in (DeliveryState.HELD, DeliveryState.FAILED)
    if debt.state in SETTLED and not waits:
        raise Refused(Because.DELIVERY_SETTLED, target=debt.target, state=debt.state)
    if ref is not None and not _ID.fullmatch(ref):
        raise Refused(Because.REF_NOT_ID, ref=ref)
    event = DeliveryDecided(key=debt.key, target=debt.target, choice=choice, reason=reason, ref=ref)
    match choice:
        case Choice.CANCEL:
            return replace(debt, state=DeliveryState.CANCELLED, changed_at=now), event
        case Choice.CONFIRM if debt.state in (DeliveryState.UNKNOWN, DeliveryState.HELD):
            return replace(debt, state=DeliveryState.DELIVERED, ref=ref or debt.ref, changed_at=now), event
        case Choice.RELEASE if waits:
            return _released(debt, now), event
        case Choice.HOLD if debt.state is DeliveryState.QUEUED and debt.operation in lane_of(Operation.POST):
            held = replace(debt, state=DeliveryState.HELD, reason=Held.BY_HAND, detail="", changed_at=now)
            return held, event
        case Choice.RESEND if debt.state is DeliveryState.UNKNOWN:
            return _released(debt, now), event
        case _:
            raise Refused(Because.DELIVERY_NOT_HELD, target=debt.target, state=debt.state)


def _released(debt: Debt, now: datetime) -> Debt:
    return replace(
        debt,
        state=DeliveryState.QUEUED,
        armed=Armed.RELEASED,
        not_before=now,
        looks=0,
        reason="",
        detail="",
        changed_at=now,
    )


def _in_doubt(
    debt: Debt, now: datetime, look_at: datetime, detail: str, reason: Held = Held.LOOKING
) -> Change:
    return _change(debt, now, state=DeliveryState.UNKNOWN, reason=reason, detail=detail, not_before=look_at)


def _again(debt: Debt, now: datetime, later: datetime, reason: Held, detail: str) -> Change:
    return _change(debt, now, state=DeliveryState.QUEUED, reason=reason, detail=detail, not_before=later)


def _change(
    debt: Debt,
    now: datetime,
    *,
    state: DeliveryState,
    reason: str = "",
    detail: str = "",
    ref: str | None = None,
    url: str | None = None,
    not_before: datetime | None = None,
    name: str = "",
) -> Change:
    after = replace(
        debt,
        state=state,
        reason=reason,
        detail=detail,
        ref=ref or debt.ref,
        url=url or debt.url,
        not_before=not_before or debt.not_before,
        changed_at=now,
    )
    event = DeliverySettled(
        key=debt.key,
        target=debt.target,
        state=state,
        attempt=debt.attempt,
        ref=after.ref,
        url=after.url,
        reason=reason,
        detail=detail,
        operation=debt.operation,
        name=name,
    )
    return after, event


# Far enough that no program still runs, near enough that every date type holds it.
_NEVER = datetime.fromisoformat("9000-01-01T00:00:00+00:00")
