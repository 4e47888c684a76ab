"""The incidents that can be switched to, as lines of a menu: the open ones, and what this one is linked to (1-03)."""

from typing import Final

from ui.models.board import BoardModel
from ui.models.desk_overview import DeskOverview
from ui.panes.elsewhere_matters import owed_words
from ui.panes.incident_clock import clock_text
from ui.panes.kind_words import list_words
from ui.widgets.plain_label import harmless
from ui.words import Words

_TITLE_SHOWN: Final = 60
_NUMBERED: Final = 9
_LINKED_SHOWN: Final = 5


def switcher_lines(model: BoardModel, overview: DeskOverview, words: Words) -> list[tuple[str, str]]:
    """Each line and its stream: the other open incidents with their clocks, then linked ones that are over.

    What another incident is to this one stands at the end of its line; a digit chooses.
    """
    links = {one.other: one for one in model.board.links.standing()}
    found: list[tuple[str, str]] = []
    for one in overview.others:
        link = links.pop(one.stream, None)
        relation = f"  ({words.label(link.relation)})" if link is not None else ""
        clock = clock_text(one, overview.due_of(one), words, model.now)
        outlook = overview.outlook(one.stream)
        if one.closed and outlook is not None and (owes := owed_words(outlook, words, model.now)):
            clock = f"{clock}  {owes}"
        text = f"{list_words(one, words)}  {_shown(one.title)}  {one.short_id}  {clock}{relation}"
        found.append((text, one.stream))
    for link in list(links.values())[:_LINKED_SHOWN]:
        text = f"{words.label(link.relation)}: {_shown(link.title)}  {_shown(link.short_id)}"
        found.append((text, link.other))
    return [
        (f"&{number}  {text}" if number <= _NUMBERED else text, stream)
        for number, (text, stream) in enumerate(found, 1)
    ]


def _shown(text: str) -> str:
    return harmless(text, _TITLE_SHOWN).replace("&", "&&").replace("\n", " ")
