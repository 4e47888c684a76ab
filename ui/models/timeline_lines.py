"""From a record to the row that shows it: mark, tone, words. Reads nothing, keeps nothing."""

from datetime import timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.board.actions import ActionExtended, ActionFinished, ActionReported
from commander.board.board import Board
from commander.board.deliveries import DeliveryDecided, DeliverySettled, DeliveryState
from commander.board.estimate import RecoveryEstimated
from commander.board.hypotheses import HypothesisAssigned, HypothesisRuledOut, HypothesisSupported
from commander.board.message import BroadcastOrdered
from commander.board.options import OptionDeclined
from commander.board.policy import Policy
from commander.board.record import Erased, Event, Record
from commander.board.signals import SignalAcknowledged, SignalHeard, SignalJudged, SignalRaised
from commander.board.slack_place import SlackPlace
from commander.board.summary import live_state
from commander.board.timeline import EntryAdded, EntryCorrected
from commander.drafting.carried import told_sources
from commander.figures.milestone_rows import Milestones, milestones_of
from commander.reading import TimelineRow
from commander.wording.attachments import size_said
from commander.wording.labels import Mark
from commander.wording.lines import kind_of, written_by
from commander.wording.outside_text import looks_of, way_on
from ui.models.became import became_said
from ui.models.course_subjects import course_subject
from ui.models.timeline import Line
from ui.shortcuts import Action, shortcut
from ui.theme import Tone
from ui.words import Words

# An entry recorded this long after it happened is marked as written later (追記).
_LATE: Final = timedelta(minutes=1)
_SUBJECT_SHOWN: Final = 60
_TONES: Final = {
    Mark.DECISION: Tone.DECISION,
    Mark.ACTION: Tone.ACCENT,
    Mark.QUESTION: Tone.WARN,
    Mark.COMMUNICATION: Tone.OK,
}
DELIVERY_TONES: Final = {
    DeliveryState.QUEUED: Tone.WARN,
    DeliveryState.SENDING: Tone.ACCENT,
    DeliveryState.DELIVERED: Tone.OK,
    DeliveryState.WRITTEN: Tone.ACCENT,
    DeliveryState.UNKNOWN: Tone.BAD,
    DeliveryState.HELD: Tone.BAD,
    DeliveryState.FAILED: Tone.BAD,
    DeliveryState.CANCELLED: Tone.PAST,
}


def line_of(
    row: TimelineRow,
    board: Board,
    policy: Policy,
    words: Words,
    stones: Milestones | None = None,
    *,
    by_recorded: bool = False,
) -> Line:
    """The row as it is shown with this board, policy and language; by_recorded: under the date it was recorded on."""
    record = row.record
    kind = kind_of(record.event)
    local = words.local(record.occurred.instant)
    approximate = QCoreApplication.translate("TimelineLines", "c. ") if record.occurred.approximate else ""
    late = isinstance(record.event, EntryAdded) and record.recorded - record.occurred.instant > _LATE
    return Line(
        position=record.position,
        when=f"{approximate}{local:%H:%M}",
        day=words.day(record.recorded if by_recorded else record.occurred.instant),
        mark=words.mark(kind),
        kind=words.label(kind),
        tone=_tone(record, kind, board),
        bold=kind is Mark.DECISION,
        text=words.line(record, policy),
        meta=_meta(record, board, policy, words, late=late),
        chip=_looks(record.event, words) or _corrected(row) or _chip(record, board, words),
        files=tuple(f"{one.name} {size_said(one.size)}" for one in board.attachments.of(record.id)),
        struck=row.correction is not None and not isinstance(record.event, Erased),
        late=late,
        milestones=tuple(map(words.label, milestones_of(record, stones))) if stones is not None else (),
    )


def _tone(record: Record, kind: Mark, board: Board) -> Tone:
    if isinstance(record.event, SignalRaised):
        return Tone.BAD if _is_untriaged(record.event, board) else Tone.NEUTRAL
    if isinstance(record.event, DeliverySettled):
        # Green is what the other side confirmed; a text that did not arrive must not look like it.
        return DELIVERY_TONES[record.event.state]
    if isinstance(record.event, BroadcastOrdered | DeliveryDecided):
        return Tone.ACCENT if isinstance(record.event, BroadcastOrdered) else Tone.NEUTRAL
    return _TONES.get(kind, Tone.NEUTRAL)


