"""An other side that answers the sheet's questions as a test says."""

from commander.board.slack_rules import GroupSizes


class AnotherSide:
    """Nobody can say, but for what is given."""

    def __init__(
        self, *, subscribers: int | None = None, group_sizes: GroupSizes | None = None, workspace: str = ""
    ) -> None:
        self._subscribers, self._group_sizes, self._workspace = subscribers, group_sizes, workspace

    def subscribers(self) -> int | None:
        return self._subscribers

    def group_sizes(self) -> GroupSizes | None:
        return self._group_sizes

    def workspace(self) -> str:
        return self._workspace
