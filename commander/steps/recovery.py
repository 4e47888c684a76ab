"""Pure: what is to be done about signals, recovery and the watch after it (practice §9)."""

from collections.abc import Iterator

from commander.board.roster import names_of
from commander.steps.step import NextStep, Situation, Step
from commander.steps.work import is_nearly_over


def signals(seen: Situation) -> Iterator[NextStep]:
    """Signals that nobody judged."""
    for signal in seen.board.signals.untriaged():
        yield NextStep(step=Step.JUDGE_SIGNAL, text=signal.text, subject=signal.signal, due=signal.judge_by)


def restore(seen: Situation) -> Iterator[NextStep]:
    """What was done worked: recovery is checked three ways and declared."""
    if is_nearly_over(seen.board):
        yield NextStep(step=Step.DECLARE_RESTORED)


def watch(seen: Situation) -> Iterator[NextStep]:
    """Somebody watches; when the time is over a person ends it."""
    standing, watching = seen.board.incident.watch, seen.board.watching
    for missed in watching.unanswered():
        yield NextStep(step=Step.ANSWER_MISSED, subject=missed.missed, due=missed.until)
    missing = watching.missing() if watching.ended is None else []
    if missing and watching.chase_at is not None and seen.now >= watching.chase_at:
        name, _ = names_of(missing[:1], seen.policy)[0]
        yield NextStep(step=Step.CHASE_RESTORATION, text=name, subject=missing[0].key, due=watching.chase_at)
    if watching.ended is not None:
        yield NextStep(step=Step.CLOSE)
    if standing is not None:
        step = Step.END_WATCH if seen.now >= standing.until else Step.KEEP_WATCH
        yield NextStep(step=step, text=standing.owner, due=standing.until)
