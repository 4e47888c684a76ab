"""Pure: what the broadcast sheet holds, as values: drafted from the board, kept as a draft, made into messages."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import groupby

import msgspec
from msgspec.structs import replace

from commander.board.board import Board
from commander.board.bulletin import ComponentStatus, Mention, Stage, Wording
from commander.board.deliveries import delivery_key
from commander.board.house_wording import Override
from commander.board.messages import BroadcastOrdered, Message, PublicPost
from commander.board.policy import Audience, Policy
from commander.board.record import Record
from commander.board.text import unfilled
from commander.drafting import draft_message, next_promise, suggested_template
from commander.wording.templates import TemplateId, stage_of

PUBLIC = "public"  # the tab whose wording follows the stage; every other tab is named by its template
LANGUAGES = ("ja", "en")
_TEMPLATES = frozenset(TemplateId)


class Composition(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a person can change in the sheet."""

    template: TemplateId
    stage: Stage
    promise: datetime | None
    drafted_at: datetime
    chosen: tuple[str, ...] = ()
    wordings: dict[str, dict[str, Wording]] = {}  # tab -> language -> text
    edited: tuple[str, ...] = ()  # tabs that a person changed: never drafted over by themselves
    seen: tuple[str, ...] = ()  # "tab/language" looked at in this version
    notify: tuple[str, ...] = ()  # audiences whose subscribers are told
    mentions: dict[str, Mention] = {}
    components: dict[str, ComponentStatus] = {}
    verbal: str = ""
    ids: dict[str, str] = {}  # group of audiences -> id of its message
    overrides: tuple[Override, ...] = ()  # findings that somebody answers for, each in its exact text

    def tabs(self, policy: Policy) -> list[str]:
        """The texts that are needed, the public one first."""
        found = dict.fromkeys(tab_of(audience) for audience in chosen_audiences(self, policy))
        return sorted(found, key=lambda tab: tab != PUBLIC)

    def unseen(self, policy: Policy) -> list[str]:
        """Tabs with a language that nobody looked at in this version."""
        return [
            tab
            for tab in self.tabs(policy)
            if any(f"{tab}/{language}" not in self.seen for language in LANGUAGES)
        ]

    def has_blanks(self, tab: str) -> bool:
        """Whether a text still has blanks to fill."""
        wordings = self.wordings.get(tab, {}).values()
        return any(unfilled(f"{wording.title}\n{wording.body}") for wording in wordings)

    def looked_at(self, tab: str, language: str) -> "Composition":
        """Somebody has this text before their eyes."""
        mark = f"{tab}/{language}"
        return self if mark in self.seen else replace(self, seen=(*self.seen, mark))

    def worded(self, tab: str, language: str, wording: Wording) -> "Composition":
        """A person changed a text."""
        wordings = {**self.wordings, tab: {**self.wordings.get(tab, {}), language: wording}}
        edited = self.edited if tab in self.edited else (*self.edited, tab)
        return replace(self, wordings=wordings, edited=edited)


def tab_of(audience: Audience) -> str:
    """Audiences that share a wording share a text."""
    if audience.template in _TEMPLATES:
        return audience.template
    # What is read aloud to somebody outside is what customers read, never our own people's words.
    is_outside = audience.public or audience.by_hand
    return PUBLIC if is_outside else TemplateId.I01


def template_of(composition: Composition, tab: str) -> TemplateId:
    """The wording that a tab starts from."""
    return composition.template if tab == PUBLIC else TemplateId(tab)


def chosen_audiences(composition: Composition, policy: Policy) -> list[Audience]:
    """The audiences that are told."""
    return [audience for audience in policy.audiences() if audience.key in composition.chosen]


def targets_of(composition: Composition, policy: Policy) -> list[str]:
    """Every place that is told, once."""
    found = (target for audience in chosen_audiences(composition, policy) for target in audience.targets)
    return list(dict.fromkeys(found))


def last_post(board: Board) -> PublicPost | None:
    """What customers were told last: on its way or to be read; one that was held or taken back was never told."""
    messages = board.messages
    return messages.public_posts[-1] if messages.underway else messages.posted


def has_target(audience: Audience, scheme: str) -> bool:
    """Whether an audience is told by a kind of channel."""
    return any(target.partition(":")[0] == scheme for target in audience.targets)


def suggest(board: Board, policy: Policy, now: datetime) -> Composition:
    """The broadcast that follows from the board: whoever was told before, else everybody who can be.

    One's own people whose text still has blanks are left for a person to tick: they must not hold up the public.
    """
    told = [key for key in board.messages.told if policy.audience(key)]
    everybody = [audience.key for audience in policy.audiences() if audience.targets]
    template = suggested_template(board, now)
    blank = Composition(
        template=template,
        stage=_stage(board, template),
        promise=None,
        drafted_at=now,
        chosen=tuple(told or everybody),
    )
    public = [audience.key for audience in chosen_audiences(blank, policy) if audience.public]
    drafted = draft_message(board, policy, template, public, now, {}, PUBLIC)
    promise = drafted.next_update_at or _standing_promise(board, policy, blank.stage, now)
    filled = redrafted(replace(blank, promise=promise, components=drafted.components), board, policy, now)
    ready = [
        one.key
        for one in chosen_audiences(filled, policy)
        if one.public or not filled.has_blanks(tab_of(one))
    ]
    return replace(filled, chosen=tuple(ready))


