from datetime import timedelta

import pytest
from msgspec.structs import replace

from commander.board.approval_requests import AskApproval
from commander.board.bulletin import ComponentStatus, Mention, PageImpact, Stage, ToldWindow, Wording
from commander.board.deliveries import (
    Choice,
    DeliveryAttempted,
    DeliveryDecided,
    DeliverySettled,
    DeliveryState,
    delivery_key,
)
from commander.board.incident import ImpactStartSet, IncidentKind, SeveritySet
from commander.board.message import KeepMessage, MessageApproved, MessageKept, Telling
from commander.board.organisation import Approval, Audience
from commander.board.policy import ApprovalSet, AudienceListed
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER, RoleAssigned
from commander.deadlines import PUBLIC_POSTS, DeadlineKind, deadlines
from tests.commander.messages_said import PUBLIC, TEXTS, arrived, message, order, ordered
from tests.commander.story import STREAM, A, B, C, at, declared, given, occurred, t

COMMANDED = given(declared(), RoleAssigned(role=COMMANDER, person=A))
STAFF = Audience(key="staff", name_ja="社内", name_en="Staff", targets=("slack:#incidents", "slack:#support"))
CUSTOMERS = Audience(
    key="public", name_ja="お客様", name_en="Customers", targets=("statuspage",), public=True
)


def approval(content, *, by=A, verbal=False):
    return MessageApproved(
        message=content.message,
        digest=content.digest(),
        approver=by,
        verbal=verbal,
        targets=("page",),
        until=t("03:30"),
    )


def test_without_a_policy_there_is_one_public_audience_on_our_own_page():
    told = COMMANDED.when(order(message())).then(ordered()).board.messages
    assert told.told["public"].deliveries == (delivery_key("record-3", "page"),)
    assert told.deliveries[delivery_key("record-3", "page")].state is DeliveryState.QUEUED
    assert (told.public_stage, told.promise, told.public_count) == (None, None, 1)
    assert told.underway
    assert told.first_public_at is None


def test_a_broadcast_keeps_what_was_known_when_it_was_ordered():
    story = given(
        declared(incident_kind=IncidentKind.DRILL),
        SeveritySet(severity=2),
        ImpactStartSet(started=occurred("02:10")),
    )
    story.when(order(message(), undo=timedelta(seconds=8))).then(
        ordered(
            severity=2,
            started_at=t("02:10"),
            drill=True,
            not_before=t("03:00") + timedelta(seconds=8),
            approver=A,
            impact=PageImpact.MAJOR,
            windows=(ToldWindow(started_at="2026-04-01T17:10:00+00:00"),),
        )
    )


def test_audiences_are_resolved_to_targets_when_it_is_ordered():
    story = given(AudienceListed(audience=STAFF), AudienceListed(audience=CUSTOMERS), declared())
    content = message(audiences=("staff", "public", "staff"))
    told = story.when(order(content))
    assert [telling.targets for telling in told.event.tellings] == [STAFF.targets, CUSTOMERS.targets]
    assert told.event.public
    board = told.then(told.event).board.messages
    assert sorted(delivery.target for delivery in board.deliveries.values()) == [
        "slack:#incidents",
        "slack:#support",
        "statuspage",
    ]
    assert board.told["staff"].number == 1
    assert not board.told["staff"].public


