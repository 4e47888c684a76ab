"""Pure: what is to be done about people: command, handovers, calls, reports, empty roles (practice §1.2, §2)."""

from collections.abc import Iterator

from commander.board.role_orders import in_the_way
from commander.board.roles import COMMANDER, SCRIBE
from commander.board.staffing import vacancies
from commander.steps.step import NextStep, Situation, Step
from commander.steps.work import is_nearly_over


def command(seen: Situation) -> Iterator[NextStep]:
    """Nobody commands."""
    if seen.board.roles.commander is None and seen.board.maintenance.plan is None:
        yield NextStep(step=Step.TAKE_COMMAND)


def handovers(seen: Situation) -> Iterator[NextStep]:
    """A role was offered and not accepted yet; by somebody who can't have it any more it never will be."""
    roles, apart = seen.board.roles, seen.policy.roster.apart
    for role, offer in roles.offers.items():
        if in_the_way(roles, role, offer.to, apart) is None:
            yield NextStep(step=Step.ACCEPT_HANDOVER, text=offer.to, subject=role)


def overdue(seen: Situation) -> Iterator[NextStep]:
    """Calls that nobody answered, and reports that didn't come (4-21)."""
    board = seen.board
    # Once it is over, whoever was still called is wanted no longer.
    calls = board.calls.overdue(seen.now) if board.incident.watch is None else []
    for role, summons in calls:
        if role != COMMANDER:
            step = Step.CALL_AGAIN if summons.calls else Step.FILL_ROLE
            yield NextStep(step=step, text=role, subject=role, person=summons.person)
    for role, report in board.reports.overdue(seen.now):
        yield NextStep(step=Step.HEAR_REPORT, text=role, subject=role, due=report.report_at)


def scribe(seen: Situation) -> Iterator[NextStep]:
    """Nobody writes, and nobody is called to it."""
    if seen.board.roles.holder(SCRIBE) is None and SCRIBE not in seen.board.calls.by_role:
        yield NextStep(step=Step.NAME_SCRIBE, subject=SCRIBE)


def understaffed(seen: Situation) -> Iterator[NextStep]:
    """Needed roles that nobody fills and nobody is called to; near the end nobody new is fetched."""
    board = seen.board
    # What would turn it back at once needs a decision, not more people.
    if is_nearly_over(board) or any(option.restore_first for option in board.options.open()):
        return
    for vacancy in vacancies(board):
        if vacancy.role not in board.calls.by_role:
            yield NextStep(step=Step.FILL_ROLE, text=vacancy.role, subject=vacancy.role)
