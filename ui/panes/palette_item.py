"""One line of the palette, and by what words it is found."""

from dataclasses import dataclass
from functools import lru_cache

from ui.panes.palette_search import Phrases
from ui.panes.palette_words import SOUGHT
from ui.panes.sought import Sought
from ui.shortcuts import Action, shortcut
from ui.theme import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line: an action or another incident. `why_not` is why it can't be done now; empty: it can."""

    words: str
    group: str
    phrases: Phrases
    action: Action | None = None
    stream: str = ""
    keys: str = ""
    note: str = ""
    tone: Tone = Tone.NEUTRAL
    why_not: str = ""

    @property
    def spoken(self) -> str:
        """The line in one breath, for a screen reader."""
        return ", ".join(filter(None, (self.words, self.note, self.group, self.keys, self.why_not)))


@lru_cache(maxsize=512)
def phrases_of(action: Action, words: str, note: str = "") -> Phrases:
    """What an action is found by: its words as they are shown, and those of the table of searches."""
    sought = SOUGHT.get(action, Sought())
    return Phrases.of(
        (words, note), kana=sought.kana, words=f"{sought.ja} {sought.en} {shortcut(action).shown}"
    )
