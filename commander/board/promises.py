"""Pure: what customers are owed and why, which promises were kept, and what was put off (practice §5.2, §4 rule 2)."""

import re
import unicodedata
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import groupby
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.bulletin import Stage
from commander.board.deliveries import DeliveryDecided, DeliverySettled
from commander.board.impact import Amount, Aspect, Certainty, Concern, Impact, Row
from commander.board.incident import Incident, IncidentKind, IncidentReopened, SeveritySet
from commander.board.message import LONG_RUNNING, BroadcastOrdered, KeepMessage, Message, OrderBroadcast
from commander.board.messages import Messages, PublicPost
from commander.board.moment import Moment, ahead
from commander.board.organisation import SEVERITY_WHILE_UNKNOWN
from commander.board.policy import Policy
from commander.board.record import Event, Fact, Instant, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, required

SCOPE_WITHIN = timedelta(minutes=5)  # from the first post to the one that says who and what (practice §5.2)
LONG_RUNNING_AFTER = timedelta(hours=3)
_FIRST_POST = "T01"
_SCOPE = (Aspect.WHO, Aspect.WHAT, Aspect.HOW_MANY)
_CONCERNS = (Aspect.PERSONAL_DATA, Aspect.MONEY, Aspect.INTEGRITY, Aspect.SAFETY)
_GRAVITY = {None: 0, Concern.NONE: 0, Concern.POSSIBLE: 1, Concern.CONFIRMED: 2}
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


class Why(StrEnum):
    """Why customers are owed a post before the promised time."""

    REOPENED = "reopened"
    NUMBER_SUPERSEDED = "number-superseded"
    IMPACT_GREW = "impact-grew"
    CONCERN_RAISED = "concern-raised"
    WHO_CHANGED = "who-changed"
    MORE_CERTAIN = "more-certain"
    SEVERITY_RAISED = "severity-raised"


class Owed(msgspec.Struct, frozen=True, kw_only=True):
    """A post that is owed: why, and what was said and is so now, as amounts or as words."""

    why: Why
    before: Amount | str = ""
    after: Amount | str = ""


def told_last(messages: Messages) -> PublicPost | None:
    """What customers read last; one on its way by itself counts, one that is held doesn't."""
    return messages.public_posts[-1] if messages.underway else messages.posted


def owed(promises: Promises, messages: Messages, impact: Impact, incident: Incident) -> list[Owed]:
    """Why a post is owed now, the gravest first; it goes away with the next post that says how it stands."""
    post = told_last(messages)
    if post is None or incident.closed or incident.kind is IncidentKind.MAINTENANCE:
        return []
    said = promises.said.get(_key(post), Said())
    reopened_at = incident.reopened_at
    found = [Owed(why=Why.REOPENED)] if reopened_at is not None and post.ordered_at < reopened_at else []
    found += _grown(post, said, impact)
    found += [
        one for aspect in _CONCERNS for one in _worse_concern(said.rows.get(aspect), impact.row(aspect))
    ]
    found += _who_changed(said.rows.get(Aspect.WHO), impact.row(Aspect.WHO))
    found += [
        Owed(why=Why.MORE_CERTAIN, after=row.text)
        for aspect in (Aspect.WHO, Aspect.WHAT)
        if (row := impact.row(aspect)) and _is_surer(said.rows.get(aspect), row)
    ]
    if incident.severity is not None and incident.severity < (said.severity or SEVERITY_WHILE_UNKNOWN):
        before = f"SEV{said.severity}" if said.severity else ""
        found.append(Owed(why=Why.SEVERITY_RAISED, before=before, after=f"SEV{incident.severity}"))
    return found


def scope_due(promises: Promises, messages: Messages, impact: Impact) -> datetime | None:
    """By when a first post that knew no scope is followed by one that does; None while nothing more is known."""
    posts = messages.readable_posts()
    if len(posts) != 1 or posts[0].content.template != _FIRST_POST or _told_over(messages):
        return None
    said = promises.said.get(_key(posts[0]), Said())
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


def said_of(promises: Promises, post: PublicPost) -> dict[Aspect, Row]:
    """What a post could say of the impact when it was ordered."""
    return promises.said.get(_key(post), Said()).rows


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


