"""How the end of a watch is asked for and recorded, in the strip and on the page of the watch (practice §3, §9)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.board.commands import Command
from commander.board.roster import names_of
from commander.board.watch import EndWatch
from ui.models.board import BoardModel
from ui.widgets.ask import Blank
from ui.words import Words

_UNHEARD_NAMED: Final = 2


def end_question(model: BoardModel, words: Words) -> str:
    """What is asked at the end of a watch; whoever never said that they heard of the recovery is named."""
    missing = model.board.watching.missing()
    if not missing:
        return QCoreApplication.translate("AttentionStrip", "End the watch")
    said = QCoreApplication.translate("AttentionStrip", "End the watch (not heard from: {names})")
    names = [words.either(*one) for one in names_of(missing[:_UNHEARD_NAMED], model.policy)]
    more = ["…"] if len(missing) > _UNHEARD_NAMED else []
    return said.format(names=", ".join([*names, *more]))


def check_blanks(model: BoardModel) -> list[Blank]:
    """The three checks that end a watch (practice §3); while somebody has not heard, why it may end without."""
    unheard = Blank(
        name="unheard",
        label=QCoreApplication.translate("AttentionStrip", "Unheard"),
        hint=QCoreApplication.translate("AttentionStrip", "Why it may end before they hear"),
    )
    return [
        Blank(
            name="system",
            label=QCoreApplication.translate("AttentionStrip", "Numbers"),
            hint=QCoreApplication.translate("AttentionStrip", "Back to normal, by which graph"),
        ),
        Blank(
            name="inquiries",
            label=QCoreApplication.translate("AttentionStrip", "Inquiries"),
            hint=QCoreApplication.translate("AttentionStrip", "Back to the usual"),
        ),
        Blank(
            name="hands_on",
            label=QCoreApplication.translate("AttentionStrip", "By hand"),
            hint=QCoreApplication.translate("AttentionStrip", "Tried 10 times, works"),
        ),
        *([unheard] if model.board.watching.missing() else []),
    ]


def end_of(stream: str, said: Mapping[str, str]) -> Command:
    """The end of a watch as it was said."""
    return EndWatch(
        incident=stream,
        system=said["system"],
        inquiries=said["inquiries"],
        hands_on=said["hands_on"],
        unheard=said.get("unheard", ""),
    )


def typed_time(local: datetime) -> str:
    """A time as a field takes it back in every language, always with its day: a watch ends on another one."""
    return f"{local:%m/%d %H:%M}"
