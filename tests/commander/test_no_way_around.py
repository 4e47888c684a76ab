"""No way around an approval, past an audience, or to the same text twice."""

import pytest

from commander.board.amendments import AmendBroadcast, Amending
from commander.board.approval_requests import AskApproval
from commander.board.deliveries import DeliverySettled, DeliveryState, Operation
from commander.board.incident import IncidentKind
from commander.board.organisation import Approval, Audience
from commander.board.policy import ApprovalSet, AudienceListed
from commander.board.quick_post import PostAndRecord, check_inside
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER, RoleAssigned
from commander.board.timeline import AddEntry
from tests.commander.messages_said import arrived, message, order
from tests.commander.story import STREAM, A, B, C, declared, given
from tests.commander.test_approvals import COMMANDED, TO_PARTNERS, TWO, ask, asked, carried_out, give

FOUR_EYES = COMMANDED.and_then(ApprovalSet(approval=Approval(four_eyes=True)))
PUBLIC = Audience(key="public", name_ja="お客様", name_en="Customers", targets=("page",), public=True)
SAME_PLACE = Audience(key="staff", name_ja="社内", name_en="Staff", targets=("page",))
SHARED = COMMANDED.and_then(AudienceListed(audience=PUBLIC), AudienceListed(audience=SAME_PLACE))


def take_back():
    amending = Amending(operation=Operation.WITHDRAW, reason="宛先の誤り")
    return AmendBroadcast(incident=STREAM, content=message(), amending=amending)


def test_the_author_does_not_approve_his_own_text_by_word_of_mouth():
    FOUR_EYES.when(order(message(), verbal_approver=A), by=A).then(Refused(Because.APPROVAL_OF_ANOTHER))
    own = asked(FOUR_EYES, message(), by=A)
    own.when(give(spoken=A), by=A, now="03:01").then(Refused(Because.APPROVAL_OF_ANOTHER))


def test_one_voice_that_sits_nowhere_fills_one_seat():
    said = TWO.when(order(TO_PARTNERS, verbal_approver=C), by=B)
    said.then(Refused(Because.APPROVER_VACANT, role="biz"))


def test_beside_a_text_that_somebody_asked_for_ones_own_stays_ones_own():
    story = asked(FOUR_EYES, message(), by=B)
    own = message(message="message-2", notify_subscribers=True)
    story.when(order(message(), own), by=A, now="03:01").then(Refused(Because.APPROVAL_OF_ANOTHER))
    assert story.when(order(message()), by=A, now="03:01").event.approver == A


def test_who_let_a_text_out_has_not_let_it_be_taken_back():
    approved = carried_out(asked(COMMANDED, message(), by=B).when(give(), by=A, now="03:01"))
    told = arrived(carried_out(approved.when(order(message()), by=B, now="03:02")))
    told.when(take_back(), by=B, now="03:03").then(Refused(Because.APPROVAL_NEEDED, person=A))
    request = AskApproval(incident=STREAM, messages=(message(),), amending=take_back().amending)
    again = told.when(request, by=B, now="03:03")
    (asked_anew,) = again.events
    given_anew = carried_out(again).when(give(asked_anew.request), by=A, now="03:04")
    back = carried_out(given_anew).when(take_back(), by=B, now="03:05")
    assert (back.event.operation, back.event.approver) == (Operation.WITHDRAW, A)


def test_the_very_same_text_is_ordered_once_however_many_desks_press_the_key():
    once = carried_out(COMMANDED.when(order(message()), by=A))
    once.when(order(message()), by=A, now="03:01").then(Refused(Because.ALREADY_ORDERED))
    arrived(once).when(order(message()), by=A, now="03:01").then(Refused(Because.ALREADY_ORDERED))
    later = message(message="message-2")
    assert once.when(order(later), by=A, now="03:01").events


@pytest.mark.parametrize("state", [DeliveryState.CANCELLED, DeliveryState.FAILED])
def test_what_went_nowhere_may_be_ordered_again(state):
    once = carried_out(COMMANDED.when(order(message()), by=A))
    (key,) = once.board.messages.deliveries
    undone = once.and_then(DeliverySettled(key=key, target="page", state=state, attempt=0))
    assert undone.when(order(message()), by=A, now="03:01").event.content == message()


def test_what_customers_read_is_public_whoever_was_meant():
    SHARED.when(order(message(audiences=("staff",))), by=B).then(Refused(Because.APPROVAL_NEEDED, person=A))
    SHARED.when(order(message(audiences=("staff",), next_update_at=None))).then(
        Refused(Because.PROMISE_MISSING)
    )
    (telling,) = SHARED.when(order(message(audiences=("staff",)))).event.tellings
    assert telling.public


def test_a_quick_note_does_not_go_where_customers_read_too():
    entry = AddEntry(incident=STREAM, text="DB を切替")
    note = PostAndRecord(incident=STREAM, entry=entry, order=order(message(audiences=("staff",))))
    with pytest.raises(Refused) as refused:
        check_inside(note, SHARED.policy)
    assert refused.value.because is Because.QUICK_IS_INSIDE


@pytest.mark.parametrize("kind", [IncidentKind.DRILL, IncidentKind.TEST])
def test_practice_of_any_kind_reaches_nobody_outside(kind):
    story = given(declared(incident_kind=kind), RoleAssigned(role=COMMANDER, person=A))
    assert story.when(order(message()), by=A).event.drill
    told = arrived(carried_out(story.when(order(message()), by=A)))
    assert told.when(take_back(), by=A, now="03:01").event.drill


def test_a_request_is_the_text_of_whoever_asked_last():
    story = asked(FOUR_EYES, message(), by=B)
    anew = carried_out(story.when(ask(message()), by=A, now="03:01"))
    anew.when(order(message()), by=A, now="03:02").then(Refused(Because.APPROVAL_OF_ANOTHER))
