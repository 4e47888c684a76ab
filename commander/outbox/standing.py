"""Pure: what should stand at a target now, the protocol that reads what does, and the comparison of the two."""

import html
import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from typing import Protocol, runtime_checkable

import msgspec
from msgspec.structs import replace

from commander.board.bulletin import Bulletin, ComponentStatus
from commander.board.deliveries import DeliveryState, Operation
from commander.board.standing import Drift, Finding, Showing
from commander.outbox.debt import Debt
from commander.outbox.publisher import Errand

_ARRIVED = (DeliveryState.DELIVERED, DeliveryState.WRITTEN)
_MOVING = (DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.UNKNOWN)
_SPEAKING = (Operation.POST, Operation.EDIT, Operation.WITHDRAW)
# More of a text than this tells nobody more, and every record is kept for good.
SHOWN_LIMIT = 25_000
_ALIKE = 0.5
_COMPARED = 2_000
_UNESCAPES = 3


class Belief(msgspec.Struct, frozen=True, kw_only=True):
    """What the board believes to stand at one target: the last text that arrived there."""

    incident: str
    target: str
    via: str  # the publisher that brought it there
    key: str
    ref: str | None  # the other side's id of it
    bulletin: Bulletin  # its text and stage; its components are all that this target was told last
    state: DeliveryState
    tried_at: datetime
    arrived_at: datetime

    def errand(self) -> Errand:
        """The errand that brought it there, to make anew what was sent."""
        return Errand(
            key=self.key,
            target=self.target,
            attempt=1,
            first_tried_at=self.tried_at.isoformat(),
            earlier_ref=self.ref,
            bulletin=self.bulletin,
        )


class Stands(msgspec.Struct, frozen=True, kw_only=True):
    """What the other side shows. Its stage and components are those of the whole incident there."""

    ours: Showing  # our text as this place shows it when nobody touches it
    post: Showing | None  # our text as it stands; None: it is not there
    newer: Showing | None = None  # somebody else's update above it
    is_shown: bool = True  # readers get to see it
    by: str = ""  # who changed it, where they say so
    changed_at: datetime | None = None


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """It could not be read just now. after: the other side asks for quiet that long."""

    detail: str
    after: timedelta | None = None


class Unreadable(msgspec.Struct, frozen=True, kw_only=True):
    """What is told there can't be read back at all: mail."""

    target: str


Standing = Stands | Unread | Unreadable


@runtime_checkable
class StandingReader(Protocol):
    """Reads one target back. Blocks on a worker thread, writes nothing, raises nothing of the outside's."""

    def standing(self, belief: Belief) -> Standing:
        """What stands there now of what we believe to stand there."""
        ...


def beliefs(debts: Sequence[Debt]) -> list[Belief]:
    """What is believed to stand at each target of some incidents, by their debts, oldest first.

    Nothing is believed of a target where a post is on its way or in doubt, or was taken back.
    """
    lanes: dict[tuple[str, str], list[Debt]] = {}
    for debt in sorted(debts, key=lambda debt: debt.ordinal):
        if debt.operation in _SPEAKING:
            lanes.setdefault((debt.incident, debt.target), []).append(debt)
    found = [one for lane in lanes.values() if (one := _belief(lane)) is not None]
    return _each_component_once(found)


def _belief(lane: list[Debt]) -> Belief | None:
    arrived = [debt for debt in lane if debt.state in _ARRIVED]
    if not arrived or any(debt.state in _MOVING for debt in lane):
        return None
    last = arrived[-1]
    if last.operation is Operation.WITHDRAW:
        return None
    components: dict[str, ComponentStatus] = {}
    for debt in arrived:
        components |= debt.bulletin.components
    # Where the service has one incident, its id is in every answer; an edit may answer with none.
    ref = next((debt.ref for debt in reversed(arrived) if debt.ref), None)
    return Belief(
        incident=last.incident,
        target=last.target,
        via=last.via,
        key=last.key,
        ref=last.bulletin.at_ref or ref,
        bulletin=replace(last.bulletin, components=components),
        state=last.state,
        tried_at=last.first_tried_at or last.changed_at,
        arrived_at=last.changed_at,
    )


