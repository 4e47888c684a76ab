"""A long read in slices: between two of them whoever else asked for something is answered."""

from collections.abc import Callable, Generator
from time import monotonic
from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    # What opens the journal costs 100 ms to import: the first paint must not wait for it.
    from commander.reading import Reading

Answer = TypeVar("Answer")
Steps = Generator[None, None, Answer]

# Whoever reads beside it waits as long as for a slow disk, and hardly longer than for any other read.
_SLICE_S: Final = 0.02


class SlicedRead(Generic[Answer]):
    """One task of the reading thread that puts itself in line again until its question has come to its answer.

    question: yields where it may be left for a while. done: called with the answer, in the reading thread.
    """

    def __init__(
        self,
        question: "Callable[[Reading], Steps[Answer]]",
        done: Callable[[Answer], None],
        go_on: "Callable[[Callable[[Reading], None]], None]",
    ) -> None:
        self._question, self._done, self._go_on = question, done, go_on
        self._steps: Steps[Answer] | None = None

    def __call__(self, reading: "Reading") -> None:
        """One slice. After an error it begins anew: a file that was locked is asked again."""
        steps = self._steps = self._steps or self._question(reading)
        until = monotonic() + _SLICE_S
        try:
            while monotonic() < until:
                next(steps)
        except StopIteration as ended:
            self._done(ended.value)
            return
        except BaseException:
            self._steps = None
            raise
        self._go_on(self)
