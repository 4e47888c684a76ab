import pytest

from commander.board.impact import (
    Amount,
    Aspect,
    Certainty,
    Concern,
    Count,
    ImpactStated,
    ImpactWorded,
    Phrase,
    StateImpact,
    Trial,
    WordImpact,
)
from commander.board.privacy_records import PrivacyConcernRaised
from commander.board.refusal import Because, Refused
from commander.board.summons import RoleSummoned
from commander.wording.figures import amount_said, as_of_said, figures_said
from tests.commander.story import STREAM, B, apart, at, declared, given, occurred, t


def state(text="決済できない", **more):
    command = {"aspect": "what", "certainty": Certainty.ESTIMATED, **more}
    return StateImpact(incident=STREAM, text=text, **command)


def stated(text="決済できない", **more):
    event = {
        "row": "row-1",
        "aspect": Aspect.WHAT,
        "certainty": Certainty.ESTIMATED,
        "as_of": t("03:00"),
        **more,
    }
    return ImpactStated(text=text, **event)


@pytest.mark.parametrize("aspect", list(Aspect))
def test_every_aspect_opens_a_row_of_its_own(aspect):
    told = given(declared()).when(state(aspect=str(aspect))).then(stated(row="fresh-1", aspect=aspect))
    assert told.board.impact.row(aspect).text == "決済できない"


def test_a_statement_supersedes_its_row_and_keeps_who_said_it():
    story = given(declared(), stated())
    told = story.when(state("決済の 3 割が失敗", row="row-1", as_of=occurred("02:50")), by=B)
    assert told.fact.bases == ("record-2",)
    (row,) = told.then(stated("決済の 3 割が失敗", as_of=t("02:50"))).board.impact.rows()
    assert (row.text, row.as_of, row.author) == ("決済の 3 割が失敗", t("02:50"), B)


def test_the_newest_claim_about_an_aspect_is_the_one_as_of_the_latest_time():
    story = given(declared(), stated(row="new", as_of=t("02:00")), stated("前", row="old", as_of=t("01:00")))
    assert story.board.impact.row(Aspect.WHAT).row == "new"
    assert story.board.impact.row(Aspect.MONEY) is None


def test_rows_stand_in_the_order_of_aspects():
    story = given(declared(), stated(row="b", aspect=Aspect.MONEY), stated(row="a", aspect=Aspect.WHO))
    assert [row.aspect for row in story.board.impact.rows()] == [Aspect.WHO, Aspect.MONEY]


def test_while_contested_the_less_certain_claim_stands():
    sure, unsure = (
        stated("全員", certainty=Certainty.CONFIRMED),
        stated("一部", certainty=Certainty.UNCONFIRMED),
    )
    story = given(declared(), apart(unsure, sure))
    assert story.board.impact.row(Aspect.WHAT).text == "一部"
    assert story.board.contested == ["impact:row-1"]


def test_an_amount_is_low_likely_high():
    amount = Amount(low=0, likely=120, high=10**30, unit=" 件 ")
    given(declared()).when(state(amount=amount)).then(
        stated(row="fresh-1", amount=Amount(low=0, likely=120, high=10**30, unit="件"))
    )


@pytest.mark.parametrize("numbers", [(-1, 0, 0), (2, 1, 3), (1, 3, 2)])
def test_a_range_that_runs_backwards_is_refused(numbers):
    low, likely, high = numbers
    amount = Amount(low=low, likely=likely, high=high)
    given(declared()).when(state(amount=amount)).then(Refused(Because.RANGE_BACKWARDS))


def test_zero_needs_its_evidence():
    zero = Amount(low=0, likely=0, high=0)
    given(declared()).when(state("", amount=zero)).then(Refused(Because.ZERO_NEEDS_EVIDENCE))
    assert given(declared()).when(state("ログを全件確認", amount=zero)).events


def test_what_is_refused():
    story = given(declared())
    story.when(state(aspect="mood")).then(Refused(Because.ASPECT_UNKNOWN, aspect="mood"))
    story.when(state(row="row-9")).then(Refused(Because.ROW_UNKNOWN))
    story.when(state(" ")).then(Refused(Because.TEXT_EMPTY, field="impact"))
    story.when(state("x" * 2_001)).then(Refused(Because.TEXT_TOO_LONG, field="impact"))
    story.when(state(as_of=occurred("04:00"))).then(Refused(Because.TIME_IN_FUTURE))


