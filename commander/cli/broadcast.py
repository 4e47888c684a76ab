"""broadcast: drafts the texts, shows them, asks, and makes them owed. `send` pays them."""

import sys
from collections.abc import Sequence
from datetime import datetime

import click
from msgspec.structs import replace

from commander.board.approvals import AskApproval
from commander.board.board import Board
from commander.board.bulletin import INCIDENT_STAGES, ComponentStatus, Mention, Stage
from commander.board.deliveries import delivery_key
from commander.board.messages import FALSE_ALARM, BroadcastOrdered, Message, OrderBroadcast
from commander.board.policy import Policy
from commander.board.record import Record
from commander.board.refusal import Because, Refused
from commander.cli.approval import tell_asked
from commander.cli.channel import calling
from commander.cli.endings import Ended, Exit
from commander.cli.entries import typed
from commander.cli.page_notes import page_lines
from commander.cli.place import Place, clock, pass_place, zone_of
from commander.cli.proofs import answers, finding_shape, show_findings
from commander.cli.told_entries import told_entries, untold_lines
from commander.clock import new_id
from commander.drafting import REPORT_FIELD, by_wording_set, draft_message, template_for, unknown_fields
from commander.drafting_from import Carried, carried_by, overrides_from
from commander.outbox.plan import plan
from commander.proofreading import Noted, decide_order, overriding, proofread
from commander.wording.days import DayFault, parse_day
from commander.wording.labels import label
from commander.wording.language import Language
from commander.wording.templates import TemplateId, stage_of
from commander.wording.times import TimeFault, parse

_PROMISE = "next"
_STATUS_WORDS = {
    **{str(status): status for status in ComponentStatus},
    "degraded": ComponentStatus.DEGRADED,
    "partial": ComponentStatus.PARTIAL_OUTAGE,
    "major": ComponentStatus.MAJOR_OUTAGE,
    "maintenance": ComponentStatus.MAINTENANCE,
}


