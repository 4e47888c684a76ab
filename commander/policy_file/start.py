"""The audiences to start from (practice §5.1), as a policy: what is shipped, and how it joins what a policy has."""

from collections.abc import Collection
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from commander.board.organisation import AudienceKind, PolicyFile
from commander.board.policy import Policy
from commander.policy_file.toml import read_policy

AUDIENCES = Path(__file__).parents[2] / "resources" / "audiences.toml"


@cache
def default_set() -> PolicyFile:
    """The shipped audiences and questions. Raises PolicyFault."""
    return read_policy(AUDIENCES)


def is_unstarted(policy: Policy) -> bool:
    """Whether nobody has listed an audience yet: the default set is offered."""
    return not policy.audience_fields


def begun(policy: Policy, keys: Collection[str]) -> PolicyFile:
    """The policy with these audiences of the default set, in its order; those it has already stay as they are.

    The page that stands by default goes on being written; no other place is told before targets are given.
    """
    shipped, standing = default_set(), policy.as_file()
    had = {audience.key: audience for audience in standing.audience}
    added = []
    for audience in shipped.audience:
        known = had.get(audience.key)
        if known is None and audience.key in keys:
            added.append(audience)
        elif known is not None and is_unstarted(policy) and audience.key in keys:
            targets = known.targets
            had[audience.key] = replace(audience, targets=targets, kind=AudienceKind.MACHINE)
    questions = standing.question if policy.question_fields else shipped.question
    return replace(standing, audience=(*had.values(), *added), question=questions)
