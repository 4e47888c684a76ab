"""An update of an incident that stands on the page gets another text: PATCH incident_updates/ID, nobody is mailed."""

import contextlib
import http.client
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from msgspec.structs import replace

from commander.board.bulletin import Amends, Bulletin
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
from commander.publishers.both_languages import CannotPost, both_texts
from commander.publishers.outward import tagless
from commander.publishers.statuspage.incident import BODY_LIMIT, NAME_LIMIT
from commander.publishers.web.answers import Answer, NoAnswer

Ask = Callable[..., Answer | NoAnswer]
_NOT_THERE = "no update of the incident says the text that was posted"


class StatuspageEdit:
    """Finds the update by the text that was posted: Statuspage gives an update no place for our key."""

    def __init__(
        self,
        ask: Ask,
        read: Callable[[str], Any],
        settled: Callable[[Answer | NoAnswer], Outcome],
        incident: Callable[[str], str],
    ) -> None:
        self._ask, self._read, self._settled, self._incident = ask, read, settled, incident

    def change(self, errand: Errand) -> Outcome:
        """Give the update its new text; done already is done. A withdrawn one says that it was."""
        bulletin, ref = errand.bulletin, errand.at_ref
        if bulletin.amends is None or not ref:
            return Rejected(cause=RejectionCause.GONE, detail="the post has no id")
        try:
            name, body = _said(bulletin)
            before_name, before = _said(replace(bulletin, texts=bulletin.amends.texts))
        except CannotPost as fault:
            return Rejected(cause=RejectionCause.CONTENT, detail=str(fault))
        found = self._read(self._incident(ref))
        if isinstance(found, CannotTell):
            return TryLater(detail=found.detail)  # nothing was asked for yet
        updates = _updates(found)
        pending = _pending(bulletin, bulletin.amends)
        rows = (_saying(updates, text) for text in (before, body, *(text for _, text in reversed(pending))))
        update = next((row for row in rows if row is not None), None)
        if update is None:
            return Rejected(cause=RejectionCause.GONE, detail=_NOT_THERE)
        is_newest = update is updates[0]
        if _plain(update.get("body")) != _plain(body):
            outcome = self._write(
                f"{self._incident(ref)}/incident_updates/{quote(str(update['id']), safe='')}",
                {
                    "incident_update": {
                        "body": body,
                        "deliver_notifications": False,
                        "wants_twitter_update": False,
                    }
                },
            )
            if outcome is not None:
                return outcome
        if is_newest and any(name != one for one in (before_name, *(title for title, _ in pending))):
            renamed = self._write(
                self._incident(ref), {"incident": {"name": name, "deliver_notifications": False}}
            )
            if renamed is not None:
                return renamed
        return Delivered(ref=ref)

    def _write(self, path: str, body: Mapping[str, Any]) -> Outcome | None:
        """None once it is done. A doubt is none: writing the same again changes nothing."""
        answer = self._ask("PATCH", path, body=body)
        if isinstance(answer, Answer) and answer.status == http.client.OK:
            return None if isinstance(answer.content, dict) else TryLater(detail="not Statuspage's answer")
        if isinstance(answer, Answer) and answer.status == http.client.NOT_FOUND:
            return Rejected(cause=RejectionCause.GONE, detail="HTTP 404")
        outcome = self._settled(answer)
        return TryLater(detail=outcome.detail) if isinstance(outcome, Unsure) else outcome


def _pending(bulletin: Bulletin, amends: Amends) -> list[tuple[str, str]]:
    """What may stand there by now: an edit was under way, or its answer never came, when this one was ordered."""
    said = []
    for texts in amends.pending:
        with contextlib.suppress(CannotPost):  # what could not be posted does not stand there
            said.append(_said(replace(bulletin, texts=texts)))
    return said


def _said(bulletin: Bulletin) -> tuple[str, str]:
    return both_texts(bulletin, title_limit=NAME_LIMIT, body_limit=BODY_LIMIT, dressed=tagless)


def _updates(incident: object) -> list[dict[str, Any]]:
    rows = incident.get("incident_updates") if isinstance(incident, dict) else None
    return [row for row in rows if isinstance(row, dict) and "id" in row] if isinstance(rows, list) else []


def _saying(updates: list[dict[str, Any]], body: str) -> dict[str, Any] | None:
    return next((row for row in updates if _plain(row.get("body")) == _plain(body)), None)


def _plain(text: object) -> str:
    """Line ends and spaces come back otherwise than they went."""
    return " ".join(str(text or "").split())
