"""A handover: the brief made from the board, offered, read back point by point, and only then accepted."""

from zoneinfo import ZoneInfo

import pytest

from commander.board.actions import ActionFinished, ActionStarted, Result
from commander.board.brief import BriefItem, BriefPoint
from commander.board.decisions import DecisionMade
from commander.board.hypotheses import HypothesisRuledOut, HypothesisStated
from commander.board.impact import Aspect, Certainty, ImpactStated
from commander.board.options import OptionDeclined, OptionProposed
from commander.board.questions import QuestionAsked
from commander.board.refusal import Because, Refused
from commander.board.report_back import ReportAsked, ReportGiven
from commander.board.roles import (
    COMMANDER,
    SCRIBE,
    AcceptRole,
    EndOffer,
    OfferRole,
    RoleAccepted,
    RoleAssigned,
    RoleOffered,
    RoleOfferEnded,
)
from commander.board.teams import WaitStated
from commander.handing_over import brief_for, changed_since
from commander.reports.veil import is_private
from commander.wording.handing_over import Phrasing
from commander.wording.language import Language
from commander.wording.lines import line
from tests.commander.story import STREAM, A, B, C, apart, at, declared, given, t

TOKYO = ZoneInfo("Asia/Tokyo")
BRIEF = (BriefItem(point="impact", text="SEV1"), BriefItem(point="tried", text="再起動、効果なし"))
HELD = given(declared(), at("01:00", RoleAssigned(role=COMMANDER, person=A)))
OFFERED = HELD.and_then(at("02:50", RoleOffered(role=COMMANDER, to=B, brief=BRIEF)))


def accept(*read, person=B):
    return AcceptRole(incident=STREAM, role=COMMANDER, person=person, read_back=read)


def said(story, role=COMMANDER, language=Language.JA, now="03:00", **more):
    words = Phrasing(story.policy, language, TOKYO, t(now))
    return {item.point: item.text for item in brief_for(story.board, story.policy, role, words, **more)}


def test_nothing_changes_hands_before_every_point_was_read_back():
    OFFERED.when(accept(), by=B).then(Refused(Because.BRIEF_NOT_READ, point="impact", count="2"))
    OFFERED.when(accept("impact"), by=B).then(Refused(Because.BRIEF_NOT_READ, point="tried", count="1"))
    assert OFFERED.board.roles.commander == A
    told = OFFERED.when(accept("tried", "impact", "weather"), by=B).then(
        RoleAccepted(role=COMMANDER, person=B, offer="record-3", giver=A, read_back=("impact", "tried"))
    )
    assert told.board.roles.commander == B


def test_the_text_of_the_brief_and_both_names_stand_in_the_timeline():
    offer, accepted = (
        RoleOffered(role=COMMANDER, to=B, brief=BRIEF),
        RoleAccepted(role=COMMANDER, person=B, offer="x", giver=A, read_back=("impact", "tried")),
    )
    text = line(offer, HELD.policy, Language.JA, TOKYO)
    assert text.splitlines() == [
        "指揮の引き継ぎを 担当B に申し出ました。引き継ぎ事項:",
        "・いまの影響: SEV1",
        "・試したこと・外れた仮説: 再起動、効果なし",
    ]
    assert (
        line(accepted, HELD.policy, Language.EN, TOKYO)
        == "担当B took over as Commander from 担当A; 2 points read back"
    )


@pytest.mark.parametrize(
    ("brief", "because"),
    [
        ((*BRIEF, BriefItem(point="impact", text="again")), Because.BRIEF_IMPOSSIBLE),
        (tuple(BriefItem(point=f"p{number}", text="x") for number in range(21)), Because.BRIEF_IMPOSSIBLE),
        ((BriefItem(point="impact", text=" "),), Because.TEXT_EMPTY),
        ((BriefItem(point="impact", text="x" * 20_001),), Because.TEXT_TOO_LONG),
        ((BriefItem(point="", text="x"),), Because.TEXT_EMPTY),
    ],
)
def test_a_brief_that_nobody_could_read_back_is_refused(brief, because):
    HELD.when(OfferRole(incident=STREAM, role=COMMANDER, to=B, brief=brief)).then(Refused(because))


def test_an_offer_is_taken_back_or_declined_and_the_one_before_goes_on():
    ended = OFFERED.when(EndOffer(incident=STREAM, role=COMMANDER, reason="会議中"), by=B).then(
        RoleOfferEnded(role=COMMANDER, to=B, offer="record-3", reason="会議中")
    )
    assert (ended.board.roles.offers, ended.board.roles.commander) == ({}, A)
    ended.when(accept("impact", "tried"), by=B).then(Refused(Because.NO_OFFER))
    ended.when(EndOffer(incident=STREAM, role=COMMANDER)).then(Refused(Because.NO_OFFER))


def test_whoever_accepted_before_they_heard_that_it_was_taken_back_has_it():
    torn = OFFERED.and_then(
        apart(
            RoleOfferEnded(role=COMMANDER, to=B, offer="record-3"),
            RoleAccepted(role=COMMANDER, person=B, offer="record-3", giver=A),
        )
    )
    assert (torn.board.roles.commander, torn.board.roles.discounted) == (B, frozenset())


