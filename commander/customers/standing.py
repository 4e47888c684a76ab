"""Pure: how a list stands: customers by source, what persons decided on top, and the counts that may leave the file."""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final

import msgspec

from commander.customers.matching import Pair

# Bit of a customer that the policy or a file of exclusions takes out; the other bits are sources.
LEFT_OUT: Final = 1 << 31
MOST_SOURCES: Final = 31


class Rejected(StrEnum):
    """Why a row was not taken."""

    CELLS = "cells"
    NOTHING = "nothing"
    NUL = "nul"
    TOO_LONG = "too-long"


class Act(StrEnum):
    """What made a version."""

    IMPORTED = "imported"
    DECIDED = "decided"
    TAKEN_BACK = "taken-back"
    REMOVED = "removed"


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One file as it was taken."""

    number: int
    name: str
    digest: str
    headings: tuple[str, ...]
    columns: dict[str, int]
    encoding: str
    excludes: bool
    rows: int  # in the file
    taken: int
    rejected: dict[str, int]
    examples: tuple[tuple[int, str], ...]  # the first rejected rows, by number and reason
    unusable: dict[str, int]  # cells that are no mail address, no phone number
    by: str
    at: str


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """A person's word about two rows."""

    first: int
    second: int
    same: bool
    by: str
    at: str


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What may leave the file: numbers only."""

    rows: int
    rejected: int
    left_out: int
    unique: int
    waiting: int


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """A list as it stood after one act; digest binds it to the version before."""

    number: int
    act: Act
    by: str
    at: str
    counts: Counts
    digest: str
    reason: str = ""  # why a file was taken out


class Groups(msgspec.Struct, frozen=True, kw_only=True):
    """Every row's customer as the keys tell it, and the sources of each customer, at its root."""

    roots: "array[int]"
    masks: "array[int]"
    reasons: bytes


def masks_of(roots: Sequence[int], sources: Sequence[Source], left_out: bytes) -> "array[int]":
    """At each root the sources of its customer, and whether it is left out."""
    masks = array("I", bytes(4 * len(roots)))
    row = 0
    for place, source in enumerate(sources):
        bit = 1 << place
        for _ in range(source.taken):
            masks[roots[row]] |= bit
            row += 1
    at = left_out.find(1)
    while at >= 0:
        masks[roots[at]] |= LEFT_OUT
        at = left_out.find(1, at + 1)
    return masks


def by_mask(masks: Iterable[int]) -> dict[int, int]:
    """How many customers each set of sources has."""
    found = Counter(masks)
    del found[0]
    return dict(found)


class Standing:
    """A list with what persons decided."""

    def __init__(
        self,
        groups: Groups,
        base: Mapping[int, int],
        sources: Sequence[Source],
        doubtful: Sequence[Pair],
        decisions: Sequence[Decision],
    ) -> None:
        self.groups, self.sources = groups, tuple(sources)
        self._out = LEFT_OUT | sum(1 << place for place, one in enumerate(sources) if one.excludes)
        self._joined: dict[int, int] = {}
        decided = set()
        for one in decisions:
            first, second = self._strong(one.first), self._strong(one.second)
            decided.add((min(first, second), max(first, second)))
            if one.same:
                first, second = sorted((self.root(one.first), self.root(one.second)))
                if first != second:
                    self._joined[second] = first
        self.members: dict[int, list[int]] = {}
        for root in self._joined:
            self.members.setdefault(self.root(root), []).append(root)
        self.by_mask = self._counted(base)
        self.waiting = [one for one in doubtful if self._waits(one, decided)]

    def root(self, row: int) -> int:
        """The row that stands for this row's customer."""
        row = self._strong(row)
        while row in self._joined:
            row = self._joined[row]
        return row

    def mask(self, root: int) -> int:
        """The sources of a customer."""
        mask = self.groups.masks[root]
        for other in self.members.get(root, ()):
            mask |= self.groups.masks[other]
        return mask

    def is_left_out(self, mask: int) -> bool:
        """Whether a customer with these sources is no affected customer: a test account, our own staff."""
        return bool(mask & self._out)

    @property
    def counts(self) -> Counts:
        """What may leave the file."""
        taken = [one for one in self.sources if not one.excludes]
        out = sum(number for mask, number in self.by_mask.items() if self.is_left_out(mask))
        only_excluded = sum(n for mask, n in self.by_mask.items() if not self._affected_bits(mask))
        return Counts(
            rows=sum(one.rows for one in taken),
            rejected=sum(sum(one.rejected.values()) for one in taken),
            left_out=out - only_excluded,
            unique=sum(self.by_mask.values()) - out,
            waiting=len(self.waiting),
        )

    def overlap(self) -> list[tuple[tuple[int, ...], int]]:
        """How many affected customers stand in exactly these sources, by the sources' numbers."""
        found: Counter[tuple[int, ...]] = Counter()
        for mask, number in self.by_mask.items():
            if not self.is_left_out(mask):
                found[tuple(one.number for place, one in enumerate(self.sources) if mask >> place & 1)] += (
                    number
                )
        return sorted(found.items())

    def _affected_bits(self, mask: int) -> int:
        return mask & ~self._out

    def _strong(self, row: int) -> int:
        return self.groups.roots[row] if row < len(self.groups.roots) else row

    def _counted(self, base: Mapping[int, int]) -> dict[int, int]:
        counted = Counter(dict(base))
        for root, others in self.members.items():
            for one in (root, *others):
                counted[self.groups.masks[one]] -= 1
            counted[self.mask(root)] += 1
        return {mask: number for mask, number in counted.items() if number}

    def _waits(self, pair: Pair, decided: set[tuple[int, int]]) -> bool:
        first, second = self._strong(pair.first), self._strong(pair.second)
        if self.root(first) == self.root(second) or (min(first, second), max(first, second)) in decided:
            return False
        return not (
            self.is_left_out(self.mask(self.root(first))) or self.is_left_out(self.mask(self.root(second)))
        )
