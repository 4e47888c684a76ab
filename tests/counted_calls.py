"""How much work something is, counted in calls: the same on every machine, however busy it is.

Seconds belong to `make bench`; a test that asked for them would fail wherever the machine is slower than ours.
"""

import sys
from collections.abc import Callable
from types import FrameType


def calls_in(act: Callable[[], object]) -> int:
    """The calls of Python and of what lies below that this thread makes while it acts."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count
