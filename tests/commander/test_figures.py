"""Figures as people type them at night: what is in doubt stays words, and no word is ever lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commander.board.impact import Aspect, Count, Trial
from commander.wording.figures import amount_said, as_of_said, figures_said

TYPED = st.text(
    alphabet=st.sampled_from("0123458９,.:/%@-~～〜 　件回中平常時点約店成功失敗of²①（）()、\n\u202e😀"),
    max_size=30,
)


@pytest.mark.parametrize(
    "typed",
    [
        "10²",
        "①",
        "10.0.0.1:8080",
        "12/24",
        "v412",
        "6.25%",
        "1,2",
        "3,8123",
        "5xx 3,812 件/10分",
        "20 of 30",
        "2026-04-01",
    ],
)
def test_what_is_no_amount_is_none(typed):
    assert amount_said(typed) is None


@pytest.mark.parametrize(
    ("aspect", "typed", "figures"),
    [
        ("hands-on", "11/22 22:41 決済は通らない", None),
        ("hands-on", "2026/11/22 失敗", None),
        ("hands-on", "10.0.0.1/24 failed", None),
        ("hands-on", "https://status.example/4/5", None),
        ("hands-on", "11/22 決済5回中4回失敗", Trial(tries=5, fails=4)),
        ("hands-on", "5回中4回OK", Trial(tries=5, fails=1)),
        ("hands-on", "4 of 5 (OK)", Trial(tries=5, fails=1)),
        ("hands-on", "4 of 5 shops answered", None),
        ("hands-on", "4/5", Trial(tries=5, fails=4)),
        ("hands-on", "5回中6回", None),
        ("inquiries", "3回目の急増 12件", Count(count=12)),
        ("inquiries", "10-15 件", None),
        ("inquiries", "12/24", None),
        ("inquiries", "22:31 に急増", None),
        ("inquiries", "48 平常 0.2", Count(count=48)),
        ("inquiries", "86件 通常14:00まで", Count(count=86)),
        ("inquiries", "86件 平常14/分", Count(count=86)),
        ("system", "2回線が落ちた", None),
        ("system", "エラー率 4.8% 平常 0.2%", None),
        ("system", "x 1.2.3件", None),
    ],
)
def test_a_figure_is_only_what_is_plainly_one(aspect, typed, figures):
    said = figures_said(aspect, typed)
    assert (said.count or said.trial) == figures
    if figures is None:
        assert said.words == typed


@pytest.mark.parametrize(
    ("typed", "text", "time"),
    [
        ("全店 11/21 22:41時点", "全店", "11/21 22:41"),
        ("全店 昨日22:41時点", "全店", "昨日22:41"),
        ("午後10:41時点", "午後10:41時点", ""),
        ("10.0.0.1:80時点", "10.0.0.1:80時点", ""),
        ("root@10.0.0.1:8080", "root@10.0.0.1:8080", ""),
        ("決済-3m後", "決済-3m後", ""),
        ("alias of 22:41", "alias of 22:41", ""),
    ],
)
def test_a_time_with_its_day_and_nothing_that_only_looks_like_one(typed, text, time):
    assert as_of_said(typed) == (text, time)


@given(typed=TYPED, aspect=st.sampled_from(Aspect))
def test_no_word_is_lost_and_no_figure_made_up(typed, aspect):
    said = figures_said(aspect, typed)
    if said.count is None and said.trial is None:
        assert said.words == typed
    if said.trial is not None:
        assert 0 <= said.trial.fails <= said.trial.tries
    text, time = as_of_said(typed)
    assert typed.startswith(text)
    if not time:
        assert text == typed
    amount_said(typed)


@pytest.mark.parametrize("typed", [" ", "、", "(", "1 ", "- "])
def test_what_was_pasted_at_length_is_words_at_once(typed):
    pasted = typed * 20_000
    assert figures_said("hands-on", pasted).words == figures_said("inquiries", pasted).words == pasted
    assert as_of_said(pasted) == (pasted, "")
    assert amount_said(pasted) is None
