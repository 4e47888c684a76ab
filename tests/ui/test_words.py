"""Times, spans and ages as people read them, in both languages."""

from datetime import UTC, datetime, timedelta

import pytest

from commander.board.refusal import Because, Refused
from commander.wording.language import Language
from ui.i18n import Languages
from ui.words import Words

NOW = datetime(2026, 11, 21, 13, 41, tzinfo=UTC)  # 22:41 in Tokyo


@pytest.fixture
def words(languages: Languages) -> Words:
    return Words(languages, zone="Asia/Tokyo")


@pytest.mark.parametrize(
    ("ago", "ja", "en"),
    [
        (timedelta(minutes=3), "22:38", "22:38"),
        (timedelta(days=1), "11/20 22:41", "20 Nov 22:41"),
        (timedelta(hours=-2), "11/22 00:41", "22 Nov 00:41"),
        (timedelta(days=365), "2025/11/21 22:41", "21 Nov 2025 22:41"),
    ],
)
def test_the_date_is_said_when_the_day_differs(
    words: Words, languages: Languages, ago: timedelta, ja: str, en: str
) -> None:
    languages.switch(Language.JA)
    assert words.time(NOW - ago, NOW) == ja
    languages.switch(Language.EN)
    assert words.time(NOW - ago, NOW) == en


def test_the_zone_stands_beside_a_time_alone(words: Words) -> None:
    assert words.time_with_zone(NOW, NOW) == "22:41 JST"


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (timedelta(seconds=-1), "00:00:00"),
        (timedelta(minutes=47, seconds=12), "00:47:12"),
        (timedelta(days=5), "120:00:00"),
    ],
)
def test_what_has_elapsed_never_runs_below_zero(words: Words, span: timedelta, said: str) -> None:
    assert words.elapsed(span) == said


def test_a_countdown_says_in_a_word_that_it_is_over(words: Words, languages: Languages) -> None:
    assert words.countdown(NOW + timedelta(minutes=3, seconds=12), NOW) == "03:12"
    assert words.countdown(NOW + timedelta(hours=2), NOW) == "2:00:00"
    assert words.countdown(NOW - timedelta(minutes=1), NOW) == "over 01:00"
    languages.switch(Language.JA)
    assert words.countdown(NOW - timedelta(minutes=1), NOW) == "超過 01:00"


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(seconds=59), "1分未満"),
        (timedelta(minutes=47), "47分"),
        (timedelta(minutes=125), "2時間5分"),
        (timedelta(days=3), "3日"),
    ],
)
def test_ages_are_coarse(words: Words, languages: Languages, ago: timedelta, said: str) -> None:
    languages.switch(Language.JA)
    assert words.age(NOW - ago, NOW) == said


def test_an_unknown_zone_is_said_in_utc(languages: Languages) -> None:
    assert Words(languages, zone="Nowhere/Else").time_with_zone(NOW, NOW) == "13:41 UTC"


def test_another_zone_is_heard_of(words: Words) -> None:
    heard: list[str] = []
    words.changed.connect(lambda: heard.append(words.zone))
    words.use_zone("Asia/Tokyo")
    words.use_zone("Europe/Paris")
    assert heard == ["Europe/Paris"]
    assert words.time_with_zone(NOW, NOW) == "14:41 CET"


def test_a_refused_time_is_said_on_the_readers_own_clock(words: Words, languages: Languages) -> None:
    languages.switch(Language.EN)
    refused = Refused(Because.TIME_IN_PAST, time="2026-11-24T01:00+00:00")
    assert words.sentence(refused).startswith("2026-11-24 10:00 JST has passed")
    assert "25:99" in words.sentence(Refused(Because.TIME_IN_PAST, time="25:99"))
