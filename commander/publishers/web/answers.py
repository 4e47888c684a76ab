"""Pure: what one HTTP answer, or none, says about a post."""

import http.client
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec

from commander.outbox.publisher import Outcome, Rejected, RejectionCause, TryLater, Unsure
from commander.publishers.limits import asked_wait

_LIMITED_WAIT = timedelta(seconds=30)  # for services that don't say how long
_ENHANCE_YOUR_CALM = 420
LIMITED = frozenset({_ENHANCE_YOUR_CALM, http.client.TOO_MANY_REQUESTS})
_CAUSES: dict[int, RejectionCause] = {
    http.client.BAD_REQUEST: RejectionCause.CONTENT,
    http.client.UNAUTHORIZED: RejectionCause.TOKEN,
    http.client.FORBIDDEN: RejectionCause.PERMISSION,
    http.client.NOT_FOUND: RejectionCause.TARGET,
    http.client.REQUEST_ENTITY_TOO_LARGE: RejectionCause.CONTENT,
    http.client.UNPROCESSABLE_ENTITY: RejectionCause.CONTENT,
}


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One answer: content is the parsed JSON, or None when it was no JSON."""

    status: int
    headers: Mapping[str, str]
    content: Any


class NoAnswer(Exception):
    """No usable answer. sent is False only when it is certain that not a byte of the request went out."""

    def __init__(self, detail: str, *, sent: bool, distrusted: bool = False) -> None:
        super().__init__(detail)
        self.sent = sent
        self.distrusted = distrusted  # they answered, but not as the host we asked for


def unanswered(fault: NoAnswer) -> Outcome:
    """What no answer to a post means."""
    if fault.sent:
        return Unsure(detail=str(fault))
    if fault.distrusted:
        return Rejected(cause=RejectionCause.ADDRESS, detail=str(fault))
    return TryLater(detail=str(fault))


def not_taken(answer: Answer, said: str, now: datetime) -> Outcome:
    """What an answer to a post means that is no delivery; said is their own sentence, fit to be shown."""
    status = answer.status
    if status in LIMITED:
        wait = asked_wait(answer.headers.get("Retry-After"), now) or _LIMITED_WAIT
        return TryLater(detail=f"HTTP {status}", after=wait)
    if status == http.client.REQUEST_TIMEOUT or status >= http.client.INTERNAL_SERVER_ERROR:
        return Unsure(detail=f"HTTP {status}")
    if http.client.MULTIPLE_CHOICES <= status < http.client.BAD_REQUEST:
        return Rejected(cause=RejectionCause.ADDRESS, detail=f"HTTP {status}: redirect")
    if status < http.client.MULTIPLE_CHOICES:
        return Unsure(detail=f"HTTP {status}")
    return Rejected(cause=_CAUSES.get(status, RejectionCause.ADDRESS), detail=said)
