"""Pure: of how many in all an amount is, where the policy knows it and nobody said otherwise (0-15)."""

from msgspec.structs import replace

from commander.board.impact import ImpactCommand, StateImpact
from commander.board.impact_policy import ImpactPolicy


def with_whole(command: ImpactCommand, policy: ImpactPolicy) -> ImpactCommand:
    """The command with the whole of its unit; unchanged where it says one, or a share, or more than that."""
    if not isinstance(command, StateImpact) or command.amount is None:
        return command
    amount = command.amount
    known = policy.denominator(amount.unit.strip())
    if known is None or amount.whole is not None or amount.per_mille is not None or amount.high > known.whole:
        return command
    return replace(command, amount=replace(amount, whole=known.whole))
