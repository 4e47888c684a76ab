"""Pure: audiences told by a person: who called or wrote when, whether they answered, when it is owed again (1-05)."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.moment import Moment, happened
from commander.board.organisation import Audience
from commander.board.policy import Policy
from commander.board.record import Event, Fact, Occurred, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, optional, required

# Nobody answered: try again after this, and from the second try on each hour (1-05, the vendor's own rule).
CHASE_FIRST = timedelta(minutes=30)
CHASE_AGAIN = timedelta(hours=1)
# Whoever was reached hears from us again after this.
WORD_AGAIN = timedelta(hours=1)


class Outcome(StrEnum):
    """What came of one contact."""

    CALLED = "called"  # it rang; what came of it is not known yet
    ANSWERED = "answered"
    NO_ANSWER = "no-answer"
    MAILED = "mailed"
    ACKNOWLEDGED = "acknowledged"  # they said that they know
    GIVEN_UP = "given-up"


_UNANSWERED = frozenset({Outcome.CALLED, Outcome.NO_ANSWER, Outcome.MAILED})
_REACHED = frozenset({Outcome.ANSWERED, Outcome.ACKNOWLEDGED})


class ContactLogged(Event, frozen=True, kw_only=True):
    """Somebody told an audience by hand, tried to, or heard that they know; the record's occurred time says when."""

    KIND: ClassVar[str] = "contact-logged"
    audience: str
    outcome: Outcome
    by: str
    note: str = ""
    name_ja: str = ""  # as it was called then: the list may lose it
    name_en: str = ""


class LogContact(msgspec.Struct, frozen=True, kw_only=True):
    """Write down a call, a mail or an acknowledgement; without `by` it was whoever writes."""

    incident: str
    audience: str
    outcome: str
    by: str = ""
    note: str = ""
    occurred: Occurred | None = None


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    """Where an audience stands: the last thing that happened, and how often nobody answered until then."""

    audience: str
    outcome: Outcome
    by: str
    at: datetime
    note: str = ""
    tries: int = 0
    name_ja: str = ""
    name_en: str = ""

    @property
    def is_unanswered(self) -> bool:
        """Whether somebody must try again."""
        return self.outcome in _UNANSWERED

    @property
    def next_due(self) -> datetime | None:
        """When they are to be tried or told again; None once given up."""
        if self.is_unanswered:
            return self.at + (CHASE_FIRST if self.tries <= 1 else CHASE_AGAIN)
        return self.at + WORD_AGAIN if self.outcome in _REACHED else None


class Contacts(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board: the last contact with each audience."""

    fields: dict[str, Field[Contact]] = {}

    def names(self, audience: str) -> tuple[str, str]:
        """What an audience was called when it was last spoken of, ja and en; its key when it never was."""
        field = self.fields.get(audience)
        latest = field.latest() if field else None
        return (latest.name_ja, latest.name_en) if latest else (audience, audience)

    def last(self, audience: str) -> Contact | None:
        """Where an audience stands; while contested, not answered rather than answered, and the earlier one."""
        field = self.fields.get(audience)
        return field.gravest(_gravity) if field else None

    def unanswered(self) -> list[Contact]:
        """Whom somebody must try again."""
        return [one for key in self.fields if (one := self.last(key)) and one.is_unanswered]


def _gravity(contact: Contact) -> float:
    # Whom nobody reached outweighs any time that a record can hold.
    return (1e12 if contact.is_unanswered else 0.0) - contact.at.timestamp()


def decide(contacts: Contacts, policy: Policy, command: LogContact, moment: Moment) -> list[Fact]:
    """What follows from a command, or Refused."""
    if command.outcome not in tuple(Outcome):
        raise Refused(Because.OUTCOME_UNKNOWN, outcome=command.outcome, outcomes=", ".join(Outcome))
    outcome = Outcome(command.outcome)
    field = contacts.fields.get(command.audience)
    names = _named(policy, field, command.audience)
    audience = policy.audience(command.audience)
    if outcome is not Outcome.ACKNOWLEDGED and audience and not audience.by_hand:
        raise Refused(Because.AUDIENCE_BY_MACHINE, audience=command.audience)
    if outcome is Outcome.GIVEN_UP and not command.note.strip():
        raise Refused(Because.REASON_NEEDED)
    event = ContactLogged(
        audience=command.audience,
        outcome=outcome,
        by=required(command.by.strip() or moment.author, limit=LINE_LIMIT, field="person"),
        note=optional(command.note, limit=LINE_LIMIT, field="note"),
        name_ja=names[0],
        name_en=names[1],
    )
    about = f"contact:{command.audience}"
    bases = field.bases if field else ()
    return [Fact(event=event, about=about, bases=bases, occurred=happened(command.occurred, moment))]


def _named(policy: Policy, field: Field[Contact] | None, key: str) -> tuple[str, str]:
    """What it is called; one that left the list can still be spoken of."""
    audience: Audience | Contact | None = policy.audience(key) or (field.latest() if field else None)
    if audience is None:
        known = ", ".join(one.key for one in policy.audiences())
        raise Refused(Because.AUDIENCE_UNKNOWN, audience=key, known=known)
    return audience.name_ja, audience.name_en


def evolve(contacts: Contacts, record: Record) -> Contacts:
    """The slice after a record. Total; an earlier call written down late is counted, and stands behind the later."""
    event = record.event
    if not isinstance(event, ContactLogged):
        return contacts
    field = contacts.fields.get(event.audience, Field[Contact]())
    replaced = Field(heads=tuple(head for head in field.heads if head.record in record.bases))
    said = _said(event, record.occurred.instant)
    # Of several versions one was chosen, and nothing new happened: it counts as it did.
    chosen = (head.value for head in replaced.heads if replaced.contested and _is_the_same(head.value, said))
    contact = next(chosen, None) or _after(replaced.gravest(_gravity), said)
    return replace(contacts, fields={**contacts.fields, event.audience: field.put(record, contact)})


def _said(event: ContactLogged, at: datetime) -> Contact:
    return Contact(
        audience=event.audience,
        outcome=event.outcome,
        by=event.by,
        at=at,
        note=event.note,
        name_ja=event.name_ja,
        name_en=event.name_en,
    )


def _after(standing: Contact | None, said: Contact) -> Contact:
    if standing is None:
        return replace(said, tries=int(said.is_unanswered))
    is_late = said.at < standing.at
    if is_late and not standing.is_unanswered:
        return standing
    # "Called" and then "nobody answered" is one call.
    is_its_end = standing.outcome is Outcome.CALLED and said.outcome is Outcome.NO_ANSWER and not is_late
    tries = (standing.tries if standing.is_unanswered else 0) + int(said.is_unanswered and not is_its_end)
    return (
        replace(standing, tries=tries) if is_late else replace(said, tries=tries if said.is_unanswered else 0)
    )


def _is_the_same(one: Contact, other: Contact) -> bool:
    return replace(one, tries=other.tries) == other
