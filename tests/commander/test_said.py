"""What a scribe's line says besides its words, and what of it is recorded."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commander.board.record import Occurred
from commander.board.timeline import EntryKind
from commander.wording.language import Language
from commander.wording.mentions import Spellings, partial_mention
from commander.wording.said import Said, Says, read
from commander.wording.times import TimeFault
from commander.wording.turning import Turn

TOKYO = "Asia/Tokyo"
NOW = datetime(2026, 11, 21, 13, 47, tzinfo=UTC)  # 22:47 in Tokyo
PEOPLE = {name: name for name in ("担当C", "担当C2", "Person A", "p.b")} | {"p-c": "担当C"}


def said(typed: str, kind: EntryKind = EntryKind.FACT, **more: object) -> Said:
    return read(typed, NOW, TOKYO, kind=kind, people=Spellings.of(PEOPLE), **more)


def pieces(typed: str, kind: EntryKind = EntryKind.ACTION) -> list[tuple[Says, str]]:
    return [(piece.says, piece.typed) for piece in said(typed, kind).pieces]


def test_the_line_of_the_picture() -> None:
    line = "大阪リージョンのロールバックを開始 @担当C 22:58 まで"
    assert pieces(line) == [(Says.TO, "@担当C"), (Says.DUE, "22:58 まで")]
    assert said(line, EntryKind.ACTION).text == line


@pytest.mark.parametrize(
    ("typed", "at", "text"),
    [
        ("-3m 再起動した", "22:44", "再起動した"),
        ("ー３ｍ　再起動した", "22:44", "再起動した"),
        ("22:31 再起動した", "22:31", "再起動した"),
        ("２２：３１ 再起動した", "22:31", "再起動した"),
        ("22:31頃 再起動した", "22:31", "再起動した"),
        ("22時半 再起動した", "22:30", "再起動した"),
        ("5分前 再起動した", "22:42", "再起動した"),
        ("11/20 23:50 再起動した", "23:50", "再起動した"),
        ("昨日 23:50 再起動した", "23:50", "再起動した"),
        ("昨日の23:50 再起動した", "23:50", "再起動した"),
        ("25:10 再起動した", "01:10", "再起動した"),
        ("22:31 もう一度再起動", "22:31", "もう一度再起動"),
        ("22:31 はじめて成功", "22:31", "はじめて成功"),
        ("22:31 payments are back", "22:31", "payments are back"),
        ("-1h30m restarted", "21:17", "restarted"),
        ("yesterday 23:50 restarted", "23:50", "restarted"),
    ],
)
def test_a_time_in_front_says_when_it_happened(typed: str, at: str, text: str) -> None:
    found = said(typed)
    assert isinstance(found.occurred, Occurred)
    assert (f"{found.occurred.instant:%H:%M}", found.text) == (at, text)
    assert found.occurred.instant <= NOW


@pytest.mark.parametrize(
    "typed",
    [
        "22:31",
        "22:31 から 5xx が増えている",
        "22:31 to 22:40 errors",
        "22:31に再起動した",
        "比率は 22:31 だった",
        "v4.12 を配布",
        "v412 のデプロイ 21:57",
        "22:31 のログを確認",
        "22:31 に再起動した",
        "22:31 UTC restarted",
        "10:31 PM restarted",
        "22:31 ～ 22:40 に多発",
        "21:57:03.412 error",
        "12/24 の件",
        "10.0.0.1:8080 が落ちた",
        "https://u@host:22:31/x が 500",
        "決済-3m後",
        "5xx 3,812 件/10分",
        "処理時間が +10分 伸びた",
        "レイテンシ+300m",
        "-3 度下がった",
    ],
)
def test_what_is_no_time_in_front_stays_in_the_text(typed: str) -> None:
    assert (said(typed).occurred, said(typed).text) == (None, typed)


def test_about_is_kept_with_the_time() -> None:
    found = said("約22:31 再起動した").occurred
    assert isinstance(found, Occurred)
    assert found.approximate


def test_a_time_that_cannot_be_is_said_to_be_none() -> None:
    assert isinstance(said("36:99 impossible").occurred, TimeFault)


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ("決定: v411 へ戻す", EntryKind.DECISION, "v411 へ戻す"),
        ("決定：v411 へ戻す", EntryKind.DECISION, "v411 へ戻す"),
        ("Decision: roll back", EntryKind.DECISION, "roll back"),
        ("ＴＯＤＯ： なぜ遅れたか", EntryKind.FOLLOW_UP, "なぜ遅れたか"),
        ("22:31 質問: 二重課金はあるか", EntryKind.QUESTION, "二重課金はあるか"),
        ("質問: 22:31 二重課金はあるか", EntryKind.QUESTION, "二重課金はあるか"),
        ("良い動き: 早い連絡", EntryKind.GOOD_MOVE, "早い連絡"),
    ],
)
def test_the_first_word_names_the_kind(typed: str, kind: EntryKind, text: str) -> None:
    assert (said(typed).kind, said(typed).text) == (kind, text)


@pytest.mark.parametrize("typed", ["決定:", "原因: DB", "決定が出た", "not a decision: x"])
def test_other_words_with_a_colon_name_no_kind(typed: str) -> None:
    assert (said(typed).kind, said(typed).text) == (None, typed)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("切替を開始 +10m", "切替を開始 22:57 まで"),
        ("切替を開始　＋１０ｍ", "切替を開始　22:57 まで"),
        ("切替を開始+10mまで", "切替を開始22:57 まで"),
        ("切替を開始 +2h", "切替を開始 11/22 00:47 まで"),
        ("切替を開始 10分後まで", "切替を開始 22:57 まで"),
    ],
)
def test_a_due_time_from_now_is_recorded_as_the_clock_says_it(typed: str, text: str) -> None:
    assert said(typed, EntryKind.ACTION).text == text


def test_a_due_time_is_said_in_the_language_in_force() -> None:
    assert said("start by +10m", EntryKind.ACTION, language=Language.EN).text == "start by 22:57"


@pytest.mark.parametrize(
    "typed", ["by 22:58", "22:58まで", "２２：５８ までに", "明日 09:00 まで", "+1h30m", "25:10 まで"]
)
def test_ways_to_say_until_when(typed: str) -> None:
    assert pieces(f"切替 {typed}") == [(Says.DUE, typed)]
    assert pieces(f"{typed} 切替") == [(Says.DUE, typed)]


def test_until_in_a_fact_is_how_long_it_lasted() -> None:
    line = "21:57 から 22:40 まで 5xx が続いた"
    assert (pieces(line, EntryKind.FACT), said(line).text) == ([], line)


@pytest.mark.parametrize(
    "typed",
    [
        "a+10m",
        "x = 1+10m2",
        "standby 22",
        "22:58",
        "+10m/日",
        "レイテンシ+300m",
        "午後10:31 まで",
        "by 10:31 pm",
        "v4.12:30 まで",
    ],
)
def test_what_only_looks_like_a_due_time(typed: str) -> None:
    assert [says for says, _ in pieces(typed)] == []


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("＠担当Ｃ へ依頼", "@担当C へ依頼"),
        ("@担当C2へ依頼", "@担当C2へ依頼"),
        ("@p-c へ依頼", "@担当C へ依頼"),
        ("@person a, please", "@Person A, please"),
        ("依頼@担当Cさん", "依頼@担当Cさん"),
    ],
)
def test_a_name_behind_an_at_is_recorded_as_the_name(typed: str, text: str) -> None:
    found = said(typed)
    assert [piece.says for piece in found.pieces] == [Says.TO]
    assert found.text == text


@pytest.mark.parametrize(
    "typed", ["@誰か", "@p-cd", "@p-c.example", "@p-c-2 へ", "mail@担当C.example", "@", "@担当"]
)
def test_nobody_known_stays_as_typed(typed: str) -> None:
    assert (said(typed).pieces, said(typed).text) == ((), typed)


def test_what_was_taken_back_is_plain_words() -> None:
    line = "/task 22:31 決定: 戻す @担当C +10m"
    everything = {(piece.says, piece.typed) for piece in said(line).pieces}
    assert {says for says, _ in everything} == set(Says) - {Says.CHANNEL}
    found = said(line, literal=everything)
    assert (found.pieces, found.text, found.occurred) == ((), line, None)


@given(st.text(alphabet=st.sampled_from("2358:+-@ 　＠＋：１mh分時まで約決定担当C\n"), max_size=40))
def test_pieces_lie_where_they_were_typed_and_the_rest_is_kept(typed: str) -> None:
    found = said(typed, EntryKind.ACTION)
    ends = 0
    for piece in found.pieces:
        assert piece.typed == typed[piece.start : piece.end]
        assert piece.start >= ends
        ends = piece.end
    taken = {(piece.says, piece.typed) for piece in found.pieces}
    if not taken:
        assert found.text == typed
    # What stands in no piece is recorded, letter for letter and in its order.
    rest, left = typed, found.text
    for piece in reversed(found.pieces):
        assert left.endswith(piece.recorded + rest[piece.end :]) or piece.says in {Says.KIND, Says.WHEN}
        if piece.says in {Says.TO, Says.DUE}:
            left = left[: len(left) - len(piece.recorded) - len(rest) + piece.end]
            rest = rest[: piece.start]
    assert rest.endswith(left)
    assert "".join(rest[: len(rest) - len(left)].split()) == "".join(
        "".join(piece.typed.split()) for piece in found.pieces if piece.says in {Says.KIND, Says.WHEN}
    )


def test_the_name_being_typed_is_what_stands_behind_the_last_sign() -> None:
    typed = ("依頼 @担", "@", "a@b", "@担当C へ", "依頼", "＃inc", "a#b", "@担当C #an")
    assert [partial_mention(text) for text in typed] == [
        ("@", "担"), ("@", ""), None, ("@", "担当C へ"), None, ("#", "inc"), None, ("#", "an"),
    ]  # fmt: skip


def test_a_channel_that_is_known_is_a_piece_of_the_line() -> None:
    channels = Spellings.of({"inc-7k3q": "inc-7k3q"})
    found = read("詳細は ＃INC-7K3Q へ #other へ", NOW, TOKYO, channels=channels)
    assert [(one.says, one.recorded) for one in found.pieces] == [(Says.CHANNEL, "#inc-7k3q")]
    assert found.text == "詳細は #inc-7k3q へ #other へ"


@pytest.mark.parametrize(
    ("typed", "turn", "person", "text"),
    [
        ("/task 再起動 @担当C +10m", Turn.TASK, "担当C", "再起動 @担当C 22:57 まで"),
        ("／タスク　再起動　＠担当C　＋１０分", Turn.TASK, "担当C", "再起動　@担当C　22:57 まで"),
        ("/質問 原因は? @担当C", Turn.ASK, "担当C", "原因は? @担当C"),
        ("/decide 22:31 roll back", Turn.DECIDE, "", "roll back"),
        ("/post 復旧しました", Turn.POST, "", "復旧しました"),
        ("/var/log が一杯", None, "", "/var/log が一杯"),
        ("/task", None, "", "/task"),
    ],
)
def test_the_first_word_says_what_the_line_becomes(
    typed: str, turn: Turn | None, person: str, text: str
) -> None:
    found = said(typed)
    assert (found.turn, found.person, found.text) == (turn, person, text)


@pytest.mark.parametrize("typed", ["【決定】戻す", "[decision] 戻す", "［決定］戻す", "【決定】:戻す"])
def test_a_kind_in_brackets_is_one_too(typed: str) -> None:
    assert (said(typed).kind, said(typed).text) == (EntryKind.DECISION, "戻す")