def test_one_sentence_for_customers_in_both_languages():
    story = given(declared())
    assert story.board.impact.phrase is None
    told = story.when(WordImpact(incident=STREAM, ja="決済ができません", en=" payment failures "))
    board = told.then(ImpactWorded(ja="決済ができません", en="payment failures")).board
    assert board.impact.phrase == Phrase(ja="決済ができません", en="payment failures")
    given(declared()).when(WordImpact(incident=STREAM, ja="x" * 2_001, en="")).then(
        Refused(Because.TEXT_TOO_LONG)
    )
    assert given(at("02:00", declared())).board.impact.rows() == []


@pytest.mark.parametrize("text", ["なし", " None. ", "０", "0件", "ゼロ", "n/a"])
def test_none_is_a_finding_only_with_its_evidence(text):
    given(declared()).when(state(text)).then(Refused(Because.ZERO_NEEDS_EVIDENCE))
    assert given(declared()).when(state(f"{text} (ログを全件確認)")).events
    assert given(declared()).when(state(text, aspect="workaround")).events


def test_personal_data_may_be_hurt_before_anybody_knows_more_but_none_needs_its_basis():
    story = given(declared())
    story.when(state("", aspect="personal-data", concern=Concern.NONE)).then(
        Refused(Because.ZERO_NEEDS_EVIDENCE)
    )
    told = story.when(state("", aspect="personal-data", concern=Concern.POSSIBLE))
    # A suspicion alone calls the officer and counsel (2-11).
    (row,) = told.then(
        stated("", row="fresh-1", aspect=Aspect.PERSONAL_DATA, concern=Concern.POSSIBLE),
        PrivacyConcernRaised(),
        RoleSummoned(role="privacy"),
        RoleSummoned(role="legal"),
    ).board.impact.rows()
    assert row.concern is Concern.POSSIBLE


@pytest.mark.parametrize(
    "figures",
    [
        {"amount": Amount(low=1, likely=1, high=1, per_mille=1001)},
        {"amount": Amount(low=1, likely=1, high=1, per_mille=-1)},
        {"count": Count(count=-1)},
        {"count": Count(count=1, usual=-1)},
        {"trial": Trial(tries=2, fails=3)},
        {"trial": Trial(tries=2, fails=-1)},
    ],
)
def test_figures_that_cannot_be_are_refused(figures):
    given(declared()).when(state(**figures)).then(Refused(Because.FIGURES_IMPOSSIBLE))


