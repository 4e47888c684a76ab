"""To which incident a message of Slack belongs: where it is known, whose channel it is, else the one that is open."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import msgspec

from commander.board.slack_entries import Sight
from commander.desk.slack import Listened
from commander.intake.slack_events_hints import number
from commander.intake.slack_events_inbox import Inbox
from commander.intake.slack_events_reading import Reader, Trouble, TroubleKind

BEFORE_DECLARED_S: Final = 3600.0


class Unplaced(msgspec.Struct, frozen=True, kw_only=True):
    """A message that could belong to any of several incidents: a person says to which."""

    sight: Sight
    incidents: tuple[str, ...]


class Places:
    """On the intake's thread. keep records at an incident; told hears what waits for a person's word."""

    def __init__(
        self,
        reader: Reader,
        inbox: Inbox,
        channels: Sequence[str],
        keep: Callable[[str, Sight], None],
        told: Callable[[tuple[Unplaced, ...]], None],
    ) -> None:
        self._reader, self._inbox, self._channels = reader, inbox, tuple(channels)
        self._keep, self._told = keep, told
        self._named: dict[str, str] | None = None
        self._unplaced: dict[str, Unplaced] = {}
        self.unreadable: dict[str, str] = {}  # a channel that can't be read -> Slack's word for why

    def named(self, *, anew: bool = False) -> dict[str, str]:
        """The channels of the settings by id; one that can't be found is said, and asked for with the next sweep."""
        if self._named is None or anew:
            found: dict[str, str] = {}
            for name in self._channels:
                with self.readable(name):
                    found[self._reader.channel_id(name)] = name
            self._named = found
        return self._named

    @contextlib.contextmanager
    def readable(self, channel: str) -> Iterator[None]:
        """One channel that can't be read stops no other."""
        try:
            yield
            self.unreadable.pop(channel, None)
        except Trouble as trouble:
            if trouble.kind is not TroubleKind.CHANNEL:
                raise
            self.unreadable[channel] = trouble.detail

    def candidates(self, incidents: Sequence[Listened], channel: str, ts: str) -> list[Listened]:
        """The incidents that a message may belong to."""
        known = [one for one in incidents if f"{channel}/{ts}" in one.versions]
        if known:
            return known[:1]
        own = [one for one in incidents if one.channel == channel]
        if own:
            return own[:1]
        return [one for one in incidents if one.is_open] if channel in self.named() else []

    def bring(self, incidents: Sequence[Listened], sight: Sight, *, swept: bool = False) -> bool:
        """Bring how a message stands to its incident. True: a person is asked to which."""
        place = sight.place
        found = self.candidates(incidents, place.channel, place.ts)
        if swept and all(place.channel != one.channel for one in found):
            # A reaction just given to an older message is meant for now; one found there may be of before.
            found = [one for one in found if number(place.ts) >= one.since - BEFORE_DECLARED_S]
        if len(found) == 1:
            self._forget(place.key)
            if found[0].has_news(sight):
                self._keep(found[0].stream, sight)
            return False
        says = sight.is_marked or sight.asks_us
        if not found or not says or self._inbox.is_refused(place.channel, place.ts):
            self._forget(place.key)
            return False
        waits = Unplaced(sight=sight, incidents=tuple(one.stream for one in found))
        if self._unplaced.get(place.key) != waits:
            self._unplaced[place.key] = waits
            self._told(tuple(self._unplaced.values()))
        return True

    def place(self, key: str, stream: str) -> None:
        """A person said to which incident a message belongs; "" for none, which is remembered."""
        found = self._unplaced.pop(key, None)
        if found is not None:
            if stream:
                self._keep(stream, found.sight)
            else:
                self._inbox.refuse(found.sight.place.channel, found.sight.place.ts)
        self._told(tuple(self._unplaced.values()))

    def _forget(self, key: str) -> None:
        if self._unplaced.pop(key, None) is not None:
            self._told(tuple(self._unplaced.values()))
