"""Whom we tell: how far, who else must know, when each is due, and the set to start from."""

from datetime import timedelta

import msgspec
import pytest

from commander.board.audience_book import Circle, Question, QuestionListed
from commander.board.audiences import (
    AudienceJudged,
    ChooseCommunicationPolicy,
    CommunicationPolicyChosen,
    JudgeAudience,
    Needed,
    Round,
)
from commander.board.audiences_hint import Reach, Rule, reach_hint
from commander.board.audiences_told import (
    Owing,
    late_first,
    matrix,
    open_questions,
    questions_due,
    reach_due,
)
from commander.board.contacts import ContactLogged, Outcome
from commander.board.impact import Amount, Aspect, Certainty, Concern, ImpactStated
from commander.board.incident import IncidentReopened, Phase, PhaseEntered, SeveritySet
from commander.board.organisation import Audience, AudienceKind
from commander.board.policy import AudienceListed, Policy
from commander.board.refusal import Because, Refused
from commander.board.roles import RoleAssigned
from commander.deadlines import DeadlineKind, Urgency, deadlines
from commander.next_step import Step, next_step
from commander.policy_file.start import begun, default_set
from commander.policy_file.toml import parse_policy, policy_text
from commander.wording.audiences import chosen_sentence, hint_sentence, overdue_sentence
from commander.wording.language import Language
from commander.wording.lines import record_line
from tests.commander.story import STREAM, TOKYO, A, B, C, apart, at, declared, given, t

SALES = Audience(
    key="sales",
    name_ja="契約先",
    name_en="Contract customers",
    kind=AudienceKind.BY_HAND,
    owner="sales",
    first={"1": 30, "2": 60},
)
EXEC = Audience(
    key="exec",
    name_ja="経営",
    name_en="Executives",
    circle=Circle.INTERNAL,
    owner="il",
    first={"1": 15},
    every={"1": 30},
)
PUBLIC = Audience(key="public", name_ja="公開", name_en="Public", targets=("page",), public=True)
BEGUN = given(
    AudienceListed(audience=PUBLIC),
    AudienceListed(audience=SALES),
    AudienceListed(audience=EXEC),
    at("01:00", declared()),
    at("01:00", SeveritySet(severity=1)),
)


def stated(aspect, text="", *, row=None, amount=None, concern=None):
    return ImpactStated(
        row=row or aspect,
        aspect=aspect,
        text=text,
        certainty=Certainty.ESTIMATED,
        as_of=t("01:00"),
        amount=amount,
        concern=concern,
    )


def called(audience, outcome=Outcome.ANSWERED):
    return ContactLogged(audience=audience, outcome=outcome, by=C)


def judge(audience, needed, **more):
    return JudgeAudience(incident=STREAM, audience=audience, needed=needed, **more)


def choose(reach, reason=""):
    return ChooseCommunicationPolicy(incident=STREAM, reach=reach, reason=reason)


def chosen(reach, *, reason="", hinted=Reach.WIDE, rule=Rule.GRAVE):
    return CommunicationPolicyChosen(reach=reach, reason=reason, hinted=hinted, rule=rule)


def row_of(story, key):
    return next(one for one in matrix(story.board, story.policy) if one.audience.key == key)


def due_of(story, kind):
    return [one for one in deadlines(story.board, story.policy) if one.kind is kind]


def hinted(*tellings):
    board = given(declared(), *tellings).board
    return reach_hint(board.incident, board.impact)


