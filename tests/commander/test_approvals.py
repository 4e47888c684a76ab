from datetime import timedelta

import pytest
from msgspec.structs import replace

from commander.board.approval_requests import (
    ApprovalAsked,
    ApprovalRefused,
    AskApproval,
    BroadcastConfirmed,
    ConfirmBroadcast,
    GiveApproval,
    RefuseApproval,
    WithdrawRequest,
)
from commander.board.approvals import RequestState
from commander.board.bulletin import Wording
from commander.board.consent import Signature
from commander.board.impact import Amount, Aspect, Certainty, ImpactStated
from commander.board.message import BroadcastOrdered, MessageApproved
from commander.board.organisation import Approval, Audience
from commander.board.policy import ApprovalSet, AudienceListed
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER, RoleAssigned, RoleReleased
from commander.board.signing import Void
from tests.commander.messages_said import TEXTS, message, order
from tests.commander.story import STREAM, A, B, C, at, declared, given, occurred, t

# B writes, A commands.
COMMANDED = given(declared(), RoleAssigned(role=COMMANDER, person=A))
PARTNERS = Audience(
    key="partners",
    name_ja="提携先",
    name_en="Partners",
    targets=("slack:#partners",),
    approvers=("ic", "biz"),
)
TWO = given(AudienceListed(audience=PARTNERS), declared(), RoleAssigned(role=COMMANDER, person=A))
TO_PARTNERS = message(audiences=("partners",))


def ask(*messages, **more):
    return AskApproval(incident=STREAM, messages=messages or (message(),), **more)


def give(request="fresh-1", spoken=""):
    return GiveApproval(incident=STREAM, request=request, spoken=spoken)


def carried_out(chapter):
    return chapter.then(*chapter.events)


def asked(story, *messages, by=B, now="03:00", **more):
    return carried_out(story.when(ask(*messages, **more), by=by, now=now))


def request(story):
    return story.board.approvals.requests["fresh-1"]


def test_a_request_holds_the_exact_text_whom_it_is_asked_of_and_until_when():
    event = COMMANDED.when(ask(), by=B).event
    assert isinstance(event, ApprovalAsked)
    (text,) = event.texts
    assert (text.content, text.targets, text.needs) == (message(), ("page",), ("ic",))
    assert (event.of, event.until, event.send) == ((A,), t("03:30"), False)
    story = asked(COMMANDED)
    assert (request(story).by, request(story).state, request(story).lacking) == (
        B,
        RequestState.WAITING,
        ("ic",),
    )


def test_an_approved_text_is_sent_by_its_author_and_the_request_is_over():
    approved = carried_out(asked(COMMANDED).when(give(), by=A, now="03:05"))
    assert request(approved).state is RequestState.APPROVED
    sent = approved.when(order(message()), by=B, now="03:06")
    assert (sent.event.approver, sent.event.verbal) == (A, False)
    after = carried_out(sent)
    assert request(after).state is RequestState.SENT
    after.when(give(), by=A).then(Refused(Because.REQUEST_ENDED))


@pytest.mark.parametrize(
    "change",
    [
        {"texts": {**TEXTS, "ja": Wording(title="決済の障害", body="復旧しました。")}},
        {"notify_subscribers": True},
        {"next_update_at": t("04:00")},
    ],
)
def test_any_change_voids_the_approval(change):
    approved = carried_out(asked(COMMANDED).when(give(), by=A))
    approved.when(order(message(**change)), by=B).then(Refused(Because.APPROVAL_NEEDED, person=A))


def test_the_places_it_goes_to_are_part_of_what_was_approved():
    public = Audience(key="public", name_ja="お客様", name_en="Customers", targets=("page",), public=True)
    story = given(AudienceListed(audience=public), declared(), RoleAssigned(role=COMMANDER, person=A))
    approved = carried_out(asked(story).when(give(), by=A))
    moved = approved.and_then(AudienceListed(audience=replace(public, targets=("page", "statuspage"))))
    moved.when(order(message()), by=B).then(Refused(Because.APPROVAL_ELSEWHERE, person=A))


def test_an_approval_older_than_the_policy_says_is_void_and_so_is_a_request():
    story = COMMANDED.and_then(ApprovalSet(approval=Approval(minutes=10)))
    approved = carried_out(asked(story).when(give(), by=A, now="03:05"))
    assert approved.when(order(message()), by=B, now="03:15").event.approver == A
    approved.when(order(message()), by=B, now="03:16").then(Refused(Because.APPROVAL_EXPIRED, person=A))
    asked(story).when(give(), by=A, now="03:11").then(Refused(Because.REQUEST_VOID, void=Void.EXPIRED))


def counted(likely):
    return ImpactStated(
        row="how-many",
        aspect=Aspect.HOW_MANY,
        text="",
        certainty=Certainty.ESTIMATED,
        as_of=occurred("02:50"),
        amount=Amount(low=likely, likely=likely, high=likely, unit="店舗", per_mille=None),
    )


