"""What outlives the end of an incident: the promised update, a watch that nobody heard of, when recovery was read."""

from zoneinfo import ZoneInfo

import pytest

from commander.board.bulletin import Stage
from commander.board.deliveries import DeliverySettled, DeliveryState
from commander.board.gate_checks import Gate, Known
from commander.board.gate_rows import State, left_at_the_end, rows
from commander.board.incident import DeclareRestored, EndedAs, IncidentClosed
from commander.board.policy import Policy
from commander.board.promises import PromiseSnoozed, SnoozePromise, recovery_read_at
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER, RoleAssigned
from commander.board.watch import EndWatch, RestorationAcknowledged, WatchEnded
from commander.board.watch_rules import WatchParty, WatchPartyListed
from commander.deadlines import DeadlineKind, Urgency, deadlines
from commander.drafting.next_wording import suggested_template
from commander.journal.summary import summary_of
from commander.wording.language import Language
from commander.wording.lines import line
from commander.wording.sentences import refusal_sentence
from commander.wording.templates import TemplateId
from tests.commander.messages_said import arrived, message, order, ordered
from tests.commander.story import STREAM, A, B, at, declared, given, restored, t

COMMANDED = given(at("02:00", declared()), at("02:00", RoleAssigned(role=COMMANDER, person=A)))
PROMISED = arrived(COMMANDED.and_then(at("02:05", ordered(message(next_update_at=t("02:30"))))))
LAST = message(message="m-last", template="T06", stage=Stage.RESOLVED, next_update_at=None)


def done(chapter):
    return chapter.then(*chapter.events)


def owed(story):
    return [one for one in deadlines(story.board, story.policy) if one.kind is DeadlineKind.NEXT_UPDATE]


@pytest.mark.parametrize("ended_as", EndedAs)
def test_however_it_ends_customers_are_owed_the_update_they_read_a_time_for(ended_as):
    closed = PROMISED.and_then(at("02:20", IncidentClosed(reason="済", ended_as=ended_as)))
    (promise,) = owed(closed)
    assert (promise.due, promise.owner, promise.urgency(t("02:31"))) == (t("02:30"), A, Urgency.DUE)
    assert summary_of(closed.board).promise == "2026-04-01T17:30:00+00:00"


def test_only_a_text_that_promises_nothing_ends_it_and_it_may_still_go_out():
    closed = PROMISED.and_then(at("02:20", IncidentClosed(reason="済")))
    assert suggested_template(closed.board) is TemplateId.T06
    closed.when(order(message(message="m-2"), verbal_approver=A)).then(Refused(Because.INCIDENT_CLOSED))
    told = arrived(done(closed.when(order(LAST, verbal_approver=A), now="02:40")))
    assert owed(told) == []
    assert summary_of(told.board).promise is None
    told.when(order(message(message="m-3", stage=Stage.RESOLVED), verbal_approver=A)).then(
        Refused(Because.INCIDENT_CLOSED)
    )


def test_a_last_word_that_never_went_out_ends_nothing():
    closed = PROMISED.and_then(at("02:20", IncidentClosed(reason="済")))
    ordered_only = closed.and_then(at("02:25", ordered(LAST)))
    key = list(ordered_only.board.messages.deliveries)[-1]
    failed = ordered_only.and_then(
        at("02:26", DeliverySettled(key=key, target="page", state=DeliveryState.FAILED, attempt=1))
    )
    assert [one.due for one in owed(failed)] == [t("02:30")]
    # What never went out is said of the incident in the list, too.
    assert summary_of(failed.board).promise == "2026-04-01T17:26:00+00:00"


def test_its_warning_can_be_put_off_while_it_is_owed_and_no_longer():
    closed = PROMISED.and_then(at("02:20", IncidentClosed(reason="済")))
    snooze = SnoozePromise(incident=STREAM, until=t("02:40"), reason="承認待ち")
    put_off = closed.when(snooze, now="02:31").then(PromiseSnoozed(until=t("02:40"), reason="承認待ち"))
    (promise,) = owed(put_off)
    assert promise.is_snoozed(t("02:35"))
    nothing = COMMANDED.and_then(at("02:20", IncidentClosed(reason="済")))
    nothing.when(snooze, now="02:31").then(Refused(Because.NO_PROMISE_OWED))


