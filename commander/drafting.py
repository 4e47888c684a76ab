"""Pure: a message drafted from the board: which wording comes next, what fills it, what it promises."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from commander.board.actions import Result
from commander.board.board import Board
from commander.board.bulletin import ComponentStatus, Mention, Stage, Wording
from commander.board.impact import Amount, Aspect, Certainty, Concern
from commander.board.messages import LONG_RUNNING_WITHIN, Message
from commander.board.policy import Audience, Policy
from commander.board.promises import Why, is_long_running
from commander.board.signals import Verdict
from commander.board.text import unfilled
from commander.wording.board_fields import Facts, fields
from commander.wording.labels import LABELS
from commander.wording.language import Bilingual, Language
from commander.wording.templates import TemplateId, fields_of, render, stage_of

_ROUNDED_TO = timedelta(minutes=5)
# Practice: how a component stands while nobody has said it otherwise.
_STATUS_OF_SEVERITY = {
    1: ComponentStatus.MAJOR_OUTAGE,
    2: ComponentStatus.PARTIAL_OUTAGE,
}
_CONCERN_SAID = {
    Concern.NONE: Bilingual("なし", "none"),
    Concern.POSSIBLE: Bilingual("あり得る、確認中", "possible, being checked"),
    Concern.CONFIRMED: Bilingual("あり、確認済み", "confirmed"),
}
_PROMISE_FIELD = "next"
_LONGER = 4  # times the interval of the cadence, once an incident is long (T09); a person may set another
# T02 says that the cause is being investigated: past that, what grew or was wrong is corrected.
_PAST_INVESTIGATING = (Stage.IDENTIFIED, Stage.MONITORING, Stage.RESOLVED)
_CORRECTED = frozenset({Why.NUMBER_SUPERSEDED, Why.IMPACT_GREW, Why.WHO_CHANGED, Why.CONCERN_RAISED})
_FOR_OUR_OWN = frozenset({TemplateId.I01, TemplateId.I02, TemplateId.I03})


def suggested_template(board: Board, now: datetime | None = None) -> TemplateId:
    """The wording for customers that follows from what they were told last and what is known now.

    now: to tell whether it is time for a longer interval; without it none is suggested.
    """
    messages, watch = board.messages, board.incident.watch
    told = messages.public_stage
    owed = {one.why for one in board.owed}
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
    last = messages.posted.content.template if messages.posted else ""
    is_scope_known = board.impact.row(Aspect.WHO) is not None and board.impact.phrase is not None
    if told is Stage.INVESTIGATING and (owed - {Why.REOPENED} or (is_scope_known and last != TemplateId.T02)):
        return TemplateId.T02
    if now is not None and is_long_running(messages, now):
        return TemplateId.T09
    return TemplateId.T04


def template_for(board: Board, audience: Audience, now: datetime | None = None) -> TemplateId:
    """The wording that an audience starts from: its own, else by stage for customers, I01 for one's own people."""
    if audience.template in tuple(TemplateId):
        return TemplateId(audience.template)
    return suggested_template(board, now) if audience.public else TemplateId.I01


def next_promise(
    board: Board, policy: Policy, stage: Stage, now: datetime, template: TemplateId | None = None
) -> datetime:
    """When the next update is promised: by the cadence of the severity, on the next five minutes of the clock."""
    interval = policy.cadence(board.incident.severity).interval(stage)
    if template is TemplateId.T09:
        interval = min(_LONGER * interval, LONG_RUNNING_WITHIN - _ROUNDED_TO)
    due = now.astimezone(UTC) + interval
    over = timedelta(minutes=due.minute % 5, seconds=due.second, microseconds=due.microsecond)
    return due - over + _ROUNDED_TO if over else due


