"""A drafted text on a terminal: its blanks in words, and below it by which name each is filled."""

from collections.abc import Mapping

from commander.board.bulletin import Wording
from commander.board.text import unfilled
from commander.wording.blanks import WORDS, blank, shown
from commander.wording.language import Bilingual, Language

_FILL = Bilingual("{blank} は --set {name}=… で埋めます。", "{blank} is filled with --set {name}=…")


def shown_text(wording: Wording, language: Language) -> str:
    """Title and text as a person reads them, a blank as words in brackets."""
    return shown(f"{wording.title}\n{wording.body}", language)


def fill_lines(texts: Mapping[str, Wording], language: Language) -> list[str]:
    """A line for each blank that is left in any of the texts: how it is filled."""
    left = (name for one in texts.values() for name in unfilled(f"{one.title}\n{one.body}") if name in WORDS)
    said = _FILL.said_in(language)
    return [said.format(blank=blank(name, language), name=name) for name in dict.fromkeys(left)]