@click.command()
@click.argument("incident")
@click.argument("more", nargs=-1, metavar="[NAME=VALUE | AUDIENCE]...")
@click.option(
    "--template", metavar="T01", help="The wording for every audience named; else each audience's own."
)
@click.option(
    "--set",
    "values",
    multiple=True,
    metavar="NAME=VALUE",
    help="Fill a field; NAME.ja or NAME.en for one language; next=TIME is the promise, report_date=DAY the report's.",
)
@click.option(
    "--to", multiple=True, metavar="AUDIENCE", help="Whom to tell, by the policy's key; may be repeated."
)
@click.option(
    "--component",
    "components",
    multiple=True,
    metavar="ID[=STATUS]",
    help="A component of the status page; its status is by severity if left out.",
)
@click.option("--notify", is_flag=True, help="Let the status page mail its subscribers.")
@click.option(
    "--mention",
    type=click.Choice([str(one) for one in Mention if one is not Mention.NOBODY]),
    help="Call people in Slack.",
)
@click.option(
    "--mention-group",
    "handles",
    multiple=True,
    metavar="HANDLE",
    help="Call a user group of the policy in Slack; `channel groups` says how many people that is.",
)
@click.option(
    "--approved-by", default="", metavar="NAME", help="Who approved this text aloud; it is recorded."
)
@click.option(
    "--override",
    "answered",
    multiple=True,
    metavar="RULE=REASON",
    help="Why a finding stays as it is; recorded with this text.",
)
@click.option(
    "--legal", default="", metavar="NAME", help="Who in legal looked at the words that need it; recorded."
)
@click.option(
    "--from",
    "sources",
    multiple=True,
    metavar="RECORD",
    help="An entry or claim to tell, by its id in the timeline; may be repeated.",
)
@click.option(
    "--stage",
    "wished",
    type=click.Choice([str(stage) for stage in INCIDENT_STAGES]),
    help="The stage that customers read, forward or back, with a wording that says none (T04, T08, T09).",
)
@click.option(
    "--backfill",
    is_flag=True,
    help="It was over before anybody declared it: the pages show it on its own day.",
)
@click.option(
    "--evidence", default="", metavar="TEXT", help="What shows that nobody was affected; T10 needs it."
)
@click.option("--ask", is_flag=True, help="Ask whoever must approve; nothing is sent before that.")
@click.option("--when-approved", is_flag=True, help="Ask, and send it as soon as it is approved.")
@click.option(
    "--break-glass", "glass", default="", metavar="REASON", help="Send without the approval it needs; loud."
)
@click.option("--dry-run", is_flag=True, help="Show the texts and their targets; record and send nothing.")
@click.option("--yes", is_flag=True, help="Don't ask: this is the confirmation, and there is no undo.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_place
def broadcast(
    place: Place,
    *,
    incident: str,
    more: tuple[str, ...],
    template: str | None,
    values: tuple[str, ...],
    to: tuple[str, ...],
    components: tuple[str, ...],
    mention: str | None,
    handles: tuple[str, ...],
    approved_by: str,
    answered: tuple[str, ...],
    legal: str,
    sources: tuple[str, ...],
    wished: str | None,
    backfill: bool,
    evidence: str,
    ask: bool,
    when_approved: bool,
    glass: str,
    notify: bool,
    dry_run: bool,
    yes: bool,
    as_json: bool,
) -> int:
    """Tell audiences; what is told is owed from now on, and `send` (or the open window) delivers it."""
    named = [*to, *(word for word in more if "=" not in word)]
    overrides = _pairs([*values, *(word for word in more if "=" in word)])
    with place.incident(incident) as (desk, stream):
        board, policy, moment = desk.board(stream), desk.policy(), desk.moment()
        plan = board.maintenance.plan
        audiences = _audiences(named or (plan.audiences if plan else ()))
        draft = _Draft(place, board, policy, moment.now, told_entries(desk, stream, sources))
        messages = draft.messages(
            audiences,
            _template(template),
            overrides,
            _components(components, policy),
            notify=notify,
            mention=Mention(mention or Mention.NOBODY),
            wished=Stage(wished) if wished else None,
        )
        messages = calling(messages, policy, handles)
        messages = tuple(
            replace(one, evidence=typed(evidence)) if one.template == FALSE_ALARM else one for one in messages
        )
        found = [one for message in messages for one in proofread(board, policy, message, moment.now)]
        given = overriding(found, answers(answered, found), legal)
        noted = [one for message in messages for one in proofread(board, policy, message, moment.now, given)]
        command: OrderBroadcast | AskApproval = OrderBroadcast(
            incident=stream,
            messages=messages,
            undo=moment.now - moment.now,
            verbal_approver=approved_by,
            overrides=given,
            backfill=backfill,
            break_glass=typed(glass),
        )
        if ask or when_approved:
            command = AskApproval(
                incident=stream, messages=messages, send=when_approved, overrides=given, backfill=backfill
            )
        if not as_json and (dry_run or not yes):
            draft.show(messages)
            for line in page_lines(place, board, policy, messages):
                place.tell(line)
        if not as_json:
            show_findings(place, noted, beside_texts=dry_run or not yes)
        if as_json and dry_run:
            _answer(place, messages, [], noted, as_json=True, dry_run=True)
        # Decided before anybody is asked: a text that would be refused is no question.
        decide_order(board, policy, command, moment)
        if dry_run:
            deliveries: list[dict[str, object]] = []
        elif not yes and not confirmed(place):
            place.warn(place.said("送りませんでした。", "Nothing was sent."))
            return Exit.REFUSED
        else:
            records = desk.submit(command)
            if isinstance(command, AskApproval):
                tell_asked(place, policy, records, as_json=as_json)
                return Exit.OK
            deliveries = _deliveries(records)
    if not (as_json and dry_run):
        _answer(place, messages, deliveries, noted, as_json=as_json, dry_run=dry_run)
    return Exit.OK


class _Draft:
    """Makes the messages of one broadcast and shows them."""

    def __init__(
        self, place: Place, board: Board, policy: Policy, now: datetime, carried: Sequence[Carried]
    ) -> None:
        self._carried = carried
        self._place = place
        self._board = board
        self._policy = policy
        self._now = now

    def messages(
        self,
        audiences: Sequence[str],
        template: TemplateId | None,
        overrides: dict[str, str],
        components: dict[str, ComponentStatus | None],
        *,
        notify: bool,
        mention: Mention,
        wished: Stage | None = None,
    ) -> tuple[Message, ...]:
        """One message a wording, customers' first: what they are promised holds for one's own people too."""
        groups = self._groups(audiences, template)
        unknown = [name for name in overrides if all(unknown_fields(wording, [name]) for wording in groups)]
        if unknown:
            name = unknown[0]
            raise Ended(
                Exit.USAGE,
                f"この文面に「{name}」という欄はありません。--set の名前を確かめてください。",
                f'This wording has no field "{name}": check the name given to --set.',
            )
        promise = self._promise(overrides.get(_PROMISE))
        report_by = self._report_by(overrides.get(REPORT_FIELD))
        said = next((found for wording in groups if (found := stage_of(wording))), None)
        if wished is not None and said not in (None, wished):
            raise Ended(
                Exit.USAGE,
                f"この文面は「{label(said, self._place.language)}」を伝えます。--stage を外すか文面を変えてください。",
                f"This wording says {label(said, self._place.language)}: leave --stage out or change the wording.",
            )
        stage = said or wished
        drafted: list[Message] = []
        parts = [
            (wording, keys) for wording, all_ in groups.items() for keys in by_wording_set(self._policy, all_)
        ]
        for wording, keys in parts:
            message = draft_message(
                self._board,
                self._policy,
                wording,
                keys,
                self._now,
                {**overrides_from(self._carried, wording), **overrides},
                new_id(),
                stage=stage,
                next_update_at=promise,
                components=components,
                notify_subscribers=notify,
                mention=mention,
                report_by=report_by,
            )
            promise = promise or message.next_update_at
            told = carried_by(self._carried, wording)
            drafted.append(replace(message, sources=tuple(one.source for one in told)))
        return tuple(drafted)

    def show(self, messages: Sequence[Message]) -> None:
        """The exact texts and where they go."""
        zone, language = zone_of(self._policy), self._place.language
        for message in messages:
            for key in message.audiences:
                audience = self._policy.audience(key)
                name = (
                    audience.name_ja
                    if audience and language == "ja"
                    else audience.name_en
                    if audience
                    else key
                )
                targets = ", ".join(audience.targets) if audience else "?"
                self._place.tell(f"→ {name} ({targets})")
            for line in untold_lines(self._carried, TemplateId(message.template), language):
                self._place.warn(line)
            self._place.tell(
                f"  {message.template} · {label(message.stage, language)} · {clock(message.next_update_at, zone)}"
            )
            for spoken, wording in message.texts.items():
                self._place.tell(f"[{spoken}] {wording.title}\n{wording.body}\n")

    def _groups(self, audiences: Sequence[str], template: TemplateId | None) -> dict[TemplateId, list[str]]:
        groups: dict[TemplateId, list[str]] = {}
        found = []
        for key in audiences:
            audience = self._policy.audience(key)
            if audience is None:
                known = ", ".join(one.key for one in self._policy.audiences())
                raise Refused(Because.AUDIENCE_UNKNOWN, audience=key, known=known)
            found.append(audience)
        for audience in sorted(found, key=lambda one: not one.public):
            wording = template or template_for(self._board, audience, self._now)
            groups.setdefault(wording, []).append(audience.key)
        return groups

    def _report_by(self, text: str | None) -> datetime | None:
        if text is None:
            return None
        found = parse_day(text, self._now, self._policy.service.time_zone)
        if isinstance(found, DayFault):
            raise Ended(Exit.USAGE, found.sentence(Language.JA), found.sentence(Language.EN))
        return found

    def _promise(self, text: str | None) -> datetime | None:
        if text is None:
            return None
        found = parse(text, self._now, self._policy.service.time_zone, ahead=True)
        if isinstance(found, TimeFault):
            return self._place.time(text, self._policy.service.time_zone, ahead=True).instant
        if found.instant <= self._now:
            raise Refused(Because.TIME_IN_PAST, time=text)
        return found.instant


def _audiences(words: Sequence[str]) -> list[str]:
    keys = [key.strip() for word in words for key in word.split(",") if key.strip()]
    if not keys:
        raise Refused(Because.NO_AUDIENCE)
    return list(dict.fromkeys(keys))


def _pairs(words: Sequence[str]) -> dict[str, str]:
    pairs = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name.strip():
            raise Ended(
                Exit.USAGE,
                f"「{word[:80]}」は NAME=VALUE の形ではありません。",
                f'"{word[:80]}" is not of the form NAME=VALUE.',
            )
        pairs[name.strip()] = value
    return pairs


def _template(name: str | None) -> TemplateId | None:
    if name is None:
        return None
    try:
        return TemplateId(name.strip().upper())
    except ValueError:
        known = ", ".join(TemplateId)
        raise Ended(
            Exit.USAGE,
            f"「{name[:80]}」という文面はありません。{known} のどれかにしてください。",
            f'There is no wording "{name[:80]}": use one of {known}.',
        ) from None


def _components(words: Sequence[str], policy: Policy) -> dict[str, ComponentStatus | None]:
    known = [component.id for component in policy.components()]
    components: dict[str, ComponentStatus | None] = {}
    for word in words:
        component, equals, status = word.partition("=")
        if equals and status not in _STATUS_WORDS:
            raise Ended(
                Exit.USAGE,
                f"「{status[:80]}」という状態はありません。{', '.join(ComponentStatus)} のどれかにしてください。",
                f'There is no status "{status[:80]}": use one of {", ".join(ComponentStatus)}.',
            )
        if not component or (known and component not in known):
            listed = ", ".join(known)
            raise Ended(
                Exit.USAGE,
                f"「{component[:80]}」という構成要素は運用設定にありません({listed})。",
                f'The policy has no component "{component[:80]}" (known: {listed}).',
            )
        components[component] = _STATUS_WORDS[status] if equals else None
    return components


def confirmed(place: Place) -> bool:
    """Whether whoever sits there says yes; nobody there: Ended."""
    if not sys.stdin.isatty():
        raise Ended(
            Exit.USAGE,
            "確認できる端末がないため送りません。文面を確かめたうえで --yes を付けてください。",
            "There is no terminal to ask on, so nothing was sent: look at the texts, then add --yes.",
        )
    return click.confirm(place.said("この内容で送りますか", "Send exactly this"), err=True)


def _deliveries(records: Sequence[Record]) -> list[dict[str, object]]:
    return [
        {"key": delivery_key(record.id, debt.target), "target": debt.target}
        for record in records
        if isinstance(record.event, BroadcastOrdered)
        for debt in plan(record)
    ]


def _answer(
    place: Place,
    messages: Sequence[Message],
    deliveries: list[dict[str, object]],
    noted: Sequence[Noted],
    *,
    as_json: bool,
    dry_run: bool,
) -> None:
    if as_json:
        findings = [finding_shape(one) for one in noted]
        place.tell_json(
            {"dry_run": dry_run, "messages": messages, "findings": findings, "deliveries": deliveries}
        )
        return
    for delivery in deliveries:
        place.tell(f"{str(delivery['key'])[:8]} {delivery['target']}")


COMMANDS = (broadcast,)
