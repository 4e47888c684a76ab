"""Pure: whose approval a text needs, and who may give it (practice §5.1, the approver's column)."""

from collections.abc import Collection, Iterable

from commander.board.organisation import Audience
from commander.board.policy import Policy
from commander.board.roles import COMMANDER, ROLES, Roles

DEPUTY = "deputy"


def needed(policy: Policy, audiences: Iterable[Audience]) -> tuple[str, ...]:
    """The roles, or persons, that must approve what these audiences read; each once, in the policy's order."""
    found: dict[str, None] = {}
    for audience in audiences:
        if audience.approvers:
            found |= dict.fromkeys(audience.approvers)
        elif audience.public and policy.approval.public != "nobody":
            found[COMMANDER] = None
    return tuple(found)


def who_may(
    need: str, roles: Roles, policy: Policy, author: str, seated: Collection[str] = ()
) -> tuple[str, ...]:
    """Who may fill a seat for an author's text. Empty: anybody who hasn't written it.

    A vacant seat is filled by the commander or the deputy, never by the author himself nor by somebody who
    fills another seat of the same text (seated): what two must see would be seen by one. Only command itself,
    vacant, is answered for by whoever acts, so that the first post goes out.
    """
    alone = policy.approval.four_eyes
    holder = holder_of(need, roles)
    if holder is not None and not (alone and holder == author):
        return (holder,)
    if need == COMMANDER and holder is None and not alone:
        return (author,)
    barred = {author, holder, *seated}
    standing_in = (roles.commander, roles.holder(DEPUTY))
    return tuple(dict.fromkeys(one for one in standing_in if one is not None and one not in barred))


def may(
    need: str, person: str, roles: Roles, policy: Policy, author: str, seated: Collection[str] = ()
) -> bool:
    """Whether somebody may fill a seat for an author's text; seated: who fills another one of it."""
    if need == COMMANDER and roles.commander is None and not policy.approval.four_eyes:
        return True
    chosen = who_may(need, roles, policy, author, seated)
    return person in chosen if chosen else person not in {author, *seated}


def sits(need: str, person: str, roles: Roles) -> bool:
    """Whether the seat is somebody's own: they stand in for nobody."""
    return holder_of(need, roles) == person


def fills(
    lacking: Iterable[str],
    person: str,
    roles: Roles,
    policy: Policy,
    author: str,
    seated: Collection[str] = (),
) -> tuple[str, ...]:
    """The seats that somebody's word fills: his own, all of them; else one vacant one, unless he is seated already.

    Whoever has signed for a seat stands in for no other: what two must see is not seen by one.
    """
    left = tuple(lacking)
    own = tuple(
        need for need in left if sits(need, person, roles) and may(need, person, roles, policy, author)
    )
    if own or person in seated:
        return own
    return tuple(need for need in left if may(need, person, roles, policy, author, seated))[:1]


def holder_of(need: str, roles: Roles) -> str | None:
    """Who sits there: a role's holder, or the person who is named."""
    if need in ROLES:
        return roles.commander if need == COMMANDER else roles.holder(need)
    return need


def is_vacant(need: str, roles: Roles) -> bool:
    """Whether nobody leads the role that must approve."""
    return holder_of(need, roles) is None