def test_several_messages_are_ordered_in_one_act_all_or_none():
    story = given(AudienceListed(audience=STAFF), AudienceListed(audience=CUSTOMERS), declared())
    inside = message(message="message-2", template="I01", audiences=("staff",))
    assert len(story.when(order(message(), inside)).events) == 2
    story.when(order(message(), replace(inside, texts={}))).then(Refused(Because.TEXT_EMPTY))


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        (message(audiences=()), Refused(Because.NO_AUDIENCE)),
        (message(audiences=("press",)), Refused(Because.AUDIENCE_UNKNOWN, audience="press", known="public")),
        (message(texts={"ja": TEXTS["ja"]}), Refused(Because.TEXT_EMPTY, field="text-en")),
        (
            message(texts={**TEXTS, "ja": Wording(title="", body="x")}),
            Refused(Because.TEXT_EMPTY, field="title-ja"),
        ),
        (
            message(texts={**TEXTS, "en": Wording(title="x", body=" ")}),
            Refused(Because.TEXT_EMPTY, field="text-en"),
        ),
        (
            message(texts={**TEXTS, "en": Wording(title="x", body="x" * 25_001)}),
            Refused(Because.TEXT_TOO_LONG, field="text-en", limit="25,000"),
        ),
        (
            message(texts={**TEXTS, "ja": Wording(title="x", body="{{対象}} と [[任意")}),
            Refused(Because.TEXT_UNFILLED, fields="対象, [[", language="ja"),
        ),
        (message(next_update_at=None), Refused(Because.PROMISE_MISSING)),
        (message(next_update_at=t("03:00")), Refused(Because.PROMISE_MISSING)),
    ],
)
def test_what_is_not_fit_to_go_out_is_refused(content, refused):
    COMMANDED.when(order(content)).then(refused)


def test_an_order_of_nothing_and_an_audience_without_a_target_are_refused():
    COMMANDED.when(order()).then(Refused(Because.NO_AUDIENCE))
    story = given(AudienceListed(audience=replace(STAFF, targets=())), declared())
    story.when(order(message(audiences=("staff",)))).then(
        Refused(Because.AUDIENCE_WITHOUT_TARGET, audience="staff")
    )


def test_an_update_without_a_new_promise_stands_by_the_old_one():
    story = COMMANDED.and_then(at("02:30", ordered()))
    told = story.when(order(message(next_update_at=None)), now="03:00")
    assert told.then(ordered(message(next_update_at=None))).board.messages.last_public.next_update_at == t(
        "03:30"
    )


def test_customers_are_promised_what_they_can_read():
    story = COMMANDED.and_then(ordered())
    assert (story.board.messages.posted, story.board.messages.promise) == (None, None)
    told = arrived(story).board.messages
    assert (told.public_stage, told.promise, told.underway) == (Stage.INVESTIGATING, t("03:30"), False)


def test_a_held_post_leaves_the_first_post_owed():
    held = DeliverySettled(
        key=delivery_key("record-3", "page"),
        target="page",
        state=DeliveryState.HELD,
        attempt=0,
        reason="undo-crash",
    )
    story = COMMANDED.and_then(ordered(), held)
    assert (story.board.messages.posted, story.board.messages.underway) == (None, False)
    posts = [one.kind for one in deadlines(story.board, story.policy) if one.kind in PUBLIC_POSTS]
    assert posts == [DeadlineKind.FIRST_POST]


def test_the_end_promises_nothing():
    content = message(stage=Stage.RESOLVED, next_update_at=None)
    told = arrived(COMMANDED.when(order(content)).then(ordered(content))).board.messages
    assert (told.public_stage, told.promise) == (Stage.RESOLVED, None)


def test_what_only_colleagues_read_needs_no_promise_and_no_approval():
    story = given(AudienceListed(audience=STAFF), declared(), RoleAssigned(role=COMMANDER, person=A))
    content = message(audiences=("staff",), next_update_at=None)
    told = story.when(order(content), by=B)
    assert (told.event.approver, told.event.public) == (B, False)
    assert told.then(told.event).board.messages.last_public is None


def test_bytes_that_are_no_text_become_question_marks_before_anything_is_hashed():
    strange = message(texts={**TEXTS, "en": Wording(title="x", body="broken \udcff byte")})
    told = COMMANDED.when(order(strange))
    assert told.event.content.texts["en"].body == "broken ? byte"
    kept = COMMANDED.when(KeepMessage(incident=STREAM, content=strange))
    assert kept.event.content == told.event.content
    asked = COMMANDED.when(AskApproval(incident=STREAM, messages=(strange,)), by=B)
    assert asked.event.texts[0].content == told.event.content


def test_the_commander_approves_by_ordering():
    assert COMMANDED.when(order(message()), by=A).event.approver == A


def test_with_nobody_in_command_whoever_acts_answers_for_it():
    assert given(declared()).when(order(message()), by=B).event.approver == B