def _meta(record: Record, board: Board, policy: Policy, words: Words, *, late: bool) -> str:
    parts = [written_by(record, policy, words.language), _subject(record.event, board)]
    source = getattr(record.event, "source", "")
    if source not in ("", parts[0]) and not isinstance(record.event, RecoveryEstimated):  # its line says it
        # Two bare names in a row would leave open who said it and who wrote it down.
        parts.append(QCoreApplication.translate("TimelineLines", "from {source}").format(source=source))
    if looks_of(record.event, words.language):
        parts.append(way_on(record.event, shortcut(Action.ERASE_ENTRY).shown, words.language))
    if late:
        text = QCoreApplication.translate("TimelineLines", "added {time}")
        parts.append(text.format(time=words.time(record.recorded, record.occurred.instant)))
    parts.append(_told(record, board, words))
    parts.append(became_said(record.id, board, policy))
    return " ・ ".join(part for part in parts if part)


def _told(record: Record, board: Board, words: Words) -> str:
    """Who was told from this row, and when; the last time, where it was told more than once."""
    last = {
        words.either(one.name_ja, one.name_en): one.at
        for source in told_sources(record)
        for one in board.messages.told_from.get(source, ())
    }
    if not last:
        return ""
    text = QCoreApplication.translate("TimelineLines", "told {time} → {audiences}")
    when = words.time(max(last.values()), record.occurred.instant)
    return text.format(time=when, audiences=", ".join(last))


def _subject(event: Event, board: Board) -> str:
    """What an event is about that only names it: "it worked" says little without what worked."""
    match event:
        case ActionFinished() | ActionExtended() | ActionReported():
            action = board.actions.by_id.get(event.action)
            return _short(action.text) if action else ""
        case OptionDeclined():
            option = board.options.by_id.get(event.option)
            return _short(option.text) if option else ""
        case HypothesisAssigned() | HypothesisSupported() | HypothesisRuledOut():
            hypothesis = board.hypotheses.by_id.get(event.hypothesis)
            return _short(hypothesis.text) if hypothesis else ""
        case _ if (subject := course_subject(event, board)) is not None:
            return _short(subject)
        case SignalJudged() | SignalHeard() | SignalAcknowledged():
            signal = board.signals.by_id.get(event.signal)
            return _short(signal.text) if signal else ""
        case _:
            return ""


def _short(text: str) -> str:
    line = " ".join(text[:_SUBJECT_SHOWN].split())
    return line if len(text) <= _SUBJECT_SHOWN else f"{line}…"


def _corrected(row: TimelineRow) -> tuple[str, Tone] | None:
    if row.correction is None or isinstance(row.record.event, Erased):
        return None
    if isinstance(row.correction.event, EntryCorrected) and not row.correction.event.text:
        return QCoreApplication.translate("TimelineLines", "struck"), Tone.PAST
    return QCoreApplication.translate("TimelineLines", "corrected below"), Tone.PAST


def _chip(record: Record, board: Board, words: Words) -> tuple[str, Tone] | None:
    event = record.event
    match event:
        case DeliverySettled():
            return words.delivered(event.state, event.target), DELIVERY_TONES[event.state]
        case SignalRaised() if _is_untriaged(event, board):
            return QCoreApplication.translate("TimelineLines", "not judged"), Tone.BAD
        case _:
            return _live(record, board, words) or _answered(record, board) or _heard(event)


def _looks(event: Event, words: Words) -> tuple[str, Tone] | None:
    """What came in by itself and nobody should keep without meaning to."""
    looks = looks_of(event, words.language)
    return (looks, Tone.WARN) if looks else None


def _heard(event: Event) -> tuple[str, Tone] | None:
    """Where it was said, when that was not here."""
    return ("Slack", Tone.ACCENT) if isinstance(getattr(event, "heard", None), SlackPlace) else None


def _live(record: Record, board: Board, words: Words) -> tuple[str, Tone] | None:
    """Where the live line stands that says this row in Slack's thread."""
    state = live_state(board.summary, board.messages, record.id)
    if state is None:
        return None
    text = QCoreApplication.translate("TimelineLines", "live: {state}")
    return text.format(state=words.label(state)), DELIVERY_TONES[state]


def _answered(record: Record, board: Board) -> tuple[str, Tone] | None:
    if not board.work.questions.is_answered(record.id):
        return None
    return QCoreApplication.translate("TimelineLines", "has an answer"), Tone.OK


def _is_untriaged(event: SignalRaised, board: Board) -> bool:
    signal = board.signals.by_id.get(event.signal)
    return event.judge_by is not None and (signal is None or signal.verdict is None)
