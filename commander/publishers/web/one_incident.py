"""Pure: the rule that one outage is one public incident, for every page that keeps incidents (decision 7)."""

from collections.abc import Callable

from commander.outbox.publisher import CannotTell, Errand, Outcome, Rejected, RejectionCause, TryLater


def told(
    errand: Errand,
    *,
    find: Callable[[Errand], str | CannotTell | None],
    update: Callable[[Errand, str], Outcome | None],
    create: Callable[[Errand], Outcome],
) -> Outcome:
    """Update the incident that this outage has on the page, or create it.

    Where an earlier post may have left an incident that we can't name, it is looked for first: a second
    public incident for one outage would be worse than a second's delay. update answers None when they know
    no such incident: somebody deleted it on the page, nothing arrived, and it is opened anew.
    """
    if errand.bulletin.drill:
        # Customers read this page, and a drill that reaches them can't be taken back.
        return Rejected(cause=RejectionCause.SETTINGS, detail="a drill is never published on a status page")
    ref = errand.earlier_ref
    if ref is None and errand.tried_before:
        found = find(errand)
        if isinstance(found, CannotTell):
            return TryLater(detail=found.detail)
        ref = found
    outcome = update(errand, ref) if ref is not None else None
    return outcome or create(errand)
