"""severity: what each means, what stands, what is proposed and why, how it went; judge, keep, park it."""

from datetime import datetime

import click

from commander.board.board import Board
from commander.board.incident import SetSeverity
from commander.board.policy import Policy
from commander.board.severity_orders import ParkSeverity
from commander.board.severity_proposal import Proposal, holding, proposal
from commander.cli.endings import Ended, Exit
from commander.cli.entries import severity_number
from commander.cli.place import Place, clock, pass_place, zone_of
from commander.cli.shapes import Shape, instant
from commander.clock import utc_now
from commander.wording.checks import outgoing_title
from commander.wording.language import Bilingual, Language
from commander.wording.severity import (
    criteria,
    level_name,
    modifiers_said,
    parked_question,
    proposal_sentence,
    response,
    time_in_each,
)

_UNKNOWN = Bilingual("重大度:未確認", "Severity: not confirmed")
_STANDS = Bilingual("重大度:SEV{severity}", "Severity: SEV{severity}")
_WEIGHED = Bilingual("考慮:{what}", "weighed: {what}")


@click.command()
@click.argument("incident")
@click.argument("number", required=False)
@click.option("--reason", default="", help="Why; needed to lower it, which only the commander does.")
@click.option("--keep", is_flag=True, help="It stays as it is, knowing what makes it graver.")
@click.option("--park", is_flag=True, help="Argue later: the graver of the two holds, the review asks.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_place
def severity(
    place: Place, *, incident: str, number: str | None, reason: str, keep: bool, park: bool, as_json: bool
) -> None:
    """Judge the severity, 1 (gravest) to 5; without NUMBER show what each means, the proposal and the history."""
    if keep == (number is not None) and (keep or park or reason):
        raise Ended(
            Exit.USAGE,
            "数字か --keep のどちらか一つを選んでください(--park には数字が必要です)。",
            "Give a number or --keep, one of them (--park needs a number).",
        )
    wanted = severity_number(number)
    with place.incident(incident) as (desk, stream):
        board, policy, now = desk.board(stream), desk.policy(), utc_now()
        weighed = tuple(one.modifier for one in holding(board, policy.matrix.rules, now, zone_of(policy)))
        if keep:
            wanted = board.incident.severity or 0
        if wanted is not None and park:
            todo = reason or parked_question(wanted, place.language)
            desk.submit(ParkSeverity(incident=stream, severity=wanted, todo=todo))
        elif wanted is not None:
            desk.submit(SetSeverity(incident=stream, severity=wanted, reason=reason, weighed=weighed))
        if wanted is not None and not as_json:
            return
        board = desk.board(stream)
    if as_json:
        place.tell_json(severity_shape(board, policy, now))
    else:
        place.tell("\n".join(_lines(board, policy, now, place.language)))


def severity_shape(board: Board, policy: Policy, now: datetime) -> Shape:
    """The answer of `severity --json`."""
    proposed = _proposed(board, policy, now)
    spans = board.severities.time_in(now)
    return {
        "severity": board.incident.severity,
        "gravest": board.severities.gravest,
        "minutes_in": {str(one): int(span.total_seconds() // 60) for one, span in spans.items()},
        "proposed": {
            "severity": proposed.severity,
            "because": [
                {"modifier": one.modifier, "since": instant(one.since)} for one in proposed.occasions
            ],
        }
        if proposed
        else None,
        "history": [
            {
                "at": instant(one.at),
                "severity": one.severity,
                "by": one.by,
                "reason": one.reason,
                "weighed": list(one.weighed),
            }
            for one in board.severities.judgements
        ],
    }


def _proposed(board: Board, policy: Policy, now: datetime) -> Proposal | None:
    return proposal(board, policy.matrix.rules, now, zone_of(policy))


def _lines(board: Board, policy: Policy, now: datetime, language: Language) -> list[str]:
    stands = board.incident.severity
    lines = [(_STANDS if stands else _UNKNOWN).said_in(language).format(severity=stands)]
    proposed = _proposed(board, policy, now)
    if proposed is not None:
        lines.append(f"→ {proposal_sentence(proposed, language)}")
    spent = time_in_each(board.severities, now, language)
    lines += [spent] if spent else []
    zone = zone_of(policy)
    for one in board.severities.judgements:
        who = policy.person_name(one.by)
        parts = [clock(one.at, zone), f"SEV{one.severity}", outgoing_title(who), outgoing_title(one.reason)]
        if one.weighed:
            said = modifiers_said(one.weighed, language)
            parts.append(_WEIGHED.said_in(language).format(what=said))
        lines.append("  " + "  ".join(part for part in parts if part))
    for level in policy.matrix.levels():
        mark = "*" if level.severity == stands else " "
        lines.append(f"{mark} {outgoing_title(level_name(level, language))}")
        lines += [f"    - {outgoing_title(line)}" for line in criteria(level, language)]
        lines.append(f"    {outgoing_title(response(level, language))}")
    return lines
