"""Pure: who and what is hurt, how much, and how sure we are (practice §4). Rows supersede, never overwrite."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.moment import Moment, happened
from commander.board.record import Event, Fact, Occurred, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, optional, required


class Aspect(StrEnum):
    """What a row speaks of; three of them are the kinds of evidence (4-10)."""

    WHO = "who"
    WHAT = "what"
    HOW_MANY = "how-many"
    SYSTEM = "system"
    INQUIRIES = "inquiries"
    HANDS_ON = "hands-on"
    PERSONAL_DATA = "personal-data"
    MONEY = "money"
    WORKAROUND = "workaround"


class Certainty(StrEnum):
    """A blank is never zero: it prints as unconfirmed."""

    CONFIRMED = "confirmed"
    ESTIMATED = "estimated"
    UNCONFIRMED = "unconfirmed"


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """Low–likely–high of a unit."""

    low: int
    likely: int
    high: int
    unit: str = ""


class ImpactStated(Event, frozen=True, kw_only=True):
    """A claim about the impact, with its certainty and as of when."""

    KIND: ClassVar[str] = "impact-stated"
    row: str
    aspect: Aspect
    text: str
    certainty: Certainty
    as_of: datetime
    amount: Amount | None = None


class ImpactWorded(Event, frozen=True, kw_only=True):
    """The one sentence for customers, so that board and posts can't disagree (0-14)."""

    KIND: ClassVar[str] = "impact-worded"
    ja: str
    en: str


class StateImpact(msgspec.Struct, frozen=True, kw_only=True):
    """Say something about the impact; row None opens a new row."""

    incident: str
    aspect: str
    text: str
    certainty: Certainty
    as_of: Occurred | None = None
    row: str | None = None
    amount: Amount | None = None


class WordImpact(msgspec.Struct, frozen=True, kw_only=True):
    """Set the sentence for customers: ja a plain clause, en a noun phrase."""

    incident: str
    ja: str
    en: str


ImpactCommand = StateImpact | WordImpact


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One claim as it stands."""

    row: str
    aspect: Aspect
    text: str
    certainty: Certainty
    as_of: datetime
    amount: Amount | None
    author: str


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """What customers meet, in both languages."""

    ja: str
    en: str


class Impact(msgspec.Struct, frozen=True, kw_only=True):
    """The impact's slice of the board."""

    fields: dict[str, Field[Row]] = {}
    phrase_field: Field[Phrase] = Field()

    def rows(self) -> list[Row]:
        """The claims that stand, in the order of aspects; while contested, the less certain one."""
        standing = (field.gravest(_doubt) for field in self.fields.values())
        return sorted((row for row in standing if row), key=lambda row: list(Aspect).index(row.aspect))

    def row(self, aspect: Aspect) -> Row | None:
        """The newest claim about an aspect."""
        return max(
            (row for row in self.rows() if row.aspect is aspect), key=lambda row: row.as_of, default=None
        )

    @property
    def phrase(self) -> Phrase | None:
        """What customers are told they meet."""
        return self.phrase_field.latest()


def _doubt(row: Row) -> float:
    return list(Certainty).index(row.certainty)


def decide(impact: Impact, command: ImpactCommand, moment: Moment) -> list[Fact]:
    """What follows from a command, or Refused."""
    match command:
        case StateImpact():
            return [_decide_statement(impact, command, moment)]
        case WordImpact():
            ja = optional(command.ja, limit=LINE_LIMIT, field="impact")
            en = optional(command.en, limit=LINE_LIMIT, field="impact")
            return [Fact(event=ImpactWorded(ja=ja, en=en), about="phrase", bases=impact.phrase_field.bases)]


def _decide_statement(impact: Impact, command: StateImpact, moment: Moment) -> Fact:
    if command.aspect not in tuple(Aspect):
        raise Refused(Because.ASPECT_UNKNOWN, aspect=command.aspect)
    if command.row is not None and command.row not in impact.fields:
        raise Refused(Because.ROW_UNKNOWN)
    amount = _storable_amount(command.amount)
    if amount is not None and not 0 <= amount.low <= amount.likely <= amount.high:
        raise Refused(Because.RANGE_BACKWARDS)
    if amount is not None and amount.high == 0 and not command.text.strip():
        raise Refused(Because.ZERO_NEEDS_EVIDENCE)
    row = command.row or moment.fresh()
    event = ImpactStated(
        row=row,
        aspect=Aspect(command.aspect),
        text=required(command.text, limit=LINE_LIMIT, field="impact"),
        certainty=command.certainty,
        as_of=happened(command.as_of, moment).instant,
        amount=amount,
    )
    field = impact.fields.get(row)
    return Fact(event=event, about=f"impact:{row}", bases=field.bases if field else ())


def _storable_amount(amount: Amount | None) -> Amount | None:
    return replace(amount, unit=optional(amount.unit, limit=LINE_LIMIT, field="impact")) if amount else None


def evolve(impact: Impact, record: Record) -> Impact:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case ImpactStated():
            row = Row(
                row=event.row,
                aspect=event.aspect,
                text=event.text,
                certainty=event.certainty,
                as_of=event.as_of,
                amount=event.amount,
                author=record.author,
            )
            field = impact.fields.get(event.row, Field[Row]())
            return replace(impact, fields={**impact.fields, event.row: field.put(record, row)})
        case ImpactWorded():
            phrase = Phrase(ja=event.ja, en=event.en)
            return replace(impact, phrase_field=impact.phrase_field.put(record, phrase))
        case _:
            return impact
