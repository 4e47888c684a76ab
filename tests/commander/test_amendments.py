import pytest
from msgspec.structs import replace

from commander.board.amendments import AmendBroadcast, Amending, BroadcastAmended, places
from commander.board.approval_requests import AskApproval, GiveApproval
from commander.board.bulletin import Wording
from commander.board.deliveries import DeliverySettled, DeliveryState, Operation, delivery_key
from commander.board.organisation import Audience
from commander.board.policy import AudienceListed
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER, RoleAssigned
from commander.outbox.debt import Delays, Mode
from commander.outbox.plan import plan
from commander.outbox.settlement import begun, recovered
from tests.commander.messages_said import TEXTS, message, order
from tests.commander.story import STREAM, A, B, declared, given, t

EDIT, WITHDRAW = Operation.EDIT, Operation.WITHDRAW
CUSTOMERS = Audience(
    key="public", name_ja="お客様", name_en="Customers", targets=("statuspage", "email:vip"), public=True
)
NEW = {
    "ja": Wording(title="決済の障害", body="決済ができません。20:30 ごろからです。"),
    "en": Wording(title="Payment outage", body="Payments fail since about 20:30."),
}


def settled(story, key, target, state=DeliveryState.DELIVERED, ref="ref-1"):
    return story.and_then(DeliverySettled(key=key, target=target, state=state, attempt=1, ref=ref))


def key_of(story, target, operation=Operation.POST):
    found = story.board.messages.deliveries.values()
    return next(one.key for one in found if one.target == target and one.operation is operation)


@pytest.fixture
def told():
    story = given(AudienceListed(audience=CUSTOMERS), declared(), RoleAssigned(role=COMMANDER, person=A))
    chapter = story.when(order(message()))
    story = chapter.then(*chapter.events)
    for target in CUSTOMERS.targets:
        story = settled(story, key_of(story, target), target)
    return story


def amend(operation=EDIT, texts=NEW, reason="時刻の誤り", keys=(), **more):
    return AmendBroadcast(
        incident=STREAM,
        content=message(texts=texts),
        amending=Amending(operation=operation, reason=reason, keys=keys),
        **more,
    )


def carried_out(chapter):
    return chapter.then(*chapter.events)


def test_before_the_act_it_is_said_where_it_can_be_changed(told):
    found = places(told.board.messages, "message-1", EDIT, drill=False)
    assert {one.delivery.target: one.can for one in found} == {"statuspage": True, "email:vip": False}


def test_a_slip_is_owed_to_the_places_that_can_with_what_stands_there(told):
    event = told.when(amend()).event
    assert isinstance(event, BroadcastAmended)
    (place,) = event.places
    assert (place.target, place.texts, place.ref, place.public) == ("statuspage", TEXTS, "ref-1", True)
    story = carried_out(told.when(amend()))
    (debt,) = plan(story.records[-1])
    assert (debt.operation, debt.mode, debt.bulletin.at_ref) == (EDIT, Mode.CONVERGE, "ref-1")
    assert (debt.bulletin.texts, debt.bulletin.amends.texts) == (NEW, TEXTS)
    assert debt.stale_at > t("03:30")  # whatever the post promised, the slip is still one


def test_until_it_has_arrived_the_old_text_stands_and_the_board_says_so(told):
    story = carried_out(told.when(amend()))
    key = key_of(story, "statuspage", EDIT)
    assert story.board.messages.posted.content.texts == TEXTS
    held = settled(story, key, "statuspage", DeliveryState.HELD)
    assert [one.key for one in held.board.messages.needing_a_person()] == [key]
    assert held.board.messages.posted.content.texts == TEXTS
    done = settled(story, key, "statuspage")
    assert done.board.messages.posted.content.texts == NEW
    assert done.board.messages.told["public"].message.texts == NEW
    assert done.board.messages.public_count == 1


def test_what_is_taken_back_is_read_by_nobody_any_more(told):
    story = carried_out(told.when(amend(WITHDRAW)))
    done = settled(story, key_of(story, "statuspage", WITHDRAW), "statuspage")
    assert done.board.messages.deliveries[key_of(told, "statuspage")].withdrawn
    assert done.board.messages.posted is not None  # the mail can't be called back
    only_page = replace(CUSTOMERS, targets=("statuspage",))
    start = given(AudienceListed(audience=only_page), declared())
    sent = carried_out(start.when(order(message())))
    there = settled(sent, key_of(sent, "statuspage"), "statuspage")
    gone = carried_out(there.when(amend(WITHDRAW)))
    gone = settled(gone, key_of(gone, "statuspage", WITHDRAW), "statuspage")
    assert gone.board.messages.posted is None


