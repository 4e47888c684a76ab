"""What people type as a time, and what it means."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commander.board.record import Occurred
from commander.wording.language import Language
from commander.wording.times import TimeFault, TimeReason, parse

TOKYO = "Asia/Tokyo"
NOW = datetime(2026, 4, 2, 13, 40, tzinfo=UTC)  # 22:40 in Tokyo


def meant(text: str, *, now: datetime = NOW, ahead: bool = False) -> str:
    found = parse(text, now, TOKYO, ahead=ahead)
    assert isinstance(found, Occurred), found
    return f"{found.instant:%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22:31", "04-02 22:31"),
        ("２２：３１", "04-02 22:31"),
        ("22時31分", "04-02 22:31"),
        ("22時半", "04-02 22:30"),
        ("22時", "04-02 22:00"),
        ("22:44", "04-02 22:44"),  # within the grace of somebody's clock
        ("22:50", "04-01 22:50"),  # not yet today, so it was yesterday
        ("-3m", "04-02 22:37"),
        ("ー３ｍ", "04-02 22:37"),
        ("−3分", "04-02 22:37"),
        ("-3", "04-02 22:37"),
        ("-1h30m", "04-02 21:10"),
        ("+10m", "04-02 22:50"),
        ("＋１０ｍ", "04-02 22:50"),
        ("3分前", "04-02 22:37"),
        ("1時間前", "04-02 21:40"),
        ("10分後", "04-02 22:50"),
        ("15 min ago", "04-02 22:25"),
        ("25:10", "04-02 01:10"),
        ("昨日 23:50", "04-01 23:50"),
        ("昨日の23:50", "04-01 23:50"),
        ("昨日 25:10", "04-02 01:10"),
        ("一昨日 9:00", "03-31 09:00"),
        ("Yesterday 23:50", "04-01 23:50"),
        ("翌日 9:00", "04-03 09:00"),
        ("4/1 25:10", "04-02 01:10"),
        ("4月1日 23時50分", "04-01 23:50"),
        ("12/31 23:00", "12-31 23:00"),
        ("2026-04-01T23:50", "04-01 23:50"),
        ("2026-04-01 23:50:10", "04-01 23:50"),
        ("2026/04/01 23:50", "04-01 23:50"),
        ("今", "04-02 22:40"),
        ("now", "04-02 22:40"),
    ],
)
def test_a_time_is_what_people_mean_by_it(text: str, expected: str) -> None:
    assert meant(text) == expected


def test_a_date_without_a_year_is_the_nearest_that_fits() -> None:
    new_year = datetime(2026, 1, 1, 3, 0, tzinfo=UTC)
    found = parse("12/31 23:00", new_year, TOKYO)
    assert isinstance(found, Occurred)
    assert found.instant.year == 2025
    eve = datetime(2026, 12, 31, 10, 0, tzinfo=UTC)
    promised = parse("1/1 9:00", eve, TOKYO, ahead=True)
    assert isinstance(promised, Occurred)
    assert promised.instant.year == 2027


@pytest.mark.parametrize(
    ("text", "expected"), [("8:00", "04-03 08:00"), ("22:41", "04-02 22:41"), ("25:10", "04-03 01:10")]
)
def test_a_time_to_come_is_the_next_one(text: str, expected: str) -> None:
    assert meant(text, ahead=True) == expected


def test_after_midnight_the_evening_before_is_meant() -> None:
    assert meant("23:50", now=datetime(2026, 4, 2, 15, 10, tzinfo=UTC)) == "04-02 23:50"


def test_iso_8601_keeps_the_zone_it_was_said_in() -> None:
    found = parse("2026-04-02T13:31:00Z", NOW, TOKYO)
    assert isinstance(found, Occurred)
    assert (found.instant, found.zone) == (datetime(2026, 4, 2, 13, 31, tzinfo=UTC), "+00:00")
    bare = parse("2026-04-02T22:31", NOW, TOKYO)
    assert isinstance(bare, Occurred)
    assert (bare.instant, bare.zone) == (datetime(2026, 4, 2, 13, 31, tzinfo=UTC), TOKYO)


@pytest.mark.parametrize("text", ["約22:31", "22:31頃", "22:31 ごろ", "~22:31", "about 22:31"])
def test_about_is_kept(text: str) -> None:
    found = parse(text, NOW, TOKYO)
    assert isinstance(found, Occurred)
    assert found.approximate
    assert meant(text) == "04-02 22:31"


@pytest.mark.parametrize("text", ["", "  ", "　", "頃"])
def test_an_empty_time_is_a_fault(text: str) -> None:
    assert parse(text, NOW, TOKYO) == TimeFault(reason=TimeReason.EMPTY, text=text)


@pytest.mark.parametrize(
    "text", ["soon", "22", "22:3x", "-", "+", "-h", "昨日", "前", "22:31 22:31", "9" * 5000]
)
def test_a_text_that_is_no_time_is_a_fault(text: str) -> None:
    assert parse(text, NOW, TOKYO) == TimeFault(reason=TimeReason.NOT_A_TIME, text=text)


@pytest.mark.parametrize(
    "text",
    ["25:70", "36:00", "2026-02-30 10:00", "2/30 10:00", "13/1 10:00", "1999-12-31 23:00", "2201-01-02T00:00Z",
     "0000-01-01T00:00", "9999-12-31T23:59-12:00"],
)  # fmt: skip
def test_a_time_that_cannot_be_is_a_fault(text: str) -> None:
    assert parse(text, NOW, TOKYO) == TimeFault(reason=TimeReason.IMPOSSIBLE, text=text)


def test_an_unknown_zone_is_read_as_utc() -> None:
    found = parse("13:31", NOW, "Nowhere/Land")
    assert isinstance(found, Occurred)
    assert found.instant == datetime(2026, 4, 2, 13, 31, tzinfo=UTC)


def test_a_fault_says_in_both_languages_how_to_write_a_time() -> None:
    for reason in TimeReason:
        fault = TimeFault(reason=reason, text="25:70\nx")
        for language in Language:
            sentence = fault.sentence(language)
            assert "\n" not in sentence
            assert sentence


@given(st.text(max_size=100))
def test_any_text_gives_an_answer(text: str) -> None:
    found = parse(text, NOW, TOKYO)
    assert isinstance(found, Occurred | TimeFault)
    if isinstance(found, TimeFault):
        assert found.sentence(Language.JA)


_ALPHABET = "0123456789:-+/ 時分半前後昨日今TZmh約頃.年月"


@given(st.text(alphabet=_ALPHABET, max_size=30), st.booleans())
def test_any_text_made_of_the_pieces_of_times_gives_an_answer(text: str, ahead: bool) -> None:
    found = parse(text, NOW, TOKYO, ahead=ahead)
    assert isinstance(found, TimeFault) or found.instant.utcoffset() is not None


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_bare_time_lies_within_a_day(hour: int, minute: int) -> None:
    text = f"{hour}:{minute:02}"
    past, future = parse(text, NOW, TOKYO), parse(text, NOW, TOKYO, ahead=True)
    assert isinstance(past, Occurred)
    assert isinstance(future, Occurred)
    assert NOW - timedelta(days=1) < past.instant <= NOW + timedelta(minutes=5)
    assert NOW < future.instant <= NOW + timedelta(days=1)
