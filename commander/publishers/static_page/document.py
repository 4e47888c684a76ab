"""Pure: status.json, the page for machines. Its shape is public and stays; read back to see our own keys."""

import msgspec

from commander.publishers.static_page.site import Incident, Site
from commander.publishers.static_page.words import iso

# What a reader of ours takes from the public address; the document is made to fit.
LARGEST = 1024 * 1024


class StatusUpdate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One update. The body is left out when the document would grow too large."""

    key: str
    at: str
    stage: str
    title: dict[str, str]
    body: dict[str, str] | None = None
    edited_at: str | None = None
    edits: list[str] = []
    withdrawn: bool = False
    report: bool = False  # on what happened, once it was over


class StatusPeriod(msgspec.Struct, frozen=True, kw_only=True):
    """One window of impact; an end of None goes on."""

    began_at: str
    ended_at: str | None
    approximate: bool


class StatusWindow(msgspec.Struct, frozen=True, kw_only=True):
    """When a maintenance is to begin and to end, as told last."""

    starts_at: str
    ends_at: str


class StatusIncident(msgspec.Struct, frozen=True, kw_only=True):
    """One open incident, or one resolved within 90 days."""

    id: str
    page: str
    stage: str
    began_at: str
    resolved_at: str | None
    next_update_at: str | None
    updates: list[StatusUpdate]
    impact: list[StatusPeriod] = []
    maintenance: StatusWindow | None = None


class StatusDocument(msgspec.Struct, frozen=True, kw_only=True):
    """The whole of status.json."""

    version: int
    state: str
    updated_at: str | None
    complete: bool  # no update of the last 90 days had to be left out
    incidents: list[StatusIncident]


def status_json(site: Site) -> bytes:
    """The document, at most LARGEST bytes: first the bodies go, then the oldest updates."""
    count = sum(len(incident.everything) for incident in site.shown)
    content = _encoded(site, count, with_bodies=True)
    if len(content) > LARGEST:
        content = _encoded(site, count, with_bodies=False)
    newest = count
    while len(content) > LARGEST and newest:
        newest //= 2
        content = _encoded(site, newest, with_bodies=False)
    return content


def _encoded(site: Site, newest: int, *, with_bodies: bool) -> bytes:
    updates = sorted(
        (update for each in site.shown for update in each.everything), key=lambda update: update.at
    )
    kept = {update.key for update in updates[len(updates) - newest :]}
    document = StatusDocument(
        version=1,
        state=site.state,
        updated_at=iso(site.updated_at) if site.updated_at else None,
        complete=newest == len(updates),
        incidents=[_incident(each, kept, with_bodies=with_bodies) for each in site.shown],
    )
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def _incident(incident: Incident, kept: set[str], *, with_bodies: bool) -> StatusIncident:
    promise = incident.latest.next_update_at
    return StatusIncident(
        id=incident.short_id,
        page=f"incidents/{incident.file_name}.html",
        stage=incident.latest.stage,
        began_at=iso(incident.first_at),
        resolved_at=None if incident.is_open else iso(incident.latest.at),
        next_update_at=iso(promise) if promise and incident.is_open else None,
        updates=[
            StatusUpdate(
                key=update.key,
                at=iso(update.at),
                stage=update.stage,
                title={language: wording.title for language, wording in update.texts.items()},
                body={language: wording.body for language, wording in update.texts.items()}
                if with_bodies
                else None,
                edited_at=iso(update.changed_at) if update.changed_at else None,
                edits=list(update.changes),
                withdrawn=update.withdrawn,
                report=update is incident.report,
            )
            for update in incident.everything
            if update.key in kept
        ],
        maintenance=StatusWindow(starts_at=iso(incident.window[0]), ends_at=iso(incident.window[1]))
        if incident.window
        else None,
        impact=[
            StatusPeriod(
                began_at=iso(period.started_at),
                ended_at=iso(period.ended_at) if period.ended_at else None,
                approximate=period.approximate,
            )
            for period in incident.periods
        ],
    )
