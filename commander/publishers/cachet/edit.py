"""A post that stands on a Cachet page gets another text: the incident's own message, or one of its updates."""

import http.client
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from msgspec.structs import replace

from commander.outbox.publisher import (
    CannotTell,
    Delivered,
    Errand,
    Outcome,
    Rejected,
    RejectionCause,
    TryLater,
    Unsure,
)
from commander.publishers.both_languages import CannotPost
from commander.publishers.cachet.incident import carries_key, create_request
from commander.publishers.web.answers import Answer, NoAnswer

Ask = Callable[..., Answer | NoAnswer]


class CachetEdit:
    """Finds the post by our key, which stands in its message and stays there."""

    def __init__(
        self,
        ask: Ask,
        read: Callable[[str], Any],
        pages_of: Callable[[str], Iterator[list[dict[str, Any]] | CannotTell]],
        settled: Callable[[Answer | NoAnswer], Outcome],
    ) -> None:
        self._ask, self._read, self._pages_of, self._settled = ask, read, pages_of, settled

    def change(self, errand: Errand) -> Outcome:
        """Give the post its new text; may be repeated freely. A withdrawn one says that it was."""
        amends, ref = errand.bulletin.amends, errand.at_ref
        if amends is None or not ref:
            return Rejected(cause=RejectionCause.GONE, detail="the post has no id")
        incident = f"/incidents/{quote(ref, safe='')}"
        try:
            request = create_request(replace(errand, key=amends.key))
        except CannotPost as fault:
            return Rejected(cause=RejectionCause.CONTENT, detail=str(fault))
        found = self._read(incident)
        if isinstance(found, CannotTell):
            return self._unread(found)
        if carries_key(_message(found.get("data")), amends.key):
            return self._write(incident, {"name": request["name"], "message": request["message"]}, ref)
        for rows in self._pages_of(f"{incident}/updates"):
            if isinstance(rows, CannotTell):
                return self._unread(rows)
            for row in rows:
                if carries_key(_message(row), amends.key):
                    path = f"{incident}/updates/{quote(str(row['id']), safe='')}"
                    return self._write(path, {"message": request["message"]}, ref)
        return Rejected(cause=RejectionCause.GONE, detail="no update of the incident is ours")

    def _unread(self, found: CannotTell) -> Outcome:
        if found.detail.startswith(f"HTTP {http.client.NOT_FOUND:d}"):
            return Rejected(cause=RejectionCause.GONE, detail=found.detail)
        return TryLater(detail=found.detail)  # nothing was asked for yet

    def _write(self, path: str, body: Mapping[str, Any], ref: str) -> Outcome:
        answer = self._ask("PUT", path, body=body)
        if isinstance(answer, Answer) and answer.status in {http.client.OK, http.client.CREATED}:
            return Delivered(ref=ref)
        if isinstance(answer, Answer) and answer.status == http.client.NOT_FOUND:
            return Rejected(cause=RejectionCause.GONE, detail="HTTP 404")
        outcome = self._settled(answer)
        # A doubt is none: writing the same again changes nothing.
        return TryLater(detail=outcome.detail) if isinstance(outcome, Unsure) else outcome


def _message(row: object) -> object:
    attributes = row.get("attributes") if isinstance(row, Mapping) else None
    return attributes.get("message") if isinstance(attributes, Mapping) else None