def _each_component_once(found: list[Belief]) -> list[Belief]:
    """Where two incidents speak of one part of the service, the later word is what should stand."""
    newest: dict[tuple[str, str], Belief] = {}
    for belief in sorted(found, key=lambda belief: belief.arrived_at):
        newest |= {(belief.target, id_): belief for id_ in belief.bulletin.components}
    return [
        replace(
            belief,
            bulletin=replace(
                belief.bulletin,
                components={
                    id_: status
                    for id_, status in belief.bulletin.components.items()
                    if newest[belief.target, id_].incident == belief.incident
                },
            ),
        )
        for belief in found
    ]


def compared(belief: Belief, stands: Stands) -> Finding:
    """What differs between what should stand and what does."""
    ours, post = stands.ours, stands.post
    top = stands.newer or post
    drifts = []
    if post is None:
        drifts.append(Drift.MISSING)
    elif not stands.is_shown:
        drifts.append(Drift.HIDDEN)
    if post is not None and not (is_alike(ours.title, post.title) and is_alike(ours.body, post.body)):
        drifts.append(Drift.TEXT)
    if stands.newer is not None:
        drifts.append(Drift.NEWER)
    if top is not None and ours.stage and top.stage and top.stage != ours.stage:
        drifts.append(Drift.STAGE)
    if top is not None and any(
        id_ in top.components and top.components[id_] != status for id_, status in ours.components.items()
    ):
        drifts.append(Drift.COMPONENT)
    return Finding(
        key=belief.key,
        target=belief.target,
        drifts=tuple(drifts),
        # As written, nothing is kept of it: what stands there is what was sent.
        ours=_kept(ours) if drifts else Showing(),
        theirs=_kept(top) if drifts and top else None,
        by=stands.by if drifts else "",
        changed_at=stands.changed_at if drifts else None,
    )


def is_alike(one: str, other: str) -> bool:
    """Whether two texts say the same once what services change by themselves is left aside."""
    return one == other or likened(one) == likened(other)


def most_alike(ours: str, candidates: Sequence[str]) -> int | None:
    """Which text is most likely ours with changes; None when none resembles it."""
    wanted = likened(ours)[:_COMPARED]
    best, found = _ALIKE, None
    for number, candidate in enumerate(candidates):
        matcher = SequenceMatcher(None, wanted, likened(candidate)[:_COMPARED], autojunk=False)
        if (
            matcher.real_quick_ratio() > best
            and matcher.quick_ratio() > best
            and (how := matcher.ratio()) > best
        ):
            best, found = how, number
    return found


# What a page wraps around lines. A typed "<b" never reaches a page as one (publishers.outward.tagless).
_TAG = re.compile(
    r"</?(?:p|br|div|span|strong|em|b|i|u|a|ul|ol|li|code|pre|blockquote|h[1-6])\b[^<>]{0,500}>",
    re.IGNORECASE,
)
# Slack turns a picture into its name, :rotating_light:, and the other way round.
_EMOJI_NAME = re.compile(r":[a-z+_-][a-z0-9+_'-]{0,60}:(?::skin-tone-\d:)?", re.IGNORECASE)
_PLAIN = str.maketrans("“”„‘’‚‐‑‒–—―", "\"\"\"'''------")
# Space, pictures, and what joins or colours them: services write these in their own way.
_DROPPED = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Cn", "So", "Sk", "Mn", "Me"})


def likened(text: str) -> str:
    """A text without all that services change by themselves: space, entities, line tags, pictures, quotes."""
    for _ in range(_UNESCAPES):
        before, text = text, html.unescape(text)
        if before == text:
            break
    text = _EMOJI_NAME.sub("", _TAG.sub("", text))
    # Composed first: a letter with its mark is one sign then, and a mark without one says nothing.
    text = unicodedata.normalize("NFC", text).translate(_PLAIN).replace("...", "…")
    return "".join(sign for sign in text if unicodedata.category(sign) not in _DROPPED)


def _kept(showing: Showing) -> Showing:
    return replace(showing, title=showing.title[:SHOWN_LIMIT], body=showing.body[:SHOWN_LIMIT])
