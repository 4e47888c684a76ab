"""What a maintenance touches and whom it is told, as boxes to tick: the policy's components and audiences."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from commander.board.policy import Policy
from ui.widgets.tick_box import TickBox
from ui.words import Words


class PlanTicks:
    """Two columns of boxes. A component comes unticked, an audience that a machine tells comes ticked."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self.components: dict[str, TickBox] = {}
        self.audiences: dict[str, TickBox] = {}
        self.component_column, self.audience_column = QVBoxLayout(), QVBoxLayout()

    def show_policy(self, policy: Policy, words: Words) -> None:
        """A box for each; what was ticked stays."""
        for one in policy.components():
            box = self.components.get(one.id) or self._box(self.components, one.id, self.component_column)
            box.name(words.either(one.name_ja, one.name_en))
        for audience in policy.audiences():
            if not audience.targets or audience.by_hand:
                continue
            known = self.audiences.get(audience.key)
            box = known or self._box(self.audiences, audience.key, self.audience_column)
            if known is None:
                box.setChecked(True)
            box.name(words.either(audience.name_ja, audience.name_en))

    def in_order(self) -> list[TickBox]:
        """As the eye goes over them."""
        return [*self.components.values(), *self.audiences.values()]

    def clear(self) -> None:
        """No component; whom to tell stays as it was."""
        for box in self.components.values():
            box.setChecked(False)

    def _box(self, boxes: dict[str, TickBox], key: str, column: QVBoxLayout) -> TickBox:
        box = boxes[key] = TickBox(self._parent)
        column.addWidget(box)
        return box
