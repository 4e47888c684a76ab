"""Pure: what may be said of a signal after recovery, by whom and by when (practice §9 rules 2, 3, 4 and 7)."""

from datetime import datetime
from typing import Final

import msgspec

from commander.board.incident import Incident
from commander.board.incident_orders import decide_reopening
from commander.board.moment import Moment, happened
from commander.board.one_person import check_one_person
from commander.board.policy import Policy
from commander.board.record import Fact
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER, Roles
from commander.board.signals import (
    AcknowledgeSignal,
    JudgeSignal,
    MergeSignals,
    PromoteSignal,
    RaiseSignal,
    Signal,
    SignalAcknowledged,
    SignalCommand,
    SignalJudged,
    SignalMerged,
    SignalRaised,
    Signals,
    Verdict,
    root,
)
from commander.board.text import LINE_LIMIT, optional, required

_DEPUTY: Final = "deputy"


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What a decision about signals looks at."""

    signals: Signals
    incident: Incident
    roles: Roles
    policy: Policy

    @property
    def is_over(self) -> bool:
        """Whether recovery was declared: from then on every signal is treated as new."""
        return self.incident.watch is not None or self.incident.closed

    def ladder(self, owner: str) -> tuple[str, ...]:
        """Who is asked after the owner, each once: deputy, commander, on-call manager (practice §9 rule 3)."""
        duty = self.policy.watch.duty
        asked = (self.roles.holder(_DEPUTY), self.roles.holder(COMMANDER), duty.on_call)
        return tuple(dict.fromkeys(person for person in asked if person and person != owner))


def decide(known: Known, command: SignalCommand, moment: Moment) -> list[Fact]:
    """What follows from a command, or Refused."""
    match command:
        case RaiseSignal():
            return [raised(known, command, moment)]
        case AcknowledgeSignal():
            return [_decide_looking(known, command, moment)]
        case JudgeSignal():
            return _decide_verdict(known, command)
        case MergeSignals():
            return [_decide_merging(known.signals, command)]
        case PromoteSignal():
            return [_decide_promotion(known.signals, command, moment.now)]


def raised(known: Known, command: RaiseSignal, moment: Moment) -> Fact:
    """A signal written down; after recovery it has an owner and limits at once."""
    occurred = happened(command.occurred, moment)
    watch = known.incident.watch
    owner = watch.owner if watch else known.roles.commander or moment.author
    event = SignalRaised(
        signal=moment.fresh(),
        text=required(command.text, limit=LINE_LIMIT, field="signal"),
        source=optional(command.source, limit=LINE_LIMIT, field="source"),
        owner=owner,
        judge_by=None,
    )
    if known.is_over:
        rule = known.policy.watch.rule(known.incident.severity)
        # Counted from when it happened: one entered late is overdue at once (practice §9, test c).
        judge_by = occurred.instant + rule.judged_within
        event = msgspec.structs.replace(
            event,
            judge_by=judge_by,
            acknowledge_by=occurred.instant + rule.seen_within,
            # Whoever enters it late still has a moment to say what it is, before it is an incident by itself.
            promote_at=max(judge_by, moment.now + rule.seen_within),
            ladder=known.ladder(owner),
        )
    return Fact(event=event, about=f"signal:{event.signal}", occurred=occurred)


def _decide_looking(known: Known, command: AcknowledgeSignal, moment: Moment) -> Fact:
    signal = _waiting(known.signals, command.signal)
    by = required(command.by.strip() or moment.author, limit=LINE_LIMIT, field="person")
    check_one_person(known.policy, by)
    if signal.acknowledged_at is not None and signal.owner == by:
        raise Refused(Because.SIGNAL_SEEN, person=by)
    return Fact(event=SignalAcknowledged(signal=signal.signal, by=by), about=f"signal:{signal.signal}:owner")


def _decide_verdict(known: Known, command: JudgeSignal) -> list[Fact]:
    signal = known.signals.by_id.get(command.signal)
    if signal is None:
        raise Refused(Because.SIGNAL_UNKNOWN)
    if signal.merged_into:
        raise Refused(
            Because.SIGNAL_IS_MERGED, signal=known.signals.by_id[root(known.signals, signal.signal)].text
        )
    if signal.verdict is not None and not signal.verdict_field.contested:
        raise Refused(Because.SIGNAL_JUDGED, signal=signal.text)
    if not command.reason.strip():
        raise Refused(Because.REASON_NEEDED)
    if command.verdict is Verdict.SAME:
        _check_continuing(known, command)
    event = SignalJudged(
        signal=signal.signal,
        verdict=command.verdict,
        reason=required(command.reason, limit=LINE_LIMIT, field="reason"),
        worker=optional(command.worker, limit=LINE_LIMIT, field="person"),
        incident=command.new_incident,
        evidence=optional(command.evidence, limit=LINE_LIMIT, field="evidence"),
        reply=optional(command.reply, limit=LINE_LIMIT, field="reply"),
    )
    facts = [Fact(event=event, about=f"signal:{signal.signal}:verdict", bases=signal.verdict_field.bases)]
    if command.verdict is Verdict.SAME and known.is_over:
        facts += decide_reopening(known.incident, command.reason)
    return facts


def _check_continuing(known: Known, command: JudgeSignal) -> None:
    """Six hours were lost to "someone is handling it": who works on it, by what, and their own word just now."""
    worker = command.worker.strip()
    if not worker:
        raise Refused(Because.SAME_NEEDS_WORKER)
    check_one_person(known.policy, worker)
    if not known.is_over:
        return  # before recovery it belongs to the incident: nothing is taken back
    if not command.evidence.strip():
        raise Refused(Because.SAME_NEEDS_EVIDENCE)
    if not command.reply.strip():
        raise Refused(Because.SAME_NEEDS_REPLY, person=known.policy.person_name(worker))


def _decide_merging(signals: Signals, command: MergeSignals) -> Fact:
    signal = _waiting(signals, command.signal)
    into = signals.by_id.get(command.into)
    if into is None:
        raise Refused(Because.SIGNAL_UNKNOWN)
    if root(signals, into.signal) == signal.signal:
        raise Refused(Because.SIGNAL_INTO_ITSELF)
    reason = required(command.reason, limit=LINE_LIMIT, field="reason")
    event = SignalMerged(signal=signal.signal, into=root(signals, into.signal), reason=reason)
    return Fact(event=event, about=f"signal:{signal.signal}:merged")


def _decide_promotion(signals: Signals, command: PromoteSignal, now: datetime) -> Fact:
    signal = _waiting(signals, command.signal)
    ends = signal.promote_at or signal.judge_by
    if ends is None or now < ends:
        raise Refused(Because.SIGNAL_HAS_TIME, signal=signal.text)
    event = SignalJudged(
        signal=signal.signal, verdict=Verdict.NEW, reason="", incident=command.new_incident, expired=True
    )
    return Fact(event=event, about=f"signal:{signal.signal}:verdict", bases=signal.verdict_field.bases)


def _waiting(signals: Signals, key: str) -> Signal:
    signal = signals.by_id.get(key)
    if signal is None:
        raise Refused(Because.SIGNAL_UNKNOWN)
    if not signals.waits(signal):
        raise Refused(Because.SIGNAL_JUDGED, signal=signal.text)
    return signal
