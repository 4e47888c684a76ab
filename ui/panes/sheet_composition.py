"""Pure: what the broadcast sheet holds, as values: drafted from the board, kept as a draft, made into messages."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import groupby

import msgspec
from msgspec.structs import replace

from commander.board.audiences_told import matrix
from commander.board.board import Board
from commander.board.bulletin import ComponentStatus, Mention, Stage, Wording
from commander.board.channel_wish import UserGroup
from commander.board.deliveries import delivery_key
from commander.board.house_wording import Override
from commander.board.language_owed import Follows
from commander.board.messages import BroadcastOrdered, Message, PublicPost
from commander.board.policy import Audience, Policy
from commander.board.record import Record
from commander.board.text import unfilled
from commander.drafting import (
    REPORT_FIELD,
    components_for,
    draft_message,
    next_promise,
    stage_for,
    suggested_template,
)
from commander.drafting_from import Carried, appended, carried_by, overrides_from
from commander.maintenance_drafting import maintenance_components
from commander.wording.board_fields import clock_said, day_said
from commander.wording.language import Language
from commander.wording.templates import FOR_OUR_OWN, TemplateId, fields_of

PUBLIC = "public"  # the tab whose wording follows the stage; every other tab is named by its template
LANGUAGES = ("ja", "en")
FINAL = TemplateId.F01  # the report: no part of the service changes by it
_TEMPLATES = frozenset(TemplateId)
_CLIENT = "@"  # public@client-a: the public text as one client reads it


class PutOff(msgspec.Struct, frozen=True, kw_only=True):
    """A language that follows: until when, and what stood there, to be put back."""

    follows: Follows
    text: Wording


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
    called_groups: dict[str, tuple[UserGroup, ...]] = {}  # by audience
    components: dict[str, ComponentStatus] = {}
    backfill: bool = False  # the pages show it on its own day: it was over before anybody declared it
    verbal: str = ""
    evidence: str = ""  # what shows that nobody was affected (T10)
    ids: dict[str, str] = {}  # group of audiences -> id of its message
    overrides: tuple[Override, ...] = ()  # findings that somebody answers for, each in its exact text
    carried: tuple[Carried, ...] = ()  # entries and claims that it was opened with
    eta: datetime | None = None  # of recovery, that customers may read
    report_by: datetime | None = None  # until when the texts promise a report: the end of that day
    older: dict[str, str] = {}  # tab -> the language that nobody has looked at since the other was changed
    caught_up: dict[str, str] = {}  # tab -> the language that was changed after it was older
    put_off: dict[str, PutOff] = {}  # tab -> the language that follows

    def tabs(self, policy: Policy) -> list[str]:
        """The texts that are needed, the public one first."""
        found = dict.fromkeys(tab_of(audience, self.stage) for audience in chosen_audiences(self, policy))
        return sorted(found, key=lambda tab: (base_of(tab) != PUBLIC, tab != PUBLIC))

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
        changed = replace(self, wordings=wordings, edited=edited)
        if tab in self.put_off:
            return changed
        older = {key: one for key, one in self.older.items() if key != tab}
        caught_up = {key: one for key, one in self.caught_up.items() if key != tab}
        if language in {self.older.get(tab), self.caught_up.get(tab)}:
            # It is brought up to the other, key by key: that makes the other no older.
            return replace(changed, older=older, caught_up={**caught_up, tab: language})
        other = "en" if language == "ja" else "ja"
        return replace(changed, older={**older, tab: other}, caught_up=caught_up)


def tab_of(audience: Audience, stage: Stage) -> str:
    """Audiences that share a wording share a text; of a maintenance everybody is told the same but for their sets."""
    # What is read aloud to somebody outside is what customers read, never our own people's words.
    is_outside = audience.public or audience.by_hand
    base: str = PUBLIC if is_outside else TemplateId.I01
    if stage.is_maintenance:
        base = PUBLIC
    elif audience.template in _TEMPLATES:
        base = audience.template
    return f"{base}{_CLIENT}{audience.wording}" if audience.wording else base


def base_of(tab: str) -> str:
    """The tab whose wording it has, whatever client's set it is dressed in."""
    return tab.partition(_CLIENT)[0]