def test_a_number_that_was_superseded_after_the_approval_voids_it():
    numbers = {
        "ja": Wording(title="決済の障害", body="約1,200店舗で決済ができません。"),
        "en": Wording(title="Payment outage", body="Payments fail at about 1,200 shops."),
    }
    content = message(texts=numbers)
    approved = carried_out(
        asked(COMMANDED.and_then(at("02:50", counted(1200))), content).when(give(), by=A, now="03:01")
    )
    assert approved.when(order(content), by=B, now="03:02").event.approver == A
    later = approved.and_then(at("03:03", counted(3400)))
    later.when(order(content), by=B, now="03:04").then(Refused(Because.APPROVAL_SUPERSEDED, person=A))
    waiting = asked(COMMANDED.and_then(at("02:50", counted(1200))), content).and_then(
        at("03:03", counted(3400))
    )
    waiting.when(give(), by=A, now="03:04").then(Refused(Because.REQUEST_VOID, void=Void.NUMBER_SUPERSEDED))


def test_sent_as_soon_as_approved_it_is_ordered_once_by_the_act_of_approving():
    story = asked(COMMANDED, send=True, undo=timedelta(seconds=8))
    chapter = story.when(give(), by=A, now="03:05")
    approval, sent = chapter.events
    assert isinstance(approval, MessageApproved)
    assert isinstance(sent, BroadcastOrdered)
    assert (sent.approver, sent.not_before, sent.content) == (
        A,
        t("03:05") + timedelta(seconds=8),
        message(),
    )
    after = carried_out(chapter)
    assert request(after).state is RequestState.SENT
    after.when(give(), by=A).then(Refused(Because.REQUEST_ENDED))


def test_what_can_not_be_sent_any_more_is_not_approved_either():
    story = asked(COMMANDED.and_then(ApprovalSet(approval=Approval(minutes=90))), send=True)
    story.when(give(), by=A, now="03:31").then(Refused(Because.PROMISE_MISSING))


def test_a_request_is_sent_back_with_words_or_taken_back():
    story = asked(COMMANDED)
    story.when(RefuseApproval(incident=STREAM, request="fresh-1", reason=" "), by=A).then(
        Refused(Because.REASON_NEEDED)
    )
    refused = story.when(RefuseApproval(incident=STREAM, request="fresh-1", reason="時刻がない"), by=A).then(
        ApprovalRefused(request="fresh-1", reason="時刻がない")
    )
    assert (request(refused).state, request(refused).words) == (RequestState.REFUSED, "時刻がない")
    refused.when(order(message()), by=B).then(Refused(Because.APPROVAL_NEEDED))
    withdrawn = carried_out(story.when(WithdrawRequest(incident=STREAM, request="fresh"), by=B))
    assert request(withdrawn).state is RequestState.WITHDRAWN
    withdrawn.when(give(), by=A).then(Refused(Because.REQUEST_ENDED))
    withdrawn.when(give("nothing"), by=A).then(Refused(Because.REQUEST_UNKNOWN))


def test_asked_anew_the_earlier_request_is_over():
    story = asked(COMMANDED)
    again = story.when(ask(message(notify_subscribers=True)), by=B)
    event = replace(again.event, request="second")
    after = story.and_then(at("03:01", event, by=B))
    assert [one.request for one in after.board.approvals.standing()] == ["second"]


def test_only_the_one_who_may_approves_and_a_spoken_word_is_written_down_with_its_name():
    story = asked(COMMANDED)
    story.when(give(), by=B).then(Refused(Because.APPROVAL_NEEDED, person=A))
    story.when(give(), by=C).then(Refused(Because.APPROVAL_NEEDED, person=A))
    spoken = carried_out(story.when(give(spoken=A), by=C))
    assert request(spoken).signed == (Signature(person=A, need="ic", verbal=True),)
    sent = spoken.when(order(message()), by=B)
    assert (sent.event.approver, sent.event.verbal) == (A, True)


def test_the_one_who_may_send_it_needs_to_ask_nobody():
    COMMANDED.when(ask(), by=A).then(Refused(Because.NO_APPROVAL_NEEDED))


def test_two_approvers_where_the_policy_says_so_each_bound_and_named():
    story = TWO.and_then(RoleAssigned(role="biz", person=C))
    story.when(order(TO_PARTNERS), by=A).then(Refused(Because.APPROVAL_NEEDED, role="biz", person=C))
    waiting = asked(story, TO_PARTNERS)
    first = carried_out(waiting.when(give(), by=A))
    assert request(first).lacking == ("biz",)
    first.when(order(TO_PARTNERS), by=B).then(Refused(Because.APPROVAL_NEEDED, person=C))
    second = carried_out(first.when(give(), by=C))
    sent = second.when(order(TO_PARTNERS), by=B).event
    assert (sent.approver, sent.also) == (A, (Signature(person=C, need="biz"),))


