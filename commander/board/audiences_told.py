"""Pure: the told matrix: what each audience was told last, whether it arrived, what is due when, by whom (1-04)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from commander.board.audience_book import Circle
from commander.board.audiences import Audiences, Judged, Needed
from commander.board.audiences_hint import Reach
from commander.board.board import Board
from commander.board.contacts import WORD_AGAIN, Contact, Outcome
from commander.board.deliveries import DeliveryState
from commander.board.messages import Told
from commander.board.organisation import Audience
from commander.board.policy import Policy
from commander.board.roles import ROLES

# How soon "who else must know?" and "how far is it told?" want their answer.
ASKED_WITHIN = timedelta(minutes=10)
_STATES = (
    DeliveryState.FAILED,
    DeliveryState.UNKNOWN,
    DeliveryState.HELD,
    DeliveryState.QUEUED,
    DeliveryState.SENDING,
    DeliveryState.WRITTEN,
    DeliveryState.DELIVERED,
    DeliveryState.CANCELLED,
)
_BEYOND = {Reach.NAMED: (Circle.PUBLIC,), Reach.INTERNAL: (Circle.PUBLIC, Circle.NAMED)}


class Owing(StrEnum):
    """What is due to an audience next."""

    FIRST = "first"  # it has not been told at all
    CHASE = "chase"  # nobody answered
    UPDATE = "update"
    NOTHING = "nothing"


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the matrix."""

    audience: Audience
    told: Told | None = None
    state: DeliveryState | None = None  # the worst of its last deliveries
    contact: Contact | None = None
    acknowledged_at: datetime | None = None
    first_due: datetime | None = None
    first_told: datetime | None = None
    owing: Owing = Owing.NOTHING
    due: datetime | None = None
    owner: str = ""  # the person; empty: nobody yet
    owner_role: str = ""  # the role, where the policy names one
    judged: Judged | None = None
    is_beyond: bool = False  # further out than the commander decided to tell

    @property
    def told_at(self) -> datetime | None:
        """When it last heard from us, by machine or by mouth."""
        spoken = self.contact.at if self.contact and self.contact.outcome in _SPOKEN else None
        times = [one for one in (self.told.ordered_at if self.told else None, spoken) if one]
        return max(times, default=None)

    @property
    def is_excused(self) -> bool:
        """Nobody needs to tell them: judged so, or beyond what was decided; whoever must know is never beyond."""
        if self.judged is not None and self.judged.needed is Needed.YES:
            return False
        return self.is_beyond or (self.judged is not None and self.judged.needed is Needed.NO)

    def first_late(self, now: datetime) -> timedelta:
        """How late the first contact came, or is by now."""
        if self.first_due is None:
            return timedelta()
        return max((self.first_told or now) - self.first_due, timedelta())


_SPOKEN = frozenset({Outcome.ANSWERED, Outcome.MAILED, Outcome.ACKNOWLEDGED})


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """One line of "who else must know?": an audience, or whom a standing question names."""

    key: str
    name_ja: str
    name_en: str
    judged: Judged | None = None
    due: datetime | None = None


def matrix(board: Board, policy: Policy) -> list[Standing]:
    """Every audience of the policy as it stands."""
    return [_standing(board, audience) for audience in policy.audiences()]


def owner_of(board: Board, audience: Audience) -> tuple[str, str]:
    """Who tells them: the person, and the role that the policy names, if it names one."""
    if audience.owner in ROLES:
        return board.roles.holder(audience.owner) or "", audience.owner
    return audience.owner, ""


def questions(board: Board, policy: Policy) -> list[Asked]:
    """Whom to ask about: every audience that nobody has told yet, and those whom standing questions name."""
    if board.incident.declared_at is None:
        return []
    slice_, asked = board.audiences, []
    listed = {one.key: (one.name_ja, one.name_en) for one in policy.audiences() if not one.public}
    standing = {one.key: (one.ja, one.en) for one in policy.questions() if one.key not in listed}
    for key, (ja, en) in {**listed, **standing}.items():
        judged = slice_.judged(key)
        if key not in slice_.first_told and key not in board.messages.told:
            asked.append(
                Asked(key=key, name_ja=ja, name_en=en, judged=judged, due=_answer_due(slice_, judged))
            )
    return asked


def open_questions(board: Board, policy: Policy, now: datetime) -> list[Asked]:
    """Those that want an answer now; "not yet" comes back at the time it was given."""
    slice_ = board.audiences
    return [one for one in questions(board, policy) if _is_open(slice_, one.judged, now)]


