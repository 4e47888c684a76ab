"""Pure: a message drafted from the board: which wording comes next, what fills it, what it promises."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from commander.board.actions import Result
from commander.board.audience_book import WordingSet
from commander.board.board import Board
from commander.board.bulletin import ComponentStatus, Mention, Stage, Wording
from commander.board.impact import Amount, Aspect, Certainty, Concern
from commander.board.final_report import owed as owed_report
from commander.board.messages import LONG_RUNNING_WITHIN, Message, Messages
from commander.board.page_facts import drafted_components
from commander.board.policy import Audience, Policy
from commander.board.promises import Why, is_long_running
from commander.board.signals import Verdict
from commander.board.text import unfilled
from commander.maintenance_drafting import maintenance_components, maintenance_facts, maintenance_template
from commander.wording.board_fields import Facts, fields
from commander.wording.client_wording import in_their_words
from commander.wording.impact_windows import Stretch
from commander.wording.labels import LABELS
from commander.wording.language import Bilingual, Language
from commander.wording.templates import FOR_OUR_OWN, TemplateId, fields_of, render, stage_of

_ROUNDED_TO = timedelta(minutes=5)
_CONCERN_SAID = {
    Concern.NONE: Bilingual("なし", "none"),
    Concern.POSSIBLE: Bilingual("あり得る、確認中", "possible, being checked"),
    Concern.CONFIRMED: Bilingual("あり、確認済み", "confirmed"),
}
_PROMISE_FIELD = "next"
REPORT_FIELD = "report_date"
_LONGER = 4  # times the interval of the cadence, once an incident is long (T09); a person may set another
# T02 says that the cause is being investigated: past that, what grew or was wrong is corrected.
_PAST_INVESTIGATING = (Stage.IDENTIFIED, Stage.MONITORING, Stage.RESOLVED)
_CORRECTED = frozenset({Why.NUMBER_SUPERSEDED, Why.IMPACT_GREW, Why.WHO_CHANGED, Why.CONCERN_RAISED})


def suggested_template(board: Board, now: datetime | None = None) -> TemplateId:
    """The wording for customers that follows from what they were told last and what is known now.

    now: to tell whether it is time for a longer interval; without it none is suggested.
    """
    if board.maintenance.plan is not None:
        return maintenance_template(board.maintenance, board.messages)
    messages, watch = board.messages, board.incident.watch
    told = messages.public_stage
    owed = {one.why for one in board.owed}
    if told is Stage.RESOLVED and _only_the_report_is_left(board):
        return TemplateId.F01
    if watch is not None and told not in (Stage.MONITORING, Stage.RESOLVED):
        return TemplateId.T05
    if told in _PAST_INVESTIGATING and owed & _CORRECTED and Why.REOPENED not in owed:
        return TemplateId.T08
    if watch is not None:
        return TemplateId.T06
    if told is None:
        return TemplateId.T01
    if told is Stage.RESOLVED:
        return TemplateId.T07
    if told is Stage.MONITORING and Why.REOPENED in owed:
        return _back_to_investigating(board)
    last = messages.posted.content.template if messages.posted else ""
    is_scope_known = board.impact.row(Aspect.WHO) is not None and board.impact.phrase is not None
    if told is Stage.INVESTIGATING and (owed - {Why.REOPENED} or (is_scope_known and last != TemplateId.T02)):
        return TemplateId.T02
    if now is not None and is_long_running(messages, now):
        return TemplateId.T09
    return TemplateId.T04


def _only_the_report_is_left(board: Board) -> bool:
    """The end was told and nothing is owed but the report; without a promise it is for a closed incident alone."""
    if board.owed or not (board.incident.closed or board.incident.watch is not None):
        return False
    return board.incident.closed or owed_report(board.final_reports, board.messages) is not None


def _back_to_investigating(board: Board) -> TemplateId:
    """Recovery was in sight and is not: the stage that customers read goes back, said by a text that says why."""
    is_scope_known = board.impact.row(Aspect.WHO) is not None and board.impact.phrase is not None
    return TemplateId.T02 if is_scope_known else TemplateId.T01


def template_for(board: Board, audience: Audience, now: datetime | None = None) -> TemplateId:
    """The wording that an audience starts from: its own, else by stage for customers, I01 for one's own people."""
    if board.maintenance.plan is not None:
        # One's own people are told of a maintenance by the same text: nobody has a role in an outage.
        return suggested_template(board, now)
    if audience.template == TemplateId.P01 and stage_of(suggested_template(board, now)) is Stage.RESOLVED:
        return TemplateId.P02
    if audience.template in tuple(TemplateId):
        return TemplateId(audience.template)
    return suggested_template(board, now) if audience.public else TemplateId.I01


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