@pytest.mark.parametrize(
    ("tellings", "reach", "rule"),
    [
        ((), Reach.WIDE, Rule.NOT_KNOWN),
        ((SeveritySet(severity=1),), Reach.WIDE, Rule.GRAVE),
        ((SeveritySet(severity=3), stated(Aspect.WHO, "全ユーザー")), Reach.WIDE, Rule.EVERYBODY),
        ((SeveritySet(severity=3), stated(Aspect.WHO, "加盟店2社")), Reach.NAMED, Rule.SOME_CUSTOMERS),
        ((SeveritySet(severity=2), stated(Aspect.WHO, "社内の経理だけ")), Reach.INTERNAL, Rule.OUR_OWN),
        ((SeveritySet(severity=1), stated(Aspect.WHO, "全社員の社内システム")), Reach.INTERNAL, Rule.OUR_OWN),
        ((SeveritySet(severity=4),), Reach.INTERNAL, Rule.SLIGHT),
        (
            (SeveritySet(severity=3), stated(Aspect.PERSONAL_DATA, concern=Concern.POSSIBLE)),
            Reach.NAMED,
            Rule.PERSONAL_DATA,
        ),
        (
            (
                SeveritySet(severity=3),
                stated(Aspect.HOW_MANY, amount=Amount(low=1, likely=900, high=900, unit="店")),
            ),
            Reach.WIDE,
            Rule.MANY,
        ),
        (
            (
                SeveritySet(severity=3),
                stated(Aspect.HOW_MANY, amount=Amount(low=1, likely=2, high=3, per_mille=200)),
            ),
            Reach.WIDE,
            Rule.LARGE_SHARE,
        ),
    ],
)
def test_the_rule_proposes_how_far_to_tell_and_says_why(tellings, reach, rule):
    hint = hinted(*tellings)
    assert (hint.reach, hint.rule) == (reach, rule)
    assert hint_sentence(hint, Language.EN).count("→") == 1


def test_the_hint_reads_as_its_rule():
    hint = hinted(SeveritySet(severity=1), stated(Aspect.WHO, "all users"))
    assert hint_sentence(hint, Language.EN) == "SEV1, all users → wide notice"
    assert hint_sentence(hint, Language.JA) == "SEV1、全員に影響 → 広く周知"


def test_another_choice_than_the_rules_needs_its_reason():
    BEGUN.when(choose("internal")).then(Refused(Because.REASON_NEEDED))
    BEGUN.when(choose("far")).then(Refused(Because.REACH_UNKNOWN))
    BEGUN.when(choose("wide")).then(chosen(Reach.WIDE))
    BEGUN.when(choose("internal", "検証環境だけ")).then(chosen(Reach.INTERNAL, reason="検証環境だけ"))


def test_internal_only_owes_no_public_post_until_the_impact_grows():
    assert due_of(BEGUN, DeadlineKind.FIRST_POST)
    story = BEGUN.and_then(
        at("01:02", stated(Aspect.WHO, "検証環境")),
        at("01:03", chosen(Reach.INTERNAL, reason="検証環境だけ")),
    )
    assert not due_of(story, DeadlineKind.FIRST_POST)
    assert not due_of(story, DeadlineKind.REACH)
    assert row_of(story, "sales").is_excused
    assert not row_of(story, "exec").is_excused
    said = chosen_sentence(story.board.audiences.chosen, story.policy, Language.EN, TOKYO)
    assert said == f"decided: internal only, by {A} 01:03, because 検証環境だけ"
    grown = story.and_then(at("01:20", stated(Aspect.WHO, "すべての加盟店")))
    assert grown.board.audiences.is_outgrown
    (post,) = due_of(grown, DeadlineKind.FIRST_POST)
    assert post.due == t("01:25")
    (asked,) = due_of(grown, DeadlineKind.REACH)
    assert asked.due == t("01:30") == reach_due(grown.board)
    assert not row_of(grown, "sales").is_excused


def test_two_choices_apart_are_contested_and_the_wider_one_holds_meanwhile():
    story = BEGUN.and_then(
        apart(at("01:03", chosen(Reach.INTERNAL, reason="x")), at("01:04", chosen(Reach.WIDE)))
    )
    assert "reach" in story.board.contested
    assert story.board.audiences.chosen.reach is Reach.WIDE


def test_the_first_contact_is_due_by_severity_and_its_miss_stays_written():
    sales = row_of(BEGUN, "sales")
    assert (sales.owing, sales.due) == (Owing.FIRST, t("01:30"))
    assert [one.subject for one in due_of(BEGUN, DeadlineKind.FIRST_CONTACT)] == ["exec", "sales"]
    story = BEGUN.and_then(at("01:42", called("sales")), at("01:10", called("exec")))
    assert row_of(story, "sales").first_late(t("03:00")) == timedelta(minutes=12)
    assert late_first(story.board, story.policy, t("03:00")) == (1, 2)
    assert late_first(BEGUN.board, BEGUN.policy, t("01:20")) == (1, 1)


