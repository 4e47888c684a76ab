"""Pure: what each public post could say, which promises were kept, and what was put off (practice §5.2, §4 rule 2)."""

from datetime import datetime, timedelta
from itertools import groupby
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.bulletin import Stage
from commander.board.deliveries import DeliveryDecided, DeliverySettled
from commander.board.impact import Aspect, Impact, Row
from commander.board.incident import Incident, IncidentReopened, SeveritySet
from commander.board.message import LONG_RUNNING, BroadcastOrdered, KeepMessage, OrderBroadcast
from commander.board.messages import Messages, PublicPost
from commander.board.organisation import SEVERITY_WHILE_UNKNOWN
from commander.board.record import Event, Instant, Record

SCOPE_WITHIN = timedelta(minutes=5)  # from the first post to the one that says who and what (practice §5.2)
LONG_RUNNING_AFTER = timedelta(hours=3)
_FIRST_POST = "T01"
_SCOPE = (Aspect.WHO, Aspect.WHAT, Aspect.HOW_MANY)
CONCERNS = (Aspect.PERSONAL_DATA, Aspect.MONEY, Aspect.INTEGRITY, Aspect.SAFETY)
_WORKED_ON = (Stage.IDENTIFIED, Stage.MONITORING)


class PromiseSnoozed(Event, frozen=True, kw_only=True):
    """The warning of a promise was put off inside the company. The promise stands, and so does its miss."""

    KIND: ClassVar[str] = "promise-snoozed"
    until: Instant
    reason: str


class SnoozePromise(msgspec.Struct, frozen=True, kw_only=True):
    """Put the warning off for a while, with a reason; customers are still owed what they were promised."""

    incident: str
    until: datetime
    reason: str


class Snooze(msgspec.Struct, frozen=True, kw_only=True):
    """Until when the warning is put off, why and by whom."""

    until: datetime
    reason: str
    by: str
    post: str  # the post that customers had read last; another one ends it


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """How the board stood when a post was ordered: what its text could say."""

    severity: int | None = None
    rows: dict[Aspect, Row] = {}


