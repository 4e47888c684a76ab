"""Pure: what a record says that somebody may look for: its own words, and the line that shows it in both languages."""

import re
from datetime import tzinfo
from enum import Enum
from typing import Final

import msgspec

from commander.board.attachments import AttachmentAdded
from commander.board.policy import Policy
from commander.board.questions import QuestionAsked
from commander.board.record import ORGANISATION, Erased, Event, Record, Unknown
from commander.board.restricted import is_restricted
from commander.board.signals import SignalHeard, SignalRaised
from commander.board.slack_place import SlackPlace
from commander.board.timeline import EntryAdded, EntryCorrected
from commander.search.index import Document
from commander.search.letters import PART, alike
from commander.wording.labels import Mark
from commander.wording.language import Language
from commander.wording.lines import kind_of, record_line

# What no person wrote has neither a space nor a Japanese letter: ids, keys, addresses.
_WRITTEN: Final = re.compile(r"\s|[^\x00-\u2e7f]")


def document_of(record: Record, policy: Policy, zone: tzinfo) -> Document | None:
    """The record as it is searched; None for what no timeline shows, and for what was erased."""
    event = record.event
    if record.stream == ORGANISATION or is_restricted(record.stream):
        return None
    if isinstance(event, Erased | Unknown):
        return None
    if not event.in_timeline and not isinstance(event, AttachmentAdded):
        return None
    parts = filter(None, map(alike, dict.fromkeys(_parts(record, policy, zone))))
    return Document(
        position=record.position,
        stream=record.stream,
        author=_said_by(record, policy),
        kind=kind_name(kind_of(event)),
        occurred=record.occurred.instant,
        text=PART.join(dict.fromkeys(parts)),
    )


def kind_name(mark: Mark) -> str:
    """The name that rows of a kind are narrowed by: fact, follow-up."""
    return mark.name.lower().replace("_", "-")


def _said_by(record: Record, policy: Policy) -> str:
    """Of what was said in Slack whoever said it there, by their key where they are on the list."""
    match record.event:
        case EntryAdded(heard=SlackPlace() as place) | QuestionAsked(heard=SlackPlace() as place):
            known = (
                one.key
                for one in policy.persons()
                if (place.user and one.slack == place.user) or one.name == place.by
            )
            return next(known, place.by or record.author)
        case _:
            return record.author


def _parts(record: Record, policy: Policy, zone: tzinfo) -> list[str]:
    match record.event:
        case EntryAdded() as entry:
            return [entry.text, entry.source]
        case EntryCorrected() as correction if correction.text:
            return [correction.text, correction.reason]
        case AttachmentAdded() as file:
            return [file.name]
        case SignalRaised() as signal:
            # What a feed calls itself, and its alerts, are words that somebody looks for, however short.
            return [*_lines(record, policy, zone), signal.text, signal.source, signal.feed]
        case SignalHeard() as heard:
            return [*_lines(record, policy, zone), *heard.added]
        case event:
            return [*_lines(record, policy, zone), *_texts(event)]


def _lines(record: Record, policy: Policy, zone: tzinfo) -> list[str]:
    return [record_line(record, policy, language, zone) for language in Language]


def _texts(said: object) -> list[str]:
    match said:
        case Enum():
            return []
        case str():
            return [said] if _WRITTEN.search(said) else []
        case Event() | msgspec.Struct():
            return [text for name in said.__struct_fields__ for text in _texts(getattr(said, name))]
        case tuple():
            return [text for one in said for text in _texts(one)]
        case _:
            return []
