"""Lines of the attention strip about signals, and about the time that nobody watched (practice §9). Holds no widget."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.board.signals import AcknowledgeSignal, JudgeSignal, MergeSignals, Signal, Verdict
from commander.board.watch import AnswerMissedWatch, Missed
from commander.wording.labels import Mark
from commander.wording.outside_text import sorts_in
from ui.models.board import BoardModel
from ui.one_line import one_line
from ui.panes.erased_matters import ask_to_erase
from ui.panes.feed_matters import from_where, source_ways
from ui.panes.matter import Answering, Matter
from ui.panes.name_check import unknown_name
from ui.shortcuts import Action
from ui.widgets.ask import Blank
from ui.words import Words

_TEXT_SHOWN: Final = 80
_NAMED: Final = 32
_PERSON_WIDTH: Final = 150


def signal_matters(model: BoardModel, words: Words, answering: Answering) -> Iterator[Matter]:
    """Every signal that waits, with whose it is now and by when it is judged; then the time that nobody watched."""
    waiting = model.board.signals.untriaged()
    for signal in waiting:
        yield _SignalMatter(model, words, answering, signal, alone=len(waiting) == 1).matter()
    for missed in () if model.board.incident.closed else model.board.watching.unanswered():
        yield _missed(model, words, answering, missed)


class _SignalMatter:
    """One signal and its ways on."""

    def __init__(
        self, model: BoardModel, words: Words, answering: Answering, signal: Signal, *, alone: bool
    ) -> None:
        self._model, self._words, self._answering = model, words, answering
        self._signal, self._alone = signal, alone

    def matter(self) -> Matter:
        """The line."""
        text = QCoreApplication.translate("AttentionStrip", "New signal: {text}")
        return Matter(
            key=f"signal:{self._signal.signal}",
            mark=self._words.mark(Mark.SIGNAL),
            text=text.format(text=one_line(self._signal.text, _TEXT_SHOWN)),
            detail=self._detail(),
            ways=tuple(self._ways()),
        )

    def _detail(self) -> str:
        """Whose it is now, how to reach them once it went up, when it came, and how long there is."""
        signal, words, now = self._signal, self._words, self._model.now
        person, rung = signal.asked(now)
        asked = self._model.policy.person_name(person)
        if rung:
            contact = next((one.contact for one in self._model.policy.persons() if one.key == person), "")
            called = QCoreApplication.translate("AttentionStrip", "call {person}").format(person=asked)
            asked = f"{called} {contact}".strip()
        return " ・ ".join(
            part
            for part in (
                asked,
                words.time(signal.raised_at, now),
                self._limit(now),
                from_where(signal, words),
            )
            if part
        )

    def _limit(self, now: datetime) -> str:
        signal, words = self._signal, self._words
        if (
            signal.acknowledged_at is None
            and signal.acknowledge_by is not None
            and now < signal.acknowledge_by
        ):
            left = words.countdown(signal.acknowledge_by, now)
            return QCoreApplication.translate("AttentionStrip", "look within {span}").format(span=left)
        if signal.judge_by is None:
            return ""
        left = words.countdown(signal.judge_by, now)
        if now < signal.judge_by:
            return QCoreApplication.translate("AttentionStrip", "judge within {span}").format(span=left)
        return QCoreApplication.translate("AttentionStrip", "not judged, {span}").format(span=left)

    def _ways(self) -> Iterator[tuple[str, partial[None]]]:
        signal, stream = self._signal, self._model.stream
        for word, verdict in (
            (QCoreApplication.translate("AttentionStrip", "New incident"), Verdict.NEW),
            (QCoreApplication.translate("AttentionStrip", "Same incident…"), Verdict.SAME),
            (QCoreApplication.translate("AttentionStrip", "Noise…"), Verdict.NOISE),
        ):
            yield word, partial(self._ask_verdict, verdict)
        if signal.acknowledged_at is None:
            looks = AcknowledgeSignal(incident=stream, signal=signal.signal)
            word = QCoreApplication.translate("AttentionStrip", "I look at it")
            yield word, partial(self._answering.submit, looks)
        if not self._alone:
            yield QCoreApplication.translate("AttentionStrip", "Merge…"), partial(self._ask_merge)
        yield from source_ways(signal)
        if signal.feed and sorts_in(f"{signal.text}\n{signal.source}"):
            # Of any other its row in the timeline is erased; what looks like a secret is not to be looked for there.
            word = QCoreApplication.translate("AttentionStrip", "Erase…")
            said = f"{word.rstrip('…')} ・ {one_line(signal.text, _NAMED)}"
            yield (
                word,
                partial(ask_to_erase, signal.signal, said, stream, signal.signal, self._answering),
            )

    def _ask_verdict(self, verdict: Verdict) -> None:
        blanks = [_what_shows_it()]
        if verdict is Verdict.SAME:
            people = tuple(person.name for person in self._model.policy.persons())
            blanks += [
                Blank(
                    name="worker",
                    label=QCoreApplication.translate("AttentionStrip", "Who works on it now"),
                    choices=people or ("",),
                    width=_PERSON_WIDTH,
                    doubt=unknown_name(self._model, self._words),
                ),
                Blank(
                    name="evidence",
                    label=QCoreApplication.translate("AttentionStrip", "Same by"),
                    hint=QCoreApplication.translate("AttentionStrip", "The same error in the log"),
                ),
                Blank(
                    name="reply",
                    label=QCoreApplication.translate("AttentionStrip", "Their reply just now"),
                    hint=QCoreApplication.translate("AttentionStrip", "Ask them, then write what they said"),
                ),
            ]
        signal = self._signal
        self._answering.ask_for(
            f"{verdict}:{signal.signal}",
            # With several lines above the question, it names the one it is about.
            f"{self._words.label(verdict)} ・ {one_line(signal.text, _NAMED)}",
            blanks,
            lambda said: JudgeSignal(
                incident=self._model.stream,
                signal=signal.signal,
                verdict=verdict,
                reason=said["reason"],
                worker=self._model.policy.person_key(said.get("worker", "")),
                evidence=said.get("evidence", ""),
                reply=said.get("reply", ""),
            ),
        )

    def _ask_merge(self) -> None:
        """Into which of the others; they are named by their texts."""
        signal = self._signal
        others = [one for one in self._model.board.signals.untriaged() if one.signal != signal.signal]
        by_text = {
            f"{number} {one_line(one.text, _NAMED)}": one.signal for number, one in enumerate(others, 1)
        }
        into = Blank(
            name="into",
            label=QCoreApplication.translate("AttentionStrip", "is the same as"),
            text=next(iter(by_text), ""),
            choices=tuple(by_text),
            width=2 * _PERSON_WIDTH,
        )
        self._answering.ask_for(
            f"merge:{signal.signal}",
            one_line(signal.text, _NAMED),
            [into, _what_shows_it()],
            lambda said: MergeSignals(
                incident=self._model.stream,
                signal=signal.signal,
                into=by_text.get(said["into"], said["into"]),
                reason=said["reason"],
            ),
        )


def _missed(model: BoardModel, words: Words, answering: Answering, missed: Missed) -> Matter:
    """A time in which this desk was closed or asleep: somebody says what it brought."""
    now, stream = model.now, model.stream
    text = QCoreApplication.translate("AttentionStrip", "Nobody watched here from {since} to {until}")
    seen = Blank(
        name="seen",
        label=QCoreApplication.translate("AttentionStrip", "What was looked at"),
        hint=QCoreApplication.translate("AttentionStrip", "Alerts, inquiries: what they show of that time"),
    )
    return Matter(
        key=f"missed:{missed.missed}",
        mark=words.mark(Mark.SIGNAL),
        text=text.format(since=words.time(missed.since, now), until=words.time(missed.until, now)),
        detail=QCoreApplication.translate("AttentionStrip", "Did anything happen?"),
        ways=(
            (
                QCoreApplication.translate("AttentionStrip", "Nothing happened…"),
                partial(
                    answering.ask_for,
                    f"missed:{missed.missed}",
                    QCoreApplication.translate("AttentionStrip", "Nothing happened"),
                    [seen],
                    lambda said: AnswerMissedWatch(incident=stream, missed=missed.missed, seen=said["seen"]),
                ),
            ),
            (
                QCoreApplication.translate("AttentionStrip", "New signal…"),
                partial(answering.go, Action.SIGNAL),
            ),
        ),
    )


def _what_shows_it() -> Blank:
    return Blank(
        name="reason",
        label=QCoreApplication.translate("AttentionStrip", "Reason"),
        hint=QCoreApplication.translate("AttentionStrip", "What shows it"),
    )
