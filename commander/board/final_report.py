"""Pure: the report that customers were promised by a day: when it may go out, and whether it did (practice §3)."""

from datetime import datetime

import msgspec
from msgspec.structs import replace

from commander.board.bulletin import Stage
from commander.board.deliveries import DeliveryState, delivery_key
from commander.board.incident import Incident
from commander.board.message import (
    FINAL_REPORT,
    BroadcastOrdered,
    KeepMessage,
    OrderBroadcast,
)
from commander.board.messages import Messages
from commander.board.moment import Moment
from commander.board.record import Record
from commander.board.refusal import Because, Refused

_ARRIVED = frozenset({DeliveryState.DELIVERED, DeliveryState.WRITTEN})
# Whoever may have read a promise holds us to it.
_MAY_BE_READ = _ARRIVED | {DeliveryState.UNKNOWN}


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What one audience was told about the report: by when it comes, or the report itself."""

    audience: str
    public: bool
    keys: tuple[str, ...]  # its deliveries
    due: datetime | None = None
    is_report: bool = False


class FinalReports(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board, in the order in which it was told."""

    said: tuple[Said, ...] = ()


class OwedReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report that was promised and has not arrived: the earliest day, and who waits for it."""

    due: datetime
    audiences: tuple[str, ...]


def owed(reports: FinalReports, messages: Messages) -> OwedReport | None:
    """The promise that stands. A report that customers can read keeps it for all of them; others want their own."""
    waiting: dict[str, tuple[datetime, bool]] = {}
    for one in reports.said:
        if one.due is not None and _is_any(one, messages, _MAY_BE_READ):
            waiting[one.audience] = one.due, one.public
        if one.is_report and _is_any(one, messages, _ARRIVED):
            waiting.pop(one.audience, None)
            if one.public:
                waiting = {key: told for key, told in waiting.items() if not told[1]}
    if not waiting:
        return None
    return OwedReport(due=min(due for due, _ in waiting.values()), audiences=tuple(waiting))


def goes_out_after_the_end(command: object) -> bool:
    """Whether a command is about a report alone: it is written once everything is over, often after the closing."""
    match command:
        case OrderBroadcast():
            return bool(command.messages) and all(one.template == FINAL_REPORT for one in command.messages)
        case KeepMessage():
            return command.content.template == FINAL_REPORT
        case _:
            return False


def check_order(messages: Messages, incident: Incident, command: OrderBroadcast, moment: Moment) -> None:
    """Refused when a report would go out before the end was told, or is promised by a day that has passed."""
    for content in command.messages:
        if content.report_by is not None and content.report_by <= moment.now:
            raise Refused(Because.REPORT_DAY_PAST)
        if content.template != FINAL_REPORT:
            continue
        told = messages.public_stage
        is_over = incident.closed or incident.watch is not None
        if not is_over or content.stage is not Stage.RESOLVED or (told is not None and not told.is_over):
            raise Refused(Because.REPORT_BEFORE_END)


def evolve(reports: FinalReports, record: Record) -> FinalReports:
    """The slice after a record. Total."""
    event = record.event
    if not isinstance(event, BroadcastOrdered):
        return reports
    if event.repairs:
        return replace(reports, said=tuple(_told_again(one, record, event) for one in reports.said))
    is_report = event.content.template == FINAL_REPORT
    if not is_report and event.content.report_by is None:
        return reports
    new = tuple(
        Said(
            audience=telling.audience,
            public=telling.public,
            keys=tuple(delivery_key(record.id, target) for target in telling.targets),
            due=event.content.report_by,
            is_report=is_report,
        )
        for telling in event.tellings
    )
    return replace(reports, said=(*reports.said, *new))


def _told_again(said: Said, record: Record, event: BroadcastOrdered) -> Said:
    if event.repairs not in said.keys:
        return said
    again = (delivery_key(record.id, target) for one in event.tellings for target in one.targets)
    return replace(said, keys=(*said.keys, *again))


def _is_any(said: Said, messages: Messages, states: frozenset[DeliveryState]) -> bool:
    found = (messages.deliveries.get(key) for key in said.keys)
    return any(one is not None and one.state in states and not one.withdrawn for one in found)