class Promises(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board: what each public post was drafted from, when it could be read, what is put off."""

    said: dict[str, Said] = {}  # by the post's first delivery
    readable_at: dict[str, datetime] = {}
    snooze: Snooze | None = None


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A promise whose time has come: when the next post could be read; None: none yet, or none ever."""

    promised_at: datetime
    kept_at: datetime | None
    late: timedelta

    @property
    def missed(self) -> bool:
        """Customers waited beyond the time."""
        return self.late > timedelta()

    @property
    def minutes_late(self) -> int:
        """Begun minutes count: a miss of seconds is one."""
        return -(-self.late // timedelta(minutes=1))


def told_last(messages: Messages) -> PublicPost | None:
    """What customers read last; one on its way by itself counts, one that is held doesn't."""
    return messages.public_posts[-1] if messages.underway else messages.posted


def scope_due(promises: Promises, messages: Messages, impact: Impact) -> datetime | None:
    """By when a first post that knew no scope is followed by one that does; None while nothing more is known."""
    posts = messages.readable_posts()
    if len(posts) != 1 or posts[0].content.template != _FIRST_POST or told_over(messages):
        return None
    said = said_when(promises, posts[0])
    known = [impact.stated_at[one] for one in _SCOPE if one not in said.rows and one in impact.stated_at]
    return max(posts[0].ordered_at, min(known)) + SCOPE_WITHIN if known else None


def kept(promises: Promises, messages: Messages, now: datetime) -> list[Kept]:
    """Every promise whose time has come or that was kept before, oldest first. A held post keeps none."""
    posts = messages.readable_posts()
    # A correction repeats the time that stands: that is the same promise, still to be kept.
    runs = [list(run) for _, run in groupby(posts, key=_promise)]
    found = []
    for number, run in enumerate(runs):
        promised_at = _promise(run[0])
        if promised_at is None:
            continue
        kept_at = _readable_at(promises, runs[number + 1][0]) if number + 1 < len(runs) else None
        end = kept_at or now  # closing the incident ends nobody's waiting
        if kept_at is not None or promised_at <= end:
            late = max(end - promised_at, timedelta())
            found.append(Kept(promised_at=promised_at, kept_at=kept_at, late=late))
    return found


def ends_after_the_end(messages: Messages, command: object) -> bool:
    """Whether a command ends a promise that outlived its incident: a text that promises nothing, and no other."""
    if messages.promise is None:
        return False
    match command:
        case OrderBroadcast():
            return bool(command.messages) and all(one.stage.is_over for one in command.messages)
        case KeepMessage():
            return command.content.stage.is_over
        case _:
            return False


def recovery_read_at(promises: Promises, messages: Messages) -> datetime | None:
    """When customers could read that it was over; None while that is not what they read last."""
    post = messages.posted
    if post is None or post.content.stage is not Stage.RESOLVED:
        return None
    # A correction of it, or the report, came later: they had heard of it by the first.
    run: list[PublicPost] = []
    for one in reversed(messages.readable_posts()):
        if one.content.stage is not Stage.RESOLVED:
            break
        run.append(one)
    return _readable_at(promises, run[-1])


def snoozed(promises: Promises, messages: Messages, now: datetime) -> Snooze | None:
    """What puts the warning off now: its time runs, and customers have read nothing new."""
    snooze = standing_snooze(promises, messages)
    return snooze if snooze is not None and now < snooze.until else None


def standing_snooze(promises: Promises, messages: Messages) -> Snooze | None:
    """The last snooze, unless customers have read something since; its time may be over."""
    snooze = promises.snooze
    return snooze if snooze is not None and snooze.post == _last_read(messages) else None


def said_when(promises: Promises, post: PublicPost) -> Said:
    """How the board stood when a post was ordered."""
    return promises.said.get(_key(post), Said())


def said_of(promises: Promises, post: PublicPost) -> dict[Aspect, Row]:
    """What a post could say of the impact when it was ordered."""
    return said_when(promises, post).rows


def is_long_running(messages: Messages, now: datetime) -> bool:
    """Whether the same stage has been told for hours without change: a longer interval, said openly (T09)."""
    posts = messages.readable_posts()
    if not posts or posts[-1].content.stage not in _WORKED_ON:
        return False
    run = [posts[-1]]
    for post in reversed(posts[:-1]):
        if post.content.stage is not run[-1].content.stage:
            break
        run.append(post)
    told = any(post.content.template == LONG_RUNNING for post in run)
    return not told and now - run[-1].ordered_at >= LONG_RUNNING_AFTER


def evolve(
    promises: Promises, before: Incident, impact: Impact, messages: Messages, record: Record
) -> Promises:
    """The slice after a record; messages as they are after it, the others as they were before. Total."""
    event, at = record.event, record.occurred.instant
    match event:
        case BroadcastOrdered() if event.public and not event.repairs:
            rows = {aspect: row for aspect in (*_SCOPE, *CONCERNS) if (row := impact.row(aspect))}
            said = Said(severity=before.severity, rows=rows)
            return replace(promises, said={**promises.said, _key(messages.public_posts[-1]): said})
        case DeliverySettled() | DeliveryDecided():
            return _read(promises, messages, at)
        case PromiseSnoozed():
            snooze = Snooze(
                until=event.until, reason=event.reason, by=record.author, post=_last_read(messages)
            )
            return replace(promises, snooze=snooze)
        case SeveritySet() if event.severity < (before.severity or SEVERITY_WHILE_UNKNOWN):
            return replace(promises, snooze=None)  # what was quiet enough before is not so any more
        case IncidentReopened():
            return replace(promises, snooze=None)
        case _:
            return promises


def _read(promises: Promises, messages: Messages, at: datetime) -> Promises:
    new = {_key(post): at for post in messages.readable_posts() if _key(post) not in promises.readable_at}
    return replace(promises, readable_at={**promises.readable_at, **new}) if new else promises


def _last_read(messages: Messages) -> str:
    return _key(messages.posted) if messages.posted else ""


def _readable_at(promises: Promises, post: PublicPost) -> datetime:
    return promises.readable_at.get(_key(post), post.ordered_at)


def _promise(post: PublicPost) -> datetime | None:
    return None if post.content.stage.is_over else post.content.next_update_at


def told_over(messages: Messages) -> bool:
    """Whether customers were told that it is over."""
    return messages.public_stage is not None and messages.public_stage.is_over


def _key(post: PublicPost) -> str:
    return post.keys[0] if post.keys else ""
