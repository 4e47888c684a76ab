"""Pure: lists of mail addresses, kept as policy: partners and contract customers who are told by mail (1-09)."""

from typing import ClassVar

import msgspec

from commander.board.heads import Field
from commander.board.record import Event, Fact, Record


class Mailing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Addresses that are told together, and never see each other: the target email:KEY."""

    key: str
    addresses: tuple[str, ...]


class MailingListed(Event, frozen=True, kw_only=True):
    """A list of addresses was listed or changed."""

    KIND: ClassVar[str] = "mailing-listed"
    mailing: Mailing


class MailingRemoved(Event, frozen=True, kw_only=True):
    """A list of addresses left the policy."""

    KIND: ClassVar[str] = "mailing-removed"
    key: str


Fields = dict[str, Field[Mailing | None]]


def standing(fields: Fields) -> list[Mailing]:
    """The lists there are now."""
    return [mailing for field in fields.values() if (mailing := field.latest())]


def decide_mailings(fields: Fields, wanted: tuple[Mailing, ...]) -> list[Fact]:
    """Only what differs becomes facts."""
    facts: list[Fact] = []
    left = {mailing.key: mailing for mailing in standing(fields)}
    for mailing in wanted:
        if left.pop(mailing.key, None) != mailing:
            facts.append(_fact(fields, mailing.key, MailingListed(mailing=mailing)))
    return facts + [_fact(fields, key, MailingRemoved(key=key)) for key in left]


def evolve_mailings(fields: Fields, record: Record) -> Fields:
    """The lists after a record. Total."""
    event = record.event
    mailing: Mailing | None = None
    match event:
        case MailingListed():
            key, mailing = event.mailing.key, event.mailing
        case MailingRemoved():
            key = event.key
        case _:
            return fields
    return {**fields, key: fields.get(key, Field[Mailing | None]()).put(record, mailing)}


def _fact(fields: Fields, key: str, event: Event) -> Fact:
    field = fields.get(key)
    return Fact(event=event, about=f"mailing:{key}", bases=field.bases if field else ())
