"""Pure: the restricted stream as it stands: facts, tasks, decisions, drafts, and the statutory clocks (2-10)."""

from collections.abc import Iterable
from datetime import datetime

import msgspec
from msgspec.structs import replace

from commander.board import statutory_clocks
from commander.board.attachments import Attachment
from commander.board.bulletin import Wording
from commander.board.erasure import EntryErased
from commander.board.heads import Field
from commander.board.privacy_files import PrivacyFileKept, kept_file
from commander.board.privacy_records import PrivacyAnswer
from commander.board.privacy_track_records import (
    Persons,
    PrivacyAnswerExplained,
    PrivacyAspect,
    PrivacyDecided,
    PrivacyDraftApproved,
    PrivacyDraftKept,
    PrivacyDraftUsed,
    PrivacyFactStated,
    PrivacyTaskEnded,
    PrivacyTaskGiven,
)
from commander.board.record import Record
from commander.board.statutory_clocks import Statutory

# Two versions of a line: what asks for more stands until a person chooses.
_GRAVITY = {PrivacyAnswer.NO: 0, None: 1, PrivacyAnswer.UNKNOWN: 2, PrivacyAnswer.YES: 3}
# Only here a "no" is the worse answer: what was not preserved, not encrypted.
_GOOD_NEWS = frozenset({PrivacyAspect.ENCRYPTION, PrivacyAspect.EVIDENCE})


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the fact sheet as it is known now."""

    aspect: PrivacyAspect
    text: str
    answer: PrivacyAnswer | None
    persons: Persons | None
    by: str
    at: datetime


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """Something that somebody does for the track."""

    task: str
    text: str
    owner: str
    due: datetime | None
    at: datetime
    ended_at: datetime | None = None
    result: str = ""


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What was decided in the track, by whom and on what basis."""

    text: str
    basis: str
    decider: str
    at: datetime


class Explained(msgspec.Struct, frozen=True, kw_only=True):
    """On what an answer to the question rests."""

    answer: PrivacyAnswer
    basis: str
    by: str
    at: datetime


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """The newest revision of a text, and who let it go out."""

    record: str
    template: str
    texts: dict[str, Wording]
    by: str
    at: datetime
    approvals: dict[str, str] = {}  # the seat -> who said so, for this revision alone
    used: tuple[PrivacyDraftUsed, ...] = ()


class Track(msgspec.Struct, frozen=True, kw_only=True):
    """One incident's restricted stream. Immutable; read only by those with the right."""

    facts: dict[str, Field[Stated]] = {}
    tasks: dict[str, Task] = {}
    decisions: tuple[Decision, ...] = ()
    bases: tuple[Explained, ...] = ()
    draft_fields: dict[str, Field[Draft]] = {}
    files: tuple[Attachment, ...] = ()  # oldest first
    statutory: Statutory = Statutory()
    newest: tuple[str, str] = ("", "")

    def fact(self, aspect: PrivacyAspect) -> Stated | None:
        """A line of the fact sheet; None: nobody knows yet. Contested: what asks for more."""
        field = self.facts.get(aspect)
        return field.gravest(_gravity) if field else None

    def open_tasks(self) -> list[Task]:
        """What is still to be done, what is due first."""
        left = [task for task in self.tasks.values() if task.ended_at is None]
        return sorted(left, key=lambda task: (task.due is None, task.due or task.at))

    def draft(self, template: str) -> Draft | None:
        """The newest revision of a text."""
        field = self.draft_fields.get(template)
        return field.latest() if field else None

    @property
    def contested(self) -> list[str]:
        """What two desks said without knowing of each other."""
        fields = {
            **{f"fact:{key}": field.contested for key, field in self.facts.items()},
            **{f"draft:{key}": field.contested for key, field in self.draft_fields.items()},
            **{f"start:{key}": field.contested for key, field in self.statutory.starts.items()},
            **{f"clause:{key}": field.contested for key, field in self.statutory.judgements.items()},
        }
        return [name for name, contested in fields.items() if contested]