def template_of(composition: Composition, tab: str) -> TemplateId:
    """The wording that a tab starts from."""
    base = base_of(tab)
    if composition.template is TemplateId.F01 and base in (TemplateId.P01, TemplateId.P02):
        return TemplateId.F01  # the report is one for everybody outside
    if base == TemplateId.P01 and composition.stage is Stage.RESOLVED:
        return TemplateId.P02  # partners who were told of it are told of its end
    return composition.template if base == PUBLIC else TemplateId(base)


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
    # Whom the choice of how far to tell leaves out, and who need not know, is not ticked by itself (4-11).
    left_out = {row.audience.key for row in matrix(board, policy) if row.is_excused}
    told = [key for key in told if key not in left_out]
    everybody = [one.key for one in policy.audiences() if one.targets and one.key not in left_out]
    plan = board.maintenance.plan
    if plan is not None and plan.audiences:
        everybody = [one.key for one in policy.audiences() if one.key in plan.audiences]
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
        if one.public or plan is not None or not filled.has_blanks(tab_of(one, filled.stage))
    ]
    return replace(filled, chosen=tuple(ready))


def with_template(
    composition: Composition, template: TemplateId, board: Board, policy: Policy, now: datetime
) -> Composition:
    """Another wording for customers: its text takes the place of the one before, and brings its stage."""
    stage = _stage(board, template)
    promise = None if stage.is_over else next_promise(board, policy, stage, now, template)
    edited = tuple(tab for tab in composition.edited if base_of(tab) != PUBLIC)
    older = {tab: language for tab, language in composition.older.items() if base_of(tab) != PUBLIC}
    put_off = {tab: one for tab, one in composition.put_off.items() if base_of(tab) != PUBLIC}
    changed = replace(
        composition,
        template=template,
        stage=stage,
        promise=promise,
        edited=edited,
        older=older,
        put_off=put_off,
        components=_components(composition, stage, board, policy),
        backfill=composition.backfill and stage is Stage.RESOLVED,
    )
    return redrafted(changed, board, policy, now)


def with_stage(composition: Composition, stage: Stage, board: Board, policy: Policy) -> Composition:
    """Another stage for the same words: forward, back, or straight to the end; nothing of it by itself."""
    return replace(
        composition,
        stage=stage,
        components=_components(composition, stage, board, policy),
        backfill=composition.backfill and stage is Stage.RESOLVED,
    )


def _components(
    composition: Composition, stage: Stage, board: Board, policy: Policy
) -> dict[str, ComponentStatus]:
    """At the end every part that was affected works again; a text that takes the end back says so of none."""
    if stage.is_over is composition.stage.is_over or stage.is_maintenance:
        return composition.components
    told = {id_ for post in board.messages.public_posts for id_ in post.content.components}
    named = [id_ for id_ in composition.components if stage.is_over or id_ not in told]
    return components_for(board, policy, stage, dict.fromkeys(named))


def can_backfill(composition: Composition, board: Board) -> bool:
    """Whether it was over before anybody told customers, and this text says so: it may go to its own day."""
    windows = board.windows
    is_whole = bool(windows) and all(window.started and window.ended for window in windows)
    return is_whole and not board.messages.public_posts and composition.stage is Stage.RESOLVED


def as_recorded(composition: Composition, board: Board, policy: Policy, now: datetime) -> Composition:
    """A draft of a maintenance that says another stage or end than was recorded since is drafted by the record."""
    plan = board.maintenance.plan
    if plan is None:
        return composition
    stage = board.maintenance.stage
    if composition.stage is stage and (stage.is_over or composition.promise == plan.ends_at):
        return composition
    edited = replace(composition, stage=stage, components={}, edited=())
    fresh = with_template(edited, suggested_template(board, now), board, policy, now)
    return replace(fresh, components=maintenance_components(board.maintenance))


def redrafted(composition: Composition, board: Board, policy: Policy, now: datetime) -> Composition:
    """Every text that nobody changed, from the board as it is now. What differs has not been looked at."""
    wordings, seen = dict(composition.wordings), composition.seen
    audiences_by_tab: dict[str, list[str]] = {}
    for audience in policy.audiences():
        audiences_by_tab.setdefault(tab_of(audience, composition.stage), []).append(audience.key)
    for tab, audiences in audiences_by_tab.items():
        if tab in composition.edited:
            continue
        message = draft_message(
            board,
            policy,
            template_of(composition, tab),
            audiences,
            now,
            overrides_from(composition.carried, template_of(composition, tab)),
            tab,
            next_update_at=composition.promise,
            report_by=composition.report_by,
        )
        for language in LANGUAGES:
            if wordings.get(tab, {}).get(language) != message.texts[language]:
                seen = tuple(mark for mark in seen if mark != f"{tab}/{language}")
        wordings[tab] = dict(message.texts)
    eta = board.estimates.public_at(now)
    return replace(composition, wordings=wordings, seen=seen, drafted_at=now, eta=eta)


