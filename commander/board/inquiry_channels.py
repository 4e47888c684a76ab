"""Pure: by which ways customers reach us, and how many usually do at each hour of the week (practice §4, 0-17)."""

from datetime import datetime, timedelta, tzinfo
from typing import ClassVar

import msgspec

from commander.board.heads import Field
from commander.board.record import Event, Fact, Record

QUARTER = timedelta(minutes=15)
DAYS, HOURS = 7, 24
MOST_AN_HOUR = 1_000_000.0


class InquiryChannel(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """One way in. `usual` is how many come in an hour at any time; `week` has seven days of 24 hours, Monday first."""

    key: str
    name_ja: str
    name_en: str
    usual: float | None = None
    week: tuple[tuple[float, ...], ...] = ()

    def usual_at(self, local: datetime) -> float | None:
        """How many usually come in the hour that is on the wall clock; None: nobody said."""
        found = self.usual
        # A record may hold any table: what is no whole week is no baseline.
        if len(self.week) == DAYS and all(len(day) == HOURS for day in self.week):
            found = self.week[local.weekday()][local.hour]
        return found if found is not None and 0 <= found <= MOST_AN_HOUR else None


class InquiryChannelListed(Event, frozen=True, kw_only=True):
    """A way in was listed or changed, with what is usual there."""

    KIND: ClassVar[str] = "inquiry-channel-listed"
    channel: InquiryChannel


class InquiryChannelRemoved(Event, frozen=True, kw_only=True):
    """A way in left the list."""

    KIND: ClassVar[str] = "inquiry-channel-removed"
    key: str


# Before anybody listed others; what is usual is known to nobody but the organisation.
DEFAULT_CHANNELS = (
    InquiryChannel(key="phone", name_ja="電話", name_en="Phone"),
    InquiryChannel(key="mail", name_ja="メール", name_en="Mail"),
    InquiryChannel(key="chat", name_ja="チャット", name_en="Chat"),
    InquiryChannel(key="sns", name_ja="SNS", name_en="Social media"),
    InquiryChannel(key="sales", name_ja="営業", name_en="Sales"),
    InquiryChannel(key="other", name_ja="その他", name_en="Other"),
)

ChannelFields = dict[str, Field[InquiryChannel | None]]


def standing_channels(fields: ChannelFields) -> list[InquiryChannel]:
    """The ways in that there are now; the default ones before any was listed."""
    if not fields:
        return list(DEFAULT_CHANNELS)
    return [channel for field in fields.values() if (channel := field.latest())]


def usual_in(channel: InquiryChannel, started: datetime, ended: datetime, zone: tzinfo) -> float | None:
    """How many usually come by one way in a window: each quarter of an hour by its weekday and hour on the wall clock.

    None as soon as nobody said it for a part of the window.
    """
    expected = 0.0
    at = started
    while at < ended:
        # No zone turns its clocks within a quarter of an hour.
        until = min(ended, quarter_of(at) + QUARTER)
        an_hour = channel.usual_at(at.astimezone(zone))
        if an_hour is None:
            return None
        expected += an_hour * ((until - at) / timedelta(hours=1))
        at = until
    return expected


def quarter_of(moment: datetime) -> datetime:
    """The beginning of the quarter of an hour that a moment lies in."""
    return moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)


def decide_channels(fields: ChannelFields, wanted: tuple[InquiryChannel, ...]) -> list[Fact]:
    """Only what differs becomes facts; a file that says nothing of ways in leaves the default ones."""
    left = {one.key: one for one in standing_channels(fields)} if fields else {}
    facts = []
    for one in wanted:
        if left.pop(one.key, None) != one:
            facts.append(_fact(one.key, fields, InquiryChannelListed(channel=one)))
    return facts + [_fact(key, fields, InquiryChannelRemoved(key=key)) for key in left]


def evolve_channels(fields: ChannelFields, record: Record) -> ChannelFields:
    """The ways in after a record. Total."""
    event = record.event
    channel: InquiryChannel | None = None
    match event:
        case InquiryChannelListed():
            key, channel = event.channel.key, event.channel
        case InquiryChannelRemoved():
            key = event.key
        case _:
            return fields
    return {**fields, key: fields.get(key, Field[InquiryChannel | None]()).put(record, channel)}


def _fact(key: str, fields: ChannelFields, event: Event) -> Fact:
    field = fields.get(key)
    return Fact(event=event, about=f"inquiry-channel:{key}", bases=field.bases if field else ())