def test_the_commander_who_asks_the_other_approver_has_given_his_own():
    story = TWO.and_then(RoleAssigned(role="biz", person=C))
    waiting = asked(story, TO_PARTNERS, by=A, send=True)
    assert (request(waiting).lacking, request(waiting).asked.of) == (("biz",), (C,))
    _, sent = waiting.when(give(), by=C).events
    assert (sent.approver, sent.also) == (A, (Signature(person=C, need="biz"),))


def test_two_who_approved_aloud_are_both_named():
    story = TWO.and_then(RoleAssigned(role="biz", person=C))
    sent = story.when(order(TO_PARTNERS, verbal_approver=f"{C}、{A}"), by=B).event
    assert (sent.approver, sent.verbal, sent.also) == (
        A,
        True,
        (Signature(person=C, need="biz", verbal=True),),
    )


def test_a_vacant_seat_says_who_may_and_is_never_filled_by_the_author():
    TWO.when(order(TO_PARTNERS), by=A).then(Refused(Because.APPROVER_VACANT_ANYBODY, role="biz"))
    TWO.when(order(TO_PARTNERS), by=B).then(Refused(Because.APPROVAL_NEEDED, role="ic", person=A))
    with_deputy = TWO.and_then(RoleAssigned(role="deputy", person=C))
    with_deputy.when(order(TO_PARTNERS), by=A).then(Refused(Because.APPROVER_VACANT, role="biz", person=C))
    waiting = asked(with_deputy, TO_PARTNERS, by=A)
    done = carried_out(waiting.when(give(), by=C))
    assert done.when(order(TO_PARTNERS), by=A).event.also == (Signature(person=C, need="biz"),)


def test_with_four_eyes_nobody_approves_a_text_of_his_own():
    story = COMMANDED.and_then(ApprovalSet(approval=Approval(four_eyes=True)))
    story.when(order(message()), by=A).then(Refused(Because.APPROVAL_OF_ANOTHER))
    story.when(order(message(), verbal_approver=A), by=A).then(Refused(Because.APPROVAL_OF_ANOTHER))
    waiting = asked(story, by=A)
    waiting.when(give(), by=A).then(Refused(Because.APPROVAL_OF_ANOTHER))
    done = carried_out(waiting.when(give(), by=B))
    assert done.when(order(message()), by=A).event.approver == B
    # Whoever let it out, the text stays its author's.
    assert asked(story, by=B).when(order(message()), by=A).event.approver == A


def test_with_four_eyes_and_nobody_in_command_somebody_else_is_still_needed():
    story = given(ApprovalSet(approval=Approval(four_eyes=True)), declared())
    story.when(order(message()), by=A).then(Refused(Because.APPROVER_VACANT_ANYBODY, role="ic"))
    assert carried_out(asked(story, by=A).when(give(), by=B)).when(order(message()), by=A).event.approver == B


def glass(story, reason="夜間で誰も出ない", **more):
    return replace(order(message(), **more), break_glass=reason)


def test_breaking_the_glass_needs_a_reason_and_is_never_forgotten():
    COMMANDED.when(glass(COMMANDED, " "), by=B).then(Refused(Because.APPROVAL_NEEDED))
    chapter = COMMANDED.when(glass(COMMANDED), by=B)
    assert (chapter.event.unapproved, chapter.event.missing, chapter.event.approver) == (
        "夜間で誰も出ない",
        ("ic",),
        B,
    )
    story = carried_out(chapter)
    (open_one,) = story.board.approvals.open_unapproved()
    assert (open_one.by, open_one.missing, open_one.at) == (B, ("ic",), t("03:00"))
    confirm = ConfirmBroadcast(incident=STREAM, broadcast=open_one.broadcast)
    story.when(confirm, by=B).then(Refused(Because.APPROVAL_NEEDED, person=A))
    story.when(replace(confirm, spoken=B), by=B).then(Refused(Because.APPROVAL_NEEDED, person=A))
    confirmed = story.when(confirm, by=A).then(
        BroadcastConfirmed(broadcast=open_one.broadcast, approver=A, verbal=False)
    )
    assert confirmed.board.approvals.open_unapproved() == []
    assert len(confirmed.board.approvals.unapproved) == 1
    confirmed.when(confirm, by=A).then(Refused(Because.BROADCAST_CONFIRMED))
    confirmed.when(replace(confirm, broadcast="no"), by=A).then(Refused(Because.BROADCAST_UNKNOWN))


def test_an_approved_correction_settles_what_went_out_unapproved():
    story = carried_out(COMMANDED.when(glass(COMMANDED), by=B))
    correction = message(message="message-2", template="T08")
    assert carried_out(story.when(order(correction), by=A)).board.approvals.open_unapproved() == []


def test_where_no_approval_is_needed_no_glass_is_broken():
    assert COMMANDED.when(glass(COMMANDED), by=A).event.unapproved == ""


def test_a_role_that_was_left_since_does_not_undo_what_was_approved():
    approved = carried_out(asked(COMMANDED).when(give(), by=A))
    left = approved.and_then(RoleReleased(role=COMMANDER, person=A), RoleAssigned(role=COMMANDER, person=C))
    assert left.when(order(message()), by=B).event.approver == A
