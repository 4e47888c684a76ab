"""Pure: what follows from putting the warning of a promise off."""

from datetime import timedelta

from commander.board.bulletin import Stage
from commander.board.impact import Impact
from commander.board.incident import Incident
from commander.board.messages import Messages
from commander.board.moment import Moment, ahead
from commander.board.policy import Policy
from commander.board.posts_owed import owed
from commander.board.promises import Promises, PromiseSnoozed, SnoozePromise, told_over
from commander.board.record import Fact
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, required


def decide(
    promises: Promises,
    messages: Messages,
    impact: Impact,
    incident: Incident,
    policy: Policy,
    command: SnoozePromise,
    moment: Moment,
) -> list[Fact]:
    """What follows from putting a warning off, or Refused: no longer than between two updates, never without reason."""
    is_owed = not told_over(messages) or bool(owed(promises, messages, impact, incident))
    if not is_owed or (incident.closed and messages.promise is None):
        raise Refused(Because.NO_PROMISE_OWED)
    if not command.reason.strip():
        raise Refused(Because.REASON_NEEDED)
    until = ahead(command.until, moment)
    limit = policy.cadence(incident.severity).interval(Stage.INVESTIGATING)
    if until - moment.now > limit:
        raise Refused(Because.SNOOZE_TOO_LONG, minutes=str(limit // timedelta(minutes=1)))
    reason = required(command.reason, limit=LINE_LIMIT, field="reason")
    return [Fact(event=PromiseSnoozed(until=until, reason=reason), about="promise")]
