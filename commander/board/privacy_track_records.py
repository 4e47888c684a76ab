"""Pure: what is recorded in the restricted stream of an incident: notes, facts, tasks, decisions, drafts (2-10)."""

from enum import StrEnum
from typing import ClassVar

import msgspec

from commander.board.bulletin import Wording
from commander.board.privacy_records import PrivacyAnswer
from commander.board.record import Event, Instant


class PrivacyAspect(StrEnum):
    """A line of the fact sheet: what must be known to judge, then the nine items of the report (規則8条1項)."""

    KIND = "kind"
    PERSONS = "persons"
    THIRD_PARTY = "third-party"
    MALICIOUS = "malicious"
    ENCRYPTION = "encryption"
    EVIDENCE = "evidence"
    OVERVIEW = "overview"
    ITEMS = "items"
    CAUSE = "cause"
    SECONDARY = "secondary"
    RESPONSE = "response"
    PUBLICATION = "publication"
    PREVENTION = "prevention"
    OTHER = "other"


class Persons(msgspec.Struct, frozen=True, kw_only=True):
    """How many persons: at least, likely, at most."""

    low: int
    likely: int
    high: int


class PrivacyNoted(Event, frozen=True, kw_only=True):
    """A line of the track's own timeline."""

    KIND: ClassVar[str] = "privacy-noted"
    text: str


class PrivacyAnswerExplained(Event, frozen=True, kw_only=True):
    """On what an answer rests."""

    KIND: ClassVar[str] = "privacy-answer-explained"
    answer: PrivacyAnswer
    basis: str


class PrivacyFactStated(Event, frozen=True, kw_only=True):
    """A line of the fact sheet as it is known now."""

    KIND: ClassVar[str] = "privacy-fact-stated"
    aspect: PrivacyAspect
    text: str
    answer: PrivacyAnswer | None = None
    persons: Persons | None = None


class PrivacyTaskGiven(Event, frozen=True, kw_only=True):
    """Somebody does something for the track, by when."""

    KIND: ClassVar[str] = "privacy-task-given"
    task: str
    text: str
    owner: str
    due: Instant | None = None


class PrivacyTaskEnded(Event, frozen=True, kw_only=True):
    """A task is done."""

    KIND: ClassVar[str] = "privacy-task-ended"
    task: str
    result: str = ""


class PrivacyDecided(Event, frozen=True, kw_only=True):
    """A decision of the track, and its basis."""

    KIND: ClassVar[str] = "privacy-decided"
    text: str
    basis: str
    decider: str


class PrivacyDraftKept(Event, frozen=True, kw_only=True):
    """A revision of a text that is being prepared."""

    KIND: ClassVar[str] = "privacy-draft-kept"
    template: str
    texts: dict[str, Wording]


class PrivacyDraftApproved(Event, frozen=True, kw_only=True):
    """Exactly this revision may go out, for one of the seats that must say so."""

    KIND: ClassVar[str] = "privacy-draft-approved"
    draft: str  # the record of the revision
    template: str
    need: str
    approver: str


class PrivacyDraftUsed(Event, frozen=True, kw_only=True):
    """A revision went out by a person's hand: to whom, and how."""

    KIND: ClassVar[str] = "privacy-draft-used"
    draft: str
    template: str
    told: str
    way: str = ""


class NotePrivacy(msgspec.Struct, frozen=True, kw_only=True):
    """Write a line into the restricted timeline."""

    incident: str
    text: str


class StatePrivacyFact(msgspec.Struct, frozen=True, kw_only=True):
    """Fill or change a line of the fact sheet."""

    incident: str
    aspect: str
    text: str = ""
    answer: str = ""
    persons: Persons | None = None


class GivePrivacyTask(msgspec.Struct, frozen=True, kw_only=True):
    """Give somebody a task of the track; without an owner it is the author's."""

    incident: str
    text: str
    owner: str = ""
    due: Instant | None = None


class EndPrivacyTask(msgspec.Struct, frozen=True, kw_only=True):
    """Say that a task is done."""

    incident: str
    task: str
    result: str = ""


class DecidePrivacy(msgspec.Struct, frozen=True, kw_only=True):
    """Record a decision of the track."""

    incident: str
    text: str
    basis: str
    decider: str = ""


class KeepPrivacyDraft(msgspec.Struct, frozen=True, kw_only=True):
    """Keep a revision of a text."""

    incident: str
    template: str
    texts: dict[str, Wording]


class ApprovePrivacyDraft(msgspec.Struct, frozen=True, kw_only=True):
    """Approve the newest revision of a text, as whichever seat the author fills."""

    incident: str
    template: str
    draft: str = ""  # the revision that was read; empty: the newest


class UsePrivacyDraft(msgspec.Struct, frozen=True, kw_only=True):
    """Say that the approved revision went out by hand."""

    incident: str
    template: str
    told: str
    way: str = ""


TrackCommand = (
    NotePrivacy
    | StatePrivacyFact
    | GivePrivacyTask
    | EndPrivacyTask
    | DecidePrivacy
    | KeepPrivacyDraft
    | ApprovePrivacyDraft
    | UsePrivacyDraft
)
