"""Reads back what our own page shows: its public address where there is one, else the files that lie there."""

from collections.abc import Callable

from commander.board.standing import Showing
from commander.outbox.standing import Belief, Standing, Stands, Unread
from commander.publishers.outward import outward
from commander.publishers.static_page.document import StatusDocument, StatusIncident, StatusUpdate
from commander.publishers.static_page.reading import Unreadable
from commander.publishers.static_page.site import clean


class PageStanding:
    """One read of status.json a reading; no secret is asked with it."""

    def __init__(self, document: Callable[[], StatusDocument]) -> None:
        self._document = document

    def read(self, belief: Belief) -> Standing:
        """What the page shows now. A page that is not published yet has not gone astray."""
        try:
            document = self._document()
        except Unreadable as fault:
            return Unread(detail=str(fault))
        ours = Showing(
            title=_joined({k: " ".join(clean(text.title).split()) for k, text in belief.bulletin.in_order()}),
            body=_joined({k: clean(text.body) for k, text in belief.bulletin.in_order()}),
            stage=belief.bulletin.stage.value,
        )
        for incident in document.incidents:
            found = next((one for one in incident.updates if belief.key in (one.key, *one.edits)), None)
            if found is not None:
                return _stands(ours, incident, found)
        if not document.complete:
            return Unread(detail="the public page leaves older updates out")
        return Stands(ours=ours, post=None)


def _stands(ours: Showing, incident: StatusIncident, found: StatusUpdate) -> Stands:
    # A report that was written anew stands where it stood: what came after its first writing is not above it.
    top = found if found.report else incident.updates[0]
    post = _showing(found, incident, ours)
    return Stands(ours=ours, post=post, newer=_showing(top, incident, ours) if top.key != found.key else None)


def _showing(update: StatusUpdate, incident: StatusIncident, ours: Showing) -> Showing:
    return Showing(
        title=outward(_joined(update.title)),
        # A document that grew too large leaves bodies out, which says nothing of the page.
        body=ours.body if update.body is None else outward(_joined(update.body)),
        stage=outward(incident.stage),
    )


def _joined(texts: dict[str, str]) -> str:
    return "\n\n".join(text for _, text in sorted(texts.items(), key=lambda one: one[0] != "ja") if text)