def with_template(
    composition: Composition, template: TemplateId, board: Board, policy: Policy, now: datetime
) -> Composition:
    """Another wording for customers: its text takes the place of the one before, and brings its stage."""
    stage = _stage(board, template)
    promise = None if stage is Stage.RESOLVED else next_promise(board, policy, stage, now, template)
    edited = tuple(tab for tab in composition.edited if tab != PUBLIC)
    changed = replace(composition, template=template, stage=stage, promise=promise, edited=edited)
    return redrafted(changed, board, policy, now)


def redrafted(composition: Composition, board: Board, policy: Policy, now: datetime) -> Composition:
    """Every text that nobody changed, from the board as it is now. What differs has not been looked at."""
    wordings, seen = dict(composition.wordings), composition.seen
    audiences_by_tab: dict[str, list[str]] = {}
    for audience in policy.audiences():
        audiences_by_tab.setdefault(tab_of(audience), []).append(audience.key)
    for tab, audiences in audiences_by_tab.items():
        if tab in composition.edited:
            continue
        message = draft_message(
            board,
            policy,
            template_of(composition, tab),
            audiences,
            now,
            {},
            tab,
            next_update_at=composition.promise,
        )
        for language in LANGUAGES:
            if wordings.get(tab, {}).get(language) != message.texts[language]:
                seen = tuple(mark for mark in seen if mark != f"{tab}/{language}")
        wordings[tab] = dict(message.texts)
    return replace(composition, wordings=wordings, seen=seen, drafted_at=now)


def is_behind(composition: Composition, board: Board, policy: Policy) -> bool:
    """Whether the board says something that a text nobody changed doesn't say yet."""
    return redrafted(composition, board, policy, composition.drafted_at).wordings != composition.wordings


def numbered(composition: Composition, policy: Policy, fresh: Callable[[], str]) -> Composition:
    """An id for each message there may be, so that one intent has one set of ids however often it is sent."""
    ids = dict(composition.ids)
    for group in _groups(composition, policy):
        ids.setdefault(group, fresh())
    return replace(composition, ids=ids)


def messages(composition: Composition, policy: Policy) -> tuple[Message, ...]:
    """The messages as they would be ordered. The composition must be numbered."""
    return tuple(
        _message(composition, group, audiences) for group, audiences in _groups(composition, policy).items()
    )


def owed_by(records: Sequence[Record]) -> tuple[tuple[str, ...], datetime]:
    """The keys of the deliveries that a broadcast's records owe, and when the first leaves."""
    orders = [(record.id, record.event) for record in records if isinstance(record.event, BroadcastOrdered)]
    keys = tuple(
        delivery_key(order, target)
        for order, event in orders
        for telling in event.tellings
        for target in telling.targets
    )
    return keys, min(event.not_before for _, event in orders)


def _groups(composition: Composition, policy: Policy) -> dict[str, list[Audience]]:
    """One message for audiences that share text, mention and notice to subscribers."""

    def group(audience: Audience) -> str:
        mention = composition.mentions.get(audience.key, Mention.NOBODY)
        return f"{tab_of(audience)}/{mention.value}/{audience.key in composition.notify}"

    ordered = sorted(
        chosen_audiences(composition, policy), key=lambda one: (tab_of(one) != PUBLIC, group(one))
    )
    return {name: list(members) for name, members in groupby(ordered, key=group)}


def _message(composition: Composition, group: str, audiences: list[Audience]) -> Message:
    tab = tab_of(audiences[0])
    first = audiences[0].key
    public = any(audience.public for audience in audiences)
    return Message(
        message=composition.ids[group],
        template=template_of(composition, tab),
        stage=composition.stage,
        audiences=tuple(audience.key for audience in audiences),
        texts=_texts(composition.wordings.get(tab, {})),
        next_update_at=None if composition.stage is Stage.RESOLVED else composition.promise,
        components=composition.components if public else {},
        notify_subscribers=first in composition.notify,
        mention=composition.mentions.get(first, Mention.NOBODY),
    )


def _texts(wordings: Mapping[str, Wording]) -> dict[str, Wording]:
    return {language: wordings.get(language, Wording(title="", body="")) for language in LANGUAGES}


def _stage(board: Board, template: TemplateId) -> Stage:
    return stage_of(template) or board.messages.public_stage or Stage.INVESTIGATING


def _standing_promise(board: Board, policy: Policy, stage: Stage, now: datetime) -> datetime | None:
    """A text that names no time keeps what was promised, if that is still to come."""
    if stage is Stage.RESOLVED:
        return None
    promise = board.messages.promise
    return promise if promise and promise > now else next_promise(board, policy, stage, now)
