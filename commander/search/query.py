"""Pure: what was typed into the search, read: words, and what narrows them (kind, person, time)."""

import re
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

import msgspec

from commander.board.policy import Policy
from commander.search.index import Narrowing
from commander.search.letters import alike
from commander.search.said import kind_name
from commander.wording.labels import Mark, label
from commander.wording.language import Language
from commander.wording.times import TimeFault, parse

LONGEST: Final = 300
KINDS: Final = tuple(kind_name(mark) for mark in Mark)
# `kind:decision`, `since:"昨日 23:50"`, @"a name", "words with a space", @person, word.
_PART: Final = re.compile(
    r'(?P<key>[^\s:\uff1a"]+)[:\uff1a](?:"(?P<quoted>[^"]*)"?|(?P<value>[^\s"]*))'
    r'|[@\uff20]"(?P<called>[^"]*)"?|"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+)'
)
_KEYS: Final = {
    **dict.fromkeys(("kind", "種類"), "kind"),
    **dict.fromkeys(("by", "person", "人"), "person"),
    **dict.fromkeys(("since", "after", "以降", "から"), "since"),
    **dict.fromkeys(("until", "before", "以前", "まで"), "until"),
}


class QueryTrouble(StrEnum):
    """What in a search can't be understood."""

    KIND = "kind"
    TIME = "time"


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """A search as it was understood. words are made alike; trouble names the part that was not understood."""

    words: tuple[str, ...] = ()
    among: Narrowing = Narrowing()
    trouble: tuple[QueryTrouble, str] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for."""
        narrowed = self.among.kinds or self.among.people or self.among.since or self.among.until
        return not self.words and not narrowed


def query_of(text: str, policy: Policy, now: datetime, zone: str, *, stream: str = "") -> Query:
    """The search that a typed line means; stream: this incident alone."""
    reader = _Reader(policy, now, zone)
    for part in _PART.finditer(text[:LONGEST]):
        reader.take(part)
    return Query(
        words=tuple(dict.fromkeys(filter(None, reader.words))),
        among=Narrowing(
            stream=stream,
            kinds=tuple(dict.fromkeys(reader.kinds)),
            people=tuple(dict.fromkeys(reader.people)),
            since=reader.since,
            until=reader.until,
        ),
        trouble=reader.trouble,
    )


def kinds_named(name: str) -> tuple[str, ...]:
    """The kinds whose name in either language begins so; none: nothing is called so."""
    sought = alike(name)
    if sought in KINDS:
        return (sought,)
    named = {
        mark: [kind_name(mark), *(alike(label(mark, language)) for language in Language)] for mark in Mark
    }
    return tuple(
        kind_name(mark)
        for mark, names in named.items()
        if sought and any(one.startswith(sought) for one in names)
    )


def people_named(name: str, policy: Policy) -> tuple[str, ...]:
    """The keys of the people whose key or name begins so; else the name as typed, for authors on no list."""
    sought = alike(name)
    found = [
        one.key
        for one in policy.persons()
        if any(alike(called).startswith(sought) for called in (one.key, one.name))
    ]
    return tuple(found) or (name,)


class _Reader:
    def __init__(self, policy: Policy, now: datetime, zone: str) -> None:
        self._policy, self._now, self._zone = policy, now, zone
        self.words: list[str] = []
        self.kinds: list[str] = []
        self.people: list[str] = []
        self.since: datetime | None = None
        self.until: datetime | None = None
        self.trouble: tuple[QueryTrouble, str] | None = None

    def take(self, part: "re.Match[str]") -> None:
        """One part of the line."""
        if part["called"] is not None:
            self._narrow_to(part["called"])
            return
        if part["key"] is None:
            self._take_word(part["phrase"] if part["phrase"] is not None else part["word"])
            return
        key = _KEYS.get(part["key"].casefold())
        value = part["quoted"] if part["quoted"] is not None else part["value"]
        if key is None:
            self._take_word(part[0])  # 22:31, https://…, host:8080 are words
        elif value:
            self._narrow(key, value)

    def _take_word(self, word: str) -> None:
        if word[0:1] in {"@", "\uff20"} and len(word) > 1:
            self._narrow_to(word[1:])
        else:
            self.words.append(alike(word))

    def _narrow_to(self, person: str) -> None:
        if person:
            self.people += people_named(person, self._policy)

    def _narrow(self, key: str, value: str) -> None:
        if key == "kind":
            found = kinds_named(value)
            self.kinds += found
            if not found:
                self.trouble = QueryTrouble.KIND, value
        elif key == "person":
            self._narrow_to(value)
        else:
            moment = moment_of(value, self._now, self._zone, ends=key == "until")
            if isinstance(moment, TimeFault):
                self.trouble = QueryTrouble.TIME, value
            elif key == "since":
                self.since = moment
            else:
                self.until = moment


def moment_of(text: str, now: datetime, zone: str, *, ends: bool = False) -> datetime | TimeFault:
    """A typed time, or the beginning (ends: the end) of a typed day. A minute that ends a span belongs to it."""
    found = parse(text, now, zone)
    if not isinstance(found, TimeFault):
        return found.instant + (timedelta(minutes=1) if ends else timedelta())
    day = parse(f"{text} {'24:00' if ends else '00:00'}", now, zone)
    return found if isinstance(day, TimeFault) else day.instant