def test_anybody_else_needs_the_commanders_approval():
    COMMANDED.when(order(message()), by=B).then(Refused(Because.APPROVAL_NEEDED, person=A))


def test_an_approval_is_of_exactly_this_text_for_these_audiences():
    story = COMMANDED.and_then(approval(message()))
    told = story.when(order(message()), by=B)
    assert (told.event.approver, told.event.verbal) == (A, False)
    edited = message(texts={**TEXTS, "ja": Wording(title="決済の障害", body="復旧しました。")})
    story.when(order(edited), by=B).then(Refused(Because.APPROVAL_NEEDED))


@pytest.mark.parametrize(
    "change",
    [
        {"notify_subscribers": True},
        {"mention": Mention.CHANNEL},
        {"components": {"db": ComponentStatus.MAJOR_OUTAGE}},
        {"stage": Stage.RESOLVED},
        {"next_update_at": t("04:00")},
        {"audiences": ("public", "staff")},
    ],
)
def test_nothing_can_be_changed_behind_an_approval(change):
    assert message(**change).digest() != message().digest()


def test_nobody_approves_their_own_text_in_the_commanders_place():
    story = COMMANDED.and_then(approval(message(), by=B))
    story.when(order(message()), by=B).then(Refused(Because.APPROVAL_NEEDED, person=A))


def test_an_approval_that_an_older_program_wrote_down_by_word_of_mouth_still_counts():
    story = COMMANDED.and_then(approval(message(), by=A, verbal=True))
    told = story.when(order(message()), by=B)
    assert (told.event.approver, told.event.verbal) == (A, True)


def test_an_approval_said_aloud_is_recorded_with_its_name():
    told = COMMANDED.when(order(message(), verbal_approver=" 部長 "), by=B)
    assert (told.event.approver, told.event.verbal) == ("部長", True)
    COMMANDED.when(order(message(), verbal_approver="x" * 301), by=B).then(Refused(Because.TEXT_TOO_LONG))


def test_a_company_may_need_no_approval():
    story = COMMANDED.and_then(ApprovalSet(approval=Approval(public="nobody")))
    assert story.when(order(message()), by=B).event.approver == B


def test_a_kept_revision_may_be_unfinished_but_not_endless():
    draft = message(texts={"ja": Wording(title="", body="{{対象}}")})
    COMMANDED.when(KeepMessage(incident=STREAM, content=draft)).then(MessageKept(content=draft))
    endless = message(texts={"ja": Wording(title="", body="x" * 1_000_000)})
    COMMANDED.when(KeepMessage(incident=STREAM, content=endless)).then(Refused(Because.TEXT_TOO_LONG))


KEY = delivery_key("record-3", "page")
SENT = COMMANDED.and_then(at("03:00", ordered()))


def settled(state, **more):
    return DeliverySettled(key=KEY, target="page", state=state, attempt=1, **more)


def delivery(story):
    return story.board.messages.deliveries[KEY]


def test_a_delivery_is_what_its_records_say():
    story = SENT.and_then(at("03:01", DeliveryAttempted(key=KEY, target="page", attempt=1)))
    assert (delivery(story).state, delivery(story).attempt) == (DeliveryState.SENDING, 1)
    story = story.and_then(at("03:02", settled(DeliveryState.UNKNOWN, reason="looking", detail="time-out")))
    assert (delivery(story).reason, delivery(story).detail) == ("looking", "time-out")
    assert story.board.messages.needing_a_person() == [delivery(story)]
    story = story.and_then(
        at("03:03", settled(DeliveryState.DELIVERED, ref="r-1", url="https://s.example/1"))
    )
    found = delivery(story)
    assert (found.state, found.ref, found.url, found.changed_at) == (
        DeliveryState.DELIVERED,
        "r-1",
        "https://s.example/1",
        t("03:03"),
    )
    assert story.board.messages.needing_a_person() == []


def test_the_first_public_post_counts_from_when_it_was_delivered_and_only_once():
    story = SENT.and_then(at("03:02", settled(DeliveryState.WRITTEN)))
    assert story.board.messages.first_public_at is None
    story = story.and_then(
        at("03:04", settled(DeliveryState.DELIVERED)), at("03:09", settled(DeliveryState.DELIVERED))
    )
    assert story.board.messages.first_public_at == t("03:04")


