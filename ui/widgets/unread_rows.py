"""The chip over the beginning of a list that says how many rows have come since somebody last looked."""

from typing import Final

from typing_extensions import override

from ui.widgets.new_rows import NewRows

_BELOW_BEGINNING: Final = 8


class UnreadRows(NewRows):
    """Lies over its parent's upper edge. Its key, not Tab, goes to the first of them."""

    @override
    def _words(self, count: int, key: str) -> str:
        return self.tr("%n unread ↑", "rows of the timeline", count) + f"  {key}"

    @override
    def _top(self, height: int) -> int:
        return _BELOW_BEGINNING
