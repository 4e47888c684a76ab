"""Pure: what follows from telling: a text ordered, amended or sent again, with all that the board knows around it."""

from commander.board import (
    amendments,
    approval_decisions,
    estimate,
    final_report,
    maintenance_orders,
    message_orders,
    page_facts,
    standing,
)
from commander.board.board import Board
from commander.board.message import MessageCommand, OrderBroadcast
from commander.board.moment import Moment
from commander.board.policy import Policy
from commander.board.record import Fact


def circumstance(board: Board, organisation: Policy, moment: Moment) -> approval_decisions.Circumstance:
    """What a decision about approvals looks at."""
    return approval_decisions.Circumstance(
        messages=board.messages,
        roles=board.roles,
        impact=board.impact,
        incident=board.incident,
        policy=organisation,
        moment=moment,
    )


def decide_message(board: Board, organisation: Policy, command: MessageCommand, moment: Moment) -> list[Fact]:
    """A text kept or approved, or an order of what was not ordered yet."""
    if isinstance(command, OrderBroadcast):
        message_orders.check_not_ordered(board.messages, command)
    return _message_facts(board, organisation, command, moment)


def _message_facts(board: Board, organisation: Policy, command: MessageCommand, moment: Moment) -> list[Fact]:
    """What follows from it, an order as the pages and the planned work want it."""
    if isinstance(command, OrderBroadcast):
        maintenance_orders.check_order(board.maintenance, board.incident, command, moment)
        estimate.check_order(board.estimates, command, moment)
        final_report.check_order(board.messages, board.incident, command, moment)
    signing = approval_decisions.signing_of(
        board.approvals, circumstance(board, organisation, moment), command
    )
    facts = message_orders.decide(
        board.messages, board.incident, organisation, command, moment, signing.consent
    )
    facts = maintenance_orders.with_window(board.maintenance, organisation, facts)
    if not isinstance(command, OrderBroadcast):
        return facts
    backdated = page_facts.backdated_to(command, board.messages, board.windows)
    return page_facts.resolved(facts, board.incident, board.windows, organisation, backdated=backdated)


def decide_amendment(
    board: Board, organisation: Policy, command: amendments.AmendBroadcast, moment: Moment
) -> list[Fact]:
    """A text that customers read already is changed or taken back."""
    signing = approval_decisions.signing_of(
        board.approvals, circumstance(board, organisation, moment), command
    )
    return amendments.decide(
        board.amendments, board.messages, board.incident, organisation, command, moment, signing.consent
    )


def decide_again(
    board: Board, organisation: Policy, command: standing.StandingCommand, moment: Moment
) -> list[Fact]:
    """What stands at a page is accepted as it is, or the text that was sent is sent there again."""
    if isinstance(command, standing.AcceptDrift):
        return standing.decide(board.standings, command)
    # The very text that was looked over and sent before; whether it may go now is asked anew.
    order = standing.order_again(board.standings, board.messages, command)
    facts = _message_facts(board, organisation, order, moment)
    return standing.to_one_target(board.standings, command, facts)