def facts_for(
    board: Board,
    policy: Policy,
    now: datetime,
    *,
    next_update: datetime | None = None,
    report_by: datetime | None = None,
) -> Facts:
    """What the board and the policy say, for the fields of a template. What they don't say stays blank."""
    incident, service, messages = board.incident, policy.service, board.messages
    phrase, watch, posted = board.impact.phrase, incident.watch, messages.posted
    last, posted_at = (posted.content, posted.ordered_at) if posted else (None, None)
    wrong, right = _corrected(board)
    expected = board.estimates.current
    told_over = posted_at if last and last.stage is Stage.RESOLVED else None
    return Facts(
        as_of=now,
        zone=board.maintenance.plan.zone if board.maintenance.plan else service.time_zone,
        maintenance=maintenance_facts(board.maintenance),
        service=Bilingual(service.name_ja, service.name_en),
        severity=incident.severity,
        tag=incident.short_id,
        impact=Bilingual(phrase.ja, phrase.en) if phrase else Bilingual(),
        certainty=_certainty(board),
        who=_claim(board, Aspect.WHO),
        count=_count(board),
        count_as_of=count.as_of if (count := board.impact.row(Aspect.HOW_MANY)) else None,
        workaround=_claim(board, Aspect.WORKAROUND),
        personal_data=_personal_data(board),
        since=incident.started.instant if incident.started else None,
        approximate=incident.started.approximate if incident.started else False,
        declared_at=incident.declared_at,
        fixed_at=_fixed_at(board),
        resolved_at=watch.restored_at if watch else None,
        recurred_at=None if watch else _recurred_at(board),
        stretches=_stretches(board) if watch or incident.closed else (),
        detected_at=_detected_at(board),
        first_told_at=messages.first_public_at,
        report_by=report_by,
        doing=_doing(board),
        next_update=next_update,
        eta=expected.eta if expected else None,
        eta_certainty=LABELS[Certainty][expected.certainty] if expected else Bilingual(),
        eta_as_of=expected.as_of if expected else None,
        eta_public=board.estimates.public_at(now),
        wrong=wrong,
        right=right,
        previous_title=_title(last),
        previous_at=posted_at,
        recovery_told_at=told_over,
        recovery_url=_where_it_stands(messages) or service.url,
        commander=policy.person_name(board.roles.commander or ""),
        deputy=policy.person_name(board.roles.holder("deputy") or ""),
        scribe=policy.person_name(board.roles.holder("scribe") or ""),
        channel=_channel(policy),
        call=board.call.url or service.call_url,
        url=service.url,
        contact=service.contact,
        escalate_to=service.contact,
    )


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
    """One message in both languages. What nobody has said stays in the text as `{{name}}`; see unfilled_in.

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


def unfilled_in(message: Message) -> dict[str, tuple[str, ...]]:
    """Fields still open, by language; empty when the message may go out."""
    open_fields = {
        language: unfilled(f"{wording.title}\n{wording.body}") for language, wording in message.texts.items()
    }
    return {language: names for language, names in open_fields.items() if names}


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


def said_by_people(text: str) -> Bilingual:
    """A claim is typed in one language, and must not go out in the other: figures alone fit both."""
    if not text.isascii():
        return Bilingual(ja=text)
    return Bilingual(en=text, ja="" if any(map(str.isalpha, text)) else text)


def _told_outside(board: Board, aspect: Aspect, said: Bilingual) -> Bilingual:
    """What nobody has confirmed or estimated stays a blank in a text for customers (0-09)."""
    row = board.impact.row(aspect)
    return Bilingual() if row is not None and row.certainty is Certainty.UNCONFIRMED else said


def _claim(board: Board, aspect: Aspect) -> Bilingual:
    row = board.impact.row(aspect)
    return said_by_people(row.text) if row else Bilingual()


def _personal_data(board: Board) -> Bilingual:
    """What our own people read: "possible" is said as such, also before anybody knows of what."""
    row = board.impact.row(Aspect.PERSONAL_DATA)
    if row is None or row.concern is None:
        return _claim(board, Aspect.PERSONAL_DATA)
    said, text = _CONCERN_SAID[row.concern], row.text.strip()
    return Bilingual(f"{said.ja}({text})", f"{said.en} ({text})") if text else said


def _count(board: Board) -> Bilingual:
    row = board.impact.row(Aspect.HOW_MANY)
    if row is None:
        return Bilingual()
    return said_by_people(row.text) if row.amount is None else counted(row.amount)


def counted(amount: Amount) -> Bilingual:
    """A number with its unit, without 約: 1,240店, but 1,240 shops."""
    gap = " " if amount.unit[:1].isascii() else ""
    return said_by_people(f"{amount.likely:,}{gap}{amount.unit}".strip())


def _corrected(board: Board) -> tuple[Bilingual, Bilingual]:
    """The number that was published and the one that is right, both about so many; blank unless one is owed."""
    for one in board.owed:
        if isinstance(one.before, Amount) and isinstance(one.after, Amount):
            return _about(counted(one.before)), _about(counted(one.after))
    return Bilingual(), Bilingual()


def _about(amount: Bilingual) -> Bilingual:
    return Bilingual(f"約{amount.ja}" if amount.ja else "", f"about {amount.en}" if amount.en else "")


def _certainty(board: Board) -> Bilingual:
    row = board.impact.row(Aspect.WHAT) or board.impact.row(Aspect.WHO) or board.impact.row(Aspect.HOW_MANY)
    return LABELS[Certainty][row.certainty] if row else Bilingual()


def _doing(board: Board) -> Bilingual:
    running = board.actions.running()
    return said_by_people(running[0].text) if running else Bilingual()


def _fixed_at(board: Board) -> datetime | None:
    worked = [action for action in board.actions.finished() if action.result is Result.WORKED]
    return worked[0].finished_at if worked else board.incident.restored_at


def _detected_at(board: Board) -> datetime | None:
    """When anybody of ours first knew of it: as somebody said, else the first signal or the declaration."""
    if board.detection.found is not None:
        return board.detection.found.first_known
    known = [one.raised_at for one in board.signals.by_id.values()]
    known += [board.incident.declared_at] if board.incident.declared_at else []
    return min(known, default=None)


def _recurred_at(board: Board) -> datetime | None:
    """When trouble was seen again: the signal that took the last recovery back."""
    restored_at = board.incident.restored_at
    if restored_at is None:
        return None
    said = board.impact_spells.said(board.windows[-1].window) if board.windows else None
    if said is not None and said.started is not None and said.started.instant >= restored_at:
        return said.started.instant  # a person corrected it
    same = [one.raised_at for one in board.signals.by_id.values() if one.verdict is Verdict.SAME]
    return min((at for at in same if at >= restored_at), default=None)


def _where_it_stands(messages: Messages) -> str:
    """The address of the last public post, where a page gave it one: what trouble seen again points back to."""
    keys = messages.posted.keys if messages.posted else ()
    urls = (messages.deliveries[key].url for key in keys if key in messages.deliveries)
    return next((url for url in urls if url), "")


def _stretches(board: Board) -> tuple[Stretch, ...]:
    """When customers were hurt: one window, or several with trouble again in between (0-18)."""
    return tuple(
        Stretch(
            started=one.started.instant if one.started else None,
            ended=one.ended.instant if one.ended else None,
            approximate=one.is_approximate,
        )
        for one in board.windows
    )


def _title(last: Message | None) -> Bilingual:
    if last is None:
        return Bilingual()
    titles = {language: wording.title for language, wording in last.texts.items()}
    return Bilingual(titles.get("ja", ""), titles.get("en", ""))


def _channel(policy: Policy) -> str:
    targets = [
        target for audience in policy.audiences() if not audience.public for target in audience.targets
    ]
    return next((target.partition(":")[2] for target in targets if target.startswith("slack:")), "")
