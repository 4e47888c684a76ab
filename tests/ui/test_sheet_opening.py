"""The sheet is there at once, whatever the number of audiences."""

from msgspec.structs import replace

from commander.board.organisation import Audience
from commander.board.policy_import import ImportPolicy
from tests.counted_calls import calls_in
from tests.ui.desk_window import POLICY, DeskWindow
from tests.ui.keys import Hands
from ui.panes.broadcast_sheet import BroadcastSheet

# Twice what it is today; the budget of 100 ms on the reference machine is measured by `make bench`.
_MOST_CALLS = 100_000


def test_thirty_audiences_open_at_once(desk_window: DeskWindow, hands: Hands) -> None:
    audiences = tuple(
        Audience(
            key=f"a{number}",
            name_ja=f"宛先{number}",
            name_en=f"Audience {number}",
            targets=(f"slack:#c{number}",),
        )
        for number in range(29)
    )
    desk_window.submit(ImportPolicy(policy=replace(POLICY, audience=(POLICY.audience[0], *audiences))))
    sheet = BroadcastSheet(desk_window.model, desk_window.words)
    desk_window.declare()
    hands.show(sheet)

    def shown() -> None:
        sheet.open()
        sheet.grab()

    took = calls_in(shown)
    desk_window.settle()
    sheet.close_keeping_draft()
    assert took < _MOST_CALLS
