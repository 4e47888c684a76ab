"""Pure: the address of the call where everybody meets (4-08). https only; it is opened by a person's key alone."""

from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.record import Event, Fact, Record
from commander.board.text import is_link, link


class CallLinkSet(Event, frozen=True, kw_only=True):
    """The call moved here; empty: there is none of its own."""

    KIND: ClassVar[str] = "call-link-set"
    url: str


class SetCallLink(msgspec.Struct, frozen=True, kw_only=True):
    """Say where the call is; empty takes it away, and the organisation's own holds again."""

    incident: str
    url: str


class CallLink(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board."""

    field: Field[str] = Field()

    @property
    def url(self) -> str:
        """Where the call is; empty: nobody said. The newest while contested: people move on to it."""
        return self.field.latest() or ""


def decide(call: CallLink, command: SetCallLink) -> list[Fact]:
    """What follows from a command, or Refused."""
    url = command.url.strip()
    event = CallLinkSet(url=link(url, field="call-link") if url else "")
    return [Fact(event=event, about="call-link", bases=call.field.bases)]


def evolve(call: CallLink, record: Record) -> CallLink:
    """The slice after a record. Total; an address that this program would not take is none."""
    event = record.event
    if not isinstance(event, CallLinkSet):
        return call
    url = event.url if is_link(event.url) else ""
    return replace(call, field=call.field.put(record, url))
