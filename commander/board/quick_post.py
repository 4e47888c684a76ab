"""Pure: one write is the post and the entry (4-20): what our own people are told stands in the timeline at once."""

import msgspec
from msgspec.structs import replace

from commander.board.message import OrderBroadcast
from commander.board.message_source import Source
from commander.board.policy import Policy
from commander.board.record import Record
from commander.board.refusal import Because, Refused
from commander.board.timeline import AddEntry


class PostAndRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Write an entry and tell it to one's own people, both or neither."""

    incident: str
    entry: AddEntry
    order: OrderBroadcast


def check_inside(command: PostAndRecord, policy: Policy) -> None:
    """Whether only our own people are told; else Refused: customers read what was looked over in the sheet."""
    keys = {key for message in command.order.messages for key in message.audiences}
    found = [audience for key in sorted(keys) if (audience := policy.audience(key))]
    # Others may read the same place.
    readers = policy.readers_of({target for audience in found for target in audience.targets})
    outside = next((one for one in (*found, *readers) if one.is_outside), None)
    if outside is not None:
        raise Refused(Because.QUICK_IS_INSIDE, audience=outside.key)


def told_from(command: PostAndRecord, entry: Record) -> OrderBroadcast:
    """The order with the entry that it was written as."""
    source = Source(record=entry.id, at=entry.occurred.instant)
    return replace(
        command.order,
        messages=tuple(replace(one, sources=(*one.sources, source)) for one in command.order.messages),
    )