@pytest.mark.parametrize(
    ("count", "tenths"),
    [
        (Count(count=86, usual=14), 61),
        (Count(count=0, usual=14), 0),
        (Count(count=7, usual=0), None),
        (Count(count=7), None),
        (Count(count=10**400, usual=3), (20 * 10**400 + 3) // 6),
    ],
)
def test_a_count_is_so_many_times_the_usual(count, tenths):
    assert count.tenths == tenths


def evidence(aspect, text="x", **more):
    return stated(text, row=str(aspect), aspect=aspect, **more)


NORMAL = evidence(Aspect.SYSTEM, "指標は正常。")
SIX_TIMES = evidence(Aspect.INQUIRIES, count=Count(count=86, usual=14))


@pytest.mark.parametrize(
    ("facts", "troubled", "well"),
    [
        ((NORMAL, SIX_TIMES), [Aspect.INQUIRIES], [Aspect.SYSTEM]),
        (
            (
                evidence(Aspect.SYSTEM, "all is normal"),
                evidence(Aspect.HANDS_ON, trial=Trial(tries=5, fails=4)),
            ),
            [Aspect.HANDS_ON],
            [Aspect.SYSTEM],
        ),
        (
            (
                SIX_TIMES,
                evidence(Aspect.SYSTEM, count=Count(count=0)),
                evidence(Aspect.HANDS_ON, trial=Trial(tries=3, fails=0)),
            ),
            [Aspect.INQUIRIES],
            [Aspect.SYSTEM, Aspect.HANDS_ON],
        ),
    ],
)
def test_evidence_that_sees_trouble_and_evidence_that_sees_none_disagree(facts, troubled, well):
    found = given(declared(), *facts).board.impact.disagreement()
    assert [row.aspect for row in found.troubled] == troubled
    assert [row.aspect for row in found.well] == well


@pytest.mark.parametrize(
    "facts",
    [
        (),
        (NORMAL,),
        (SIX_TIMES,),
        (SIX_TIMES, evidence(Aspect.SYSTEM, "正常に動作しない")),
        (SIX_TIMES, evidence(Aspect.SYSTEM, "abnormal")),
        (NORMAL, evidence(Aspect.INQUIRIES, count=Count(count=28, usual=14))),
        (NORMAL, evidence(Aspect.INQUIRIES, count=Count(count=15, usual=14))),
        (SIX_TIMES, evidence(Aspect.HANDS_ON, trial=Trial(tries=0, fails=0))),
        (NORMAL, evidence(Aspect.INQUIRIES, count=Count(count=1, usual=0))),
    ],
)
def test_what_says_neither_disagrees_with_nothing(facts):
    assert given(declared(), *facts).board.impact.disagreement() is None


def test_where_there_are_usually_none_a_few_are_trouble():
    few = evidence(Aspect.INQUIRIES, count=Count(count=12, usual=0))
    assert given(declared(), NORMAL, few).board.impact.disagreement() is not None


@pytest.mark.parametrize("concern", list(Concern))
def test_a_concern_makes_no_other_row_of_a_blank(concern):
    told = given(declared()).when(state(" ", aspect="who", concern=concern))
    assert told.refused.because in {Because.TEXT_EMPTY, Because.ZERO_NEEDS_EVIDENCE}


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("800-1900 店, 約1240", Amount(low=800, likely=1240, high=1900, unit="店")),
        ("1,240 shops (800–1,900) 6%", Amount(low=800, likely=1240, high=1900, unit="shops", per_mille=60)),
        (
            "１,２４０店（８００～１，９００）全体の６.５%",
            Amount(low=800, likely=1240, high=1900, unit="店", per_mille=65),
        ),
        ("800から1900", Amount(low=800, likely=1350, high=1900)),
        ("about 30 small shops", Amount(low=30, likely=30, high=30, unit="small shops")),
        ("0", Amount(low=0, likely=0, high=0)),
        ("many", None),
        ("6%", None),
        ("1.5 shops", None),
        ("1 2", None),
        ("9" * 40, None),
        ("12 shops in tokyo", None),
        ("", None),
    ],
)
def test_an_amount_is_read_in_one_go(typed, amount):
    assert amount_said(typed) == amount


@pytest.mark.parametrize(
    ("aspect", "typed", "words", "figures"),
    [
        ("system", "5xx 3,812 件/10分", "5xx 3,812 件/10分", Count(count=3812)),
        ("system", "HTTP 502 が多発", "HTTP 502 が多発", None),
        ("inquiries", "86 件（通常14件）", "86 件", Count(count=86, usual=14)),
        ("inquiries", "86, usually 14", "86", Count(count=86, usual=14)),
        ("inquiries", "many, usually 14", "many, usually 14", None),
        ("inquiries", "9" * 40 + " 件", "9" * 40 + " 件", None),
        ("hands-on", "注文確定で 502(５回中４回)", "注文確定で 502", Trial(tries=5, fails=4)),
        ("hands-on", "4 of 5 tries failed", "", Trial(tries=5, fails=4)),
        ("hands-on", "login, 3/3 worked", "login", Trial(tries=3, fails=0)),
        ("hands-on", "9 of 5", "9 of 5", None),
        ("who", "4 of 5 shops", "4 of 5 shops", None),
    ],
)
def test_evidence_is_read_as_people_write_it(aspect, typed, words, figures):
    said = figures_said(aspect, typed)
    assert (said.words, said.count or said.trial) == (words, figures)


@pytest.mark.parametrize(
    ("typed", "text", "time"),
    [
        ("全店 @22:41", "全店", "22:41"),
        ("約1240店、22:41時点", "約1240店", "22:41"),
        ("1,240 shops as of 22:41", "1,240 shops", "22:41"),
        ("ＡＢ（２２：４１時点）", "ＡＢ", "22:41"),
        ("全店 @-5m", "全店", "-5m"),
        ("@担当C", "@担当C", ""),
        ("22:41 に開始", "22:41 に開始", ""),
    ],
)
def test_a_time_at_the_end_of_a_line_is_when_it_held(typed, text, time):
    assert as_of_said(typed) == (text, time)
