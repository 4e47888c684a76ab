"""Pure: a bulletin as Statuspage's create and update of an incident take it, within its limits."""

from collections.abc import Mapping
from typing import Any

from commander.board.severity_map import DEFAULT_MAPPINGS
from commander.outbox.publisher import Errand
from commander.publishers.both_languages import both_texts
from commander.publishers.outward import tagless
from commander.publishers.statuspage.maintenance import window_fields

NAME_LIMIT = 255
BODY_LIMIT = 25_000
# For what was ordered before the impact was kept with it.
_IMPACTS = {mapping.severity: mapping.impact for mapping in DEFAULT_MAPPINGS}


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
    impact = bulletin.impact or _IMPACTS.get(bulletin.severity or 0)
    if impact is not None:
        incident["impact_override"] = impact.value
    if bulletin.components:
        incident["components"] = {key: status.value for key, status in bulletin.components.items()}
        incident["component_ids"] = list(bulletin.components)
    if bulletin.backdated_to is not None and errand.earlier_ref is None:
        # Their rule: one that is dated back names no components; all of it is over.
        incident.pop("components", None), incident.pop("component_ids", None)
        began = bulletin.windows[0].started_at if bulletin.windows else bulletin.backdated_to
        incident |= {"backfilled": True, "backfill_date": began}
    if bulletin.maintenance is not None:
        incident |= window_fields(bulletin, bulletin.maintenance, creating=errand.earlier_ref is None)
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