def questions_due(board: Board, policy: Policy) -> datetime | None:
    """When the next answer is wanted; None while every one has its answer."""
    dues = (one.due for one in questions(board, policy) if board.audiences.is_to_be_asked(one.judged))
    return min((due for due in dues if due is not None), default=None)


def reach_due(board: Board) -> datetime | None:
    """When it must be decided how far to tell: after the declaration, and again when the impact grew."""
    slice_ = board.audiences
    since = board.incident.declared_at if slice_.chosen is None else slice_.grew_at
    is_open = slice_.chosen is None or slice_.is_outgrown
    return since + ASKED_WITHIN if is_open and since is not None else None


def late_first(board: Board, policy: Policy, now: datetime) -> tuple[int, int]:
    """First contacts that were or are late, of those that had a time."""
    rows = [one for one in matrix(board, policy) if one.first_due is not None]
    come = [one for one in rows if one.first_told is not None or (one.first_due and now >= one.first_due)]
    return sum(one.first_late(now) > timedelta() for one in come), len(come)


def _answer_due(slice_: Audiences, judged: Judged | None) -> datetime | None:
    if judged is not None and judged.needed is Needed.LATER:
        return judged.ask_again
    return slice_.asked_at + ASKED_WITHIN if slice_.asked_at else None


def _is_open(slice_: Audiences, judged: Judged | None, now: datetime) -> bool:
    if judged is not None and judged.needed is Needed.LATER:
        return judged.ask_again is None or now >= judged.ask_again
    return slice_.is_to_be_asked(judged)


def _standing(board: Board, audience: Audience) -> Standing:
    slice_, told = board.audiences, board.messages.told.get(audience.key)
    contact = board.contacts.last(audience.key)
    person, role = owner_of(board, audience)
    narrowed = slice_.narrowed
    acknowledged = contact is not None and contact.outcome is Outcome.ACKNOWLEDGED
    found = [board.messages.deliveries[key].state for key in told.deliveries] if told else []
    row = Standing(
        audience=audience,
        told=told,
        state=min(found, key=_STATES.index, default=None),
        contact=contact,
        acknowledged_at=contact.at if contact is not None and acknowledged else None,
        first_told=slice_.first_told.get(audience.key),
        owner=person,
        owner_role=role,
        judged=slice_.judged(audience.key),
        is_beyond=narrowed is not None and audience.stands in _BEYOND[narrowed.reach],
    )
    if board.incident.declared_at is None or row.is_excused:
        return row
    row = replace(row, first_due=_first_due(board, audience, board.incident.declared_at))
    owing, due = _next(board, row) if not board.incident.closed else (Owing.NOTHING, None)
    return replace(row, owing=owing, due=due)


def _first_due(board: Board, audience: Audience, declared_at: datetime) -> datetime | None:
    """Counted from the declaration, or from when the severity was raised: what was not owed can't be late."""
    within = audience.first_within(board.incident.severity)
    if within is None or (audience.public and not audience.by_hand):
        return None  # what a page owes customers is the first public post's
    if board.maintenance.plan is not None:
        return None  # planned work is told by its plan, against no clock
    raised = board.audiences.raised_at or declared_at
    return max(declared_at, raised) + within


def _next(board: Board, row: Standing) -> tuple[Owing, datetime | None]:
    contact, told = row.contact, row.told_at
    if contact is not None and contact.is_unanswered:
        return Owing.CHASE, contact.next_due
    if told is None and row.told is None:
        return (Owing.FIRST, row.first_due) if row.first_due and row.first_told is None else _NOTHING
    if row.audience.public and not row.audience.by_hand:
        promise = board.messages.promise
        return (Owing.UPDATE, promise) if promise else _NOTHING
    if board.incident.watch is not None or board.maintenance.plan is not None or told is None:
        return _NOTHING  # it is over, or planned: nobody is called each half hour to hear the same
    interval = row.audience.told_every(board.incident.severity)
    if interval is not None:
        return Owing.UPDATE, told + interval
    spoken = contact is not None and contact.outcome in _SPOKEN
    return (Owing.UPDATE, told + WORD_AGAIN) if spoken else _NOTHING


_NOTHING = (Owing.NOTHING, None)


def owed(board: Board, policy: Policy) -> Iterator[tuple[Standing, datetime]]:
    """First contacts and updates that an audience's own times ask for; chases and public posts count elsewhere."""
    for row in matrix(board, policy):
        is_post = row.audience.public and not row.audience.by_hand
        wants_update = row.owing is Owing.UPDATE and bool(row.audience.every) and not is_post
        if row.due is not None and (row.owing is Owing.FIRST or wants_update):
            yield row, row.due
