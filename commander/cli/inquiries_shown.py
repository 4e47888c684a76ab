"""Counted inquiries as `inquiries show` prints them: lines for people, one JSON shape (0-17, 1-11)."""

from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo

from commander.board.board import Board
from commander.board.detection import undetected
from commander.board.inquiries import Tally
from commander.board.inquiry_channels import InquiryChannel
from commander.board.inquiry_figures import Figure, Standing, Summed, quarters, since_first
from commander.board.policy import Policy
from commander.cli.shapes import Shape, instant
from commander.inquiries.evidence import recently
from commander.wording.impact_windows import span_text
from commander.wording.inquiries import (
    channel_name,
    figure_text,
    spoken_figure,
    undetected_text,
)
from commander.wording.labels import label
from commander.wording.language import Bilingual, Language

# As far back as anybody looks at quarters of an hour; the sum goes back to the first count.
CHARTED = timedelta(hours=6)
_NOBODY = Bilingual("問い合わせはまだ数えていません。", "Nobody has counted inquiries yet.")
_FIRST = Bilingual("計測開始から", "since counting began")
_FOUND = Bilingual("検知のきっかけ:{source}({time})", "Found by: {source} ({time})")


def inquiry_lines(board: Board, policy: Policy, language: Language, zone: tzinfo, now: datetime) -> list[str]:
    """The last half hour by way in, the sum since counting began, and how it was found."""
    clock = wall_clock(zone)
    found = board.detection.found
    lines = []
    if board.inquiries.is_counted:
        summed = recently(board, policy, now, zone)
        lines.append(spoken_figure(summed.whole, clock, language))
        names = _names(policy, language)
        lines += [
            f"  {names.get(one.channel, one.channel)}: {figure_text(one, language)}"
            for one in summed.by_channel
            if one.count is not None
        ]
        whole = since_first(board.inquiries, policy.inquiry_channels(), now, zone)
        if whole is not None:
            lines.append(f"{_FIRST.said_in(language)}: {figure_text(whole.whole, language)}")
    else:
        lines.append(_NOBODY.said_in(language))
    if found is not None:
        time = f"{found.first_known.astimezone(zone):%Y-%m-%d %H:%M %Z}"
        lines.append(_FOUND.said_in(language).format(source=label(found.source, language), time=time))
        span = undetected(board.detection, board.incident)
        if span is not None:
            lines.append(undetected_text(span_text(span, language), language))
    return lines


def wall_clock(zone: tzinfo) -> Callable[[datetime], str]:
    """How the times of a window are written."""
    return lambda moment: f"{moment.astimezone(zone):%H:%M}"


def baseline_lines(policy: Policy, language: Language) -> list[str]:
    """What is usual by each way in."""
    return [
        f"{one.key}  {channel_name(one, language)}: {_usual(one, language)}"
        for one in policy.inquiry_channels()
    ]


def inquiries_shape(board: Board, policy: Policy, zone: tzinfo, now: datetime) -> Shape:
    """The answer of `inquiries show --json`."""
    channels = policy.inquiry_channels()
    span = undetected(board.detection, board.incident)
    found = board.detection.found
    first = since_first(board.inquiries, channels, now, zone)
    return {
        "recent": _summed(recently(board, policy, now, zone)),
        "since_first": _summed(first) if first is not None else None,
        "quarters": [_figure(one) for one in quarters(board.inquiries, channels, now - CHARTED, now, zone)]
        if first is not None
        else [],
        "counts": [_tally(one) for one in board.inquiries.standing()],
        "detection": {
            "source": found.source,
            "first_known": instant(found.first_known),
            "approximate": found.approximate,
            "note": found.note,
            "undetected_s": int(span.total_seconds()) if span is not None else None,
        }
        if found is not None
        else None,
    }


def baseline_shape(policy: Policy) -> list[Shape]:
    """The answer of `inquiries baseline show --json`."""
    return [
        {
            "channel": one.key,
            "name_ja": one.name_ja,
            "name_en": one.name_en,
            "usual": one.usual,
            "week": [list(day) for day in one.week] or None,
        }
        for one in policy.inquiry_channels()
    ]


_BY_WEEK = Bilingual(
    "曜日・時間帯ごと({low:g}〜{high:g} 件/時)", "by weekday and hour ({low:g}–{high:g} an hour)"
)
_AN_HOUR = Bilingual("{usual:g} 件/時", "{usual:g} an hour")


def _usual(channel: InquiryChannel, language: Language) -> str:
    if channel.week:
        numbers = [hour for day in channel.week for hour in day]
        return _BY_WEEK.said_in(language).format(low=min(numbers), high=max(numbers))
    if channel.usual is None:
        return label(Standing.NO_BASELINE, language)
    return _AN_HOUR.said_in(language).format(usual=channel.usual)


def _names(policy: Policy, language: Language) -> dict[str, str]:
    return {one.key: channel_name(one, language) for one in policy.inquiry_channels()}


def _summed(summed: Summed) -> Shape:
    return {
        **_figure(summed.whole),
        "channels": [
            {"channel": one.channel, **_figure(one)} for one in summed.by_channel if one.count is not None
        ],
    }


def _figure(figure: Figure) -> Shape:
    return {
        "started": instant(figure.started),
        "ended": instant(figure.ended),
        "count": figure.count,
        "usual": figure.usual,
        "ratio": figure.tenths / 10 if figure.tenths is not None else None,
        "standing": figure.standing,
    }


def _tally(tally: Tally) -> Shape:
    return {
        "record": tally.record,
        "channel": tally.channel,
        "count": tally.count,
        "since": instant(tally.started) if tally.started != tally.ended else None,
        "at": instant(tally.ended),
        "by": tally.author,
        "wording": tally.wording,
    }
