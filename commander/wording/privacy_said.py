"""Pure: what the events of the personal-data track say otherwise than their fields do."""

from commander.board.privacy_records import PrivacyAnswer, PrivacyAnswered
from commander.board.privacy_track_records import Persons, PrivacyDraftApproved
from commander.board.record import Event
from commander.board.statutory import Clause
from commander.board.statutory_records import ClauseJudged
from commander.wording.labels import role_label
from commander.wording.language import Bilingual, Language
from commander.wording.privacy import APPLIES, UNKNOWN_ANSWER

_EXACT = Bilingual("{likely} 人", "{likely}")
_RANGE = Bilingual("{low}〜{high} 人(見込み {likely} 人)", "{low}–{high} (likely {likely})")


def own_privacy_line(event: Event) -> Bilingual | None:
    """The sentence that an event's content asks for; None: the one of its kind."""
    is_unknown = isinstance(event, PrivacyAnswered) and event.answer is PrivacyAnswer.UNKNOWN
    return UNKNOWN_ANSWER if is_unknown else None


def privacy_values(event: Event, language: Language) -> dict[str, str]:
    """The values that are called otherwise than their field says."""
    match event:
        case ClauseJudged():
            return {"applies": APPLIES[event.applies].said_in(language)}
        case PrivacyDraftApproved():
            return {"need": role_label(event.need, language)}
        case _:
            return {}


def persons_words(persons: Persons, language: Language) -> str:
    """How many persons, low, likely and high where they differ."""
    text = _EXACT if persons.low == persons.high else _RANGE
    figures = {"low": persons.low, "likely": persons.likely, "high": persons.high}
    return text.said_in(language).format(**{name: f"{figure:,}" for name, figure in figures.items()})


def clause_name(clause: Clause, language: Language) -> str:
    """A duty as people call it: its number on the list and its law."""
    return f"{clause.id} {clause.law_ja if language is Language.JA else clause.law_en}"
