"""Lines of the attention strip about the watch after recovery (practice §9). Holds no widget."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.board.commands import Command
from commander.board.incident import Reopen
from commander.board.roster import names_of
from commander.board.watch import MoveWatch
from commander.wording.labels import Mark
from commander.wording.language import Bilingual
from commander.wording.times import TimeFault, parse
from ui.models.board import BoardModel
from ui.one_line import one_line
from ui.panes.matter import Answering, Matter
from ui.panes.watch_end import check_blanks, end_of, end_question
from ui.shortcuts import Action
from ui.theme import Tone
from ui.widgets.ask import Blank
from ui.words import Words

_NAMES_SHOWN: Final = 160
_TIME_WIDTH: Final = 110


def watch_matters(model: BoardModel, words: Words, answering: Answering) -> Iterator[Matter]:
    """Who has not heard of the recovery, and a watch whose time is over."""
    if model.board.incident.closed:
        return
    yield from _unheard(model, words, answering)
    yield from _over(model, words, answering)


def _unheard(model: BoardModel, words: Words, answering: Answering) -> Iterator[Matter]:
    """Who has not said that they heard, once it is time to call them: one line however many they are."""
    watching = model.board.watching
    missing = watching.missing() if watching.ended is None else []
    if not missing or watching.chase_at is None or model.now < watching.chase_at:
        return
    names = [Bilingual(*one).said_in(words.language) for one in names_of(missing, model.policy)]
    text = QCoreApplication.translate("AttentionStrip", "Have not heard that it is over: {names}")
    yield Matter(
        key="unheard",
        mark=words.mark(Mark.PEOPLE),
        text=one_line(text.format(names=", ".join(names)), _NAMES_SHOWN),
        detail="",
        tone=Tone.WARN,
        ways=(
            (
                QCoreApplication.translate("AttentionStrip", "To the list"),
                partial(answering.go, Action.WATCH),
            ),
        ),
    )


def _over(model: BoardModel, words: Words, answering: Answering) -> Iterator[Matter]:
    watch = model.board.incident.watch
    if watch is None or model.board.watching.ended is not None or model.now < watch.until:
        return
    ends = partial(
        answering.ask_for,
        "end-watch",
        end_question(model, words),
        check_blanks(model),
        partial(end_of, model.stream),
    )
    yield Matter(
        key="watch",
        mark=words.mark(Mark.STATUS),
        text=QCoreApplication.translate("AttentionStrip", "The watch is over and nobody has ended it"),
        detail=model.policy.person_name(watch.owner),
        ways=(
            (QCoreApplication.translate("AttentionStrip", "End the watch…"), ends),
            (
                QCoreApplication.translate("AttentionStrip", "Watch longer…"),
                partial(_ask_longer, model, words, answering),
            ),
            (
                QCoreApplication.translate("AttentionStrip", "Reopen…"),
                partial(_ask_to_reopen, model.stream, answering),
            ),
        ),
    )


def _ask_longer(model: BoardModel, words: Words, answering: Answering) -> None:
    until = Blank(
        name="until",
        label=QCoreApplication.translate("AttentionStrip", "until"),
        text="+1h",
        width=_TIME_WIDTH,
    )
    question = QCoreApplication.translate("AttentionStrip", "Watch longer")
    answering.ask_for("longer", question, [until, _reason()], partial(_longer, model, words))


def _ask_to_reopen(stream: str, answering: Answering) -> None:
    answering.ask_for(
        "reopen",
        QCoreApplication.translate("AttentionStrip", "Reopen the incident"),
        [_reason()],
        lambda said: Reopen(incident=stream, reason=said["reason"]),
    )


def _longer(model: BoardModel, words: Words, said: Mapping[str, str]) -> Command:
    until = parse(said["until"], model.now, words.zone, ahead=True)
    # What is no time is refused by the board as one in the past, with everything typed still there.
    at = model.now if isinstance(until, TimeFault) else until.instant
    return MoveWatch(incident=model.stream, until=at, reason=said["reason"])


def _reason() -> Blank:
    return Blank(name="reason", label=QCoreApplication.translate("AttentionStrip", "Reason"))
