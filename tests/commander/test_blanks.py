"""Blanks as words in brackets and back; estimates that a text gives."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commander.board.impact import Amount, Aspect, Certainty, Row
from commander.board.text import unfilled
from commander.wording.blanks import WORDS, blank, blanks_in, shown, stored
from commander.wording.estimates import estimated_amount, estimates_in, estimates_said, unmarked_estimates
from commander.wording.language import Language
from tests.commander.story import t

LANGUAGES = st.sampled_from(list(Language))
PIECES = st.sampled_from(
    [
        *(f"{{{{{name}}}}}" for name in WORDS),
        "{{",
        "}}",
        "[[",
        "〔影響のない機能〕",
        "[who]",
        "[",
        "〕",
        "{{ x }}",
        "{{a b}}",
        "{{}}",
    ]
)
SHOPS = Amount(low=800, likely=1240, high=1900, unit="shops")
STORES = Amount(low=800, likely=1240, high=1900, unit="店")


def test_every_field_of_every_template_has_words_that_name_it_alone() -> None:
    names = set()
    resources = Path(__file__).parents[2] / "resources"
    for file in (*resources.glob("templates/*/*.txt"), *resources.glob("statutory/drafts/*/*.txt")):
        names |= set(re.findall(r"\{\{(\w+)", file.read_text("utf-8")))
    names |= {"decided", "options"}  # of the quick sentences, which are no templates
    assert names == set(WORDS)
    said = [words for one in WORDS.values() for words in (one.ja, one.en)]
    assert len(said) == len(set(said))
    assert not names & set(said)
    assert not any(character in words for words in said for character in "[]〔〕{}|")


@given(text=st.lists(st.one_of(PIECES, st.text(max_size=3))).map("".join), language=LANGUAGES)
def test_what_is_shown_and_taken_back_is_what_was_stored(text: str, language: Language) -> None:
    text = text.replace("\u2060", "")
    assert stored(shown(text, language)) == text


@pytest.mark.parametrize("language", list(Language))
def test_no_raw_mark_of_a_template_is_shown(language: Language) -> None:
    for name in WORDS:
        text = shown(f"a {{{{{name}}}}} b", language)
        assert "{{" not in text
        assert [text[start:end].replace("\u2060", "") for start, end in blanks_in(text)] == [
            blank(name, language)
        ]


def test_what_a_person_types_like_a_blank_is_a_persons_text() -> None:
    for typed in ("〔影響のない機能〕", "[unaffected functions]", "〔対象〕", "[1]"):
        assert stored(typed) == typed
        assert blanks_in(typed) == []


def test_a_blank_that_lost_its_end_is_still_open() -> None:
    broken = shown("{{ok}}は使えます", Language.JA).replace("〕", "")
    assert unfilled(stored(broken)) == ("ok",)
    assert stored(broken).endswith("は使えます")


def test_what_a_person_wrote_over_half_a_blank_is_text_without_a_hidden_mark() -> None:
    assert stored("〔\u2060注文の一覧") == "〔注文の一覧"


@pytest.mark.parametrize(
    ("text", "amount", "found", "bare"),
    [
        ("影響は約1,240店(22:41時点の推計)です。", STORES, ["約1,240店(22:41時点の推計)"], []),
        ("対象（約1,240店、22:41時点の推計）", STORES, ["約1,240店、22:41時点の推計"], []),
        ("About 1,240 shops are affected (our estimate as of 22:41).", SHOPS, ["About 1,240 shops"], []),
        ("1,240店に影響", STORES, ["1,240店"], ["1,240店"]),
        ("約1,240店に影響", STORES, ["約1,240店"], ["約1,240店"]),
        ("11,240店、1,240%、1,240.5", STORES, [], []),
        ("1,240店", None, [], []),
    ],
)
def test_an_estimate_is_found_where_a_text_gives_it(
    text: str, amount: Amount | None, found: list[str], bare: list[str]
) -> None:
    assert [text[start:end] for start, end in estimates_in(text, amount)] == found
    assert estimates_said([text, text], amount) == found
    assert unmarked_estimates(text, amount) == bare


def test_what_is_confirmed_is_no_estimate() -> None:
    row = Row(
        row="r",
        aspect=Aspect.HOW_MANY,
        text="x",
        certainty=Certainty.ESTIMATED,
        as_of=t("03:00"),
        amount=SHOPS,
        author="p",
    )
    assert estimated_amount(row) == SHOPS
    assert estimated_amount(None) is None
    sure = Row(
        row="r",
        aspect=Aspect.HOW_MANY,
        text="x",
        certainty=Certainty.CONFIRMED,
        as_of=t("03:00"),
        amount=SHOPS,
        author="p",
    )
    assert estimated_amount(sure) is None
