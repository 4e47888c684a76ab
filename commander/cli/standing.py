"""The command that says what page and channels show now beside what the board believes: standing."""

from datetime import timedelta, tzinfo

import click
import msgspec

from commander.board.board import Board
from commander.board.standing import AcceptDrift, Drifted, Finding, Showing, TellAgain
from commander.cli.endings import Ended, Exit
from commander.cli.entries import typed
from commander.cli.place import Place, pass_place, zone_of
from commander.cli.shapes import Shape, instant
from commander.clock import utc_now
from commander.connections.connections import publishers_for
from commander.desk.desk import Desk
from commander.desk.standing import StandingDesk, keep_finding
from commander.outbox.glances import Glance, Glances
from commander.outbox.lookout import BLIND, Lookout
from commander.outbox.standing import Belief, beliefs
from commander.reading import Reading
from commander.wording.labels import place_label
from commander.wording.language import Language
from commander.wording.standing import ACCEPTED, BLIND_MAIL, finding_line, read_words, showing_text


@click.command()
@click.argument("incident")
@click.option("--look", is_flag=True, help="Read every target now; nothing is written there.")
@click.option("--accept", metavar="TARGET", help="Let stand what this target shows; --reason says why.")
@click.option("--reason", default="", metavar="TEXT", help="Why it may stand.")
@click.option("--again", metavar="TARGET", help="Send our text to this target once more, as a new post.")
@click.option("--approved-by", default="", metavar="NAME", help="Who approved it aloud, with --again.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_place
def standing(
    place: Place,
    incident: str,
    accept: str | None,
    reason: str,
    again: str | None,
    approved_by: str,
    *,
    look: bool,
    as_json: bool,
) -> None:
    """Show what each target shows now beside what we told it, and mend a difference."""
    if accept and again:
        raise Ended(
            Exit.USAGE,
            "--accept と --again は一度にどちらか一つだけ指定してください。",
            "Give either --accept or --again, not both.",
        )
    with place.incident(incident) as (desk, stream):
        if look:
            _look(place, desk, stream)
        if accept:
            desk.submit(AcceptDrift(incident=stream, target=accept, reason=typed(reason)))
        if again:
            undo = timedelta(seconds=0)
            by = typed(approved_by)
            desk.submit(TellAgain(incident=stream, target=again, undo=undo, verbal_approver=by))
        with Reading(place.home) as reading:
            board, policy = reading.board(stream), reading.policy()
            believed = beliefs(reading.debts_of(stream))
    glances = Glances(place.home).of(stream)
    if as_json:
        place.tell_json(
            {
                "id": board.incident.short_id,
                "incident": stream,
                "targets": [_shape(one, board, glances.get(one.target)) for one in believed],
            }
        )
        return
    lines = [
        line
        for one in believed
        for line in _lines(one, board, glances.get(one.target), place.language, zone_of(policy))
    ]
    nothing = place.said("まだどこにも届いた連絡文がありません。", "Nothing has been delivered anywhere yet.")
    place.tell("\n".join(lines) or nothing)


def _look(place: Place, desk: Desk, stream: str) -> None:
    publishers = publishers_for(place.home, place.settings, place.secrets, lambda: Reading(place.home))
    with Reading(place.home) as reading:

        def keep(belief: Belief, finding: Finding) -> None:
            keep_finding(desk, belief, finding)

        lookout = Lookout(StandingDesk(reading, keep), publishers, Glances(place.home), utc_now)
        lookout.look_once(stream)


def _lines(
    belief: Belief, board: Board, glance: Glance | None, language: Language, zone: tzinfo
) -> list[str]:
    head = place_label(belief.target, language)
    if belief.via in BLIND:
        return [f"{head}: {BLIND_MAIL.said_in(language)}"]
    drifted = _drifted(belief, board)
    ours = glance if glance is not None and glance.key == belief.key else None
    read = read_words(
        ours.read_at if ours else None,
        ours.detail if ours else "",
        language,
        zone,
        as_written=drifted is None,
    )
    if drifted is None:
        return [f"{head}: {read}"]
    lines = [f"{head}: {finding_line(drifted.finding, language)} ({read})"]
    if drifted.accepted is not None:
        said = ACCEPTED.said_in(language)
        lines.append(f"  {said.format(person=drifted.accepted.by, reason=drifted.accepted.reason)}")
    ours_said = "ボード" if language is Language.JA else "we"
    theirs_said = "先方" if language is Language.JA else "they"
    for name, showing in ((ours_said, drifted.finding.ours), (theirs_said, drifted.finding.theirs)):
        lines += [f"  {name} | {line}" for line in showing_text(showing, language).splitlines()]
    return lines


def _shape(belief: Belief, board: Board, glance: Glance | None) -> Shape:
    drifted = _drifted(belief, board)
    ours = glance if glance is not None and glance.key == belief.key else None
    is_read = ours is not None and ours.read_at is not None
    finding = drifted.finding if drifted else None
    accepted = drifted.accepted if drifted else None
    return {
        "target": belief.target,
        "key": belief.key,
        "readable": belief.via not in BLIND,
        "read_at": instant(ours.read_at if ours else None),
        "unread": ours.detail if ours else "",
        "as_written": drifted is None if is_read or drifted else None,
        "drifts": list(finding.drifts) if finding else [],
        "ours": _showing(finding.ours) if finding else None,
        "theirs": _showing(finding.theirs) if finding and finding.theirs else None,
        "by": finding.by if finding else "",
        "changed_at": instant(finding.changed_at if finding else None),
        "accepted": {"by": accepted.by, "reason": accepted.reason} if accepted else None,
    }


def _drifted(belief: Belief, board: Board) -> Drifted | None:
    drifted = board.standings.by_target.get(belief.target)
    return drifted if drifted and drifted.finding.key == belief.key else None


def _showing(showing: Showing) -> Shape:
    shape: Shape = msgspec.to_builtins(showing)
    return shape


COMMANDS = (standing,)
