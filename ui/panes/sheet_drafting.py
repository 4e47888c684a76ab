"""Pure: the sheet's texts drafted from the board, and drafted again as it changes; what a person changed stays."""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from commander.board.audiences_told import matrix
from commander.board.board import Board
from commander.board.bulletin import ComponentStatus, Stage
from commander.board.policy import Policy
from commander.drafting.carried import Carried, appended, carried_by, overrides_from
from commander.drafting.drafting import components_for, draft_message, next_promise, stage_for
from commander.drafting.maintenance import maintenance_components
from commander.drafting.next_wording import suggested_template
from commander.wording.language import Language
from commander.wording.templates import TemplateId
from ui.panes.sheet_composition import (
    LANGUAGES,
    PUBLIC,
    Composition,
    base_of,
    chosen_audiences,
    tab_of,
    template_of,
)
from ui.panes.sheet_messages import is_written_on, was_sent


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


def taken_up(
    left: Composition, carried: tuple[Carried, ...], board: Board, policy: Policy, now: datetime
) -> Composition | None:
    """A draft that was left, as it is gone on with; None: it was sent, and nobody wrote on."""
    if was_sent(left, board):
        if not is_written_on(left, policy, board.messages):
            return None
        left = replace(left, ids={})
    # What was looked at before the sheet was put away may have been hours ago.
    # Whom the page mails is chosen anew each time, never remembered.
    left = as_recorded(replace(left, seen=(), notify=()), board, policy, now)
    return with_carried(left, carried, board, policy, now) if carried else left


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


def _stage(board: Board, template: TemplateId) -> Stage:
    return stage_for(board, template)


def _standing_promise(board: Board, policy: Policy, stage: Stage, now: datetime) -> datetime | None:
    """A text that names no time keeps what was promised, if that is still to come."""
    if stage.is_over:
        return None
    promise = board.messages.promise
    return promise if promise and promise > now else next_promise(board, policy, stage, now)
