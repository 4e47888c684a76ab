"""The report on an incident of the page: PUT …/postmortem with the text, then PUT …/postmortem/publish."""

import http.client
from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from commander.board.bulletin import Bulletin, Stage
from commander.board.standing import Showing
from commander.outbox.publisher import (
    CannotTell,
    Delivered,
    Errand,
    NotThere,
    Outcome,
    Rejected,
    RejectionCause,
    Seen,
    Sight,
    TryLater,
    Unsure,
)
from commander.outbox.standing import Belief, Standing, Stands, Unread
from commander.publishers.both_languages import CannotPost, both_texts
from commander.publishers.outward import outward, tagless, units
from commander.publishers.statuspage.incident import BODY_LIMIT, NAME_LIMIT
from commander.publishers.statuspage.standing import stage_shown
from commander.publishers.web.answers import Answer, NoAnswer

Ask = Callable[..., Answer | NoAnswer]
_NOWHERE = "the page has no incident of ours that the report could be added to"
_NOT_THEIRS = "not Statuspage's answer (a network sign-in page?)"


class StatuspagePostmortem:
    """One report an incident: writing it again changes its text. Only publishing can mail, and is looked for first."""

    def __init__(
        self,
        ask: Ask,
        settled: Callable[[Answer | NoAnswer], Outcome],
        said: Callable[[Answer], str],
        incident: Callable[[str], str],
    ) -> None:
        self._ask, self._settled, self._said, self._incident = ask, settled, said, incident

    def publish(self, errand: Errand, ref: str | None) -> Outcome:
        """Write the text, then let readers see it; subscribers are mailed only if a person said so."""
        if errand.bulletin.drill:
            return Rejected(
                cause=RejectionCause.SETTINGS, detail="a drill is never published on a status page"
            )
        if ref is None:
            return Rejected(cause=RejectionCause.GONE, detail=_NOWHERE)
        try:
            body = report_body(errand.bulletin)
        except CannotPost as fault:
            return Rejected(cause=RejectionCause.CONTENT, detail=str(fault))
        written = self._put(ref, "", {"body_draft": body})
        if not isinstance(written, Delivered):
            # A draft is read by nobody and written over by the next try: no doubt about it is worth a question.
            return TryLater(detail=written.detail) if isinstance(written, Unsure) else written
        notice = {"notify_subscribers": errand.bulletin.notify_subscribers, "notify_twitter": False}
        return self._put(ref, "/publish", notice)

    def change(self, errand: Errand) -> Outcome:
        """Give the published report another text, or the text that says it was taken back: nobody is mailed."""
        silent = replace(errand, bulletin=replace(errand.bulletin, notify_subscribers=False))
        outcome = self.publish(silent, errand.at_ref or errand.earlier_ref)
        # Published in silence, the same text again changes nothing.
        return TryLater(detail=outcome.detail) if isinstance(outcome, Unsure) else outcome

    def look(self, errand: Errand, ref: str | None) -> Sight:
        """Whether this very text is published; a draft that is not is none yet."""
        if ref is None:
            return NotThere()
        try:
            body = report_body(errand.bulletin)
        except CannotPost:
            return NotThere()
        found = self._published(ref)
        if isinstance(found, CannotTell):
            return found
        return Seen(ref=ref) if found is not None and _plain(found) == _plain(body) else NotThere()

    def read(self, belief: Belief) -> Standing:
        """What the page shows of the report now; no report is a report that somebody took away."""
        try:
            ours = Showing(body=report_body(belief.bulletin), stage=Stage.RESOLVED.value)
        except CannotPost as fault:
            return Unread(detail=str(fault))
        found = self._published(belief.ref or "")
        if isinstance(found, CannotTell):
            return Unread(detail=found.detail)
        stage = self._stage(belief.ref or "")
        if isinstance(stage, CannotTell):
            return Unread(detail=stage.detail)
        post = None if found is None else replace(ours, body=outward(found), stage=stage)
        return Stands(ours=ours, post=post)

    def _stage(self, ref: str) -> str | CannotTell:
        """Where the incident under the report stands: somebody may have opened it again by hand."""
        answer = self._ask("GET", self._incident(ref))
        if isinstance(answer, NoAnswer):
            return CannotTell(detail=str(answer))
        if answer.status != http.client.OK:
            return CannotTell(detail=self._said(answer))
        if not isinstance(answer.content, Mapping):
            return CannotTell(detail=_NOT_THEIRS)
        return stage_shown(str(answer.content.get("status") or ""))

    def _published(self, ref: str) -> str | CannotTell | None:
        """The text that readers see; None: there is no report, or it is not published."""
        answer = self._ask("GET", f"{self._incident(ref)}/postmortem")
        if isinstance(answer, NoAnswer):
            return CannotTell(detail=str(answer))
        if answer.status == http.client.NOT_FOUND:
            return None
        if answer.status != http.client.OK:
            return CannotTell(detail=self._said(answer))
        if not isinstance(answer.content, Mapping):
            return CannotTell(detail=_NOT_THEIRS)
        return str(answer.content.get("body") or "") if answer.content.get("published_at") else None

    def _put(self, ref: str, door: str, postmortem: Mapping[str, Any]) -> Outcome:
        answer = self._ask(
            "PUT", f"{self._incident(ref)}/postmortem{door}", body={"postmortem": dict(postmortem)}
        )
        if isinstance(answer, Answer):
            if answer.status == http.client.NOT_FOUND:
                return Rejected(cause=RejectionCause.GONE, detail=_NOWHERE)
            if answer.status in {http.client.OK, http.client.CREATED}:
                # A postmortem has no id of its own: the incident's is what later posts go by.
                is_theirs = isinstance(answer.content, Mapping) and "body_draft" in answer.content
                return Delivered(ref=ref) if is_theirs else Unsure(detail=_NOT_THEIRS)
        return self._settled(answer)


def report_body(bulletin: Bulletin) -> str:
    """Title and text in both languages: a postmortem has no title of its own. Raises CannotPost when too long."""
    title, body = both_texts(bulletin, title_limit=NAME_LIMIT, body_limit=BODY_LIMIT, dressed=tagless)
    whole = f"{title}\n\n{body}"
    if units(whole) > BODY_LIMIT:
        raise CannotPost(f"too long: {units(whole)} of {BODY_LIMIT} characters")
    return whole


def _plain(text: str) -> str:
    """Line ends and spaces come back otherwise than they went."""
    return " ".join(text.split())
