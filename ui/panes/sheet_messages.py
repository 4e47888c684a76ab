"""Pure: the sheet made into the messages that are ordered, each with what it promises and who it is for."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import groupby

from msgspec.structs import replace

from commander.board.board import Board
from commander.board.bulletin import Mention, Wording
from commander.board.deliveries import delivery_key
from commander.board.message import BroadcastOrdered, Message
from commander.board.messages import Messages
from commander.board.organisation import Audience
from commander.board.policy import Policy
from commander.board.record import Record
from commander.drafting.carried import carried_by
from commander.wording.board_fields import clock_said, day_said
from commander.wording.language import Language
from commander.wording.templates import FOR_OUR_OWN, TemplateId, fields_of
from ui.panes.sheet_composition import (
    FINAL,
    LANGUAGES,
    PUBLIC,
    Composition,
    base_of,
    chosen_audiences,
    has_report_day,
    tab_of,
    template_of,
)


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


def was_sent(composition: Composition, board: Board) -> bool:
    """Whether a message of it went out already, by whoever sent it."""
    return not {one.message for one in board.messages.deliveries.values()}.isdisjoint(
        composition.ids.values()
    )


def is_written_on(composition: Composition, policy: Policy, sent: Messages) -> bool:
    """Whether a text differs from what went out under its id: somebody wrote on, and that is not lost."""
    went = {told.message.message: told.message for told in sent.told.values()}
    went |= {post.content.message: post.content for post in sent.public_posts}
    return any(
        one.message in went and one.texts != went[one.message].texts
        for one in messages(numbered(composition, policy, str), policy)
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
    named = [
        (base_of(tab_of(one, stage)) != PUBLIC, group(one), one)
        for one in chosen_audiences(composition, policy)
    ]
    ordered = sorted(named, key=lambda one: one[:2])
    return {
        name: [audience for _, _, audience in members]
        for name, members in groupby(ordered, key=lambda one: one[1])
    }


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
        sources=tuple(one.source for one in carried_by(composition.carried, template_of(composition, tab))),
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
