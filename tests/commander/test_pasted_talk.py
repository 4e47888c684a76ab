"""Talk that is pasted: Slack's export and its app, Teams, LINE, lists with names; who spoke and what kind it was."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from commander.board.timeline import EntryKind
from commander.wording.pasted import Known, Pasted, split
from commander.wording.slack_export import exported, looks_exported, plain
from tests.fakes.slack_hour import COUNT, copied, export, name

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)  # 23:00 in Tokyo
TOKYO = "Asia/Tokyo"
KNOWN = Known(names={"担当C": "担当C", "p-c": "担当C"}, slack={"U0A": "担当A"})


def found(text: str, now: datetime = NOW) -> list[tuple[str, EntryKind, str]]:
    return [(one.author, one.kind, one.text) for one in split(text, now, TOKYO, KNOWN)]


def clocks(text: str, now: datetime = NOW) -> list[str]:
    return [
        f"{one.occurred.instant.astimezone(UTC):%m-%d %H:%M}"
        for one in split(text, now, TOKYO)
        if one.occurred
    ]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("form", [export, copied])
def test_an_hour_over_midnight_is_told_apart_message_by_message(
    language: str, form: Callable[[str, datetime], str]
) -> None:
    start = datetime(2026, 11, 21, 14, 30, tzinfo=UTC)  # 23:30 in Tokyo
    text = form(language, start)
    said = [one for one in split(text, NOW, TOKYO) if one.kind is not EntryKind.PEOPLE]
    assert len(said) == COUNT
    minutes = [one.occurred.instant.replace(second=0) for one in said if one.occurred]
    assert minutes == [(start + timedelta(seconds=30 * count)).replace(second=0) for count in range(COUNT)]
    assert {one.author for one in said} == {name(letter, language) for letter in "ABCDE"}
    kinds = Counter(one.kind for one in said)
    wanted = {
        EntryKind.HYPOTHESIS,
        EntryKind.DECISION,
        EntryKind.ACTION,
        EntryKind.QUESTION,
        EntryKind.GOOD_MOVE,
    }
    assert {kind for kind in kinds if kinds[kind] == COUNT // 12} == wanted


def test_an_export_is_read_as_people_read_it() -> None:
    said = split(export("ja", datetime(2026, 11, 21, 14, 30, tzinfo=UTC)), NOW, TOKYO, KNOWN)
    texts = [one.text for one in said]
    assert said[0] == Pasted(
        text="@担当A has joined the channel", occurred=said[0].occurred, author="担当A", kind=EntryKind.PEOPLE
    )
    assert "@担当A さん、直前のリリースは 22:50 の v412 です" in texts
    assert "ロールバックを開始 <deploy>" in texts
    assert "#inc-7k3q にまとめます ステータスページ (https://status.example.invalid/i/1)" in texts


def test_what_a_bot_and_a_file_say_is_kept_too() -> None:
    text = (
        '[{"ts": "1795359600.000100", "text": "", "username": "監視", "attachments": [{"fallback": "CPU 98%"}]},'
        '{"ts": "1795359660.000100", "user": "U9", "text": "見て", "files": [{"name": "graph.png"}, null]},'
        '{"ts": "nonsense", "text": "x"}, {"ts": "1795359720.0", "text": ""}, 7]'
    )
    assert [(one.author, one.text) for one in exported(text, {}) or ()] == [
        ("監視", "CPU 98%"),
        ("U9", "見て\n[graph.png]"),
    ]


@pytest.mark.parametrize(
    "text", ['{"messages": 7, "ts": ""}', '[{"ts": 1}]', "[22:31] 担当A", '{"a": "ts"', "[]", '["ts"]']
)
def test_what_is_no_export_is_none(text: str) -> None:
    assert not looks_exported(text) or exported(text, {}) is None


def test_slack_signs_are_read() -> None:
    text = "<@U1|x> <@U0A> <!here> <!subteam^S1|@ops> <https://a.example/b> <mailto:a@b.example|a@b> &amp;lt;"
    assert plain(text, {"U0A": "担当A"}) == (
        "@x @担当A @here @ops https://a.example/b a@b (mailto:a@b.example) &lt;"
    )


def test_a_list_with_names_says_who_spoke_and_what_kind_it_was() -> None:
    text = (
        "21:07 担当C: 決定: 戻す\n21:08 p-c: 戻しました\n"
        "21:09 担当Z: 質問: 原因は?\n21:10 担当Z: 不明です\n21:11 DB: 遅い"
    )
    assert found(text) == [
        ("担当C", EntryKind.DECISION, "戻す"),
        ("担当C", EntryKind.FACT, "戻しました"),
        ("担当Z", EntryKind.QUESTION, "原因は?"),
        ("担当Z", EntryKind.FACT, "不明です"),
        ("", EntryKind.FACT, "DB: 遅い"),
    ]


def test_teams_and_line_are_understood() -> None:
    teams = "[11/22 22:31] 担当A\n    エラーです\n[11/22 22:33] 担当B\n    【決定】戻す"
    line = '2026.11.22 日曜日\n22:31\t担当A\tエラーです\n22:33\t担当B\t"決定:戻す\nすぐに"'
    assert found(teams) == [("担当A", EntryKind.FACT, "エラーです"), ("担当B", EntryKind.DECISION, "戻す")]
    assert found(line) == [
        ("担当A", EntryKind.FACT, "エラーです"),
        ("担当B", EntryKind.DECISION, "戻す\nすぐに"),
    ]
    assert clocks(teams) == clocks(line) == ["11-22 13:31", "11-22 13:33"]


def test_an_app_and_a_status_beside_a_name_are_no_names() -> None:
    text = "監視\nAPP\n  22:31\nCPU 98%\n担当A\n:palm_tree:\n  22:32\n見ます"
    assert found(text) == [("監視", EntryKind.FACT, "CPU 98%"), ("担当A", EntryKind.FACT, "見ます")]


def test_a_days_name_between_messages_counts_from_the_day_it_was_copied() -> None:
    text = "昨日\n担当A\n  23:50\nエラーです\n\n今日\n担当B\n  0:05\n戻しました"
    assert clocks(text) == ["11-21 14:50", "11-21 15:05"]
    # As somebody's words it stays one's words.
    assert found("担当A\n  22:50\nいつから?\n担当B\n  22:51\n昨日")[1][2] == "昨日"


@pytest.mark.parametrize(
    "line",
    ["2/29 22:31 止まった", "2026-02-30 22:31 止まった", "Feb 30 22:31:00 止まった", "13/01 22:31 止まった"],
)
def test_a_day_that_there_is_not_makes_no_other_time_of_the_line(line: str) -> None:
    first, second = split(f"{line}\n22:35 戻った", NOW.replace(month=12), TOKYO)
    assert (first.text, first.occurred, first.impossible) == (line, None, True)
    assert (second.text, second.impossible) == ("戻った", False)


def test_the_29th_of_february_is_the_one_there_was() -> None:
    now = datetime(2029, 1, 3, tzinfo=UTC)
    assert [
        one.occurred.instant.year
        for one in split("2/29 22:31 止まった\n2/29 22:32 x", now, TOKYO)
        if one.occurred
    ] == [2028] * 2


def test_the_last_minute_of_a_year_said_in_the_next_one_is_last_years() -> None:
    now = datetime(2026, 12, 31, 15, 5, tzinfo=UTC)  # five past midnight in Tokyo
    assert clocks("12/31 23:59 止まった\n0:03 戻った", now) == ["12-31 14:59", "12-31 15:03"]
    assert clocks("23:59 止まった\n0:03 戻った", now) == ["12-31 14:59", "12-31 15:03"]


def test_hours_past_midnight_and_clock_changes_are_instants_that_exist() -> None:
    assert clocks("24:10 a\n25:00 b", datetime(2026, 11, 22, 17, 0, tzinfo=UTC)) == [
        "11-22 15:10",
        "11-22 16:00",
    ]
    berlin = datetime(2026, 3, 29, 12, 0, tzinfo=UTC)
    gap = split("2026-03-29 02:30 a\n2026-03-29 03:30 b", berlin, "Europe/Berlin")
    assert [one.occurred.instant.astimezone(UTC).hour for one in gap if one.occurred] == [1, 1]
    overlap = split(
        "2026-10-25 02:30 a\n2026-10-25 03:30 b", datetime(2026, 10, 26, tzinfo=UTC), "Europe/Berlin"
    )
    assert [one.occurred.instant.astimezone(UTC).hour for one in overlap if one.occurred] == [0, 2]


def test_lone_surrogates_are_split_like_any_letter() -> None:
    assert [one.text for one in split("22:31 \ud83d\n22:32 \udc00x", NOW, TOKYO)] == ["\ud83d", "\udc00x"]


def test_a_sentence_that_ends_with_a_time_is_nobodys_name() -> None:
    text = "担当A  22:55\n落ちたのは 22:50\n担当B  22:56\n戻したのは 22:54"
    assert found(text) == [
        ("担当A", EntryKind.FACT, "落ちたのは 22:50"),
        ("担当B", EntryKind.FACT, "戻したのは 22:54"),
    ]
    spaced = "担当A 22:55\nエラー\n担当B 22:56\n見ます\n担当A 22:57\nはい\n担当B 22:58\n直った"
    assert [one[0] for one in found(spaced)] == ["担当A", "担当B", "担当A", "担当B"]