def decide(
    promises: Promises,
    messages: Messages,
    impact: Impact,
    incident: Incident,
    policy: Policy,
    command: SnoozePromise,
    moment: Moment,
) -> list[Fact]:
    """What follows from putting a warning off, or Refused: no longer than between two updates, never without reason."""
    is_owed = not _told_over(messages) or bool(owed(promises, messages, impact, incident))
    if not is_owed or (incident.closed and messages.promise is None):
        raise Refused(Because.NO_PROMISE_OWED)
    if not command.reason.strip():
        raise Refused(Because.REASON_NEEDED)
    until = ahead(command.until, moment)
    limit = policy.cadence(incident.severity).interval(Stage.INVESTIGATING)
    if until - moment.now > limit:
        raise Refused(Because.SNOOZE_TOO_LONG, minutes=str(limit // timedelta(minutes=1)))
    reason = required(command.reason, limit=LINE_LIMIT, field="reason")
    return [Fact(event=PromiseSnoozed(until=until, reason=reason), about="promise")]


def evolve(
    promises: Promises, before: Incident, impact: Impact, messages: Messages, record: Record
) -> Promises:
    """The slice after a record; messages as they are after it, the others as they were before. Total."""
    event, at = record.event, record.occurred.instant
    match event:
        case BroadcastOrdered() if event.public and not event.repairs:
            rows = {aspect: row for aspect in (*_SCOPE, *_CONCERNS) if (row := impact.row(aspect))}
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


def _key(post: PublicPost) -> str:
    return post.keys[0] if post.keys else ""


def _last_read(messages: Messages) -> str:
    return _key(messages.posted) if messages.posted else ""


def _readable_at(promises: Promises, post: PublicPost) -> datetime:
    return promises.readable_at.get(_key(post), post.ordered_at)


def _promise(post: PublicPost) -> datetime | None:
    return None if post.content.stage.is_over else post.content.next_update_at


def _told_over(messages: Messages) -> bool:
    return messages.public_stage is not None and messages.public_stage.is_over


def _grown(post: PublicPost, said: Said, impact: Impact) -> list[Owed]:
    row = impact.row(Aspect.HOW_MANY)
    amount = row.amount if row else None
    if amount is None:
        return []
    published = superseded_number(post.content, impact, amount)
    if published is not None:
        return [Owed(why=Why.NUMBER_SUPERSEDED, before=published, after=amount)]
    before = said.rows[Aspect.HOW_MANY].amount if Aspect.HOW_MANY in said.rows else None
    if before is None or before.unit != amount.unit:
        return []
    more = amount.likely > before.likely or amount.high > before.high
    if more or (amount.per_mille or 0) > (before.per_mille or 1000):
        return [Owed(why=Why.IMPACT_GREW, before=before, after=amount)]
    return []


def superseded_number(content: Message, impact: Impact, now: Amount) -> Amount | None:
    """An earlier number that the text says while the board says another; a text that says both is right."""
    text = "\n".join(f"{wording.title}\n{wording.body}" for wording in content.texts.values())
    if _says(text, now):
        return None
    fields = (impact.fields[row] for row in impact.spoken_in.get(Aspect.HOW_MANY, ()))
    earlier = [row.amount for field in fields for row in field.history() if row.amount is not None]
    return next((one for one in reversed(earlier) if one.likely != now.likely and _says(text, one)), None)


def _says(text: str, amount: Amount) -> bool:
    """Whether a text has this number, said of this unit or as about so many: 10 shops is not 10:30."""
    figure = rf"(?<![\d,.:])(?:{amount.likely:,}|{amount.likely})(?![\d:]|[,.]\d)"
    unit = re.escape(unicodedata.normalize("NFKC", amount.unit).strip())
    about = rf"(?:約|およそ|\babout)\s*{figure}"
    pattern = rf"{about}|{figure}\s*{unit}" if unit else about
    return re.search(pattern, unicodedata.normalize("NFKC", text), re.IGNORECASE) is not None


def _worse_concern(before: Row | None, row: Row | None) -> list[Owed]:
    if row is None or _GRAVITY[row.concern] <= _GRAVITY[before.concern if before else None]:
        return []
    return [Owed(why=Why.CONCERN_RAISED, before=before.text if before else "", after=row.text)]


def _who_changed(before: Row | None, row: Row | None) -> list[Owed]:
    # Whether words are wider no program can tell: whoever was named otherwise is told.
    if before is None or row is None or _plain(before.text) == _plain(row.text):
        return []
    return [Owed(why=Why.WHO_CHANGED, before=before.text, after=row.text)]


def _is_surer(before: Row | None, row: Row) -> bool:
    """What was not confirmed is a finding now; a first finding belongs to the scope post."""
    doubted = before is not None and before.certainty is Certainty.UNCONFIRMED
    return doubted and row.certainty is not Certainty.UNCONFIRMED


def _plain(text: str) -> str:
    kept = (c for c in unicodedata.normalize("NFKC", text).casefold() if not c.isspace())
    return "".join(c for c in kept if not unicodedata.category(c).startswith("P"))