def test_who_was_told_hears_again_by_the_interval_of_its_audience():
    story = BEGUN.and_then(at("01:10", called("exec")))
    assert (row_of(story, "exec").owing, row_of(story, "exec").due) == (Owing.UPDATE, t("01:40"))
    (update,) = due_of(story, DeadlineKind.AUDIENCE_UPDATE)
    assert (update.subject, update.due, update.urgency(t("01:41"))) == ("exec", t("01:40"), Urgency.DUE)


def test_a_raised_severity_counts_from_when_it_was_raised():
    story = given(
        AudienceListed(audience=SALES),
        at("01:00", declared()),
        at("01:00", SeveritySet(severity=3)),
        at("02:00", SeveritySet(severity=1)),
    )
    assert row_of(story, "sales").first_due == t("02:30")


def test_the_owner_may_be_a_role_and_then_is_whoever_leads_it():
    assert (row_of(BEGUN, "sales").owner, row_of(BEGUN, "sales").owner_role) == ("", "sales")
    assert row_of(BEGUN.and_then(RoleAssigned(role="sales", person=B)), "sales").owner == B


def test_who_need_not_know_is_left_alone_with_a_reason_and_that_can_be_taken_back():
    BEGUN.when(judge("sales", "no")).then(Refused(Because.REASON_NEEDED))
    BEGUN.when(judge("sales", "perhaps")).then(Refused(Because.NEED_UNKNOWN))
    BEGUN.when(judge("nobody", "yes")).then(Refused(Because.AUDIENCE_UNKNOWN))
    event = AudienceJudged(
        audience="sales", needed=Needed.NO, reason="国内だけ", name_ja="契約先", name_en="Contract customers"
    )
    story = BEGUN.when(judge("sales", "no", reason="国内だけ"), now="01:05").then(event)
    assert row_of(story, "sales").is_excused
    assert "sales" not in [one.subject for one in deadlines(story.board, story.policy)]
    back = story.and_then(at("01:06", msgspec.structs.replace(event, needed=Needed.YES, reason="")))
    assert row_of(back, "sales").due == t("01:30")
    assert record_line(story.records[-1], story.policy, Language.JA, TOKYO).startswith(
        "契約先に知らせるか:不要"
    )


def test_a_chase_ends_once_they_need_not_know():
    story = BEGUN.and_then(at("01:05", called("sales", Outcome.NO_ANSWER)))
    assert due_of(story, DeadlineKind.CONTACT)
    left = story.and_then(at("01:06", AudienceJudged(audience="sales", needed=Needed.NO, reason="x")))
    assert not due_of(left, DeadlineKind.CONTACT)


def test_everybody_is_asked_about_at_the_declaration_and_what_is_left_comes_back():
    keys = [one.key for one in open_questions(BEGUN.board, BEGUN.policy, t("01:01"))]
    assert keys == ["sales", "exec", "contract-customers", "partners", "regulators"]
    assert questions_due(BEGUN.board, BEGUN.policy) == t("01:10")
    story = BEGUN.when(judge("regulators", "later", ask_again=t("02:00")), now="01:05").then(
        AudienceJudged(
            audience="regulators",
            needed=Needed.LATER,
            ask_again=t("02:00"),
            name_ja="監督官庁・所管省庁に",
            name_en="Regulators and ministries",
        )
    )
    assert "regulators" not in [one.key for one in open_questions(story.board, story.policy, t("01:59"))]
    assert "regulators" in [one.key for one in open_questions(story.board, story.policy, t("02:00"))]
    BEGUN.when(judge("regulators", "later")).then(Refused(Because.ASK_AGAIN_WHEN))
    BEGUN.when(judge("regulators", "later", ask_again=t("02:00"))).then(Refused(Because.TIME_IN_PAST))


@pytest.mark.parametrize(
    ("event", "why"),
    [
        (PhaseEntered(phase=Phase.ALIGNMENT), Round.ALIGNED),
        (stated(Aspect.PERSONAL_DATA, concern=Concern.POSSIBLE), Round.GREW),
        (IncidentReopened(reason="x"), Round.GREW),
    ],
)
def test_growth_and_alignment_ask_again_whom_a_no_had_left_out(event, why):
    no = AudienceJudged(audience="partners", needed=Needed.NO, reason="x")
    yes = AudienceJudged(audience="regulators", needed=Needed.YES)
    story = BEGUN.and_then(at("01:05", no), at("01:06", yes))
    assert "partners" not in [one.key for one in open_questions(story.board, story.policy, t("01:07"))]
    again = story.and_then(at("01:30", event))
    keys = [one.key for one in open_questions(again.board, again.policy, t("01:31"))]
    assert "partners" in keys
    assert "regulators" not in keys
    assert again.board.audiences.asked_for is why


