"""Pure: what a message was written from (an entry, a row of the board), and what may not reach customers (0-09)."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

import msgspec

from commander.board.record import Instant


class KeptInside(StrEnum):
    """Why something is told to one's own people only."""

    HYPOTHESIS = "hypothesis"
    UNCONFIRMED = "unconfirmed"
    SIGNAL = "signal"
    PERSONAL_DATA = "personal-data"
    EVIDENCE = "evidence"  # what our own screens or counts show
    TALK = "talk"  # a question, a name, a follow-up: work of our own


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """What a text was written from: the record of an entry or of a claim, else "action:" and its id; and when."""

    record: str
    at: Instant


class ToldFrom(msgspec.Struct, frozen=True, kw_only=True):
    """One audience that was told something of a source."""

    name_ja: str
    name_en: str
    at: datetime


def told_of(
    before: Mapping[str, tuple[ToldFrom, ...]], sources: tuple[Source, ...], told: tuple[ToldFrom, ...]
) -> dict[str, tuple[ToldFrom, ...]]:
    """Who was told from which source, after a message that was written from these."""
    return {**before, **{one.record: (*before.get(one.record, ()), *told) for one in sources}}
