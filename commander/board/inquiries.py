"""Pure: inquiries as they are counted at each desk. Counts are added, never edited; one is taken back by a record."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import ClassVar

import msgspec
from msgspec.structs import replace
from typing_extensions import override

from commander.board.erasure import EntryErased
from commander.board.inquiry_channels import InquiryChannel
from commander.board.moment import Moment, happened
from commander.board.record import Event, Fact, Instant, Occurred, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, optional

MOST = 1_000_000
LONGEST = timedelta(days=7)
_BLOCK = 32


class InquiriesCounted(Event, frozen=True, kw_only=True):
    """So many came by one way: at the record's occurred time, or since a time until then. Zero says: nobody came."""

    KIND: ClassVar[str] = "inquiries-counted"
    channel: str
    count: int
    since: Instant | None = None
    wording: str = ""  # what one of them said, as they said it
    name_ja: str = ""  # as the way in was called then: the list may lose it
    name_en: str = ""

    @property
    @override
    def in_timeline(self) -> bool:
        # One key each: hundreds of them would bury what people wrote. The chart shows them.
        return self.since is not None or bool(self.wording)


class InquiriesTakenBack(Event, frozen=True, kw_only=True):
    """A count was a slip: it counts no more, and both stay to be read."""

    KIND: ClassVar[str] = "inquiries-taken-back"
    counted: str  # the record of the count
    channel: str
    count: int
    name_ja: str = ""
    name_en: str = ""


class CountInquiries(msgspec.Struct, frozen=True, kw_only=True):
    """Add a count: one now, or a number for a window that ends at `occurred` (now if left out)."""

    incident: str
    channel: str
    count: int = 1
    since: Occurred | None = None
    occurred: Occurred | None = None
    wording: str = ""


class TakeInquiriesBack(msgspec.Struct, frozen=True, kw_only=True):
    """Take one count back, by its record; without one, the last that this person entered."""

    incident: str
    counted: str = ""


InquiryCommand = CountInquiries | TakeInquiriesBack


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """One count as it was entered."""

    record: str
    channel: str
    count: int
    started: datetime  # the same as `ended` for one that was counted as it came
    ended: datetime
    author: str
    at: str
    wording: str = ""
    name_ja: str = ""
    name_en: str = ""

    def within(self, started: datetime, ended: datetime) -> int:
        """How many of them came from one time until before another: spread evenly, in whole numbers that add up."""
        if self.started >= self.ended:
            return self.count if started <= self.ended < ended else 0
        return self._until(ended) - self._until(started)

    def touches(self, started: datetime, ended: datetime) -> bool:
        """Whether it says anything of a window, a zero included."""
        return self.started < ended and (self.ended > started or self.ended == self.started == started)

    def _until(self, moment: datetime) -> int:
        gone = min(max(moment - self.started, timedelta()), self.ended - self.started)
        return int(self.count * gone // (self.ended - self.started)) if gone else 0


class Inquiries(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board. In blocks, so that the ten-thousandth count costs what the tenth did."""

    blocks: tuple[tuple[Tally, ...], ...] = ()
    tail: tuple[Tally, ...] = ()
    taken_back: frozenset[str] = frozenset()

    def standing(self) -> Iterator[Tally]:
        """Every count that was not taken back, in the order of the fold."""
        back = self.taken_back
        for block in (*self.blocks, self.tail):
            for tally in block:
                if tally.record not in back:
                    yield tally

    def newest_of(self, person: str) -> Tally | None:
        """The last count that somebody entered and that stands."""
        for block in (self.tail, *reversed(self.blocks)):
            for tally in reversed(block):
                if tally.author == person and tally.record not in self.taken_back:
                    return tally
        return None

    @property
    def is_counted(self) -> bool:
        """Whether anybody counts at all."""
        return next(self.standing(), None) is not None


def decide(
    inquiries: Inquiries, channels: list[InquiryChannel], command: InquiryCommand, moment: Moment
) -> list[Fact]:
    """What follows from a command, or Refused."""
    if isinstance(command, TakeInquiriesBack):
        return [_decide_back(inquiries, command, moment)]
    return [counted(channels, command, moment)]


def counted(channels: list[InquiryChannel], command: CountInquiries, moment: Moment) -> Fact:
    """The fact of one count, or Refused."""
    channel = next((one for one in channels if one.key == command.channel), None)
    if channel is None:
        known = ", ".join(one.key for one in channels)
        raise Refused(Because.INQUIRY_CHANNEL_UNKNOWN, channel=command.channel, known=known)
    if not 0 <= command.count <= MOST:
        raise Refused(Because.INQUIRY_COUNT_IMPOSSIBLE, most=f"{MOST:,}")
    occurred = happened(command.occurred, moment)
    since = happened(command.since, moment).instant if command.since is not None else None
    if since is not None and not timedelta() <= occurred.instant - since <= LONGEST:
        raise Refused(Because.INQUIRY_WINDOW_IMPOSSIBLE)
    if command.count == 0 and since is None:
        raise Refused(Because.INQUIRY_ZERO_NEEDS_WINDOW)
    event = InquiriesCounted(
        channel=channel.key,
        count=command.count,
        since=since,
        wording=optional(command.wording, limit=LINE_LIMIT, field="wording"),
        name_ja=channel.name_ja,
        name_en=channel.name_en,
    )
    return Fact(event=event, about=f"inquiries:{channel.key}", occurred=occurred)


def _decide_back(inquiries: Inquiries, command: TakeInquiriesBack, moment: Moment) -> Fact:
    if command.counted:
        tally = next((one for one in inquiries.standing() if one.record == command.counted), None)
    else:
        tally = inquiries.newest_of(moment.author)
    if tally is None:
        raise Refused(Because.INQUIRY_NOT_COUNTED)
    event = InquiriesTakenBack(
        counted=tally.record,
        channel=tally.channel,
        count=tally.count,
        name_ja=tally.name_ja,
        name_en=tally.name_en,
    )
    return Fact(event=event, about=f"inquiries:{tally.channel}")


def evolve(inquiries: Inquiries, record: Record) -> Inquiries:
    """The slice after a record. Total; adding up makes the order of arrival all one."""
    event = record.event
    match event:
        case InquiriesCounted() if 0 <= event.count <= MOST:
            blocks, tail, back = (
                inquiries.blocks,
                (*inquiries.tail, _tally(event, record)),
                inquiries.taken_back,
            )
            if len(tail) == _BLOCK:
                blocks, tail = (*blocks, tail), ()
            return Inquiries(blocks=blocks, tail=tail, taken_back=back)
        case InquiriesTakenBack():
            return replace(inquiries, taken_back=inquiries.taken_back | {event.counted})
        case EntryErased():
            return _without(inquiries, frozenset(event.bodies))
        case _:
            return inquiries


def _without(inquiries: Inquiries, gone: frozenset[str]) -> Inquiries:
    """Counts whose wording was erased were counted again without it."""
    tallies = (one for block in (*inquiries.blocks, inquiries.tail) for one in block)
    counted = {one.record for one in tallies if one.record in gone}
    return replace(inquiries, taken_back=inquiries.taken_back | counted) if counted else inquiries


def _tally(event: InquiriesCounted, record: Record) -> Tally:
    ended = record.occurred.instant
    return Tally(
        record=record.id,
        channel=event.channel,
        count=event.count,
        started=min(event.since, ended) if event.since is not None else ended,
        ended=ended,
        author=record.author,
        at=record.at,
        wording=event.wording,
        name_ja=event.name_ja,
        name_en=event.name_en,
    )
