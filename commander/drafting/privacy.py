"""Pure: a draft of the personal-data track, filled from the one fact sheet (practice §5.4 D01 to D05, §6)."""

from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo

from commander.board.bulletin import Wording
from commander.board.policy import Policy
from commander.board.privacy_track import Track
from commander.board.privacy_track_orders import INSIDE
from commander.board.privacy_track_records import PrivacyAspect
from commander.board.statutory import Trigger
from commander.wording.language import Language
from commander.wording.privacy_said import persons_words
from commander.wording.privacy_state import (
    clock_name,
    clock_words,
    fact_words,
    filed_by,
    judgement_words,
    start_words,
    written_moment,
)
from commander.wording.template_files import load_restricted

# The fields that are a line of the fact sheet, by what each template calls it.
_FACTS: Mapping[str, PrivacyAspect] = {
    "overview": PrivacyAspect.OVERVIEW,
    "what_plain": PrivacyAspect.OVERVIEW,
    "items": PrivacyAspect.ITEMS,
    "persons": PrivacyAspect.PERSONS,
    "third_party": PrivacyAspect.THIRD_PARTY,
    "malicious": PrivacyAspect.MALICIOUS,
    "evidence": PrivacyAspect.EVIDENCE,
    "cause": PrivacyAspect.CAUSE,
    "cause_plain": PrivacyAspect.CAUSE,
    "secondary": PrivacyAspect.SECONDARY,
    "response": PrivacyAspect.RESPONSE,
    "done": PrivacyAspect.RESPONSE,
    "publication": PrivacyAspect.PUBLICATION,
    "prevention": PrivacyAspect.PREVENTION,
    "other": PrivacyAspect.OTHER,
}


def draft(
    template: str,
    policy: Policy,
    track: Track,
    language: Language,
    zone: tzinfo,
    now: datetime,
    overrides: Mapping[str, str] | None = None,
) -> Wording:
    """One language of a draft as the fact sheet fills it; what nobody knows stays in the text as `{{name}}`.

    overrides: a field's name for both languages, or "name.ja" and "name.en".
    """
    values = _fields(policy, track, language, zone, now)
    if template not in INSIDE:
        # A line of the sheet is typed in one language, and must not go out in the other as it is.
        values |= {
            name: f"{{{{{name}}}}}"
            for name in _FACTS
            if name in values and not _is_said_in(values[name], language)
        }
    for name, value in (overrides or {}).items():
        field, _, only = name.partition(".")
        if only in ("", language):
            values[field] = value
    filled = load_restricted(template, language).filled(values)
    return Wording(title=filled.title, body=filled.body)


def _is_said_in(text: str, language: Language) -> bool:
    """Whether a text may stand in one of this language; figures alone may stand in both."""
    if any("\u3040" <= letter <= "\u9fff" for letter in text):
        return language is Language.JA
    return language is Language.EN or not any(map(str.isalpha, text))


def unknown_in_draft(template: str, names: Iterable[str]) -> list[str]:
    """Names that no language of the draft has a field for."""
    known = {field.name for language in Language for field in load_restricted(template, language).fields}
    return [name for name in names if name.partition(".")[0] not in known]


def _fields(policy: Policy, track: Track, language: Language, zone: tzinfo, now: datetime) -> dict[str, str]:
    found = {name: _fact(track, aspect, language) for name, aspect in _FACTS.items()}
    service = policy.service
    found |= {
        "svc": service.name_ja if language is Language.JA else service.name_en,
        "hotline": service.contact,
        "asof": written_moment(now, zone, language),
        "n": _at_most(track),
    }
    knowing = track.statutory.start(Trigger.KNOWING)
    if knowing is not None:
        at = written_moment(knowing.at, zone, language)
        found |= {
            "known": start_words(knowing, track.statutory, policy, language),
            "known_at": at,
            "found": at,
            "started": start_words(knowing, track.statutory, policy, language),
        }
    occurred = track.statutory.start(Trigger.OCCURRENCE)
    if occurred is not None:
        found["occurred_on"] = written_moment(occurred.at, zone, language)
    return {name: text for name, text in (found | _duties(policy, track, language)).items() if text}


def _fact(track: Track, aspect: PrivacyAspect, language: Language) -> str:
    """A line of the sheet as it goes out: its text where there is one, else what was answered."""
    stated = track.fact(aspect)
    if stated is None:
        return ""
    if stated.persons is not None and not stated.text:
        return persons_words(stated.persons, language)
    return stated.text or fact_words(stated, language)


def _at_most(track: Track) -> str:
    stated = track.fact(PrivacyAspect.PERSONS)
    return f"{stated.persons.high:,}" if stated is not None and stated.persons is not None else ""


def _duties(policy: Policy, track: Track, language: Language) -> dict[str, str]:
    """What the worksheet says of the duties: on what they rest, to whom and by when, what was filed."""
    statutory = track.statutory
    clocks = statutory.clocks()
    judged = [one for key in statutory.judgements if (one := statutory.judgement(key))]
    return {
        "basis": "\n".join(f"・{judgement_words(one, policy, language)}" for one in judged),
        "duties": "\n".join(
            f"・{clock_name(clock, language)}: {clock_words(clock, language, filed_by(clock, policy))}"
            for clock in clocks
        ),
        "filed": "\n".join(
            f"・{clock_name(clock, language)}: {clock_words(clock, language, filed_by(clock, policy))}"
            for clock in clocks
            if clock.filed
        ),
    }
