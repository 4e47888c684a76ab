"""Pure: what is to be done about the gates: a stop to agree, a check put off, a phase left, the end (practice §3)."""

from collections.abc import Iterator
from datetime import timedelta

from commander.board.gate_checks import ALIGNMENT, Gate
from commander.board.gate_rows import gate_now, left_at_the_end, left_behind
from commander.board.incident import Phase
from commander.deadlines import DeadlineKind, Urgency
from commander.steps.stall import stalled_since
from commander.steps.step import NextStep, Situation, Step

# Within the first half hour everybody stops once (practice §1.2: first 30–60 minutes).
ALIGN_WITHIN = timedelta(minutes=30)
# Once several people respond, the stop belongs to the incident; a small one is over before.
_ALIGN_UP_TO = 2


def due(seen: Situation) -> Iterator[NextStep]:
    """A check that was put off, a meeting, something that waited for this morning."""
    steps = {
        DeadlineKind.GATE: Step.DECIDE_CHECK,
        DeadlineKind.SYNC: Step.MEET_AGAIN,
        DeadlineKind.DEFERRAL: Step.DO_DEFERRED,
    }
    for deadline in seen.due:
        step = steps.get(deadline.kind)
        if step is Step.DECIDE_CHECK and deadline.subject == ALIGNMENT:
            step = Step.ALIGN
        if step is not None and deadline.urgency(seen.now) is Urgency.DUE:
            yield NextStep(
                step=step,
                text=deadline.text,
                subject=deadline.subject,
                person=deadline.owner,
                due=deadline.due,
            )


def deferred(seen: Situation) -> Iterator[NextStep]:
    """After the end: what waited for this morning, then what waits still."""
    waiting = [one for one in seen.due if one.kind is DeadlineKind.DEFERRAL]
    for deadline in waiting:
        step = Step.DO_DEFERRED if deadline.urgency(seen.now) is Urgency.DUE else Step.AWAIT_DEFERRED
        yield NextStep(
            step=step, text=deadline.text, subject=deadline.subject, person=deadline.owner, due=deadline.due
        )


def stalled(seen: Situation) -> Iterator[NextStep]:
    """Nobody recorded anything for a while: somebody says where it stands (4-01)."""
    since = stalled_since(seen.board, seen.policy, seen.now, seen.heard_at)
    if since is not None:
        yield NextStep(step=Step.SAY_WHERE_WE_STAND, due=since)


def align(seen: Situation) -> Iterator[NextStep]:
    """Half an hour of a grave incident has gone by, or its phase has come, and nobody has stopped to agree."""
    board = seen.board
    declared, severity = board.incident.declared_at, board.incident.severity
    held = board.gates.alignment
    if declared is None or held.agreed is not None or held.skipped is not None:
        return
    is_grave = severity is not None and severity <= _ALIGN_UP_TO
    is_late = is_grave and board.incident.phase < Phase.ALIGNMENT and seen.now >= declared + ALIGN_WITHIN
    if is_late or board.incident.phase is Phase.ALIGNMENT:
        yield NextStep(step=Step.ALIGN, due=declared + ALIGN_WITHIN)


def move_on(seen: Situation) -> Iterator[NextStep]:
    """Nothing is left at this gate: the incident is in its next phase."""
    gate = gate_now(seen.board)
    phase = seen.board.incident.phase
    if gate is None or phase >= Phase.RESPONSE or seen.board.incident.phase_field.contested:
        return
    following = Phase(phase + 1)
    if not left_behind(seen.board, seen.policy, following, seen.now):
        yield NextStep(step=Step.ENTER_PHASE, subject=str(int(following)))


def standing_down(seen: Situation) -> Iterator[NextStep]:
    """The team has stood down: who watches until when; then it is declared over, or everybody is called back."""
    down = seen.board.gates.stood_down
    if down is not None:
        step = Step.DECLARE_RESTORED if seen.now >= down.watch_until else Step.KEEP_WATCH
        yield NextStep(step=step, text=down.watch_owner, due=down.watch_until)


def closing(seen: Situation) -> Iterator[NextStep]:
    """In the last phase: what closing still lacks, one thing at a time, then the closing itself (2-20)."""
    if seen.board.incident.phase is not Phase.CLOSING:
        return
    left = left_at_the_end(seen.board, seen.policy, seen.now)
    at_closing = [row for row in left if row.check.gate is Gate.CLOSING]
    for row in at_closing:
        yield NextStep(step=Step.DECIDE_CHECK, subject=row.check.key)
    yield NextStep(step=Step.CLOSE)
