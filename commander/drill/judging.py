"""What a drill came to, read from its own home: its incidents, its score, and what is kept of it."""

from datetime import datetime

import msgspec

from commander.board.board import Board
from commander.board.incident import IncidentKind
from commander.board.timeline import EntryAdded
from commander.drill.acts import restored_at
from commander.drill.score import Score, score
from commander.drill.script import Scenario
from commander.drill.shelf import FinishedDrill
from commander.reading import Reading


class Debrief(msgspec.Struct, frozen=True, kw_only=True):
    """How a drill went."""

    result: FinishedDrill
    score: Score


def drill_boards(reading: Reading) -> tuple[Board | None, Board | None]:
    """The incident that the drill began with, and the one that the signal after recovery became."""
    drills = [one for one in reading.incidents() if one.kind == IncidentKind.DRILL]
    if not drills:
        return None, None
    first = drills[-1].stream
    followed = (reading.board(one.stream) for one in reversed(drills[:-1]))
    second = next((board for board in followed if board.incident.previous == first), None)
    return reading.board(first), second


def judge(reading: Reading, scenario: Scenario, now: datetime) -> Debrief | None:
    """The score of the drill in this journal as it stands; None: nothing was declared in it."""
    board, second = drill_boards(reading)
    if board is None or board.incident.declared_at is None:
        return None
    streams = [one.stream for one in (board, second) if one is not None]
    written = sum(_entries(reading, stream, scenario) for stream in streams)
    judged = score(
        board,
        reading.policy(),
        now,
        second,
        asks=scenario.measures,
        entries=written,
        too_early=_is_too_early(reading, board, scenario),
    )
    worst = judged.practise_next
    result = FinishedDrill(
        scenario=scenario.key,
        title=scenario.title,
        began_at=board.incident.declared_at,
        ended_at=now,
        points=judged.points,
        practise_next=worst.value if worst else "",
    )
    return Debrief(result=result, score=judged)


def _is_too_early(reading: Reading, board: Board, scenario: Scenario) -> bool:
    """Whether recovery was declared before the cast said that everything works again."""
    said = next((step.text for step in scenario.steps if step.key == scenario.ending.well), None)
    restored = restored_at(board)
    if said is None or restored is None:
        return False
    records = [row.record for row in reading.timeline(board.stream)]
    return not any(
        isinstance(record.event, EntryAdded)
        and record.event.text in (said.ja, said.en)
        and record.occurred.instant <= restored
        for record in records
    )


def _entries(reading: Reading, stream: str, scenario: Scenario) -> int:
    """How many entries the person wrote, each text once; the cast's are not theirs."""
    cast = {name for one in scenario.cast for name in (one.name.ja, one.name.en)}
    records = [row.record for row in reading.timeline(stream) if row.record.author not in cast]
    return len({record.event.text for record in records if isinstance(record.event, EntryAdded)})
