"""Pure: a bulletin as Statuspage's create and update of an incident take it, within its limits."""

from collections.abc import Mapping
from typing import Any

from commander.outbox.publisher import Errand
from commander.publishers.both_languages import both_texts
from commander.publishers.outward import tagless

NAME_LIMIT = 255
BODY_LIMIT = 25_000
_IMPACTS = {1: "critical", 2: "major", 3: "minor", 4: "none", 5: "none"}


def incident_request(errand: Errand) -> dict[str, Any]:
    """The body of POST and PATCH; raises CannotPost when a text is missing or too long.

    metadata.commander.last_post_key is the key of the newest post alone. The order per target is kept, so
    while a post is in doubt no later one of ours has overwritten it.
    """
    bulletin = errand.bulletin
    name, body = both_texts(bulletin, title_limit=NAME_LIMIT, body_limit=BODY_LIMIT, dressed=tagless)
    incident: dict[str, Any] = {
        "name": name,
        "status": bulletin.stage.value,
        "body": body,
        "deliver_notifications": bulletin.notify_subscribers,  # theirs defaults to true: always said
        "metadata": {"commander": {"incident": bulletin.incident, "last_post_key": errand.key}},
    }
    if bulletin.severity is not None:
        incident["impact_override"] = _IMPACTS[bulletin.severity]
    if bulletin.components:
        incident["components"] = {key: status.value for key, status in bulletin.components.items()}
        incident["component_ids"] = list(bulletin.components)
    return {"incident": incident}


def carries_key(incident: object, key: str) -> bool:
    """Whether an incident of theirs carries our key as its newest post. Trusts nothing about its shape."""
    return _our_mark(incident).get("last_post_key") == key


def belongs_to(incident: object, ours: str) -> bool:
    """Whether an incident of theirs was opened for this incident of ours."""
    return _our_mark(incident).get("incident") == ours


def _our_mark(incident: object) -> Mapping[str, object]:
    metadata = incident.get("metadata") if isinstance(incident, Mapping) else None
    ours = metadata.get("commander") if isinstance(metadata, Mapping) else None
    return ours if isinstance(ours, Mapping) else {}
