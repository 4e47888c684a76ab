"""amend puts a text right where it stands, take-back withdraws it; both say first where that can be done."""

from datetime import timedelta

import click
from msgspec.structs import replace

from commander.board.amendments import AmendBroadcast, Amending, places
from commander.board.approval_requests import AskApproval
from commander.board.board import Board
from commander.board.bulletin import Wording
from commander.board.deliveries import Operation
from commander.board.incident import IncidentKind
from commander.board.message import Message
from commander.board.refusal import Because, Refused
from commander.cli.approval import queued_targets, tell_asked
from commander.cli.broadcast import confirmed
from commander.cli.endings import Exit
from commander.cli.entries import typed
from commander.cli.place import Place, pass_place, zone_of
from commander.desk.desk import Desk
from commander.drafting.proofreading import decide_order
from commander.outbox.plan import plan
from commander.wording.approval import withdrawn_texts
from commander.wording.labels import place_label

_REASON = click.option("--reason", required=True, metavar="TEXT", help="Why; it is recorded.")
_APPROVED = click.option("--approved-by", default="", metavar="NAME", help="Who approved it aloud; recorded.")
_ASK = click.option("--when-approved", is_flag=True, help="Ask, and do it as soon as it is approved.")
_GLASS = click.option(
    "--break-glass", "glass", default="", metavar="REASON", help="Do it without the approval it needs; loud."
)
_YES = click.option("--yes", is_flag=True, help="Don't ask: this is the confirmation, and there is no undo.")
_JSON = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
_SHORT = 8


@click.command()
@click.argument("incident")
@click.argument("audience")
@click.option("--title-ja", metavar="TEXT", help="The Japanese title; as it stands if left out.")
@click.option("--body-ja", metavar="TEXT", help="The Japanese text; - reads it from stdin.")
@click.option("--title-en", metavar="TEXT", help="The English title.")
@click.option("--body-en", metavar="TEXT", help="The English text; - reads it from stdin.")
@_REASON
@_APPROVED
@_ASK
@_GLASS
@_YES
@_JSON
@pass_place
def amend(
    place: Place,
    *,
    incident: str,
    audience: str,
    title_ja: str | None,
    body_ja: str | None,
    title_en: str | None,
    body_en: str | None,
    reason: str,
    approved_by: str,
    when_approved: bool,
    glass: str,
    yes: bool,
    as_json: bool,
) -> int:
    """Put right, where it stands, the text that an audience was told last: a small slip, not a correction."""
    given = {"ja": (title_ja, body_ja), "en": (title_en, body_en)}

    def changed(content: Message) -> dict[str, Wording]:
        return {
            language: Wording(
                title=text.title if given[language][0] is None else typed(given[language][0] or ""),
                body=text.body if given[language][1] is None else typed(given[language][1] or ""),
            )
            for language, text in content.texts.items()
        }

    with place.incident(incident) as (desk, stream):
        content = _told(desk.board(stream), audience)
        command = AmendBroadcast(
            incident=stream,
            content=replace(content, texts=changed(content)),
            amending=Amending(operation=Operation.EDIT, reason=typed(reason)),
            verbal_approver=approved_by,
            break_glass=typed(glass),
        )
        return _carry_out(place, desk, command, when_approved=when_approved, yes=yes, as_json=as_json)


@click.command("take-back")
@click.argument("incident")
@click.argument("audience")
@_REASON
@_APPROVED
@_ASK
@_GLASS
@_YES
@_JSON
@pass_place
def take_back(
    place: Place,
    *,
    incident: str,
    audience: str,
    reason: str,
    approved_by: str,
    when_approved: bool,
    glass: str,
    yes: bool,
    as_json: bool,
) -> int:
    """Take back what an audience was told last; where the public reads, a line says so."""
    with place.incident(incident) as (desk, stream):
        content = _told(desk.board(stream), audience)
        texts = withdrawn_texts(content, desk.moment().now, zone_of(desk.policy()))
        command = AmendBroadcast(
            incident=stream,
            content=replace(content, texts=texts),
            amending=Amending(operation=Operation.WITHDRAW, reason=typed(reason)),
            verbal_approver=approved_by,
            break_glass=typed(glass),
        )
        return _carry_out(place, desk, command, when_approved=when_approved, yes=yes, as_json=as_json)


def _told(board: Board, audience: str) -> Message:
    told = board.messages.told.get(audience)
    if told is None:
        raise Refused(Because.MESSAGE_UNKNOWN, message=audience)
    return told.message


def _carry_out(
    place: Place, desk: Desk, command: AmendBroadcast, *, when_approved: bool, yes: bool, as_json: bool
) -> int:
    board, policy = desk.board(command.incident), desk.policy()
    if not as_json:
        _show_places(place, board, command)
    asking = AskApproval(
        incident=command.incident,
        messages=(command.content,),
        send=True,
        undo=timedelta(),
        amending=command.amending,
    )
    # Decided before anybody is asked: a text that would be refused is no question.
    decide_order(board, policy, asking if when_approved else command, desk.moment())
    if not yes and not confirmed(place):
        place.warn(place.said("何も変えませんでした。", "Nothing was changed."))
        return Exit.REFUSED
    records = desk.submit(asking if when_approved else command)
    if when_approved:
        tell_asked(place, policy, records, as_json=as_json)
        return Exit.OK
    debts = [debt for record in records for debt in plan(record)]
    if as_json:
        place.tell_json([{"key": one.key, "target": one.target, "operation": one.operation} for one in debts])
    else:
        for one in debts:
            place.tell(f"{one.key[:_SHORT]} {one.operation} {one.target}")
    return Exit.OK if queued_targets(records) else Exit.REFUSED


def _show_places(place: Place, board: Board, command: AmendBroadcast) -> None:
    """Where it can be done and where not, before it is done."""
    drill = board.incident.kind is IncidentKind.DRILL
    for one in places(board.messages, command.content.message, command.amending.operation, drill=drill):
        name = place_label(one.delivery.target, place.language)
        can = place.said("できます", "can be done")
        cannot = place.said("できません(訂正のお知らせ T08 を送る)", "can't be done: send a correction (T08)")
        place.tell(f"{name}: {can if one.can else cannot}")
    for language, text in command.content.texts.items():
        place.tell(f"[{language}] {text.title}\n{text.body}\n")


COMMANDS = (amend, take_back)
