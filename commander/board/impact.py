"""Pure: who and what is hurt, how much, and how sure we are (practice §4). Rows supersede, never overwrite."""

import re
import unicodedata
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.impact_details import Details
from commander.board.record import Event, Instant, Occurred, Record

# From three times the usual on a person should look; below one and a half it is as usual.
RAISED_TENTHS = 30
USUAL_TENTHS = 15
# Evidence that says in so many words that all is well, and nothing else.
_SEEMS_WELL = re.compile(
    r"(?:(?:指標|メトリクス|監視|すべて|全て|all|metrics)?\s*(?:は|:|are|is|look|looks)?\s*)?"
    r"(?:正常|異常なし|問題なし|エラーなし|平常どおり|平常通り|いつもどおり|normal|healthy|as usual|no errors)(?:です)?"
)


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
    INTEGRITY = "integrity"
    CONTRACT = "contract"
    SAFETY = "safety"
    REGULATED = "regulated"


EVIDENCE = (Aspect.SYSTEM, Aspect.INQUIRIES, Aspect.HANDS_ON)
# What is said by none, possible or confirmed: none needs its basis (practice §4, 2-28).
CONCERNS = (
    Aspect.PERSONAL_DATA,
    Aspect.MONEY,
    Aspect.INTEGRITY,
    Aspect.CONTRACT,
    Aspect.SAFETY,
    Aspect.REGULATED,
)


class Certainty(StrEnum):
    """A blank is never zero: it prints as unconfirmed."""

    CONFIRMED = "confirmed"
    ESTIMATED = "estimated"
    UNCONFIRMED = "unconfirmed"


class Concern(StrEnum):
    """Whether personal data may be hurt; none is a finding and needs its basis."""

    NONE = "none"
    POSSIBLE = "possible"
    CONFIRMED = "confirmed"


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """Low–likely–high of a unit, of how many in all, and how much of all that is, in thousandths (0-15)."""

    low: int
    likely: int
    high: int
    unit: str = ""
    per_mille: int | None = None
    whole: int | None = None
    peak: str = ""  # when most of them come: 60,000 each morning


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """How many were seen, and how many there usually are at this hour (4-10)."""

    count: int
    usual: int | None = None

    @property
    def tenths(self) -> int | None:
        """How many times the usual, in tenths, rounded: whole numbers, so that none is too large."""
        if self.usual is None or self.usual <= 0:
            return None
        return (20 * self.count + self.usual) // (2 * self.usual)


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """Tried by hand how often, and how often it failed."""

    tries: int
    fails: int


class ImpactStated(Event, frozen=True, kw_only=True):
    """A claim about the impact, with its certainty and as of when."""

    KIND: ClassVar[str] = "impact-stated"
    row: str
    aspect: Aspect
    text: str
    certainty: Certainty
    as_of: Instant
    amount: Amount | None = None
    count: Count | None = None
    trial: Trial | None = None
    concern: Concern | None = None
    details: Details = Details()


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
    count: Count | None = None
    trial: Trial | None = None
    concern: Concern | None = None
    details: Details = Details()


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
    count: Count | None = None
    trial: Trial | None = None
    concern: Concern | None = None
    details: Details = Details()

    @property
    def is_exact(self) -> bool:
        """Whether a number is what was counted, and no estimate: said without "about" (practice §4 rule 1)."""
        is_one = self.amount is None or self.amount.low == self.amount.high
        return self.certainty is Certainty.CONFIRMED and is_one

    @property
    def finds_trouble(self) -> bool | None:
        """Whether this evidence sees something wrong; None while it says neither."""
        if self.trial is not None and self.trial.tries > 0:
            return self.trial.fails > 0
        if self.count is not None and self.count.tenths is not None:
            if self.count.tenths >= RAISED_TENTHS:
                return True
            return False if self.count.tenths < USUAL_TENTHS else None
        if self.count is not None and self.count.count == 0:
            return False
        if self.count is not None and self.count.usual == 0 and 10 * self.count.count >= RAISED_TENTHS:
            return True  # where there are usually none, a few are no chance
        return False if _SEEMS_WELL.fullmatch(plain_words(self.text)) else None


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """Evidence that sees trouble, and evidence that sees none: one of them looks past it."""

    troubled: tuple[Row, ...]
    well: tuple[Row, ...]


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """What customers meet, in both languages."""

    ja: str
    en: str


class Impact(msgspec.Struct, frozen=True, kw_only=True):
    """The impact's slice of the board."""

    fields: dict[str, Field[Row]] = {}
    phrase_field: Field[Phrase] = Field()
    stated_at: dict[Aspect, datetime] = {}  # when each aspect was first spoken of; as_of may be earlier
    spoken_in: dict[Aspect, tuple[str, ...]] = {}  # the rows that ever spoke of it

    def rows(self) -> list[Row]:
        """The claims that stand, in the order of aspects; while contested, the less certain one."""
        standing = (field.gravest(_doubt) for field in self.fields.values())
        return sorted((row for row in standing if row), key=lambda row: list(Aspect).index(row.aspect))

    def row(self, aspect: Aspect) -> Row | None:
        """The newest claim about an aspect."""
        # Asked after every record of a fold: what speaks of something else is passed over unread.
        spoken = (self.fields[row] for row in self.spoken_in.get(aspect, ()))
        standing = (row for field in spoken if (row := field.gravest(_doubt)) and row.aspect is aspect)
        return max(standing, key=lambda row: row.as_of, default=None)

    def history(self, row: str) -> list[Row]:
        """Everything a row ever said, oldest first: what was superseded stays to be seen."""
        field = self.fields.get(row)
        return field.history() if field else []

    def disagreement(self) -> Disagreement | None:
        """Kinds of evidence that say opposite things: metrics normal, inquiries six times the usual (4-10)."""
        rows = [row for row in map(self.row, EVIDENCE) if row is not None]
        troubled = tuple(row for row in rows if row.finds_trouble)
        well = tuple(row for row in rows if row.finds_trouble is False)
        return Disagreement(troubled=troubled, well=well) if troubled and well else None

    @property
    def phrase(self) -> Phrase | None:
        """What customers are told they meet."""
        return self.phrase_field.latest()


_DOUBTS = {certainty: number for number, certainty in enumerate(Certainty)}


def _doubt(row: Row) -> float:
    return _DOUBTS[row.certainty]


def plain_words(text: str) -> str:
    """A text as it is compared: one width, small letters, nothing around it."""
    return unicodedata.normalize("NFKC", text).strip(" .。、!").lower()


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
                count=event.count,
                trial=event.trial,
                concern=event.concern,
                details=event.details,
            )
            field = impact.fields.get(event.row, Field[Row]())
            return replace(
                impact,
                fields={**impact.fields, event.row: field.put(record, row)},
                stated_at={event.aspect: record.occurred.instant} | impact.stated_at,
                spoken_in=_spoken_in(impact, event),
            )
        case ImpactWorded():
            phrase = Phrase(ja=event.ja, en=event.en)
            return replace(impact, phrase_field=impact.phrase_field.put(record, phrase))
        case _:
            return impact


def _spoken_in(impact: Impact, event: ImpactStated) -> dict[Aspect, tuple[str, ...]]:
    rows = impact.spoken_in.get(event.aspect, ())
    return impact.spoken_in if event.row in rows else {**impact.spoken_in, event.aspect: (*rows, event.row)}