def test_two_offers_accepted_apart_leave_the_commander_of_the_common_base():
    story = HELD.and_then(apart(RoleOffered(role=COMMANDER, to=B), RoleOffered(role=COMMANDER, to=C)))
    torn = story.and_then(
        apart(
            RoleAccepted(role=COMMANDER, person=B, offer="record-3", giver=A),
            RoleAccepted(role=COMMANDER, person=C, offer="record-4", giver=A),
        )
    )
    assert torn.board.roles.commander in (A, C)  # the newer offer stands; a stray acceptance doesn't count
    assert torn.board.roles.commander != B


def test_the_brief_says_what_stands_and_never_leaves_a_point_blank():
    empty = said(HELD)
    assert list(empty) == [str(point) for point in BriefPoint if point not in ("last-entry", "note")]
    assert empty["tried"] == empty["decisions"] == "記録はありません"
    assert empty["impact"] == "重大度 未確認"
    assert empty["clocks"].splitlines()[:2] == ["個人情報:未確認", "金銭:未確認"]


def test_the_brief_is_made_from_the_board():
    row = ImpactStated(
        row="r", aspect=Aspect.WHO, text="店舗", certainty=Certainty.ESTIMATED, as_of=t("02:30")
    )
    story = HELD.and_then(
        row,
        ActionStarted(action="a1", text="再起動", owner=C, check_at=t("02:10")),
        ActionFinished(action="a1", result=Result.NO_EFFECT, note="5xx 変わらず"),
        ActionStarted(action="a2", text="切り戻し", owner=C, check_at=t("03:10")),
        HypothesisStated(hypothesis="h1", text="DB 障害"),
        HypothesisRuledOut(hypothesis="h1", reason="接続は正常"),
        HypothesisStated(hypothesis="h2", text="期限切れ証明書", owner=C),
        OptionProposed(option="o1", text="機能停止"),
        OptionDeclined(option="o1", reason="影響が広い"),
        DecisionMade(decision="d1", text="v411 に戻す", decider=A, basis="直前の変更", executor=C),
        QuestionAsked(question="q1", text="件数は", asked_to=C, answer_by=t("03:20")),
        RoleAssigned(role="lead_a", person=B),
        ReportAsked(role="lead_a", report_at=t("03:15"), task="復旧"),
        at("02:40", ReportGiven(role="lead_b", text="文案あり")),
        at("02:45", WaitStated(role="lead_b", on="lead_a", what="件数")),
    )
    brief = said(story)
    assert brief["impact"].splitlines()[1] == "誰に: 店舗 (推定, 02:30 JST)"
    assert brief["tried"].splitlines() == ["効果なし:再起動 (5xx 変わらず)", "否定:DB 障害(接続は正常)"]
    assert brief["decisions"].splitlines() == [
        "決定:v411 に戻す(根拠:直前の変更) → 担当C",
        "見送り:機能停止(影響が広い)",
    ]
    assert brief["time-boxes"] == "切り戻し(担当C、03:10 JST まで)"
    assert brief["questions"].splitlines() == [
        "件数は(担当C、03:20 JST まで)",
        "調査中:期限切れ証明書(担当C)",
    ]
    assert brief["teams"].splitlines() == [
        "A班 原因・復旧(担当B):復旧 → 03:15 JST",
        "B班 顧客・対外(担当なし):頼んだ仕事なし。02:40 JST に「文案あり」。A班 原因・復旧を待っています:件数",
    ]
    english = said(story, language=Language.EN)
    assert english["time-boxes"] == "切り戻し (担当C, by 03:10 JST)"


def test_what_a_brief_says_of_personal_data_is_left_out_of_what_is_handed_out_without_names():
    clocks = BriefItem(point="clocks", text="個人情報:懸念あり")
    assert is_private(RoleOffered(role=COMMANDER, to=B, brief=(*BRIEF, clocks)))
    assert not is_private(RoleOffered(role=SCRIBE, to=B, brief=BRIEF))
    row = ImpactStated(
        row="r",
        aspect=Aspect.PERSONAL_DATA,
        text="氏名 12 件",
        certainty=Certainty.CONFIRMED,
        as_of=t("02:30"),
    )
    assert "12" not in "".join(said(HELD.and_then(row)).values())


def test_a_scribe_says_the_last_entry_that_is_written_and_whoever_leaves_may_add_a_note():
    brief = said(HELD, SCRIBE, last_entry="04/02 02:58 事実", note=" 電話が鳴り止まない ")
    assert (brief["last-entry"], brief["note"]) == ("04/02 02:58 事実", "電話が鳴り止まない")
    assert "clocks" not in brief


def test_what_has_changed_since_the_offer_is_named():
    offered = brief_for(
        HELD.board, HELD.policy, COMMANDER, Phrasing(HELD.policy, Language.JA, TOKYO, t("03:00"))
    )
    later = HELD.and_then(ActionStarted(action="a", text="切り戻し", owner=C, check_at=t("03:30")))
    now = brief_for(
        later.board, later.policy, COMMANDER, Phrasing(later.policy, Language.JA, TOKYO, t("03:05"))
    )
    assert changed_since(offered, now) == {"time-boxes": "切り戻し(担当C、03:30 JST まで)"}
    assert changed_since(offered, offered) == {}
