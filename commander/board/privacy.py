"""Pure: whether personal data is concerned, as everybody may know it: raised, answered, read by whom (2-08)."""

from datetime import datetime

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.privacy_records import (
    PrivacyAnswer,
    PrivacyAnswered,
    PrivacyConcernRaised,
    PrivacyReaderNamed,
)
from commander.board.record import Record

# Until a person chooses, the answer that asks for more stands.
_GRAVITY = {PrivacyAnswer.NO: 0, PrivacyAnswer.UNKNOWN: 1, PrivacyAnswer.YES: 2}


class Concern(msgspec.Struct, frozen=True, kw_only=True):
    """One suspicion, as it was raised."""

    record: str
    by: str
    at: datetime


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """The answer as it stands."""

    answer: PrivacyAnswer
    owner: str
    ask_at: datetime | None
    by: str
    at: datetime


class Privacy(msgspec.Struct, frozen=True, kw_only=True):
    """The open slice of the board. No word of what was seen is in it."""

    concerns: tuple[Concern, ...] = ()
    met: frozenset[str] = frozenset()  # the suspicions that some answer speaks of
    answer_field: Field[Answered] = Field()
    readers: tuple[str, ...] = ()

    @property
    def waiting(self) -> Concern | None:
        """The first suspicion that no answer speaks of yet: it is never dropped in silence (2-11)."""
        return next((one for one in self.concerns if one.record not in self.met), None)

    @property
    def answered(self) -> Answered | None:
        """The answer that stands; None while nobody answered what was raised last."""
        if self.waiting is not None:
            return None
        return self.answer_field.gravest(lambda one: _GRAVITY[one.answer])

    @property
    def is_suspected(self) -> bool:
        """Whether the concern stands: raised and not answered, or answered with yes or unknown (practice §1.2)."""
        if self.waiting is not None:
            return True
        answered = self.answered
        return answered is not None and answered.answer is not PrivacyAnswer.NO

    @property
    def has_track(self) -> bool:
        """Whether there is a restricted stream: something was raised or answered."""
        return bool(self.concerns or self.answer_field.heads)

    @property
    def since(self) -> datetime | None:
        """When it was raised first."""
        return self.concerns[0].at if self.concerns else None


def evolve(privacy: Privacy, record: Record) -> Privacy:
    """The slice after a record. Total."""
    event, at = record.event, record.occurred.instant
    match event:
        case PrivacyConcernRaised():
            concern = Concern(record=record.id, by=record.author, at=at)
            return replace(privacy, concerns=(*privacy.concerns, concern))
        case PrivacyAnswered():
            said = Answered(
                answer=event.answer, owner=event.owner, ask_at=event.ask_at, by=record.author, at=at
            )
            field = privacy.answer_field.put(record, said)
            return replace(privacy, answer_field=field, met=privacy.met | frozenset(record.bases))
        case PrivacyReaderNamed():
            readers = tuple(dict.fromkeys((*privacy.readers, event.person)))
            return replace(privacy, readers=readers)
        case _:
            return privacy
