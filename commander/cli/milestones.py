"""milestones: the timestamps of an incident, what they come to, and the company's figures (practice §7.2, 1-17)."""

from datetime import datetime, timedelta
from fractions import Fraction

import click

from commander.board.board import Board
from commander.board.milestones import CorrectMilestone
from commander.board.policy import Policy
from commander.cli.endings import Ended, Exit
from commander.cli.entries import typed
from commander.cli.place import Place, pass_place, zone_of
from commander.cli.shapes import Shape, instant
from commander.clock import utc_now
from commander.figures.company import Spread, counts, found_by, spreads
from commander.figures.log_quality import LogQuality, log_quality
from commander.figures.people_cost import PeopleCost, people_cost
from commander.figures.timestamps import Measured, metrics, stamps
from commander.reading import Reading
from commander.wording.checks import outgoing_title
from commander.wording.effort import cost_text, quality_text
from commander.wording.labels import label
from commander.wording.watch_said import local_clock, measured_text, spread_line, stamp_text
from commander.working_days import calendar_of

_MOST = 500


@click.command(context_settings={"ignore_unknown_options": True})  # -20m is a time, not an option
@click.argument("incident", required=False)
@click.option("--set", "correction", metavar="NAME=TIME", help="Correct a timestamp: t_detect=3:00.")
@click.option("--clear", metavar="NAME", help="Take a correction back.")
@click.option("--reason", default="", help="By what it is corrected.")
@click.option("--entry", default="", metavar="RECORD", help="The row of the timeline that shows it.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_place
def milestones(
    place: Place,
    *,
    incident: str | None,
    correction: str | None,
    clear: str | None,
    reason: str,
    entry: str,
    as_json: bool,
) -> None:
    """Show or correct the timestamps of an incident and what they come to; without one, the company's figures.

    Drills, tests and notices never count in those, and nobody is compared with anybody.
    """
    if incident is None:
        _tell_company(place, as_json=as_json)
        return
    with place.incident(incident) as (desk, stream):
        for name, time in _corrections(correction, clear):
            happened = place.time(time, desk.zone) if time else None
            desk.submit(
                CorrectMilestone(
                    incident=stream, milestone=name, happened=happened, reason=typed(reason), entry=entry
                )
            )
        board, policy = desk.board(stream), desk.policy()
    now = utc_now()
    if as_json:
        cost, quality = _effort(place, board, policy, now)
        place.tell_json(milestones_shape(board, policy) | _effort_shape(cost, quality))
        return
    clock = local_clock(zone_of(policy), now)
    for stamp in stamps(board, policy):
        name = f"{stamp.milestone:<12} {label(stamp.milestone, place.language)}"
        place.tell(outgoing_title(f"{name}: {stamp_text(stamp, place.language, clock)}"))
    for one in metrics(board, policy, now):
        if one.is_known:
            place.tell(f"{label(one.metric, place.language)}: {measured_text(one, place.language)}")
    cost, quality = _effort(place, board, policy, now)
    place.tell(cost_text(cost, place.language))
    place.tell(quality_text(quality, place.language))


def _effort(place: Place, board: Board, policy: Policy, now: datetime) -> tuple[PeopleCost, LogQuality]:
    """What it cost in people, and how well it was written down."""
    zone = zone_of(policy)
    with Reading(place.home) as reading:
        records = [row.record for row in reading.timeline(board.stream)]
    calendar = calendar_of(policy, now.astimezone(zone).date())
    return people_cost(board, policy, now, zone, calendar), log_quality(board, records, now)


def _corrections(correction: str | None, clear: str | None) -> list[tuple[str, str]]:
    found = [(clear, "")] if clear is not None else []
    if correction is not None:
        name, equals, time = correction.partition("=")
        if not (name and equals and time):
            raise Ended(
                Exit.USAGE, "--set は t_detect=3:00 の形で書いてください。", "Write --set as t_detect=3:00."
            )
        found.append((name.strip(), time.strip()))
    return found


def _tell_company(place: Place, *, as_json: bool) -> None:
    with place.reading() as reading:
        policy, now = reading.policy(), utc_now()
        boards = [reading.board(one.stream) for one in reading.incidents(closed=True, limit=_MOST)]
    counted = [board for board in boards if counts(board)]
    found = spreads(metrics(board, policy, now) for board in counted)
    ways = found_by(counted)
    if as_json:
        place.tell_json(
            {
                "incidents": len(counted),
                "found_by": dict(ways),
                "metrics": [_spread_shape(one) for one in found],
            }
        )
        return
    place.tell(
        place.said(
            f"終了した本番のインシデント {len(counted)} 件", f"{len(counted)} real incident(s), closed"
        )
    )
    for one in found:
        place.tell(spread_line(one, place.language))


def milestones_shape(board: Board, policy: Policy) -> Shape:
    """The answer of `milestones INCIDENT --json`."""
    return {
        "id": board.incident.short_id,
        "counts": counts(board),
        "milestones": {
            str(one.milestone): {
                "at": instant(one.at),
                "approximate": one.is_approximate,
                "by_board": instant(one.told),
                "corrected_by": one.correction.by if one.correction else None,
                "reason": one.correction.reason if one.correction else "",
            }
            for one in stamps(board, policy)
        },
        "metrics": [_measured_shape(one) for one in metrics(board, policy, utc_now())],
    }


def _effort_shape(cost: PeopleCost, quality: LogQuality) -> Shape:
    return {
        "people": {
            "count": cost.people,
            "minutes": _figure(cost.time),
            "off_hours_minutes": _figure(cost.off_hours),
            "calls_unanswered": cost.unanswered,
        },
        "log": {
            "entries": quality.entries,
            "per_hour": _figure(quality.per_hour),
            "late": _figure(quality.late),
            "facts": quality.facts,
            "facts_without_source": quality.without_source,
            "open_questions": quality.open_questions,
        },
    }


def _measured_shape(one: Measured) -> Shape:
    return {
        "metric": one.metric,
        "minutes": _figure(one.span),
        "share": _figure(one.share),
        "count": one.count,
        "out_of": one.out_of,
        "unit": one.unit,
    }


def _spread_shape(one: Spread) -> Shape:
    return {
        "metric": one.metric,
        "incidents": one.incidents,
        "small_sample": one.is_small,
        "median": _figure(one.median),
        "least": _figure(one.least),
        "most": _figure(one.most),
    }


def _figure(figure: timedelta | Fraction | None) -> float | None:
    """Minutes, or a share of one."""
    if isinstance(figure, timedelta):
        return round(figure / timedelta(minutes=1), 2)
    return round(float(figure), 4) if figure is not None else None


COMMANDS = (milestones,)
