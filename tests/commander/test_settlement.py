"""What becomes of a debt, rule by rule; each change tells the board the state that the row has."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from commander.board.deliveries import SETTLED, Choice, DeliveryState
from commander.board.refusal import Because, Refused
from commander.outbox.debt import Armed, Delays, Held, Mode
from commander.outbox.publisher import (
    CannotTell,
    Delivered,
    NotThere,
    Rejected,
    RejectionCause,
    Seen,
    TryLater,
    Unsure,
    Written,
)
from commander.outbox.settlement import (
    answered,
    begun,
    changed_outside,
    decided,
    held_after_restore,
    recovered,
    sighted,
    stale,
)
from tests.commander.messages_said import PUBLIC, ordered
from tests.commander.story import t
from tests.commander.test_plan import debts_of

NOW = t("03:05")
DELAYS = Delays()
QUEUED = replace(
    debts_of(ordered(tellings=(replace(PUBLIC, targets=("slack:#incidents",)),)))[0], armed=Armed.READY
)
SENDING = begun(QUEUED, t("03:01"))
UNKNOWN = replace(SENDING, state=DeliveryState.UNKNOWN)
WRITTEN = replace(SENDING, state=DeliveryState.WRITTEN)


def converging(debt):
    return replace(debt, mode=Mode.CONVERGE)


def told(change):
    """The debt after a change, once its record is seen to say the same."""
    debt, event = change
    assert (event.key, event.target, event.state, event.attempt) == (
        debt.key,
        debt.target,
        debt.state,
        debt.attempt,
    )
    assert (event.ref, event.url, event.reason, event.detail) == (
        debt.ref,
        debt.url,
        debt.reason,
        debt.detail,
    )
    assert debt.changed_at == NOW
    return debt


def after(outcome, debt=SENDING):
    return told(answered(debt, outcome, NOW, DELAYS, lambda: 0.5))


def seen(sight, debt=UNKNOWN):
    return told(sighted(debt, sight, NOW, DELAYS, lambda: 0.5))


def test_an_attempt_is_counted_before_it_is_made():
    first = begun(replace(QUEUED, reason="try-later", detail="503", looks=1), NOW)
    assert (first.state, first.attempt, first.first_tried_at) == (DeliveryState.SENDING, 1, NOW)
    assert (first.reason, first.detail, first.looks) == ("", "", 0)
    second = begun(replace(first, state=DeliveryState.QUEUED), t("03:10"))
    assert (second.attempt, second.first_tried_at, second.changed_at) == (2, NOW, t("03:10"))


def test_delivered_because_they_said_so():
    debt = after(Delivered(ref="r-1", url="https://x.example"))
    assert (debt.state, debt.ref, debt.url) == (DeliveryState.DELIVERED, "r-1", "https://x.example")


def test_written_is_not_delivered():
    debt = after(Written(ref="a.html", read_back=True))
    assert (debt.state, debt.not_before) == (DeliveryState.WRITTEN, NOW + DELAYS.after_blind_look)
    assert after(Written(ref="a.html")).not_before.year == 9000


def test_try_later_is_tried_later():
    debt = after(TryLater(detail="503"))
    assert (debt.state, debt.reason, debt.detail) == (DeliveryState.QUEUED, Held.LATER, "503")
    assert debt.not_before == NOW + timedelta(seconds=2)
    wished = after(TryLater(detail="429", after=timedelta(seconds=30)))
    assert wished.not_before == NOW + timedelta(seconds=32)


@pytest.mark.parametrize(
    ("cause", "state", "reason"),
    [
        (RejectionCause.TOKEN, DeliveryState.HELD, Held.TOKEN),
        (RejectionCause.PERMISSION, DeliveryState.HELD, Held.PERMISSION),
        (RejectionCause.ADDRESS, DeliveryState.HELD, Held.ADDRESS),
        (RejectionCause.SETTINGS, DeliveryState.HELD, Held.SETTINGS),
        (RejectionCause.TARGET, DeliveryState.FAILED, Held.TARGET),
        (RejectionCause.CONTENT, DeliveryState.FAILED, Held.CONTENT),
    ],
)
def test_a_refusal_waits_for_a_person_or_is_final(cause, state, reason):
    debt = after(Rejected(cause=cause, detail="their word"))
    assert (debt.state, debt.reason, debt.detail) == (state, reason, "their word")


def test_in_doubt_a_post_is_looked_for_and_never_repeated():
    debt = after(Unsure(detail="time-out"))
    assert (debt.state, debt.reason, debt.not_before) == (
        DeliveryState.UNKNOWN,
        Held.LOOKING,
        NOW + DELAYS.grace,
    )


def test_in_doubt_a_desired_state_is_simply_written_again():
    assert after(Unsure(detail="time-out"), converging(SENDING)).state is DeliveryState.QUEUED


def test_seen_there_is_delivered():
    debt = seen(Seen(ref="r-1", url="https://x.example"))
    assert (debt.state, debt.ref, debt.url) == (DeliveryState.DELIVERED, "r-1", "https://x.example")
    assert seen(Seen(ref="r-1"), WRITTEN).state is DeliveryState.DELIVERED


def test_not_there_counts_only_when_it_was_looked_for_twice():
    once = seen(NotThere())
    assert (once.state, once.looks, once.not_before) == (DeliveryState.UNKNOWN, 1, NOW + DELAYS.between_looks)
    twice = seen(NotThere(), once)
    assert (twice.state, twice.reason, twice.looks, twice.not_before) == (
        DeliveryState.QUEUED,
        Held.ABSENT,
        0,
        NOW,
    )


def test_a_look_that_could_not_tell_begins_the_count_anew():
    blind = seen(CannotTell(detail="503"), replace(UNKNOWN, looks=1))
    assert (blind.state, blind.reason, blind.detail) == (DeliveryState.UNKNOWN, Held.BLIND, "503")
    assert blind.looks == 0
    # Four minutes after the first attempt: somewhere between half a minute and the two minutes of a long outage.
    assert blind.not_before == NOW + timedelta(seconds=75)


@pytest.mark.parametrize("sight", [NotThere(), CannotTell(detail="x")])
def test_a_page_not_yet_seen_stays_written(sight):
    assert seen(sight, WRITTEN).state is DeliveryState.WRITTEN


def test_a_text_whose_promise_has_passed_is_held():
    assert stale(QUEUED, t("03:29")) is None
    debt, event = stale(QUEUED, t("03:30"))
    assert (debt.state, debt.reason, event.reason) == (DeliveryState.HELD, Held.STALE, Held.STALE)
    assert stale(replace(QUEUED, armed=Armed.RELEASED), t("09:00")) is None


def test_a_text_that_promises_nothing_grows_old_in_an_hour():
    quiet = replace(QUEUED, bulletin=replace(QUEUED.bulletin, next_update_at=None))
    assert stale(quiet, t("03:59")) is None
    assert stale(quiet, t("04:00")) is not None


def test_what_a_crash_leaves():
    held = told(recovered(replace(QUEUED, armed=Armed.UNDO), NOW, DELAYS))
    assert (held.state, held.reason) == (DeliveryState.HELD, Held.UNDO)
    doubted = told(recovered(SENDING, NOW, DELAYS))
    assert (doubted.state, doubted.not_before) == (DeliveryState.UNKNOWN, NOW + DELAYS.grace)
    again = told(recovered(converging(SENDING), NOW, DELAYS))
    assert (again.state, again.not_before) == (DeliveryState.QUEUED, NOW)
    for debt in (QUEUED, UNKNOWN, WRITTEN, replace(QUEUED, state=DeliveryState.HELD)):
        assert recovered(debt, NOW, DELAYS) is None


def test_a_clock_set_back_shortens_no_grace():
    later = replace(SENDING, changed_at=t("04:00"))
    debt, _ = recovered(later, NOW, DELAYS)
    assert debt.not_before == t("04:00") + DELAYS.grace


def test_what_nobody_can_know_is_held():
    assert told(held_after_restore(UNKNOWN, NOW)).reason == Held.RESTORED
    assert told(changed_outside(QUEUED, NOW)).reason == Held.CHANGED


def choose(debt, choice, ref=None):
    changed, event = decided(debt, choice, "見た", ref, NOW)
    assert (event.key, event.choice, event.reason, event.ref) == (debt.key, choice, "見た", ref)
    return changed


ALLOWED = {
    DeliveryState.QUEUED: {Choice.CANCEL, Choice.HOLD},
    DeliveryState.HELD: {Choice.CANCEL, Choice.RELEASE, Choice.CONFIRM},
    DeliveryState.FAILED: {Choice.CANCEL, Choice.RELEASE},
    DeliveryState.UNKNOWN: {Choice.CANCEL, Choice.RESEND, Choice.CONFIRM},
    DeliveryState.SENDING: set(),
    DeliveryState.DELIVERED: set(),
    DeliveryState.WRITTEN: set(),
    DeliveryState.CANCELLED: set(),
}
LEADS_TO = {
    Choice.CANCEL: DeliveryState.CANCELLED,
    Choice.CONFIRM: DeliveryState.DELIVERED,
    Choice.RELEASE: DeliveryState.QUEUED,
    Choice.RESEND: DeliveryState.QUEUED,
    Choice.HOLD: DeliveryState.HELD,
}


@pytest.mark.parametrize("state", list(DeliveryState))
@pytest.mark.parametrize("choice", list(Choice))
def test_what_a_person_may_decide(state, choice):
    debt = replace(QUEUED, state=state, looks=1)
    if choice in ALLOWED[state]:
        assert choose(debt, choice).state is LEADS_TO[choice]
        return
    with pytest.raises(Refused) as refused:
        choose(debt, choice)
    expected = Because.DELIVERY_NOT_HELD
    if state is DeliveryState.SENDING:
        expected = Because.DELIVERY_UNDERWAY
    elif state in SETTLED - {DeliveryState.FAILED}:
        expected = Because.DELIVERY_SETTLED
    assert refused.value.because is expected


def test_a_released_debt_goes_now_and_grows_stale_no_more():
    debt = choose(
        replace(QUEUED, state=DeliveryState.HELD, reason="stale", detail="x", looks=1), Choice.RELEASE
    )
    assert (debt.armed, debt.not_before, debt.reason, debt.detail, debt.looks) == (
        Armed.RELEASED,
        NOW,
        "",
        "",
        0,
    )


def test_a_confirmation_keeps_what_the_person_found():
    assert choose(UNKNOWN, Choice.CONFIRM, "r-9").ref == "r-9"
    assert choose(replace(UNKNOWN, ref="r-1"), Choice.CONFIRM).ref == "r-1"


@pytest.mark.parametrize("ref", ["https://example.com/1", "1.1 and more", "1.1\n", "", "x" * 201])
def test_what_a_person_found_is_an_id_from_its_first_letter_to_its_last(ref):
    with pytest.raises(Refused) as refused:
        choose(UNKNOWN, Choice.CONFIRM, ref)
    assert refused.value.because is Because.REF_NOT_ID


def test_what_stands_there_already_stays_known_while_its_change_is_tried():
    standing = replace(SENDING, ref="r-1", url="https://example.com/1")
    for outcome in (
        TryLater(detail="x"),
        Unsure(detail="x"),
        Rejected(cause=RejectionCause.TOKEN, detail="x"),
    ):
        changed = after(outcome, standing)
        assert (changed.ref, changed.url) == ("r-1", "https://example.com/1")
    assert (recovered(standing, NOW, DELAYS) or [None])[0].ref == "r-1"
