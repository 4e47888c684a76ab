"""Pure: a message drafted from the board: which wording comes next, what fills it, what it promises."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from commander.board.audience_book import WordingSet
from commander.board.board import Board
from commander.board.bulletin import ComponentStatus, Mention, Stage, Wording
from commander.board.impact import Aspect, Certainty
from commander.board.message import LONG_RUNNING_WITHIN, Message
from commander.board.page_facts import drafted_components
from commander.board.policy import Policy
from commander.drafting.facts import facts_for
from commander.drafting.maintenance import maintenance_components
from commander.wording.board_fields import Facts, fields
from commander.wording.client_wording import in_their_words
from commander.wording.language import Bilingual, Language
from commander.wording.templates import FOR_OUR_OWN, TemplateId, fields_of, render, stage_of

_ROUNDED_TO = timedelta(minutes=5)
_PROMISE_FIELD = "next"
REPORT_FIELD = "report_date"
_LONGER = 4  # times the interval of the cadence, once an incident is long (T09); a person may set another


def next_promise(
    board: Board, policy: Policy, stage: Stage, now: datetime, template: TemplateId | None = None
) -> datetime:
    """When the next update is promised: by the cadence of the severity, on the next five minutes of the clock."""
    if board.maintenance.plan is not None:
        return board.maintenance.plan.ends_at  # the end that is told is the promise
    interval = policy.cadence(board.incident.severity).interval(stage)
    if template is TemplateId.T09:
        interval = min(_LONGER * interval, LONG_RUNNING_WITHIN - _ROUNDED_TO)
    due = now.astimezone(UTC) + interval
    over = timedelta(minutes=due.minute % 5, seconds=due.second, microseconds=due.microsecond)
    return due - over + _ROUNDED_TO if over else due


def draft_message(
    board: Board,
    policy: Policy,
    template: TemplateId,
    audiences: Sequence[str],
    now: datetime,
    overrides: Mapping[str, str],
    message_id: str,
    *,
    stage: Stage | None = None,
    next_update_at: datetime | None = None,
    components: Mapping[str, ComponentStatus | None] | None = None,
    notify_subscribers: bool = False,
    mention: Mention = Mention.NOBODY,
    report_by: datetime | None = None,
) -> Message:
    """One message in both languages. What nobody has said stays in the text as `{{name}}`.

    overrides: a field's name for both languages, or "name.ja" and "name.en". next_update_at None: by cadence.
    stage: what customers are told in the same act, for a text of one's own people that announces none.
    A component without a status gets the one of the severity. report_by: until when the text promises a report.
    """
    stage = stage_for(board, template, stage)
    promise = None
    if not stage.is_over and (_promises(template) or stage.is_maintenance):
        promise = next_update_at or next_promise(board, policy, stage, now, template)
    report_by = report_by if _tells(template, REPORT_FIELD) else None
    facts = facts_for(board, policy, now, next_update=promise, report_by=report_by)
    if template not in FOR_OUR_OWN:
        # What an action is called inside (a version, a host) is not for customers (practice §5.3 rule 1).
        facts = replace(
            facts,
            doing=Bilingual(),
            who=_told_outside(board, Aspect.WHO, facts.who),
            count=_told_outside(board, Aspect.HOW_MANY, facts.count),
            workaround=_told_outside(board, Aspect.WORKAROUND, facts.workaround),
        )
    facts = replace(facts, sender=_sender(policy, template))
    eta = facts.eta_public if template not in FOR_OUR_OWN and _tells(template, "eta_public") else None
    client = client_set(policy, audiences)
    texts = {
        str(language): _wording(template, language, facts, overrides, stage, client) for language in Language
    }
    public = any(audience.public for key in audiences if (audience := policy.audience(key)))
    return Message(
        message=message_id,
        template=template,
        stage=stage,
        audiences=tuple(audiences),
        texts=texts,
        next_update_at=promise,
        # A report tells what was: it changes no part of the service, which may have trouble of its own by now.
        components=components_for(board, policy, stage, components or {})
        if public and template is not TemplateId.F01
        else {},
        notify_subscribers=notify_subscribers,
        mention=mention,
        eta=eta,
        report_by=report_by,
    )


def stage_for(board: Board, template: TemplateId, said: Stage | None = None) -> Stage:
    """What customers read with a wording; of a maintenance, only what was recorded."""
    if board.maintenance.plan is not None:
        return board.maintenance.stage
    return stage_of(template) or said or board.messages.public_stage or Stage.INVESTIGATING


def client_set(policy: Policy, audiences: Sequence[str]) -> WordingSet | None:
    """The wording set that all of these audiences share; None: the templates as they are."""
    named = {one.wording for key in audiences if (one := policy.audience(key))}
    return policy.wording_set(named.pop()) if len(named) == 1 else None


def by_wording_set(policy: Policy, audiences: Sequence[str]) -> list[tuple[str, ...]]:
    """The audiences in groups that can share one text: each client's wording set apart (1-18)."""
    groups: dict[str, list[str]] = {}
    for key in audiences:
        audience = policy.audience(key)
        groups.setdefault(audience.wording if audience else "", []).append(key)
    return [tuple(keys) for keys in groups.values()]


def unknown_fields(template: TemplateId, names: Iterable[str]) -> list[str]:
    """Names that no language of the template has a field for: a slip that would otherwise pass in silence."""
    known = {field.name for language in Language for field in fields_of(template, language)}
    return [name for name in names if name.partition(".")[0] not in known]


def _sender(policy: Policy, template: TemplateId) -> Bilingual:
    """Who signs such a text: a wording set of the policy that is named like the template says it (0-19)."""
    found = policy.wording_set(str(template))
    return Bilingual(found.signature_ja, found.signature_en) if found is not None else Bilingual()


def _promises(template: TemplateId) -> bool:
    return _tells(template, _PROMISE_FIELD)


def _tells(template: TemplateId, name: str) -> bool:
    return any(field.name == name for language in Language for field in fields_of(template, language))


def _wording(
    template: TemplateId,
    language: Language,
    facts: Facts,
    overrides: Mapping[str, str],
    stage: Stage,
    client: WordingSet | None,
) -> Wording:
    values = fields(facts, language)
    for name, value in overrides.items():
        field, _, only = name.partition(".")
        # The promise in the text and the one that is kept are the same: it is set as a time, never as words.
        is_set = field == _PROMISE_FIELD or (field == REPORT_FIELD and facts.report_by is not None)
        if only in ("", language) and not is_set:
            values[field] = value
    if client is not None:
        return in_their_words(client, template, stage, language, values)
    rendered = render(template, language, values)
    return Wording(title=rendered.title, body=rendered.body)


def components_for(
    board: Board, policy: Policy, stage: Stage, named: Mapping[str, ComponentStatus | None]
) -> dict[str, ComponentStatus]:
    """Those named now, and those told before: at the end they work again unless somebody says otherwise."""
    if board.maintenance.plan is not None:
        usual = maintenance_components(board.maintenance)
        then = ComponentStatus.OPERATIONAL if stage.is_over else ComponentStatus.MAINTENANCE
        return {**usual, **{component: status or then for component, status in named.items()}}
    mapping = policy.severity_mapping(board.incident.severity)
    by_severity = mapping.component if mapping else None
    return drafted_components(board.messages.public_posts, stage, named, by_severity)


def _told_outside(board: Board, aspect: Aspect, said: Bilingual) -> Bilingual:
    """What nobody has confirmed or estimated stays a blank in a text for customers (0-09)."""
    row = board.impact.row(aspect)
    return Bilingual() if row is not None and row.certainty is Certainty.UNCONFIRMED else said
