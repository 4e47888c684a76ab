"""Pure: the value of a field that several desks may set: its heads, and what to do when there are two."""

from collections.abc import Callable
from typing import Generic, TypeVar

import msgspec

from commander.board.record import Record

T = TypeVar("T")


class Head(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """A value that no later record names as replaced."""

    record: str
    value: T
    at: str
    author: str
    before: "Head[T] | None" = None  # the head it replaced, for finding the common base


class Field(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """A field of the board. Several heads: it is contested, all are shown, a person chooses (naming all)."""

    heads: tuple[Head[T], ...] = ()

    def put(self, record: Record, value: T) -> "Field[T]":
        """The field after a record that sets it."""
        replaced = next((head for head in self.heads if head.record in record.bases), None)
        before = replaced or self._ancestor_in(record.bases)
        head = Head(record=record.id, value=value, at=record.at, author=record.author, before=before)
        kept = tuple(old for old in self.heads if old.record not in record.bases)
        return Field(heads=(*kept, head))

    @property
    def bases(self) -> tuple[str, ...]:
        """What the next record about this field must name: all heads, or choosing would leave some contested."""
        return tuple(head.record for head in self.heads)

    @property
    def contested(self) -> bool:
        """Two desks set it without knowing of each other."""
        if len(self.heads) < 2:
            return False  # asked after every record of a fold
        return len({msgspec.json.encode(head.value, order="sorted") for head in self.heads}) > 1

    def latest(self) -> T | None:
        """The value of the newest head; None before any."""
        if len(self.heads) == 1:
            return self.heads[0].value  # asked for each row of a list, over and over
        return max(self.heads, key=_age).value if self.heads else None

    def gravest(self, gravity: Callable[[T], float]) -> T | None:
        """Until a person chooses, the board works with the graver value."""
        return max(self.heads, key=lambda head: (gravity(head.value), head.at)).value if self.heads else None

    def settled(self) -> T | None:
        """The value of the common base while contested (commander), else the value."""
        if not self.contested:
            return self.latest()
        lines = [_line(head) for head in self.heads]
        shared = set.intersection(*({head.record for head in line} for line in lines))
        common = next((head for head in lines[0] if head.record in shared), None)
        return common.value if common else None

    def history(self) -> list[T]:
        """The values that led to the standing ones, these included, oldest first; of a choice, one line of them."""
        heads = {head.record: head for standing in self.heads for head in _line(standing)}
        return [head.value for head in sorted(heads.values(), key=_age)]

    def _ancestor_in(self, bases: tuple[str, ...]) -> "Head[T] | None":
        for head in self.heads:
            found = next((old for old in _line(head) if old.record in bases), None)
            if found:
                return found
        return None


def _age(head: Head[T]) -> tuple[str, str]:
    return head.at, head.record


def _line(head: Head[T]) -> list[Head[T]]:
    line = [head]
    while line[-1].before is not None:
        line.append(line[-1].before)
    return line