def facts_for(board: Board, policy: Policy, now: datetime, *, next_update: datetime | None = None) -> Facts:
    """What the board and the policy say, for the fields of a template. What they don't say stays blank."""
    incident, service, messages = board.incident, policy.service, board.messages
    phrase, watch, posted = board.impact.phrase, incident.watch, messages.posted
    last, posted_at = (posted.content, posted.ordered_at) if posted else (None, None)
    wrong, right = _corrected(board)
    told_over = posted_at if last and last.stage is Stage.RESOLVED else None
    return Facts(
        as_of=now,
        zone=service.time_zone,
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
        doing=_doing(board),
        next_update=next_update,
        wrong=wrong,
        right=right,
        previous_title=_title(last),
        previous_at=posted_at,
        recovery_told_at=told_over,
        recovery_url=service.url,
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
) -> Message:
    """One message in both languages. What nobody has said stays in the text as `{{name}}`; see unfilled_in.

    overrides: a field's name for both languages, or "name.ja" and "name.en". next_update_at None: by cadence.
    stage: what customers are told in the same act, for a text of one's own people that announces none.
    A component without a status gets the one of the severity.
    """
    stage = stage_of(template) or stage or board.messages.public_stage or Stage.INVESTIGATING
    promise = None
    if stage is not Stage.RESOLVED and _promises(template):
        promise = next_update_at or next_promise(board, policy, stage, now, template)
    facts = facts_for(board, policy, now, next_update=promise)
    if template not in _FOR_OUR_OWN:
        # What an action is called inside (a version, a host) is not for customers (practice §5.3 rule 1).
        facts = replace(facts, doing=Bilingual())
    texts = {str(language): _wording(template, language, facts, overrides) for language in Language}
    public = any(audience.public for key in audiences if (audience := policy.audience(key)))
    return Message(
        message=message_id,
        template=template,
        stage=stage,
        audiences=tuple(audiences),
        texts=texts,
        next_update_at=promise,
        components=_components(board, stage, components or {}) if public else {},
        notify_subscribers=notify_subscribers,
        mention=mention,
    )


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


def _promises(template: TemplateId) -> bool:
    return any(
        field.name == _PROMISE_FIELD for language in Language for field in fields_of(template, language)
    )


def _wording(template: TemplateId, language: Language, facts: Facts, overrides: Mapping[str, str]) -> Wording:
    values = fields(facts, language)
    for name, value in overrides.items():
        field, _, only = name.partition(".")
        # The promise in the text and the one that is kept are the same: it is set as a time, never as words.
        if only in ("", language) and field != _PROMISE_FIELD:
            values[field] = value
    rendered = render(template, language, values)
    return Wording(title=rendered.title, body=rendered.body)


def _components(
    board: Board, stage: Stage, named: Mapping[str, ComponentStatus | None]
) -> dict[str, ComponentStatus]:
    """Those named now, and those told before: at the end they work again unless somebody says otherwise."""
    last = board.messages.last_public
    before = dict(last.components) if last else {}
    if stage is Stage.RESOLVED:
        before = dict.fromkeys(before, ComponentStatus.OPERATIONAL)
    by_severity = _STATUS_OF_SEVERITY.get(board.incident.severity or 0, ComponentStatus.DEGRADED)
    default = ComponentStatus.OPERATIONAL if stage is Stage.RESOLVED else by_severity
    return {**before, **{component: status or default for component, status in named.items()}}


def _said_by_people(text: str) -> Bilingual:
    """A claim is typed in one language, and must not go out in the other: figures alone fit both."""
    if not text.isascii():
        return Bilingual(ja=text)
    return Bilingual(en=text, ja="" if any(map(str.isalpha, text)) else text)


def _claim(board: Board, aspect: Aspect) -> Bilingual:
    row = board.impact.row(aspect)
    return _said_by_people(row.text) if row else Bilingual()


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
    return _said_by_people(row.text) if row.amount is None else _amount(row.amount)


def _amount(amount: Amount) -> Bilingual:
    # 1,240店, but 1,240 shops.
    gap = " " if amount.unit[:1].isascii() else ""
    return _said_by_people(f"{amount.likely:,}{gap}{amount.unit}".strip())


def _corrected(board: Board) -> tuple[Bilingual, Bilingual]:
    """The number that was published and the one that is right, both about so many; blank unless one is owed."""
    for one in board.owed:
        if isinstance(one.before, Amount) and isinstance(one.after, Amount):
            return _about(_amount(one.before)), _about(_amount(one.after))
    return Bilingual(), Bilingual()


def _about(amount: Bilingual) -> Bilingual:
    return Bilingual(f"約{amount.ja}" if amount.ja else "", f"about {amount.en}" if amount.en else "")


def _certainty(board: Board) -> Bilingual:
    row = board.impact.row(Aspect.WHAT) or board.impact.row(Aspect.WHO) or board.impact.row(Aspect.HOW_MANY)
    return LABELS[Certainty][row.certainty] if row else Bilingual()


def _doing(board: Board) -> Bilingual:
    running = board.actions.running()
    return _said_by_people(running[0].text) if running else Bilingual()


def _fixed_at(board: Board) -> datetime | None:
    worked = [action for action in board.actions.finished() if action.result is Result.WORKED]
    return worked[0].finished_at if worked else board.incident.restored_at


def _recurred_at(board: Board) -> datetime | None:
    """When trouble was seen again: the signal that took the last recovery back."""
    restored_at = board.incident.restored_at
    if restored_at is None:
        return None
    same = [one.raised_at for one in board.signals.by_id.values() if one.verdict is Verdict.SAME]
    return min((at for at in same if at >= restored_at), default=None)


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
