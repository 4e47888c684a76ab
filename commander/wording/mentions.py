"""Pure: people behind an @ and channels behind a # in a typed line; what a key costs doesn't grow with their number."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from commander.wording.plain_signs import PLAIN

_MARK: Final = re.compile(r"(?<![!-~])[@#]")
_PARTIAL: Final = re.compile(r"(?<![!-~])(?P<sign>[@#])(?P<name>[^@#\n]{0,40})$")
PERSON: Final = "@"
CHANNEL: Final = "#"


class Spellings(msgspec.Struct, frozen=True, kw_only=True):
    """How things are spelled and what each is called; made ready once, looked up by first letter and length."""

    names: Mapping[str, str] = {}
    lengths: Mapping[str, tuple[int, ...]] = {}  # by first letter, the longest first

    @classmethod
    def of(cls, names: Mapping[str, str]) -> "Spellings":
        """From each spelling and the name it stands for."""
        folded = {folded_name(spelled): name for spelled, name in names.items() if spelled}
        lengths: dict[str, set[int]] = {}
        for one in folded:
            lengths.setdefault(one[0], set()).add(len(one))
        longest_first = {letter: tuple(sorted(found, reverse=True)) for letter, found in lengths.items()}
        return cls(names=folded, lengths=longest_first)


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A name that is known, where it stands, its sign included."""

    sign: str
    start: int
    end: int
    name: str


def mentions(typed: str, plain: str, start: int, people: Spellings, channels: Spellings) -> Iterator[Mention]:
    """The names from a place on; of two that begin alike the longer one."""
    low = folded_name(typed)
    if len(low) != len(typed):
        low = plain  # a letter that has no lower case of one sign: names are then taken as they are spelled
    for mark in _MARK.finditer(plain, start):
        known, first = people if mark[0] == PERSON else channels, mark.end()
        for length in known.lengths.get(low[first : first + 1], ()):
            last = first + length
            name = known.names.get(low[first:last]) if last <= len(low) else None
            if name is not None and not _goes_on(low, last):
                yield Mention(sign=mark[0], start=mark.start(), end=last, name=name)
                break


def partial_mention(before: str) -> tuple[str, str] | None:
    """The sign and what is typed behind it of a name, before the cursor; None: no name is being typed."""
    found = _PARTIAL.search(before.translate(PLAIN))
    return None if found is None else (found["sign"], before[found.start("name") :])


def folded_name(name: str) -> str:
    """Width and case don't matter to a name."""
    return name.translate(PLAIN).lower()


def _goes_on(text: str, at: int) -> bool:
    """Whether a name's last letter is followed by another one: @p-c is neither @p-cd nor @p-c.example."""
    rest = text[at : at + 2]
    joint = rest[:1] in {"-", "_", "."} and len(rest) > 1
    after = rest[1:] if joint else rest[:1]
    return text[at - 1].isascii() and after.isascii() and after.isalnum()
