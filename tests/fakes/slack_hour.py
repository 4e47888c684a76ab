"""An hour of an incident as people write it in Slack: the same talk as an export and as it is copied from the app."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

TOKYO = ZoneInfo("Asia/Tokyo")
COUNT = 120
# Who says it, by letter; what. Each is said again with other figures until the hour is over.
_JA = (
    ("A", "決済 API で 5xx が増えています。{n} 件/分"),
    ("B", "確認します"),
    ("C", "画面は真っ白です。お客様からも {n} 件問い合わせが来ています"),
    ("D", "<@U0A> さん、直前のリリースは 22:50 の v412 です"),
    ("B", "仮説: v412 の接続プールの設定が原因"),
    ("A", "決定: v411 に戻します"),
    ("D", "対応: ロールバックを開始 &lt;deploy&gt;"),
    ("C", "質問: 影響している加盟店は何社ですか <@U0E>"),
    ("E", "集計します。{n} 社までは確認済み\nあと 5 分ください"),
    ("A", "<#C0INC|inc-7k3q> にまとめます <https://status.example.invalid/i/1|ステータスページ>"),
    ("B", "DB 接続数 {n}、上限に近いです"),
    ("D", "良い動き: ダッシュボードをすぐ共有してくれた"),
)
_EN = (
    ("A", "5xx on the payments API are rising: {n} a minute"),
    ("B", "Looking"),
    ("C", "The page is blank. {n} customers have called already"),
    ("D", "<@U0A> the last release was v412 at 22:50"),
    ("B", "Hypothesis: the pool size in v412"),
    ("A", "Decision: we go back to v411"),
    ("D", "Action: rollback started &lt;deploy&gt;"),
    ("C", "Question: how many shops are hit? <@U0E>"),
    ("E", "Counting. {n} are sure so far\nfive more minutes please"),
    ("A", "I sum it up in <#C0INC|inc-7k3q>, <https://status.example.invalid/i/1|status page>"),
    ("B", "DB connections {n}, close to the limit"),
    ("D", "Good move: the dashboard was shared at once"),
)


def name(letter: str, language: str) -> str:
    """What somebody is called."""
    return f"担当{letter}" if language == "ja" else f"Person {letter}"


def said(language: str, start: datetime) -> list[tuple[datetime, str, str]]:
    """Each message: when, who, what, as Slack keeps it."""
    lines = _JA if language == "ja" else _EN
    return [
        (start + timedelta(seconds=30 * count), *_filled(lines[count % len(lines)], 10 + 7 * count))
        for count in range(COUNT)
    ]


def export(language: str, start: datetime) -> str:
    """The channel's day as Slack exports it."""
    messages: list[dict[str, object]] = [
        {
            "type": "message",
            "subtype": "channel_join",
            "user": "U0A",
            "text": "<@U0A> has joined the channel",
            "ts": f"{(start - timedelta(seconds=20)).timestamp():.6f}",
        }
    ]
    for count, (at, letter, text) in enumerate(said(language, start)):
        profile = {"display_name": "", "real_name": name(letter, language), "name": f"p-{letter.lower()}"}
        messages.append(
            {
                "type": "message",
                "user": f"U0{letter}",
                "text": text,
                "ts": f"{at.timestamp():.6f}",
                "client_msg_id": f"00000000-0000-4000-8000-{count:012}",
                "team": "T0TEAM",
                "user_profile": profile,
                "blocks": [{"type": "rich_text", "elements": []}],
            }
        )
    return json.dumps(messages, ensure_ascii=False, indent=4)


def copied(language: str, start: datetime) -> str:
    """The same as it is copied from the app: the name once while one person goes on."""
    lines: list[str] = []
    before, day = "", start.astimezone(TOKYO).date()
    for at, letter, text in said(language, start):
        there = at.astimezone(TOKYO)
        if there.date() != day:
            day, before = there.date(), ""
            lines += [
                "",
                f"{day.month}月{day.day}日" if language == "ja" else f"{day:%A, %B} {day.day}th",
                "",
            ]
        clock = f"{there:%H:%M}" if language == "ja" else f"{there:%I:%M %p}".lstrip("0")
        lines += [clock] if letter == before else [name(letter, language), f"  {clock}"]
        lines += _shown(text, language).splitlines()
        before = letter
    return "\n".join(lines)


def _filled(line: tuple[str, str], figure: int) -> Sequence[str]:
    return line[0], line[1].format(n=figure)


def _shown(text: str, language: str) -> str:
    """As the app shows it."""
    for letter in "AE":
        text = text.replace(f"<@U0{letter}>", f"@{name(letter, language)}")
    text = text.replace("<#C0INC|inc-7k3q>", "#inc-7k3q").replace("&lt;", "<").replace("&gt;", ">")
    head, found, rest = text.partition("<https://status.example.invalid/i/1|")
    return head + rest.replace(">", "", 1) if found else text
