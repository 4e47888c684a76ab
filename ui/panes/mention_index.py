"""Who and what can be named in a line, found by a few letters: kanji, kana, romaji, a role. Knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ui.panes.palette_search import Phrases, normalised, romaji, score

_SHOWN: Final = 8
# A key looks at no more than these, however long the list of people is.
_LOOKED_AT: Final = 150
_INDEXED: Final = 4  # letters
# From so many letters on, more of them find nothing where fewer found nothing.
_SETTLED: Final = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A name; what stands beside it in the list; how it is read and what else it is found by."""

    name: str
    beside: str = ""
    kana: str = ""
    words: str = ""


class MentionIndex:
    """Made ready when the list changes, by the letters that its words begin with; a key asks only those."""

    def __init__(self, named: Sequence[Named]) -> None:
        self.named = tuple(named)
        self._phrases = [
            Phrases.of(
                filter(None, (one.name, one.beside)), kana=f"{_kana_in(one.name)} {one.kana}", words=one.words
            )
            for one in self.named
        ]
        self._starts: dict[str, list[int]] = {}
        self._nothing = ""  # what was typed last that nothing is called
        for place, phrases in enumerate(self._phrases):
            said = (*phrases.words, *phrases.spoken)
            for start in {phrase[:length] for phrase in said for length in range(1, _INDEXED + 1)}:
                self._starts.setdefault(start, []).append(place)

    def found(self, part: str) -> list[Named]:
        """Those that a part means, the best first; nothing typed yet: the first ones as they are listed."""
        typed = normalised(part)
        if not typed:
            return list(self.named[:_SHOWN])
        if self._nothing and typed.startswith(self._nothing):
            return []
        near = dict.fromkeys([*self._starting(typed), *self._starting(romaji(typed))])
        places = list(near) or range(min(len(self.named), _LOOKED_AT))
        scored = [(score(typed, self._phrases[place]), place) for place in places]
        best = sorted((one for one in scored if one[0] > 0), key=lambda one: (-one[0], one[1]))
        if not best and len(typed) >= _SETTLED:
            self._nothing = typed
        return [self.named[place] for _, place in best[:_SHOWN]]

    def _starting(self, typed: str) -> list[int]:
        """Where something begins with a word that is typed: with the one that the fewest begin with."""
        found = [self._starts.get(word[:_INDEXED], []) for word in typed.split()]
        return min(filter(None, found), key=len, default=[])[:_LOOKED_AT]


def _kana_in(name: str) -> str:
    """A name that is written in kana is its own reading."""
    return name if all(letter.isascii() or "\u3040" <= letter <= "\u30ff" for letter in name) else ""
