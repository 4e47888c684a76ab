"""What a command says of a name that is in no directory: it is recorded, and a slip can still be put right."""

from collections.abc import Iterator, Sequence
from typing import Final

from commander.board.gates import people_named
from commander.board.known_people import near, strangers
from commander.board.policy import Policy
from commander.board.record import ORGANISATION, Event, Record
from commander.board.roles import RoleAccepted, RoleOfferEnded, RoleReleased
from commander.board.slack_entries import SlackEntryKept
from commander.board.summons import CallAnswered
from commander.wording.language import Language
from commander.wording.line_values import PERSON_FIELDS
from commander.wording.strangers import stranger_recorded

# These repeat whom an earlier record named, or who wrote elsewhere.
_REPEATED: Final = (RoleAccepted, RoleReleased, RoleOfferEnded, CallAnswered, SlackEntryKept)
_MOST: Final = 5


class Named:
    """Whoever is named in what one command writes."""

    def __init__(self) -> None:
        self.wrote = False
        self._names: dict[str, None] = {}
        self._authors: set[str] = set()

    def hear(self, records: Sequence[Record]) -> None:
        """Note whom these records name."""
        self.wrote = True
        for record in records:
            self._authors.add(record.author)
            if record.stream != ORGANISATION:
                self._names.update(dict.fromkeys(_named(record.event)))

    def stranger_lines(self, policy: Policy, me: str, language: Language) -> list[str]:
        """A line for each name that nobody is listed under; whoever writes is no stranger."""
        found = strangers(self._names, policy, {me, *self._authors})
        return [stranger_recorded(name, near(name, policy), language) for name in found[:_MOST]]


def _named(event: Event) -> Iterator[str]:
    if isinstance(event, _REPEATED):
        return
    for field in sorted(PERSON_FIELDS.intersection(event.__struct_fields__)):
        value = getattr(event, field)
        if isinstance(value, str):
            yield value
    yield from people_named(event)