def fold_track(records: Iterable[Record]) -> Track:
    """The track from all records of its stream, in whatever order they come."""
    track = Track()
    for record in sorted(records, key=lambda one: (one.at, one.id)):
        track = evolve(track, record)
    return track


def follows_track(track: Track, record: Record) -> bool:
    """Whether a record can be folded on top; else the stream is folded whole."""
    return (record.at, record.id) > track.newest


def evolve(track: Track, record: Record) -> Track:
    """The track after a record. Total."""
    clocks = statutory_clocks.evolve(track.statutory, record)
    return replace(_evolve(track, record), statutory=clocks, newest=(record.at, record.id))


def _evolve(track: Track, record: Record) -> Track:
    event, at = record.event, record.occurred.instant
    match event:
        case PrivacyFactStated():
            stated = Stated(
                aspect=event.aspect,
                text=event.text,
                answer=event.answer,
                persons=event.persons,
                by=record.author,
                at=at,
            )
            field = track.facts.get(event.aspect, Field[Stated]()).put(record, stated)
            return replace(track, facts={**track.facts, event.aspect: field})
        case PrivacyAnswerExplained():
            explained = Explained(answer=event.answer, basis=event.basis, by=record.author, at=at)
            return replace(track, bases=(*track.bases, explained))
        case PrivacyTaskGiven() if event.task not in track.tasks:
            given = Task(task=event.task, text=event.text, owner=event.owner, due=event.due, at=at)
            return replace(track, tasks={**track.tasks, event.task: given})
        case PrivacyTaskEnded() if (task := track.tasks.get(event.task)) and task.ended_at is None:
            ended = replace(task, ended_at=at, result=event.result)
            return replace(track, tasks={**track.tasks, event.task: ended})
        case PrivacyDecided():
            decision = Decision(text=event.text, basis=event.basis, decider=event.decider, at=at)
            return replace(track, decisions=(*track.decisions, decision))
        case PrivacyFileKept():
            return replace(track, files=(*track.files, kept_file(event, record)))
        case EntryErased():
            return replace(track, files=tuple(one for one in track.files if one.record not in event.bodies))
        case _:
            return _evolve_draft(track, record)


def _evolve_draft(track: Track, record: Record) -> Track:
    event = record.event
    match event:
        case PrivacyDraftKept():
            at = record.occurred.instant
            draft = Draft(
                record=record.id, template=event.template, texts=event.texts, by=record.author, at=at
            )
            field = track.draft_fields.get(event.template, Field[Draft]()).put(record, draft)
        case PrivacyDraftApproved():
            field = _marked(
                track, event.template, event.draft, approval=(event.need, event.approver), used=None
            )
        case PrivacyDraftUsed():
            field = _marked(track, event.template, event.draft, approval=None, used=event)
        case _:
            return track
    return replace(track, draft_fields={**track.draft_fields, event.template: field})


def _marked(
    track: Track,
    template: str,
    revision: str,
    *,
    approval: tuple[str, str] | None,
    used: PrivacyDraftUsed | None,
) -> Field[Draft]:
    """The text with a word said about one revision of it; about an older one it says nothing of the newest."""
    field = track.draft_fields.get(template, Field[Draft]())
    heads = []
    for head in field.heads:
        draft = head.value
        if draft.record == revision:
            given = {**draft.approvals, approval[0]: approval[1]} if approval else draft.approvals
            draft = replace(draft, approvals=given, used=(*draft.used, used) if used else draft.used)
        heads.append(replace(head, value=draft))
    return Field(heads=tuple(heads))


def _gravity(stated: Stated) -> float:
    if stated.persons is not None:
        return float(min(stated.persons.high, 10**12))
    grave = _GRAVITY[stated.answer]
    return 3 - grave if stated.aspect in _GOOD_NEWS and stated.answer is not None else grave
