"""Pure: what a maintenance says in the fields of its templates (practice §5.4 M01–M06). Knows nothing of the board."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

import msgspec

from commander.wording.language import Bilingual, Language

# An announcement is read on another day than it was written.
ALWAYS_DATED = frozenset({"start", "date"})
_ON_TIME = timedelta(minutes=5)  # begun so near the published time, it began as planned
_AS_PLANNED = Bilingual("予定どおり", "as planned")
# What the default of the field says would be false of a work that never began.
_NEVER_BEGUN = Bilingual("しました。作業は始めていません", "cancelled this work before it began")
# The text says it already; typed again it would read ためのため.
_BECAUSE = re.compile(r"(?:の)?ため[、。]?\s*$")
_NORMAL = Bilingual("し、通常どおりご利用いただけます", "service is back to normal")


class MaintenanceFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What was recorded of a maintenance when a text is drafted; times are aware."""

    starts_at: datetime
    ends_at: datetime
    effect: Bilingual = Bilingual()
    unaffected: Bilingual = Bilingual()
    purpose: Bilingual = Bilingual()
    fallback: Bilingual = Bilingual()
    reason: Bilingual = Bilingual()  # why the end was moved, or the work called off
    started_at: datetime | None = None
    completed_at: datetime | None = None
    cancelled: bool = False
    troubled: bool = False  # an incident arose in it: what works is that incident's to say


def maintenance_words(facts: MaintenanceFacts, language: Language) -> Mapping[str, str]:
    """The fields without a time. What nobody said in this language is empty and stays a blank of the text."""
    began = facts.started_at
    on_time = began is not None and abs(began - facts.starts_at) <= _ON_TIME
    return {
        "imp": facts.effect.said_in(language),
        "risk": facts.effect.said_in(language),
        "ok": facts.unaffected.said_in(language),
        "why": facts.purpose.said_in(language),
        "rollback": facts.fallback.said_in(language),
        "reason_plain": _BECAUSE.sub("", facts.reason.said_in(language)),
        "called_off": _NEVER_BEGUN.said_in(language) if facts.cancelled and began is None else "",
        "as_planned": _AS_PLANNED.said_in(language) if on_time else "",
        "normal": "" if facts.troubled else _NORMAL.said_in(language),
    }


def maintenance_moments(facts: MaintenanceFacts) -> Mapping[str, datetime | None]:
    """The fields that are times."""
    return {
        "start": facts.started_at or facts.starts_at,
        "end": facts.ends_at,
        "end_new": facts.ends_at,
        "end_actual": facts.completed_at,
        "date": facts.starts_at,
    }
