"""When recovery is expected: for our own people; customers read it only by the commander's word (practice §5.3)."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from commander.board.estimate import (
    ApproveEstimate,
    EstimateApproved,
    EstimateRecovery,
    EstimateWithdrawn,
    RecoveryEstimated,
    WithdrawEstimate,
)
from commander.board.impact import Certainty
from commander.board.incident import IncidentReopened
from commander.board.organisation import Audience
from commander.board.policy import AudienceListed
from commander.board.refusal import Because, Refused
from commander.board.roles import RoleAssigned
from commander.deadlines import DeadlineKind, deadlines
from commander.drafting.drafting import draft_message
from commander.drafting.proofreading import proofread
from commander.wording.templates import TemplateId
from tests.commander.messages_said import TEXTS, arrived, message, order, ordered
from tests.commander.story import STREAM, B, apart, at, declared, given, t

EXPECTED = RecoveryEstimated(
    eta=t("04:00"), certainty=Certainty.ESTIMATED, source="切り戻しの手順", as_of=t("02:50")
)
APPROVED = EstimateApproved(eta=t("04:00"))
PUBLIC = AudienceListed(
    audience=Audience(key="public", name_ja="お客様", name_en="Customers", targets=("page",), public=True)
)


def test_said_then_approved_then_customers_may_read_it() -> None:
    story = given(declared())
    said = EstimateRecovery(incident=STREAM, eta=t("04:00"), certainty=Certainty.ESTIMATED, source="手順")
    story = story.when(said).then(replace(EXPECTED, source="手順", as_of=t("03:00")))
    assert story.board.estimates.public_at(t("03:00")) is None
    story = story.when(ApproveEstimate(incident=STREAM)).then(APPROVED)
    assert story.board.estimates.public_at(t("03:00")) == t("04:00")
    assert story.board.estimates.public_at(t("04:00")) is None


def test_another_time_needs_another_approval() -> None:
    story = given(declared(), EXPECTED, APPROVED, replace(EXPECTED, eta=t("05:00")))
    assert story.board.estimates.approved is None


def test_what_was_approved_before_it_came_back_is_approved_no_more() -> None:
    story = given(declared(), EXPECTED, APPROVED, IncidentReopened(reason="再発"))
    assert (story.board.estimates.approved, story.board.estimates.public_at(t("03:00"))) == (None, None)


@pytest.mark.parametrize(
    ("before", "refusal"),
    [
        ((), Because.NO_ESTIMATE),
        ((replace(EXPECTED, certainty=Certainty.UNCONFIRMED),), Because.ESTIMATE_UNSURE),
        ((EXPECTED, RoleAssigned(role="ic", person=B)), Because.ESTIMATE_OF_COMMANDER),
        ((replace(EXPECTED, eta=t("02:55")),), Because.TIME_IN_PAST),
        ((EXPECTED, EstimateWithdrawn(reason="分からない")), Because.NO_ESTIMATE),
    ],
)
def test_not_everything_can_be_approved(before, refusal: Because) -> None:
    given(declared(), *before).when(ApproveEstimate(incident=STREAM)).then(Refused(refusal))


def test_two_desks_that_disagree_count_with_the_later_time_and_nothing_is_public() -> None:
    story = given(declared(), apart(EXPECTED, replace(EXPECTED, eta=t("05:00"))), APPROVED)
    assert "estimate" in story.board.contested
    assert story.board.estimates.current.eta == t("05:00")
    assert story.board.estimates.public_at(t("03:00")) is None


def test_taking_it_back_needs_a_reason_and_something_to_take_back() -> None:
    given(declared()).when(WithdrawEstimate(incident=STREAM, reason="x")).then(Refused(Because.NO_ESTIMATE))
    gone = given(declared(), EXPECTED).when(WithdrawEstimate(incident=STREAM, reason="原因が別だった"))
    assert gone.then(EstimateWithdrawn(reason="原因が別だった")).board.estimates.current is None


def drafted(*events, template: TemplateId = TemplateId.T04):
    story = given(declared(), *events)
    policy = given(PUBLIC).policy
    return draft_message(story.board, policy, template, ["public"], t("03:00"), {}, "m")


def test_our_own_people_read_it_with_its_certainty_and_customers_nothing() -> None:
    assert "見込み：04:00(推定、02:50時点)" in drafted(EXPECTED, template=TemplateId.I02).texts["ja"].body
    assert "04:00" not in drafted(EXPECTED).texts["ja"].body
    assert drafted(EXPECTED).eta is None


def test_approved_it_stands_as_an_expectation_and_the_message_knows_it() -> None:
    told = drafted(EXPECTED, APPROVED)
    assert "復旧は04:00頃の見込みです。" in told.texts["ja"].body
    assert "We expect recovery at about 04:00." in told.texts["en"].body
    assert told.eta == t("04:00")


def rules(*events, ja: str, en: str = "Payments fail.") -> set[str]:
    texts = {"ja": replace(TEXTS["ja"], body=ja), "en": replace(TEXTS["en"], body=en)}
    board = given(declared(), *events).board
    found = proofread(board, given(PUBLIC).policy, message(texts=texts), t("03:00"))
    return {one.finding.rule for one in found if one.stops}


def test_a_public_text_gives_no_other_time_of_recovery() -> None:
    said = {"ja": "復旧は04:00(JST)頃の見込みです。", "en": "We expect recovery at about 04:00 JST."}
    assert "unapproved-eta" in rules(**said)
    assert "unapproved-eta" in rules(EXPECTED, **said)
    assert "unapproved-eta" not in rules(EXPECTED, APPROVED, **said)
    other = {"ja": "復旧は05:00(JST)頃の見込みです。", "en": "We expect recovery at about 05:00 JST."}
    assert "unapproved-eta" in rules(EXPECTED, APPROVED, **other)
    assert "unapproved-eta" not in rules(ja="復旧の見込みは、分かり次第お知らせします。")


def test_a_message_with_another_time_is_refused_by_the_desk() -> None:
    story = given(declared(), PUBLIC, EXPECTED)
    told = message(eta=t("04:00"), next_update_at=t("03:00") + timedelta(minutes=30))
    story.when(order(told)).then(Refused(Because.ESTIMATE_NOT_APPROVED))
    assert given(declared(), PUBLIC, EXPECTED, APPROVED).when(order(told)).refused is None


def test_a_published_time_that_passes_owes_a_post_until_the_next_one() -> None:
    story = arrived(given(declared(), EXPECTED, APPROVED, ordered(message(eta=t("04:00")))))
    due = [one for one in deadlines(story.board, story.policy) if one.kind is DeadlineKind.ETA]
    assert [one.due for one in due] == [t("04:00")]
    after = arrived(story.and_then(at("04:05", ordered(message(message="message-2")))))
    assert not [one for one in deadlines(after.board, after.policy) if one.kind is DeadlineKind.ETA]
