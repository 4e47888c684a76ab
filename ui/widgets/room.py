"""Gives the width of a bar to its parts by what matters most: a glance must not lose that to a long word."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget


def share_room(room: int, parts: Sequence[QWidget]) -> None:
    """Let each part be as wide as it wishes, the most important first, while those behind it keep their least.

    The parts elide: their minimum hint is what they can do with.
    """
    shown = [part for part in parts if not part.isHidden()]
    left = room - sum(_least(part) for part in shown)
    for part in shown:
        more = min(max(part.sizeHint().width() - _least(part), 0), max(left, 0))
        part.setMaximumWidth(_least(part) + more)
        left -= more


def _least(part: QWidget) -> int:
    return max(part.minimumSizeHint().width(), part.minimumWidth())
