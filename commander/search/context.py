"""Pure: where in a text the words stand that were looked for, and the piece of it that shows them."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from commander.search.letters import alike, is_wide

# A mark joins the letter before it; the half-width ones are letters of their own to Unicode.
_VOICED: Final = "\uff9e\uff9f"
_SPACES: Final = re.compile(r"\s+")
_BEFORE: Final = 24
Span = tuple[int, int]


def places(text: str, words: Sequence[str]) -> list[Span]:
    """The spans of a text that the words (made alike) stand in, in order, without overlaps."""
    folded, origin = _folded(text)
    found: list[Span] = []
    for word in filter(None, words):
        start = folded.find(word)
        while start >= 0:
            found.append((origin[start][0], origin[start + len(word) - 1][1]))
            start = folded.find(word, start + len(word))
    return _joined(sorted(found))


def excerpt(text: str, words: Sequence[str], length: int) -> str:
    """One line of at most so many characters around the first of the words; … where something was left out."""
    line = _SPACES.sub(" ", text).strip()
    if len(line) <= length:
        return line
    spans = places(line, words)
    start = max(0, spans[0][0] - _BEFORE) if spans and spans[0][1] > length else 0
    start = min(start, len(line) - length)
    end = start + length
    return f"{'…' if start else ''}{line[start:end]}{'…' if end < len(line) else ''}"


def _folded(text: str) -> tuple[str, list[Span]]:
    """The text made alike letter by letter, and the span that each character of it is from."""
    folded: list[str] = []
    origin: list[Span] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and (text[end] in _VOICED or unicodedata.combining(text[end])):
            end += 1
        letters = alike(text[start:end]) or (" " if text[start].isspace() else "")
        if not (letters == " " and folded[-1:] == [" "]):
            folded += letters
            origin += [(start, end)] * len(letters)
        start = end
    kept = [place for place, letter in enumerate(folded) if not _stands_beside_wide(folded, place, letter)]
    return "".join(folded[place] for place in kept), [origin[place] for place in kept]


def _stands_beside_wide(folded: list[str], place: int, letter: str) -> bool:
    near = folded[max(0, place - 1) : place] + folded[place + 1 : place + 2] if letter == " " else ()
    return any(map(is_wide, near))


def _joined(spans: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in spans:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
