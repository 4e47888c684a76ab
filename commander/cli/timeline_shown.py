"""timeline: the rows of an incident, whole or narrowed by kind, person, team, what is unanswered, milestone, time."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import click

from commander.board.attachments import Attachment
from commander.board.milestones import Milestone
from commander.board.policy import Policy
from commander.board.signals import Signals
from commander.cli.endings import Ended, Exit
from commander.cli.narrowed import conditions, narrowing_options
from commander.cli.place import Place, pass_place, zone_of
from commander.cli.prose import row_line
from commander.cli.shapes import row_shape
from commander.clock import utc_now
from commander.figures.milestone_rows import milestones, milestones_of
from commander.narrowing import Condition, Narrowing, Sort, wanted
from commander.reading import TimelineRow
from commander.search.query import KINDS, kinds_named, moment_of
from commander.search.said import kind_name
from commander.wording.attachments import size_said
from commander.wording.labels import Mark, label
from commander.wording.language import Language
from commander.wording.times import TimeFault


@click.command(context_settings={"ignore_unknown_options": True})  # -10m is a time, not an option
@click.argument("incident")
@click.option(
    "--kind", "kinds", multiple=True, metavar="KIND", help="Only this kind (decision, 決定); repeats."
)
@narrowing_options
@click.option(
    "--from", "--since", "since", metavar="TIME", help="Only from then on (22:31, -10m, 昨日 23:50)."
)
@click.option("--until", metavar="TIME", help="Only until then.")
@click.option("--recorded", is_flag=True, help="In the order in which they were recorded.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_place
def timeline(
    place: Place,
    /,
    incident: str,
    *,
    kinds: tuple[str, ...],
    since: str | None,
    until: str | None,
    recorded: bool,
    as_json: bool,
    **narrowed: Any,
) -> None:
    """Show everything that happened, by when it happened, or only the rows that all options together leave."""
    with place.reading() as reading:
        policy, stream = reading.policy(), reading.incident(incident).stream
        board = reading.board(stream)
        zone = policy.service.time_zone
        narrowing = Narrowing(
            conditions=(
                *(Condition(Sort.KIND, mark) for name in kinds for mark in _marks(name)),
                *conditions(policy, narrowed),
            ),
            since=_moment(since, zone),
            until=_moment(until, zone, ends=True),
        )
        keys = reading.narrowed_keys(stream, wanted(narrowing, board, policy), board)
        if recorded:
            keys.sort(key=lambda key: (key[1], key[2]))
        rows = reading.rows_of(keys)
    stones = milestones(board, policy)

    def files(row: TimelineRow) -> tuple[Attachment, ...]:
        return board.attachments.of(row.record.id)

    if as_json:
        shapes = (row_shape(row, policy, place.language, zone_of(policy), board.signals) for row in rows)
        found = [milestones_of(row.record, stones) for row in rows]
        place.tell_json(
            [
                {**one, "milestones": list(names), "files": [file.record for file in files(row)]}
                for row, one, names in zip(rows, shapes, found, strict=True)
            ]
        )
        return
    named = [_named(place, milestones_of(row.record, stones)) + _hanging(files(row)) for row in rows]
    _tell(place, rows, policy, board.signals, named)


def _tell(
    place: Place, rows: Sequence[TimelineRow], policy: Policy, signals: Signals, named: Sequence[str]
) -> None:
    for row, stones in zip(rows, named, strict=True):
        place.tell(row_line(row, policy, place.language, zone_of(policy), signals) + stones)
    if not rows:
        place.warn(place.said("当てはまる行はありません。", "No row is left."))


def _named(place: Place, stones: Sequence[Milestone]) -> str:
    return "".join(f" <{label(one, place.language)}>" for one in stones)


def _hanging(files: Sequence[Attachment]) -> str:
    return "".join(f" [{one.name} {size_said(one.size)}]" for one in files)


def _marks(name: str) -> list[Mark]:
    found = kinds_named(name)
    if not found:
        raise Ended(
            Exit.USAGE,
            f"「{name}」という種類はありません。{'、'.join(KINDS)} から選んでください。",
            f'There is no kind "{name}": choose among {", ".join(KINDS)}.',
        )
    return [mark for mark in Mark if kind_name(mark) in found]


def _moment(text: str | None, zone: str, *, ends: bool = False) -> datetime | None:
    found = moment_of(text, utc_now(), zone, ends=ends) if text is not None else None
    if isinstance(found, TimeFault):
        raise Ended(Exit.USAGE, found.sentence(Language.JA), found.sentence(Language.EN))
    return found


COMMANDS = (timeline,)
