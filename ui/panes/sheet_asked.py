"""What the other side is asked while a sheet is open: how many are mailed and called, and in which workspace."""

from collections.abc import Callable

from commander.board.slack_rules import GroupSizes
from ui.models.board import BoardModel
from ui.off_thread import off_thread
from ui.panes.other_side import NobodyAsked, OtherSide


class SheetAsked:
    """Asks off the window's thread; answers arrive in it, or never. Window thread.

    counted: how many the page mails, None while nobody can say. named: the workspace. sized: people by user group.
    """

    def __init__(
        self,
        model: BoardModel,
        *,
        counted: Callable[[int | None], None],
        named: Callable[[str], None],
        sized: Callable[[GroupSizes | None], None],
    ) -> None:
        self._model, self._counted, self._named, self._sized = model, counted, named, sized
        self.other_side: OtherSide = NobodyAsked()

    def ask(self) -> None:
        """Ask everything anew, each time the sheet is opened."""
        push, other_side = self._model.bridge.push, self.other_side
        off_thread(push, other_side.subscribers, self._counted)
        off_thread(push, other_side.workspace, self._named)
        if self._model.policy.slack.groups():
            off_thread(push, other_side.group_sizes, self._sized)
