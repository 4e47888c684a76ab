"""Pure: one thing that is due: what kind it is, whose it is, and how near."""

from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

WARN_BEFORE = timedelta(minutes=5)


class DeadlineKind(StrEnum):
    """What is due."""

    FIRST_POST = "first-post"
    SCOPE_POST = "scope-post"  # who, what or how many is known, and the first post did not say
    NEXT_UPDATE = "next-update"
    TIME_BOX = "time-box"
    SIGNAL = "signal"
    SIGNAL_SEEN = "signal-seen"  # by when somebody says that they look at it
    RESTORATION = "restoration"  # who has not said that they heard of the recovery
    WATCH = "watch"
    LANGUAGE = "language"  # the other language of a public post, which said that it follows
    ETA = "eta"  # the recovery that customers were told to expect
    CONTACT = "contact"  # an audience told by hand that nobody has reached yet
    FIRST_CONTACT = "first-contact"  # an audience that nobody has told yet
    AUDIENCE_UPDATE = "audience-update"
    AUDIENCE_QUESTION = "audience-question"  # who else must know
    REACH = "reach"  # how far it is told
    PERSONAL_DATA = "personal-data"  # whether personal data is concerned
    STATUTORY = "statutory"  # a report that a law asks for; told only to those with the right
    NEGLIGIBLE = "negligible"  # whether it is still not so serious
    CUSTOMER_LIST = "customer-list"  # the day on which a list of affected customers is deleted
    ACCEPTANCE = "acceptance"  # somebody was asked to do something and has not said yes
    UNOWNED = "unowned"  # an action that nobody has: whoever was asked declined
    POLL = "poll"  # "strong objections?" was asked, and nobody decided
    DECISION_REVIEW = "decision-review"
    QUESTION = "question"
    HYPOTHESIS = "hypothesis"  # by when whoever looks into it says what was found
    DIAGNOSIS = "diagnosis"  # the target time by which the cause should be known
    MITIGATION = "mitigation"
    FOLLOW_UP = "follow-up"
    REPORT = "report"  # the report that customers were promised by a day
    GATE = "gate"  # a check that was put off
    SYNC = "sync"  # when everybody meets again
    DEFERRAL = "deferral"  # something that waits for a working day
    MAINTENANCE_START = "maintenance-start"
    MAINTENANCE_END = "maintenance-end"  # the end that was told: a promise as any other


AUDIENCES = (DeadlineKind.FIRST_CONTACT, DeadlineKind.AUDIENCE_UPDATE)
PUBLIC_POSTS = (
    DeadlineKind.FIRST_POST,
    DeadlineKind.SCOPE_POST,
    DeadlineKind.NEXT_UPDATE,
    DeadlineKind.LANGUAGE,
    DeadlineKind.ETA,
)


# What customers were promised is owed also once the incident is closed.
OUTLIVES_THE_END = (DeadlineKind.NEXT_UPDATE, DeadlineKind.MAINTENANCE_END)


# A report is not written in five minutes.
_WARNINGS = dict.fromkeys(
    (DeadlineKind.CUSTOMER_LIST, DeadlineKind.FOLLOW_UP, DeadlineKind.REPORT, DeadlineKind.STATUTORY),
    timedelta(days=1),
)


class Urgency(StrEnum):
    """Red means a person must act now; amber: soon."""

    CALM = "calm"
    SOON = "soon"
    DUE = "due"


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is due, and whose it is."""

    kind: DeadlineKind
    due: datetime
    text: str = ""
    owner: str = ""
    subject: str = ""  # id of the action or signal, key of the audience

    snoozed_until: datetime | None = None  # the warning is put off; what is owed stays owed
    snooze_reason: str = ""

    def is_snoozed(self, now: datetime) -> bool:
        """Whether nobody is to be warned now."""
        return self.snoozed_until is not None and now < self.snoozed_until

    @property
    def warned_at(self) -> datetime:
        """From when it is told that it comes due."""
        return self.due - _WARNINGS.get(self.kind, WARN_BEFORE)

    def urgency(self, now: datetime) -> Urgency:
        """How near it is. Put off, it is never red; a time that has passed never looks calm."""
        if self.is_snoozed(now):
            return Urgency.SOON if now >= self.due else Urgency.CALM
        if now >= self.due:
            return Urgency.DUE
        return Urgency.SOON if now >= self.warned_at else Urgency.CALM
