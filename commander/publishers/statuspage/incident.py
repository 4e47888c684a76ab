"""Pure: a bulletin as Statuspage's create and update of an incident take it, within its limits."""

import re
from collections.abc import Mapping
from typing import Any

from commander.board.bulletin import Bulletin
from commander.outbox.publisher import Errand
from commander.publishers.outward import one_line, outward, shortened, units

NAME_LIMIT = 255
BODY_LIMIT = 25_000
_LINE = "\n\n────────\n\n"
_BETWEEN = " / "
_IMPACTS = {1: "critical", 2: "major", 3: "minor", 4: "none", 5: "none"}
# Pages render some HTML in a body. A typed "<b" becomes the full-width sign, which no reader takes for a tag
# and which reads right in mail and SMS, where &lt; would be seen as it stands.
_TAG = re.compile(r"<(?=[A-Za-z/!?])")


class CannotPost(ValueError):
    """A bulletin that Statuspage would refuse; nothing is asked of it."""


def incident_request(errand: Errand) -> dict[str, Any]:
    """The body of POST and PATCH; raises CannotPost when a text is missing or too long.

    metadata.commander.last_post_key is the key of the newest post alone. The order per target is kept, so
    while a post is in doubt no later one of ours has overwritten it.
    """
    bulletin = errand.bulletin
    name, body = page_texts(bulletin)
    if not name:
        raise CannotPost("no title")
    if units(body) > BODY_LIMIT:
        raise CannotPost(f"too long: {units(body)} of {BODY_LIMIT} characters")
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


def page_texts(bulletin: Bulletin) -> tuple[str, str]:
    """Name and body as they go out, all languages together: what a preview shows."""
    titles = [_tagless(one_line(wording.title)) for _, wording in bulletin.in_order()]
    bodies = [_tagless(outward(wording.body).strip()) for _, wording in bulletin.in_order()]
    return _name([title for title in titles if title]), _LINE.join(body for body in bodies if body)


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


def _name(titles: list[str]) -> str:
    whole = _BETWEEN.join(titles)
    if not titles or units(whole) <= NAME_LIMIT:
        return whole
    share = (NAME_LIMIT - units(_BETWEEN) * (len(titles) - 1)) // len(titles)
    spare = sum(max(0, share - units(title)) for title in titles)
    longer = sum(units(title) > share for title in titles)
    return _BETWEEN.join(shortened(title, share + spare // longer) for title in titles)


def _tagless(text: str) -> str:
    return _TAG.sub("＜", text)