@pytest.mark.parametrize(
    ("command", "refused"),
    [
        (amend(reason=" "), Refused(Because.REASON_NEEDED)),
        (amend(texts=TEXTS), Refused(Because.AMEND_UNCHANGED)),
        (amend(texts={"ja": NEW["ja"]}), Refused(Because.TEXT_EMPTY)),
        (replace(amend(), content=message(message="other")), Refused(Because.MESSAGE_UNKNOWN)),
        (amend(keys=("nothing",)), Refused(Because.DELIVERY_UNKNOWN)),
        (
            amend(keys=(delivery_key("record-4", "email:vip"),)),
            Refused(Because.AMEND_CANNOT, target="email:vip"),
        ),
    ],
)
def test_what_can_not_be_done_is_refused(told, command, refused):
    told.when(command).then(refused)


def test_what_only_went_by_mail_can_not_be_changed():
    by_mail = replace(CUSTOMERS, targets=("email:vip",))
    story = given(AudienceListed(audience=by_mail), declared())
    story = carried_out(story.when(order(message())))
    story = settled(story, key_of(story, "email:vip"), "email:vip")
    story.when(amend()).then(Refused(Because.AMEND_NOWHERE))


def test_a_new_text_is_a_text_to_approve(told):
    told.when(amend(), by=B).then(Refused(Because.APPROVAL_NEEDED, person=A))
    assert told.when(amend(verbal_approver=A), by=B).event.verbal
    amending = amend().amending
    ask = AskApproval(incident=STREAM, messages=(message(texts=NEW),), send=True, amending=amending)
    asked = carried_out(told.when(ask, by=B))
    approval, amended = asked.when(GiveApproval(incident=STREAM, request="fresh-1"), by=A).events
    assert (amended.approver, amended.content.texts, amended.reason) == (A, NEW, "時刻の誤り")
    assert approval.approver == A


def test_a_change_made_without_approval_is_loud_and_one_with_it_settles_the_post(told):
    story = carried_out(told.when(replace(amend(), break_glass="nobody answers"), by=B))
    assert [one.reason for one in story.board.approvals.open_unapproved()] == ["nobody answers"]
    again = {key: replace(one, body=one.body + "。") for key, one in NEW.items()}
    settled_story = carried_out(story.when(amend(texts=again), by=A))
    assert settled_story.board.approvals.open_unapproved() == []


@pytest.mark.parametrize("state", [DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.UNKNOWN])
def test_what_is_being_taken_back_gets_no_new_text_that_would_bring_it_back(told, state):
    back = carried_out(told.when(amend(WITHDRAW, TEXTS)))
    key = key_of(back, "statuspage", WITHDRAW)
    underway = settled(back, key, "statuspage", state, ref=None)
    underway.when(amend(), now="03:01").then(Refused(Because.AMEND_NOWHERE))
    undone = settled(back, key, "statuspage", DeliveryState.CANCELLED, ref=None)
    assert undone.when(amend(), now="03:01").event.operation is EDIT


def test_killed_in_the_middle_a_change_is_made_again(told):
    story = carried_out(told.when(amend()))
    (debt,) = plan(story.records[-1])
    after, event = recovered(begun(debt, t("03:01")), t("03:02"), Delays())
    assert (after.state, event.state) == (DeliveryState.QUEUED, DeliveryState.QUEUED)


@pytest.mark.parametrize("state", [DeliveryState.SENDING, DeliveryState.UNKNOWN, DeliveryState.FAILED])
def test_a_second_change_says_what_the_first_one_may_have_left_there(told, state):
    first = carried_out(told.when(amend()))
    underway = settled(first, key_of(first, "statuspage", EDIT), "statuspage", state, ref=None)
    again = {key: replace(one, body=one.body + "。") for key, one in NEW.items()}
    (place,) = underway.when(amend(texts=again)).event.places
    assert (place.texts, place.pending) == (TEXTS, (NEW,))
    second = carried_out(underway.when(amend(texts=again)))
    assert plan(second.records[-1])[0].bulletin.amends.pending == (NEW,)
    arrived = settled(first, key_of(first, "statuspage", EDIT), "statuspage")
    (place,) = arrived.when(amend(texts=again)).event.places
    assert (place.texts, place.pending) == (NEW, ())
