"""Pure: texts made alike for searching, and the pieces that they are found by."""

import re
import unicodedata
from typing import Final

# Between the parts of one indexed text: nobody can type it, so that no word is found across two parts.
PART: Final = "\n"
# Before what is no text (the incident, the kind, the author, the day): a text made alike never holds it.
FACET: Final = "\ue000"
_DROPPED: Final = frozenset({"Cc", "Cf", "Cs", "Co"})
_KATAKANA: Final = {code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
_DASHES: Final = dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-")
_ALIKE: Final = _KATAKANA | _DASHES
# What is written without spaces and in many different characters: two of them already say much.
_WIDE_RANGES: Final = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_WIDE: Final = re.compile(f"[{_WIDE_RANGES}]")
_NARROW: Final = re.compile(f"[^{_WIDE_RANGES}]{{3,}}")
# 決済 API and 決済API are the same word, written by two people.
_SPACE_BESIDE_WIDE: Final = re.compile(f"(?<=[{_WIDE_RANGES}]) | (?=[{_WIDE_RANGES}])")
_PASSES: Final = 4


def alike(text: str) -> str:
    """The text as it is compared: width, case, kana and dashes folded, spaces single. Done twice, it stays."""
    folded = _visible(text).lower() if text.isascii() else _folded(text)
    spaced = " ".join(folded.split())
    return spaced if spaced.isascii() else _SPACE_BESIDE_WIDE.sub("", spaced)


def is_wide(character: str) -> bool:
    """Whether a character is of a writing without spaces."""
    return _WIDE.match(character) is not None


def pieces(text: str) -> set[str]:
    """Everything that a text made alike is found by: its characters, its pairs, and threes of narrow ones."""
    found: set[str] = set()
    for run in text.split():
        found.update(run)
        found.update(map(str.__add__, run, run[1:]))
        for narrow in _NARROW.findall(run):
            found.update([narrow[start : start + 3] for start in range(len(narrow) - 2)])
    return found


def wanted_pieces(word: str) -> list[str]:
    """Pieces that a text with this word surely has; no neighbours in it are left out.

    Overlapping: what holds them all nearly always holds the word, and few texts are read in vain.
    """
    found: dict[str, None] = {}
    for run in word.split():
        if len(run) == 1:
            found[run] = None
        for start in range(len(run) - 1):
            if _is_narrow_three(run[start : start + 3]):
                found[run[start : start + 3]] = None
            elif start == 0 or not _is_narrow_three(run[start - 1 : start + 2]):
                found[run[start : start + 2]] = None
    return list(found)


def _is_narrow_three(piece: str) -> bool:
    return len(piece) == 3 and _WIDE.search(piece) is None


def _folded(text: str) -> str:
    # Folding the case may take characters apart again, and what is dropped may have kept two apart.
    folded = text
    for _ in range(_PASSES):
        before = folded
        folded = unicodedata.normalize("NFKC", _visible(folded)).casefold().translate(_ALIKE)
        if folded == before:
            break
    return folded


def _visible(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(" " if one.isspace() else one for one in text if one.isspace() or _is_kept(one))


def _is_kept(character: str) -> bool:
    return unicodedata.category(character) not in _DROPPED
