"""Pure: what everybody may know of a personal-data concern: raised, answered, who may read the rest (2-08)."""

from enum import StrEnum
from typing import ClassVar

import msgspec

from commander.board.record import Event, Instant, Occurred


class PrivacyAnswer(StrEnum):
    """The answer to "is personal data concerned?"; a blank is none of them."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class PrivacyConcernRaised(Event, frozen=True, kw_only=True):
    """Somebody suspects that personal data is concerned. What they saw stands in the restricted stream alone."""

    KIND: ClassVar[str] = "privacy-concern-raised"


class PrivacyAnswered(Event, frozen=True, kw_only=True):
    """The question was answered; unknown has an owner and a time to ask again. The basis is restricted."""

    KIND: ClassVar[str] = "privacy-answered"
    answer: PrivacyAnswer
    owner: str = ""
    ask_at: Instant | None = None


class PrivacyReaderNamed(Event, frozen=True, kw_only=True):
    """Somebody may read the restricted stream of this incident, whatever role they lead."""

    KIND: ClassVar[str] = "privacy-reader-named"
    person: str


class RaisePrivacyConcern(msgspec.Struct, frozen=True, kw_only=True):
    """Say that personal data may be concerned. Nothing more is needed (2-08)."""

    incident: str
    note: str = ""
    occurred: Occurred | None = None


class AnswerPrivacy(msgspec.Struct, frozen=True, kw_only=True):
    """Answer the question: no needs its basis; unknown gets an owner and a time to ask again."""

    incident: str
    answer: str
    basis: str = ""
    owner: str = ""
    ask_at: Instant | None = None


class NamePrivacyReader(msgspec.Struct, frozen=True, kw_only=True):
    """Let somebody read the restricted stream of this incident."""

    incident: str
    person: str


PrivacyCommand = RaisePrivacyConcern | AnswerPrivacy | NamePrivacyReader
