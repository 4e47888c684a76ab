"""Pure: which rows are one customer, by keyed hashes alone: account, then mail, then phone (practice §4)."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from itertools import combinations
from typing import Final

import msgspec

# What many customers share is nobody's own: an office's number, a mail box of a company.
MOST_SHARED: Final = 20
_PARTS: Final = 8
_MIXED: Final = 1  # a customer with several mail addresses
Heartbeat = Callable[[], None]


class Reason(IntEnum):
    """Why two rows are one customer, or may be. The number is written to files and never changes."""

    ALONE = 0
    ACCOUNT = 1
    MAIL = 2
    PHONE = 3
    NAME_POSTAL = 4
    PERSON = 5


class Marks(msgspec.Struct, frozen=True, kw_only=True):
    """The keyed hashes of every row, 0 where it has none."""

    account: "array[int]"
    mail: "array[int]"
    phone: "array[int]"


class Pair(msgspec.Struct, frozen=True, array_like=True):
    """Two rows that may be one customer, for a person to decide."""

    first: int
    second: int
    reason: int
    likeness: int  # of a hundred


class Matched(msgspec.Struct, frozen=True, kw_only=True):
    """What was found: for each row the first row of its customer, and why it belongs there."""

    roots: "array[int]"
    accounts: "array[int]"  # at each root, the account of its customer
    reasons: bytearray
    doubtful: list[Pair]
    shared: int  # how many mail addresses and numbers were shared by too many to tell


def matched(marks: Marks, most_doubtful: int, alive: Heartbeat = lambda: None) -> Matched:
    """Join the rows. A customer with an account is never joined to one with another: a person is asked."""
    count = len(marks.account)
    joiner = Joiner(count)
    accounts, mails = array("Q", marks.account), array("Q", marks.mail)
    doubtful: list[Pair] = []
    shared = 0
    for rows in _repeated(marks.account, alive):
        for row in rows[1:]:
            joiner.join(rows[0], row, Reason.ACCOUNT)
        _carry(joiner.root(rows[0]), rows, mails)
    for reason, column, own in (
        (Reason.MAIL, marks.mail, (accounts,)),
        (Reason.PHONE, marks.phone, (accounts, mails)),
    ):
        for rows in _repeated(column, alive):
            roots = sorted({joiner.root(row) for row in rows})
            if any(_differ(roots, labels) for labels in own):
                if len(roots) > MOST_SHARED:
                    shared += 1
                    continue
                # A family shares a number: two accounts at one number are two customers, and nobody is asked.
                apart = accounts if reason is Reason.PHONE else None
                doubtful += _asked_about(roots, reason, apart)
                del doubtful[most_doubtful:]
            elif len(roots) > 1:
                for row in rows[1:]:
                    joiner.join(rows[0], row, reason)
                for labels in (accounts, mails):
                    _carry(roots[0], roots, labels)
    return Matched(
        roots=joiner.settled(),
        accounts=accounts,
        reasons=joiner.reasons,
        doubtful=doubtful,
        shared=shared,
    )


class Joiner:
    """Rows joined to customers; the first row of a customer stands for it."""

    def __init__(self, count: int) -> None:
        self._above = array("I", range(count))
        self.reasons = bytearray(count)

    def root(self, row: int) -> int:
        """The row that stands for this row's customer."""
        above = self._above
        while above[row] != row:
            above[row] = above[above[row]]
            row = above[row]
        return row

    def join(self, one: int, other: int, reason: Reason) -> None:
        """Both are one customer. The later row keeps why."""
        first, second = sorted((self.root(one), self.root(other)))
        if first != second:
            self._above[second] = first
            self.reasons[second] = reason

    def settled(self) -> "array[int]":
        """Every row's root."""
        above = self._above
        for row in range(len(above)):  # a root stands before its rows, so one look up is enough
            above[row] = above[above[row]]
        return above


def _repeated(column: Sequence[int], alive: Heartbeat) -> Iterator[list[int]]:
    """The rows that share a value, value by value. In parts, so that a million values need little memory."""
    parts = [array("I") for _ in range(_PARTS)]
    adders = [part.append for part in parts]
    for row, value in enumerate(column):
        if value:
            adders[value & 7](row)
    while parts:
        alive()
        first: dict[int, int] = {}
        several: dict[int, list[int]] = {}
        put = first.setdefault
        for row in parts.pop():
            value = column[row]
            if (earlier := put(value, row)) != row:
                several.setdefault(value, [earlier]).append(row)
        del first
        for value in sorted(several):
            yield several[value]


def _differ(roots: Sequence[int], labels: "array[int]") -> bool:
    told = {labels[root] for root in roots} - {0}
    return len(told) > 1 or (
        _MIXED in told and len(roots) > 1 and sum(labels[root] != 0 for root in roots) > 1
    )


def _asked_about(roots: Sequence[int], reason: Reason, apart: "array[int] | None") -> list[Pair]:
    """Pairs for a person; those whose accounts differ are told apart already."""
    if apart is None:
        return [Pair(roots[0], other, reason, 100) for other in roots[1:]]
    return [
        Pair(one, other, reason, 100)
        for one, other in combinations(roots, 2)
        if not (apart[one] and apart[other] and apart[one] != apart[other])
    ]


def _carry(root: int, rows: Sequence[int], labels: "array[int]") -> None:
    """The customer has what any of its rows has."""
    told = {labels[row] for row in rows} - {0}
    labels[root] = told.pop() if len(told) == 1 else _MIXED if told else 0
