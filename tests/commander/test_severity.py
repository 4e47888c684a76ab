"""Severity: what each means, who may lower it, what makes it graver, how it went (practice §7.1)."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from commander.board.board import fold
from commander.board.impact import Amount, Aspect, Certainty, Concern, ImpactStated
from commander.board.incident import IncidentClosed, IncidentReopened, SetSeverity, SeveritySet
from commander.board.policy import Policy
from commander.board.policy_import import ImportPolicy, decide
from commander.board.refusal import Because, Refused
from commander.board.roles import RoleAssigned
from commander.board.severity_matrix import (
    DEFAULT_LEVELS,
    Modifier,
    SeverityDescribed,
    SeverityLevel,
    SeverityRules,
    SeverityRulesSet,
    is_peak,
)
from commander.board.severity_orders import ParkSeverity
from commander.board.severity_proposal import proposal
from commander.board.timeline import EntryAdded, EntryKind
from commander.policy_fault import PolicyFault
from commander.policy_file.toml import parse_policy, policy_text
from commander.wording.language import Language
from commander.wording.severity import criteria, proposal_sentence, time_in_each
from tests.commander.story import STREAM, TOKYO, A, B, apart, at, declared, given, restored, t

RULES = SeverityRules()
COMMANDED = (at("02:00", declared()), at("02:01", RoleAssigned(role="ic", person=A)))


def severity(number, **more):
    return SeveritySet(severity=number, **more)


def judged(number, clock="02:01"):
    return given(*COMMANDED, at(clock, severity(number)))


def no_personal_data(clock="02:02"):
    event = ImpactStated(
        row="data",
        aspect=Aspect.PERSONAL_DATA,
        text="権限を確認",
        certainty=Certainty.CONFIRMED,
        as_of=t(clock),
        concern=Concern.NONE,
    )
    return at(clock, event)


def how_many(likely, clock):
    amount = Amount(low=likely, likely=likely, high=likely, unit="店")
    event = ImpactStated(
        row="n",
        aspect=Aspect.HOW_MANY,
        text="店",
        certainty=Certainty.ESTIMATED,
        as_of=t(clock),
        amount=amount,
    )
    return at(clock, event)


def proposed(story, clock, rules=RULES):
    found = proposal(story.board, rules, t(clock), TOKYO)
    return (found.severity, found.modifiers) if found else None


def test_only_the_commander_lowers_it_and_says_why():
    story = judged(1)
    lower = SetSeverity(incident=STREAM, severity=3, reason="一部だけ")
    story.when(lower, by=B).then(Refused(Because.LOWERING_OF_COMMANDER, person=A))
    story.when(SetSeverity(incident=STREAM, severity=3, reason=" "), by=A).then(
        Refused(Because.LOWERING_NEEDS_REASON)
    )
    story.when(lower, by=A).then(severity(3, reason="一部だけ"))


def test_without_a_commander_nobody_lowers_it():
    story = given(declared(), severity(2))
    lower = SetSeverity(incident=STREAM, severity=3, reason="一部だけ")
    story.when(lower).then(Refused(Because.LOWERING_NEEDS_COMMANDER, severity="2"))


@pytest.mark.parametrize("number", [1, 2])
def test_anybody_raises_it_or_says_it_again(number):
    judged(2).when(SetSeverity(incident=STREAM, severity=number), by=B).then(severity(number))


def test_one_of_two_judgements_is_chosen_by_anybody():
    contested = given(*COMMANDED, apart(severity(1), severity(4)))
    contested.when(SetSeverity(incident=STREAM, severity=4), by=B).then(severity(4))
    contested.when(SetSeverity(incident=STREAM, severity=5), by=B).then(
        Refused(Because.LOWERING_OF_COMMANDER)
    )


def test_a_parked_argument_takes_the_graver_one_and_leaves_a_question_for_the_review():
    todo = EntryAdded(text="重すぎたか", entry_kind=EntryKind.FOLLOW_UP)
    parked = ParkSeverity(incident=STREAM, severity=2, todo="重すぎたか")
    judged(3).when(parked, by=B).then(severity(2), todo)
    judged(1).when(parked, by=B).then(todo)
    given(declared()).when(parked).then(severity(2), todo)
    judged(3).when(ParkSeverity(incident=STREAM, severity=2, todo=" ")).then(Refused(Because.TEXT_EMPTY))
    judged(3).when(ParkSeverity(incident=STREAM, severity=6, todo="x")).then(
        Refused(Because.SEVERITY_UNKNOWN)
    )


def test_personal_data_that_nobody_answered_for_is_severity_two_at_least():
    story = judged(4)
    assert proposed(story, "02:04") is None
    assert proposed(story, "02:05") == (2, (Modifier.PERSONAL_DATA,))
    assert proposed(given(*COMMANDED), "02:05") == (2, (Modifier.PERSONAL_DATA,))
    assert proposed(story.and_then(no_personal_data()), "02:30") is None


@pytest.mark.parametrize("number", [1, 2])
def test_what_is_grave_enough_already_needs_no_proposal(number):
    assert proposed(judged(number), "02:30") is None


def test_a_rise_makes_it_one_graver_for_half_an_hour():
    story = judged(3).and_then(no_personal_data(), how_many(100, "02:03"), how_many(400, "02:10"))
    assert proposed(story, "02:39") == (2, (Modifier.GROWING,))
    assert proposed(story, "02:41") is None
    assert proposed(story.and_then(how_many(300, "02:11")), "02:20") == (2, (Modifier.GROWING,))


def test_the_first_number_is_no_rise_and_neither_is_another_unit():
    story = judged(3).and_then(no_personal_data(), how_many(100, "02:03"))
    assert proposed(story, "02:10") is None


def test_what_was_weighed_is_not_proposed_again_until_it_happens_anew():
    story = judged(3).and_then(no_personal_data(), how_many(100, "02:03"), how_many(400, "02:10"))
    kept = story.and_then(at("02:11", severity(3, weighed=(Modifier.GROWING,))))
    assert proposed(kept, "02:20") is None
    assert proposed(kept.and_then(how_many(900, "02:21")), "02:22") == (2, (Modifier.GROWING,))


def test_growing_and_coming_back_are_one_step_a_busy_hour_is_another():
    rules = SeverityRules(peaks=("daily 02:00-04:00",), paydays=(2,))
    story = judged(3).and_then(
        no_personal_data(),
        how_many(100, "02:03"),
        how_many(400, "02:10"),
        at("02:12", restored(until="06:00")),
        at("02:20", IncidentReopened(reason="again")),
    )
    assert proposed(story, "02:21", rules) == (
        1,
        (Modifier.GROWING, Modifier.FLAPPING, Modifier.PEAK, Modifier.PAYDAY),
    )
    assert proposed(judged(1).and_then(no_personal_data()), "02:21", rules) is None


def test_recovery_and_the_end_silence_the_rule():
    story = judged(4)
    assert proposed(story.and_then(at("02:10", restored(until="06:00"))), "02:30") is None
    assert proposed(story.and_then(at("02:10", IncidentClosed(reason="over"))), "02:30") is None


@pytest.mark.parametrize(
    ("peak", "is_one"),
    [
        ("weekdays 07:00-10:00", True),
        ("mon 00:00-24:00", True),
        ("daily 10:00-09:00", False),
        ("daily 23:00-24:30", False),
        ("someday 07:00-10:00", False),
        ("weekdays 7:00-10:00", False),
    ],
)
def test_a_peak_is_days_and_hours(peak, is_one):
    assert is_peak(peak) is is_one
    # A record may hold any text: what is no peak is never one.
    assert is_one or SeverityRules(peaks=(peak,)).peak_at(t("08:00")) is None


def test_the_thirty_first_is_the_last_day_of_every_month():
    rules = SeverityRules(paydays=(31,))
    assert rules.payday_at(t("02:00").replace(month=4, day=30)) == t("00:00").replace(month=4, day=30)
    assert rules.payday_at(t("02:00").replace(month=4, day=29)) is None


def test_the_history_keeps_who_why_the_gravest_and_the_time_in_each():
    story = judged(3, "02:00").and_then(
        at("02:10", severity(1, reason="全員"), by=B), at("02:40", severity(2, reason="一部"))
    )
    history = story.board.severities
    assert [(one.severity, one.by, one.reason) for one in history.judgements] == [
        (3, A, ""),
        (1, B, "全員"),
        (2, A, "一部"),
    ]
    assert history.gravest == 1
    minutes = {one: span // timedelta(minutes=1) for one, span in history.time_in(t("03:00")).items()}
    assert minutes == {1: 30, 2: 20, 3: 10}
    assert time_in_each(history, t("03:00"), Language.EN).startswith("SEV1 at most")


def test_the_time_closed_counts_for_no_severity():
    story = judged(2, "02:00").and_then(
        at("02:30", IncidentClosed(reason="over")), at("03:30", IncidentReopened(reason="again"))
    )
    assert story.board.severities.time_in(t("04:00")) == {2: timedelta(hours=1)}


def test_two_desks_that_judge_apart_count_as_the_graver_one_in_any_order():
    story = given(*COMMANDED, apart(at("02:10", severity(1)), at("02:20", severity(4))))
    assert story.board.severities.time_in(t("03:00")) == {1: timedelta(minutes=50)}
    again = fold(STREAM, tuple(reversed(story.records)))
    assert again.severities == story.board.severities


def test_the_matrix_is_policy_and_goes_to_a_file_and_back():
    own = SeverityLevel(
        severity=2,
        name_ja="大",
        name_en="Major",
        criteria_ja=("決済の 1% が失敗",),
        criteria_en=("1% of payments fail",),
    )
    rules = SeverityRules(peaks=("weekdays 18:00-21:00",), paydays=(25, 31), recheck={"1": 15})
    wanted = replace(Policy().as_file(), audience=(), severity=(own,), severity_rules=rules)
    facts = decide(Policy(), ImportPolicy(policy=wanted))
    assert [fact.event for fact in facts] == [SeverityDescribed(level=own), SeverityRulesSet(rules=rules)]
    after = given(*(fact.event for fact in facts)).policy
    assert after.matrix.level(2) == own
    assert after.matrix.level(1) == DEFAULT_LEVELS[0]
    assert criteria(after.matrix.level(2), Language.JA) == ("決済の 1% が失敗",)
    assert parse_policy(policy_text(after.as_file()), "x") == after.as_file()
    assert decide(after, ImportPolicy(policy=replace(after.as_file(), audience=()))) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[severity_rules]\npeaks = ["weekdays 10:00-09:00"]', "weekdays 07:00-10:00"),
        ("[severity_rules]\npaydays = [0]", "1–31"),
        (
            '[[severity]]\nseverity = 1\nname_ja = "a"\nname_en = "b"\ncriteria_ja = []\ncriteria_en = ["x"]',
            "1–12",
        ),
        ('[[severity]]\nseverity = 6\nname_ja = "a"', "severity"),
    ],
)
def test_a_matrix_that_cannot_be_is_refused_with_its_place(text, said):
    with pytest.raises(PolicyFault) as caught:
        parse_policy(text, "policy.toml")
    assert said in caught.value.sentence("en")


def test_the_proposal_reads_as_one_sentence_in_both_languages():
    found = proposal(judged(4).board, RULES, t("02:05"), TOKYO)
    assert found is not None
    assert proposal_sentence(found, Language.JA) == (
        "SEV2 への引き上げを提案:個人情報への影響がないと確認できていない"
    )
    assert proposal_sentence(found, Language.EN) == (
        "SEV2 is proposed: nobody could rule out that personal data is hurt"
    )
