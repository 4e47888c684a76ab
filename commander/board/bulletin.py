"""Pure: what one target is told. Frozen when a broadcast is ordered, hashed, and never made again later."""

from enum import StrEnum

import msgspec


class Stage(StrEnum):
    """The public stage of an incident, in the words every status page shares (practice §3)."""

    INVESTIGATING = "investigating"
    IDENTIFIED = "identified"
    MONITORING = "monitoring"
    RESOLVED = "resolved"


class ComponentStatus(StrEnum):
    """How well one part of the service works, in Statuspage's vocabulary; others are mapped from it."""

    OPERATIONAL = "operational"
    DEGRADED = "degraded_performance"
    PARTIAL_OUTAGE = "partial_outage"
    MAJOR_OUTAGE = "major_outage"
    MAINTENANCE = "under_maintenance"


class Mention(StrEnum):
    """Whom a chat post calls. Set through an explicit control only, never by typed text."""

    NOBODY = "nobody"
    HERE = "here"
    CHANNEL = "channel"


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """One language's title and body, as plain text."""

    title: str
    body: str


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

    def in_order(self) -> list[tuple[str, Wording]]:
        """The texts with their languages, Japanese first: the order in which every reader meets them."""
        return sorted(self.texts.items(), key=lambda text: text[0] != "ja")