def test_the_policy_may_ask_its_own_questions():
    story = given(
        QuestionListed(question=Question(key="city", ja="自治体に", en="The city")),
        AudienceListed(audience=PUBLIC),
        declared(),
    )
    assert [one.key for one in open_questions(story.board, story.policy, t("03:00"))] == ["city"]


def test_a_decision_that_nobody_made_becomes_the_next_step():
    story = BEGUN.and_then(
        RoleAssigned(role="ic", person=A),
        RoleAssigned(role="scribe", person=B),
        stated(Aspect.WHO, "x"),
        stated(Aspect.WHAT, "y"),
        stated(Aspect.PERSONAL_DATA, concern=Concern.POSSIBLE),
    )
    due = [
        one
        for one in deadlines(story.board, story.policy)
        if one.kind in (DeadlineKind.REACH, DeadlineKind.AUDIENCE_QUESTION)
    ]
    assert next_step(story.board, due, t("01:11")).step is Step.DECIDE_REACH
    asked = next_step(story.board, [one for one in due if one.kind is not DeadlineKind.REACH], t("01:11"))
    assert asked.step is Step.ASK_AUDIENCES
    late = next_step(story.board, due_of(story, DeadlineKind.FIRST_CONTACT), t("01:16"))
    assert (late.step, late.subject) == (Step.TELL_AUDIENCE, "exec")


def test_many_overdue_audiences_are_one_line():
    assert overdue_sentence(["a"], Language.EN) == "a: contact overdue"
    assert overdue_sentence(["a", "b", "c", "d"], Language.EN) == "4 audiences overdue: a, b, c and more"


def test_the_shipped_set_is_the_matrix_of_practice_and_sends_nothing_anywhere():
    shipped = default_set()
    keys = [one.key for one in shipped.audience]
    assert keys == [
        "public", "contract-customers", "individuals", "support", "staff", "executives", "responders",
        "partners", "regulators", "press", "investors",
    ]  # fmt: skip
    assert not any(one.targets for one in shipped.audience)
    assert all(one.name_ja and one.name_en and one.owner for one in shipped.audience)
    taken = begun(Policy(), keys)
    assert [one.targets for one in taken.audience if one.targets] == [("page",)]
    assert parse_policy(policy_text(taken), "policy.toml") == taken


def test_what_a_policy_has_already_stays_when_the_set_joins_it():
    own = given(AudienceListed(audience=SALES)).policy
    taken = begun(own, ["partners"])
    assert [one.key for one in taken.audience] == ["sales", "partners"]
    assert taken.audience[0] == SALES


def test_an_audience_of_an_older_policy_is_read_as_before():
    old = b'{"audience":{"key":"x","name_ja":"x","name_en":"x","targets":["slack:#a"]}}'
    event = msgspec.json.decode(old, type=AudienceListed)
    assert (event.audience.first, event.audience.approvers, event.audience.stands) == (
        {},
        (),
        Circle.INTERNAL,
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("first = { 9 = 10 }", "minutes by severity"),
        ('first = { 1 = "soon" }', "minutes by severity"),
        ("every = { 1 = 0 }", "1–10080"),
        ('approvers = "ic"', "list of roles"),
        ('circle = "far"', '"internal"'),
        ('wording = "nobody"', "[[wording_set]]"),
    ],
)
def test_a_slip_in_an_audience_is_a_sentence_with_its_line(line, words):
    text = f'[[audience]]\nkey = "x"\nname_ja = "x"\nname_en = "x"\n{line}\n'
    with pytest.raises(Exception, match=r"policy\.toml") as fault:
        parse_policy(text, "policy.toml")
    assert "line 5" in fault.value.sentence("en")
    assert words in fault.value.sentence("en") or "whole number" in fault.value.sentence("en")


def test_an_empty_policy_file_keeps_the_default_questions():
    assert [one.key for one in Policy().questions()] == ["contract-customers", "partners", "regulators"]
    assert (Policy().as_file().question, Policy().as_file().wording_set) == ((), ())
