import pytest

from commander.board.hypotheses import (
    AssignHypothesis,
    HypothesisAssigned,
    HypothesisRuledOut,
    HypothesisState,
    HypothesisStated,
    HypothesisSupported,
    Inquiry,
    RuleOutHypothesis,
    StateHypothesis,
    SupportHypothesis,
)
from commander.board.refusal import Because, Refused
from tests.commander.story import STREAM, B, C, apart, declared, given, t


def stated(**more):
    return HypothesisStated(hypothesis="h1", text="CDN 障害", **more)


def rule_out(reason="他社は正常", hypothesis="h1"):
    return RuleOutHypothesis(incident=STREAM, hypothesis=hypothesis, reason=reason)


def support(basis="時刻が一致"):
    return SupportHypothesis(incident=STREAM, hypothesis="h1", basis=basis)


def assign(owner=C, check_at=None):
    return AssignHypothesis(incident=STREAM, hypothesis="h1", owner=owner, check_at=check_at)


RULED_OUT = HypothesisRuledOut(hypothesis="h1", reason="他社は正常")
SUPPORTED = HypothesisSupported(hypothesis="h1", basis="時刻が一致")


def found(story):
    return story.board.hypotheses.by_id["h1"]


def test_a_hypothesis_is_open_with_or_without_somebody_who_looks_into_it():
    command = StateHypothesis(incident=STREAM, text="CDN 障害", owner=B, check_at=t("03:15"))
    told = (
        given(declared())
        .when(command)
        .then(HypothesisStated(hypothesis="fresh-1", text="CDN 障害", owner=B, check_at=t("03:15")))
    )
    (hypothesis,) = told.board.hypotheses.by_id.values()
    assert (hypothesis.state, hypothesis.finding) == (HypothesisState.OPEN, None)
    assert hypothesis.inquiry == Inquiry(owner=B, check_at=t("03:15"))
    assert found(given(declared(), stated())).inquiry.owner == ""


@pytest.mark.parametrize(
    ("command", "because"),
    [
        (StateHypothesis(incident=STREAM, text=" "), Because.TEXT_EMPTY),
        (StateHypothesis(incident=STREAM, text="x", check_at=t("02:00")), Because.TIME_IN_PAST),
        (rule_out(hypothesis="?"), Because.HYPOTHESIS_UNKNOWN),
        (rule_out(" "), Because.TEXT_EMPTY),
        (support(" "), Because.TEXT_EMPTY),
        (assign(" "), Because.TEXT_EMPTY),
        (assign(check_at=t("02:00")), Because.TIME_IN_PAST),
    ],
)
def test_what_is_refused(command, because):
    given(declared(), stated()).when(command).then(Refused(because))


def test_one_ruled_out_is_struck_with_its_reason_and_never_deleted():
    told = given(declared(), stated()).when(rule_out(), now="03:10").then(RULED_OUT)
    hypothesis = found(told)
    assert hypothesis.state is HypothesisState.RULED_OUT
    assert hypothesis.finding is not None
    assert (hypothesis.finding.text, hypothesis.finding.found_at) == ("他社は正常", t("03:10"))
    told.when(rule_out()).then(Refused(Because.HYPOTHESIS_RULED_OUT, hypothesis="CDN 障害"))
    told.when(assign()).then(Refused(Because.HYPOTHESIS_RULED_OUT))


def test_new_evidence_brings_a_struck_one_back():
    told = given(declared(), stated(), RULED_OUT).when(support()).then(SUPPORTED)
    assert found(told).state is HypothesisState.SUPPORTED


def test_somebody_takes_it_over():
    assigned = HypothesisAssigned(hypothesis="h1", owner=C, check_at=t("04:00"))
    told = given(declared(), stated(owner=B)).when(assign(check_at=t("04:00"))).then(assigned)
    assert found(told).inquiry == Inquiry(owner=C, check_at=t("04:00"))


@pytest.mark.parametrize("apart_told", [(RULED_OUT, SUPPORTED), (SUPPORTED, RULED_OUT)])
def test_contested_it_is_not_struck(apart_told):
    story = given(declared(), stated(), apart(*apart_told))
    assert found(story).state is HypothesisState.SUPPORTED
    chosen = story.when(rule_out("両方を確かめた")).then(
        HypothesisRuledOut(hypothesis="h1", reason="両方を確かめた")
    )
    assert found(chosen).state is HypothesisState.RULED_OUT


def test_words_about_one_that_nobody_stated_change_nothing():
    told = given(declared(), RULED_OUT, SUPPORTED, HypothesisAssigned(hypothesis="h1", owner=B))
    assert told.board.hypotheses.by_id == {}
