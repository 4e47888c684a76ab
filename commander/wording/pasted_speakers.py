"""Pure: who speaks in the lines of what was pasted, where the name stands inside the line."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from commander.wording.pasted_lines import Found
from commander.wording.said import kind_at_start

_BEFORE_A_COLON: Final = re.compile(r"\s*(?P<name>[^\s::,。、\d][^::,。、\n]{0,39}?)\s*[::]\s*(?=\S)")
_NAME_LIMIT: Final = 40
_NOT_IN_A_NAME: Final = frozenset("::。、,.!?!?\t")


def with_speakers(found: Sequence[Found], people: Mapping[str, str]) -> None:
    """Take the names out of the lines and say them as their speakers.

    A name before a colon is one only where it is known, where it speaks elsewhere in the same text, or where what
    follows names its kind: "DB: slow" has no speaker. people: what people are called, and their names here.
    """
    _from_headers(found)
    _from_columns(found)
    spoken = {_folded(name): name for name in people} | {_folded(name): name for name in people.values()}
    for one in found:
        if one.author:
            spoken.setdefault(_folded(one.author), one.author)
        elif (name := _before_its_kind(one)) is not None:
            spoken.setdefault(_folded(name), name)
    for one in found:
        if not one.author and one.lines:
            _take_name(one, spoken)
        one.author = people.get(one.author, one.author)


def _from_headers(found: Sequence[Found]) -> None:
    """A line of time and name with the words below it, as Teams copies: only where every such line is one."""
    headers = [one for one in found if one.is_header and not one.author]
    if headers and all(_is_name(one.lines[0]) and any(map(str.strip, one.lines[1:])) for one in headers):
        for one in headers:
            one.author = one.lines.pop(0).strip()


def _from_columns(found: Sequence[Found]) -> None:
    """Time, name and words with tabs between, as LINE saves a talk; what has several lines stands in quotes there."""
    for one in found:
        if not one.is_tabbed or one.author or not one.lines:
            continue
        name, tab, words = one.lines[0].partition("\t")
        if not tab or not _is_name(name) or not words.strip():
            continue
        one.author = name.strip()
        one.lines[0] = words
        last = max(place for place, line in enumerate(one.lines) if line.strip())
        if last and words.startswith('"') and one.lines[last].endswith('"'):
            one.lines[0] = words[1:]
            one.lines[last] = one.lines[last][:-1]


def _before_its_kind(one: Found) -> str | None:
    parts = _parts(one)
    if parts is None or kind_at_start(one.lines[0])[0] is not None:
        return None
    name, words = parts
    return name if one.clock is not None and kind_at_start(words)[0] is not None else None


def _take_name(one: Found, spoken: Mapping[str, str]) -> None:
    parts = _parts(one)
    if parts is not None and kind_at_start(one.lines[0])[0] is None and _folded(parts[0]) in spoken:
        one.author, one.lines[0] = spoken[_folded(parts[0])], parts[1]


def _parts(one: Found) -> tuple[str, str] | None:
    found = _BEFORE_A_COLON.match(one.lines[0]) if one.lines else None
    return (found["name"], one.lines[0][found.end() :]) if found else None


def _is_name(text: str) -> bool:
    name = text.strip()
    return 0 < len(name) <= _NAME_LIMIT and _NOT_IN_A_NAME.isdisjoint(name)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().strip()