@pytest.mark.parametrize(
    ("choice", "state"),
    [
        (Choice.RELEASE, DeliveryState.QUEUED),
        (Choice.RESEND, DeliveryState.QUEUED),
        (Choice.CANCEL, DeliveryState.CANCELLED),
        (Choice.CONFIRM, DeliveryState.DELIVERED),
    ],
)
def test_a_person_decides_about_a_delivery(choice, state):
    decided = DeliveryDecided(key=KEY, target="page", choice=choice, reason="見た", ref="r-9")
    story = SENT.and_then(settled(DeliveryState.UNKNOWN), at("03:05", decided))
    assert (delivery(story).state, delivery(story).ref, delivery(story).reason) == (state, "r-9", "見た")
    first = t("03:05") if choice is Choice.CONFIRM else None
    assert story.board.messages.first_public_at == first


def test_what_colleagues_confirm_is_no_public_post():
    telling = Telling(audience="staff", name_ja="", name_en="", public=False, targets=("page",))
    decided = DeliveryDecided(key=KEY, target="page", choice=Choice.CONFIRM)
    story = COMMANDED.and_then(ordered(tellings=(telling,)), decided)
    assert story.board.messages.first_public_at is None


def test_words_about_a_delivery_that_nobody_ordered_change_nothing():
    strays = [
        DeliveryAttempted(key="stray", target="page", attempt=1),
        DeliverySettled(key="stray", target="page", state=DeliveryState.DELIVERED, attempt=1),
        DeliveryDecided(key="stray", target="page", choice=Choice.CANCEL),
        MessageKept(content=message()),
    ]
    assert SENT.and_then(*strays).board.messages == SENT.board.messages


def test_only_what_people_want_to_read_is_in_the_timeline():
    assert ordered().in_timeline
    assert settled(DeliveryState.DELIVERED).in_timeline
    assert not settled(DeliveryState.QUEUED).in_timeline
    assert not DeliveryAttempted(key=KEY, target="page", attempt=1).in_timeline
    assert not MessageKept(content=message()).in_timeline


def test_a_key_is_the_same_wherever_it_is_computed():
    assert delivery_key("record-3", "page") == KEY
    assert len(KEY) == 32
    assert delivery_key("record-3", "statuspage") != KEY
    assert PUBLIC.public
    assert C != B


def test_that_nobody_was_affected_is_told_only_with_evidence():
    alarm = message(template="T10", stage=Stage.RESOLVED, next_update_at=None)
    COMMANDED.when(order(alarm)).then(Refused(Because.EVIDENCE_NEEDED))
    COMMANDED.when(order(replace(alarm, evidence=" "))).then(Refused(Because.EVIDENCE_NEEDED))
    told = COMMANDED.when(order(replace(alarm, evidence="https://example.invalid/graph")))
    assert told.event.content.evidence == "https://example.invalid/graph"


def called_off(story):
    """The story after everything that waits has been cancelled."""
    waiting = [one for one in story.board.messages.deliveries.values() if one.state is DeliveryState.QUEUED]
    return story.and_then(
        *(DeliveryDecided(key=one.key, target=one.target, choice=Choice.CANCEL) for one in waiting)
    )


def test_a_message_whose_every_delivery_was_cancelled_was_not_told():
    told = called_off(COMMANDED.when(order(message())).then(ordered())).board.messages
    assert told.told == {}
    assert told.public_count == 0


def test_what_was_told_before_a_message_that_was_called_off_holds_again():
    first = arrived(COMMANDED.when(order(message())).then(ordered()))
    second = called_off(first.and_then(ordered(message(message="message-2"))))
    told = second.board.messages
    assert (told.told["public"].message.message, told.told["public"].number) == ("message-1", 1)
    assert told.public_count == 1
    third = arrived(second.and_then(ordered(message(message="message-3")))).board.messages
    assert (third.told["public"].number, third.public_count) == (2, 2)
