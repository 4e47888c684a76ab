"""Pure: what a claim says beside its line: how far it reaches, what money or data it hurts (practice §4)."""

from enum import StrEnum

import msgspec
from msgspec.structs import replace

from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, optional


class Spread(StrEnum):
    """How far it reaches, the narrowest first: one place may become everything (0-13)."""

    ONE = "one-place"
    SOME = "some"
    EVERYWHERE = "everywhere"


class Harm(StrEnum):
    """What is wrong with money or with data."""

    DOUBLE_CHARGE = "double-charge"
    MISSING_PAYOUT = "missing-payout"
    WRONG_PRICE = "wrong-price"
    LOST = "lost"
    DUPLICATED = "duplicated"
    DELAYED = "delayed"
    CORRUPTED = "corrupted"


MONEY_HARMS = (Harm.DOUBLE_CHARGE, Harm.MISSING_PAYOUT, Harm.WRONG_PRICE)
DATA_HARMS = (Harm.LOST, Harm.DUPLICATED, Harm.DELAYED, Harm.CORRUPTED)


class Details(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What few claims say: nothing of it is needed."""

    spread: Spread | None = None
    harms: tuple[Harm, ...] = ()
    repair: str = ""  # how data or money is put right
    verified_by: str = ""  # who tried the workaround


def checked_details(details: Details, harms: tuple[Harm, ...], *, denied: bool) -> Details:
    """The details as they are kept, or Refused. harms: those that the claim can speak of; denied: it says none."""
    strange = next((one for one in details.harms if one not in harms), None)
    if strange is not None:
        raise Refused(Because.HARM_ELSEWHERE, harm=strange)
    if denied and details.harms:
        raise Refused(Because.HARM_DENIED, harm=details.harms[0])
    return replace(
        details,
        harms=tuple(dict.fromkeys(details.harms)),
        repair=optional(details.repair, limit=LINE_LIMIT, field="impact"),
        verified_by=optional(details.verified_by, limit=LINE_LIMIT, field="impact"),
    )
