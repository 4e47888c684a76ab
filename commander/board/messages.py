"""Pure: what each audience was told and is owed: texts, approvals and deliveries as they stand (practice §5)."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from commander.board.bulletin import Stage
from commander.board.deliveries import (
    Delivery,
    DeliveryState,
    Operation,
)
from commander.board.message import Message, promised
from commander.board.message_source import ToldFrom


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What one audience was told last."""

    audience: str
    name_ja: str
    name_en: str
    public: bool
    message: Message
    ordered_at: datetime
    number: int  # how many messages this audience has had, this one included
    deliveries: tuple[str, ...]
    before: "Told | None" = None  # what it was told before this; it holds again when this one is called off


class Approved(msgspec.Struct, frozen=True, kw_only=True):
    """Who approved a text; by word of mouth: somebody else wrote it down."""

    approver: str
    verbal: bool
    at: datetime
    until: datetime | None = None
    targets: tuple[str, ...] | None = None
    needs: tuple[str, ...] = ()
    request: str = ""


class PublicPost(msgspec.Struct, frozen=True, kw_only=True):
    """A message to customers as it was ordered."""

    content: Message
    ordered_at: datetime
    keys: tuple[str, ...]  # its deliveries to public targets


_READABLE = {DeliveryState.DELIVERED, DeliveryState.WRITTEN, DeliveryState.UNKNOWN}


class Messages(msgspec.Struct, frozen=True, kw_only=True):
    """The messages' slice of the board."""

    told: dict[str, Told] = {}
    deliveries: dict[str, Delivery] = {}
    approvals: dict[str, tuple[Approved, ...]] = {}  # by digest
    public_keys: frozenset[str] = frozenset()
    first_public_at: datetime | None = None
    public_posts: tuple[PublicPost, ...] = ()  # as ordered, oldest first
    told_from: dict[str, tuple[ToldFrom, ...]] = {}  # by the record that a message was written from
    ordered: dict[str, tuple[str, ...]] = {}  # by digest of a message: its deliveries

    @property
    def last_public(self) -> Message | None:
        """What customers are to read last, ordered or already there."""
        return self.public_posts[-1].content if self.public_posts else None

    @property
    def public_count(self) -> int:
        """How many public posts were ordered; one that was called off everywhere was never told."""
        return sum(not is_called_off(self.deliveries, post.keys) for post in self.public_posts)

    @property
    def posted(self) -> PublicPost | None:
        """The last public post that customers can read, or may be reading; one that is held is none."""
        return next((post for post in reversed(self.public_posts) if self._states(post) & _READABLE), None)

    def readable_posts(self) -> list[PublicPost]:
        """Every public post that customers can read, or may be reading, oldest first."""
        return [post for post in self.public_posts if self._states(post) & _READABLE]

    @property
    def underway(self) -> bool:
        """The last public post is on its way by itself."""
        moving = {DeliveryState.QUEUED, DeliveryState.SENDING}
        return bool(self.public_posts) and bool(self._states(self.public_posts[-1]) & moving)

    @property
    def public_stage(self) -> Stage | None:
        """The stage that customers read; None before the first post."""
        return self.posted.content.stage if self.posted else None

    @property
    def promise(self) -> datetime | None:
        """When customers were promised the next update; None when nothing is owed."""
        return promised(self.posted.content) if self.posted else None

    def _states(self, post: PublicPost) -> set[DeliveryState]:
        return {one.state for key in post.keys if not (one := self.deliveries[key]).withdrawn}

    def is_ordered(self, content: Message) -> bool:
        """Whether this very message is on its way, has arrived, or waits for somebody's word somewhere."""
        found = (self.deliveries[key] for key in self.ordered.get(content.digest(), ()))
        over = (DeliveryState.CANCELLED, DeliveryState.FAILED)
        return any(one.state not in over and not one.withdrawn for one in found)

    def needing_a_person(self) -> list[Delivery]:
        """Deliveries that stand still until somebody decides."""
        states = (DeliveryState.HELD, DeliveryState.UNKNOWN, DeliveryState.FAILED)
        found = [delivery for delivery in self.deliveries.values() if delivery.state in states]
        # A summary that somebody deleted is posted anew by itself.
        return [one for one in found if not (one.operation is Operation.SUMMARY and one.reason == "gone")]


def is_called_off(deliveries: Mapping[str, Delivery], keys: Sequence[str]) -> bool:
    """Whether every one of them was cancelled: nobody was told by them; one that a newer text replaced was no slip."""
    found = [deliveries[key] for key in keys]
    return bool(found) and all(one.state is DeliveryState.CANCELLED and not one.replaced_by for one in found)
