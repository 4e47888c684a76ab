"""What is typed and what was written meet, however either was written; and no piece of a text is missed."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from commander.search.context import excerpt, places
from commander.search.letters import FACET, alike, pieces, wanted_pieces

WRITTEN = st.text(
    st.one_of(
        st.sampled_from(
            "障害決済APIapiDB接続数92しょうがいロールバックﾛｰﾙﾊﾞｯｸー ーが゛ガﾞﾟ　- −\u200b\u3099İßſ\n\t\"'*:@-"
        ),
        st.characters(),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("決済API", "決済 api が落ちた"),
        ("ろーるばっく", "ﾛｰﾙﾊﾞｯｸを開始"),
        ("ロールバック", "ろーるばっくした"),
        ("DB接続数92", "ＤＢ接続数９２で頭打ち"),
        ("db 接続数92", "DB接続数92"),
        ("5XX", "5xx が多発"),
        ("v4-1", "v4−1 を出した"),
        ("straße", "STRASSE"),
        ("がぎぐ", "ｶﾞｷﾞｸﾞ"),
        ("error rate", "Error   rate on checkout"),
    ],
)
def test_width_case_kana_and_spacing_are_no_difference(typed, written):
    assert alike(typed) in alike(written)


@given(WRITTEN)
@example("ﾞﾟ")
@example("\u0345")
def test_what_was_made_alike_stays_as_it_is(text):
    once = alike(text)
    assert alike(once) == once
    assert FACET not in once


@given(WRITTEN, st.data())
def test_every_part_of_a_text_is_found_by_pieces_that_the_text_has(text, data):
    made = alike(text)
    start = data.draw(st.integers(0, len(made)))
    word = made[start : data.draw(st.integers(start, len(made)))]
    wanted = wanted_pieces(word)
    assert set(wanted) <= pieces(made)
    assert all(any(letter in piece for piece in wanted) for letter in word if not letter.isspace())


def test_the_places_are_those_of_the_text_as_it_was_written():
    text = "ＤＢ 接続数 ９２、ﾛｰﾙﾊﾞｯｸ"
    spans = places(text, [alike("db接続数92"), alike("ロールバック")])
    assert [text[start:end] for start, end in spans] == ["ＤＢ 接続数 ９２", "ﾛｰﾙﾊﾞｯｸ"]


@given(WRITTEN, st.lists(WRITTEN.map(alike), max_size=3), st.integers(1, 30))
def test_places_lie_in_the_text_in_order_and_an_excerpt_keeps_its_length(text, words, length):
    spans = places(text, words)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] < after[0] for before, after in pairwise(spans))
    assert len(excerpt(text, words, length)) <= length + 2


def test_an_excerpt_shows_what_was_found_far_down_in_a_long_text():
    text = "前置き。" * 100 + "ここで決済APIが落ちた。" + "後書き。" * 100
    shown = excerpt(text, ["決済api"], 60)
    assert "決済API" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
