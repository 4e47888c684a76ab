"""Opens a drill: a home of its own, the organisation's policy in it, its own clock, and the window that plays it."""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from commander.board.policy_import import ImportPolicy
from commander.clock import ScaledClock, utc_now
from commander.drill.practice_policy import drill_policy
from commander.drill.scenario import load_scenario
from commander.drill.script import Scenario
from commander.drill.shelf import new_drill_home
from commander.journal.faults import JournalFault
from commander.journal.journal import JOURNAL_FILE
from commander.locks import window_lock
from commander.reading import Reading
from ui.drill_run import DrillRun
from ui.program import Practice, Program
from ui.settings_in_force import spoken
from ui.start import show_until_closed
from ui.wishes import settings_or_defaults

if TYPE_CHECKING:
    from commander.board.policy import Policy
    from commander.desk.desk import Desk


def run_drill(
    live_home: Path, key: str, speed: int, *, language: str | None = None, person: str | None = None
) -> int:
    """Show the window of a new drill until it is closed; the exit code. Raises ScenarioFault, OSError."""
    scenario = load_scenario(key)
    home = new_drill_home(live_home, key, utc_now())
    with contextlib.ExitStack() as held:
        held.enter_context(window_lock(home))

        def make(app: QApplication) -> Program:
            program, _ = make_drill(
                app,
                home,
                scenario,
                ScaledClock(speed),
                live_home=live_home,
                language=language,
                person=person,
                lock=held,
            )
            return program

        return show_until_closed(home, make)


def make_drill(
    app: QApplication,
    home: Path,
    scenario: Scenario,
    clock: ScaledClock,
    *,
    live_home: Path,
    language: str | None = None,
    theme: str | None = None,
    person: str | None = None,
    lock: contextlib.ExitStack | None = None,
) -> tuple[Program, DrillRun]:
    """The window of a drill in its own home, and what plays it there. The live home is only read."""
    settings, _ = settings_or_defaults(live_home)
    said_in = spoken(language or settings.window.language)

    def prepare(desk: "Desk") -> None:
        policy = drill_policy(_live_policy(live_home), scenario.people(said_in))
        desk.submit(ImportPolicy(policy=policy))
        desk.zone = desk.policy().service.time_zone

    practice = Practice(clock=clock, settings=settings, prepare=prepare)
    program = Program(
        app, home, language=said_in.value, theme=theme, person=person, lock=lock, practice=practice
    )
    run = DrillRun(program, scenario, clock, home, live_home=live_home)
    return program, run


def _live_policy(live_home: Path) -> "Policy":
    """The organisation's policy, read beside whoever writes it; the blank one where there is none to read."""
    from commander.board.policy import Policy

    if not (live_home / JOURNAL_FILE).exists():
        return Policy()
    try:
        with Reading(live_home) as reading:
            return reading.policy()
    except (JournalFault, OSError):
        return Policy()
