"""Pure: what an alignment decides is a decision like any other, so that it stands in one place (2-12, 2-05)."""

from msgspec.structs import replace

from commander.board import decisions
from commander.board.alignment import Agreed, Alignment, AlignmentHeld, HoldAlignment
from commander.board.decisions import Decisions, DecisionState
from commander.board.moment import Moment
from commander.board.policy import Policy
from commander.board.record import Fact
from commander.board.text import LINE_LIMIT


def with_decision(
    facts: list[Fact],
    known: tuple[Alignment, Decisions, Policy],
    command: HoldAlignment,
    moment: Moment,
) -> list[Fact]:
    """The alignment with the id of its decision; said again with the same answer, it keeps the one that stands.

    Another answer is another decision, and what stood before stands no longer.
    """
    alignment, found, policy = known
    before = [one.value.said for one in alignment.field.heads if isinstance(one.value, Agreed)]
    standing = [one for one in before if _stands(found, one.decision)]
    held = next(fact.event for fact in facts if isinstance(fact.event, AlignmentHeld))
    same = next((one.decision for one in standing if _answer(one) == _answer(held)), "")
    made: list[Fact] = []
    if not same:
        text = (command.decided.strip() or f"{held.system_policy}, {held.customer_policy}")[:LINE_LIMIT]
        make = decisions.MakeDecision(
            incident=command.incident, text=text, decider=held.decision_maker, basis=held.note
        )
        made = decisions.decide(found, policy, make, moment)
    decision = same or next(
        fact.event.decision for fact in made if isinstance(fact.event, decisions.DecisionMade)
    )
    for old in dict.fromkeys(one.decision for one in standing if one.decision != decision):
        reason = found.by_id[decision].text if same else command.decided.strip() or str(held.system_policy)
        ended = decisions.ReviewDecision(
            incident=command.incident, decision=old, stands=False, reason=reason[:LINE_LIMIT]
        )
        made += decisions.decide(found, policy, ended, moment)
    return [*(_referring(fact, decision) for fact in facts), *made]


def _answer(held: AlignmentHeld) -> tuple[str, str, str]:
    return held.system_policy, held.customer_policy, held.decision_maker


def _stands(found: Decisions, decision: str) -> bool:
    known = found.by_id.get(decision)
    return known is not None and known.state is DecisionState.MADE


def _referring(fact: Fact, decision: str) -> Fact:
    if not isinstance(fact.event, AlignmentHeld):
        return fact
    return replace(fact, event=replace(fact.event, decision=decision))
