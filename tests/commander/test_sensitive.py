"""What must not be kept by mistake is seen: tokens by shape, card numbers and My Numbers by their check digit."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commander.wording.linter_checks import folded
from commander.wording.sensitive import Sort, found_in, masked


def sorts(text: str) -> list[Sort]:
    return [one.sort for one in found_in(folded(text))]


@pytest.mark.parametrize(
    "text",
    [
        "xoxb-" + "1234567890-abcdefghij",
        "ghp_" + "a1" * 18,
        "AKIA" + "ABCDEFGHIJKLMNOP",
        "Authorization: Bearer " + "abcdefghijklmnop.qrstuv",
        "eyJhbGciOiJI" + ".eyJzdWIiOiIx" + ".c2lnbmF0dXJl",
        "-----BEGIN RSA PRIVATE KEY-----",
        "postgres://app:hunter2secret@db.internal/prod",
        "password=hunter2secret",
        "パスワードは hunter2secret です",
        "パスワード:hunter2secret",
    ],
)
def test_tokens_keys_and_passwords_are_seen_by_their_shape(text: str) -> None:
    assert sorts(f"いま見えているもの: {text}") == [Sort.SECRET]


@pytest.mark.parametrize(
    "text",
    ["4111111111111111", "4111 1111 1111 1111", "5555-5555-5555-4444", "４１１１１１１１１１１１１１１１"],
)
def test_a_card_number_is_seen_however_it_is_written(text: str) -> None:
    assert sorts(f"カード {text} で失敗") == [Sort.CARD]


@pytest.mark.parametrize("text", ["123456789018", "1234 5678 9018", "1234-5678-9018"])
def test_a_my_number_is_seen_by_its_check_digit(text: str) -> None:
    assert sorts(f"番号 {text} の方") == [Sort.MY_NUMBER]


@pytest.mark.parametrize(
    "text",
    [
        "4111111111111112",  # the check digit is another
        "123456789012",  # the same
        "202611220315 に発生",  # a time of day
        "1795305600000",  # milliseconds
        "エラー 12,345 件、影響 3000 人",
        "trace 4111111111111111abc",
        "03-1234-5678",
        "トークンの期限が切れた",
        "password reset fails for some users",
        "https://status.example.com/incidents/abc",
    ],
)
def test_what_an_outage_is_full_of_is_none_of_it(text: str) -> None:
    assert sorts(text) == []


def test_what_is_masked_is_as_long_as_before_and_holds_nothing_more() -> None:
    text = "カード 4111 1111 1111 1111、鍵 password=hunter2secret"
    hidden = masked(text, found_in(folded(text)))
    assert len(hidden) == len(text)
    assert sorts(hidden) == []
    assert hidden.startswith("カード ●●")


@given(st.text(alphabet="0123456789 -.:=xob_Bearpasword@/", max_size=400))
def test_any_text_can_be_looked_through_and_masked(text: str) -> None:
    hidden = masked(text, found_in(folded(text)))
    assert len(hidden) == len(text)


@pytest.mark.parametrize("part", ["1 ", "password ", "://a:", "eyJaaaaaaaa.", "4-", "bearer "])
def test_a_long_text_takes_no_longer_than_its_length(part: str) -> None:
    text = part * (200_000 // len(part))
    began = time.process_time()
    found_in(text)
    assert time.process_time() - began < 2
