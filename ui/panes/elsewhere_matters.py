"""What a closed incident still owes to the outside, as lines of the attention strip of any other. Holds no widget."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from commander.deadlines import OUTLIVES_THE_END, Urgency
from commander.wording.labels import Mark
from ui.models.desk_overview import DeskOverview
from ui.models.outlook import Outlook
from ui.panes.matter import Matter
from ui.widgets.plain_label import harmless
from ui.words import Words

if TYPE_CHECKING:
    from datetime import datetime

_TITLE_SHOWN: Final = 40


def elsewhere_matters(
    overview: DeskOverview, words: Words, now: "datetime", show: Callable[[str], None]
) -> Iterator[Matter]:
    """Of each closed incident but the one shown: a text that never went out, an update that customers wait for."""
    for one in overview.left_over_elsewhere:
        outlook = overview.outlook(one.stream)
        said = owed_words(outlook, words, now) if outlook is not None else ""
        if said:
            closed = QCoreApplication.translate("AttentionStrip", "{id} is closed, but {what}")
            open_it = QCoreApplication.translate("AttentionStrip", "Open {id}").format(id=one.short_id)
            yield Matter(
                key=f"elsewhere:{one.stream}",
                mark=words.mark(Mark.COMMUNICATION),
                text=closed.format(id=one.short_id, what=said),
                detail=harmless(one.title, _TITLE_SHOWN),
                ways=((open_it, partial(show, one.stream)),),
            )


def owed_words(outlook: Outlook, words: Words, now: "datetime") -> str:
    """What an incident that is closed still owes; empty: nothing."""
    if outlook.stuck:
        places = " ・ ".join(dict.fromkeys(words.place(one.target) for one in outlook.stuck))
        state = words.label(outlook.stuck[0].state)
        return QCoreApplication.translate("AttentionStrip", "{place}: {state}").format(
            place=harmless(places, 2 * _TITLE_SHOWN), state=state
        )
    promised = (one for one in outlook.deadlines if one.kind in OUTLIVES_THE_END)
    late = next((one for one in promised if one.urgency(now) is Urgency.DUE), None)
    if late is None:
        return ""
    waits = QCoreApplication.translate("AttentionStrip", "customers wait for the update promised by {time}")
    return waits.format(time=words.time(late.due, now))
