"""What is pasted becomes entries with their times: chats, logs, lists; nothing of it is lost."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commander.board.timeline import EntryKind
from commander.wording.pasted import split

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)  # 23:00 in Tokyo
TOKYO = "Asia/Tokyo"


def told(text: str, now: datetime = NOW) -> list[tuple[str, str]]:
    """Each entry as its UTC time and its text."""
    return [
        (f"{one.occurred.instant.astimezone(UTC):%m-%d %H:%M:%S}" if one.occurred else "", one.text)
        for one in split(text, now, TOKYO)
    ]


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("22:31 DB が遅い", "11-22 13:31:00"),
        ("２２：３１　DB が遅い", "11-22 13:31:00"),
        ("22:31 - DB が遅い", "11-22 13:31:00"),
        ("[22:31:05] DB が遅い", "11-22 13:31:05"),
        ("10:31 PM DB が遅い", "11-22 13:31:00"),
        ("午後10:31 DB が遅い", "11-22 13:31:00"),
        ("22時31分 DB が遅い", "11-22 13:31:00"),
        ("23:30 DB が遅い", "11-21 14:30:00"),  # it has not been half past eleven yet: yesterday
        ("2026-11-22 22:31:05,123 DB が遅い", "11-22 13:31:05"),
        ("2026-11-22T13:31:05Z DB が遅い", "11-22 13:31:05"),
        ("2026-11-22T22:31:05.5+09:00 DB が遅い", "11-22 13:31:05"),
        ("2026/11/22 22:31 DB が遅い", "11-22 13:31:00"),
        ("2026年11月22日(日) 22:31 DB が遅い", "11-22 13:31:00"),
        ("11/22 22:31 DB が遅い", "11-22 13:31:00"),
        ("Nov 22 22:31:05 DB が遅い", "11-22 13:31:05"),
        ("12/31 22:31 DB が遅い", "12-31 13:31:00"),
    ],
)
def test_a_line_that_begins_with_its_time_is_an_entry_of_that_time(line: str, at: str) -> None:
    assert told(f"{line}\n{line}") == [(at, "DB が遅い")] * 2


def test_a_log_line_keeps_its_host_and_program() -> None:
    assert told("Nov 22 22:31:05 web-1 app[12]: 502\nNov 22 22:31:06 web-1 app[12]: 502")[0] == (
        "11-22 13:31:05",
        "web-1 app[12]: 502",
    )


def test_a_chat_is_split_by_who_spoke_and_when() -> None:
    chat = (
        "担当A  10:31 PM\n決済でエラーが出ています\n画面は真っ白です\n"
        "担当B  10:33 PM\n決定: 前の版に戻します\n10:35 PM\n戻しました"
    )
    entries = split(chat, NOW, TOKYO)
    assert [(one.author, one.kind, one.text) for one in entries] == [
        ("担当A", EntryKind.FACT, "決済でエラーが出ています\n画面は真っ白です"),
        ("担当B", EntryKind.DECISION, "前の版に戻します"),
        ("担当B", EntryKind.FACT, "戻しました"),
    ]
    assert [one.occurred.instant.minute for one in entries if one.occurred] == [31, 33, 35]


def test_a_chat_whose_names_stand_on_lines_of_their_own_is_split_too() -> None:
    chat = "担当A\n  22:31\nエラーです\n担当B\n  22:33\n見ます"
    assert [(one.author, one.text) for one in split(chat, NOW, TOKYO)] == [
        ("担当A", "エラーです"),
        ("担当B", "見ます"),
    ]


def test_a_list_over_midnight_keeps_its_order() -> None:
    after_midnight = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)  # 01:00 on the 23rd
    assert told("23:50 止まった\n00:10 戻した\n00:40 確認した", after_midnight) == [
        ("11-22 14:50:00", "止まった"),
        ("11-22 15:10:00", "戻した"),
        ("11-22 15:40:00", "確認した"),
    ]


def test_a_line_with_a_day_alone_is_the_day_of_what_follows() -> None:
    assert told("11月20日(金)\n22:31 止まった\n—— 2026年11月21日 ——\n00:10 戻した") == [
        ("11-20 13:31:00", "止まった"),
        ("11-20 15:10:00", "戻した"),
    ]


def test_what_has_no_time_is_an_entry_a_line() -> None:
    assert told("DB が遅い\n\n決定:切り替える\n") == [("", "DB が遅い"), ("", "切り替える")]


def test_what_stands_before_the_first_time_is_kept() -> None:
    assert told("経緯\n22:31 止まった") == [("", "経緯"), ("11-22 13:31:00", "止まった")]


@pytest.mark.parametrize("line", ["45:99 変な時刻", "22:31", "http://x:8080/", "比率 3:10 です"])
def test_what_is_no_time_is_words(line: str) -> None:
    assert [text for _, text in told(f"{line} a\n{line} b")] == [f"{line} a", f"{line} b"] or line == "22:31"


@given(st.text(alphabet="0123456789:/-[]() \n担A月日年TZapm午前後時分", max_size=300))
def test_no_word_is_lost_whatever_is_pasted(text: str) -> None:
    kept = "".join(one.text + one.author for one in split(text, NOW, TOKYO))
    assert kept.count("担") == text.count("担")


@given(st.text(max_size=300))
def test_any_text_can_be_split(text: str) -> None:
    for one in split(text, NOW, TOKYO):
        assert one.text.strip()
        assert one.occurred is None or one.occurred.instant.tzinfo is not None


@pytest.mark.parametrize(
    "line", ["22:31 DB が遅い", "担当A  22:31", "a" * 3_000, "1 " * 1_500, " " * 3_000 + "x"]
)
def test_thousands_of_lines_are_split_at_once(line: str) -> None:
    began = time.process_time()
    split("\n".join([line] * 2_000), NOW, TOKYO)
    assert time.process_time() - began < 3
