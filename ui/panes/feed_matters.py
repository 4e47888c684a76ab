"""Lines of the attention strip about signals that belong to no incident, and about feeds that are silent."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.board.feeds import FEEDS, PlaceSignal
from commander.board.signals import AcknowledgeSignal, JudgeSignal, Signal, Verdict
from commander.wording.feeds import left_sentence
from commander.wording.labels import Mark
from commander.wording.outside_text import looks_said, sorts_in
from ui.models.board import BoardModel
from ui.one_line import one_line
from ui.panes.erased_matters import ask_to_erase
from ui.panes.matter import Answering, Matter
from ui.theme import Tone
from ui.widgets.ask import Blank
from ui.widgets.open_address import open_address
from ui.words import Words

_TEXT_SHOWN: Final = 90
_NAMED: Final = 32
_LEFT_NAMED: Final = 2


def feed_matters(model: BoardModel, words: Words, answering: Answering) -> Iterator[Matter]:
    """What nobody has put beside an incident or judged, and the silence of a feed beside the incident shown."""
    for signal in model.feeds.waiting:
        yield _silence(signal, words) if signal.silence else _waiting(signal, model, words, answering)
    waiting = {one.signal for one in model.board.signals.untriaged()}
    for signal in model.board.signals.silences():
        if signal.signal not in waiting:  # in a watch it is a signal like any other, and stands above
            yield _silence(signal, words)
    yield from _still_firing(model, words)
    yield from _left(model, words)


def _still_firing(model: BoardModel, words: Words) -> Iterator[Matter]:
    """What began before recovery was declared and fires on: nobody is asked to judge it, and nobody may overlook it."""
    incident = model.board.incident
    if incident.watch is None or incident.closed:
        return
    firing = [one for one in model.board.signals.by_id.values() if one.firing and one.judge_by is None]
    for signal in (one for one in firing if one.verdict is None and not one.merged_into):
        text = QCoreApplication.translate("AttentionStrip", "Fires on since before recovery: {text}")
        yield Matter(
            key=f"fires-on:{signal.signal}",
            mark=words.mark(Mark.SIGNAL),
            text=text.format(text=one_line(signal.text, _TEXT_SHOWN)),
            detail=from_where(signal, words),
            tone=Tone.WARN,
            ways=tuple(source_ways(signal)),
        )


def _left(model: BoardModel, words: Words) -> Iterator[Matter]:
    """Dropped files that were not read: an alert may be in one. The newest by name, the others by their number."""
    standing = model.feeds.dropped
    if standing is None:
        return
    newest = standing.newest_left[:_LEFT_NAMED]
    more = standing.left - len(newest)
    count = QCoreApplication.translate("AttentionStrip", "{count} more dropped files were not read")
    away = QCoreApplication.translate("AttentionStrip", "Put away")
    for place, one in enumerate(newest):
        name = one_line(one.name, _TEXT_SHOWN)
        yield Matter(
            key=f"left:{one.key}",
            mark=words.mark(Mark.SIGNAL),
            text=left_sentence(name, one.ja, one.en, refused=one.refused, language=words.language),
            detail=count.format(count=more) if more > 0 and place == len(newest) - 1 else "",
            tone=Tone.WARN,
            ways=((away, partial(model.feeds.put_away.emit, one.key)),),
        )


def unplaced_matters(model: BoardModel, words: Words, answering: Answering) -> Iterator[Matter]:
    """The same while no incident is shown; beside a board they stand among its own lines."""
    if not model.stream:
        yield from feed_matters(model, words, answering)


def from_where(signal: Signal, words: Words) -> str:
    """The feed or person that a signal is from, and how many of its alerts fire."""
    counts = []
    firing = signal.firing if signal.feed else 0
    if firing:
        counts.append(QCoreApplication.translate("AttentionStrip", "{count} firing").format(count=firing))
    quiet = signal.silenced + signal.inhibited
    if quiet:
        counts.append(QCoreApplication.translate("AttentionStrip", "{count} silenced").format(count=quiet))
    if signal.feed and signal.over_at is not None:
        counts.append(QCoreApplication.translate("AttentionStrip", "no longer firing"))
    if signal.feed:
        counts.append(looks_said(sorts_in(f"{signal.text}\n{signal.source}"), words.language))
    return " ・ ".join(filter(None, (one_line(signal.source, _NAMED), *counts)))


def source_ways(signal: Signal) -> Iterator[tuple[str, partial[None]]]:
    """The way to where more of it is read, when there is one that a person may open."""
    if signal.link:
        word = QCoreApplication.translate("AttentionStrip", "Source")
        yield word, partial(_open, signal.link)


def _waiting(signal: Signal, model: BoardModel, words: Words, answering: Answering) -> Matter:
    text = QCoreApplication.translate("AttentionStrip", "Signal: {text}")
    asked = model.policy.person_name(signal.owner)
    parts = (from_where(signal, words), asked, words.time(signal.raised_at, model.now))
    return Matter(
        key=f"unplaced:{signal.signal}",
        mark=words.mark(Mark.SIGNAL),
        text=text.format(text=one_line(signal.text, _TEXT_SHOWN)),
        detail=" ・ ".join(filter(None, parts)),
        ways=tuple(_ways(signal, model, answering)),
    )


def _ways(signal: Signal, model: BoardModel, answering: Answering) -> Iterator[tuple[str, partial[None]]]:
    new = QCoreApplication.translate("AttentionStrip", "Declare…")
    yield new, partial(_ask_verdict, signal, Verdict.NEW, new, answering)
    if model.stream and not model.board.incident.closed:
        here = PlaceSignal(incident=FEEDS, signal=signal.signal, beside=model.stream)
        yield (
            QCoreApplication.translate("AttentionStrip", "It belongs here"),
            partial(answering.submit, here),
        )
    noise = QCoreApplication.translate("AttentionStrip", "Noise…")
    yield noise, partial(_ask_verdict, signal, Verdict.NOISE, noise, answering)
    if signal.acknowledged_at is None:
        looks = AcknowledgeSignal(incident=FEEDS, signal=signal.signal)
        yield (
            QCoreApplication.translate("AttentionStrip", "I look at it"),
            partial(answering.submit, looks),
        )
    yield from source_ways(signal)
    if not signal.erased:
        # It stands in no timeline yet: there is no row that could be erased.
        erase = QCoreApplication.translate("AttentionStrip", "Erase…")
        said = f"{erase.rstrip('…')} ・ {one_line(signal.text, _NAMED)}"
        yield erase, partial(ask_to_erase, signal.signal, said, FEEDS, signal.signal, answering)


def _open(link: str) -> None:
    open_address(link)


def _ask_verdict(signal: Signal, verdict: Verdict, word: str, answering: Answering) -> None:
    answering.ask_for(
        f"unplaced:{verdict}:{signal.signal}",
        f"{word.rstrip('…')} ・ {one_line(signal.text, _NAMED)}",
        [Blank(name="reason", label=QCoreApplication.translate("AttentionStrip", "What shows it"))],
        lambda said: JudgeSignal(
            incident=FEEDS, signal=signal.signal, verdict=verdict, reason=said["reason"]
        ),
    )


def _silence(signal: Signal, words: Words) -> Matter:
    """It ends by itself when the feed speaks again: there is nothing to say to it but to look."""
    return Matter(
        key=f"silent:{signal.signal}",
        mark=words.mark(Mark.SIGNAL),
        text=one_line(signal.text, _TEXT_SHOWN),
        detail="",
        tone=Tone.WARN,
    )
