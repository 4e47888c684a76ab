"""A confirmed count is exact: no "about" and no estimate in row, text and draft (practice §4 rule 1)."""

import pytest

from commander.board.impact import Amount, Aspect, Certainty, ImpactStated
from commander.drafting.drafting import draft_message
from commander.wording.templates import TemplateId
from tests.commander.story import at, declared, given, t


def counted(certainty, low=1240, likely=1240):
    amount = Amount(low=low, likely=likely, high=likely, unit="店")
    row = ImpactStated(
        row="n", aspect=Aspect.HOW_MANY, text="1,240 店", certainty=certainty, as_of=t("02:10"), amount=amount
    )
    return given(declared(), at("02:10", row))


def texts(story, template):
    drafted = draft_message(story.board, story.policy, template, ("public",), t("02:20"), {}, "m")
    return [drafted.texts[language].body for language in ("ja", "en")]


@pytest.mark.parametrize("template", [TemplateId.T02, TemplateId.F01])
def test_a_confirmed_number_is_said_as_it_was_counted(template):
    ja, en = texts(counted(Certainty.CONFIRMED), template)
    assert "1,240店" in ja
    assert "約1,240" not in ja
    assert "推計" not in ja
    # The unit was typed in Japanese alone: in English the number is asked for, and not as an estimate.
    assert "{{n}}" in en
    assert "about {{n}}" not in en
    assert "our estimate" not in en


def test_an_estimate_and_a_range_stay_about_so_many():
    for story in (counted(Certainty.ESTIMATED), counted(Certainty.CONFIRMED, low=800)):
        ja, _ = texts(story, TemplateId.T02)
        assert "約1,240店" in ja
    assert "推計" in texts(counted(Certainty.ESTIMATED), TemplateId.T02)[0]


def test_before_anybody_counted_the_blank_asks_for_the_number_alone():
    ja, en = texts(given(declared()), TemplateId.T02)
    assert "約{{n}}" in ja
    assert "about {{n}}" in en
