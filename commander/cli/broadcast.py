"""broadcast: drafts the texts, shows them, asks, and makes them owed. `send` pays them."""

import sys
from collections.abc import Sequence

import click
from msgspec.structs import replace

from commander.board.approval_requests import AskApproval
from commander.board.bulletin import INCIDENT_STAGES, Mention, Stage
from commander.board.deliveries import delivery_key
from commander.board.message import FALSE_ALARM, BroadcastOrdered, Message, OrderBroadcast
from commander.board.record import Record
from commander.cli.approval import tell_asked
from commander.cli.broadcast_draft import (
    Draft,
    audiences_named,
    components_named,
    fields_named,
    template_named,
)
from commander.cli.channel import calling
from commander.cli.endings import Ended, Exit
from commander.cli.entries import typed
from commander.cli.page_notes import page_lines
from commander.cli.place import Place, pass_place
from commander.cli.proofs import answers, finding_shape, show_findings
from commander.cli.told_entries import told_entries
from commander.drafting.proofreading import Noted, decide_order, overriding, proofread
from commander.outbox.plan import plan


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
    overrides = fields_named([*values, *(word for word in more if "=" in word)])
    with place.incident(incident) as (desk, stream):
        board, policy, moment = desk.board(stream), desk.policy(), desk.moment()
        plan = board.maintenance.plan
        audiences = audiences_named(named or (plan.audiences if plan else ()))
        draft = Draft(place, board, policy, moment.now, told_entries(desk, stream, sources))
        messages = draft.messages(
            audiences,
            template_named(template),
            overrides,
            components_named(components, policy),
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
