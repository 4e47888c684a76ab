import pytest

from commander.board.impact import (
    Amount,
    Aspect,
    Certainty,
    ImpactStated,
    ImpactWorded,
    Phrase,
    StateImpact,
    WordImpact,
)
from commander.board.refusal import Because, Refused
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
