"""Pure: plays a scenario: what happens now, what comes next, what it waits for. No clock, no journal."""

from datetime import datetime
from enum import StrEnum

import msgspec

from commander.board.board import Board
from commander.board.signals import RaiseSignal
from commander.board.timeline import AddEntry, EntryKind
from commander.drill.acts import act_at
from commander.drill.script import Act, Scenario, Step, StepKind
from commander.wording.language import Language


class WaitsFor(StrEnum):
    """What the scenario can't go on without."""

    DECLARED = "declared"
    RECOVERY = "recovery"
    JUDGEMENT = "judgement"
    NOTHING = "nothing"


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happens now: who says it, and the command that writes it down."""

    step: str
    person: str
    command: RaiseSignal | AddEntry


class Player:
    """One run of a scenario. It remembers only which steps it has given out; every time comes from the board.

    second, where it is asked for: the board of the incident that the signal after recovery became.
    """

    def __init__(self, scenario: Scenario, language: Language, stream: str) -> None:
        self.scenario = scenario
        self._language = language
        self._stream = stream
        self._names = {one.key: one.name.said_in(language) for one in scenario.cast}
        self._played: set[str] = set()

    def due(self, board: Board, now: datetime, second: Board | None = None) -> list[Cue]:
        """What happens now, in the order in which it came due; each step once."""
        times = self._times(board, second)
        ready = [step for step in self.scenario.steps if self._comes_by(step, times, now)]
        # Those due at one time stay in the order of the scenario.
        ready.sort(key=lambda step: times[step.key])
        self._played.update(step.key for step in ready)
        return [self._cue(step) for step in ready]

    def next_at(self, board: Board, second: Board | None = None) -> datetime | None:
        """When the next step comes by time; None: it waits for the person, or nothing is left."""
        times = self._times(board, second)
        return min((at for key, at in times.items() if key not in self._played), default=None)

    def is_over(self, board: Board, now: datetime, second: Board | None = None) -> bool:
        """Whether nothing more can be won or lost: its acts are done, it was missed, or the limit has passed."""
        declared_at = board.incident.declared_at
        if declared_at is None:
            return False
        ending, times = self.scenario.ending, self._times(board, second)
        ends = [declared_at + ending.limit]
        acts = [act_at(act, board, second) for act in ending.acts]
        done = [at for at in acts if at is not None]
        if done and len(done) == len(acts):
            ends.append(max(done) + ending.linger)
        if ending.missed in times:
            ends.append(times[ending.missed] + ending.linger)
        return now >= min(ends)

    def waits_for(self, board: Board, second: Board | None = None) -> WaitsFor:
        """What the person must do before anything more happens."""
        if board.incident.declared_at is None:
            return WaitsFor.DECLARED
        if board.signals.untriaged():
            return WaitsFor.JUDGEMENT
        if self.next_at(board, second) is not None:
            return WaitsFor.NOTHING
        waiting = {step.since for step in self.scenario.steps if step.key not in self._played}
        if Act.RESTORED in waiting and act_at(Act.RESTORED, board, second) is None:
            return WaitsFor.RECOVERY
        return WaitsFor.NOTHING

    def _comes_by(self, step: Step, times: dict[str, datetime], now: datetime) -> bool:
        return step.key in times and step.key not in self._played and times[step.key] <= now

    def _times(self, board: Board, second: Board | None) -> dict[str, datetime]:
        """When each step comes, as far as it follows from what the person has done; one left out has no time."""
        start = board.incident.declared_at
        if start is None:
            return {}
        acts = {act: at for act in Act if (at := act_at(act, board, second)) is not None}
        known: dict[str, datetime] = {act.value: at for act, at in acts.items()}
        times: dict[str, datetime] = {}
        for step in self.scenario.steps:
            earliest = [known[step.since] + step.after] if step.since in known else []
            latest = [start + step.at_latest] if step.at_latest is not None else []
            if not (earliest or latest) or (step.not_before and step.not_before not in known):
                continue
            at = min(earliest + latest)
            at = known[step.key] = max(at, known[step.not_before]) if step.not_before else at
            if not step.unless or any(act not in acts or acts[act] > at for act in step.unless):
                times[step.key] = at
        return times

    def _cue(self, step: Step) -> Cue:
        text, source = step.text.said_in(self._language), step.source.said_in(self._language)
        command: RaiseSignal | AddEntry
        if step.kind is StepKind.SIGNAL:
            command = RaiseSignal(incident=self._stream, text=text, source=source)
        else:
            kind = EntryKind.QUESTION if step.kind is StepKind.QUESTION else step.entry_kind
            command = AddEntry(incident=self._stream, text=text, entry_kind=kind, source=source)
        return Cue(step=step.key, person=self._names[step.who], command=command)
