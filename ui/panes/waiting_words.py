"""What waits because nothing gets through: its line above the board, its row among the messages, and its list."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.wording.labels import Mark
from commander.wording.waiting import fate, offline_line, title_of, waiting_line
from ui.models.board import BoardModel
from ui.panes.delivery_editor import DeliveryEditor
from ui.panes.matter import Answering, Matter
from ui.panes.slot import Face
from ui.shortcuts import Action
from ui.theme import Tone
from ui.widgets.text_layout import Run
from ui.words import Words

WAITING_ROW: Final = "@waiting"
_TITLE_SHOWN: Final = 60


def waiting_matters(model: BoardModel, words: Words, answering: Answering) -> Iterator[Matter]:
    """One line while something can't be sent; it needs nobody, but nobody may believe that it went out."""
    texts, since = model.waiting.of(model.stream), model.waiting.now.since
    if not texts or since is None:
        return
    yield Matter(
        key=f"waiting:{' '.join(one.key for one in texts)}",
        mark=words.mark(Mark.COMMUNICATION),
        text=offline_line(words.time(since, model.now), words.language),
        detail=waiting_line(texts, words.language),
        tone=Tone.WARN,
        ways=(
            (
                QCoreApplication.translate("Waiting", "Look at them…"),
                partial(answering.go, Action.WAITING_TEXTS),
            ),
        ),
    )


def waiting_faces(model: BoardModel, words: Words, label_width: int) -> list[Face]:
    """The row that opens the list; none while nothing waits."""
    texts = model.waiting.of(model.stream)
    if not texts:
        return []
    return [
        Face(
            key=WAITING_ROW,
            label=QCoreApplication.translate("Waiting", "Not sent yet"),
            value=(Run(waiting_line(texts, words.language), Tone.NEUTRAL),),
            chip=(
                QCoreApplication.translate("Waiting", "{count} waiting").format(count=len(texts)),
                Tone.WARN,
            ),
            tip="\n".join(_named(model, words).values()),
            label_width=label_width,
        )
    ]


def waiting_editor(model: BoardModel, words: Words) -> DeliveryEditor:
    """Each text that waits, with its ways on: held back or cancelled."""
    keys = [one.key for one in model.waiting.of(model.stream)]
    return DeliveryEditor(model, words, keys, named=partial(_named, model, words))


def _named(model: BoardModel, words: Words) -> dict[str, str]:
    """Which text each is and what becomes of it, by its key."""
    return {
        one.key: " ・ ".join(
            (
                words.time(one.ordered_at, model.now),
                title_of(one, words.language)[:_TITLE_SHOWN],
                fate(one, words.language),
            )
        )
        for one in model.waiting.of(model.stream)
    }
