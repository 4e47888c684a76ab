"""Pure: what one target is told. Frozen when a broadcast is ordered, hashed, and never made again later."""

from datetime import datetime
from enum import StrEnum

import msgspec

from commander.board.channel_wish import ChannelWish, UserGroup


class Stage(StrEnum):
    """The public stage of an incident, in the words every status page shares (practice §3)."""

    INVESTIGATING = "investigating"
    IDENTIFIED = "identified"
    MONITORING = "monitoring"
    RESOLVED = "resolved"
    SCHEDULED = "scheduled"  # from here on: those of a maintenance
    IN_PROGRESS = "in_progress"
    VERIFYING = "verifying"
    COMPLETED = "completed"

    @property
    def is_over(self) -> bool:
        """Nothing more is promised."""
        return self in (Stage.RESOLVED, Stage.COMPLETED)

    @property
    def is_maintenance(self) -> bool:
        """It is a stage of a maintenance, not of an incident."""
        return self in MAINTENANCE_STAGES


INCIDENT_STAGES = (Stage.INVESTIGATING, Stage.IDENTIFIED, Stage.MONITORING, Stage.RESOLVED)
MAINTENANCE_STAGES = (Stage.SCHEDULED, Stage.IN_PROGRESS, Stage.VERIFYING, Stage.COMPLETED)


class ComponentStatus(StrEnum):
    """How well one part of the service works, in Statuspage's vocabulary; others are mapped from it."""

    OPERATIONAL = "operational"
    DEGRADED = "degraded_performance"
    PARTIAL_OUTAGE = "partial_outage"
    MAJOR_OUTAGE = "major_outage"
    MAINTENANCE = "under_maintenance"


class PageImpact(StrEnum):
    """How grave an incident is on a public page, in Statuspage's vocabulary."""

    NONE = "none"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"


class ToldWindow(msgspec.Struct, frozen=True, kw_only=True):
    """One window of impact as customers are told it: ISO 8601, UTC; an end of None is still going on."""

    started_at: str
    ended_at: str | None = None
    approximate: bool = False  # either end is an estimate (約)


class Mention(StrEnum):
    """Whom a chat post calls. Set through an explicit control only, never by typed text."""

    NOBODY = "nobody"
    HERE = "here"
    CHANNEL = "channel"


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """One language's title and body, as plain text."""

    title: str
    body: str


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """A maintenance as a target is told it, beside its text; times are ISO 8601 with their offset."""

    starts_at: str
    ends_at: str
    components: tuple[str, ...] = ()
    at_risk: bool = False  # announced without any downtime
    remind: bool = False  # the page reminds its subscribers beforehand


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """An address that readers may open, with its name in both languages."""

    ja: str
    en: str
    url: str


class Amends(msgspec.Struct, frozen=True, kw_only=True):
    """The post that is changed or taken back: our key of it, and what it says now, to be found by."""

    key: str
    texts: dict[str, Wording]
    withdrawn: bool = False
    pending: tuple[dict[str, Wording], ...] = ()  # ordered since, perhaps there by now


class Bulletin(msgspec.Struct, frozen=True, kw_only=True):
    """What one target is told."""

    message: str  # id of the message (連絡文)
    incident: str  # id of the incident's stream
    short_id: str  # INC-7K3Q
    drill: bool
    stage: Stage
    severity: int | None  # 1 (gravest) to 5; None while 未確認
    public: bool  # customers can read it
    texts: dict[str, Wording]  # "ja" and "en"
    ordered_at: str  # ISO 8601, UTC
    started_at: str | None  # when the impact began, ISO 8601, UTC
    next_update_at: str | None  # the promise in this text, ISO 8601, UTC
    components: dict[str, ComponentStatus]  # status page component id -> status
    notify_subscribers: bool
    mention: Mention = Mention.NOBODY
    links: tuple[Link, ...] = ()
    at_ref: str | None = None  # the other side's id of the post concerned: what is changed or taken back
    amends: Amends | None = None  # EDIT, WITHDRAW: what stands there now
    impact: PageImpact | None = None  # by the severity, when it was ordered; None: not judged, or not kept
    windows: tuple[ToldWindow, ...] = ()  # when the impact was there, oldest first (0-18)
    backdated_to: str | None = None  # over before anybody declared it: the day it belongs to, ISO 8601, UTC

    report: bool = False  # the report on what happened, once it is over (F01): a page gives it its own place

    maintenance: Window | None = None

    channel: ChannelWish | None = None  # the incident's chat channel as it should be
    about_channel: str = ""  # the id of the channel that this post speaks of: Slack makes a link of it
    mention_groups: tuple[UserGroup, ...] = ()  # whom else a chat post calls, by explicit choice
    audiences: tuple[str, ...] = ()  # who is told by it there: a newer text for them stands in for it

    def in_order(self) -> list[tuple[str, Wording]]:
        """The texts with their languages, Japanese first: the order in which every reader meets them."""
        return sorted(self.texts.items(), key=lambda text: text[0] != "ja")


def line_bulletin(
    text: str, *, incident: str, short_id: str, drill: bool, at: datetime, thread: str | None = None
) -> Bulletin:
    """A few words of our own in a thread: of this message of the other side's, else of the summary."""
    language = "en" if text.isascii() else "ja"
    return Bulletin(
        message="",
        incident=incident,
        short_id=short_id,
        drill=drill,
        stage=Stage.INVESTIGATING,
        severity=None,
        public=False,
        texts={language: Wording(title="", body=text)},
        ordered_at=at.isoformat(),
        started_at=None,
        next_update_at=None,
        components={},
        notify_subscribers=False,
        at_ref=thread,
    )
