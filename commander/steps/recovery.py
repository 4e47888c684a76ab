"""Pure: what is to be done about signals, recovery and the watch after it (practice §9)."""

from collections.abc import Iterator

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
    standing = seen.board.incident.watch
    if standing is not None:
        step = Step.END_WATCH if seen.now >= standing.until else Step.KEEP_WATCH
        yield NextStep(step=step, text=standing.owner, due=standing.until)
