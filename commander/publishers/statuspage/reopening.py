"""Pure: trouble again after a page incident was resolved: the same one goes back, or a new one links it."""

import http.client
from collections.abc import Mapping
from typing import Any

from commander.outbox.publisher import Errand
from commander.publishers.both_languages import CannotPost
from commander.publishers.outward import units
from commander.publishers.statuspage.incident import BODY_LIMIT, incident_request
from commander.publishers.web.answers import Answer

# What the page calls an incident that is over.
_OVER = frozenset({"resolved", "postmortem", "completed"})
LINKED = "linked-anew"  # how it arrived; the sentence is wording's


def refuses_to_reopen(errand: Errand, answer: Answer) -> bool:
    """Whether a refused update may mean that the page does not let a resolved incident go back.

    Their description allows the change of status; what a page refuses is only known from its answer.
    """
    return answer.status == http.client.UNPROCESSABLE_ENTITY and not errand.bulletin.stage.is_over


def is_over(incident: object) -> bool:
    """Whether an incident of theirs is resolved. Trusts nothing about its shape."""
    return isinstance(incident, Mapping) and incident.get("status") in _OVER


def linked_request(errand: Errand, link: str | None) -> dict[str, Any]:
    """The body of a new incident that says where the earlier notice stands. Raises CannotPost when too long."""
    request = incident_request(errand)
    if link:
        body = f"{request['incident']['body']}\n\n先のお知らせ / Earlier notice: {link}"
        if units(body) > BODY_LIMIT:
            raise CannotPost(f"too long: {units(body)} of {BODY_LIMIT} characters")
        request["incident"]["body"] = body
    return request
