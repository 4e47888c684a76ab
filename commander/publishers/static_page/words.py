"""Pure: what the page itself says in Japanese and English, and how it writes a time."""

from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec

from commander.publishers.static_page.site import JST, State

SHAPES = {
    "operational": "✓",
    "investigating": "▲",
    "identified": "◆",
    "monitoring": "●",
    "resolved": "✓",
    "scheduled": "○",
    "in_progress": "◆",
    "verifying": "●",
    "completed": "✓",
}


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The page's own words in one language."""

    name: str
    language_switch: str
    overall: Mapping[str, str]
    stages: Mapping[str, str]
    open: str
    maintenance: str
    window: str
    updates: str
    report: str
    since: str
    next_update: str
    resolved_at: str
    history: str
    no_history: str
    updated: str
    periods: str
    about: str
    goes_on: str
    posted_later: str
    edited: str
    withdrawn: str
    back: str
    feed: str
    zones: str


WORDS: Mapping[str, Words] = {
    "ja": Words(
        name="日本語",
        language_switch="言語",
        overall={
            State.OPERATIONAL: "全システム正常稼働",
            State.INVESTIGATING: "障害を調査しています",
            State.IDENTIFIED: "障害に対応しています",
            State.MONITORING: "対応を行い、経過を観察しています",
        },
        stages={
            "investigating": "調査中",
            "identified": "対応中",
            "monitoring": "経過観察中",
            "resolved": "復旧",
            "scheduled": "メンテナンス予定",
            "in_progress": "メンテナンス中",
            "verifying": "動作確認中",
            "completed": "メンテナンス終了",
        },
        open="発生中の障害",
        maintenance="メンテナンス",
        window="予定の時間帯",
        updates="お知らせ",
        report="報告",
        since="発生",
        next_update="次のお知らせ(この時刻まで)",
        resolved_at="復旧のお知らせ",
        history="過去 90 日間の履歴",
        no_history="過去 90 日間に掲載した障害はありません。",
        updated="最終更新",
        periods="影響のあった時間帯",
        about="約",
        goes_on="継続中",
        posted_later="後日の掲載",
        edited="修正",
        withdrawn="取り下げ",
        back="現在の状況へ戻る",
        feed="Atom フィード",
        zones="時刻は日本時間 (JST) と協定世界時 (UTC)",
    ),
    "en": Words(
        name="English",
        language_switch="Language",
        overall={
            State.OPERATIONAL: "All systems normal",
            State.INVESTIGATING: "We are investigating a problem",
            State.IDENTIFIED: "We are working on a problem",
            State.MONITORING: "A fix is in place and we are watching it",
        },
        stages={
            "investigating": "Investigating",
            "identified": "Identified",
            "monitoring": "Monitoring",
            "resolved": "Resolved",
            "scheduled": "Scheduled",
            "in_progress": "Maintenance in progress",
            "verifying": "Being verified",
            "completed": "Maintenance over",  # completed or called off: the title says which
        },
        open="Open incidents",
        maintenance="Maintenance",
        window="Planned window",
        updates="Updates",
        report="Report",
        since="Began",
        next_update="Next update by",
        resolved_at="Reported resolved",
        history="Past 90 days",
        no_history="No incidents were reported in the past 90 days.",
        updated="Last updated",
        periods="Times of impact",
        about="about",
        goes_on="now",
        posted_later="Posted afterwards",
        edited="Edited",
        withdrawn="Withdrawn",
        back="Back to the current status",
        feed="Atom feed",
        zones="Times are Japan time (JST) and UTC",
    ),
}

_WEEKDAYS = "月火水木金土日"
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def day_name(moment: datetime, language: str) -> str:
    """The day in Japan, written out."""
    local = moment.astimezone(JST)
    if language == "ja":
        return f"{local.year}年{local.month}月{local.day}日({_WEEKDAYS[local.weekday()]})"
    return f"{local.day} {_MONTHS[local.month - 1]} {local.year}"


def both_zones(moment: datetime, language: str) -> str:
    """The time in JST and in UTC; the UTC date is said when it is another day there."""
    local, utc = moment.astimezone(JST), moment.astimezone(UTC)
    other_day = ""
    if local.date() != utc.date():
        other_day = (
            f"{utc.month}月{utc.day}日 " if language == "ja" else f"{utc.day} {_MONTHS[utc.month - 1]}, "
        )
    comma = " " if language == "ja" else ", "
    return f"{day_name(moment, language)}{comma}{local:%H:%M} JST ({other_day}{utc:%H:%M} UTC)"


def iso(moment: datetime) -> str:
    """The time for machines."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
