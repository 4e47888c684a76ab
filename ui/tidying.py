"""Python's look for left-over circles, in the window thread alone: a Qt object that ended on another crashes us."""

import contextlib
import gc
import time
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QAbstractEventDispatcher

# A look through everything may take so small a part of the time; its length is known from the last one.
_WHOLE_SHARE: Final = 100


class Tidying:
    """Ends left-over circles between two events, never while something waits. Window thread only.

    Left to itself Python looks on whichever thread asks for memory next, and ends there what it finds: windows too.
    """

    def __init__(self) -> None:
        self._whole_from = 0.0
        self._is_held = False

    def hold(self) -> None:
        """No look until `let_go`: much is being made that stays."""
        self._is_held = True

    def let_go(self) -> None:
        """What stands stays and is never looked through again; from now on looks are made."""
        gc.freeze()
        self._is_held = False

    def tidy(self) -> None:
        """Look through as much as Python itself would by now."""
        if self._is_held:
            return
        young, middle, old = (
            count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)
        )
        began = time.monotonic()
        if old and began >= self._whole_from:
            gc.collect()
            ended = time.monotonic()
            self._whole_from = ended + _WHOLE_SHARE * (ended - began)
        elif middle:
            gc.collect(1)
        elif young:
            gc.collect(0)


@contextlib.contextmanager
def tidied_here() -> Iterator[Tidying]:
    """From now on this thread looks, whenever its event loop has nothing left to do; a QApplication stands."""
    was_on = gc.isenabled()
    gc.disable()
    tidying = Tidying()
    loop = QAbstractEventDispatcher.instance()
    loop.aboutToBlock.connect(tidying.tidy)
    try:
        yield tidying
    finally:
        loop.aboutToBlock.disconnect(tidying.tidy)
        if was_on:
            gc.enable()
