"""Where the rows of a timeline belong: made beside the window, which a hundred thousand of them would stop."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter

Key = tuple[str, str, int]
"""(occurred, at, position): the order of the timeline, and the position that names the row."""


@dataclass(frozen=True, slots=True)
class Places:
    """The keys in their order, and each by its position."""

    keys: list[Key]
    key_of: dict[int, Key]

    @classmethod
    def of(cls, keys: Iterable[Key], *, by_recorded: bool = False) -> "Places":
        """Any keys, in whatever order. by_recorded: in the order in which the rows were recorded."""
        if by_recorded:
            # In order of arrival they are nearly in that order: out of order by when things happened, comparing
            # their texts would keep Python's lock from the window for too long.
            keys = ((at, occurred, position) for occurred, at, position in sorted(keys, key=itemgetter(2)))
        # They come sorted from the read side, and sorting what is sorted costs next to nothing.
        ordered = sorted(keys)
        return cls(ordered, {key[2]: key for key in ordered})
