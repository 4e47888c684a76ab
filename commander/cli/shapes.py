"""The JSON shapes of rows and of short answers of the command line: stable, documented in docs/cli.md."""

from datetime import datetime, tzinfo

from commander.board.channel import Channel
from commander.board.estimate import Estimates
from commander.board.policy import Policy
from commander.board.record import Occurred, Record
from commander.board.signals import Signals
from commander.board.timeline import EntryAdded, EntryCorrected
from commander.journal.summary import IncidentSummary
from commander.outbox.debt import Debt
from commander.reading import TimelineRow
from commander.wording.language import Language
from commander.wording.lines import kind_of, record_line
from commander.wording.row_notes import signal_of

Shape = dict[str, object]


def incident_shape(summary: IncidentSummary) -> Shape:
    """A row of `incidents`."""
    return {
        "id": summary.short_id,
        "incident": summary.stream,
        "title": summary.title,
        "kind": summary.kind,
        "severity": summary.severity,
        "phase": summary.phase,
        "declared_at": summary.declared_at,
        "restored_at": summary.restored_at,
        "next_update_at": summary.promise,
        "closed": bool(summary.closed),
    }


def row_shape(
    row: TimelineRow, policy: Policy, language: Language, zone: tzinfo, signals: Signals | None = None
) -> Shape:
    """A row of `timeline`. signals: the incident's, so that what only points at one names it."""
    record, correction = row.record, row.correction
    event = record.event
    corrected = correction.event if correction else None
    return {
        "record": record.id,
        "occurred": occurred_shape(record.occurred),
        "recorded": record.recorded.isoformat(),
        "author": record.author,
        "event": record.kind,
        "version": record.version,
        "mark": kind_of(event),
        "kind": event.entry_kind if isinstance(event, EntryAdded) else None,
        "source": event.source if isinstance(event, EntryAdded) else "",
        "text": event.text if isinstance(event, EntryAdded) else record_line(record, policy, language, zone),
        "correction": corrected.text if isinstance(corrected, EntryCorrected) else None,
        "signal": _signal_shape(signal_of(event), signals),
    }


def _signal_shape(key: str, signals: Signals | None) -> Shape | None:
    if not key:
        return None
    signal = signals.by_id.get(key) if signals is not None else None
    verdict = signal.verdict if signal is not None else None
    return {"id": key, "text": signal.text if signal is not None else "", "verdict": verdict}


def debt_shape(debt: Debt) -> Shape:
    """A row of `outbox`."""
    return {
        "key": debt.key,
        "incident": debt.incident,
        "target": debt.target,
        "operation": debt.operation,
        "state": debt.state,
        "reason": debt.reason,
        "attempt": debt.attempt,
        "ref": debt.ref,
    }


def declared_shape(record: Record, short_id: str) -> Shape:
    """The answer of `declare`."""
    return {"id": short_id, "incident": record.stream}


def occurred_shape(occurred: Occurred | None) -> Shape | None:
    """When something happened, as it was said."""
    if occurred is None:
        return None
    return {"at": instant(occurred.instant), "zone": occurred.zone, "approximate": occurred.approximate}


def eta_shape(estimates: Estimates) -> Shape:
    """The answer of `eta --json`, and a part of `show --json`."""
    current, approved = estimates.current, estimates.approved
    return {
        "eta": instant(current.eta) if current else None,
        "certainty": current.certainty if current else None,
        "source": current.source if current else "",
        "as_of": instant(current.as_of) if current else None,
        "by": current.by if current else None,
        "approved_by": approved.by if approved else None,
    }


def instant(moment: datetime | None) -> str | None:
    """ISO 8601 with its offset; None stays None."""
    return moment.isoformat() if moment else None


def channel_shape(channel: Channel) -> Shape | None:
    """The incident's own channel in Slack; None before anybody asked for it."""
    if channel.wish is None:
        return None
    newest = channel.newest
    return {
        "state": channel.state,
        "name": channel.shown_name,
        "id": channel.ref or None,
        "url": channel.url,
        "topic": channel.wish.topic,
        "reason": newest.reason if newest else "",
        "detail": newest.detail if newest else "",
        "missed": channel.missed,
    }
