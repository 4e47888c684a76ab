"""Pure: a count of inquiries as people type it in one line: メール 12 22:30から, 12 since 22:30: can't pay (0-17)."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime

import msgspec

from commander.board.inquiry_channels import InquiryChannel
from commander.board.record import Occurred
from commander.wording.times import TimeFault, parse

# What is longer was pasted, and no count.
_LONGEST = 2_400
# Full-width marks and figures one for one, so that what was typed is found again at the same place.
_NARROW = {0xFF01 + step: 0x21 + step for step in range(94)} | {0x3000: 0x20, 0x301C: 0x7E}
_SAID = re.compile(
    r"(?:(?P<channel>\D*?)\s*)?\+?(?P<count>\d{1,9}(?:,\d{3})*)\s*(?:件|通|回|本)?"
    r"(?:\s+(?:since|from)\s+(?P<since>\S+(?:\s\d{1,2}:\d{2})?)|\s*(?P<kara>\S+?)\s*(?:から|〜|~)"
    r"|\s+(?P<begin>\d{1,2}:\d{2})\s*-\s*(?P<end>\d{1,2}:\d{2}))?"
    r"\s*(?:[:「](?P<wording>.*?)」?)?\s*",
    re.IGNORECASE | re.DOTALL,
)


class InquirySaid(msgspec.Struct, frozen=True, kw_only=True):
    """A count as it was typed."""

    channel: str  # empty: the line named none
    count: int
    since: Occurred | None = None
    until: Occurred | None = None
    wording: str = ""


def inquiry_said(
    text: str, channels: Sequence[InquiryChannel], now: datetime, zone: str
) -> InquirySaid | TimeFault | None:
    """`メール 12 22:30から`, `12 since 22:30: can't pay`, `phone 3 22:00-22:15`; None when it is no count."""
    typed = text.strip()
    clean = typed.translate(_NARROW)
    found = _SAID.fullmatch(clean) if len(clean) <= _LONGEST else None
    if found is None:
        return None
    channel = _channel_named(found["channel"] or "", channels)
    if channel is None:
        return None
    times: dict[str, Occurred | None] = {}
    for name, time in (
        ("since", found["since"] or found["kara"] or found["begin"]),
        ("until", found["end"]),
    ):
        said = parse(time, now, zone) if time else None
        if isinstance(said, TimeFault):
            return said
        times[name] = said
    count = int(found["count"].replace(",", ""))
    # As they said it: only what counts was narrowed.
    wording = typed[slice(*found.span("wording"))].strip() if found["wording"] else ""
    return InquirySaid(channel=channel, count=count, wording=wording, **times)


def _channel_named(text: str, channels: Sequence[InquiryChannel]) -> str | None:
    """The key of the way in that a word names: its key, its name, or how that begins. Empty for no word."""
    wanted = text.strip().casefold()
    if not wanted:
        return ""
    named = [
        (one.key, [_folded(name) for name in (one.key, one.name_ja, one.name_en) if name]) for one in channels
    ]
    exact = [key for key, names in named if wanted in names]
    begun = [key for key, names in named if any(name.startswith(wanted) for name in names)]
    found = exact or begun
    return found[0] if len(found) == 1 else None


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
