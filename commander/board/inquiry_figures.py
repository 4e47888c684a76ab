"""Pure: what the counted inquiries add up to, against what is usual at that hour, and where they stand by that."""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

import msgspec

from commander.board.impact import RAISED_TENTHS, USUAL_TENTHS, Aspect, Count, Impact
from commander.board.inquiries import Inquiries, Tally
from commander.board.inquiry_channels import QUARTER, InquiryChannel, quarter_of, usual_in

# What holds "now": long enough for a quiet way in to say something, short enough to see them fall.
RECENT = timedelta(minutes=30)
_LEAST = timedelta(microseconds=1)
_LONGEST = timedelta(days=7)


class Standing(StrEnum):
    """How a window compares with the usual. What nobody counted is never "as usual"."""

    NOT_COUNTED = "not-counted"
    NO_BASELINE = "no-baseline"
    RAISED = "raised"
    ABOVE = "above"  # more than usual, but not so that it alone says that something is wrong
    USUAL = "usual"


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """What came in one window, by one way or by all of them; count None: nobody counted."""

    started: datetime
    ended: datetime
    count: int | None
    usual: int | None = None
    channel: str = ""  # empty: all that were counted

    @property
    def against_usual(self) -> Count | None:
        """The same as the impact's evidence holds it."""
        return Count(count=self.count, usual=self.usual) if self.count is not None else None

    @property
    def tenths(self) -> int | None:
        """How many times the usual, in tenths; None without a count or without a baseline."""
        return self.against_usual.tenths if self.against_usual else None

    @property
    def standing(self) -> Standing:
        """Where this window stands."""
        if self.count is None:
            return Standing.NOT_COUNTED
        if self.usual is None:
            return Standing.NO_BASELINE
        if self.usual == 0:
            # Where there are usually none a few are no chance.
            raised = 10 * self.count >= RAISED_TENTHS
            return Standing.RAISED if raised else Standing.ABOVE if self.count else Standing.USUAL
        tenths = self.tenths or 0
        if tenths >= RAISED_TENTHS:
            return Standing.RAISED
        return Standing.ABOVE if tenths >= USUAL_TENTHS else Standing.USUAL


class Summed(msgspec.Struct, frozen=True, kw_only=True):
    """One window: all of it, and each way in by itself."""

    whole: Figure
    by_channel: tuple[Figure, ...]


def summed(
    inquiries: Inquiries,
    channels: Sequence[InquiryChannel],
    started: datetime,
    ended: datetime,
    zone: tzinfo,
) -> Summed:
    """What came in a window, the moment at its end included. The whole is against the ways in that were counted."""
    end = ended + _LEAST
    begin = max(started, end - _LONGEST)
    counts: dict[str, int] = {}
    for tally in inquiries.standing():
        if tally.touches(begin, end):
            counts[tally.channel] = counts.get(tally.channel, 0) + tally.within(begin, end)
    figures = tuple(
        Figure(
            started=begin,
            ended=ended,
            channel=one.key,
            count=counts.get(one.key),
            usual=_whole(usual_in(one, begin, ended, zone)),
        )
        for one in [*channels, *_unlisted(counts, channels)]
    )
    told = [one for one in figures if one.count is not None]
    expected = [usual_in(one, begin, ended, zone) for one in channels if one.key in counts]
    known = [one for one in expected if one is not None]
    is_whole = bool(told) and len(known) == len(told)
    whole = Figure(
        started=begin,
        ended=ended,
        count=sum(one.count or 0 for one in told) if told else None,
        usual=_whole(sum(known)) if is_whole else None,
    )
    return Summed(whole=whole, by_channel=figures)


def recent(inquiries: Inquiries, channels: Sequence[InquiryChannel], now: datetime, zone: tzinfo) -> Summed:
    """What came in the last half hour; in the first one, since the quarter of an hour in which counting began."""
    first = min((tally.started for tally in inquiries.standing()), default=now)
    return summed(inquiries, channels, max(now - RECENT, min(quarter_of(first), now)), now, zone)


def since_first(
    inquiries: Inquiries, channels: Sequence[InquiryChannel], now: datetime, zone: tzinfo
) -> Summed | None:
    """What came since the quarter of an hour in which counting began; None before anybody counted."""
    first = min((tally.started for tally in inquiries.standing()), default=None)
    if first is None:
        return None
    return summed(inquiries, channels, min(quarter_of(first), now), now, zone)


def quarters(
    inquiries: Inquiries,
    channels: Sequence[InquiryChannel],
    started: datetime,
    ended: datetime,
    zone: tzinfo,
) -> list[Figure]:
    """Each quarter of an hour from one time to another. Its baseline is that of all ways in that were ever counted."""
    first, last = quarter_of(started), quarter_of(ended)
    size = int((last - first) / QUARTER) + 1
    counts: list[int | None] = [None] * size
    ever: set[str] = set()
    for tally in inquiries.standing():
        ever.add(tally.channel)
        for place in _places(tally, first, size):
            begin = first + place * QUARTER
            counts[place] = (counts[place] or 0) + tally.within(begin, begin + QUARTER)
    listed = [one for one in channels if one.key in ever]
    is_known = bool(listed) and len(listed) == len(ever)
    figures = []
    for place, count in enumerate(counts):
        begin = first + place * QUARTER
        expected = [usual_in(one, begin, begin + QUARTER, zone) for one in listed] if is_known else [None]
        known = [one for one in expected if one is not None]
        usual = _whole(sum(known)) if len(known) == len(expected) else None
        figures.append(Figure(started=begin, ended=begin + QUARTER, count=count, usual=usual))
    return figures


def looked_past(impact: Impact, figure: Figure) -> bool:
    """Whether inquiries are far above the usual and the board's own row of them doesn't say so (practice §4 rule 3)."""
    if figure.standing is not Standing.RAISED:
        return False
    row = impact.row(Aspect.INQUIRIES)
    return row is None or not row.finds_trouble


def _places(tally: Tally, first: datetime, size: int) -> range:
    """The quarters that a count says something of."""
    begin = int((tally.started - first) // QUARTER)
    end = int((tally.ended - first) // QUARTER)
    if tally.ended > tally.started and first + end * QUARTER == tally.ended:
        end -= 1  # until 22:45 says nothing of what comes then
    return range(max(begin, 0), min(end, size - 1) + 1)


def _unlisted(counts: dict[str, int], channels: Sequence[InquiryChannel]) -> list[InquiryChannel]:
    """Ways in that left the list after somebody counted there: what came stays counted."""
    listed = {one.key for one in channels}
    return [InquiryChannel(key=key, name_ja=key, name_en=key) for key in sorted(counts) if key not in listed]


def _whole(expected: float | None) -> int | None:
    return None if expected is None else int(expected + 0.5)
