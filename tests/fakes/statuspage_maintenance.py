"""What a strict Statuspage says to the fields of a scheduled maintenance, and which of its lists show one."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

STATUSES = frozenset({"scheduled", "in_progress", "verifying", "completed"})
TIMES = ("scheduled_for", "scheduled_until")
_AUTOMATIC = (
    "scheduled_auto_in_progress",
    "scheduled_auto_completed",
    "auto_transition_to_maintenance_state",
    "auto_transition_to_operational_state",
    "auto_transition_deliver_notifications_at_start",
    "auto_transition_deliver_notifications_at_end",
    "scheduled_remind_prior",
    "auto_tweet_at_beginning",
    "auto_tweet_on_completion",
    "auto_tweet_on_creation",
    "auto_tweet_one_hour_before",
)
FIELDS: dict[str, type] = {**dict.fromkeys(_AUTOMATIC, bool), **dict.fromkeys(TIMES, str)}
LISTS: Mapping[str, frozenset[str]] = {
    "upcoming": frozenset({"scheduled"}),
    "active_maintenance": frozenset({"in_progress", "verifying"}),
    "scheduled": STATUSES,
}


def faults(sent: Mapping[str, Any], *, creating: bool) -> Iterator[str]:
    """Each fault of a request as a sentence; none for a realtime incident."""
    status = sent.get("status", "")
    is_scheduled = status in STATUSES
    if not is_scheduled:
        if any(name in sent for name in FIELDS):
            yield "Scheduled fields are only for scheduled incidents"
        return
    times = {name: _time(sent[name]) for name in TIMES if name in sent}
    if None in times.values():
        yield "Scheduled for must be an ISO 8601 date-time"
        return
    if creating and set(times) != set(TIMES) and status != "completed":
        yield "Scheduled for can't be blank"
    begins, ends = times.get("scheduled_for"), times.get("scheduled_until")
    if begins and ends and ends <= begins:
        yield "Scheduled until must be after scheduled for"
    if status == "scheduled" and begins and begins <= datetime.now(UTC):
        yield "Scheduled for must be in the future"
    # What is left out may be true by their default, and would then begin or mail by itself.
    for name in _AUTOMATIC:
        if name not in sent:
            yield f"{name} must be said"


def is_changed_kind(before: str, after: str) -> bool:
    """Whether an update would make an incident a maintenance or the other way round."""
    return (before in STATUSES) is not (after in STATUSES)


def _time(said: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(said))
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
