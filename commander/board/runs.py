"""Pure: a procedure carried out in one incident: the version it began with, each step ticked by somebody (0-04)."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.moment import Moment
from commander.board.policy import Policy
from commander.board.procedures import ProcedureStep, number_of, standing_procedures
from commander.board.record import Event, Fact, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, optional, required


class StepState(StrEnum):
    """What became of a step."""

    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"


class RunBegun(Event, frozen=True, kw_only=True):
    """Somebody goes through a procedure; its steps are kept as they were then."""

    KIND: ClassVar[str] = "run-begun"
    run: str
    procedure: str
    title: str
    version: str
    number: int = 1
    steps: tuple[ProcedureStep, ...] = ()
    url: str = ""
    action: str = ""  # the action that is done by it


class RunTicked(Event, frozen=True, kw_only=True):
    """A step was done, skipped, or taken back."""

    KIND: ClassVar[str] = "run-ticked"
    run: str
    step: int  # from 1
    state: StepState
    text: str = ""  # of the step
    reason: str = ""


class BeginRun(msgspec.Struct, frozen=True, kw_only=True):
    """Go through a procedure, for an action perhaps."""

    incident: str
    procedure: str
    action: str = ""


class TickStep(msgspec.Struct, frozen=True, kw_only=True):
    """Say that a step is done, skipped with the reason, or open again."""

    incident: str
    run: str
    step: int
    state: StepState
    reason: str = ""


RunCommand = BeginRun | TickStep


class Tick(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a step, by whom."""

    state: StepState
    reason: str
    by: str
    at: datetime


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One procedure as far as it was gone through."""

    begun: RunBegun
    begun_at: datetime
    ticks: dict[int, Field[Tick]] = {}

    def tick(self, step: int) -> Tick | None:
        """What became of a step (from 1). Contested: that it is still open, for one done twice costs less."""
        field = self.ticks.get(step)
        return field.gravest(lambda tick: _GRAVITY.index(tick.state)) if field else None

    def state(self, step: int) -> StepState:
        """Where a step stands."""
        tick = self.tick(step)
        return tick.state if tick else StepState.OPEN

    @property
    def next_step(self) -> int | None:
        """The first that is open; None: all are gone through."""
        return next((n for n in range(1, len(self.begun.steps) + 1) if self.state(n) is StepState.OPEN), None)

    @property
    def gone_through(self) -> int:
        """How many steps are done or skipped."""
        return sum(self.state(n) is not StepState.OPEN for n in range(1, len(self.begun.steps) + 1))


_GRAVITY = (StepState.SKIPPED, StepState.DONE, StepState.OPEN)


class Runs(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board."""

    by_id: dict[str, Run] = {}

    def of_action(self, action: str) -> list[Run]:
        """What an action is done by."""
        return [run for run in self.by_id.values() if action and run.begun.action == action]


def decide(runs: Runs, policy: Policy, command: RunCommand, moment: Moment) -> list[Fact]:
    """What follows from a command, or Refused."""
    if isinstance(command, BeginRun):
        return [_begun(policy, command, moment)]
    run = runs.by_id.get(command.run)
    if run is None:
        raise Refused(Because.RUN_UNKNOWN)
    steps = run.begun.steps
    if not 1 <= command.step <= len(steps):
        raise Refused(Because.STEP_UNKNOWN, step=str(command.step), steps=str(len(steps)))
    needs_reason = command.state is StepState.SKIPPED
    said = required if needs_reason else optional
    ticked = RunTicked(
        run=command.run,
        step=command.step,
        state=command.state,
        text=steps[command.step - 1].text,
        reason=said(command.reason, limit=LINE_LIMIT, field="reason"),
    )
    field = run.ticks.get(command.step)
    about = f"run:{command.run}:{command.step}"
    return [Fact(event=ticked, about=about, bases=field.bases if field else ())]


def _begun(policy: Policy, command: BeginRun, moment: Moment) -> Fact:
    found = next(
        (one for one in standing_procedures(policy.procedures) if one.key == command.procedure), None
    )
    if found is None:
        raise Refused(Because.PROCEDURE_UNKNOWN, procedure=command.procedure)
    begun = RunBegun(
        run=moment.fresh(),
        procedure=found.key,
        title=found.title,
        version=found.version,
        number=number_of(policy.procedures, found.key),
        steps=found.steps,
        url=found.url,
        action=command.action,
    )
    return Fact(event=begun, about=f"run:{begun.run}")


def evolve(runs: Runs, record: Record) -> Runs:
    """The slice after a record. Total."""
    event, when = record.event, record.occurred.instant
    match event:
        case RunBegun():
            before = runs.by_id.get(event.run)
            ticks = before.ticks if before else {}
            run = Run(begun=event, begun_at=when, ticks=ticks)
        case RunTicked() if event.run in runs.by_id:
            run = runs.by_id[event.run]
            tick = Tick(state=event.state, reason=event.reason, by=record.author, at=when)
            field = run.ticks.get(event.step, Field[Tick]()).put(record, tick)
            run = replace(run, ticks={**run.ticks, event.step: field})
        case _:
            return runs
    return replace(runs, by_id={**runs.by_id, event.run: run})