# The watch ends with everybody heard, or with a reason that names who is not.

INFRA = WatchPartyListed(party=WatchParty(key="infra", name_ja="インフラ", name_en="Infra"))
RESTORING = DeclareRestored(incident=STREAM, watch_owner=B, watch_until=t("06:00"))
END = {"incident": STREAM, "system": "正常", "inquiries": "平常", "hands_on": "10回成功"}


def test_the_watch_ends_with_each_party_heard_or_a_written_reason_that_names_them():
    story = given(
        INFRA,
        at("00:00", declared()),
        at("00:01", RoleAssigned(role=COMMANDER, person=A)),
    )
    over = done(story.when(RESTORING, now="02:00"))
    refusal = over.when(EndWatch(**END), now="05:00").refused
    assert refusal.because is Because.PARTIES_UNHEARD
    said = refusal_sentence(refusal, Language.JA)
    assert "インフラ" in said
    assert "理由" in said
    ended = over.when(EndWatch(**END, unheard="夜間のため朝に伝える"), now="05:00")
    assert [one.key for one in ended.event.unheard] == [B, A, "infra"]
    told = line(ended.event, story.policy, Language.EN, ZoneInfo("Asia/Tokyo"))
    assert told.endswith(f"not heard of the recovery: {B}, {A}, Infra (because: 夜間のため朝に伝える)")
    quiet = done(ended)
    assert DeadlineKind.RESTORATION not in {one.kind for one in deadlines(quiet.board, quiet.policy)}
    heard = over.and_then(*(RestorationAcknowledged(party=key, by=key) for key in (A, B, "infra")))
    heard.when(EndWatch(**END, unheard="x"), now="05:00").then(
        WatchEnded(system="正常", inquiries="平常", hands_on="10回成功")
    )


def test_what_the_end_of_the_watch_answered_is_not_asked_again():
    over = given(at("00:00", declared()), at("02:00", restored()))
    asked = {row.check.known for row in left_at_the_end(over.board, Policy(), t("05:00"))}
    assert {Known.NUMBERS, Known.INQUIRIES, Known.HANDS_ON, Known.WATCH_OVER} <= asked
    assert {one.subject for one in deadlines(over.board, Policy()) if one.kind is DeadlineKind.GATE} == {
        "numbers",
        "inquiries",
        "hands-on",
    }
    ended = over.and_then(at("05:00", WatchEnded(system="グラフ正常", inquiries="平常", hands_on="10回")))
    assert not [one for one in deadlines(ended.board, Policy()) if one.kind is DeadlineKind.GATE]
    answered = {
        row.check.known: row for row in rows(ended.board, Policy(), {Gate.RESPONSE}, t("05:01")) if row.met
    }
    assert answered[Known.NUMBERS].met.text == "グラフ正常"
    assert answered[Known.HANDS_ON].state is State.MET


def test_that_everybody_heard_is_a_check_of_the_end_as_long_as_somebody_did_not():
    over = done(given(at("00:00", declared()), INFRA).when(RESTORING, now="02:00"))
    assert Known.HEARD in {row.check.known for row in left_at_the_end(over.board, Policy(), t("05:00"))}
    heard = over.and_then(*(RestorationAcknowledged(party=one, by=one) for one in (B, "infra")))
    assert Known.HEARD not in {row.check.known for row in left_at_the_end(heard.board, Policy(), t("05:00"))}


# When customers heard that it was over.


def test_recovery_was_read_when_the_post_arrived_and_not_when_it_was_declared_or_corrected():
    over = PROMISED.and_then(at("02:20", restored()))
    assert recovery_read_at(over.board.promises, over.board.messages) is None
    sent = over.and_then(at("02:31", ordered(LAST)))
    key = list(sent.board.messages.deliveries)[-1]
    read = sent.and_then(
        at("02:33", DeliverySettled(key=key, target="page", state=DeliveryState.DELIVERED, attempt=1))
    )
    assert recovery_read_at(read.board.promises, read.board.messages) == t("02:33")
    again = message(message="m-c", template="T08", stage=Stage.RESOLVED, next_update_at=None)
    corrected = arrived(read.and_then(at("03:00", ordered(again))))
    assert recovery_read_at(corrected.board.promises, corrected.board.messages) == t("02:33")
