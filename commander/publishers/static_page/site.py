"""Pure: which incidents the public page shows, in which order, and in which state the service is."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum

import msgspec

from commander.board.bulletin import Bulletin, Stage, ToldWindow, Wording
from commander.publishers.outward import outward
from commander.publishers.static_page.edit import PublishedBulletin, standing
from commander.publishers.static_page.report import one_report

HISTORY = timedelta(days=90)
JST = timezone(timedelta(hours=9), "JST")
LANGUAGES = ("ja", "en")

_FILE_NAME = re.compile(r"INC-[0-9A-Z]{1,32}")


class State(StrEnum):
    """The service as a whole: the least advanced stage of all open incidents."""

    OPERATIONAL = "operational"
    INVESTIGATING = "investigating"
    IDENTIFIED = "identified"
    MONITORING = "monitoring"


class Update(msgspec.Struct, frozen=True, kw_only=True):
    """One update as the page shows it: no control characters, nothing that turns text around."""

    key: str
    at: datetime
    stage: Stage
    texts: Mapping[str, Wording]
    next_update_at: datetime | None
    posted_at: datetime | None = None  # of one that is dated back: when it was really posted
    changed_at: datetime | None = None  # when its text was put right, or taken back
    changes: tuple[str, ...] = ()
    withdrawn: bool = False

    def wording(self, language: str) -> tuple[str, Wording]:
        """The text in this language, else in the other one, with the language it really is in."""
        spoken = language if language in self.texts else next(iter(self.texts))
        return spoken, self.texts[spoken]


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """One window of impact; an end of None goes on."""

    started_at: datetime
    ended_at: datetime | None
    approximate: bool


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """One incident with all its updates, newest first; there is always one. A report is none of them but alone."""

    file_name: str
    short_id: str
    started_at: datetime | None
    updates: tuple[Update, ...]
    window: tuple[datetime, datetime] | None = None  # of a maintenance: from when until when, as told last
    report: Update | None = None  # on what happened, as it was written last
    periods: tuple[Period, ...] = ()  # of impact, oldest first, as the last post told them (0-18)

    @property
    def everything(self) -> tuple[Update, ...]:
        """What readers were ever told of it, newest first: the report too."""
        told = self.updates if self.report is None else (self.report, *self.updates)
        return tuple(sorted(told, key=lambda update: update.at, reverse=True))

    @property
    def latest(self) -> Update:
        """What was said last."""
        return self.updates[0]

    @property
    def first_at(self) -> datetime:
        """When it began for the reader: the impact's beginning, else the first update."""
        return min(self.started_at or self.updates[-1].at, self.updates[-1].at)

    @property
    def is_open(self) -> bool:
        """The last word was not that it is over."""
        return not self.latest.stage.is_over


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the pages are made from."""

    service: Mapping[str, str]  # its first language is the one of index.html
    now: datetime
    open: tuple[Incident, ...]  # however old; newest update first
    maintenance: tuple[Incident, ...]  # announced or at work; the next one first
    resolved: tuple[Incident, ...]  # within 90 days; newest first
    past: tuple[Incident, ...]  # older: only their own pages remain

    @property
    def languages(self) -> tuple[str, ...]:
        """Both languages, the organisation's first one first."""
        first = next(iter(self.service), LANGUAGES[0])
        return tuple(sorted(LANGUAGES, key=lambda language: language != first))

    @property
    def state(self) -> State:
        """The state of the whole service."""
        stages = [incident.latest.stage for incident in self.open]
        return State(min(stages, key=list(Stage).index)) if stages else State.OPERATIONAL

    @property
    def shown(self) -> tuple[Incident, ...]:
        """The incidents on the front page."""
        return self.open + self.maintenance + self.resolved

    @property
    def updated_at(self) -> datetime | None:
        """The time of the newest update."""
        shown = (update for incident in self.shown for update in incident.everything)
        return max((update.changed_at or update.posted_at or update.at for update in shown), default=None)


def site_of(history: Sequence[PublishedBulletin], service: Mapping[str, str], now: datetime) -> Site:
    """The page's content from all bulletins it carries. A key counts once; drills never count."""
    by_incident: dict[str, list[PublishedBulletin]] = {}
    for published in standing(history):
        by_incident.setdefault(published.bulletin.incident, []).append(published)
    incidents = [_incident(published) for published in by_incident.values()]
    incidents.sort(key=lambda incident: (incident.latest.at, incident.file_name), reverse=True)
    return Site(
        service={language: clean(service[language]) for language in service if language in LANGUAGES},
        now=now,
        open=tuple(each for each in incidents if each.is_open and each.window is None),
        maintenance=tuple(
            sorted((each for each in incidents if each.is_open and each.window), key=_beginning)
        ),
        resolved=tuple(each for each in incidents if not each.is_open and now - each.latest.at <= HISTORY),
        past=tuple(each for each in incidents if not each.is_open and now - each.latest.at > HISTORY),
    )


def file_name(bulletin: Bulletin) -> str:
    """The name of the incident's page: its short id when that is safe, else made from its stream's id."""
    if _FILE_NAME.fullmatch(bulletin.short_id):
        return bulletin.short_id
    return "INC-" + hashlib.sha256(bulletin.incident.encode(errors="replace")).hexdigest()[:16].upper()


def clean(text: str) -> str:
    """The text as the public may see it, without what XML can't hold."""
    return outward(text).replace("\ufffe", "").replace("\uffff", "").strip()


def instant(text: str) -> datetime:
    """An ISO 8601 time as aware UTC."""
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def _incident(history: list[PublishedBulletin]) -> Incident:
    history.sort(key=lambda each: (instant(each.published_at), each.bulletin.ordered_at, each.key))
    updates, report = one_report(history)
    latest = updates[-1].bulletin
    return Incident(
        file_name=file_name(latest),
        short_id=clean(latest.short_id),
        started_at=instant(latest.started_at) if latest.started_at else None,
        updates=tuple(_update(published) for published in reversed(updates)),
        report=_update(report) if report is not None else None,
        window=_window(latest),
        periods=tuple(_period(window) for window in latest.windows),
    )


def _beginning(incident: Incident) -> tuple[datetime, str]:
    return incident.window[0] if incident.window else incident.first_at, incident.file_name


def _window(bulletin: Bulletin) -> tuple[datetime, datetime] | None:
    window = bulletin.maintenance
    return (instant(window.starts_at), instant(window.ends_at)) if window is not None else None


def _period(window: ToldWindow) -> Period:
    return Period(
        started_at=instant(window.started_at),
        ended_at=instant(window.ended_at) if window.ended_at else None,
        approximate=window.approximate,
    )


def _update(published: PublishedBulletin) -> Update:
    bulletin = published.bulletin
    texts = {
        language: Wording(title=" ".join(clean(wording.title).split()), body=clean(wording.body))
        for language, wording in bulletin.in_order()
        if language in LANGUAGES
    }
    return Update(
        key=published.key,
        # Over before anybody declared it: the page shows it on its own day, and says when it was posted.
        at=instant(bulletin.backdated_to or published.published_at),
        posted_at=instant(published.published_at) if bulletin.backdated_to else None,
        changed_at=instant(published.changed_at) if published.changed_at else None,
        changes=published.changes,
        withdrawn=published.withdrawn,
        stage=bulletin.stage,
        texts=texts or {LANGUAGES[0]: Wording(title=clean(bulletin.short_id), body="")},
        next_update_at=instant(bulletin.next_update_at) if bulletin.next_update_at else None,
    )