def with_carried(
    composition: Composition, carried: Sequence[Carried], board: Board, policy: Policy, now: datetime
) -> Composition:
    """Entries and claims brought into every text that may tell them; behind the words of one that somebody changed."""
    known = {one.source.record for one in composition.carried}
    fresh = tuple(one for one in carried if one.source.record not in known)
    wordings = dict(composition.wordings)
    for tab in composition.edited:
        told = carried_by(fresh, template_of(composition, tab))
        wordings[tab] = {
            language: replace(wording, body=appended(wording.body, told, Language(language)))
            for language, wording in wordings.get(tab, {}).items()
        }
    brought = replace(composition, wordings=wordings, carried=(*composition.carried, *fresh))
    return redrafted(brought, board, policy, now) if fresh else composition


def without_carried(
    composition: Composition, record: str, board: Board, policy: Policy, now: datetime
) -> Composition:
    """One of them taken out again; what stands in a text that somebody changed is theirs to take out."""
    left = tuple(one for one in composition.carried if one.source.record != record)
    return redrafted(replace(composition, carried=left), board, policy, now)


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
        _message(composition, group, audiences, policy.service.time_zone)
        for group, audiences in _groups(composition, policy).items()
    )


def older_messages(composition: Composition, policy: Policy) -> dict[str, str]:
    """The messages with one language older than the other, and which."""
    groups = _groups(composition, policy)
    tabs = {composition.ids[name]: tab_of(members[0], composition.stage) for name, members in groups.items()}
    return {message: composition.older[tab] for message, tab in tabs.items() if tab in composition.older}


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
        called = ",".join(group.id for group in composition.called_groups.get(audience.key, ()))
        tab = tab_of(audience, composition.stage)
        return f"{tab}/{mention.value}/{audience.key in composition.notify}{called and f'/{called}'}"

    stage = composition.stage
    ordered = sorted(
        chosen_audiences(composition, policy),
        key=lambda one: (base_of(tab_of(one, stage)) != PUBLIC, group(one)),
    )
    return {name: list(members) for name, members in groupby(ordered, key=group)}


def _message(composition: Composition, group: str, audiences: list[Audience], zone: str) -> Message:
    tab = tab_of(audiences[0], composition.stage)
    first = audiences[0].key
    public = any(audience.public for audience in audiences)
    return Message(
        message=composition.ids[group],
        template=template_of(composition, tab),
        stage=composition.stage,
        audiences=tuple(audience.key for audience in audiences),
        texts=_texts(composition.wordings.get(tab, {})),
        eta=_told_eta(composition, tab, zone),
        evidence=composition.evidence if template_of(composition, tab) is TemplateId.T10 else "",
        next_update_at=None if composition.stage.is_over else composition.promise,
        components=composition.components if public and template_of(composition, tab) is not FINAL else {},
        report_by=_told_report(composition, tab, zone),
        notify_subscribers=first in composition.notify,
        mention=composition.mentions.get(first, Mention.NOBODY),
        mention_groups=composition.called_groups.get(first, ()),
        follows=put_off.follows if (put_off := composition.put_off.get(tab)) is not None else None,
        sources=tuple(
            one.source for one in carried_by(composition.carried, template_of(composition, tab))
        ),
    )


def _told_eta(composition: Composition, tab: str, zone: str) -> datetime | None:
    """The approved expected recovery, if a text of customers says it still."""
    template = template_of(composition, tab)
    if composition.eta is None or template in FOR_OUR_OWN:
        return None
    if not any(field.name == "eta_public" for field in fields_of(template, Language.JA)):
        return None
    clock = clock_said(composition.eta, zone)
    bodies = composition.wordings.get(tab, {}).values()
    return composition.eta if any(clock in wording.body for wording in bodies) else None


def has_report_day(template: TemplateId) -> bool:
    """Whether a wording promises a report by a day."""
    return any(field.name == REPORT_FIELD for field in fields_of(template, Language.JA))


def _told_report(composition: Composition, tab: str, zone: str) -> datetime | None:
    """The day by which the report is promised, if a text still says it: a promise nobody reads binds nobody."""
    if composition.report_by is None or not has_report_day(template_of(composition, tab)):
        return None
    texts = composition.wordings.get(tab, {})
    is_said = any(
        day_said(composition.report_by, composition.drafted_at, zone, language) in texts[language].body
        for language in Language
        if language in texts
    )
    return composition.report_by if is_said else None


def _texts(wordings: Mapping[str, Wording]) -> dict[str, Wording]:
    return {language: wordings.get(language, Wording(title="", body="")) for language in LANGUAGES}


def _stage(board: Board, template: TemplateId) -> Stage:
    return stage_for(board, template)


def _standing_promise(board: Board, policy: Policy, stage: Stage, now: datetime) -> datetime | None:
    """A text that names no time keeps what was promised, if that is still to come."""
    if stage.is_over:
        return None
    promise = board.messages.promise
    return promise if promise and promise > now else next_promise(board, policy, stage, now)
