"""Pure: what the policy keeps beside the audiences: standing questions (2-27), and wording sets per client (1-18)."""

from enum import StrEnum
from typing import ClassVar

import msgspec

from commander.board.bulletin import Stage
from commander.board.heads import Field
from commander.board.record import Event, Fact, Record


class Circle(StrEnum):
    """How far out an audience stands; the choice of how far to tell goes by it (4-11)."""

    AS_TOLD = ""  # it follows from how they are told
    PUBLIC = "public"
    NAMED = "named"  # outside, each known by name: customers under contract, partners, authorities
    INTERNAL = "internal"


class Apology(StrEnum):
    """How deep the apology of a wording set goes (0-19); empty: as the template says it."""

    AS_WRITTEN = ""
    NONE = "none"
    PLAIN = "plain"
    FORMAL = "formal"


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom nobody may forget: asked at declaration, when the scope grows, and when all align."""

    key: str
    ja: str
    en: str


class StageText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A client's own text for one stage, in the syntax of the templates; an empty title is the template's."""

    stage: Stage
    title_ja: str = ""
    title_en: str = ""
    body_ja: str = ""
    body_en: str = ""


class WordingSet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one client is written to: their name, the service as their contract calls it, who greets and signs."""

    key: str
    client_ja: str = ""
    client_en: str = ""
    service_ja: str = ""
    service_en: str = ""
    greeting_ja: str = ""
    greeting_en: str = ""
    signature_ja: str = ""
    signature_en: str = ""
    apology: Apology = Apology.AS_WRITTEN
    text: tuple[StageText, ...] = ()

    def text_of(self, stage: Stage) -> StageText | None:
        """Their own text for a stage."""
        return next((one for one in self.text if one.stage is stage), None)


class QuestionListed(Event, frozen=True, kw_only=True):
    """A standing question was listed or changed."""

    KIND: ClassVar[str] = "question-listed"
    question: Question


class QuestionRemoved(Event, frozen=True, kw_only=True):
    """A standing question left the list."""

    KIND: ClassVar[str] = "question-removed"
    key: str


class WordingSetListed(Event, frozen=True, kw_only=True):
    """A wording set was listed or changed."""

    KIND: ClassVar[str] = "wording-set-listed"
    wording_set: WordingSet


class WordingSetRemoved(Event, frozen=True, kw_only=True):
    """A wording set left the list."""

    KIND: ClassVar[str] = "wording-set-removed"
    key: str


# Practice: regulators and partners are asked about also where nobody listed them (2-27).
DEFAULT_QUESTIONS = (
    Question(
        key="contract-customers", ja="契約のあるお客様・店舗に", en="Customers under contract, shop owners"
    ),
    Question(key="partners", ja="提携先・カード会社・決済代行に", en="Partners, card companies, PSP"),
    Question(key="regulators", ja="監督官庁・所管省庁に", en="Regulators and ministries"),
)

QuestionFields = dict[str, Field[Question | None]]
WordingSetFields = dict[str, Field[WordingSet | None]]


def standing_questions(fields: QuestionFields) -> list[Question]:
    """The questions there are now; the default ones before any was listed."""
    if not fields:
        return list(DEFAULT_QUESTIONS)
    return [question for field in fields.values() if (question := field.latest())]


def standing_sets(fields: WordingSetFields) -> list[WordingSet]:
    """The wording sets there are now."""
    return [one for field in fields.values() if (one := field.latest())]


def decide_questions(fields: QuestionFields, wanted: tuple[Question, ...]) -> list[Fact]:
    """Only what differs becomes facts; a file that says nothing of questions leaves the default ones."""
    left = {one.key: one for one in standing_questions(fields)} if fields else {}
    facts = []
    for one in wanted:
        if left.pop(one.key, None) != one:
            facts.append(_fact("question", one.key, fields.get(one.key), QuestionListed(question=one)))
    gone = [_fact("question", key, fields.get(key), QuestionRemoved(key=key)) for key in left]
    return facts + gone


def decide_sets(fields: WordingSetFields, wanted: tuple[WordingSet, ...]) -> list[Fact]:
    """Only what differs becomes facts."""
    left = {one.key: one for one in standing_sets(fields)}
    facts = []
    for one in wanted:
        if left.pop(one.key, None) != one:
            event = WordingSetListed(wording_set=one)
            facts.append(_fact("wording-set", one.key, fields.get(one.key), event))
    return facts + [_fact("wording-set", key, fields.get(key), WordingSetRemoved(key=key)) for key in left]


def evolve_questions(fields: QuestionFields, record: Record) -> QuestionFields:
    """The questions after a record. Total."""
    event = record.event
    question: Question | None = None
    match event:
        case QuestionListed():
            key, question = event.question.key, event.question
        case QuestionRemoved():
            key = event.key
        case _:
            return fields
    return {**fields, key: fields.get(key, Field[Question | None]()).put(record, question)}


def evolve_sets(fields: WordingSetFields, record: Record) -> WordingSetFields:
    """The wording sets after a record. Total."""
    event = record.event
    wording_set: WordingSet | None = None
    match event:
        case WordingSetListed():
            key, wording_set = event.wording_set.key, event.wording_set
        case WordingSetRemoved():
            key = event.key
        case _:
            return fields
    return {**fields, key: fields.get(key, Field[WordingSet | None]()).put(record, wording_set)}


def _fact(
    name: str, key: str, field: Field[Question | None] | Field[WordingSet | None] | None, event: Event
) -> Fact:
    return Fact(event=event, about=f"{name}:{key}", bases=field.bases if field else ())
