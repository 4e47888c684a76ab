"""Lines of the attention strip about signals and the watch after recovery (practice §9). Holds no widget."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.board.commands import Command
from commander.board.incident import Reopen
from commander.board.roster import names_of
from commander.board.signals import AcknowledgeSignal, JudgeSignal, MergeSignals, Signal, Verdict
from commander.board.watch import AnswerMissedWatch, EndWatch, Missed, MoveWatch
from commander.wording.labels import Mark
from commander.wording.language import Bilingual
from commander.wording.times import TimeFault, parse
from ui.models.board import BoardModel
from ui.panes.feed_matters import from_where, source_ways
from ui.panes.matter import Answering, Matter
from ui.shortcuts import Action
from ui.theme import Tone
from ui.widgets.ask import Blank
from ui.words import Words

_TEXT_SHOWN: Final = 80
_NAMED: Final = 32
_UNHEARD_NAMED: Final = 2
_PERSON_WIDTH: Final = 150
_TIME_WIDTH: Final = 110


def signal_matters(model: BoardModel, words: Words, answering: Answering) -> Iterator[Matter]:
    """Every signal that waits, with whose it is now and by when it is judged; then the time that nobody watched."""
    waiting = model.board.signals.untriaged()
    for signal in waiting:
        yield _SignalMatter(model, words, answering, signal, alone=len(waiting) == 1).matter()
    for missed in () if model.board.incident.closed else model.board.watching.unanswered():
        yield _missed(model, words, answering, missed)


def watch_matters(model: BoardModel, words: Words, answering: Answering) -> Iterator[Matter]:
    """Who has not heard of the recovery, and a watch whose time is over."""
    if model.board.incident.closed:
        return
    yield from _unheard(model, words, answering)
    yield from _over(model, words, answering)


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
            text=text.format(text=_short(self._signal.text, _TEXT_SHOWN)),
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

    def _ask_verdict(self, verdict: Verdict) -> None:
        blanks = [_reason(QCoreApplication.translate("AttentionStrip", "What shows it"))]
        if verdict is Verdict.SAME:
            people = tuple(person.name for person in self._model.policy.persons())
            blanks += [
                Blank(
                    name="worker",
                    label=QCoreApplication.translate("AttentionStrip", "Who works on it now"),
                    choices=people or ("",),
                    width=_PERSON_WIDTH,
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
            f"{self._words.label(verdict)} ・ {_short(signal.text, _NAMED)}",
            blanks,
            lambda said: JudgeSignal(
                incident=self._model.stream,
                signal=signal.signal,
                verdict=verdict,
                reason=said["reason"],
                worker=person_key(self._model, said.get("worker", "")),
                evidence=said.get("evidence", ""),
                reply=said.get("reply", ""),
            ),
        )

    def _ask_merge(self) -> None:
        """Into which of the others; they are named by their texts."""
        signal = self._signal
        others = [one for one in self._model.board.signals.untriaged() if one.signal != signal.signal]
        by_text = {f"{number} {_short(one.text, _NAMED)}": one.signal for number, one in enumerate(others, 1)}
        into = Blank(
            name="into",
            label=QCoreApplication.translate("AttentionStrip", "is the same as"),
            text=next(iter(by_text), ""),
            choices=tuple(by_text),
            width=2 * _PERSON_WIDTH,
        )
        self._answering.ask_for(
            f"merge:{signal.signal}",
            _short(signal.text, _NAMED),
            [into, _reason(QCoreApplication.translate("AttentionStrip", "What shows it"))],
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
        text=_short(text.format(names=", ".join(names)), 2 * _TEXT_SHOWN),
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
    stream = model.stream
    ends = end_question(model, words)
    reopens = QCoreApplication.translate("AttentionStrip", "Reopen the incident")
    longer = QCoreApplication.translate("AttentionStrip", "Watch longer")
    yield Matter(
        key="watch",
        mark=words.mark(Mark.STATUS),
        text=QCoreApplication.translate("AttentionStrip", "The watch is over and nobody has ended it"),
        detail=model.policy.person_name(watch.owner),
        ways=(
            (
                QCoreApplication.translate("AttentionStrip", "End the watch…"),
                partial(answering.ask_for, "end-watch", ends, check_blanks(model), partial(end_of, stream)),
            ),
            (
                QCoreApplication.translate("AttentionStrip", "Watch longer…"),
                partial(
                    answering.ask_for,
                    "longer",
                    longer,
                    [
                        Blank(
                            name="until",
                            label=QCoreApplication.translate("AttentionStrip", "until"),
                            text="+1h",
                            width=_TIME_WIDTH,
                        ),
                        _reason(""),
                    ],
                    partial(_longer, model, words),
                ),
            ),
            (
                QCoreApplication.translate("AttentionStrip", "Reopen…"),
                partial(
                    answering.ask_for,
                    "reopen",
                    reopens,
                    [_reason("")],
                    lambda said: Reopen(incident=stream, reason=said["reason"]),
                ),
            ),
        ),
    )


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


def _longer(model: BoardModel, words: Words, said: Mapping[str, str]) -> Command:
    until = parse(said["until"], model.now, words.zone, ahead=True)
    # What is no time is refused by the board as one in the past, with everything typed still there.
    at = model.now if isinstance(until, TimeFault) else until.instant
    return MoveWatch(incident=model.stream, until=at, reason=said["reason"])


def typed_time(local: datetime) -> str:
    """A time as a field takes it back in every language, always with its day: a watch ends on another one."""
    return f"{local:%m/%d %H:%M}"


def person_key(model: BoardModel, name: str) -> str:
    """The key behind a listed person's name; else the name as it was typed."""
    typed = name.strip()
    return next((one.key for one in model.policy.persons() if one.name == typed), None) or typed


def _reason(hint: str) -> Blank:
    return Blank(name="reason", label=QCoreApplication.translate("AttentionStrip", "Reason"), hint=hint)


def _short(text: str, limit: int) -> str:
    line = " ".join(text[: 2 * limit].split())
    return line if len(text) <= limit else line[:limit] + "…"
