"""Pure: what Statuspage is told of a maintenance beside its text, and where its unfinished ones are listed."""

from typing import Any

from commander.board.bulletin import Bulletin, Stage, Window

# Nothing begins, ends, mails or is posted elsewhere by their clock: each is said, for their defaults are not.
_NEVER_BY_ITSELF = (
    "scheduled_auto_in_progress",
    "scheduled_auto_completed",
    "auto_transition_to_maintenance_state",
    "auto_transition_to_operational_state",
    "auto_transition_deliver_notifications_at_start",
    "auto_transition_deliver_notifications_at_end",
    "auto_tweet_at_beginning",
    "auto_tweet_on_completion",
    "auto_tweet_on_creation",
    "auto_tweet_one_hour_before",
)
_UNRESOLVED = ("incidents/unresolved",)
_UNFINISHED = ("incidents/upcoming", "incidents/active_maintenance")


def window_fields(bulletin: Bulletin, window: Window, *, creating: bool) -> dict[str, Any]:
    """The fields of a create or update that an incident has not. A start is not sent again once it has passed."""
    fields: dict[str, Any] = dict.fromkeys(_NEVER_BY_ITSELF, False)
    fields["scheduled_remind_prior"] = window.remind
    if creating or bulletin.stage is Stage.SCHEDULED:
        fields["scheduled_for"] = window.starts_at
    if not bulletin.stage.is_over:
        fields["scheduled_until"] = window.ends_at
    if named := list(dict.fromkeys((*window.components, *bulletin.components))):
        fields["component_ids"] = named
    return fields


def unfinished_lists(bulletin: Bulletin) -> tuple[str, ...]:
    """The page's lists that can hold the one that a bulletin belongs to while it is not over."""
    return _UNRESOLVED if bulletin.maintenance is None else _UNFINISHED
